import errno
import os
from pathlib import Path

import pytest

from podcast.files import beside, copy, replace, replacing


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(b"old")

    with replacing(path) as part:
        part.write_bytes(b"new")
        assert path.read_bytes() == b"old"

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_fails_half_way_leaves_the_old_file_and_nothing_beside(
    tmp_path: Path, error: BaseException
) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(b"old")

    def write() -> None:
        with replacing(path) as part:
            part.write_bytes(b"ne")
            raise error

    with pytest.raises(type(error)):
        write()

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_left_by_a_killed_process_is_not_taken_for_new(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    beside(path).write_bytes(b"half of something that was longer")

    replace(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_written_beside_is_hidden_and_of_the_same_kind(tmp_path: Path) -> None:
    assert beside(tmp_path / "a.mp3") == tmp_path / ".a.part.mp3"
    assert beside(tmp_path / "_headers") == tmp_path / "._headers.part"


@pytest.mark.parametrize("able", [True, False])
def test_a_copy_is_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, able: bool) -> None:
    def unable(*_: object) -> int:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    if not able:
        monkeypatch.setattr(os, "copy_file_range", unable, raising=False)
    source, target = tmp_path / "a.mp3", tmp_path / "b.mp3"
    source.write_bytes(bytes(range(256)) * 1000)
    target.write_bytes(b"something longer" * 100_000)

    copy(source, target)

    assert target.read_bytes() == source.read_bytes()
    target.write_bytes(b"")
    assert source.stat().st_size == 256_000


@pytest.mark.skipif(os.name != "posix", reason="only there can a folder be synced")
def test_content_is_on_the_disk_before_its_name_and_the_name_before_what_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(b"old")
    done: list[tuple[str, bytes]] = []
    names: dict[int, str] = {}

    def synced(handle: int) -> None:
        done.append((names[os.fstat(handle).st_ino], path.read_bytes()))

    monkeypatch.setattr(os, "fsync", synced)
    with replacing(path) as part:
        part.write_bytes(b"new")
        names = {part.stat().st_ino: "file", tmp_path.stat().st_ino: "folder"}

    assert done == [("file", b"old"), ("folder", b"new")]
