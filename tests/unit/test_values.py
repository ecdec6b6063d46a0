from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from podcast import values
from podcast.model import Location, Person, Soundbite, TurnEdit
from podcast.timecode import Millis

GOOD: list[tuple[Callable[[Any], Any], Any, Any]] = [
    (values.text, "Cafe\u0301  two ", "Café two"),
    (values.any_text, "", ""),
    (values.paragraphs, "One\r\nline.\r\n \r\n\nTwo. ", "One line.\n\nTwo."),
    (values.moment, date(2026, 9, 7), datetime(2026, 9, 7, tzinfo=UTC)),
    (values.moment, datetime(2026, 9, 7, 6), datetime(2026, 9, 7, 6, tzinfo=UTC)),  # noqa: DTZ001 - as TOML has it
    (values.language, "pt-BR", "pt-BR"),
    (values.colour, "#1D5C50", "#1d5c50"),
    (values.base_url, "https://example.org/a", "https://example.org/a/"),
    (values.category, "Education > Courses", ("Education", "Courses")),
    (values.category, "History", ("History", "")),
    (values.person, "Mara", Person(name="Mara")),
    (values.person, {"name": "Mara", "role": "guest"}, Person(name="Mara", role="guest")),
    (values.location, {"name": "Pier", "geo": "geo:53.5,-9.9"}, Location(name="Pier", geo="geo:53.5,-9.9")),
    (values.clock, "1:05", Millis(65_000)),
    (values.clock, 65, Millis(65_000)),
    (
        values.soundbite,
        {"start": 5, "duration": "0:30"},
        Soundbite(start=Millis(5000), duration=Millis(30_000)),
    ),
    (values.shift, "-1.4", Millis(-1400)),
    (values.shift, "−0:02", Millis(-2000)),
    (values.shift, -0.25, Millis(-250)),
    (values.shift, "+3", Millis(3000)),
    (values.turn, {"at": "3:32", "split": "And so"}, TurnEdit(at=Millis(212_000), split="And so")),
    (values.turn, {"at": 10, "merge": True}, TurnEdit(at=Millis(10_000), merge=True)),
    (values.turn, {"at": "0:05", "speaker": "Bo"}, TurnEdit(at=Millis(5000), speaker="Bo")),
    (values.corrections, {"um": "", "ml ops": "MLOps"}, (("um", ""), ("ml ops", "MLOps"))),
    (values.names, ["Ann", "Bo"], (("", "Ann"), ("", "Bo"))),
    (values.names, {"Speaker 1": "Ann"}, (("Speaker 1", "Ann"),)),
    (values.number(-30, -8), -16, -16.0),
    (values.email, "radio@example.org", "radio@example.org"),
    (
        values.show_guid,
        "917393e3-1b1e-5cef-ace4-edaa54e1f810",
        "917393e3-1b1e-5cef-ace4-edaa54e1f810",
    ),
    (values.guid, "https://old.example/?p=17", "https://old.example/?p=17"),
    (values.some(values.text), ["a", "b"], ("a", "b")),
    (values.whole, 9_999_999, 9_999_999),
]

BAD: list[tuple[Callable[[Any], Any], Any]] = [
    (values.text, "  "),
    (values.text, 3),
    (values.flag, "true"),
    (values.whole, 0),
    (values.whole, True),
    (values.moment, "yesterday"),
    (values.language, "en_GB"),
    (values.colour, "green"),
    (values.web, "ftp://example.org"),
    (values.web, "https://exa mple.org"),
    (values.web, 7),
    (values.base_url, "https://example.org/?a"),
    (values.web, "https://[bad/"),
    (values.web, "https://example.org:abc/"),
    (values.web, "https://user:secret@example.org/"),
    (values.web, "https://müller.de/"),
    (values.moment, datetime(1, 1, 1, tzinfo=UTC)),
    (values.moment, datetime(9999, 12, 31, tzinfo=UTC)),
    (values.person, {"role": "host"}),
    (values.person, {"name": "Mara", "age": 7}),
    (values.person, {"name": "Mara", "url": "x"}),
    (values.location, {"name": "Pier", "geo": "53,9"}),
    (values.location, {"name": "Pier", "osm": "113"}),
    (values.shift, "--1"),
    (values.shift, "later"),
    (values.shift, True),
    (values.shift, 90_000),
    (values.turn, {"at": "3:32"}),
    (values.turn, {"at": "3:32", "merge": False}),
    (values.turn, {"at": "3:32", "merge": True, "split": "And"}),
    (values.turn, {"split": "And"}),
    (values.turn, "3:32"),
    (values.clock, "soon"),
    (values.clock, True),
    (values.pairs, {"a": 1}),
    (values.corrections, {"a": 1}),
    (values.corrections, ["a"]),
    (values.many(values.text), "a"),
    (values.one_of("a", "b"), "c"),
    (values.number(1, 2), 3),
    (values.number(1, 2), float("nan")),
    (values.clock, float("inf")),
    (values.category, "Educatio"),
    (values.category, "History > Books"),
    (values.category, 7),
    (values.email, "Mara <mara@example.org>"),
    (values.email, "mara@localhost"),
    (values.email, 7),
    (values.show_guid, "show-17"),
    (values.show_guid, "917393e31b1e5ceface4edaa54e1f810"),
    (values.show_guid, "x" * 36),
    (values.guid, "a" * 256),
    (values.guid, "a\u200bb"),
    (values.guid, "a\x01b"),
    (values.soundbite, {"start": 5, "duration": 14.9}),
    (values.soundbite, {"start": 5, "duration": "2:01"}),
    (values.some(values.text), []),
    (values.some(values.text), "a"),
    (values.web, "https://example.org:99999/"),
    (values.web, "https://example.org:" + "9" * 5_000 + "/"),
]


@pytest.mark.parametrize(("convert", "value", "expected"), GOOD)
def test_what_fits_is_converted(convert: Callable[[Any], Any], value: Any, expected: Any) -> None:
    assert convert(value) == expected


@pytest.mark.parametrize(("convert", "value"), BAD)
def test_what_does_not_fit_is_refused_with_what_it_must_be(convert: Callable[[Any], Any], value: Any) -> None:
    with pytest.raises(ValueError, match=r"^must "):
        convert(value)
    assert not values.fits(convert, value)


@pytest.mark.parametrize("seconds", [15, 120])
def test_the_shortest_and_the_longest_soundbite_are_taken(seconds: int) -> None:
    assert values.soundbite({"start": 0, "duration": seconds}).duration == seconds * 1000


@pytest.mark.parametrize("convert", [values.many(values.text), values.some(values.text), values.names])
def test_every_entry_of_a_list_that_does_not_fit_is_told_by_its_number(convert: Callable[[Any], Any]) -> None:
    with pytest.raises(values.WrongEntries) as wrong:
        convert(["a", "", "b", 7])

    assert [number for number, _ in wrong.value.entries] == [2, 4]
    assert str(wrong.value).startswith("entry 2 must be a text")


@pytest.mark.parametrize("convert", [values.whole, values.clock, values.number(1, 2)])
def test_a_number_that_cannot_even_be_written_out_is_refused(convert: Callable[[Any], Any]) -> None:
    with pytest.raises(ValueError, match=r"^must "):
        convert(int("f" * 5_000, 16))
