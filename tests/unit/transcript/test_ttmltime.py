import pytest

from podcast.transcript.ttmltime import Rates, rates


@pytest.mark.parametrize(
    ("text", "attributes", "expected"),
    [
        ("00:00:01.25", {}, 1250),
        ("1:02:03", {}, 3_723_000),
        ("01:02", {}, 62_000),
        ("00:00:01,500", {}, 1500),
        ("00:00:01:15", {}, 1500),
        ("00:00:01:12", {"frameRate": "24"}, 1500),
        ("00:00:00:05.1", {"frameRate": "25", "subFrameRate": "2"}, 220),
        ("1.5s", {}, 1500),
        ("1500ms", {}, 1500),
        ("0.5m", {}, 30_000),
        ("0.5h", {}, 1_800_000),
        ("2.5", {}, 2500),
        ("24f", {"frameRate": "24", "frameRateMultiplier": "1000 1001"}, 1001),
        ("12500000t", {"tickRate": "10000000"}, 1250),
        ("3t", {}, 3000),
        ("30t", {"frameRate": "25"}, 1200),
        # Ten minutes of 29.97 drop-frame time are ten minutes: 18 frame numbers were left out.
        (
            "00:10:00:00",
            {"timeBase": "smpte", "frameRateMultiplier": "1000 1001", "dropMode": "dropNTSC"},
            599_999.4,
        ),
        ("00:10:00:00", {"timeBase": "smpte", "frameRateMultiplier": "1000 1001"}, 600_600),
    ],
)
def test_time_expressions(text: str, attributes: dict[str, str], expected: float) -> None:
    assert rates(attributes).millis(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text", ["", "soon", "1:2:3:4:5", "00:61:00", "00:00:99", "-1s", "1.s", "１s", "wallclock(now)"]
)
def test_what_is_no_time(text: str) -> None:
    assert Rates().millis(text) is None


def test_rates_that_make_no_sense_stay_at_their_defaults() -> None:
    odd = {"frameRate": "0", "frameRateMultiplier": "0 0", "tickRate": "x", "subFrameRate": "-2"}
    assert rates(odd) == rates({"frameRate": "30"})
