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


def test_the_time_that_builds_are_told_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """https://reproducible-builds.org/specs/source-date-epoch/"""
    show = write_show(tmp_path / "show")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "946684800")  # the first second of 2000
    build = ["build", "--show", str(show), "--quiet"]

    assert main(build) == 0
    assert "<item>" not in (show / "feed/feed.xml").read_text(encoding="utf-8")

    assert main([*build, "--at", "2030-01-01"]) == 0
    assert "<item>" in (show / "feed/feed.xml").read_text(encoding="utf-8")

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(SystemExit) as ended:
        main(build)
    assert ended.value.code == 2
    assert "'@yesterday' is not a time" in capsys.readouterr().err
