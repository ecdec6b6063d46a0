"""Other ways to break talk into captions, restated: what `benchmarks/subtitles.py` compares with.

Each takes the words of a stretch of talk and gives its cues as pairs of word numbers, line by line.

* greedy: words until a line of 42 is full, lines until a cue has two. What most scripts do.
* whisperX: its SubtitlesProcessor (BSD 2-Clause, Copyright (c) 2024 Max Bain), which is given sentences, as
  its alignment gives them: one line, about 45 characters, parted in the middle, at commas and conjunctions.
* stable-ts: its default regrouping (MIT, Copyright (c) 2022 jian), ``isp_cm_sp=.* /。/?/？_sg=.5_sp=,*
  /，++++50_sl=70_cm``: sentences, gaps of half a second, commas from 50 characters on, 70 characters.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil, floor

from podcast.model import Word

Lines = list[tuple[int, int]]
"""A cue: for each of its lines the first word and the one after the last."""
Rival = Callable[[Sequence[Word], str], list[Lines]]

WIDTH = 42
CONJUNCTIONS = {
    "en": """
        and whether or as but so for nor which yet although since unless when while because if how
        that than who where what near before after across through until once whereas even both
        either neither though
    """,
    "de": """
        und oder aber weil obwohl während wenn wo wie dass bevor nachdem sobald bis außer trotzdem
        also sowie indem weder sowohl zwar jedoch
    """,
    "fr": """
        et ou mais parce bien pendant quand où comme si que avant après aussitôt jusqu’à à malgré
        donc tant puisque ni soit encore dès lorsque
    """,
    "es": """
        y o pero porque aunque sin mientras cuando donde como si que antes después tan hasta a por
        ya ni sino
    """,
}


def greedy(words: Sequence[Word], _language: str) -> list[Lines]:
    lines: Lines = []
    start = columns = 0
    for n, word in enumerate(words):
        if n > start and columns + 1 + len(word.text) > WIDTH:
            lines.append((start, n))
            start, columns = n, len(word.text)
        else:
            columns += len(word.text) + (n > start)
    lines.append((start, len(words)))
    return [lines[i : i + 2] for i in range(0, len(lines), 2)]


def whisperx(words: Sequence[Word], language: str) -> list[Lines]:
    conjunctions = set(CONJUNCTIONS.get(language, "").split())
    return [
        [(a + first, b + first)]
        for first, last in _sentences(words)
        for a, b in _parts([word.text for word in words[first:last]], conjunctions)
    ]


def _parts(texts: list[str], conjunctions: set[str]) -> list[tuple[int, int]]:
    """SubtitlesProcessor.determine_advanced_split_points with its defaults, 45 and 30."""
    cuts: list[int] = []
    last = count = 0
    after = sum(map(len, texts)) + len(texts)
    for i, text in enumerate(texts):
        before = count
        count += len(text) + 1
        after -= len(text) + 1
        if count >= 45:
            middle = floor((last + i) / 2 + 0.5)
            if before >= 30:
                cuts.append(middle)
                last = middle + 1
                count = sum(len(each) + 1 for each in texts[last : i + 1])
        elif text.endswith(",") and min(before, after) >= 30:
            cuts.append(i)
            last, count = i + 1, 0
        elif text.lower() in conjunctions and min(before, after) >= 30:
            cuts.append(i - 1)
            last, count = i, len(text) + 1
    return [(a, b) for a, b in pairwise([0, *(cut + 1 for cut in cuts), len(texts)]) if b > a]


def stable_ts(words: Sequence[Word], _language: str) -> list[Lines]:
    parts = [part for span in _sentences(words, special=True) for part in _gaps(words, span)]
    parts = [part for span in parts for part in _commas(words, span)]
    return [[part] for span in parts for part in _even(words, span)]


def _gaps(words: Sequence[Word], span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    yield from _split(span, lambda i: words[i + 1].start - words[i].end > 500)


def _commas(words: Sequence[Word], span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    if sum(len(word.text) + 1 for word in words[slice(*span)]) >= 50:
        yield from _split(span, lambda i: words[i].text.endswith(","))
    else:
        yield span


def _even(words: Sequence[Word], span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    marks = list(accumulate(len(word.text) + 1 for word in words[slice(*span)]))
    parts = ceil(marks[-1] / 70)
    ends = sorted({bisect_left(marks, marks[-1] * n / parts) + 1 for n in range(1, parts)} - {len(marks)})
    for a, b in pairwise([0, *ends, len(marks)]):
        yield span[0] + a, span[0] + b


def _sentences(words: Sequence[Word], *, special: bool = False) -> Iterator[tuple[int, int]]:
    """Sentences by their full stops; `special` passes over 3.5 and Dr. as ignore_special_periods does."""

    def ends(i: int) -> bool:
        text = words[i].text
        if special and re.match("[A-Z0-9]", text) and len(re.sub("[.A-Z0-9]", "", text)) < 3:
            return False
        return text.rstrip("\"'”’)").endswith((".", "?", "!", "…"))

    yield from _split((0, len(words)), ends)


def _split(span: tuple[int, int], parted: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    first, last = span
    ends = [i + 1 for i in range(first, last - 1) if parted(i)]
    yield from pairwise([first, *ends, last])


RIVALS: dict[str, Rival] = {"greedy": greedy, "whisperX": whisperx, "stable-ts": stable_ts}
