from pathlib import Path

import pytest

from podcast.cli import main
from tests.shows import notes, write_show


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A show with an error in a transcript, and an episode without a date."""
    show = write_show(tmp_path / "show")
    for path in show.glob("episodes/*.wav"):
        path.unlink()
    (show / "transcripts/keeper.txt").write_text("no times in here", encoding="utf-8")
    (show / "episodes/later.md").write_text(notes("Later").replace("published", "draft = false #"), "utf-8")
    return show


def test_warnings_stand_beside_the_errors(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--show", str(faulty)]) == 1

    said = capsys.readouterr().err
    assert f"warning: {faulty}/episodes/later.md:1: this episode has no date" in said
    assert f"\n{faulty}/transcripts/keeper.txt: no timestamped transcript found" in said


def test_a_quiet_build_says_errors_only(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--show", str(faulty), "--quiet"]) == 1

    said = capsys.readouterr().err
    assert "warning" not in said
    assert "keeper.txt: no timestamped transcript found" in said
