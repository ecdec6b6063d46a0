"""What a word may have been meant to be, when nothing in the archive is spelled like it.

Too much tolerance annoys, so only words without any hit are touched: one letter wrong, missing, doubled or
swapped in a word of `SHORTEST` letters, two from `LONG` letters on. `static/search.js` has the same rules.
"""

from collections.abc import Callable, Iterator, Mapping

from podcast.search.fold import Token
from podcast.search.query import Query, parse

SHORTEST = 4
LONG = 8
MOST = 4


def repaired(
    text: str, known: Callable[[str], bool], vocabulary: Callable[[], Mapping[str, int]]
) -> str | None:
    """The query with its unknown words replaced by their nearest known ones; None to leave it as it is.

    `known` says whether a word is found in some form; `vocabulary` gives, only if it is needed, every word
    of the archive with the number of its documents. With a word that nothing is near to, or with more than
    `MOST` unknown ones, nobody can say what was meant.
    """
    unknown = [token for token in _words(parse(text)) if not known(token.word)]
    if not 0 < len(unknown) <= MOST:
        return None
    words = vocabulary()
    spelled = text
    for token in reversed(unknown):
        better = nearest(token.word, words)
        if better is None:
            return None
        spelled = spelled[: token.start] + better + spelled[token.end :]
    return spelled


def _words(query: Query) -> list[Token]:
    """The words that are spelled out, in the order in which they stand in the query."""
    found = (token for clause in query.clauses if not clause.prefix for token in clause.words)
    return sorted((token for token in found if not token.pair), key=lambda token: token.start)


def nearest(word: str, vocabulary: Mapping[str, int]) -> str | None:
    """The known word with the fewest slips, before others one with the same first letter.

    Of several one made of the same letters goes first, for neighbours are swapped and letters doubled more
    often than others are struck; then the commonest, in powers of two; then their order. Few slip in the
    first letter, so there only one slip is thought of: a browser finds these words without the whole
    vocabulary (see `spelling`).

    >>> nearest("kuberntes", {"kubernetes": 3, "cabinets": 9})
    'kubernetes'
    >>> nearest("lubernetes", {"kubernetes": 3, "cabinets": 9})
    'kubernetes'
    """
    if len(word) < SHORTEST or not word.isalpha():
        return None

    def rank(other: str) -> tuple[bool, int, str]:
        return set(other) != set(word), -commonness(vocabulary[other]), other

    slips, (_, _, best) = min(
        ((slips, rank(other)) for slips, other in _near(word, vocabulary)), default=(LONG, (True, 0, None))
    )
    begun = [each for each in beginnings(word) if each in vocabulary] if slips > 1 else []
    begun += _beheaded(word, vocabulary) if slips > 1 else []
    return min(begun, key=rank, default=best)


def commonness(count: int) -> int:
    """In how many documents a word is, in powers of two."""
    return count.bit_length()


def is_spelled(word: str) -> bool:
    """Whether a word of the archive may be what was meant: no numbers, and nothing very short."""
    return len(word) >= SHORTEST - 1 and word.isalpha()


def _near(word: str, vocabulary: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """The words with the same first letter, each with its slips."""
    most = 2 if len(word) >= LONG else 1
    letters = set(word)
    for other in vocabulary:
        if other[0] != word[0] or abs(len(other) - len(word)) > most or not is_spelled(other):
            continue
        # A slip changes at most two of the letters in use: this cheap look spares most of the comparing.
        if len(letters.symmetric_difference(other)) <= 2 * most:
            slips = distance(word, other, most)
            if slips <= most:
                yield slips, other


def beginnings(word: str) -> tuple[str, str]:
    """What was meant if the first letter is one too many, or in the place of the second.

    >>> beginnings("ktide"), beginnings("itde")
    (('tide', 'tkide'), ('tde', 'tide'))
    """
    return word[1:], word[1] + word[0] + word[2:]


def _beheaded(word: str, vocabulary: Mapping[str, int]) -> list[str]:
    """The words with another first letter, or with one more in front."""
    tails = (word, word[1:])
    return [other for other in vocabulary if other[1:] in tails and other != word and is_spelled(other)]


def distance(one: str, other: str, most: int) -> int:
    """Slips between two words (optimal string alignment); `most` + 1 stands for any more than `most`.

    >>> distance("drfit", "drift", 2), distance("tide", "storm", 2)
    (1, 3)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        last, before, row = before, row, [i + 1]
        for j, against in enumerate(other):
            least = min(before[j + 1] + 1, row[j] + 1, before[j] + (letter != against))
            if i and j and letter == other[j - 1] and one[i - 1] == against:
                least = min(least, last[j - 1] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
