"""Build a changed show again and again, and fail the n-th file operation for n = 1, 2, 3 … until none fails.

Run as a program, in a process of its own: it forks for every point. Prints one JSON line with what it saw.

usage: loop.py BEFORE AFTER SCRATCH MODE     MODE is kill, ENOSPC, EIO or EACCES
"""

import errno
import json
import os
import shutil
import signal
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

from podcast import lock
from podcast.build import Options, build
from podcast.errors import PodcastError
from tests.shows import BASE_URL, tree

EVENTS = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.truncate"}
DEADLINE = 120
"""Seconds for one build, which takes less than one: a process that hangs is ended, and told of."""

NAMESPACE = "{https://podcastindex.org/namespace/1.0}"


def operations(folder: Path, act: Callable[[int, str], None]) -> None:
    """Call `act` with the number and name of each operation that changes something below a folder.

    The interpreter announces every one of them; there is no hook behind which a library could hide.
    """
    count = 0
    inside = str(folder)

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal count
        if event == "open":
            flags = args[2] if isinstance(args[2], int) else 0
            changes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
        else:
            changes = event in EVENTS
        path = str(args[0]) if args else ""
        if changes and path.startswith(inside) and ".podcast/cache" not in path:
            count += 1
            act(count, f"{event} {path.removeprefix(inside)}")

    sys.addaudithook(hook)


def rebuild(show: Path) -> None:
    signal.alarm(DEADLINE)  # the system then ends this process, whatever it is doing
    build(show, Options(jobs=1, allow_guid_change=True))
    signal.alarm(0)


def in_child(show: Path, act: Callable[[int, str], None]) -> int:
    """Build in a forked child under a hook: 0 done, 1 refused with a sentence, 2 a bug, 9 killed, 14 hung."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    code = 2
    try:
        operations(show, act)
        rebuild(show)
        code = 0
    except* PodcastError:
        code = 1
    except* BaseException as group:  # noqa: BLE001 - the parent reports it
        sys.stderr.write(f"{group.exceptions!r}\n")
    os._exit(code)


def broken(show: Path, feeds: list[bytes]) -> str:
    """What is wrong with the published show, "" when an app would find all that the feed names."""
    feed = show / "feed/feed.xml"
    data = feed.read_bytes()
    if data not in feeds:
        return "feed.xml is neither the old nor the new one"
    pinned = {pin.guid for pin in lock.read(show).episodes.values()}
    for item in ET.fromstring(data).iter("item"):  # noqa: S314 - we wrote it
        enclosure = item.find("enclosure")
        urls = [each.get("url", "") for each in item if each.tag.startswith(NAMESPACE) and each.get("url")]
        for url in [*urls, enclosure.get("url", "") if enclosure is not None else ""]:
            if not (show / "feed" / url.removeprefix(BASE_URL)).is_file():
                return f"{url} does not exist"
        if enclosure is not None:
            file = show / "feed" / enclosure.get("url", "").removeprefix(BASE_URL)
            if file.stat().st_size != int(enclosure.get("length", "0")):
                return f"{file.name} has another length"
        if data == feeds[1] and item.findtext("guid") not in pinned:
            return "a published guid is not in the lock"
    return ""


KINDS = ("failed", "bugs", "hung", "silent", "broken", "differs")


class Loop:
    """A show in a scratch folder, put back to its former state before every trial."""

    def __init__(self, before: Path, after: Path, scratch: Path) -> None:
        self.before, self.after, self.show = before, after, scratch / "show"
        self.fresh()
        record = os.open(scratch / "log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        assert in_child(self.show, lambda _n, what: void(os.write(record, f"{what}\n".encode()))) == 0
        self.points = (scratch / "log").read_text(encoding="utf-8").splitlines()
        self.wanted = tree(self.show / "feed")
        self.feeds = [(before / "feed/feed.xml").read_bytes(), self.wanted["feed.xml"]]

    def fresh(self) -> None:
        shutil.rmtree(self.show, ignore_errors=True)
        shutil.copytree(self.before, self.show)
        for room in ("episodes", "transcripts"):
            shutil.rmtree(self.show / room)
            shutil.copytree(self.after / room, self.show / room)

    def trial(self, number: int, mode: str) -> Iterator[tuple[str, str]]:
        """Fail one operation; gives what went wrong, as (kind, what)."""
        self.fresh()
        code = in_child(self.show, failing(number, mode))
        if code:
            yield "failed", ""
        if code == 2:
            yield "bugs", "see above"
        if code == signal.SIGALRM:
            yield "hung", ""
        if code == 0 and (changed := differing(tree(self.show / "feed"), self.wanted)):
            yield "silent", changed
        if wrong := broken(self.show, self.feeds):
            yield "broken", wrong
        rebuild(self.show)  # here, so that children find libraries and templates loaded
        if changed := differing(tree(self.show / "feed"), self.wanted):
            yield "differs", changed


def failing(number: int, mode: str) -> Callable[[int, str], None]:
    """Fail the operation of this number: kill the process, or raise an OSError of this name."""

    def act(count: int, _what: str) -> None:
        if count != number:
            return
        if mode == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(getattr(errno, mode), os.strerror(getattr(errno, mode)))

    return act


def main(before: Path, after: Path, scratch: Path, mode: str) -> None:
    loop = Loop(before, after, scratch)
    seen: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for number, point in enumerate(loop.points, 1):
        for kind, what in loop.trial(number, mode):
            seen[kind].append(f"{number} {point}: {what}")
    sys.stdout.write(json.dumps({"points": len(loop.points), **seen}))


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> str:
    """The paths that two trees do not share, byte for byte."""
    return " ".join(sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path)))


def void(_value: object) -> None:
    """Take a value and give nothing."""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
