"""What a producer asks of a recording, in [audio] and in its notes, and what of that the lock keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from podcast.audio import Settings
from podcast.audio.presets import PRESETS
from podcast.config import Sound
from podcast.lock import MAIN, Media
from podcast.model import Episode

UNSAID: Mapping[str, object] = {
    "target": -16.0,
    "mono": None,
    "ceiling": -1.5,
    "bitrate": 0,
    "channels": "auto",
    "level": "off",
    "trim": False,
    "high_pass": 0.0,
}
"""What [audio] left out meant when the first medium was pinned. It may not change with the defaults: a medium
is pinned to what its producer asked for, and a better default must not publish an archive anew."""

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


def asked_of(sound: Sound, episode: Episode) -> Asked:
    """What is asked of the recording of an episode, of a show with this [audio]."""
    sound = replace(sound, level=episode.level or sound.level)
    words = _words(sound)
    old = {key: value for key, value in words.items() if SINCE.get(key) != value}
    forms = tuple(dict.fromkeys((MAIN, *sound.formats)))
    return Asked(sound_settings(sound), _said(words), _said(old), forms)


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
    told = {key: getattr(sound, key) for key in UNSAID}
    told |= {"target": _target(sound), "mono": _mono(sound)}
    return {key: told[key] for key in sorted(told) if told[key] != UNSAID[key]}


def _said(words: Mapping[str, object]) -> str:
    """As the lock keeps it: ``channels=mono target=-14``, or nothing."""
    return " ".join(f"{key}={_short(value)}" for key, value in words.items())


def _short(value: object) -> str:
    if value is True:
        return "on"
    return f"{value:g}" if isinstance(value, float) else str(value)
