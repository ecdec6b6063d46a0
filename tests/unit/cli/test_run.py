"""However a command is started or stopped, it says a sentence, ends with a status, and shows no traceback."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from podcast.cli import main
from podcast.cli.run import leaves, of_system

RESULTS = (
    ["build", "--jobs", "1"],
    ["search", "lamp"],
    ["search", "lamp", "--json"],
    ["chapters", "transcripts/keeper.txt"],
    ["convert", "transcripts/keeper.txt", "-", "--to", "vtt"],
    ["new", "other"],
    ["master", "episodes/keeper.wav", "made.mp3"],
    ["--help"],
    ["help", "build"],
    ["--version"],
)


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command line in which ``podcast`` is the command."""
    own = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["sh", "-c", f'podcast() {{ "$PYTHON" -m podcast "$@"; }}; {command}'],
        cwd=folder, env={**own, "PYTHON": sys.executable, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("closed", [">&-", "<&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("build --jobs 1", 0),
        ("convert transcripts/keeper.txt - --to vtt", 0),
        ("convert - none.vtt", 1),
        ("bild", 2),
    ],
)
def test_a_closed_stream_is_nothing_to_stumble_over(
    built: Path, command: str, status: int, closed: str
) -> None:
    done = shell(f"podcast {command} {closed}", built)

    assert (done.returncode, "Traceback" in done.stderr) == (status, False), done.stderr


def test_no_file_gets_the_number_of_a_closed_stream(built: Path) -> None:
    """What a C library writes to standard error would end up in that file."""
    program = (
        "import os, sys; from podcast.cli import streams; streams.prepare(); "
        "sys.exit(os.open('podcast.toml', os.O_RDONLY))"
    )

    done = shell(f'"$PYTHON" -c "{program}" <&- >&- 2>&-', built)

    assert done.returncode > 2


@pytest.mark.parametrize(
    ("command", "unbuffered"), [*((each, "") for each in RESULTS), (RESULTS[1], "1"), (RESULTS[-1], "1")]
)
def test_a_full_disk_is_said_in_a_sentence(built: Path, command: list[str], unbuffered: str) -> None:
    done = shell(f"rm -rf other; podcast {' '.join(command)} >/dev/full", built, PYTHONUNBUFFERED=unbuffered)

    assert done.returncode == 1
    assert done.stderr.endswith("no space left on device\n  hint: make room, then run it again\n")
    assert "Traceback" not in done.stderr
    assert unbuffered or "standard output: no space" in done.stderr


@pytest.mark.parametrize(("command", "status"), [("check", 0), ("chapters none.txt", 1), ("bild", 2)])
def test_where_nothing_can_be_said_the_status_still_tells(built: Path, command: str, status: int) -> None:
    assert shell(f"podcast {command} 2>/dev/full", built).returncode == status


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["--help", "search lamp OR keeper", "check --json"])
def test_a_reader_that_leaves_early_is_no_error(built: Path, command: str, unbuffered: str) -> None:
    # The reader is gone before anything is printed: it opens the way for the writer when it leaves.
    done = shell(
        f"mkfifo gone; {{ cat gone; podcast {command}; }} | exec 2>gone; rm gone", built,
        PYTHONUNBUFFERED=unbuffered,
    )  # fmt: skip

    assert done.stderr == ""


@pytest.mark.parametrize("module", ["podcast.cli.run", "argparse", "podcast.cli.build", "podcast.build"])
@pytest.mark.parametrize("start", ["from podcast.cli import main; sys.exit(main())", "-m"])
def test_ctrl_c_is_quiet_even_while_things_are_imported(built: Path, module: str, start: str) -> None:
    program = (
        "import runpy, sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}: raise KeyboardInterrupt\n"
        f"sys.modules.pop({module!r}, None)\n"
        "sys.meta_path.insert(0, Stop())\n"
        "sys.argv = ['podcast', 'build']\n"
    )
    program += "runpy.run_module('podcast', run_name='__main__')" if start == "-m" else start

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=built, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (130, "")


def test_a_folder_whose_name_is_not_utf_8_is_a_show_like_any_other(built: Path) -> None:
    done = shell(
        "name=$(printf 'sh\\377ow'); mkdir \"$name\" && cp -r podcast.toml cover.png episodes transcripts "
        '"$name" && podcast build --jobs 1 --show "$name" && podcast search lamp --show "$name" '
        '&& podcast check --json --show "$name" && rm -r "$name"',
        built,
    )

    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert "sh?ow/feed/: 2 episodes" in done.stdout


def test_errors_of_the_system_are_told_one_by_one() -> None:
    first, second = FileNotFoundError(2, "No such file or directory", "a.txt"), OSError("odd")
    errors: list[Any] = [first, ExceptionGroup("", [second])]
    group: ExceptionGroup[OSError] = ExceptionGroup("", errors)

    assert [str(of_system(error)) for error in leaves(group)] == ["a.txt: no such file or directory", "odd"]


def test_quiet_holds_for_warnings_that_come_with_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["chapters", str(tmp_path / "none.txt"), "--quiet"]) == 1
    assert "there is no such file" in capsys.readouterr().err
