from pathlib import Path

import pytest

from podcast import config, toml
from podcast.config import placeholders
from podcast.errors import Finding, Problems
from podcast.scaffold.show import settings

TOML = """title = "Harbour & Lights"
description = "Stories from the coast."
cover = "cover.png"
"""


def read(folder: Path, text: str) -> list[Finding]:
    """What is wrong with a podcast.toml."""
    (folder / "podcast.toml").write_text(text, encoding="utf-8")
    problems = Problems()
    with problems.collect():
        config.read(folder)
    return problems.findings


def unreplaced(folder: Path, text: str) -> list[str]:
    """The keys that are told to be placeholders, each with its line."""
    (folder / "podcast.toml").write_text(text, encoding="utf-8")
    found = placeholders(*config.read(folder))
    return [f"{each.where and each.where.line} {each.message.split()[0]}" for each in found]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("categories = []", "categories must hold at least one entry"),
        ('categories = ["Education > Course"]', "categories: entry 1 must be right: Apple has no category"),
        ('guid = "show-17"', "guid must be a UUID such as"),
        ('owner = {name = "Mara", email = "Mara"}', "owner.email must be a bare address such as"),
        ("people = [1]", "people: entry 1 must be"),
    ],
)
def test_what_a_feed_could_not_say_is_told_at_its_line(tmp_path: Path, line: str, message: str) -> None:
    (finding,) = read(tmp_path, TOML + line)

    assert str(finding.where) == f"{tmp_path / 'podcast.toml'}:4"
    assert finding.message.startswith(message)


def test_a_guid_of_another_version_stays_what_it_was(tmp_path: Path) -> None:
    assert read(tmp_path, TOML + 'guid = "0c1d9a4e-6a3c-4c0b-9d59-3a8d4e1f2b3c"') == []


def test_what_a_new_show_says_is_told_until_it_is_replaced(tmp_path: Path) -> None:
    assert unreplaced(tmp_path, settings("harbour")) == ["3 description", "4 author", "7 address"]


@pytest.mark.parametrize("host", ["example.org", "www.example.com", "EXAMPLE.net", "radio.example"])
def test_an_address_that_belongs_to_nobody_is_told(tmp_path: Path, host: str) -> None:
    assert unreplaced(tmp_path, f'{TOML}address = "https://{host}/show/"') == ["4 address"]


@pytest.mark.parametrize("host", ["podcasts.example.org", "myexample.org", "example.radio", "example.org.uk"])
def test_other_addresses_and_none_are_not(tmp_path: Path, host: str) -> None:
    assert unreplaced(tmp_path, f'{TOML}address = "https://{host}/show/"') == []
    assert unreplaced(tmp_path, TOML) == []


def test_a_description_keeps_its_paragraphs(tmp_path: Path) -> None:
    said = toml.lines({"description": 'Stories\nfrom the "coast".\n\nEvery Monday.'})
    (tmp_path / "podcast.toml").write_text(
        f'title = "Harbour"\ncover = "cover.png"\n{said}', encoding="utf-8"
    )

    found, _ = config.read(tmp_path)

    assert found.description == 'Stories from the "coast".\n\nEvery Monday.'
