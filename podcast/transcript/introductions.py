"""Names that a talk itself tells: "I'm Ann Lee", "my guest is Bo Ek", "Thanks, Ann".

A voice gets a name only from words that give it one, near the beginning or the end, and only while nothing
else contradicts it. What a talk does not say is not made up.
"""

import re
from collections import Counter
from collections.abc import Sequence

from podcast.transcript.labels import looks_like_name

HEAD = 12
"""Turns at the beginning in which people introduce themselves and each other."""
TAIL = 4
"""Turns at the end in which they do it again."""

_WORD = r"(?!I['’])[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zà-ÿ]"
_NAME = (
    rf"({_WORD}(?:(?: (?:van|von|der|den|de|da|del|di|bin|al|la|le))* {_WORD}| [A-Z]\.?(?= [A-Z])){{0,3}})"
)
_SMALL = re.compile(r"\b[a-zà-ÿ]+\b")
_ENDS = r"(?=\s*(?:[,.!?;:—–]|-|$| and\b| from\b| with\b| here\b| who\b| your\b))"
_SELF = re.compile(rf"\b(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s)(?:,? your host,?)? {_NAME}{_ENDS}")
_NAMED = re.compile(rf"\b[Mm]y name(?:['’]s| is) {_NAME}{_ENDS}")
_OTHER = re.compile(
    r"\b(?:(?:[Mm]y|[Oo]ur|[Tt]oday['’]s|[Tt]he) guest(?: today| for today| this week)?,? is|"
    r"[Jj]oined(?: today)? by|"
    r"[Jj]oining (?:me|us)(?: today| now)? is|[Ww]ith (?:me|us)(?: here)?(?: today)? is|"
    r"[Hh]ere with|"
    rf"[Pp]lease welcome|[Ww]elcome(?: back)?(?: to the (?:show|podcast|programme|program))?,) {_NAME}{_ENDS}"
)
_GREETED = re.compile(
    rf"(?:^|[.!] )(?:[Hh]ey|[Hh]i|[Hh]ello|[Tt]hanks|[Tt]hank you|[Ww]elcome)(?: (?:so|very) much)?,? {_NAME}"
    r"(?=[.!?]|,(?! for)|$)|"
    rf"^{_NAME}, welcome\b"
)
_TITLES = frozenset((
    "american", "british", "canadian", "chief", "chinese", "director", "doctor", "dr", "english",
    "everybody", "everyone", "folks", "founder", "french", "german", "guys", "head", "hey", "hi",
    "indian", "irish", "italian", "jewish", "mom", "mr", "ms", "professor", "russian", "senior", "sir",
    "spanish", "vice", "world",
))  # fmt: skip
"""Words with a capital that people say of themselves, or greet each other by, and that are no names."""


def introduced(turns: Sequence[tuple[str | None, str]]) -> dict[str, str]:
    """Names for the two roles of a dialogue, of its turns as (role or None, text).

    A role is left out when the talk gives its voice no name, or two.
    """
    small = {word for _, text in turns for word in _SMALL.findall(text)}
    told: dict[str, Counter[str]] = {"host": Counter(), "guest": Counter()}
    hailed: dict[str, Counter[str]] = {"host": Counter(), "guest": Counter()}
    for n, (role, text) in enumerate(turns):
        if role not in told:
            continue
        other = "guest" if role == "host" else "host"
        if n < HEAD or n >= len(turns) - TAIL:
            told[role].update(name for name in _names(_SELF, text, small) if " " in name)
            told[role].update(_names(_NAMED, text, small))
            told[other].update(_names(_OTHER, text, small))
            hailed[other].update(_names(_GREETED, text, small))
    names = {role: _settled(told[role], hailed[role]) for role in told}
    if names["host"] and names["guest"] and _same(names["host"], names["guest"]):
        return {}
    return {role: name for role, name in names.items() if name}


def _names(pattern: re.Pattern[str], text: str, small: set[str]) -> set[str]:
    """The names that a pattern finds; a word that the talk also writes small, as in "Well, …", is none."""
    found = {next(filter(None, match.groups())) for match in pattern.finditer(text)}
    return {name for name in found if looks_like_name(name) and not (small | _TITLES) & _capitals(name)}


def _capitals(name: str) -> set[str]:
    """The words of a name but its particles, in small letters."""
    return {word.lower() for word in name.split() if word[0].isupper()}


def _settled(told: Counter[str], hailed: Counter[str]) -> str:
    """The one name of a voice: the fullest that was told, else the one it is always greeted by."""
    for names in (told, hailed):
        fullest = max(names, key=lambda name: (name.count(" "), names[name], name), default="")
        if fullest:
            return fullest if all(_same(fullest, name) for name in names) else ""
    return ""


def _same(one: str, other: str) -> bool:
    """Whether two names may be one person's: Ann, Ann Lee."""
    return (
        one.split(maxsplit=1)[0] == other.split(maxsplit=1)[0]
        or set(one.split()) <= set(other.split())
        or set(other.split()) <= set(one.split())
    )
