"""The transcript as HTML: a section a chapter, a paragraph a turn, one text node a turn.

A turn is as short as it can be, for of three hours of talk there are thousands: its time is told once, in
whole seconds, by its id; a name is said where the voice changes; what the player needs beside that comes in
`spoken`. Built as one escaped string: as a template loop it took 3.4 times as long. One text node is what the
CSS Custom Highlight API needs to paint words, at a twentieth of the cost of an element a word. Sections are
what `content-visibility` skips; one a turn costs more on every step than it saves.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from podcast import timecode
from podcast.languages import primary
from podcast.model import Chapter, Cue, Segment, Transcript
from podcast.page import bidi
from podcast.page.colour import VOICES
from podcast.page.wording import direction
from podcast.timecode import ZERO, Millis

Translations = Sequence[tuple[str, Sequence[Cue]]]
"""Captions in other languages, by their tags."""

UNSPACED = frozenset(("ja", "km", "lo", "my", "th", "zh"))
LONGEST = 50
"""Turns in a section; longer chapters are split."""
MANY = 1_000
"""Turns on a page where every one has its time as a link;"""
APART = Millis(30_000)
"""where there are more, a link is that far from the one before, and the script makes the others: one a turn
is 17 kB of the 90 that three hours of talk may have."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A chapter's turns, or fifty of them. `start` is that of the chapter, None in what is split off."""

    title: str
    start: Millis | None = None
    turns: list[Segment] = field(default_factory=list)


@dataclass(slots=True)
class _Maker:
    """What turns are made with, and what was made of them so far.

    `colours` of speakers, `translated` words as HTML by starts, `seconds` in which something starts, how far
    `apart` links are, the `language` around them; the ids that are `taken`, the start of the last turn with a
    link, and who spoke last.
    """

    colours: dict[str, int]
    translated: dict[Millis, str]
    seconds: set[int]
    apart: Millis
    language: str
    taken: set[str] = field(default_factory=set)
    linked: Millis = ZERO
    speaker: str | None = None


def turns(transcript: Transcript | None) -> tuple[Segment, ...]:
    """The turns that are shown: those with words in them."""
    return tuple(each for each in transcript.segments if each.text) if transcript else ()


def voices(transcript: Transcript | None) -> dict[str, int]:
    """The colour of each speaker, by first appearance."""
    names = dict.fromkeys(each.speaker for each in turns(transcript) if each.speaker)
    return {name: n % len(VOICES) for n, name in enumerate(names)}


def block(
    transcript: Transcript,
    chapters: Sequence[Chapter],
    translations: Translations = (),
    *,
    language: str = "",
) -> Markup:
    """All turns, in sections; each turn has the id that ``#t=83`` names, and its words in each language.

    `language` is that of the page, for a transcript that names none.

    Of turns that start in the same second the first has the whole second as its id, the others their time.
    A chapter that starts in a second without a turn lends that id to its section.
    """
    shown = turns(transcript)
    made = _Maker(
        colours=voices(transcript),
        translated=_translated(shown, translations),
        seconds={each.start // 1000 for each in shown},
        apart=APART if len(shown) > MANY else ZERO,
        language=transcript.language or language,
    )
    parts = (part for part in _parts(shown, chapters) if part.turns)
    return Markup("".join(_section(n, part, made) for n, part in enumerate(parts, 1)))  # noqa: S704 - escaped piece by piece


def seconds(time: Millis) -> str:
    """Seconds in as few digits as they need.

    >>> seconds(Millis(83000)), seconds(Millis(83450))
    ('83', '83.45')
    """
    whole, millis = divmod(time, 1000)
    return f"{whole}.{millis:03d}".rstrip("0") if millis else str(whole)


def _parts(segments: Sequence[Segment], chapters: Sequence[Chapter]) -> Iterator[_Part]:
    ahead = list(chapters)
    part = _Part("")
    for segment in segments:
        begun = None
        while ahead and ahead[0].start <= segment.start:
            begun = ahead.pop(0)
        if begun:
            yield part
            part = _Part("" if begun.hidden else begun.title, begun.start)
        elif len(part.turns) == LONGEST:
            yield part
            part = _Part("")
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
        piece = f'<p class="tr" lang="{escape(tag)}" dir="{direction(tag)}">{escape(text)}</p>'
        made[start] = made.get(start, "") + piece
    return made


def _section(number: int, part: _Part, made: _Maker) -> str:
    ident = named = head = ""
    if part.start is not None and part.start // 1000 not in made.seconds:
        made.seconds.add(part.start // 1000)
        ident = f' id="t={part.start // 1000}"'
    if part.title:
        named = f' aria-labelledby="c{number}"'
        way = bidi.attribute(part.title, made.language)
        head = f'<h3 id="c{number}"{way}>{escape(part.title)}</h3>\n'
    blocks = "".join(_turn(turn, made, is_first=turn is part.turns[0]) for turn in part.turns)
    return f'<section class="part"{ident}{named}>\n{head}{blocks}</section>\n'


def _turn(turn: Segment, made: _Maker, *, is_first: bool) -> str:
    ident = _ident(turn.start, made.taken)
    time = name = ""
    # The spaces keep time, name and words apart where no style does.
    if is_first or turn.start - made.linked >= made.apart:
        time = f'<a href="#t={ident}">{timecode.show(turn.start)} </a>'
        made.linked = turn.start
    if turn.speaker != made.speaker or (is_first and turn.speaker):
        name = _name(turn.speaker, made.colours)
        made.speaker = turn.speaker
    words, way = escape(turn.text), bidi.attribute(turn.text, made.language)
    if others := made.translated.pop(turn.start, ""):
        return f'<div id="t={ident}">{time}{name}<p{way}>{words}</p>{others}</div>\n'
    return f'<p id="t={ident}"{way}>{time}{name}{words}</p>\n'


def _name(speaker: str | None, colours: dict[str, int]) -> str:
    """Who speaks from here on; nobody known is told too, or the words were taken for those of the last."""
    return f'<b class="v{colours[speaker]}">{escape(speaker)} </b>' if speaker else "<b></b>"


def _ident(start: Millis, taken: set[str]) -> str:
    ident = str(start // 1000)
    if ident in taken:
        ident = f"{start // 1000}.{start % 1000:03d}"
    while ident in taken:
        ident += "0"
    taken.add(ident)
    return ident
