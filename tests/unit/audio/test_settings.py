from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from podcast.audio.codecs import CODECS
from podcast.audio.settings import USUAL, Settings, check, remarks
from podcast.errors import ConfigError, Where
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
