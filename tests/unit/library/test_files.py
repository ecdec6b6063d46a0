"""What lies in a room and is no file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from podcast.errors import Problems
from podcast.library.files import files_in

SHAM: dict[str, Callable[[Path], object]] = {
    "a pipe between programs": os.mkfifo,
    "a folder": Path.mkdir,
    "a device": lambda path: path.symlink_to("/dev/null"),
    "a link to a file that is not there": lambda path: path.symlink_to("nowhere.wav"),
    "a link that leads back to itself": lambda path: path.symlink_to(path.name),
}


@pytest.mark.parametrize("what", SHAM)
def test_what_is_no_file_is_called_what_it_is(what: str, tmp_path: Path) -> None:
    SHAM[what](tmp_path / "crane.wav")
    problems = Problems()

    assert files_in(tmp_path, problems) == []

    (finding,) = problems.findings
    assert finding.message == f"this is {what}"
    assert finding.where
    assert finding.where.path == tmp_path / "crane.wav"
