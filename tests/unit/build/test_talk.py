"""What the notes put right in a transcript, and what is said when they no longer fit it."""

from pathlib import Path

import pytest

from podcast import library
from podcast.build.talk import Talk, talk
from podcast.cache import Cache
from podcast.errors import Finding
from podcast.timecode import Millis
from tests.shows import notes, write_show


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_show(tmp_path / "show")


def said(folder: Path, front: str, duration: int | None = None) -> Talk:
    """The talk of crane.vtt with these lines in its notes, which begin on line 4."""
    (folder / "episodes/crane.md").write_text(notes("The crane", more=front), encoding="utf-8")
    with Cache(folder / ".podcast") as cache:
        episode = library.find(library.read(folder), "crane")
        return talk(episode, "en", None if duration is None else Millis(duration), cache)


def turns(found: Talk) -> list[tuple[int, str | None, str]]:
    assert found.transcript
    return [(one.start, one.speaker, one.text) for one in found.transcript.segments]


def places(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{each.where.path.name}:{each.where.line}" for each in findings if each.where]


def test_the_notes_put_the_received_transcript_right(folder: Path) -> None:
    received = (folder / "transcripts/crane.vtt").read_bytes()
    found = said(
        folder,
        """\
turns = [
  {at = "0:01", split = "its shed"},
  {at = "0:04", speaker = "Kim"},
]
offset = "1.5"
""",
    )

    assert turns(found) == [
        (1_500, "Mara", "Here stands the crane &"),
        (3_692, "Mara", "its shed."),
        (4_500, "Kim", "It lifted coal, day and night."),
    ]
    assert found.findings == ()
    assert all(cue.start >= 1_500 for cue in found.cues)
    assert (folder / "transcripts/crane.vtt").read_bytes() == received


def test_what_no_longer_fits_is_told_at_its_own_line_of_the_notes(folder: Path) -> None:
    found = said(
        folder,
        """\
speakers = [
  "Mara", "Tomas",
  "Kim",
]
fix = {"shed" = "hut", "barge" = "boat"}
turns = [
  {at = "0:00", split = "crane"},
  {at = "2:00", merge = true}, # was joined there once
]
""",
    )

    assert [finding.rule for finding in found.findings] == [
        "fix-unmatched",
        "turn-unmatched",
        "speaker-unmatched",
    ]
    assert places(found.findings) == ["crane.md:8", "crane.md:11", "crane.md:6"]


def test_tables_of_their_own_are_told_at_their_lines_too(folder: Path) -> None:
    found = said(folder, '[fix]\n"shed" = "hut"\n\n"old barge" = "boat"\n[[turns]]\nat = 90\nmerge = true\n')

    assert places(found.findings) == ["crane.md:7", "crane.md:8"]


def test_a_line_that_moves_is_told_anew(folder: Path) -> None:
    assert places(said(folder, 'fix = {"barge" = "boat"}\n').findings) == ["crane.md:4"]
    assert places(said(folder, '# once\nfix = {"barge" = "boat"}\n').findings) == ["crane.md:5"]


def test_what_falls_before_the_recording_or_past_its_end_is_told(folder: Path) -> None:
    (before,) = said(folder, "\noffset = -4\n").findings
    (past,) = said(folder, "stretch = 1.5\n", duration=6_000).findings

    assert (before.rule, places((before,))) == ("transcript-offset", ["crane.md:5"])
    assert (past.rule, places((past,))) == ("transcript-length", ["crane.vtt:6"])
    assert "3.0 s longer" in past.message
