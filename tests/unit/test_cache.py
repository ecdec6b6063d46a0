import os
import sqlite3
from pathlib import Path

import pytest

from podcast.cache import Cache, digest, digest_of
from podcast.errors import InputError


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


def test_a_file_changed_just_now_is_read_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    stat = path.stat()
    monkeypatch.setattr("podcast.cache.time.time_ns", lambda: stat.st_mtime_ns + 1_000_000_000)
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


def test_a_cache_damaged_while_in_use_is_made_anew(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        for number in range(200):
            cache.keep(f"k{number}", bytes(4000))
    (path,) = tmp_path.glob("cache-*.db")
    data = bytearray(path.read_bytes())
    data[4096:] = b"x" * (len(data) - 4096)  # the head is whole, the rest is not

    path.write_bytes(data)
    with Cache(tmp_path) as cache:
        assert cache.find("k7") is None
        cache.keep("k7", b"y")
        assert cache.find("k7") == b"y"


def test_a_cache_in_use_is_not_taken_for_a_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Cache(tmp_path) as cache:
        cache.keep("k", b"x")
    (path,) = tmp_path.glob("cache-*.db")
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **o: connect(*a, **(o | {"timeout": 0})))
    other = connect(path, isolation_level=None)
    other.execute("begin exclusive")
    with pytest.raises(InputError, match="locked"), Cache(tmp_path) as cache:
        cache.keep("k", b"z")
    other.execute("rollback")
    other.close()
    with Cache(tmp_path) as cache:
        assert cache.find("k") == b"x"


def test_two_processes_share_a_cache(tmp_path: Path) -> None:
    path = old(tmp_path / "a", b"one")
    with Cache(tmp_path / "c") as one, Cache(tmp_path / "c", ages=False) as other:
        one.digest(path)
        other.keep("k", b"x")
        assert other.digest(path) == one.digest(path)
        assert one.find("k") == b"x"


def test_a_look_does_not_age_what_is_kept(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        cache.keep("old", b"x")
    for _ in range(30):
        with Cache(tmp_path, ages=False) as cache:
            cache.keep("seen", b"y")
    with Cache(tmp_path) as cache:
        assert cache.find("old") == b"x"
