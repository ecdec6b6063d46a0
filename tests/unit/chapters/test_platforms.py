from dataclasses import replace
from pathlib import Path

import pytest

from podcast.chapters import RULES, platform_findings
from podcast.errors import Where
from podcast.model import Chapter, Location
from podcast.timecode import Millis

GOOD = ((0, "Arrival"), (60_000, "The lamp room"), (120_000, "Farewell"))
LENGTH = Millis(180_000)


PICTURE = "https://example.org/a.jpg"
PLACED = (
    Chapter(start=Millis(0), end=Millis(0), title="Quay", location=Location(name="Quay", geo="geo:54.1,7.9")),
    Chapter(start=Millis(60_000), end=Millis(0), title="Crane", location=Location(name="Crane")),
    Chapter(
        start=Millis(120_000), end=Millis(0), title="Lamp", location=Location(name="Lamp", geo="geo:54,8")
    ),
)


def chapters(*marks: tuple[int, str]) -> tuple[Chapter, ...]:
    return tuple(Chapter(start=Millis(start), end=Millis(start), title=title) for start, title in marks)


def rules(*marks: tuple[int, str]) -> list[str]:
    return [finding.rule for finding in platform_findings(chapters(*marks), LENGTH)]


def test_a_good_list_has_no_findings() -> None:
    assert rules(*GOOD) == []
    assert platform_findings(chapters(*GOOD), Millis(0)) == ()
    assert platform_findings((), LENGTH) == ()


FAULTS: dict[str, tuple[Chapter, ...]] = {
    "chapters-first": chapters((5_000, "Arrival"), *GOOD[1:]),
    "chapters-order": chapters(GOOD[0], GOOD[2], GOOD[1]),
    "chapters-twice": chapters(*GOOD, (120_400, "Again")),
    "chapters-few": chapters(*GOOD[:2]),
    "chapters-short": chapters(*GOOD, (175_000, "Soon")),
    "chapters-brief": chapters(*GOOD, (155_000, "Soon")),
    "chapters-range": chapters(*GOOD, (180_000, "Late")),
    "chapter-untitled": chapters(*GOOD[:2], (120_000, " ")),
    "chapter-title-cut": chapters(*GOOD[:2], (120_000, "x" * 71)),
    "chapter-title-long": chapters(*GOOD[:2], (120_000, "x" * 41)),
    "chapter-title-plain": chapters(*GOOD[:2], (120_000, "<b>Farewell</b>")),
    "chapter-title-twice": chapters(*GOOD[:2], (120_000, "the  Lamp room")),
    "chapter-picture": (replace(chapters(*GOOD)[0], image=PICTURE), *chapters(*GOOD)[1:]),
    "chapters-many": chapters(*((n * 30_000, f"Room {n}") for n in range(256))),
    "chapter-place": PLACED,
}
"""A good list with one fault planted in it, for each rule."""


@pytest.mark.parametrize("rule", FAULTS)
def test_each_planted_fault_is_found_and_nothing_else(rule: str) -> None:
    length = Millis(256 * 30_000) if rule == "chapters-many" else LENGTH
    assert {finding.rule for finding in platform_findings(FAULTS[rule], length)} == {rule}


def test_every_rule_has_a_planted_fault_and_a_source() -> None:
    assert [rule.name for rule in RULES] == list(FAULTS)
    assert len(FAULTS) == 15
    assert all(rule.source.startswith("https://") for rule in RULES)


@pytest.mark.parametrize(
    ("marks", "rule"),
    [
        (GOOD[:1], "chapters-few"),
        ((GOOD[0], (175_000, "Soon")), "chapters-short"),
        ((*GOOD[:2], (120_000, "Farewell 👋")), "chapter-title-plain"),
        ((*GOOD[:2], (120_000, "Tea &amp; cake")), "chapter-title-plain"),
    ],
)
def test_faults_have_many_shapes(marks: tuple[tuple[int, str], ...], rule: str) -> None:
    assert rule in rules(*marks)


ROOMS = ("Arrival", "The lamp room", "Stairs", "Kitchen", "Storm of 1962", "Café & shop", "Turm", "Ausblick")
WALK = tuple(
    replace(each, location=Location(name=each.title, geo="geo:54.18,7.88"), image=PICTURE)
    for each in chapters(*GOOD)
)


GOOD_LISTS: tuple[tuple[tuple[Chapter, ...], int], ...] = (
    *((chapters(*((n * step, ROOMS[n]) for n in range(count))), count * step)
      for count in (3, 5, 8) for step in (30_000, 45_000, 200_000, 900_000)),
    (chapters(*GOOD), 0),
    (chapters((400, "Arrival"), *GOOD[1:]), 180_000),
    (chapters(*((n * 60_000, f"Chapter {n}") for n in range(255))), 255 * 60_000),
    (chapters((0, "x" * 40), *GOOD[1:]), 180_000),
    (chapters((0, "“Who lit it?” – a question"), (60_000, "a < b; c > d"), (90_000, "灯台")), 180_000),
    (WALK, 180_000),
    (tuple(replace(each, location=None) for each in WALK), 180_000),
    ((*chapters(*GOOD), Chapter(start=Millis(61_000), end=Millis(0), title="", hidden=True)), 180_000),
)  # fmt: skip
"""Twenty lists that no platform has anything against, with the length of the recording, 0 for unknown."""


def test_there_are_twenty_good_lists() -> None:
    assert len(set(GOOD_LISTS)) == 20


@pytest.mark.parametrize(("found", "length"), GOOD_LISTS)
def test_good_lists_raise_no_alarm(found: tuple[Chapter, ...], length: int) -> None:
    assert platform_findings(found, Millis(length)) == ()


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
