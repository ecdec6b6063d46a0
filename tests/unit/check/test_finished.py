"""A finished recording is read back, and what platforms would mind is said."""

import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from podcast.audio import Tags, master, tag
from podcast.audio.channels import Samples
from podcast.check import check_finished
from podcast.errors import InputError
from podcast.lintfile import lint_file
from podcast.model import Chapter
from podcast.timecode import Millis
from tests.unit.audio.sounds import talk, write, write_wav


def rules(path: Path) -> set[str]:
    return {each.rule for each in check_finished(path)}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    source, target = write_wav(tmp_path / "in.wav", talk(3.0)), tmp_path / "good.mp3"
    master(source, target)
    tag(target, Tags(title="The keeper"))
    return target


def test_what_a_build_makes_is_right(good: Path) -> None:
    assert rules(good) == set()
    assert lint_file(str(good)) == ()


def stereo(sound: Samples) -> Samples:
    return np.concatenate([sound, sound])


@pytest.mark.parametrize(
    ("rule", "sound", "options"),
    [
        ("finished-silent", np.zeros((1, 44_100), np.float32), {}),
        ("finished-loudness", talk(3.0, -30.0), {}),
        ("finished-peak", np.clip(talk(3.0, 6.0), -1, 1), {}),
        ("finished-rate", talk(3.0, rate=22_050), {"rate": 22_050}),
        ("finished-bitrate", stereo(talk(3.0)), {"bit_rate": 48_000}),
        ("finished-mono", stereo(talk(3.0)), {}),
        ("finished-sides", stereo(talk(3.0)) * np.array([[1], [0]], np.float32), {}),
        ("finished-sides", stereo(talk(3.0)) * np.array([[1], [-1]], np.float32), {}),
        ("finished-header", talk(3.0), {"write_xing": "0"}),
        ("finished-title", talk(3.0), {}),
    ],
)
def test_what_platforms_mind_is_said(
    tmp_path: Path, rule: str, sound: Samples, options: dict[str, object]
) -> None:
    layout = "mono" if len(sound) == 1 else "stereo"
    assert rule in rules(write(tmp_path / "a.mp3", sound, "libmp3lame", layout, **options))


def test_forms_that_apps_do_not_play_are_told(tmp_path: Path) -> None:
    assert "finished-form" in rules(write_wav(tmp_path / "a.wav", talk(1.0)))
    six = np.concatenate([talk(1.0)] * 6)
    assert "finished-channels" in rules(write_wav(tmp_path / "b.wav", six))
    film = check_finished(write(tmp_path / "c.mkv", talk(1.0), "aac"))
    assert "aac inside of matroska is not what podcast apps play" in [each.message for each in film]
    assert "finished-form" not in rules(write(tmp_path / "d.opus", talk(1.0), "libopus", rate=48_000))
    assert "finished-form" not in rules(write(tmp_path / "d.m4a", talk(1.0), "aac"))
    assert "finished-form" not in rules(write(tmp_path / "d.aac", talk(1.0), "aac"))


def test_a_header_that_says_too_much_is_told(good: Path) -> None:
    data = good.read_bytes()
    good.write_bytes(data[: len(data) * 2 // 3])
    told = {each.rule: each.message for each in check_finished(good)}
    assert told["finished-length"] == "its header says 0:03, and it lasts 0:01"


def test_a_header_that_is_wrong_by_less_than_a_second_is_told_to_the_millisecond(good: Path) -> None:
    data = bytearray(good.read_bytes())
    frames = data.index(b"Info") + 8
    counted = int.from_bytes(data[frames : frames + 4], "big")
    data[frames : frames + 4] = (counted + 10).to_bytes(4, "big")
    good.write_bytes(data)
    told = {each.rule: each.message for each in check_finished(good)}
    assert re.fullmatch(r"its header says 0:03 and 2\d\d ms of it are wrong", told["finished-length"])


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        (1, 0, "all of its sound is in the left channel"),
        (0, 1, "all of its sound is in the right channel"),
        (1, -1, "its two channels cancel each other on one loudspeaker"),
    ],
)
def test_which_channel_has_all_of_the_sound_is_told(
    left: int, right: int, message: str, tmp_path: Path
) -> None:
    sound = stereo(talk(1.0)) * np.array([[left], [right]], np.float32)
    assert message in [each.message for each in check_finished(write_wav(tmp_path / "a.wav", sound))]


def test_a_header_that_counts_next_to_nothing_says_nothing_less(good: Path) -> None:
    data = bytearray(good.read_bytes())
    frames = data.index(b"Info") + 8
    data[frames : frames + 4] = b"\0\0\0\1"
    good.write_bytes(data)
    told = {each.rule: each.message for each in check_finished(good)}
    assert told["finished-length"] == "its header says 0:00, and it lasts 0:03"


def test_long_titles_of_chapters_in_a_tag_of_version_four_are_told(tmp_path: Path) -> None:
    chapters = [
        {"id": n, "start": a, "end": b, "time_base": Fraction(1, 1000), "metadata": {"title": "long " * 12}}
        for n, (a, b) in enumerate(((1_000, 2_000), (2_000, 3_000)))
    ]
    found = rules(write(tmp_path / "a.mp3", talk(3.0), "libmp3lame", chapters=chapters, id3v2_version="4"))
    assert {"finished-chapters", "chapters-first"} <= found
    assert "finished-first" not in found  # it would be said twice
    alone = write(tmp_path / "b.mp3", talk(3.0), "libmp3lame", chapters=chapters[:1])
    assert "finished-first" in rules(alone)


def test_a_short_title_or_a_tag_of_version_three_is_no_matter(good: Path) -> None:
    chapter = Chapter(start=Millis(0), end=Millis(3_000), title="long " * 12)
    tag(good, Tags(title="The keeper", chapters=(chapter,)))
    assert rules(good) == set()


def test_text_with_the_name_of_a_recording_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_text("no sound")
    with pytest.raises(InputError, match="this is not a recording"):
        lint_file(str(tmp_path / "a.mp3"))
