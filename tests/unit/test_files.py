from pathlib import Path

import pytest

from podcast.files import beside, replace, replacing


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
