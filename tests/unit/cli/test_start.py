"""What a command loads: libraries of sound and numbers take half a second, for which no text should wait."""

import subprocess
import sys
from pathlib import Path

import pytest

WAITED_FOR = {"av", "numpy", "pydub", "lxml", "jinja2", "podcast.audio", "podcast.library", "podcast.config"}

RUN = f"""
import sys
from podcast.cli.run import run
status = run(sys.argv[1:])
print(*({{*{WAITED_FOR}}} & {{*sys.modules}}), file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.parametrize(
    ("text", "name", "to"),
    [
        ("[0:00] Ann: Good evening.\n[0:04] Bo: Good night.\n", "talk.txt", "talk.vtt"),
        ("[0:00] Ann: Good evening.\n[0:04] Bo: Good night.\n", "talk.txt", "talk.json"),
        ("0:00 The lamp\n1:00 The boat\n2:00 The log\n", "marks.youtube.txt", "marks.psc"),
    ],
)
def test_a_text_waits_for_nothing_that_only_sound_needs(
    tmp_path: Path, text: str, name: str, to: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", RUN, "convert", name, to, "--quiet"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (tmp_path / to).is_file()
    assert (done.returncode, done.stderr.strip()) == (0, "")
