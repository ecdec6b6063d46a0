"""A transcript and a recording that do not go together are told of when they are added."""

import shutil
from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.scaffold import add
from tests.shows import recording, write_show


def turns(*starts: str) -> str:
    return "".join(f"[{at}] Ann: The crane at the quay is old and it still turns.\n" for at in starts)


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return write_show(tmp_path / "show")


def test_a_transcript_of_another_recording_is_refused_at_its_line(show: Path, tmp_path: Path) -> None:
    recording(tmp_path / "tide.wav", 6)
    (tmp_path / "tide.txt").write_text(turns("0:01", "5:01", "9:12"))

    with pytest.raises(InputError, match="2 of 3 segments start after") as caught:
        add(show, [tmp_path / "tide.wav", tmp_path / "tide.txt"])

    assert str(caught.value.finding.where) == f"{tmp_path / 'tide.txt'}:2"
    assert not (show / "episodes/tide.md").exists()


def test_what_lies_past_the_end_is_told_at_its_line_and_added(show: Path, tmp_path: Path) -> None:
    recording(tmp_path / "tide.wav", 6)
    (tmp_path / "tide.txt").write_text(turns("0:01", "0:03", "9:12"))

    (found,) = [
        each
        for each in add(show, [tmp_path / "tide.wav", tmp_path / "tide.txt"]).findings
        if each.rule == "transcript-length"
    ]

    assert (found.severity, str(found.where)) == ("warning", f"{tmp_path / 'tide.txt'}:3")


def test_a_transcript_is_held_against_the_recording_that_is_there(show: Path, tmp_path: Path) -> None:
    shutil.rmtree(show / "transcripts")
    (tmp_path / "crane.txt").write_text(turns("5:01", "9:12", "9:20"))

    with pytest.raises(InputError, match="3 of 3 segments start after"):
        add(show, [tmp_path / "crane.txt"])
