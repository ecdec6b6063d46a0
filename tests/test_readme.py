"""The commands of the README are run as they stand there."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from podcast import lock
from tests.shows import recording

ROOT = Path(__file__).parent.parent
BLOCKS = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)

PAGE = """\
How to become a harbour pilot
A pilot brings ships through the last mile.
Transcript
00:00Welcome. What does a pilot do all day?
00:02Mostly climb ladders, and then stand on a bridge and tell people where the mud is.
00:05Is it dangerous?
00:06The ladder is. After that it is a matter of knowing the mud.
"""


def run(command: str, folder: Path, home: Path) -> str:
    environment = {
        **os.environ,
        "HOME": str(home),
        "PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(
        ["sh", "-ec", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_both_commands_stand_in_the_first_30_lines() -> None:
    head = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:30])

    assert "make site" in head
    assert "make test" in head


def test_a_show_of_your_own_is_made_as_the_readme_says(tmp_path: Path) -> None:
    recording(tmp_path / "career-guide.wav")
    (tmp_path / "career-guide.txt").write_text(PAGE, encoding="utf-8")
    commands = [line for line in BLOCKS[1].splitlines() if "serve" not in line]
    assert commands[-1] == "podcast build"

    run("\n".join(commands), tmp_path, tmp_path)

    made = tmp_path / "my-show/feed"
    assert "00:00:00" in (made / "career-guide/transcript.vtt").read_text(encoding="utf-8")
    for line in re.findall(r"^feed/(\S+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE):
        pattern = re.sub(r"<\w+>", "*", line)
        assert list((tmp_path / "my-show/feed").glob(pattern.rstrip("/"))), line


def test_make_site_builds_the_example_show_and_says_where_to_look(tmp_path: Path) -> None:
    """In a copy of what is in version control, with the packages that are installed here."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    clone = tmp_path / "clone"
    for name in listed.decode().split("\0"):
        if (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, clone / name)
    (clone / ".venv").mkdir()
    (clone / ".venv/bin").symlink_to(ROOT / ".venv/bin")
    for stamp in ("python", "site"):  # newest of all, so that make installs nothing over what is tested here
        (clone / ".venv" / stamp).touch()
    (command,) = [line.partition("#")[0] for line in BLOCKS[0].splitlines() if line.startswith("make site")]

    said = run(command, clone, tmp_path)

    assert "open feed/index.html" in said
    assert "3 episodes" in said
    assert (clone / "feed/mlops-engineer/index.html").is_file()
    assert identities(clone) == identities(ROOT), "podcast.lock in version control is not what a build makes"


def identities(folder: Path) -> dict[str, tuple[str, str]]:
    """What listeners know; the bytes of a medium may differ from one encoder to the next."""
    return {
        slug: (pin.guid, pin.media.name if pin.media else "")
        for slug, pin in lock.read(folder).episodes.items()
    }
