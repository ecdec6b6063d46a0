"""Phonemes and how long each lasts become the times of words."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from podcast.audio.espeak import MARK

STRESS, LONG = "ˈˌ", "ː"
VOWELS, FRICATIVES, STOPS = (
    frozenset("aeiouyøœɑɐɒæəɚɛɜɝɪʊʌɔᵊᵻ" + "AIOQWY"),  # some write diphthongs as capitals
    frozenset("szʃʒfvθðçxh"),
    frozenset("pbtdkgɡʧʤ"),
)
OBSTRUENTS, GLIDES, NASALS = FRICATIVES | STOPS, frozenset("lɫɹrɾjw"), frozenset("nmŋɲ")
HISSES, VOICED_STOPS = frozenset("szʃʒ"), frozenset("bdgɡʤ")
SHARP = HISSES | frozenset("ptk")
SONOROUS = VOWELS | GLIDES | NASALS
_JOINING = "ɹ"
"""Said between two words ("wire a") it goes with the first, whose vowel it ends."""
_BETWEEN = ("", " ")
_FRAME = 256
"""Samples: how finely a model of piper's kind knows its durations (VITS, 11.6 ms)."""

Way = Callable[[str, str, int], int]
"""How many of the samples between two phonemes are still the first one, from the two and those samples."""
_Sound = tuple[str, int, int]
"""A phoneme, its first and its end sample."""


def led_in(phones: Iterable[tuple[str, int]], way: Way | None = None) -> list[tuple[str, int]]:
    """Phonemes whose sounds begin where the ones before them end.

    Models say the way to the next sound in the space between words, here " ", and in the blank, here "", that
    some put behind each phoneme; `way` tells how much of it is still the sound before, none of it otherwise.
    Behind punctuation is a pause, and a sound begins with itself.
    """
    made: list[tuple[str, int]] = []
    marks = list(phones)
    between, paused, sound = 0, True, ""
    for n, (mark, length) in enumerate(marks):
        if mark in _BETWEEN:
            between += length
            continue
        heard = mark in STRESS + LONG or mark.isalpha()
        if heard and not paused:
            before, last = made[-1]
            kept = way(sound, _first(marks[n:]), between) if way and before not in STRESS else 0
            kept = max(-last, min(kept, between + length))
            made[-1] = before, last + kept
            made.append((mark, between - kept + length))
        else:
            made += [(" ", between), (mark, length)]
        between, paused = 0, not heard
        sound = mark if _bare(mark) else sound
    return [*made, (" ", between)]


def in_blanks(before: str, mark: str, between: int) -> int:
    """The `Way` of piper's models, which put a blank behind each phoneme: a part of it is still the first.

    With nothing kept 86 % of 594 words begin within 30 ms of where alignment hears them, and 79 % of 448
    others; so 97 % and 94 %. A glide behind a vowel is heard 10 to 20 ms earlier all the same, in the vowel.
    Nothing is kept by a hiss of another, by soft sounds of stops and of one another, nor by nasals and glides
    of hisses and of stops without voice: 127 such words came 17 ms late at the median.
    """
    if before in FRICATIVES:
        alike = mark in HISSES if before in HISSES else mark in OBSTRUENTS | NASALS
        return 0 if alike else round(0.4 * between)
    if before in VOWELS and mark not in VOWELS:
        return -_FRAME if mark in GLIDES else 0
    if before in NASALS | GLIDES and mark in SHARP:
        return 0
    late = mark in VOWELS if before in GLIDES else before in NASALS and mark in GLIDES
    return round(0.25 * between) + late * _FRAME


def _first(phones: Sequence[tuple[str, int]]) -> str:
    return next((mark for mark, _ in phones if _bare(mark)), "")


def word_times(alone: Sequence[str], phones: Sequence[tuple[str, int]]) -> tuple[tuple[int, int], ...]:
    """First and end sample of each word, from the phonemes of the sentence and their lengths in samples.

    `alone` has each word's phonemes when spoken by itself. Words run together in speech ("in the" is one
    group of phonemes) and numbers fall apart into several, so the two are laid side by side as strings.
    What is not said, such as a dash, takes no time. Empty when some word is not found in the sentence.
    """
    return _laid(alone, _timed(phones))


def placed_times(
    text: str, alone: Sequence[str], sounds: Iterable[tuple[int, str, int]], lead: int = 0
) -> tuple[tuple[int, int], ...]:
    """First and end sample of each word, from the (place in the text, phonemes, first sample) of its sounds.

    "" is a pause and MARK the end of a word; the last of `sounds` ends where it begins. Words said together
    have the place of the first of them; among them it is as with `word_times`. Empty when some word is not
    found. `lead` is by how many samples a vowel begins before its time, behind a sound like it.
    """
    begins = [match.start() for match in re.finditer(r"\S+", text)]
    heard: dict[int, list[_Sound]] = {}
    for (place, phonemes, at), (_, _, end) in pairwise(_begun(sounds, lead)):
        owner = max(0, bisect_right(begins, place) - 1)
        heard.setdefault(owner, []).extend((mark, at, end) for mark in _bare(phonemes))
    times: list[tuple[int, int]] = []
    owners = sorted(owner for owner, found in heard.items() if found)
    for owner, behind in pairwise([*owners, len(alone)]):
        together = _laid(alone[len(times) : behind], heard[owner])
        if not together:
            return ()
        times += together
    return tuple(times)


def _begun(sounds: Iterable[tuple[int, str, int]], lead: int) -> Iterator[tuple[int, str, int]]:
    """Sounds that begin where they are heard, without the marks in front of words.

    A consonant begins with its closure, which is where the mark stands, behind a pause with its release. A
    pause begins at its mark. That of a vowel stands before the last sound in front ("come in" at the m).
    """
    mark, before = -1, ""
    for place, phonemes, told in sounds:
        if phonemes == MARK:
            mark = told
            continue
        at, first = told, phonemes[:1]
        if mark >= 0 and before and first not in VOWELS:
            at = mark
        elif mark >= 0 and before in SONOROUS:
            at = max(mark, told - lead)
        yield place, phonemes, at
        mark, before = -1, _bare(phonemes)[-1:]


def _laid(alone: Sequence[str], heard: Sequence[_Sound]) -> tuple[tuple[int, int], ...]:
    owners = [n for n, word in enumerate(alone) for _ in _bare(word)]
    spans: dict[int, tuple[int, int]] = {}
    matcher = SequenceMatcher(
        None, "".join(map(_bare, alone)), "".join(mark for mark, _, _ in heard), autojunk=False
    )
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        joining = _joining(tag, owners[i1 - 1 : i1 + 1], heard[j1:j2]) if i1 else ()
        for _, _, end in joining:
            spans[owners[i1 - 1]] = spans[owners[i1 - 1]][0], end
        rest = j1 + len(joining)
        for j in range(rest, j2) if tag in ("equal", "replace") else ():
            owner = owners[i1 + (j - rest) * (i2 - i1) // (j2 - rest)]
            _, first, end = heard[j]
            spans[owner] = (spans.get(owner, (first, 0))[0], end)
    times: list[tuple[int, int]] = []
    for n, word in enumerate(alone):
        if n not in spans and _bare(word):
            return ()
        last = times[-1][1] if times else spans[min(spans)][0] if spans else 0
        times.append(spans.get(n, (last, last)))
    return tuple(times)


def _joining(tag: str, owners: Sequence[int], heard: Sequence[_Sound]) -> Sequence[_Sound]:
    """Which of some sounds that the words alone have not go with the word before."""
    if tag == "insert":
        return heard
    joins = tag == "replace" and len(set(owners)) > 1 and len(heard) > 1 and heard[0][0] == _JOINING
    return heard[:1] if joins else ()


def _timed(phones: Sequence[tuple[str, int]]) -> list[_Sound]:
    """Each phoneme that `_bare` leaves with its first and its end sample.

    Stress marks have a length of their own, up to 100 ms of the vowel they stand before; a length mark
    goes on with the vowel before it.
    """
    timed: list[_Sound] = []
    at, stressed = 0, None
    for mark, length in phones:
        if mark in STRESS:
            stressed = at
        elif _bare(mark):
            timed.append((mark, at if stressed is None else stressed, at + length))
            stressed = None
        elif mark == LONG and timed:
            timed[-1] = (*timed[-1][:2], at + length)
        at += length
    return timed


def first_of(phonemes: str) -> str:
    """The first sound of a word."""
    return _bare(phonemes)[:1]


def second_of(phonemes: str) -> str:
    """The second sound of a word."""
    return _bare(phonemes)[1:2]


def last_of(phonemes: str) -> str:
    """The last sound of a word."""
    return _bare(phonemes)[-1:]


def _bare(phonemes: str) -> str:
    """Phonemes without stress, length, punctuation, spaces and the marks of a sentence's start and end."""
    return "".join(each for each in phonemes if each.isalpha() and each not in STRESS + LONG)
