"""A feed checked against what directories, apps and specifications ask for."""

from collections.abc import Mapping
from pathlib import Path

from podcast.check import (
    channel,
    chapters,
    dates,
    document,
    enclosures,
    files,
    guids,
    items,
    podcasting,
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
    *channel.RULES,
    *items.RULES,
    *guids.RULES,
    *dates.RULES,
    *enclosures.RULES,
    *urls.RULES,
    *text.RULES,
    *podcasting.RULES,
    *chapters.RULES,
)


def check_feed(
    data: bytes, path: Path, *, base_url: str = "", output: Path | None = None, name: str = FEED
) -> tuple[Finding, ...]:
    """Everything to say about a feed, in the order of its lines; nothing when it is right.

    `path` is what findings call the feed. With `output`, the folder the feed is published from, and its
    `base_url`, the files that the feed names are opened and compared with what it says of them. `name` is
    the path at which the feed is published below `base_url`.
    """
    try:
        parsed = parse(data, path)
        feed = read_document(parsed, path)
    except InputError as error:
        return (error.finding,)
    channel = parsed.root.first("channel") or Node("", {}, 0)
    subject = Subject(path, data, parsed, channel, feed, base_url, name)
    found = [finding for rule in RULES for finding in rule.apply(subject)]
    if output is not None:
        found += files.check(subject, output)
    return tuple(sorted(found, key=_place))


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
