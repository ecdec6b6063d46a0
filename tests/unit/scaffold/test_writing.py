import errno
import shutil
from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.scaffold.writing import write_all


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_and_copied_with_their_folders(tmp_path: Path) -> None:
    source = tmp_path / "source.wav"
    source.write_bytes(b"RIFF")
    out = tmp_path / "out"
    written = write_all({out / "a" / "x.md": b"notes", out / "x.wav": source})
    assert written == (out / "a" / "x.md", out / "x.wav")
    assert (out / "x.wav").read_bytes() == source.read_bytes() == b"RIFF"
    assert files_in(out) == {"a/x.md", "x.wav"}


def test_a_file_that_is_there_stays_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    with pytest.raises(InputError, match="there already") as caught:
        write_all({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert caught.value.finding.where is not None
    assert caught.value.finding.where.path == tmp_path / "b"
    assert files_in(tmp_path) == {"b"}
    assert (tmp_path / "b").read_text() == "mine"


def test_a_broken_link_is_in_the_way_too(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match="there already"):
        write_all({tmp_path / "a": b"new"})


def test_a_file_in_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "episodes").write_text("mine")
    with pytest.raises(InputError, match="in the way of a folder"):
        write_all({tmp_path / "episodes" / "a.md": b"new"})


def test_when_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        write_all({tmp_path / "a": b"new", tmp_path / "b": tmp_path / "missing"})
    assert files_in(tmp_path) == set()


def test_when_one_file_cannot_be_moved_the_others_go_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def fail_at_b(self: Path, target: Path) -> Path:
        if target.name == "b":
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_b)
    with pytest.raises(KeyboardInterrupt):
        write_all({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert files_in(tmp_path) == set()


def test_a_full_disk_is_told_of_the_file_that_was_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "mine.wav"
    source.write_bytes(b"RIFF")

    def fail(_from: Path, _to: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(source))

    monkeypatch.setattr(shutil, "copyfile", fail)

    with pytest.raises(InputError, match="No space left") as caught:
        write_all({tmp_path / "show/a.wav": source})

    assert caught.value.finding.where is not None
    assert caught.value.finding.where.path == tmp_path / "show/a.wav"
