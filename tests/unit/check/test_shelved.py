from pathlib import Path

import pytest

from podcast.errors import Finding
from podcast.lint import lint_show
from tests.shows import notes, write_show


def places(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [
        (each.rule, f"{each.where.path.name}:{each.where.line}")
        for each in findings
        if each.where and each.where.path.parent.name == "transcripts"
    ]


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return write_show(tmp_path / "show")


def test_who_speaks_is_looked_up_in_the_notes(show: Path) -> None:
    def unknown(front: str) -> list[str]:
        (show / "episodes/crane.md").write_text(notes("The crane", more=front), encoding="utf-8")
        return [place for rule, place in places(lint_show(show)) if rule == "speaker-unknown"]

    assert unknown("") == []
    assert unknown('people = ["Mara"]\n') == ["crane.vtt:6"]
    assert unknown('speakers = {"Tomas" = "Tomas Okafor"}\npeople = ["Mara"]\n') == []
    assert unknown('speakers = ["Mara Lind", "Tomas Okafor"]\n') == []


def test_translations_are_checked_and_nothing_twice(show: Path) -> None:
    (show / "transcripts/crane.de.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:03.000\nHier steht er.\n\n00:02.000 --> 00:06.000\nEr hob Kohle.\n\n"
        "00:09.000 --> 00:08.000\nTag und Nacht.\n",
        encoding="utf-8",
    )
    with (show / "transcripts/crane.vtt").open("a", encoding="utf-8") as file:
        file.write("\n00:07.000 --> 00:06.500\nThat was all.\n")
    found = places(lint_show(show))

    assert ("cue-overlap", "crane.de.vtt:6") in found
    assert ("transcript", "crane.de.vtt:9") in found
    assert found.count(("transcript", "crane.vtt:9")) == 1
