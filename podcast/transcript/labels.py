"""Tell speaker labels from words that happen to stand before a colon.

Exports write ``Ann Lee: text``; so do people who write "In short: no". A label is a name by its look, and
it either comes again or is what most lines begin with.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_LABEL = re.compile(r"(\+?[^\W_][^:\n]{0,39}?)\s?:(?:\s+|$)(?!//)(.*)", re.DOTALL)
_PARTICLES = frozenset(
    ("al", "and", "bin", "da", "de", "del", "der", "di", "du", "el", "la", "of", "the", "van", "von", "&")
)
_LEAD_INS = re.compile(
    r"answer|chapter|conclusion|disclaimer|example|fact|figure|first|finally|hint|important|lesson|note|part|question|"
    r"quote|remember|reminder|result|second|section|source|spoiler|step|summary|third|tip|update|warning|welcome",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"spk[ _]?\d+|(?:speaker|host|guest|interviewer|interviewee|moderator|narrator)\b[ _]?\w*", re.IGNORECASE
)
_ASIDE = re.compile(r"(?:\s*\([^()]*\)|\s*\|.*)+$")
"""What people add to their names in meetings: (she/her), | Company."""
LONGEST = 80
"""Characters of a name, with what is added to it."""
SHARE = 0.5
EACH = 0.9
"""The share of captions that begin with a label from which on every label is one, whatever it looks like."""
AGAIN = 2
"""How often each of these comes, on average."""


def split_label(text: str) -> tuple[str, str] | None:
    """What may be a label, and the text behind it; None when no name could stand there.

    >>> split_label("Ann Lee: Good morning")
    ('Ann Lee', 'Good morning')
    >>> split_label("In short: no") is None
    True
    """
    match = _LABEL.match(text)
    if match is None or not looks_like_name(match[1]):
        return None
    return match[1], match[2]


def looks_like_name(label: str) -> bool:
    """Whether every word begins like a name's, and no word is one that people begin sentences with.

    >>> [looks_like_name(each) for each in ("Ann van Dyk", "SPEAKER_00", "Note", "The next step")]
    [True, True, False, False]
    """
    if len(label) > LONGEST:
        return False
    words = _ASIDE.sub("", label).split()
    if _ROLES.fullmatch(label):
        return True
    if not 1 <= len(words) <= 5 or words[0].lower() in _PARTICLES:
        return False
    capitals = all(_capital(word) or word in _PARTICLES for word in words)
    return capitals and not any(map(_LEAD_INS.fullmatch, words))


def _capital(word: str) -> bool:
    core = word.strip("().,'’\"-")
    # Scripts without case have no capitals to show.
    return bool(core) and (core[0].isupper() or (core[0].isalpha() and core[0].lower() == core[0].upper()))


def find(texts: Sequence[str], *, captions: bool = False) -> frozenset[str]:
    """The labels among texts of which some begin ``Name: ``.

    A label counts when it comes again and another one does too, or when labels begin half of the texts.
    Captions name a speaker only where the voice changes: where the first of them has a label, all count.
    Where nearly all captions have one, as those of meetings do, even a nickname or a telephone is a label.
    """
    if captions and (every := _every(texts)):
        return every
    seen = Counter(parts[0] for parts in map(split_label, texts) if parts)
    convention = captions and bool(texts) and split_label(texts[0]) is not None
    if seen and (convention or sum(seen.values()) >= SHARE * len(texts)):
        return frozenset(seen)
    known = {label for label, count in seen.items() if count > 1 or _ROLES.fullmatch(label)}
    return frozenset(known if len(known) > 1 else ())


def _every(texts: Sequence[str]) -> frozenset[str]:
    seen = Counter(match[1] for match in map(_LABEL.match, texts) if match)
    common = seen.total() >= EACH * len(texts) and seen.total() >= AGAIN * max(2, len(seen))
    return frozenset(seen) if common else frozenset()


def carried(texts: Iterable[str], labels: frozenset[str]) -> list[tuple[str | None, str]]:
    """Each text with its speaker, who goes on until another label comes.

    >>> carried(["Ann: Hello", "all.", "Bo: Hi"], frozenset({"Ann", "Bo"}))
    [('Ann', 'Hello'), ('Ann', 'all.'), ('Bo', 'Hi')]
    """
    speaker: str | None = None
    found: list[tuple[str | None, str]] = []
    for text in texts:
        match = _LABEL.match(text)
        if match and match[1] in labels:
            speaker, text = match.groups()  # noqa: PLW2901 - the label is no part of the text
        found.append((speaker, text))
    return found


def mark(speaker: str | None, text: str, before: str | None) -> str:
    """The label to write before a text: where the voice changes, or where the text seems to have one.

    >>> mark("Ann", "Yes.", "Bo"), mark("Ann", "Yes.", "Ann"), mark("Ann", "Rule One: yes.", "Ann")
    ('Ann: ', '', 'Ann: ')
    """
    needed = speaker != before or split_label(text) is not None
    return f"{speaker}: " if speaker and needed else ""
