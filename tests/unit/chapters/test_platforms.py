from pathlib import Path

import pytest

from podcast.chapters import RULES, platform_findings
from podcast.errors import Where
from podcast.model import Chapter
from podcast.timecode import Millis

GOOD = ((0, "Arrival"), (60_000, "The lamp room"), (120_000, "Farewell"))
LENGTH = Millis(180_000)


def chapters(*marks: tuple[int, str]) -> tuple[Chapter, ...]:
    return tuple(Chapter(start=Millis(start), end=Millis(start), title=title) for start, title in marks)


def rules(*marks: tuple[int, str]) -> list[str]:
    return [finding.rule for finding in platform_findings(chapters(*marks), LENGTH)]


def test_a_good_list_has_no_findings() -> None:
    assert rules(*GOOD) == []
    assert platform_findings(chapters(*GOOD), Millis(0)) == ()
    assert platform_findings((), LENGTH) == ()


@pytest.mark.parametrize(
    ("marks", "rule"),
    [
        (((5_000, "Arrival"), *GOOD[1:]), "chapters-first"),
        ((GOOD[0], GOOD[2], GOOD[1]), "chapters-order"),
        ((*GOOD, (120_400, "Again")), "chapters-twice"),
        (GOOD[:2], "chapters-few"),
        (GOOD[:1], "chapters-few"),
        ((*GOOD, (125_000, "Soon")), "chapters-short"),
        ((*GOOD, (140_000, "Soon")), "chapters-brief"),
        ((*GOOD, (180_000, "Late")), "chapters-range"),
        ((*GOOD[:2], (120_000, " ")), "chapter-untitled"),
        ((*GOOD[:2], (120_000, "x" * 71)), "chapter-title-cut"),
        ((*GOOD[:2], (120_000, "x" * 41)), "chapter-title-long"),
        ((*GOOD[:2], (120_000, "<b>Farewell</b>")), "chapter-title-plain"),
        ((*GOOD[:2], (120_000, "Farewell 👋")), "chapter-title-plain"),
    ],
)
def test_each_rule_finds_its_fault(marks: tuple[tuple[int, str], ...], rule: str) -> None:
    assert rule in rules(*marks)


def test_every_rule_has_a_case_and_a_source() -> None:
    cases = test_each_rule_finds_its_fault.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {rule.name for rule in RULES} == {rule for _, rule in cases}
    assert all(rule.source.startswith("https://") for rule in RULES)


def test_one_fault_is_reported_once() -> None:
    assert rules(GOOD[0], GOOD[1], (120_000, "x" * 71)) == ["chapter-title-cut"]
    assert rules(*GOOD[:2], (115_000, "Soon"), (120_000, "Farewell")) == ["chapters-short"]


def test_an_ampersand_is_plain_text() -> None:
    assert rules(GOOD[0], (60_000, "Rock & roll; tides < storms"), GOOD[2]) == []


def test_hidden_chapters_are_judged_by_nobody() -> None:
    hidden = Chapter(start=Millis(62_000), end=Millis(62_000), title="", hidden=True)
    assert platform_findings((*chapters(*GOOD), hidden), LENGTH) == ()


def test_findings_say_where_and_who_asks() -> None:
    where = Where(Path("episodes/keeper.md"))
    (finding,) = platform_findings(chapters(*GOOD[:2]), LENGTH, where)
    assert finding.where == where
    assert "there are 2 chapters" in finding.message
    assert "https://podcasters.apple.com/" in finding.hint
