"""A feed checked against what directories, apps and specifications ask for."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from podcast.check import (
    attributes,
    channel,
    chapters,
    dates,
    document,
    enclosures,
    files,
    guids,
    items,
    paging,
    podcasting,
    rss,
    text,
    urls,
)
from podcast.check.rule import Rule, Subject
from podcast.errors import Finding, InputError
from podcast.feed.reader import read_document
from podcast.feed.xml import Node, parse
from podcast.links import FEED

RULES: tuple[Rule, ...] = (
    *document.RULES,
    *rss.RULES,
    *channel.RULES,
    *items.RULES,
    *guids.RULES,
    *paging.RULES,
    *dates.RULES,
    *enclosures.RULES,
    *urls.RULES,
    *text.RULES,
    *podcasting.RULES,
    *attributes.RULES,
    *chapters.RULES,
)

Follow = Callable[[str], tuple[Path, bytes] | None]


def check_feed(
    data: bytes, path: Path, *, base_url: str = "", output: Path | None = None, name: str = FEED
) -> tuple[Finding, ...]:
    """Everything to say about a feed, in the order of its lines; nothing when it is right.

    `path` is what findings call the feed. With `output`, the folder the feed is published from, and its
    `base_url`, the files that the feed names are opened and compared with what it says of them. `name` is
    the path at which the feed is published below `base_url`.
    """
    try:
        subject = _subject(data, path, base_url, name)
    except InputError as error:
        return (error.finding,)
    return _told(subject, files.check(subject, output) if output is not None else ())


def _subject(data: bytes, path: Path, base_url: str = "", name: str = FEED) -> Subject:
    """Raises InputError when the feed cannot be read."""
    parsed = parse(data, path)
    feed = read_document(parsed, path)
    return Subject(path, data, parsed, parsed.root.first("channel") or Node("", {}, 0), feed, base_url, name)


def _told(subject: Subject, more: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    found = (finding for rule in RULES for finding in rule.apply(subject))
    return tuple(sorted((*found, *more), key=_place))


def check_pages(data: bytes, path: Path, follow: Follow) -> tuple[Finding, ...]:
    """A feed with the pages behind it (RFC 5005): each by itself, and whether together they are one feed.

    `follow` gives the next page by the address that one names, None when it was there before; the InputError
    that it raises is told, and ends the feed there.
    """
    try:
        subject = _subject(data, path)
    except InputError as error:
        return (error.finding,)
    found = [*_told(subject)]
    pages = [subject]
    while address := pages[-1].feed.next_url:
        try:
            page = follow(address)
        except InputError as error:
            found.append(paging.lost(error, pages[-1]))
            break
        if page is None:
            found += paging.circle(pages)
            break
        try:
            pages.append(_subject(page[1], page[0]))
        except InputError as error:
            found.append(error.finding)
            break
        found += _told(pages[-1])
    return (*found, *paging.across(pages))


def check_feeds(
    feeds: Mapping[str, bytes], folder: Path, *, base_url: str, output: Path | None = None
) -> tuple[Finding, ...]:
    """The feeds of one show, the whole one first, by the paths that they have in `folder`.

    What is said of an item that stands in several of them is said at the first.
    """
    told: dict[tuple[str, str], Path] = {}
    return tuple(
        finding
        for name, data in feeds.items()
        for finding in check_feed(data, folder / name, base_url=base_url, output=output, name=name)
        if told.setdefault((finding.rule, finding.message), folder / name) == folder / name
    )


def _place(finding: Finding) -> tuple[str, int, str, str]:
    where = finding.where
    return (str(where.path), where.line or 0, finding.rule, finding.message) if where else ("", 0, "", "")
