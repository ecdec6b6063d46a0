"""Where a title breaks: as few lines as it takes, as even as they can be, and at places that read well.

Lines end between words; in writing without spaces where `languages.unspaced` allows it. A line rather does
not end on a small word such as "of". After D. E. Knuth, M. F. Plass, "Breaking Paragraphs into Lines" (1981):
the sum of what each line and each break costs is the least there is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, chain, pairwise
from math import ceil, inf

from podcast.languages import Language, lookup, unspaced
from podcast.lettering.runs import Style, needs_shaping

_STOPS = tuple(",.:;!?–—…،؛؟।")
_PLAIN = 0.15  # a break between two words, and none behind a stop
_SMALL_WORD = 0.3
_UNSPACED = 0.15  # what a break that costs 1 counts beside the unevenness of lines

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Lines:
    """A title set: its lines, and the size of the letters in pixels."""

    texts: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Room:
    """Where a title is set: pixels across and down, and what a line takes in letter sizes.

    `sizes` of letters are tried from the first; then those of `parted`, with words parted that are too long.
    """

    width: int
    height: int
    leading: float
    sizes: Sequence[int]
    parted: Sequence[int]


def set_in(room: Room, text: str, style: Style, tag: str | None) -> Lines:
    """A title as large as it can be set; what is too much for the smallest size ends in an ellipsis.

    `tag` is the language.
    """

    def lines(part: str, size: int, *, parted: bool = False) -> Lines | None:
        measure = partial(style.width, size=size)
        part = _parted(part, room.width, measure) if parted else part
        texts = broken(part, room.width, measure, tag)
        return Lines(texts, size) if texts and len(texts) * size * room.leading <= room.height else None

    whole = (lines(text, size) for size in room.sizes)
    parted = (lines(text, size, parted=True) for size in room.parted)
    if found := next(filter(None, chain(whole, parted)), None):
        return found
    size = room.parted[-1]
    cut = shortened(text, lambda part: lines(part, size, parted=True) is not None)
    return lines(cut, size, parted=True) or Lines((), size)


def _parted(text: str, room: int, measure: Measure) -> str:
    """A text in which words wider than a line are parted evenly, by hyphens, but where letters join."""
    words = []
    for word in text.split():
        count = ceil(measure(word) * 1.1 / room)  # for the hyphen, and letters are not all of one width
        if count == 1 or needs_shaping(word) or unspaced.is_unspaced(word):
            words.append(word)
        else:
            step = ceil(len(word) / count)
            words.append("- ".join(word[n : n + step] for n in range(0, len(word), step)))
    return " ".join(words)


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """A text as it is or, when it does not fit, its longest beginning that does, with an ellipsis."""
    if fits(text):
        return text
    low, high = 0, len(text)
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(_ended(text, middle)) else (low, middle)
    return _ended(text, low)


def _ended(text: str, end: int) -> str:
    return f"{text[:end].rstrip(' ,;:.–-、。')}…"


def broken(text: str, room: float, measure: Measure, tag: str | None) -> tuple[str, ...]:
    """The lines of a text; none when one of its words is wider than a line."""
    words = [unspaced.pieces(word) for word in text.split()]
    pieces = [piece for word in words for piece in word]
    spaced = [n == 0 for word in words for n in range(len(word))]
    widths = [measure(piece) for piece in pieces]
    space = measure(" ")
    ends = [0.0, *accumulate(w + space * s for w, s in zip(widths, spaced, strict=True))]
    costs = [0.0, *_costs(pieces, spaced, lookup(tag)), 0.0]
    cuts = _best(ends, [space * each for each in (*spaced, False)], costs, room)
    return tuple(
        "".join(" " * spaced[n] + pieces[n] for n in range(start, end)).strip()
        for start, end in pairwise(cuts)
    )


def _costs(pieces: Sequence[str], spaced: Sequence[bool], words: Language | None) -> list[float]:
    found = []
    for (before, after), has_space in zip(pairwise(pieces), spaced[1:], strict=True):
        if has_space and unspaced.repeats(after):
            found.append(inf)
        elif has_space:
            is_small = words is not None and before.lower() in words.small
            found.append(0 if before.endswith(_STOPS) else _SMALL_WORD if is_small else _PLAIN)
        else:
            price = unspaced.cost(before, after, words)
            found.append(inf if price is None else price * _UNSPACED)
    return found


def _best(ends: Sequence[float], skipped: Sequence[float], costs: Sequence[float], width: float) -> list[int]:
    """Where lines begin, and the last end: of the fewest lines the cheapest; none when a word is too wide."""
    last = len(ends) - 1
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    while last not in best[-1]:
        row: dict[int, tuple[float, int]] = {}
        for start, (sofar, _) in best[-1].items():
            for end in range(start + 1, last + 1):
                length = ends[end] - ends[start] - skipped[start]
                if length > width:
                    break
                price = sofar + costs[end] + (1 - length / width) ** 2
                if price < row.get(end, (inf, 0))[0]:
                    row[end] = price, start
        if not row:  # some word that no break parts is wider than a line
            return []
        best.append(row)
    cuts = [last]
    for row in reversed(best[1:]):
        cuts.append(row[cuts[-1]][1])
    return cuts[::-1]
