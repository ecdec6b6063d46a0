"""Titles without a language model: drafts in the words of the talk, for an editor to better.

The host's question, shortened by rules, reads best when it survives whole; else one or two noun phrases name
what sets the chapter apart. What hosts ask in every episode is called as editors call it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from podcast.chapters import questions
from podcast.chapters.lexis import pattern
from podcast.chapters.phrases import Phrases
from podcast.chapters.turns import Turn

MOST = 70
"""Characters: what YouTube shows of a title, and the most that any title here has."""

ASKED = 60
"""Characters of a question that stands as the title where the phrases at hand are single words."""

_OPENING = {"de": "Einleitung", "es": "Introducción"}
_PART = {"de": "Teil", "es": "Parte", "fr": "Partie"}
_NO_NAMES = frozenset(("speaker", "guest", "host", "voice", "unknown", "narrator", "interviewer", "audience"))
_AND = {"de": "und", "es": "y", "fr": "et"}
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
            \b(?:thank you|thanks) (?:so much |very much |a lot |again )*for\b|\bgoodbye\b
            |\bwrap(?:ping)? up\b|\bforg[eo]t to (?:ask|mention)\b|\banything else\b|\bout of time\b
            |\bover time\b|\bno more questions\b|\bdon't have (?:any )?(?:more|other) questions\b
            |\bthat'?s all\b|\bbefore we (?:finish|close|end|go)\b
            """,
            "Conclusion",
        ),
    )
)


def titles(turns: Sequence[Turn], starts: Sequence[int], language: str = "en") -> list[str]:
    """A title for each chapter, given as the index of its first turn: none twice, none over MOST characters.

    None ends in a word that leaves it open. Rules for questions and endings know English only.
    """
    ends = [*starts[1:], len(turns)]
    stretches = [" ".join(turn.text for turn in turns[a:b]) for a, b in zip(starts, ends, strict=True)]
    phrases = Phrases(stretches)
    found: list[str] = []
    for n, start in enumerate(starts):
        drafts = chain(
            _occasion(turns, starts, n) if language == "en" and n else (),
            _drafts(n, len(starts), turns[start].text, phrases, language),
        )
        taken = {title.lower() for title in found}
        found.append(next(title for title in drafts if title.lower() not in taken))
    return found


def _drafts(n: int, count: int, first: str, phrases: Phrases, language: str) -> Iterator[str]:
    """Titles for chapter `n` of `count`, the best first; the last is always free."""
    if n == 0:
        yield from _opening(phrases.topic(first), language)
    else:
        if language == "en" and (asked := questions.title(first)):
            yield asked
        if n == count - 1:
            yield from (title for cue, title in _ENDINGS if cue.search(first))
    names = phrases.best(n, first, 3)
    drafts = _contrasts(names, _AND.get(language, "and" if language == "en" else "·"))
    if language == "en" and not any(" " in name for name in names[:1]):
        drafts = chain(filter(None, [questions.whole(first, ASKED)]), drafts)
    yield from drafts
    yield f"{_PART.get(language, 'Part')} {n + 1}"


def _occasion(turns: Sequence[Turn], starts: Sequence[int], n: int) -> Iterator[str]:
    """What hosts ask in every episode: the background as one of the first chapters, the rest anywhere."""
    first = turns[starts[n]].text.replace("’", "'")
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


def _opening(topic: str, language: str) -> Iterator[str]:
    word = _OPENING.get(language, "Introduction")
    if topic and len(f"{word}: {topic}") <= MOST:
        yield f"{word}: {topic}"
    yield word


def _contrasts(names: Sequence[str], joined: str) -> Iterator[str]:
    pairs = [(names[0], other) for other in names[1:]] if names else []
    found = [*(f"{a} {joined} {b}" for a, b in pairs), *names]
    for title in sorted(found, key=lambda title: len(title) > questions.LONGEST):
        if len(title) <= MOST:
            yield title[0].upper() + title[1:]
