import pytest

from podcast.timecode import Millis, format_iso, parse_clock, parse_time, show


@pytest.mark.parametrize("text", ["", "7", "1:2", "1:02:3", "noon", "1:60", "1:75:00", "-0:10"])
def test_what_is_not_a_clock_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time"):
        parse_clock(text)


@pytest.mark.parametrize(
    ("text", "millis"),
    [
        ("0:00", 0),
        ("75:10", 4_510_000),
        ("00:01:02,5", 62_500),
        ("1:02:03.0004", 3_723_000),
        ("0:00.9999", 1000),
    ],
)
def test_clock_times_are_read_to_the_millisecond(text: str, millis: int) -> None:
    assert parse_clock(text) == millis


@pytest.mark.parametrize(("text", "millis"), [("83", 83_000), ("83.25", 83_250), ("1:23", 83_000)])
def test_people_may_type_seconds_or_a_clock(text: str, millis: int) -> None:
    assert parse_time(text) == millis


def test_times_are_shown_without_their_fraction() -> None:
    assert [show(Millis(t)) for t in (999, 59_999, 3_600_000)] == ["0:00", "0:59", "1:00:00"]


def test_a_duration_of_hours_alone_names_only_hours() -> None:
    assert format_iso(Millis(7_200_000)) == "PT2H"


@pytest.mark.parametrize("text", ["1:60:00", "1:100:00", "1000:00", "100:60", "1:5", ":30"])
def test_minutes_run_on_only_without_hours(text: str) -> None:
    assert parse_clock("100:00") == 6_000_000
    assert parse_clock("999:59") == 59_999_000
    with pytest.raises(ValueError, match="is not a time"):
        parse_clock(text)
