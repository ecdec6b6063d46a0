"""Titles without a language model: drafts in the words of the talk, for an editor to better.

The host's question, shortened by rules, reads best when it survives whole; else one or two noun phrases name
what sets the chapter apart. What hosts ask in every episode is called as editors call it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, takewhile

from podcast.chapters import questions
from podcast.chapters.choosing import Choice
from podcast.chapters.languages import Language, language
from podcast.chapters.lexis import pattern
from podcast.chapters.phrases import Phrases, asked
from podcast.chapters.turns import Turn

MOST = 70
"""Characters: what YouTube shows of a title, and the most that any title here has."""

OPENING = 300
"""Words of the first voice that are looked at for what the chapter is about."""
TELLING = 60
"""Words from which on a turn without a question tells something, and asks for nothing."""
_NO_NAMES = frozenset(("speaker", "guest", "host", "voice", "unknown", "narrator", "interviewer", "audience"))
_OCCASIONS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (pattern(text), named, plain)
    for text, named, plain in (
        (
            r"""
            \b(?:your|tell us about the|career) (?:own |career |professional )?
            (?:background|journey|path so far)\b
            |\btell us (?:a bit |a little |more )*about yourself\b
            |\bhow (?:did )?you (?:get|got|end(?:ed)? up|start(?:ed)?) (?:in|into|with|your career|doing)\b
            """,
            "{guest}'s background",
            "Background",
        ),
        (
            r"""
            \b(?:how|where|what) .{0,40}\b(?:can|could|should|do|to|may|would)\b.{0,30}
            \b(?:find you|reach (?:out to )?you|contact you|follow you|connect with you|reach out
            |get in touch)\b
            """,
            "Finding {guest} online",
            "How to get in touch",
        ),
        (
            r"""
            \b(?:recommend\w*|suggest\w*)\b.{0,60}\bbooks?\b|\bbooks?\b.{0,60}\b(?:recommend\w*|suggest\w*)\b
            """,
            "{guest}'s book recommendations",
            "Book recommendations",
        ),
        (
            r"""
            \b(?:recommend\w*|suggest\w*|good)\b.{0,60}\bresources?\b
            |\bresources?\b.{0,60}\b(?:recommend\w*|suggest\w*|to learn)
            """,
            "Resource recommendations",
            "Resource recommendations",
        ),
    )
)
"""What hosts ask in every episode, and how editors call it: the wording, with the guest's name, without."""

_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (pattern(text), title)
    for text, title in (
        (r"\b(?:final|last|any|one piece of|your) (?:\w+ )?(?:advice|tips?)\b", "Final advice"),
        (r"\b(?:final|last|closing) (?:words?|thoughts?|remarks?)\b", "Final thoughts"),
        (r"\b(?:summari[sz]e|sum up|to recap)\b", "Summary"),
        (
            r"""
            \b(?:thank you|thanks)(?: so much| very much| a lot| again|, \w+,?)* for\b|\bgoodbye\b
            |\bwrap(?:ping)? up\b|\bforg[eo]t to (?:ask|mention)\b|\banything else\b|\bout of time\b
            |\bover time\b|\bno more questions\b|\bdon't have (?:any )?(?:more|other) questions\b
            |\bthat'?s all\b|\bbefore we (?:finish|close|end|go)\b
            """,
            "Conclusion",
        ),
    )
)


def titles(turns: Sequence[Turn], starts: Sequence[int], tag: str = "en") -> list[str]:
    """A title for each chapter, given as the index of its first turn: none twice, none over MOST characters.

    `tag` is the first part of the language's. None ends in a word that leaves it open. What hosts always ask,
    and how phrases are built, is known of English alone.
    """
    ends = [*starts[1:], len(turns)]
    stretches = [" ".join(turn.text for turn in turns[a:b]) for a, b in zip(starts, ends, strict=True)]
    openings = [_opening_of(turns[a:b]) for a, b in zip(starts, ends, strict=True)]
    known = language(tag)
    if tag == "en":
        occasions = [list(_occasion(turns, starts, n)) if n else [] for n in range(len(starts))]
        drafts = _english(openings, Choice(stretches), occasions)
    else:
        drafts = _other(openings, Phrases(stretches, tag), known)
    found: dict[str, str] = {}
    for n, each in enumerate(drafts):
        fitting = (title[0].upper() + title[1:] for title in each if len(title) <= MOST)
        title = next((title for title in fitting if title.lower() not in found), f"{known.part} {n + 1}")
        found[title.lower()] = title
    return list(found.values())


def _opening_of(turns: Sequence[Turn]) -> str:
    """What the first voice of a chapter says before another speaks, until it has said OPENING words."""
    said = list(takewhile(lambda turn: turn.speaker == turns[0].speaker, turns))
    counts = accumulate((len(turn.text.split()) for turn in said), initial=0)
    return " ".join(turn.text for turn, before in zip(said, counts, strict=False) if before < OPENING)


def _english(
    openings: Sequence[str], choice: Choice, occasions: Sequence[Sequence[str]]
) -> Iterator[Iterator[str]]:
    """Titles for each chapter, the best first."""
    last = len(openings) - 1
    for n, (opening, occasion) in enumerate(zip(openings, occasions, strict=True)):
        if n == 0:
            yield _introductions("Introduction", choice.topic(opening))
        else:
            endings = (title for cue, title in _ENDINGS if n == last and cue.search(opening))
            whole = filter(None, [questions.title(opening)] if n == last else [])
            closing = ["Conclusion"] if n == last else []
            yield chain(occasion, whole, endings, choice.ranked(n, opening), closing)


def _other(openings: Sequence[str], phrases: Phrases, known: Language) -> Iterator[Iterator[str]]:
    for n, opening in enumerate(openings):
        if n == 0:
            yield iter([known.opening])
        else:
            yield chain(
                filter(None, [asked(opening, known)]), _contrasts(phrases.best(n, opening, 3), known.joined)
            )


def _occasion(turns: Sequence[Turn], starts: Sequence[int], n: int) -> Iterator[str]:
    """What hosts ask in every episode: the background as one of the first chapters, the rest anywhere."""
    first = turns[starts[n]].text.replace("’", "'")
    if "?" not in first and len(first.split()) > TELLING:
        return
    end = starts[n + 1] if n + 1 < len(starts) else len(turns)
    guest = _guest(turns[starts[n]].speaker, [turn.speaker for turn in turns[starts[n] : end]])
    for number, (wording, named, plain) in enumerate(_OCCASIONS):
        if wording.search(first) and (number or n < 4):
            yield named.format(guest=guest) if guest else plain


def _guest(host: str | None, voices: Sequence[str | None]) -> str:
    """The first name of who answers, "" where no voice of a chapter but the host's has a name."""
    others = (voice for voice in voices if voice and voice != host)
    name = next(others, "").split(" ")[0]
    is_name = name[1:].islower() and name[:1].isupper() and name.lower() not in _NO_NAMES
    return name if is_name else ""


def _introductions(word: str, topic: str) -> Iterator[str]:
    if topic:
        yield f"{word}: {topic}"
    yield word


def _contrasts(names: Sequence[str], joined: str) -> Iterator[str]:
    pairs = [(names[0], other) for other in names[1:]] if names else []
    found = [*(f"{a} {joined} {b}" for a, b in pairs), *names]
    yield from sorted(found, key=lambda title: len(title) > questions.LONGEST)
