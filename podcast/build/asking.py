"""What a producer asks of a recording, in [audio] and in its notes, and what of that the lock keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from podcast.audio import Settings
from podcast.audio.presets import PRESETS
from podcast.build.recall import content
from podcast.cache import Cache, digest_of
from podcast.config import Sound
from podcast.lock import MAIN, Media
from podcast.model import Bed, Episode

UNSAID: Mapping[str, object] = {
    "target": -16.0,
    "mono": None,
    "ceiling": -1.5,
    "bitrate": 0,
    "channels": "auto",
    "level": "off",
    "trim": False,
    "high_pass": 0.0,
    "denoise": False,
    "intro": "",
    "outro": "",
    "beds": "",
}
"""What [audio] left out meant when the first medium was pinned. It may not change with the defaults: a medium
is pinned to what its producer asked for, and a better default must not publish an archive anew."""

_PIECES = ("intro", "outro", "beds")

SINCE: Mapping[str, object] = {"level": "auto"}
"""Defaults that are others by now. A medium that was pinned before such a one holds for new media is kept."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a recording is to be mastered: as `settings` say, which the lock keeps as the words `said`.

    `before` are the words under which the same was asked for when defaults were others. `forms` are those
    that it is published in, the main one first.
    """

    settings: Settings
    said: str
    before: str
    forms: tuple[str, ...] = (MAIN,)

    def fits(self, pinned: Media) -> bool:
        """Whether a published medium is what is asked for."""
        return pinned.settings in (self.said, self.before)

    def as_before(self) -> "Asked":
        """The same with the defaults that held before, for what was published then."""
        return replace(self, settings=replace(self.settings, level=False), said=self.before)


def asked_of(sound: Sound, episode: Episode, folder: Path, cache: Cache) -> Asked:
    """What is asked of the recording of an episode, of a show in `folder` with this [audio].

    Raises InputError for a sound beside it that cannot be read.
    """
    sound = replace(
        sound,
        level=episode.level or sound.level,
        denoise=sound.denoise if episode.denoise is None else episode.denoise,
        intro=sound.intro if episode.intro is None else episode.intro,
        outro=sound.outro if episode.outro is None else episode.outro,
    )
    beds = tuple(replace(each, file=folder / each.file) for each in episode.beds)
    words = _words(sound) | _pieces(sound, beds, folder, cache)
    old = {key: value for key, value in words.items() if SINCE.get(key) != value}
    settings = replace(
        sound_settings(sound),
        level=sound.level == "auto" and not episode.tracks,  # a mix was levelled track by track
        intro=folder / sound.intro if sound.intro else None,
        outro=folder / sound.outro if sound.outro else None,
        beds=beds,
    )
    forms = tuple(dict.fromkeys((MAIN, *sound.formats)))
    return Asked(settings, _said(words), _said(old), forms)


def _pieces(sound: Sound, beds: Sequence[Bed], folder: Path, cache: Cache) -> dict[str, object]:
    """What sounds around a recording, known by its content: a file may be renamed, and is the same then."""
    told = {
        key: content(cache, folder / name)[:16] for key in ("intro", "outro") if (name := getattr(sound, key))
    }
    if beds:
        laid = [(content(cache, each.file), each.start, each.end, each.level) for each in beds]
        told["beds"] = digest_of(laid)[:16]
    return {**told}


def sound_settings(sound: Sound) -> Settings:
    """The mastering settings that [audio] asks for."""
    return Settings(
        target=_target(sound),
        mono=_mono(sound),
        ceiling=sound.ceiling,
        channels={"auto": None, "mono": 1, "stereo": 2}[sound.channels],
        bitrate=sound.bitrate * 1000 or None,
        level=sound.level == "auto",
        trim=sound.trim,
        high_pass=sound.high_pass,
        denoise=sound.denoise,
    )


def _target(sound: Sound) -> float:
    return PRESETS[sound.preset].stereo if sound.target is None else sound.target


def _mono(sound: Sound) -> float | None:
    """The loudness of one channel where it is another one."""
    usual = PRESETS[sound.preset].mono if sound.target is None else None
    found = usual if sound.mono is None else sound.mono
    return None if found == _target(sound) else found


def _words(sound: Sound) -> dict[str, object]:
    """What is asked for, and not what UNSAID says. A preset is kept as the numbers it stands for."""
    told = {key: getattr(sound, key) for key in UNSAID if key not in _PIECES}
    told |= {"target": _target(sound), "mono": _mono(sound)}
    return {key: value for key, value in told.items() if value != UNSAID[key]}


def _said(words: Mapping[str, object]) -> str:
    """As the lock keeps it: ``channels=mono target=-14``, or nothing."""
    return " ".join(f"{key}={_short(words[key])}" for key in sorted(words))


def _short(value: object) -> str:
    if value is True:
        return "on"
    return f"{value:g}" if isinstance(value, float) else str(value)
