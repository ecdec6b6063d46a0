import os
from pathlib import Path

import pytest

from podcast.cache import Cache, digest, digest_of


def old(path: Path, data: bytes, at: int = 1_700_000_000) -> Path:
    """A file that was written long ago, so that its stat can be trusted."""
    path.write_bytes(data)
    os.utime(path, (at, at))
    return path


def test_moving_a_byte_between_inputs_changes_the_digest() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")


def test_the_order_of_keys_does_not_change_a_digest() -> None:
    assert digest_of({"a": 1, "b": (2,)}) == digest_of({"b": [2], "a": 1})


def test_a_result_is_made_once_and_outlives_the_process(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        assert cache.get("k", lambda: b"made") == b"made"
    with Cache(tmp_path) as cache:
        assert cache.get("k", lambda: b"again") == b"made"


def test_a_file_is_read_again_only_when_its_stat_changed(tmp_path: Path) -> None:
    path = old(tmp_path / "a", b"one")
    with Cache(tmp_path / "c") as cache:
        first = cache.digest(path)
        old(path, b"two")
        unseen = cache.digest(path)
        old(path, b"two", at=1_700_000_001)
        seen = cache.digest(path)

    assert first == unseen != seen


def test_rehash_trusts_no_stat(tmp_path: Path) -> None:
    path = old(tmp_path / "a", b"one")
    with Cache(tmp_path / "c") as cache:
        first = cache.digest(path)
    old(path, b"two")
    with Cache(tmp_path / "c", rehash=True) as cache:
        assert cache.digest(path) != first


def test_a_file_changed_just_now_is_read_every_time(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    stat = path.stat()
    with Cache(tmp_path / "c") as cache:
        first = cache.digest(path)
        path.write_bytes(b"two")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert cache.digest(path) != first


@pytest.mark.parametrize("damage", [b"", b"not a database at all, only text of some length" * 50])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    with Cache(tmp_path) as cache:
        cache.keep("k", b"x")
    for path in tmp_path.glob("cache-*.db*"):
        path.write_bytes(damage)
    with Cache(tmp_path) as cache:
        assert cache.find("k") is None
        cache.keep("k", b"y")
        assert cache.find("k") == b"y"


def test_results_that_no_build_asks_for_are_dropped(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.keep("old", b"x")
    for number in range(30):
        with Cache(tmp_path) as cache:
            cache.keep(f"new {number}", b"y")
    with Cache(tmp_path) as cache:
        assert cache.find("old") is None
        assert cache.find("new 29") == b"y"
