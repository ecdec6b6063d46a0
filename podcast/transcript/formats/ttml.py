"""TTML, also called DFXP, and its profile IMSC. https://www.w3.org/TR/ttml1/, https://www.w3.org/TR/ttml-imsc1.0.1/

Read with the times of every level, ``par`` and ``seq``; a span with times of its own gives word times, a
``ttm:agent`` the speaker. All white space is one space here, so ``xml:space`` makes no difference. Written
in the text profile of IMSC 1, with the times of words when they were measured.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from podcast.timecode import Millis, format_vtt
from podcast.transcript import labels, rows
from podcast.transcript.cuefile import block, file_of
from podcast.transcript.format import Draft, Format, Holds, Piece, Problem
from podcast.transcript.ttmltime import Interval
from podcast.transcript.ttmltree import Run, Said, Tree
from podcast.transcript.webvtt import File
from podcast.transcript.words import Timed, align, paragraph, speaking_time
from podcast.transcript.xmltree import parse

_ROOT = re.compile(
    r"\s*+(?><\?xml[^>]*>)?(?>\s|<!--.*?-->|<!DOCTYPE[^>\[]*>)*+<(?:\w+:)?tt[\s>]", re.DOTALL | re.IGNORECASE
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
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


def _looks_like(text: str) -> bool:
    return _ROOT.match(text) is not None


def _read(text: str) -> Draft:
    return _draft(text, paragraph)


def _read_file(text: str) -> tuple[File, list[Problem]]:
    """The paragraphs with the lines they are shown in; nothing else of their looks."""
    return file_of(_draft(text, block))


def _draft(text: str, shaped: Callable[[str], str]) -> Draft:
    root, problems = parse(text, "p")
    if root is None or root.name != "tt":
        return Draft(pieces=(), problems=tuple(problems))
    tree = Tree(root)
    pieces = [piece for said in tree.said for piece in _pieces(said, tree, shaped)]
    language = root.attributes.get("lang", "")
    return Draft(
        pieces=tuple(pieces if any(piece.speaker for piece in pieces) else _labelled(pieces)),
        language=language if _LANGUAGE.fullmatch(language) else None,
        timing="word" if any(piece.words for piece in pieces) else "segment",
        problems=(*problems, *tree.problems),
    )


def _pieces(said: Said, tree: Tree, shaped: Callable[[str], str]) -> Iterator[Piece]:
    """A piece for each voice of a paragraph; times of spans become word times."""
    voices = [(agent, list(part)) for agent, part in groupby(said.runs, lambda run: run.agent)]
    voices = [(agent, part) for agent, part in voices if paragraph("".join(run.text for run in part))]
    if not voices:
        return
    start, end = _shown(said, tree).millis
    texts = [shaped("".join(run.text for run in part)) for _, part in voices]
    timed = [one for _, part in voices for one in _timed(part)]
    known = [one.start for one in timed if one.start is not None]
    until = end if end is not None and end > start else _until(known, timed)
    words = align(" ".join(texts), timed, start, max(start, until)) if known or len(voices) > 1 else ()
    for n, ((agent, _), text) in enumerate(zip(voices, texts, strict=True)):
        mine, words = words[: len(text.split())], words[len(text.split()) :]
        yield Piece(
            start=mine[0].start if mine and n else start,
            end=words[0].start if words else end,
            text=text,
            speaker=tree.names.get(agent, agent) or None,
            words=mine if known else (),
            line=said.line,
        )


def _shown(said: Said, tree: Tree) -> Interval:
    """When a paragraph is shown: if neither it nor what it stands in tells, then when its spans are."""
    told = [run.told for run in said.runs if run.told]
    if said.shown.told:
        return said.shown
    if told:
        return Interval(told[0].begin, told[-1].end, told=True)
    message = f"a paragraph without a time was put at {format_vtt(said.shown.millis[0])}"
    tree.problems.append(Problem(said.line, message, "give it a begin and an end"))
    return said.shown


def _until(known: Sequence[Millis], timed: Sequence[Timed]) -> Millis:
    ends = [one.end for one in timed if one.end is not None]
    spoken = speaking_time(" ".join(one.text for one in timed))
    return max(ends, default=Millis(max(known, default=Millis(0)) + spoken))


def _timed(part: Iterable[Run]) -> Iterator[Timed]:
    """The words of some runs: of those in one span the first starts with it, an only one ends with it."""
    for told, group in groupby(part, lambda run: run.told):
        tokens = "".join(run.text for run in group).split()
        begin, end = told.millis if told else (None, None)
        for n, token in enumerate(tokens):
            yield Timed(token, begin if n == 0 else None, end if len(tokens) == 1 else None)


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


def _document(said: Sequence[rows.Row], language: str) -> str:
    names = {
        name: f"v{n}" for n, name in enumerate(dict.fromkeys(row.speaker for row in said if row.speaker), 1)
    }
    agents = "".join(
        f'<ttm:agent xml:id="{key}" type="person">'
        f'<ttm:name type="full">{escape(name)}</ttm:name></ttm:agent>\n'
        for name, key in names.items()
    )
    head = _HEAD.format(
        language=quoteattr(language), agents=f"<metadata>\n{agents}</metadata>\n" if agents else ""
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
    return row.parted(
        [
            f'<span begin="{_seconds(word.start - row.start)}" end="{_seconds(word.end - row.start)}">'
            f"{escape(word.text)}</span>"
            for word in row.words
        ]
    )


def _seconds(millis: int) -> str:
    return f"{max(0, millis) // 1000}.{max(0, millis) % 1000:03d}s"


FORMAT = Format(
    name="ttml",
    title="TTML (DFXP, IMSC)",
    suffixes=(".ttml", ".dfxp", ".xml"),
    media_type="application/ttml+xml",
    looks_like=_looks_like,
    read=_read,
    write=rows.turns_in(_document),
    write_cues=rows.cues_in(_document),
    read_file=_read_file,
    holds=Holds(words=True, language=True),
)
