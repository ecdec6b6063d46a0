"""What people type into a search box, and the MATCH expression that asks FTS5 for it.

``two words`` both, in any order · ``"a phrase"`` these words, in this order · ``pre*`` any word that begins
so · ``-word`` without it · ``one OR other`` either. Nothing typed is an error: what makes no sense is left
out. `static/query.js` reads queries by the same rules.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from unicodedata import normalize

from podcast.search.fold import Token, tokens
from podcast.search.joined import together

MOST_CLAUSES = 32
MOST_WORDS = 64
"""Words of one phrase. Beyond these a query is cut off: FTS5 has limits of its own, and people have none."""

_SPACE = r" \t\r\n\f\v\u00a0\u2000-\u200a\u3000"
_ITEM = re.compile(
    rf'(?P<no>-)?"(?P<phrase>[^"]*)(?:"(?P<any>\*)?|$)|(?P<word>[^"{_SPACE}]+)',
)
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_GENITIVE = re.compile(r"['‘’ʼ´]s[\W_]*\Z", re.IGNORECASE)
_SHORTENED = re.compile(r"(?a:\W*)(?:it|s?he|that|t?here|what|who|where|how|let).s(?a:\W*)\Z", re.IGNORECASE)
"""What English shortens: it's is not its, and who looks for that's looks for no other that."""

_AND = re.compile("&|['‘’]n['‘’]", re.IGNORECASE)
"""How "and" is written between letters: R&D, rock'n'roll."""

Spelled = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing asked for: words that stand together.

    A quoted clause wants its words as they are spelled, any other also other forms of the last; `prefix` lets
    the last word go on. `base` are the words without the 's of a genitive, `whole` what two words are that
    may be written in one as well, as e-mail or the 90's. `also` is what will do in place of the words, in any
    form of its last. The tokens' offsets are places in the query.
    """

    words: tuple[Token, ...]
    quoted: bool = False
    prefix: bool = False
    base: tuple[Token, ...] = ()
    whole: str = ""
    also: tuple[Spelled, ...] = ()

    @property
    def spelled(self) -> Spelled:
        """The words as indexed."""
        return _spelled(self.words)

    @property
    def shapes(self) -> tuple[Spelled, ...]:
        """All that is looked for: first what is spelled, then what will do as well."""
        return self.spelled, *self.also

    @property
    def is_open(self) -> bool:
        """Whether other forms of the last word will do as well."""
        return not (self.quoted or self.prefix)


@dataclass(frozen=True, slots=True)
class Query:
    """`wanted` holds groups of alternatives, one of each is required; `unwanted` rules a text out."""

    wanted: tuple[tuple[Clause, ...], ...]
    unwanted: tuple[Clause, ...] = ()

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause that is wanted."""
        return tuple(clause for group in self.wanted for clause in group)


def readable(text: str) -> str:
    """What was typed, without halves of characters, and with letters and their marks put together."""
    return normalize("NFC", text.encode("utf-8", "replace").decode())


def parse(text: str) -> Query:
    """Read a query, whatever it is; without a wanted word it asks for nothing.

    >>> [[clause.spelled for clause in group] for group in parse('tide OR ebb "north sea" c++').wanted]
    [[('tide',), ('ebb',)], [('north', 'sea')], [('c',)]]
    """
    groups: list[list[Clause]] = []
    out: list[Clause] = []
    joining = ""
    for match in list(_ITEM.finditer(text.translate(_QUOTES)))[: 2 * MOST_CLAUSES]:
        if match[0] in ("OR", "AND") and groups and not joining:
            joining = match[0]
            continue
        clause, refused = _clause(match)
        if not clause.words:
            continue
        if refused:
            out.append(clause)
        elif joining == "OR":
            groups[-1].append(clause)
        else:
            groups.append([clause])
        joining = ""
    return _cut(groups, out)


def _clause(match: re.Match[str]) -> tuple[Clause, bool]:
    if match["phrase"] is not None:
        found = _tokens(match["phrase"], match.start("phrase"))
        return _made(found, quoted=True, prefix=bool(match["any"])), bool(match["no"])
    word = match["word"]
    found = _tokens(word, match.start())
    made = _made(found, quoted=False, prefix=word.endswith("*"))
    return _opened(made, word) if made.is_open else made, word.startswith("-")


def _opened(clause: Clause, text: str) -> Clause:
    """What else will do for words that were typed so: without the 's of a genitive, in one, with an "and"."""
    words = clause.words
    is_genitive = len(words) > 1 and _GENITIVE.search(text) and not _SHORTENED.match(text)
    base = words[:-1] if is_genitive else words
    is_word = is_genitive and len(base) == 1
    whole = "".join(clause.spelled) if is_word else together(base, is_and="&" in text)
    said = _spelled(_tokens(_AND.sub(" and ", text), 0)) if _AND.search(text) else ()
    also = (_spelled(base) if is_genitive else (), (whole,) if whole else (), said)
    return replace(clause, base=base, whole=whole, also=tuple(filter(None, also)))


def _spelled(words: Iterable[Token]) -> Spelled:
    return tuple(token.word for token in words)


def _tokens(text: str, start: int) -> list[Token]:
    # A run of digits and letters is never longer than its text, so this many characters are enough.
    return [
        token._replace(start=token.start + start, end=token.end + start)
        for token in tokens(text)[:MOST_WORDS]
    ]


def _made(found: list[Token], *, quoted: bool, prefix: bool) -> Clause:
    """Mind the last character of a run without spaces: alone a prefix, behind a pair it says nothing."""
    if found and found[-1].pair and len(found[-1].word) == 1:
        if len(found) > 1 and found[-2].end == found[-1].end:
            found = found[:-1]
        else:
            prefix = True
    return Clause(tuple(found), quoted, prefix, base=tuple(found))


def _cut(groups: list[list[Clause]], out: list[Clause]) -> Query:
    kept: list[tuple[Clause, ...]] = []
    room = MOST_CLAUSES
    for group in groups:
        if part := tuple(group[:room]):
            kept.append(part)
        room -= len(part)
    return Query(tuple(kept), tuple(out[:MOST_CLAUSES]))


Forms = Callable[[str], Iterable[str]]
"""For a word, expressions that each match other forms of it."""


def as_typed(query: Query) -> str:
    """What is asked for, as it is spelled, as an expression for FTS5's MATCH; "" when nothing is.

    Only folded letters and digits between quotes of ours reach it, so nothing typed can be an operator.

    >>> as_typed(parse("tides OR flood ebb*"))
    '("tides" OR "flood") AND ("ebb"*)'
    """
    return _all(query, _exactly)


def in_any_form(query: Query, forms: Forms) -> str:
    """What is asked for in any of its forms.

    Of words written together the last has others, and two in one. A genitive is found without its 's too, as
    Snowball's stems of English have it.

    >>> in_any_form(parse("tides"), lambda word: ['"tide"', '"tidal"'])
    '("tides" OR "tide" OR "tidal")'
    """
    return _all(query, lambda clause: _inflected(clause, forms))


def unwanted(query: Query, forms: Forms) -> str:
    """What must not be there, as an expression of its own.

    It is not joined to the wanted one with NOT: below a NOT, FTS5 (3.40) forgets some of the matches of an
    OR when it ranks.
    """
    return " OR ".join(_inflected(clause, forms) for clause in query.unwanted)


def _all(query: Query, one: Callable[[Clause], str]) -> str:
    return " AND ".join(f"({' OR '.join(map(one, group))})" for group in query.wanted)


def _exactly(clause: Clause) -> str:
    return f'"{" ".join(clause.spelled)}"' + "*" * clause.prefix


def _inflected(clause: Clause, forms: Forms) -> str:
    if not clause.is_open:
        return _exactly(clause)
    found = []
    for *head, last in clause.shapes:
        before = "".join(f"{word} " for word in head)
        found += [each.replace('"', f'"{before}', 1) for each in (f'"{last}"', *forms(last))]
    return " OR ".join(found)
