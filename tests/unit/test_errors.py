from pathlib import Path

import pytest

from podcast.errors import ConfigError, Finding, InputError, Problems, Where, findings_of


def test_an_error_reads_place_then_sentence_then_hint() -> None:
    error = InputError("no end time", where=Where(Path("a.vtt"), 7), hint="add one")

    assert str(error) == "a.vtt:7: no end time\n  hint: add one"


def test_an_error_without_a_place_is_its_sentence() -> None:
    assert str(ConfigError("no title")) == "no title"


def fail(error: Exception) -> None:
    raise error


def test_all_problems_are_raised_at_once_in_order() -> None:
    problems = Problems()
    for name in ("one", "two"):
        with problems.collect():
            fail(InputError(name))
    with problems.collect():
        fail(ExceptionGroup("more", [ConfigError("three")]))

    with pytest.raises(ExceptionGroup, match="3 to put right") as group:
        problems.raise_any()

    assert [each.message for each in findings_of(group.value)] == ["one", "two", "three"]


def test_warnings_stop_nothing() -> None:
    problems = Problems()
    problems.add([Finding(rule="x", message="only so you know", severity="warning")])

    problems.raise_any()

    assert len(problems.findings) == 1


def test_a_bug_is_not_collected() -> None:
    problems = Problems()
    with pytest.raises(ZeroDivisionError), problems.collect():
        fail(ZeroDivisionError())


def test_a_name_of_two_lines_is_said_in_one() -> None:
    assert str(Where(Path("a\nb\u2028ü.mp3"), 3)) == "a\\nb\\u2028ü.mp3:3"
