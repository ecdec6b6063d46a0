from datetime import UTC, datetime

import pytest

from podcast.page import wording
from podcast.page.tongues import TONGUES
from podcast.timecode import Millis

EN, DE = TONGUES["en"], TONGUES["de"]


def test_a_date_is_the_producers_day() -> None:
    assert EN.date(datetime.fromisoformat("2026-01-01T00:30+14:00")) == "1 January 2026"
    assert EN.date(datetime(2026, 12, 31, 23, 59, tzinfo=UTC)) == "31 December 2026"


@pytest.mark.parametrize(
    ("millis", "text"), [(1, "1 min"), (89_999, "1 min"), (90_000, "2 min"), (3_600_000, "1 h 0 min")]
)
def test_a_length_is_rounded_to_the_minute(millis: int, text: str) -> None:
    assert wording.length(Millis(millis), EN) == text


def test_a_guess_is_never_said_to_be_certain() -> None:
    assert wording.share(0.9999, EN) == "99%"
    assert wording.share(0.29, DE) == "29\xa0%"


@pytest.mark.parametrize("language", ["ar", "he-IL", "fa", "UR"])
def test_languages_from_the_right(language: str) -> None:
    assert wording.direction(language) == "rtl"
