"""Text as search sees it: which words it holds, where they stand, and which spellings are one.

The rules, kept in step with `static/words.js`: Unicode NFKD, marks dropped that people type words without,
lower case, the letters of `LETTERS` spelled out; then words are runs of letters and digits. Initials are one
word with their full stops and without, and so are thousands with their comma. Scripts that put no spaces
between words, and Korean, whose endings grow on to words, are indexed by pairs of neighbouring characters,
and by the last character of a run on its own, so that any part of a run is a phrase of pairs and a single
character a prefix.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "ς": "σ",
    "ٱ": "ا",
    "ة": "ه",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "\u0640": "",
    "\u00ad": "",
    "\u02bb": " ",
    "\u02bc": " ",
    **{chr(first + n): str(n) for first in (0x0660, 0x06F0) for n in range(10)},
}
"""Letters that NFKD leaves alone and people type without, or have on one keyboard and not on another.

The soft hyphen and the stroke that makes Arabic words longer are no letters at all; the ʻ of Hawaiʻi is typed
as an apostrophe.
"""

# Thai, Lao, Burmese, Khmer, kana, Han with its extensions, Korean.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
)
_WORD = re.compile("[^ ]+")

# From India to Cambodia they are vowels, and in kana they tell パ from バ; the dot of फ़ is often left out.
_SAID_MARKS = re.compile("[\u0900-\u093b\u093d-\u17ff\u3099\u309a]")
# What is left of a syllable that is being typed, or stands by itself behind kana of half the width.
_LONE = re.compile("[\u1100-\u11ff\u3099\u309a]+")
# U.S.A., a.m. and 1,000. To look for a sign first and behind it then takes a seventh of the time.
_JOINED = re.compile(r"[.,](?:(?<=\b[A-Za-z]\.)(?=[A-Za-z]\b)|(?<=\d,)(?=\d{3}(?!\d)))", re.ASCII)

_uneven: set[str] = set()
"""Characters met so far that do not fold to exactly one: only with them do offsets move."""


class Token(NamedTuple):
    """A word as it is indexed, and where in the text it stands.

    `pair` says that it is a piece of a run without spaces: two characters, or the run's last one.
    """

    word: str
    start: int
    end: int
    pair: bool = False


class _Folding(dict[int, str]):
    """What each character becomes, worked out when first met; a separator becomes a space."""

    def __missing__(self, code: int) -> str:
        letters = []
        for part in unicodedata.normalize("NFKD", chr(code)):
            kind = unicodedata.category(part)[0]
            if part in LETTERS or kind in "LN" or (kind == "M" and _SAID_MARKS.match(part)):
                letters += [LETTERS.get(low, low) for low in part.lower()]
            elif kind != "M":
                letters.append(" ")
        whole = unicodedata.normalize("NFC", "".join(letters))
        folded = self[code] = "" if _LONE.fullmatch(whole) else whole
        if len(folded) != 1:
            _uneven.add(chr(code))
        return folded


_folding = _Folding()


def unmarked(text: str) -> str:
    """Soft hyphens in place of what stands inside initials and numbers: every place stays where it was."""
    return _JOINED.sub("\u00ad", text)


@cache
def _unspaced() -> re.Pattern[str]:
    # Made when first asked for: ranges so wide take 2 ms, and most texts need none of them.
    return re.compile(f"[{UNSPACED}]")


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]+|[^{UNSPACED}]+")


def tokens(text: str) -> list[Token]:
    """The words of a text in order, folded, with their places as offsets into `text`.

    >>> [token.word for token in tokens("Café-Straße, 3½ m²")]
    ['cafe', 'strasse', '31', '2', 'm2']
    >>> [token.word for token in tokens("東京都")]
    ['東京', '京都', '都']
    """
    text = unmarked(text)
    folded = text.translate(_folding)
    even = text.isascii() or _uneven.isdisjoint(text)
    if even and folded.isascii():
        # `Token(...)` takes twice as long.
        return [Token._make((match[0], *match.span(), False)) for match in _WORD.finditer(folded)]
    places = range(len(text)) if even else [at for at, char in enumerate(text) for _ in _folding[ord(char)]]
    found: list[Token] = []
    for match in _WORD.finditer(folded):
        word, start, end = match[0], match.start(), match.end()
        if even and word.isascii():
            found.append(Token(word, start, end))
        else:
            found += _cut(word, places[start:end])
    return found


def words(text: str) -> list[str]:
    """The words that `tokens` finds, several times as fast where nobody asks for their places.

    >>> words("Café-Straße, 3½ m²")
    ['cafe', 'strasse', '31', '2', 'm2']
    """
    folded = unmarked(text).translate(_folding)
    if not folded.isascii() and _unspaced().search(folded):
        return [token.word for token in tokens(text)]
    return folded.split()


def count(text: str) -> int:
    """How many words `tokens` finds."""
    return len(words(text))


def _cut(word: str, places: Sequence[int]) -> Iterator[Token]:
    """One token for a run of letters; for each run without spaces its pairs and its last character."""
    if not _unspaced().search(word):
        yield Token(word, places[0], places[-1] + 1)
        return
    for run in _runs().finditer(word):
        first, last = run.start(), run.end()
        if not _unspaced().match(run[0]):
            yield Token(run[0], places[first], places[last - 1] + 1)
            continue
        for at in range(first, last):
            stop = min(at + 2, last)
            yield Token(word[at:stop], places[at], places[stop - 1] + 1, pair=True)


def is_seam(found: Sequence[Token], at: int) -> bool:
    """Whether a text can be parted in front of a token, or at its end, without parting a run."""
    return not 0 < at < len(found) or found[at - 1].end <= found[at].start


def past_marks(text: str, at: int) -> int:
    """The next place that does not part a letter from its marks."""
    while at < len(text) and unicodedata.category(text[at])[0] == "M":
        at += 1
    return at


def key(text: str) -> str:
    """The folded words of a name, each between spaces, so that a part of it can be looked for.

    >>> key("Mara Lind"), key("田中太郎")
    (' mara lind ', ' 田 中 太 郎 ')
    """
    found = tokens(unicodedata.normalize("NFC", text))
    return f" {' '.join(token.word[0] if token.pair else token.word for token in found)} "
