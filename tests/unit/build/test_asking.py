"""What is asked of a recording, and the words that locks keep of it."""

from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from podcast.audio.presets import PRESETS
from podcast.build import asking
from podcast.build.asking import SINCE, UNSAID, Asked
from podcast.cache import Cache
from podcast.config import Sound
from podcast.lock import Media
from podcast.model import Bed, Episode
from podcast.timecode import Millis
from tests.support import make_episode

EPISODE = make_episode()


def asked_of(sound: Sound, episode: Episode) -> Asked:
    """Of a show beside which no sound lies."""
    with TemporaryDirectory() as folder, Cache(Path(folder)) as cache:
        return asking.asked_of(sound, episode, Path(folder), cache)


def test_what_is_left_out_means_what_it_meant_when_the_first_medium_was_pinned() -> None:
    """These literals are in the locks of shows: whoever changes them publishes every archive anew."""
    assert dict(UNSAID) == {
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
    assert dict(SINCE) == {"level": "auto"}
    assert {each.name for each in fields(Sound)} - {"formats", "preset"} == set(UNSAID) - {"beds"}


@pytest.mark.parametrize(
    ("sound", "said", "before"),
    [
        (Sound(), "level=auto", ""),
        (Sound(level="off"), "", ""),
        (Sound(target=-16.0, level="off"), "", ""),
        (Sound(preset="aes"), "level=auto target=-18", "target=-18"),
        (Sound(preset="aes", target=-14.0), "level=auto target=-14", "target=-14"),
        (Sound(preset="broadcast"), "level=auto mono=-19", "mono=-19"),
        (Sound(preset="broadcast", target=-16.0), "level=auto", ""),
        (Sound(mono=-16.0), "level=auto", ""),
        (Sound(formats=("opus",)), "level=auto", ""),
        (
            Sound(target=-14.0, channels="mono", bitrate=64, trim=True, high_pass=80.0),
            "bitrate=64 channels=mono high_pass=80 level=auto target=-14 trim=on",
            "bitrate=64 channels=mono high_pass=80 target=-14 trim=on",
        ),
    ],
)
def test_the_words_of_a_lock(sound: Sound, said: str, before: str) -> None:
    asked = asked_of(sound, EPISODE)
    assert (asked.said, asked.before) == (said, before)


def test_the_settings_are_those_of_the_words() -> None:
    sound = Sound(preset="broadcast", trim=True, high_pass=80.0, bitrate=64, channels="stereo")
    made = asked_of(sound, EPISODE).settings
    assert (made.target, made.mono, made.trim, made.high_pass) == (-16.0, -19.0, True, 80.0)
    assert (made.bitrate, made.channels, made.level) == (64_000, 2, True)
    assert asked_of(replace(sound, target=-20.0), EPISODE).settings.mono is None


def test_an_episode_overrules_its_show() -> None:
    assert asked_of(Sound(denoise=True), EPISODE).said == "denoise=on level=auto"
    assert asked_of(Sound(denoise=True), replace(EPISODE, denoise=False)).said == "level=auto"
    assert asked_of(Sound(), replace(EPISODE, denoise=True)).settings.denoise
    assert asked_of(Sound(), replace(EPISODE, level="off")).said == ""
    assert asked_of(Sound(level="off"), replace(EPISODE, level="auto")).said == "level=auto"


def test_what_was_published_before_levelling_is_what_is_asked_for_and_stays_unlevelled() -> None:
    asked = asked_of(Sound(), EPISODE)
    assert asked.fits(Media(name="a", recording="", settings=""))
    assert asked.fits(Media(name="a", recording="", settings="level=auto"))
    assert not asked.fits(Media(name="a", recording="", settings="target=-14"))
    assert not asked.as_before().settings.level
    assert asked.as_before().said == ""


def test_the_presets_are_those_of_the_sound_room() -> None:
    assert all(
        asked_of(Sound(preset=name), EPISODE).settings.target == PRESETS[name].stereo for name in PRESETS
    )


def test_what_sounds_around_a_recording_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "sound").mkdir()
    (tmp_path / "sound/a.wav").write_bytes(b"one")
    (tmp_path / "sound/b.wav").write_bytes(b"one")
    bed = Bed(file=Path("sound/a.wav"), end=Millis(5_000))
    with Cache(tmp_path / "work") as cache:

        def said(sound: Sound, **changes: object) -> str:
            episode = replace(EPISODE, **changes)  # type: ignore[arg-type]
            return asking.asked_of(sound, episode, tmp_path, cache).said

        both = Sound(intro="sound/a.wav", outro="sound/a.wav")
        assert said(both) == said(replace(both, intro="sound/b.wav"))
        assert said(both).startswith("intro=")
        assert said(both, intro="", outro="") == "level=auto"
        assert said(Sound(), intro="sound/a.wav") == said(Sound(intro="sound/b.wav"))
        assert said(Sound(), beds=(bed,)) == said(Sound(), beds=(replace(bed, file=Path("sound/b.wav")),))
        assert said(Sound(), beds=(bed,)) != said(Sound(), beds=(replace(bed, level=-12.0),))
        made = asking.asked_of(both, replace(EPISODE, beds=(bed,)), tmp_path, cache).settings
        assert made.intro == tmp_path / "sound/a.wav"
        assert made.beds[0].file == tmp_path / "sound/a.wav"
        (tmp_path / "sound/a.wav").write_bytes(b"two")
        assert said(both) != said(replace(both, intro="sound/b.wav"))
