"""What an episode is called when nobody says: after its slug, or what its page is about."""

import re
from collections import Counter

from podcast.scaffold.parts import Parts

_SUBJECT = re.compile(r"(?:An?|The) ((?:[A-Z][\w&/+-]*)(?: [A-Z][\w&/+-]*){0,4})\b")
_COMES_BACK = 3
"""How often a page names what it is about, its summary included."""


def title_like(slug: str, found: Parts) -> str:
    """The words of the slug as the texts write them most often: mlops-engineer is MLOps Engineer there.

    Where they do not know them, what the summary begins with when the texts come back to it; else the slug.
    """
    pattern = re.compile(rf"\b{'[ -]'.join(slug.split('-'))}\b", re.IGNORECASE)
    texts = [text for material in found.values() for text in (material.text, material.talk)]
    counts = Counter(match[0] for text in texts for match in pattern.finditer(text))
    about = _subject(found, texts)
    if about and not any(match != match.lower() for match in counts):
        return about
    words = min(counts, key=lambda match: (-counts[match], match), default=slug.replace("-", " "))
    return words if words != words.lower() else words.capitalize()


def _subject(found: Parts, texts: list[str]) -> str:
    """What "A Boat Builder shapes …" is about, when the texts name it again and again."""
    notes = found.get("notes")
    match = _SUBJECT.match(notes.head.summary) if notes else None
    return match[1] if match and sum(text.count(match[1]) for text in texts) >= _COMES_BACK else ""
