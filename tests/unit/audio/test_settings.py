from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from podcast.audio.codecs import CODECS
from podcast.audio.remarks import is_off_centre, lost, remarks
from podcast.audio.settings import USUAL, Settings, check
from podcast.errors import ConfigError, Where
from podcast.timecode import Millis
from tests.unit.audio.sounds import heard, talk

MP3 = CODECS[".mp3"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"channels": 3}, "3 channels cannot be written"),
        ({"bitrate": 8_000}, "8000 bit/s is no bit rate of mp3"),
        ({"bitrate": 1_000_000}, "no bit rate of mp3"),
        ({"target": 0.0}, "0 LUFS under -1.5 dBTP cannot be reached"),
        ({"target": float("nan")}, "cannot be reached"),
        ({"ceiling": 3.0}, "under 3 dBTP cannot be reached"),
    ],
)
def test_settings_that_cannot_be_are_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        check(replace(USUAL, **changes), MP3)


def test_the_usual_settings_suit_every_codec() -> None:
    for codec in CODECS.values():
        check(USUAL, codec)


def test_a_result_misses_by_loudness_and_by_peak() -> None:
    result = replace(heard(talk(1.0)), integrated=-17.0, true_peak=-0.25)
    assert Settings().missed(result) == pytest.approx((1.0, 0.75))
    silence = heard(np.zeros((1, 1000), np.float32))
    assert Settings().missed(silence) == pytest.approx((54.0, -99.0))


@pytest.mark.parametrize(
    ("seen", "result", "rules"),
    [
        ({}, {}, []),
        ({"damaged": 2}, {}, ["audio-damaged"]),
        ({"integrated": None}, {"integrated": None}, ["audio-silent"]),
        ({"integrated": -50.0}, {}, ["audio-quiet"]),
        ({}, {"integrated": -16.4}, ["audio-off-target"]),
        ({}, {"true_peak": -0.9}, ["audio-off-target"]),
        ({"damaged": 1, "integrated": -60.0}, {}, ["audio-damaged", "audio-quiet"]),
    ],
)  # fmt: skip
def test_what_is_remarkable_is_said(seen: dict[str, Any], result: dict[str, Any], rules: list[str]) -> None:
    good = replace(heard(talk(1.0)), integrated=-16.1, true_peak=-1.2)
    said = list(remarks(Where(Path("a.wav")), USUAL, replace(good, **seen), replace(good, **result)))
    assert [each.rule for each in said] == rules
    assert all(each.severity == "warning" and each.hint for each in said)


@pytest.mark.parametrize(
    ("seconds", "offset", "expected"),
    [(1.0, 0.02, False), (1.0, 0.04, True), (0.39, 0.04, False), (0.4, 0.04, True)],
)
def test_waves_are_off_zero_from_3_percent_of_their_peaks_and_400_ms(
    seconds: float, offset: float, expected: bool
) -> None:
    seen = replace(heard(talk(seconds, -6.0)), offset=offset / 2)
    assert is_off_centre(seen) == expected
    assert not is_off_centre(replace(seen, integrated=None))


@pytest.mark.parametrize(
    ("seconds", "full", "told"), [(1, 19, False), (1, 20, True), (200, 39, False), (200, 40, True)]
)
def test_sound_is_cut_off_from_20_hundredths_of_a_second_and_2_of_1000(
    seconds: int, full: int, told: bool
) -> None:
    seen = replace(heard(talk(1.0)), full=full, peaks=np.zeros(seconds * 100, np.float32))
    result = replace(seen, integrated=-16.0, true_peak=-1.5)
    found = [each.message for each in remarks(Where(Path("a.wav")), USUAL, seen, result)]
    assert (
        found == [f"it reaches full scale in {full} hundredths of a second: louder sound is cut off"] * told
    )


@pytest.mark.parametrize(
    ("count", "message"),
    [
        (1, "1 damaged piece of the recording was left out"),
        (2, "2 damaged pieces of the recording were left out"),
    ],
)
def test_damaged_pieces_are_counted(count: int, message: str) -> None:
    (found,) = lost(Where(Path("a.wav")), replace(heard(talk(1.0)), damaged=count))
    assert found.message == message


@pytest.mark.parametrize(
    ("seconds", "promised", "rules"),
    [
        (6.0, 5_100, []),  # less than a second may stand between a header and the sound
        (6.0, 4_900, [("audio-behind", "info")]),
        (6.0, 6_900, []),
        (6.0, 7_100, [("audio-cut-off", "warning")]),
        (90.0, 88_300, []),  # as may 2 % of the whole
        (90.0, 91_700, []),
        (90.0, 88_000, [("audio-behind", "info")]),
    ],
)
def test_a_header_that_is_wrong_by_more_than_a_little_is_told(
    seconds: float, promised: int, rules: list[tuple[str, str]]
) -> None:
    seen = replace(heard(talk(seconds)), promised=Millis(promised))
    assert [(each.rule, each.severity) for each in lost(Where(Path("a.wav")), seen)] == rules
