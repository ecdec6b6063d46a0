from pathlib import Path

import pytest

from podcast import chapters, library, transcript
from podcast.errors import Problems
from podcast.scaffold.chapters import Wishes, write_chapters
from tests.shows import write_show
from tests.unit.chapters.test_proposing import interview


@pytest.fixture
def show(tmp_path: Path) -> Path:
    """A show one of whose episodes is long enough for chapters."""
    folder = write_show(tmp_path / "show")
    (folder / "episodes/keeper.wav").unlink()
    lines = [f"({at.start // 60_000}:{at.start // 1000 % 60:02d}) {at.text}" for at in interview().segments]
    (folder / "transcripts/keeper.txt").write_text("\n".join(lines), encoding="utf-8")
    return folder


def keeper(show: Path) -> Path:
    return show / "episodes/keeper.md"


def test_proposals_stand_in_the_notes_and_all_else_there_stays(show: Path) -> None:
    before = keeper(show).read_text(encoding="utf-8")
    written, findings = write_chapters(show, ["keeper"], Wishes())
    assert written == ("keeper",)
    assert [each for each in findings if each.severity == "error"] == []
    after = keeper(show).read_text(encoding="utf-8")
    start, end = after.index("chapters = ["), after.index("]\n+++") + 2
    assert after[:start] + after[end:] == before
    listed = library.find(library.read(show), "keeper").chapters
    said, _ = transcript.load(show / "transcripts/keeper.txt")
    proposed = chapters.propose(said, duration=said.segments[-1].end)
    assert [(each.start, each.title) for each in listed] == [(each.start, each.title) for each in proposed]
    assert listed[1].says == "What kinds of tasks might someone in this"


def test_notes_that_list_chapters_are_never_touched(show: Path) -> None:
    write_chapters(show, ["keeper"], Wishes())
    before = keeper(show).read_bytes()
    written, findings = write_chapters(show, ["keeper"], Wishes(count=2))
    assert written == ()
    assert [each.rule for each in findings if each.where and each.where.path == keeper(show)] == ["chapters"]
    assert keeper(show).read_bytes() == before


def test_without_a_slug_every_episode_that_lacks_chapters_gets_some(show: Path) -> None:
    assert write_chapters(show, [], Wishes())[0] == ("crane", "keeper")
    assert write_chapters(show, [], Wishes())[0] == ()


def test_as_many_as_asked_for(show: Path) -> None:
    write_chapters(show, ["keeper"], Wishes(count=3))
    assert len(library.find(library.read(show), "keeper").chapters) == 3


def test_an_episode_without_a_transcript_is_told(show: Path) -> None:
    (show / "transcripts/keeper.txt").unlink()
    problems = Problems()
    with problems.collect():
        write_chapters(show, ["keeper"], Wishes())
    assert any("no transcript" in each.message for each in problems.findings)
