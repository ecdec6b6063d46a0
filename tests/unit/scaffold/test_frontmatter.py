import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from podcast import toml
from podcast.errors import ConfigError, InputError, findings_of
from podcast.scaffold.frontmatter import Head, take_from

AT = datetime(2026, 10, 3, 8, 0, 0, 123, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize("text", ['"quoted"', "back\\slash", "del\x7f", "\x01", "naïve 🎙", "a\tb"])
def test_any_text_is_a_toml_string(text: str) -> None:
    assert tomllib.loads(f"x = {toml.text(text)}")["x"] == " ".join(text.split())


def test_a_name_that_is_no_unicode_is_still_written() -> None:
    assert tomllib.loads(f"x = {toml.text('a' + chr(0xDCFF))}")["x"] == "a?"


def test_a_new_head_has_title_time_and_summary() -> None:
    head = Head(title="Boats", summary="A day in the yard.").published_at(AT)
    found = tomllib.loads(head.toml().strip("+\n"))
    assert found == {
        "title": "Boats",
        "published": datetime(2026, 10, 3, 6, tzinfo=UTC),
        "summary": "A day in the yard.",
    }


def test_a_head_that_notes_have_is_kept_and_completed() -> None:
    head, notes = take_from('+++\nnumber = 3 # third\n[location]\nname = "Yard"\n+++\nNotes.\n', Path("a.md"))
    text = replace(head, title="Boats").published_at(AT).toml()
    assert 'number = 3 # third\n[location]\nname = "Yard"\n+++\n' in text
    assert tomllib.loads(text.strip("+\n"))["title"] == "Boats"
    assert notes == "Notes.\n"


def test_title_and_time_that_notes_have_are_not_written_twice() -> None:
    head, _ = take_from('+++\ntitle = "Mine"\npublished = 2020-01-01\n+++\n', Path("a.md"))
    head = head.published_at(AT)
    assert head.title == "Mine"
    assert head.toml() == '+++\ntitle = "Mine"\npublished = 2020-01-01\n+++\n'


@pytest.mark.parametrize("text", ["# Boats\n\nNotes.\n", "\n# Boats #\nNotes.\n"])
def test_a_heading_at_the_top_is_the_title(text: str) -> None:
    head, notes = take_from(text, Path("a.md"))
    assert (head.title, notes.strip()) == ("Boats", "Notes.")


def test_notes_that_begin_otherwise_are_taken_whole() -> None:
    assert take_from("## Tools\n- Adze\n", Path("a.md")) == (Head(), "## Tools\n- Adze\n")


def test_a_head_that_no_build_would_take_is_an_error_at_its_line() -> None:
    with pytest.raises(ConfigError, match=r"a\.md:2: this is not TOML"):
        take_from('+++\ntitle = "No end\n+++\n', Path("a.md"))
    with pytest.raises(ExceptionGroup) as caught:
        take_from("\n+++\nnumber = 1\nsaeson = 2\nseason = 'x'\n+++\n", Path("a.md"))
    assert {str(each.where) for each in findings_of(caught.value)} == {"a.md:4", "a.md:5"}


@pytest.mark.parametrize("text", ["+++\ntitle = 'Mine'\n\nNotes.\n", "\n+++\n", "+++ title = 'Mine' +++\n"])
def test_a_head_without_an_end_is_no_notes(text: str) -> None:
    with pytest.raises(InputError, match="the front matter has no end"):
        take_from(text, Path("a.md"))
