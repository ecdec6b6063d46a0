"""The transcript as HTML: a section a chapter, a block a turn, one text node a turn.

Built as one escaped string: as a template loop it took 3.4 times as long. One text node is what the CSS
Custom Highlight API needs to paint words, at a twentieth of the cost of an element a word. Sections are what
`content-visibility` skips; one a turn costs more on every step than it saves.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from podcast import timecode
from podcast.languages import primary
from podcast.model import Chapter, Cue, Segment, Transcript
from podcast.page.colour import VOICES
from podcast.page.wording import direction
from podcast.timecode import Millis

Translations = Sequence[tuple[str, Sequence[Cue]]]
"""Captions in other languages, by their tags."""

UNSPACED = frozenset(("ja", "km", "lo", "my", "th", "zh"))
LONGEST = 50
"""Turns in a section; longer chapters are split."""


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    turns: list[Segment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Maker:
    """What turns are made with: colours of speakers, other languages by starts, starts of next turns, ids."""

    colours: dict[str, int]
    translated: dict[Millis, str]
    following: Iterator[Millis | None]
    taken: set[str] = field(default_factory=set)


def turns(transcript: Transcript | None) -> tuple[Segment, ...]:
    """The turns that are shown: those with words in them."""
    return tuple(each for each in transcript.segments if each.text) if transcript else ()


def voices(transcript: Transcript | None) -> dict[str, int]:
    """The colour of each speaker, by first appearance."""
    names = dict.fromkeys(each.speaker for each in turns(transcript) if each.speaker)
    return {name: n % len(VOICES) for n, name in enumerate(names)}


def block(transcript: Transcript, chapters: Sequence[Chapter], translations: Translations = ()) -> Markup:
    """All turns, in sections; each turn has the id that ``#t=83`` names, and its words in each language.

    Of turns that start in the same second the first has the whole second as its id, the others their time.
    """
    shown = turns(transcript)
    following = iter((*(each.start for each in shown[1:]), None))
    made = _Maker(voices(transcript), _translated(shown, translations), following)
    return Markup("".join(_section(n, part, made) for n, part in _numbered(transcript, chapters)))  # noqa: S704 - escaped piece by piece


def seconds(time: Millis) -> str:
    """Seconds in as few digits as they need.

    >>> seconds(Millis(83000)), seconds(Millis(83450))
    ('83', '83.45')
    """
    whole, millis = divmod(time, 1000)
    return f"{whole}.{millis:03d}".rstrip("0") if millis else str(whole)


def _numbered(transcript: Transcript, chapters: Sequence[Chapter]) -> Iterator[tuple[int, _Part]]:
    return enumerate((part for part in _parts(turns(transcript), chapters) if part.turns), 1)


def _parts(segments: Sequence[Segment], chapters: Sequence[Chapter]) -> Iterator[_Part]:
    ahead = list(chapters)
    part = _Part("")
    for segment in segments:
        title = None
        while ahead and ahead[0].start <= segment.start:
            chapter = ahead.pop(0)
            title = "" if chapter.hidden else chapter.title
        if title is not None or len(part.turns) == LONGEST:
            yield part
            part = _Part(title or "")
        part.turns.append(segment)
    yield part


def _translated(segments: Sequence[Segment], translations: Translations) -> dict[Millis, str]:
    """The words of each turn in other languages, as HTML by its start: a caption goes where its middle is."""
    starts = [each.start for each in segments]
    texts: dict[tuple[Millis, str], list[str]] = {}
    for tag, cues in translations:
        for cue in cues:
            place = max(0, bisect_right(starts, (cue.start + cue.end) // 2) - 1)
            texts.setdefault((starts[place], tag), []).extend(cue.lines)
    made: dict[Millis, str] = {}
    for (start, tag), lines in texts.items():
        text = ("" if primary(tag) in UNSPACED else " ").join(lines)
        piece = f'<p class="say tr" lang="{escape(tag)}" dir="{direction(tag)}">{escape(text)}</p>'
        made[start] = made.get(start, "") + piece
    return made


def _section(number: int, part: _Part, made: _Maker) -> str:
    head = '<section class="part">'
    if part.title:
        head = (
            f'<section class="part" aria-labelledby="c{number}"><h3 id="c{number}">{escape(part.title)}</h3>'
        )
    blocks = []
    before: str | None = None
    for turn in part.turns:
        blocks.append(_turn(turn, made, named=turn.speaker != before))
        before = turn.speaker
    return f"{head}{''.join(blocks)}</section>\n"


def _turn(turn: Segment, made: _Maker, *, named: bool) -> str:
    ident = _ident(turn.start, made.taken)
    kind = who = name = ""
    # The end is told where the next turn does not begin with it.
    end = "" if turn.end == next(made.following) else f' data-e="{seconds(turn.end)}"'
    if turn.speaker:
        kind = f" v{made.colours[turn.speaker]}"
        name = f' data-who="{escape(turn.speaker)}"'
        who = f'<p class="who">{escape(turn.speaker)}</p>' if named else ""
    return (
        f'<div class="turn{kind}" id="t={ident}"'
        f' data-s="{seconds(turn.start)}"{end}{name}>'
        f'<a class="ts" href="#t={ident}">{timecode.show(turn.start)}</a>'
        f'<div>{who}<p class="say">{escape(turn.text)}</p>{made.translated.pop(turn.start, "")}</div></div>'
    )


def _ident(start: Millis, taken: set[str]) -> str:
    ident = str(start // 1000)
    if ident in taken:
        ident = f"{start // 1000}.{start % 1000:03d}"
    while ident in taken:
        ident += "0"
    taken.add(ident)
    return ident
