"""What a command loads: libraries of sound and numbers take half a second, for which no text should wait."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from podcast.cli import main
from tests.unit.audio.sounds import talk, write_wav

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


ALONE = """
import atexit, gc, os, sys
atexit.register(lambda: print(os.environ.get("OPENBLAS_NUM_THREADS"), gc.get_freeze_count() > 0))
rounds = gc.get_threshold()
from podcast.cli import main
sys.argv = ["podcast", "--version"]
try:
    main(*ARGUMENTS)
finally:
    print(gc.get_threshold() > rounds)
"""


@pytest.mark.parametrize(
    ("arguments", "told", "expected"),
    [("[]", None, "1 True"), ("[]", "3", "3 True"), ("[['--version']]", None, "None False")],
)
def test_a_process_for_one_command_has_no_idle_threads_and_looks_for_no_garbage_at_its_end(
    arguments: str, told: str | None, expected: str
) -> None:
    threads = {} if told is None else {"OPENBLAS_NUM_THREADS": told}
    kept = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run(
        [sys.executable, "-c", ALONE.replace("ARGUMENTS", arguments)],
        env={**kept, **threads},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-2:] == [str(arguments == "[]"), expected]


def test_the_packets_of_a_plain_recording_are_not_counted_before_it_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_wav(tmp_path / "in.wav", talk(2.0))
    for name in ("podcast.audio.probe", "podcast.audio.carried"):
        monkeypatch.setattr(sys.modules[name], "probe", lambda path: pytest.fail(f"{path} was gone through"))
    monkeypatch.setattr("podcast.audio.probe", lambda path: pytest.fail(f"{path} was gone through"))
    assert main(["master", str(source), str(tmp_path / "out.mp3"), "--quiet"]) == 0
