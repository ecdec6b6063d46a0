"""TTML, also called DFXP, and its profile IMSC. https://www.w3.org/TR/ttml1/, https://www.w3.org/TR/ttml-imsc1.0.1/

Read with the times of every level, ``par`` and ``seq``; a span with times of its own gives word times, a
``ttm:agent`` the speaker. All white space is one space here, so ``xml:space`` makes no difference. Written
in the text profile of IMSC 1, with the times of words when they were measured.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from podcast.model import Cue, Transcript
from podcast.timecode import Millis, format_vtt
from podcast.transcript import labels, rows
from podcast.transcript.format import Draft, Format, Holds, Piece, Problem
from podcast.transcript.ttmltime import Interval, Rates, interval, rates
from podcast.transcript.words import Timed, align, paragraph, speaking_time
from podcast.transcript.xmltree import Node, parse

_ROOT = re.compile(
    r"\s*+(?><\?xml[^>]*>)?(?>\s|<!--.*?-->|<!DOCTYPE[^>\[]*>)*+<(?:\w+:)?tt[\s>]", re.DOTALL | re.IGNORECASE
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SLACK = 1.0
"""Milliseconds by which rounding may push a span beyond its paragraph."""

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
    xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:tts="http://www.w3.org/ns/ttml#styling"
    ttp:profile="http://www.w3.org/ns/ttml/profile/imsc1/text" xml:lang={language}>
<head>
{agents}<styling>
<style xml:id="talk" tts:color="white" tts:backgroundColor="black" tts:fontFamily="proportionalSansSerif"
       tts:fontSize="100%" tts:lineHeight="125%" tts:textAlign="center"/>
</styling>
<layout>
<region xml:id="low" tts:origin="10% 10%" tts:extent="80% 80%" tts:displayAlign="after"/>
</layout>
</head>
<body><div region="low" style="talk">
"""


class _Run(NamedTuple):
    """A stretch of a paragraph's text, with the times and the agent of the span around it."""

    text: str
    agent: str
    told: Interval | None


class _Said(NamedTuple):
    """A paragraph with the times and agent that hold for it."""

    node: Node
    shown: Interval
    agent: str


class _Reader:
    """Gathers the paragraphs of a document with their times."""

    def __init__(self, root: Node) -> None:
        self.problems: list[Problem] = []
        self.clock: Rates = rates(root.attributes)
        self.names = dict(_agents(root))
        self.absolute = _absolute(root, self.clock)

    def paragraphs(self, node: Node, shown: Interval, agent: str) -> Iterator[_Said]:
        """The paragraphs below an element, in document order."""
        zero = shown.begin
        for child in node.children:
            if child.name not in ("body", "div", "p"):
                continue
            inner = self._interval(child, shown, zero)
            speaks = child.attributes.get("agent", agent)
            if child.name == "p":
                yield _Said(child, inner, speaks)
            else:
                yield from self.paragraphs(child, inner, speaks)
            if node.attributes.get("timeContainer") == "seq":
                zero = inner.begin if inner.end is None else inner.end

    def _interval(self, node: Node, outer: Interval, zero: float) -> Interval:
        found = interval(node.attributes, self.clock, outer, 0.0 if self.absolute else zero)
        if found.fault:
            hint = "write it as 00:01:02.500 or 62.5s"
            self.problems.append(Problem(node.line, f"{found.fault!r} is not a time as TTML has it", hint))
        return found if found.told else Interval(found.begin, found.end, outer.told)

    def pieces(self, said: _Said) -> Iterator[Piece]:
        """A piece for each voice of a paragraph; times of spans become word times."""
        runs = [run for run in self._runs(said.node, said, None, said.shown.begin) if run.text]
        if not paragraph("".join(run.text for run in runs)):
            return
        told = [run.told for run in runs if run.told]
        shown = (
            said.shown if said.shown.told or not told else Interval(told[0].begin, told[-1].end, told=True)
        )
        if not shown.told:
            message = f"a paragraph without a time was put at {format_vtt(shown.millis[0])}"
            self.problems.append(Problem(said.node.line, message, "give it a begin and an end"))
        voices = [(agent, list(part)) for agent, part in groupby(runs, lambda run: run.agent)]
        yield from self._voices(voices, shown, said.node.line)

    def _runs(self, node: Node, said: _Said, told: Interval | None, zero: float) -> Iterator[_Run]:
        """The texts of a paragraph; a break is a space, and metadata are not said."""
        agent = said.agent
        for child in node.content:
            if isinstance(child, str):
                yield _Run(child, agent, told)
            elif child.name == "br":
                yield _Run(" ", agent, told)
            elif child.name in ("span", "p"):
                outer = told or said.shown
                inner = self._interval(child, outer, zero)
                own = any(key in child.attributes for key in ("begin", "end", "dur"))
                speaks = said._replace(agent=child.attributes.get("agent", agent))
                yield from self._runs(child, speaks, inner if own else told, inner.begin)
                if node.attributes.get("timeContainer") == "seq" and inner.end is not None:
                    zero = inner.end

    def _voices(
        self, voices: Sequence[tuple[str, list[_Run]]], shown: Interval, line: int
    ) -> Iterator[Piece]:
        start, end = shown.millis
        texts = [paragraph("".join(run.text for run in part)) for _, part in voices]
        timed = [one for _, part in voices for one in _timed(part)]
        known = [one.start for one in timed if one.start is not None]
        until = end if end is not None and end > start else _until(known, timed)
        words = align(" ".join(texts), timed, start, max(start, until)) if known or len(voices) > 1 else ()
        for (agent, _), text in zip(voices, texts, strict=True):
            mine, words = words[: len(text.split())], words[len(text.split()) :]
            name = self.names.get(agent, agent) or None
            if text and len(texts) == 1:
                yield Piece(start=start, end=end, text=text, speaker=name, words=mine, line=line)
            elif text:
                first = mine[0].start if mine else start
                last = words[0].start if words else end
                kept = mine if known else ()
                yield Piece(start=first, end=last, text=text, speaker=name, words=kept, line=line)


def _absolute(root: Node, clock: Rates) -> bool:
    """Whether nested times count from the start of the recording, as Apple writes them against the rule.

    Then every inner begin lies in its outer element as written, and one at least could not be seen if it
    counted from there.
    """
    inner = list(_nested(root, None, clock))
    within = all(begin <= time <= end + _SLACK for time, begin, end in inner)
    return within and any(time > end - begin + _SLACK for time, begin, end in inner)


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


def _until(known: Sequence[Millis], timed: Sequence[Timed]) -> Millis:
    ends = [one.end for one in timed if one.end is not None]
    spoken = speaking_time(" ".join(one.text for one in timed))
    return max(ends, default=Millis(max(known, default=Millis(0)) + spoken))


def _timed(part: Iterable[_Run]) -> Iterator[Timed]:
    """The words of some runs: of those in one span the first starts with it, an only one ends with it."""
    for told, group in groupby(part, lambda run: run.told):
        tokens = "".join(run.text for run in group).split()
        begin, end = told.millis if told else (None, None)
        for n, token in enumerate(tokens):
            yield Timed(token, begin if n == 0 else None, end if len(tokens) == 1 else None)


def _agents(node: Node) -> Iterator[tuple[str, str]]:
    """Names by id of those who speak, wherever in the head they stand."""
    for child in node.children:
        if child.name == "agent" and (key := child.attributes.get("id", "")):
            named = [paragraph(each.text) for each in child.children if each.name == "name"]
            yield key, next(filter(None, named), key)
        elif child.name in ("head", "metadata", "body", "div"):
            yield from _agents(child)


def _looks_like(text: str) -> bool:
    return _ROOT.match(text) is not None


def _read(text: str) -> Draft:
    root, problems = parse(text, "p")
    if root is None or root.name != "tt":
        return Draft(pieces=(), problems=tuple(problems))
    reader = _Reader(root)
    always = Interval(0.0, None)
    pieces = [piece for said in reader.paragraphs(root, always, "") for piece in reader.pieces(said)]
    language = root.attributes.get("lang", "")
    return Draft(
        pieces=tuple(pieces if any(piece.speaker for piece in pieces) else _labelled(pieces)),
        language=language if _LANGUAGE.fullmatch(language) else None,
        timing="word" if any(piece.words for piece in pieces) else "segment",
        problems=(*problems, *reader.problems),
    )


def _labelled(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Where no agent speaks, labels before a colon count as in any captions."""
    texts = [piece.text for piece in pieces]
    for piece, (speaker, text) in zip(
        pieces, labels.carried(texts, labels.find(texts, captions=True)), strict=True
    ):
        words = piece.words[len(piece.text.split()) - len(text.split()) :]
        yield Piece(
            start=piece.start, end=piece.end, text=text, speaker=speaker, words=words, line=piece.line
        )


def _document(said: Sequence[rows.Row], language: str | None) -> str:
    names = {
        name: f"v{n}" for n, name in enumerate(dict.fromkeys(row.speaker for row in said if row.speaker), 1)
    }
    agents = "".join(
        f'<ttm:agent xml:id="{key}" type="person">'
        f'<ttm:name type="full">{escape(name)}</ttm:name></ttm:agent>\n'
        for name, key in names.items()
    )
    head = _HEAD.format(
        language=quoteattr(language or ""), agents=f"<metadata>\n{agents}</metadata>\n" if agents else ""
    )
    body = "".join(
        f'<p begin="{format_vtt(row.start)}" end="{format_vtt(row.end)}"'
        + (f' ttm:agent="{names[row.speaker]}"' if row.speaker else "")
        + f">{_spans(row) if row.words else '<br/>'.join(map(escape, row.lines))}</p>\n"
        for row in said
    )
    return f"{head}{body}</div></body>\n</tt>\n"


def _spans(row: rows.Row) -> str:
    """Words as spans, whose times count from the paragraph's."""
    return " ".join(
        f'<span begin="{_seconds(word.start - row.start)}" end="{_seconds(word.end - row.start)}">'
        f"{escape(word.text)}</span>"
        for word in row.words
    )


def _seconds(millis: int) -> str:
    return f"{max(0, millis) // 1000}.{max(0, millis) % 1000:03d}s"


def _write(transcript: Transcript) -> str:
    return _document(list(rows.of_turns(transcript)), transcript.language)


def _write_cues(cues: Sequence[Cue], language: str) -> str:
    return _document(list(rows.of_cues(cues)), language)


FORMAT = Format(
    name="ttml",
    title="TTML (DFXP, IMSC)",
    suffixes=(".ttml", ".dfxp", ".xml"),
    media_type="application/ttml+xml",
    looks_like=_looks_like,
    read=_read,
    write=_write,
    write_cues=_write_cues,
    holds=Holds(words=True, language=True),
)
