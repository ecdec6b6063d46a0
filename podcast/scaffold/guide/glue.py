"""Texts that ran together when a page was saved: ``2 yearsCollege`` was two cells side by side."""

import re
from collections import Counter
from collections.abc import Iterable

_CAMEL = re.compile(r"\w*(?:[a-z]|[A-Z]{2})[A-Z]\w*")
_WORD = re.compile(r"\w[\w’'-]*")
# Words that carry a capital inside, and turn up too seldom for a page to teach them.
_KNOWN_CAMELS = set(
    """DevOps DevSecOps FinOps GitHub GitLab GraphQL JavaScript LaTeX LinkedIn LLMOps MLOps MySQL NoSQL OpenAI
    PhD PhDs PostgreSQL PowerPoint PyTorch SageMaker TensorFlow TypeScript WhatsApp WordPress YouTube iOS
    macOS""".split()  # noqa: SIM905 - a list of words, not of quotes
)


class Words:
    """The words of a page, which tell a seam between two texts from a capital inside a name."""

    def __init__(self, lines: Iterable[str]) -> None:
        counts = Counter(word for line in lines for word in _WORD.findall(line))
        self._known = counts.keys() | _KNOWN_CAMELS
        camels = {word for word, count in counts.items() if count > 1 and _CAMEL.fullmatch(word)}
        names = sorted(camels | _KNOWN_CAMELS, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(re.escape, names)))

    def seams(self, text: str) -> list[int]:
        """Where two texts may have run together: before a capital right behind the end of a word.

        >>> Words([]).seams("SnapshotCareer snapshot"), Words([]).seams("FAQFrequent questions")
        ([8], [3])
        """
        inside = {at for name in self._names.finditer(text) for at in range(name.start() + 1, name.end())}
        return [at for at in range(1, len(text)) if at not in inside and _is_seam(text, at)]

    def seam(self, text: str) -> int | None:
        """The one place where two texts ran together, None unless it is certain."""
        seams = self.seams(text)
        if len(seams) == 1:
            return seams[0]
        # ``BrightHarbourWhat is …``: in one run of letters the seam is before the word that the page knows.
        if not seams or re.search(r"\s", text[seams[0] : seams[-1]]):
            return None
        word = _WORD.match(text, seams[-1])
        return seams[-1] if word and word[0] in self._known else None

    def pair(self, text: str) -> tuple[str, str] | None:
        """The two texts on both sides of the seam, None unless it is certain."""
        at = self.seam(text)
        return (text[:at].strip(), text[at:].strip()) if at else None


def _is_seam(text: str, at: int) -> bool:
    before, here, after = text[at - 1], text[at], text[at + 1 : at + 2]
    if not here.isupper():
        return False
    if before.isupper():  # an abbreviation ends where a capitalised word begins
        return after.islower() and text[at - 2 : at - 1].isupper()
    return before.islower() or before in "?!)%’”" or (before.isdigit() and after.islower())
