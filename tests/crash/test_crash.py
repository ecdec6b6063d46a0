"""A build that stops anywhere leaves a show that listeners can use, and the next one puts it right."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from podcast.build import Options, build
from tests.shows import notes, recording, write_show

LOOP = Path(__file__).with_name("loop.py")
ROOT = LOOP.parent.parent.parent


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A built show, and the same rooms after a hard week: an episode re-recorded, one new, one withdrawn."""
    before = write_show(tmp_path_factory.mktemp("crash") / "before")
    build(before, Options(jobs=1))
    after = Path(shutil.copytree(before, before.with_name("after")))
    for path in [*(after / "episodes").glob("crane.*"), *(after / "transcripts").glob("crane.*")]:
        path.unlink()
    recording(after / "episodes/keeper.wav", 3, 250)
    (after / "episodes/pier.md").write_text(notes("The pier", "2026-10-09T06:00:00Z"), encoding="utf-8")
    recording(after / "episodes/pier.wav", 2, 300)
    return before, after


@pytest.mark.parametrize("mode", ["kill", "ENOSPC"])
def test_a_build_may_stop_at_any_file_operation(states: tuple[Path, Path], tmp_path: Path, mode: str) -> None:
    done = subprocess.run(
        [sys.executable, LOOP, *states, tmp_path, mode],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=1_800,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout)

    assert seen["points"] > 60
    assert len(seen["failed"]) > seen["points"] // 2  # a loop that fails nothing proves nothing
    wrong = {kind: seen[kind] for kind in ("broken", "silent", "bugs", "hung", "differs") if seen[kind]}
    assert not wrong, done.stderr[-2000:]
