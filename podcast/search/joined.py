"""Words that are written in one and with a mark inside: e-mail, O'Brien, Node.js, COVID-19, Hawai'i, AT&T.

The index has their parts. These, with a space between, are one more form of the word that they make together:
who types ``email`` finds e-mail, and who types ``e-mail`` finds email. `static/words.js` has the same rules.

Left out is what nobody writes in one, or what would be another word then: what English shortens behind an
apostrophe (we're is not were), and the same letters behind other marks but & (AT&T); numbers, and chains of
more than two. In languages that drop a vowel before another an apostrophe parts nearly any two words, so
there only O' is part of a name.
"""

import re
from collections.abc import Iterator, Sequence

from podcast.search.fold import Token, tokens, unmarked

# A letter's marks are no letters to Python; a word that ended at one would be another word.
_MARKS = "\u0300-\u036f\u0591-\u1dff\u3099\u309a"
_WORD = rf"(?:[^\W_]++|[{_MARKS}]++)++"
_CHAIN = re.compile(rf"(?<![^\W_])(?<![{_MARKS}]){_WORD}(?:['’.&‐‑-]{_WORD})+")
_MARK = re.compile("(['’.&‐‑-])")
_GENITIVE = re.compile(r"['’][sS]\Z")
_SHORTENED = frozenset({"s", "t", "d", "m", "re", "ve", "ll"})
_DIGITS = frozenset("0123456789")
_ELIDING = frozenset({"ca", "fr", "it"})


def joined(text: str, language: str) -> Iterator[str]:
    """The pairs of folded words that have a mark between, with a space in its place.

    >>> list(joined("It's O'Brien's e-mail, COVID-19, 1.5 and I'm up-to-date at two o'clock.", "en"))
    ['o brien', 'e mail', 'covid 19', 'o clock']
    """
    # To Unicode ʼ and ʻ are letters, and the chain would go on over them.
    for chain in _CHAIN.findall(unmarked(text).replace("ʼ", "'").replace("ʻ", "'")):
        one, *rest = _MARK.split(_GENITIVE.sub("", chain))
        if len(rest) != 2 or (language in _ELIDING and rest[0] in "'’" and one not in {"O", "o"}):
            continue
        parts = [*tokens(one), *tokens(rest[1])]
        if together(parts, is_and=rest[0] == "&"):
            yield " ".join(part.word for part in parts)


def together(parts: Sequence[Token], *, is_and: bool = False) -> str:
    """What two words are when they are written in one, "" where they never are.

    Behind & English shortens nothing; but an s would be taken for an ending, and what is two letters in one
    (A&M, H&M) for another word.
    """
    if len(parts) != 2 or parts[0].pair:
        return ""
    one, other = (part.word for part in parts)
    is_number = one[-1] in _DIGITS and (len(other) > 1 or other in _DIGITS)
    is_other = other in _SHORTENED and not (is_and and other != "s" and len(one + other) > len("am"))
    return "" if is_number or is_other else one + other


def whole(form: str) -> str:
    """A form in one.

    >>> whole("e mail"), whole("tide")
    ('email', 'tide')
    """
    return form.replace(" ", "")
