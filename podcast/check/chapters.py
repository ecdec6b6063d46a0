"""Chapters inside the feed. https://podlove.org/simple-chapters/"""

from collections.abc import Iterator
from itertools import pairwise

from podcast.check.rule import Found, Rule, Subject, label, short
from podcast.feed.converters import duration
from podcast.feed.xml import Node
from podcast.timecode import Millis, show


def _chapters(subject: Subject) -> Iterator[tuple[Node, list[tuple[Node, Millis | None]]]]:
    for item, parent in subject.tags("psc:chapters"):
        found = parent.all("psc:chapter")
        yield item, [(node, duration(node.attributes.get("start", ""))) for node in found]


def _read(subject: Subject) -> Found:
    for item, found in _chapters(subject):
        for node, start in found:
            if start is None:
                yield (
                    node.line,
                    f"{label(item)} has a chapter that starts at {short(node.attributes.get('start', ''))}",
                )
            elif not node.attributes.get("title"):
                yield node.line, f"{label(item)} has a chapter without a title at {show(start)}"


def _order(subject: Subject) -> Found:
    for item, found in _chapters(subject):
        for (_, before), (node, after) in pairwise(found):
            if before is not None and after is not None and after <= before:
                yield node.line, f"{label(item)} has a chapter at {show(after)} after one at {show(before)}"


def _first(subject: Subject) -> Found:
    for item, found in _chapters(subject):
        if found and found[0][1]:
            yield found[0][0].line, f"{label(item)} has its first chapter at {show(found[0][1])}"


def _last(subject: Subject) -> Found:
    for item, found in _chapters(subject):
        whole = duration(item.text("itunes:duration"))
        for node, start in found:
            if whole and start is not None and start >= whole + 1000:
                yield (
                    node.line,
                    f"{label(item)} has a chapter at {show(start)}, after its end at {show(whole)}",
                )


RULES = (
    Rule(
        id="psc-chapter",
        source="Podlove Simple Chapters",
        find=_read,
        hint="Give each chapter a title and a start such as 00:08:45.000",
    ),
    Rule(
        id="psc-order",
        source="Podlove Simple Chapters",
        find=_order,
        hint="Put chapters in the order of time",
    ),
    Rule(
        id="psc-first",
        source="Apple 5482; Spotify",
        find=_first,
        hint="Let the first chapter start at 0: Apple and Spotify else show none",
        severity="warning",
    ),
    Rule(id="psc-end", source="Podlove Simple Chapters", find=_last, hint="Keep chapters inside the audio"),
)
