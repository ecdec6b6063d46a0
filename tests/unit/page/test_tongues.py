"""No language lacks a text, and no text of a page stands outside these tables."""

import json
import re
from datetime import date
from importlib.resources import files
from string import Formatter

import pytest

from podcast.page.assets import words
from podcast.page.tongues import TONGUES, Text, Tongue, tongue_of

ENGLISH = TONGUES["en"]
ROOM = files("podcast.page")
SCRIPTS = (ROOM / "static" / "player", ROOM / "static" / "offline")
SEARCH = files("podcast.search") / "static"
ASKED = re.compile(r"""\bsay\(\s*["'](\w+)["']""")
INDIRECT = {"trailer", "bonus", "host", "guest"}
"""Texts whose key is what the producer wrote."""


def places(text: Text) -> set[str]:
    forms = [text] if isinstance(text, str) else list(text.values())
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}


def templates() -> dict[str, str]:
    folder = ROOM / "templates"
    return {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()}


def sources() -> str:
    folders = (ROOM, ROOM / "templates", *SCRIPTS, SEARCH)
    listed = [each for folder in folders for each in folder.iterdir() if each.is_file()]
    return "\n".join(each.read_text(encoding="utf-8") for each in listed)


@pytest.mark.parametrize("tongue", TONGUES.values(), ids=TONGUES)
def test_every_language_has_every_text_with_the_same_places(tongue: Tongue) -> None:
    assert list(tongue.texts) == list(ENGLISH.texts)
    assert len(tongue.months) == 12
    for key, text in tongue.texts.items():
        assert places(text) == places(ENGLISH.texts[key]), key
        assert all(form.strip() for form in ([text] if isinstance(text, str) else text.values())), key


@pytest.mark.parametrize("tongue", TONGUES.values(), ids=TONGUES)
def test_every_number_has_its_plural(tongue: Tongue) -> None:
    needed = {tongue.plural(n) for n in range(201)}
    for key, text in tongue.texts.items():
        if not isinstance(text, str):
            assert set(text) == needed, key
    assert tongue.say("minutes", 5).startswith("5")


def test_arabic_has_six_plurals() -> None:
    tell = TONGUES["ar"].plural
    cases = {
        0: "zero",
        1: "one",
        2: "two",
        3: "few",
        10: "few",
        11: "many",
        99: "many",
        100: "other",
        103: "few",
    }
    assert {n: tell(n) for n in cases} == cases


def test_every_text_is_used_and_every_text_that_is_used_exists() -> None:
    text = sources()
    asked = set(ASKED.findall(text)) | INDIRECT
    # The keys of the help stand in a list of their own.
    asked |= {key for key in re.findall(r'"(\w+)"', templates()["dialogs.html"]) if key in ENGLISH.texts}
    assert asked == set(ENGLISH.texts)


@pytest.mark.parametrize("name", sorted(templates()))
def test_no_template_has_a_text_of_its_own(name: str) -> None:
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", templates()[name], flags=re.DOTALL)
    spoken = re.findall(r'\b(?:aria-label|placeholder|title|alt|aria-valuetext)="([^"]*)"', text)
    shown = re.sub(r"<(svg|script|style)\b.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL)
    left = " ".join(re.findall(r"[^\W\d_]{2,}", " ".join((shown, *spoken))))
    assert left in ("", "iframe"), left


def test_no_script_has_a_text_of_its_own() -> None:
    for script in (*(each for folder in SCRIPTS for each in folder.iterdir()), SEARCH / "search.js"):
        code = re.sub(r"(?ms)^\s*//.*?$|/\*.*?\*/", "", script.read_text(encoding="utf-8"))
        for text in re.findall(r"""['"]([^'"\n]*)['"]""", code):
            assert (
                not re.fullmatch(r"[A-Z][a-z]+|[A-Z]?[a-z]+(?: [a-z]+){2,}[.!?]?", text) or text in KNOWN
            ), text


KNOWN = {"Enter", "Escape", "Home", "End", "scroll keydown pointerdown"}


def test_the_page_carries_what_its_script_says() -> None:
    told = json.loads(json.dumps(words(TONGUES["de"])))
    assert told["lang"] == "de"
    assert told["pause"] == "Pause"
    assert set(told) <= {"lang", *ENGLISH.texts}


@pytest.mark.parametrize(
    ("tag", "first", "third"),
    [
        ("en", "1 May 2026", "3 May 2026"),
        ("de", "1. Mai 2026", "3. Mai 2026"),
        ("fr", "1er mai 2026", "3 mai 2026"),
        ("es", "1 de mayo de 2026", "3 de mayo de 2026"),
        ("ja", "2026年5月1日", "2026年5月3日"),
        ("ar", "1 مايو 2026", "3 مايو 2026"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(tag: str, first: str, third: str) -> None:
    assert TONGUES[tag].date(date(2026, 5, 1)) == first
    assert TONGUES[tag].date(date(2026, 5, 3)) == third


def test_a_language_without_a_table_is_served_in_english() -> None:
    assert tongue_of("nl") is ENGLISH
    assert tongue_of("pt-BR") is ENGLISH
    assert tongue_of("ar-EG").tag == "ar"
