"""What a language tells by its small words: where lines may break, and what is in no phrase.

Sources for the kinds: Netflix, Timed Text Style Guide, "Line Treatment" (partnerhelp.netflixstudios.com,
215758617); DCMP, Captioning Key, "Line Division"; and what people do: see docs/captions.md.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The small words of one language, in lower case, each kind as a set.

    To add a language, copy a file such as `es.py`, fill in what the language has and name the file's
    `LANGUAGE` in `LANGUAGES`. Kinds that it lacks stay empty; a word may be of several kinds.

    No line ends on one of the first six kinds. A line may well start with a conjunction, then with a
    preposition, hardly with one of `bound`, and not with a word of `trailing`.
    """

    tag: str
    determiners: frozenset[str] = frozenset()
    """Articles, possessives, demonstratives, words of degree: what goes before a noun or an adjective."""
    prepositions: frozenset[str] = frozenset()
    """With what they are drawn together with: zum, du, del."""
    auxiliaries: frozenset[str] = frozenset()
    """Forms of be, have and do, modal verbs, and these drawn together with a pronoun or "not"."""
    pronouns: frozenset[str] = frozenset()
    """Subjects, and what stands before a verb as they do: se, me, ne."""
    negations: frozenset[str] = frozenset()
    """What denies the word after it: not, no, ne."""
    conjunctions: frozenset[str] = frozenset()
    """With relative pronouns and question words: what opens a clause."""
    titles: frozenset[str] = frozenset()
    """What goes before a name, with its dot."""
    abbreviations: frozenset[str] = frozenset()
    """Other words with a dot that end no sentence, without any space: z.b."""
    bound: frozenset[str] = frozenset()
    """Prepositions so weak that a line rather starts with another word: of, de."""
    trailing: frozenset[str] = frozenset()
    """What belongs to the word before it: me, too, pas."""
    units: frozenset[str] = frozenset()
    """What a number counts, and month names."""
    counters: frozenset[str] = frozenset()
    """What a number names: chapter 3."""
    particles: frozenset[str] = frozenset()
    """Small words inside names: van, de la."""
    adjectives: tuple[str, ...] = ()
    """Endings of adjectives that go before their noun."""
    capital_nouns: bool = False
    """Whether every noun has a capital, so that two capitals make no name."""

    @property
    def small(self) -> frozenset[str]:
        """All words that hold others together and name nothing."""
        before = self.determiners | self.prepositions | self.auxiliaries
        return before | self.pronouns | self.negations | self.conjunctions | self.trailing


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())
