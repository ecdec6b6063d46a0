"""What of an episode can be found: its documents, each with a time to start listening at.

A turn is a document; so are a chapter's title, the episode's title, the names of those who take part, and
the notes. Long talk is cut at sentences into pieces of about `PIECE` words, so that a hit lands near the
words and two words count as together only when they are.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from podcast.search.fields import Kind
from podcast.search.fold import Token, count, is_seam, past_marks, tokens
from podcast.timecode import ZERO, Millis

if TYPE_CHECKING:
    from podcast.model import Chapter, Release, Segment

PIECE = 60
WHOLE = 90
"""Talk of up to WHOLE words stays in one piece."""

_SENTENCE = re.compile(r"""[.!?…·]["'”’»)\]]*\s+|[。！？][」』”）]*""")
_UNNAMED = re.compile(r"Speaker \d+")
_INLINE = frozenset({"a", "abbr", "b", "code", "del", "em", "i", "kbd", "mark", "q", "s", "small", "span"})
_INLINE |= {"strong", "sub", "sup", "time", "u", "var"}


class Document(NamedTuple):
    """One thing to find. `text` is plain; `chapter` is the title of the chapter it lies in, or ""."""

    kind: Kind
    start: Millis
    end: Millis
    speaker: str
    chapter: str
    text: str


def documents(release: "Release") -> tuple[Document, ...]:
    """Everything to find in an episode, in a fixed order: what is written about it, then the talk."""
    chapters = [chapter for chapter in release.chapters if not chapter.hidden]
    found = [Document("title", ZERO, ZERO, "", "", release.episode.title)]
    if names := _names(release):
        found.append(Document("people", ZERO, ZERO, "", "", ", ".join(names)))
    found += [Document("notes", ZERO, ZERO, "", "", text) for text in _notes(release)]
    found += [Document("chapter", each.start, each.end, "", each.title, each.title) for each in chapters]
    for segment in release.transcript.segments if release.transcript else ():
        for start, end, text in _pieces(segment):
            title = _chapter_at(chapters, start)
            found.append(Document("turn", start, end, segment.speaker or "", title, text))
    return tuple(each for each in found if each.text)


def _names(release: "Release") -> list[str]:
    speakers = release.transcript.speakers if release.transcript else ()
    names = [person.name for person in release.episode.people]
    names += [each.label for each in speakers if not _UNNAMED.fullmatch(each.label)]
    return list(dict.fromkeys(names))


def _chapter_at(chapters: "list[Chapter]", time: Millis) -> str:
    return next((each.title for each in reversed(chapters) if each.start <= time), "")


def _notes(release: "Release") -> Iterator[str]:
    reader = _Text()
    reader.feed(release.notes_html)
    reader.close()
    blocks = reader.blocks()
    # Without notes and a summary of its own, an episode's summary is its title, which is found already.
    if release.summary != release.episode.title and release.summary not in " ".join(blocks):
        blocks.insert(0, release.summary)
    text = normalize("NFC", " · ".join(blocks))
    yield from (text[a:b].strip(" ·") for a, b in pairwise(cuts(text)))


def _pieces(segment: "Segment") -> Iterator[tuple[Millis, Millis, str]]:
    places = cuts(segment.text)
    times = [segment.start, *(_time_at(segment, place) for place in places[1:-1]), segment.end]
    for (a, b), (start, end) in zip(pairwise(places), pairwise(times), strict=True):
        yield start, end, segment.text[a:b].strip()


def _time_at(segment: "Segment", place: int) -> Millis:
    """When the word at an offset of the text is said; a guess by length when words have no times."""
    if places := segment.places:
        return segment.words[max(0, bisect_right(places, place) - 1)].start
    length = segment.end - segment.start
    return Millis(segment.start + length * place // len(segment.text))


def cuts(text: str) -> list[int]:
    """Offsets that cut a text into pieces of about PIECE words, with 0 and the text's length.

    A cut falls at the sentence nearest to its ideal place; where the talk runs on without an end of a
    sentence for half a piece either way, it falls between two words, or in a run of so many letters.
    """
    if count(text) <= WHOLE:
        return [0, len(text)]
    found = tokens(text)
    starts = [token.start for token in found]
    sentences = sorted({bisect_left(starts, match.end()) for match in _SENTENCE.finditer(text)})
    seams = [at for at in range(1, len(found)) if is_seam(found, at)]
    pieces = round(len(found) / PIECE)
    chosen = {_nearest(sentences, seams, len(found) * n // pieces) for n in range(1, pieces)}
    places = {_between(text, found[at - 1], found[at]) for at in chosen if 0 < at < len(found)}
    return [0, *sorted(places), len(text)]


def _nearest(sentences: list[int], seams: list[int], ideal: int) -> int:
    for places in (sentences, seams):
        at = bisect_left(places, ideal)
        near = [each for each in places[max(at - 1, 0) : at + 1] if abs(each - ideal) <= PIECE // 2]
        if near:
            return min(near, key=lambda each: abs(each - ideal))
    return ideal


def _between(text: str, before: Token, after: Token) -> int:
    """Where to cut between two words: behind the space, so that quotes and brackets stay in place."""
    gap = text[before.end : after.start]
    opening = gap.rsplit(maxsplit=1)[-1] if gap.strip() and not gap[-1].isspace() else ""
    return past_marks(text, after.start) - (len(opening) if opening != gap else 0)


class _Text(HTMLParser):
    """The text of HTML, block by block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in _INLINE:
            self.parts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.parts.append("")

    def handle_data(self, data: str) -> None:
        self.parts[-1] += data

    def blocks(self) -> list[str]:
        return [clean for part in self.parts if (clean := " ".join(part.split()))]
