"""Words and the time each takes: what is measured is kept, what is missing is shared out by letters."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from podcast.languages import unspaced
from podcast.model import Word
from podcast.timecode import Millis

SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]」』）】]*$")
_PAUSE_END = re.compile(r"[,;:–—、，；：]['\"”’»)\]]*$")
_WIDE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
_LINE_END = re.compile(r"[\n\u2028]")

_UNSPOKEN = frozenset(
    map(chr, (*range(32), *range(127, 160), *range(0xD800, 0xE000), 0xFEFF, 0xFFFE, 0xFFFF))
)

LETTER = 66
"""Milliseconds: what a letter of a word takes in unhurried talk."""
_SLOW = 1_000
"""Milliseconds that any word may last."""
# In letters. Of five talks in three voices, 5,071 words whose starts are known: what letters and rests leave
# open of a word's length has a standard deviation of 75 to 99 ms; syllables leave 114 to 142. The starts of
# words in turns of known length are a median of 113 to 151 ms off, with syllables it was 235 to 324.
_SENTENCE_PAUSE = 7.0
_CLAUSE_PAUSE = 5.0
_SYLLABLE = 3.0


class Timed(NamedTuple):
    """A word of a source: its text and, where the source has them, its times, how sure it is, and whose."""

    text: str
    start: Millis | None = None
    end: Millis | None = None
    confidence: float | None = None
    speaker: str | None = None


def paragraph(text: str) -> str:
    r"""Text as a segment holds it: NFC, one line, single spaces, no control characters.

    A line break between two Chinese or Japanese characters leaves nothing behind, as in CSS
    (https://www.w3.org/TR/css-text-3/#line-break-transform).

    >>> paragraph(" Cafe\u0301\n  noir "), paragraph("灯台は\n百年前、\n60 m")
    ('Café noir', '灯台は百年前、 60 m')
    """
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    line = " ".join(unspaced.joined([each.strip() for each in _LINE_END.split(text)]).split())
    if not line.isprintable():
        # Marks of direction and joiners belong to the spelling; controls would break XML.
        line = " ".join("".join(char for char in line if char not in _UNSPOKEN).split())
    return unicodedata.normalize("NFC", line)


def ends_sentence(text: str) -> bool:
    """Whether a text stops at the end of a sentence, closing quotes allowed."""
    return SENTENCE_END.search(text) is not None


def pause(word: str) -> float:
    """The rest after a word, in letters."""
    if SENTENCE_END.search(word):
        return _SENTENCE_PAUSE
    return _CLAUSE_PAUSE if _PAUSE_END.search(word) else 0.0


def weight(word: str) -> float:
    """How long a word takes to say, in letters of a common word; at least one.

    Initials and figures have names, and a sign of Chinese, Japanese or Korean is a syllable.

    >>> weight("reliability,"), weight("API"), weight("2026"), weight("灯台"), weight("–")
    (11.0, 9.0, 18.0, 6.0, 1.0)
    """
    core = re.sub(r"[\W_]", "", word)
    digits = sum(char.isdigit() for char in core)
    wide = len(_WIDE.findall(core))
    plain = len(core) - digits - wide
    if core.isupper() and 1 < plain == len(core):
        return plain * _SYLLABLE
    return max(1.0, plain + wide * _SYLLABLE + digits * 1.5 * _SYLLABLE)


def length(text: str) -> float:
    """How long a text takes to say, in letters, without the rest after its last word."""
    parts = text.split()
    return sum(weight(part) + pause(part) for part in parts) - (pause(parts[-1]) if parts else 0)


def rest(text: str) -> float:
    """The rest after a turn, in letters."""
    return _SENTENCE_PAUSE if text else 0.0


def speaking_time(text: str) -> Millis:
    """How long a text takes to say at a calm pace, without the rest after its last word."""
    return Millis(round(length(text) * LETTER))


def spread(parts: Sequence[str], start: Millis, end: Millis) -> tuple[Word, ...]:
    """Words that share the time from start to end by their letters, with rests at punctuation.

    >>> [word.start for word in spread(["Yes.", "Indeed", "so"], Millis(0), Millis(1800))]
    [0, 1000, 1600]
    """
    if not parts:
        return ()
    said = [weight(part) for part in parts]
    rests = [pause(part) for part in parts[:-1]] + [0.0]
    per_unit = max(0, end - start) / (sum(said) + sum(rests))
    words: list[Word] = []
    at = 0.0
    for part, letters, silent in zip(parts, said, rests, strict=True):
        first, last = round(start + at * per_unit), round(start + (at + letters) * per_unit)
        words.append(Word(text=part, start=Millis(first), end=Millis(last)))
        at += letters + silent
    return tuple(words)


def align(text: str, timed: Sequence[Timed], start: Millis, end: Millis) -> tuple[Word, ...]:
    """The words of `text` with the times of a source's words, which may be cut otherwise.

    A source may split ``$43,000`` in two, put spaces in front, or leave times out: the pieces of a word are
    joined, missing times are shared out between the neighbours; punctuation may be missing too. Where the
    source spells some words otherwise (``two dollars``, ``$2``) the others keep their times. Returns () when
    less than half of the words are found.

    >>> cut = [Timed(" $43", Millis(0), Millis(400)), Timed(",000", Millis(400), Millis(900)), Timed("gone")]
    >>> [(word.text, word.end) for word in align("$43,000 gone", cut, Millis(0), Millis(1000))]
    [('$43,000', 900), ('gone', 1000)]
    """
    tokens = text.split()
    for key in (_packed, _letters):
        source = [one._replace(text=key(one.text)) for one in timed if key(one.text)]
        if source and "".join(one.text for one in source) == "".join(map(key, tokens)):
            return _join(tokens, [len(key(token)) for token in tokens], filled(source, start, end))
    return tuple(filled(_matched(tokens, timed), start, end))


def _matched(tokens: Sequence[str], timed: Sequence[Timed]) -> list[Timed]:
    """The tokens, with the times of those that the source's words spell; none when these are too few."""
    spelled = [_letters(token) for token in tokens]
    blocks = SequenceMatcher(None, spelled, [_letters(one.text) for one in timed], autojunk=False)
    found = [Timed(token) for token in tokens]
    matched = 0
    for first, other, size in blocks.get_matching_blocks():
        matched += size
        for step in range(size):
            found[first + step] = timed[other + step]._replace(text=tokens[first + step])
    return found if matched * 2 >= len(tokens) else []


def _packed(text: str) -> str:
    return paragraph(text).replace(" ", "")


def _letters(text: str) -> str:
    """What is left where a source times words without their punctuation."""
    return re.sub(r"[\W_]", "", paragraph(text)).casefold()


def filled(timed: Sequence[Timed], start: Millis, end: Millis) -> list[Word]:
    """Every word with times, which do not run backwards and stay between start and end.

    What has no time shares the room between its neighbours; a start counts more than the end before it.
    """
    words: list[Word] = []
    later = _later_starts(timed, end)
    at, index = start, 0
    while index < len(timed):
        one, stop = timed[index], index + 1
        first = at if one.start is None else max(at, min(one.start, end))
        if one.end is not None:
            limit = later[index] if later[index] > first else end
            at = max(first, min(one.end, limit))
            words.append(Word(text=one.text, start=first, end=at, confidence=one.confidence))
        else:
            while stop < len(timed) and timed[stop].start is None and timed[stop].end is None:
                stop += 1
            texts = [each.text for each in timed[index:stop]]
            limit = min(later[stop - 1], end)
            at = max(first, limit if one.start is None else Millis(min(limit, first + _longest(texts))))
            shared = spread(texts, first, at)
            words += [
                replace(word, confidence=each.confidence)
                for word, each in zip(shared, timed[index:stop], strict=True)
            ]
        index = stop
    return words


def _longest(texts: Sequence[str]) -> int:
    """How long words may last of which only the start is known: what comes after that is silence."""
    return max(_SLOW, 2 * speaking_time(" ".join(texts)))


def _later_starts(timed: Sequence[Timed], end: Millis) -> list[Millis]:
    """For each word the next start after it that is known, else `end`."""
    found: list[Millis] = []
    later = end
    for one in reversed(timed):
        found.append(later)
        later = later if one.start is None else one.start
    return found[::-1]


def _join(tokens: Sequence[str], lengths: Sequence[int], source: Sequence[Word]) -> tuple[Word, ...]:
    """One word a token, of `lengths` characters, from source words that spell the tokens together."""
    joined: list[Word] = []
    last = source[0].start
    reach = at = index = 0
    for token, length in zip(tokens, lengths, strict=True):
        reach += length
        parts: list[Word] = []
        while index < len(source) and at < reach:
            parts.append(source[index])
            at += len(source[index].text)
            index += 1
        joined.append(_joined(token, parts, last))
        last = joined[-1].end
    return tuple(joined)


def _joined(token: str, parts: Sequence[Word], at: Millis) -> Word:
    """The word that some source words make; a dash, or the rest of a word, has no time of its own."""
    if not parts:
        return Word(text=token, start=at, end=at)
    sure = [part.confidence for part in parts if part.confidence is not None]
    lowest = min(sure) if len(sure) == len(parts) else None
    return Word(text=token, start=parts[0].start, end=parts[-1].end, confidence=lowest)
