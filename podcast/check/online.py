"""What a feed says of the files it names, held against what their servers say: `podcast check FEED --online`.

Each medium is asked for its headers and for its first bytes, captions and chapters for what web players need.
A few questions at a time, for at most MOST files and LONGEST seconds: the newest episodes come first.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from podcast.check.rule import label, short
from podcast.check.sniff import ALIKE
from podcast.errors import Finding, InputError, Severity, Where
from podcast.feed.xml import Node, parse
from podcast.fetching import Limits
from podcast.fetching.asking import Answer, ask

MOST = 200
"""Files that are asked for."""
AT_ONCE = 4
LONGEST = 300
PATIENT = Limits(seconds=15)

Say = Callable[[str, str], Finding]
"""A finding of a rule with this sentence, at the place of what is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Online:
    """A rule about an answer; `source` names who asks for it."""

    id: str
    source: str
    hint: str
    severity: Severity = "error"


RULES = (
    Online(
        id="online-gone",
        source="Apple 823; PSP-1",
        hint="Put the file back, or correct its address: nobody can have it there",
    ),
    Online(
        id="online-range",
        source="Apple 823",
        hint="Let the server answer byte ranges (206): apps seek, and go on with downloads, by them",
    ),
    Online(
        id="online-length",
        source="RSS 2.0; Apple 823",
        hint="Write the size that the server tells, unless it puts advertisements into each download",
        severity="warning",
    ),
    Online(
        id="online-type",
        source="Apple 823; podcast namespace",
        hint="Let server and feed tell the same type",
        severity="warning",
    ),
    Online(
        id="online-plain",
        source="Apple 823",
        hint="Publish it at an address that begins with https:// and stays there",
        severity="warning",
    ),
    Online(
        id="online-cors",
        source="podcast namespace",
        hint="Send Access-Control-Allow-Origin: * with it: web players cannot read it otherwise",
        severity="warning",
    ),
    Online(
        id="online-cache",
        source="RFC 9110",
        hint="Send an ETag or Last-Modified with the feed, and 304 while it is unchanged",
        severity="warning",
    ),
)
_BY_ID = {rule.id: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class _Named:
    """A file that a feed names: the element, the attribute with its address, and who holds it."""

    holder: Node
    node: Node
    attribute: str

    @property
    def address(self) -> str:
        return self.node.attributes.get(self.attribute, "").strip()


def check_online(data: bytes, path: Path, feed: str = "", limits: Limits = PATIENT) -> tuple[Finding, ...]:
    """Ask the servers of the files that a feed names; `feed` is its own address, "" for a file.

    Raises InputError when the feed is no XML. Nothing in a private network is asked for, unless the feed lies
    in one itself.
    """
    channel = parse(data, path).root.first("channel") or Node("", {}, 0)
    named = list(_named(channel))
    end = time.monotonic() + LONGEST
    asked: list[_Named] = []

    def look(each: _Named) -> Sequence[Finding]:
        if time.monotonic() > end:
            return ()
        asked.append(each)
        return _look(each, path, feed, limits)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = [finding for each in pool.map(look, named[:MOST]) for finding in each]
    if feed:
        found += _of_feed(feed, path, limits)
    if len(named) > len(asked):
        message = f"{len(named) - len(asked)} files of older episodes were not asked for"
        found.append(Finding(rule="online-most", severity="info", message=message, where=Where(path)))
    return tuple(found)


def _named(channel: Node) -> Iterator[_Named]:
    yield from (_Named(channel, node, "href") for node in channel.all("itunes:image"))
    for item in channel.all("item"):
        for name, attribute in _FILES:
            yield from (_Named(item, node, attribute) for node in item.all(name))


_FILES = (("enclosure", "url"), ("podcast:transcript", "url"), ("podcast:chapters", "url"))


def _look(named: _Named, path: Path, feed: str, limits: Limits) -> Sequence[Finding]:
    def say(rule: str, message: str) -> Finding:
        return _finding(rule, f"{label(named.holder)} {message}", Where(path, named.node.line))

    if not named.address:
        return ()
    try:
        answer = ask(named.address, limits, named_by=feed)
        if answer.status in (403, 405, 501):  # some servers and signed addresses know no HEAD
            answer = ask(named.address, limits, named_by=feed, method="GET")
    except InputError as error:
        return [say("online-gone", f"names {error.finding.message}")]
    if answer.status != 200:
        return [say("online-gone", f"names {short(named.address)}, which answers {answer.status}")]
    is_medium = named.node.name == "enclosure"
    return list(_said(named, answer, say)) + (_ranges(named, feed, limits, say) if is_medium else [])


def _said(named: _Named, answer: Answer, say: Say) -> Iterable[Finding]:
    declared = named.node.attributes.get("type", "").strip().lower()
    told = answer.media_type
    if declared and told and ALIKE.get(declared, declared) != ALIKE.get(told, told):
        yield say("online-type", f"says {declared} of {short(named.address)}, its server says {told}")
    if named.address.startswith("https://") and answer.address.startswith("http://"):
        yield say("online-plain", f"names {short(named.address)}, which leads on to {short(answer.address)}")
    if named.node.name.startswith("podcast:") and "access-control-allow-origin" not in answer.headers:
        yield say("online-cors", f"names {short(named.address)}, which other sites may not read")
    length = named.node.attributes.get("length", "").strip()
    if named.node.name == "enclosure" and length.isdecimal() and answer.length not in (None, int(length)):
        yield say(
            "online-length", f"says {length} bytes of {short(named.address)}, which has {answer.length}"
        )


def _ranges(named: _Named, feed: str, limits: Limits, say: Say) -> list[Finding]:
    try:
        answer = ask(named.address, limits, named_by=feed, method="GET", headers={"Range": "bytes=0-31"})
    except InputError as error:
        return [say("online-gone", f"names {error.finding.message}")]
    if answer.status == 206:
        return []
    return [say("online-range", f"names {short(named.address)}, of which no part can be had alone")]


def _of_feed(feed: str, path: Path, limits: Limits) -> Sequence[Finding]:
    """Whether the feed itself is sent again and again to apps that have it already."""
    first = ask(feed, limits, method="GET")
    marks = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
    headers = {asked: first.headers[name] for name, asked in marks.items() if name in first.headers}
    if headers and ask(feed, limits, method="GET", headers=headers).status == 304:
        return ()
    why = "sends the feed again though it is unchanged" if headers else "tells neither ETag nor Last-Modified"
    return [_finding("online-cache", f"The server {why}", Where(path, 1))]


def _finding(rule: str, message: str, where: Where) -> Finding:
    row = _BY_ID[rule]
    return Finding(rule=row.id, severity=row.severity, message=message, where=where, hint=row.hint)
