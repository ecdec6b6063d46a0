"""What podcast.toml says of feeds beside the show's own."""

from pathlib import Path

import pytest

from podcast import library
from podcast.config import Extra
from podcast.errors import Finding
from tests.shows import TOML

SEASON = '[[feed.extra]]\npath = "two.xml"\ntitle = "Two"\nseason = 2\n'
OPUS = '[[feed.extra]]\npath = "opus.xml"\ntitle = "Opus"\nformat = "opus"\n'


def look(folder: Path, text: str) -> tuple[tuple[Extra, ...], list[Finding]]:
    (folder / "podcast.toml").write_text(TOML + text, encoding="utf-8")
    (folder / "cover.png").touch()
    found = library.look(folder)
    return found.config.feed.extra, list(found.findings)


def test_each_table_is_a_feed(tmp_path: Path) -> None:
    made, findings = look(tmp_path, f'[audio]\nformats = ["opus"]\n{SEASON}{OPUS}')

    assert not findings
    assert [(each.path, each.title, each.season, each.format) for each in made] == [
        ("two.xml", "Two", 2, "mp3"),
        ("opus.xml", "Opus", None, "opus"),
    ]


LINES = TOML.count("\n")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (SEASON + OPUS, 8, "feed.extra.format is 'opus', and no such audio is made"),
        (SEASON + SEASON, 6, "feed.extra.path is 'two.xml', as that of a feed above"),
        (SEASON + OPUS.replace("opus.xml", "Opus.xml"), 6, "feed.extra.path must be the name of a file in"),
        (SEASON + OPUS.replace("opus.xml", "a.1.xml"), 6, "feed.extra.path must be the name of a file in"),
        (SEASON.replace("two.xml", "../two.xml"), 2, "feed.extra.path must be the name of a file in"),
        (SEASON.replace("two.xml", "feed.xml"), 2, "feed.extra.path must not be feed.xml"),
        (SEASON.replace("two.xml", "sitemap.xml"), 2, "feed.extra.path must not be sitemap.xml"),
        (SEASON + OPUS.replace('"opus"', '"wav"'), 8, "feed.extra.format must be one of mp3, m4a, opus"),
        (SEASON + SEASON.replace("season = 2", "season = 0"), 8, "feed.extra.season must be a whole number"),
        (SEASON + SEASON.replace("season", "seasson"), 8, "there is no key 'seasson'"),
        (SEASON + '[[feed.extra]]\npath = "x.xml"\n', 5, "feed.extra.title is missing"),
        (
            '[feed]\nextra = [\n  {path = "a.xml", title = "A"},\n  {path = "b.xml"},\n]\n',
            4,
            "feed.extra.title",
        ),
        ('[feed]\nextra = {path = "a.xml"}\n', 2, "feed.extra must be a list of tables"),
        ('[feed]\nextra = ["a.xml"]\n', 2, "feed.extra must be a list of tables"),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    _, (finding,) = look(tmp_path, text)

    assert finding.message.startswith(message)
    assert finding.where
    assert finding.where.line == LINES + line
    assert finding.hint


def test_the_faults_of_all_feeds_are_told_together(tmp_path: Path) -> None:
    _, findings = look(tmp_path, SEASON.replace("two.xml", "Two") + OPUS.replace('"opus"', "1"))

    assert [each.where.line - LINES for each in findings if each.where and each.where.line] == [2, 8]
