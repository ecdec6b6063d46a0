"""What a TTML document says when: its paragraphs with their times, their voices, and the spans in them."""

from collections.abc import Iterator
from typing import NamedTuple

from podcast.transcript.cuefile import BREAK
from podcast.transcript.format import Problem
from podcast.transcript.ttmltime import Interval, Rates, interval, rates
from podcast.transcript.words import paragraph
from podcast.transcript.xmltree import Node

SLACK = 1.0
"""Milliseconds by which rounding may push an element beyond the one it stands in."""
_ANNOTATIONS = frozenset(("text", "textContainer", "delimiter"))


class Run(NamedTuple):
    """A stretch of a paragraph's text, with the agent and, if it has times of its own, those of its span."""

    text: str
    agent: str
    told: Interval | None


class Said(NamedTuple):
    """A paragraph: when it is shown, what it says, and its line."""

    shown: Interval
    runs: tuple[Run, ...]
    line: int


class Tree:
    """Reads a document: `said` are its paragraphs in their order, `names` those of the agents by id."""

    def __init__(self, root: Node) -> None:
        self.said: list[Said] = []
        self.problems: list[Problem] = []
        self.names = dict(_agents(root))
        self._clock = rates(root.attributes)
        self._absolute = _absolute(root, self._clock)
        self._ruby = dict(_ruby_styles(root))
        self._readings = 0
        self._walk(root, Interval(0.0, None), "")
        if self._readings:
            message = f"{self._readings} readings above or below the text (ruby) were left out"
            self.problems.append(Problem(0, message, severity="info"))

    def _walk(self, node: Node, shown: Interval, agent: str) -> float | None:
        """Gather the paragraphs below an element, and return when the last of them ends, None for never."""
        ends: list[float | None] = []
        in_turn = node.attributes.get("timeContainer") == "seq"
        zero = shown.begin
        for child in node.children:
            if child.name not in ("body", "div", "p"):
                continue
            inner = self._interval(child, shown, zero)
            speaks = child.attributes.get("agent", agent)
            if child.name == "p":
                self.said.append(Said(inner, tuple(self._runs(child, inner, speaks, None)), child.line))
                ended = inner.begin if child.attributes.get("timeContainer") == "seq" else inner.end
            else:
                ended = self._walk(child, inner, speaks)
            ends.append(inner.end if {"end", "dur"} & child.attributes.keys() else ended)
            if in_turn:
                zero = inner.begin if ends[-1] is None else ends[-1]
        known = [end for end in ends if end is not None]
        return None if len(known) < len(ends) else max(known, default=shown.begin)

    def _interval(self, node: Node, outer: Interval, zero: float) -> Interval:
        if self._absolute:
            found = interval(node.attributes, self._clock, Interval(0.0, None), 0.0)
        else:
            found = interval(node.attributes, self._clock, outer, zero)
        if found.fault:
            hint = "write it as 00:01:02.500 or 62.5s"
            self.problems.append(Problem(node.line, f"{found.fault!r} is not a time as TTML has it", hint))
        return found if found.told else Interval(max(zero, outer.begin), outer.end, outer.told)

    def _runs(self, node: Node, shown: Interval, agent: str, told: Interval | None) -> Iterator[Run]:
        """The texts of a paragraph; a break is BREAK, and metadata are not said."""
        zero = shown.begin
        spaced = self._kind(node) not in ("container", "baseContainer")
        for child in node.content:
            if isinstance(child, str):
                if spaced or child.strip():
                    yield Run(child, agent, told)
            elif child.name == "br":
                yield Run(BREAK, agent, told)
            elif child.name in ("span", "p") and self._kind(child) in _ANNOTATIONS:
                self._readings += 1
            elif child.name in ("span", "p"):
                inner = self._interval(child, shown, zero)
                own = inner if {"begin", "end", "dur"} & child.attributes.keys() else told
                yield from self._runs(child, inner, child.attributes.get("agent", agent), own)
                if node.attributes.get("timeContainer") == "seq" and inner.end is not None:
                    zero = inner.end

    def _kind(self, node: Node) -> str:
        """What part of a ruby an element is, "" for none."""
        style = node.attributes.get("style", "").split()
        return node.attributes.get("ruby", next((self._ruby[key] for key in style if key in self._ruby), ""))


def _absolute(root: Node, clock: Rates) -> bool:
    """Whether nested times count from the start of the recording, as Apple writes them against the rule.

    Then every inner begin lies in its outer element as written, and one at least could not be seen if it
    counted from there.
    """
    inner = list(_nested(root, None, clock))
    within = all(begin <= time <= end + SLACK for time, begin, end in inner)
    return within and any(time > end - begin + SLACK for time, begin, end in inner)


def _nested(
    node: Node, outer: tuple[float, float] | None, clock: Rates
) -> Iterator[tuple[float, float, float]]:
    """Each begin inside an element that has a begin and an end of its own, with these."""
    begin, end = (clock.millis(node.attributes.get(key, "")) for key in ("begin", "end"))
    if outer and begin is not None:
        yield begin, *outer
    own = (begin, end) if begin and end and end > begin else outer
    for child in node.children:
        yield from _nested(child, own, clock)


def _agents(node: Node) -> Iterator[tuple[str, str]]:
    """Names by id of those who speak, wherever in the head they stand."""
    for child in node.children:
        if child.name == "agent" and (key := child.attributes.get("id", "")):
            named = [paragraph(each.text) for each in child.children if each.name == "name"]
            yield key, next(filter(None, named), key)
        elif child.name in ("head", "metadata", "body", "div"):
            yield from _agents(child)


def _ruby_styles(root: Node) -> Iterator[tuple[str, str]]:
    for child in root.children:
        if child.name == "style" and "ruby" in child.attributes:
            yield child.attributes.get("id", ""), child.attributes["ruby"]
        elif child.name in ("head", "styling"):
            yield from _ruby_styles(child)
