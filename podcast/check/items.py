"""What each item says of its episode, and the order of items."""

import re
from collections.abc import Callable
from itertools import pairwise

from podcast.check.rule import Found, Rule, Subject, label, repeated, short
from podcast.feed.xml import Node

ONCE = (
    "title", "link", "description", "pubDate", "guid", "content:encoded", "psc:chapters", "itunes:title",
    "itunes:duration", "itunes:season", "itunes:episode", "itunes:episodeType", "itunes:explicit",
    "itunes:image",
)  # fmt: skip
KINDS = ("full", "trailer", "bonus")

_COUNT = re.compile(r"[1-9][0-9]{0,6}")
_SECONDS = re.compile(r"[0-9]{1,6}")  # eleven days


def _without(name: str) -> Callable[[Subject], Found]:
    def find(subject: Subject) -> Found:
        for item in subject.items:
            if not item.text(name):
                yield item.line, f"{label(item)} has no <{name}>"

    return find


def _texts(name: str, is_right: Callable[[str], object]) -> Callable[[Subject], Found]:
    def find(subject: Subject) -> Found:
        for item, node in subject.tags(name):
            if not is_right(node.content.strip()):
                yield node.line, f"{label(item)} has {short(node.content)} for {name}"

    return find


def _once(subject: Subject) -> Found:
    for item in subject.items:
        yield from repeated(item, ONCE)


def _serial(subject: Subject) -> Found:
    if subject.channel.text("itunes:type") == "serial":
        for item in subject.items:
            if _is_full(item) and not item.text("itunes:episode"):
                yield item.line, f"{label(item)} has no <itunes:episode> in a serial show"


def _is_full(item: Node) -> bool:
    return item.text("itunes:episodeType") in ("full", "")


def _order(subject: Subject) -> Found:
    dated = [(node, item.published) for node, item in zip(subject.items, subject.feed.items, strict=True)]
    for (_, before), (node, after) in pairwise(dated):
        if before and after and after > before:
            yield node.line, f"{label(node)} is newer than the item above it"


RULES = (
    Rule(
        id="item-title", source="Apple 823; PSP-1", find=_without("title"), hint="Give each episode a title"
    ),
    Rule(
        id="item-link",
        source="PSP-1",
        find=_without("link"),
        hint="Link to the page of the episode",
        severity="warning",
    ),
    Rule(
        id="item-description",
        source="PSP-1",
        find=_without("description"),
        hint="Say in a sentence what the episode is about",
        severity="warning",
    ),
    Rule(
        id="item-duration-missing",
        source="PSP-1",
        find=_without("itunes:duration"),
        hint="Say how long the audio is, in seconds",
        severity="warning",
    ),
    Rule(
        id="item-duration",
        source="Apple 823; PSP-1",
        find=_texts("itunes:duration", _SECONDS.fullmatch),
        hint="Write whole seconds, such as 1830",
        severity="warning",
    ),
    Rule(
        id="item-season",
        source="Apple 823",
        find=_texts("itunes:season", _COUNT.fullmatch),
        hint="Count seasons from 1 on, in figures",
    ),
    Rule(
        id="item-episode",
        source="Apple 823",
        find=_texts("itunes:episode", _COUNT.fullmatch),
        hint="Count episodes from 1 on, in figures; leave the number out for an episode 0",
    ),
    Rule(
        id="item-kind",
        source="Apple 823",
        find=_texts("itunes:episodeType", KINDS.__contains__),
        hint="Write full, trailer or bonus, in lower case",
    ),
    Rule(id="item-once", source="RSS 2.0; Apple 823", find=_once, hint="Keep one: apps take any of them"),
    Rule(
        id="item-serial",
        source="Apple 823",
        find=_serial,
        hint="Number the full episodes of a serial show, or make the show episodic",
    ),
    Rule(
        id="item-order",
        source="gPodder keeps the first 200 items",
        find=_order,
        hint="Put the newest item first, in a serial too: apps sort it themselves",
        severity="warning",
    ),
)
