"""A script is read as turns, by those whom it names and nobody else."""

from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.transcript import Settings, load_script

PATH = Path("tour.md")


def turns(text: str, settings: Settings | None = None) -> list[tuple[str | None, str]]:
    said, _ = load_script(PATH, settings, data=text.encode())
    return [(one.speaker, one.text) for one in said.segments]


def test_paragraphs_are_turns_and_nobody_is_guessed() -> None:
    text = "# Tour\n\nThe *old* crane\nstill turns.\n\nWho built it? Nobody knows.\n\nWhy?\n\nIt is old.\n"
    assert turns(text) == [
        (None, "The old crane still turns."),
        (None, "Who built it? Nobody knows."),
        (None, "Why?"),
        (None, "It is old."),
    ]


def test_names_begin_turns_and_markdown_may_mark_them() -> None:
    text = "**Mara:** Look up.\n**Tomas:** I see snake_case and a gull.\n\nMara: Good."
    assert turns(text) == [("Mara", "Look up."), ("Tomas", "I see snake_case and a gull."), ("Mara", "Good.")]


def test_corrections_of_the_notes_reach_a_script() -> None:
    settings = Settings(fix=(("gul", "gull"),), speakers=(("Mara", "Mara Lind"),))
    assert turns("Mara: A gul.\n\nMara: Two.\n", settings) == [
        ("Mara Lind", "A gull."),
        ("Mara Lind", "Two."),
    ]


def test_a_transcript_with_times_is_read_as_what_it_is() -> None:
    said, _ = load_script(PATH, data=b"0:00 Hello there\n0:05 Good day\n")
    assert [one.start for one in said.segments] == [0, 5000]


def test_the_language_is_that_of_the_settings_where_the_text_names_none() -> None:
    said, _ = load_script(PATH, Settings(language="de"), data=b"Ein Kran.")
    assert said.language == "de"


@pytest.mark.parametrize("data", [b"# Only a heading\n", b"-- ... --\n"])
def test_a_text_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="nothing to say"):
        load_script(PATH, data=data)


def test_a_script_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_script(tmp_path / "gone.txt")
