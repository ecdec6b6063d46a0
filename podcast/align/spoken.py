"""How a token of English text is said: words for figures, signs, addresses and initials.

A token is what stands between two spaces. Where it can be said in more than one way all ways are given, for
the recording decides: 2026 may be "twenty twenty six" or "two thousand and twenty six", SQL three letters
or a sequel. Words are lower case, of the letters of a pronouncing dictionary; single letters are written
with a full stop ("a." is the letter, "a" the article).
"""

import re
import unicodedata
from collections.abc import Collection
from itertools import islice

from podcast.align.forms import MONEY, MOST_WAYS, SCALES, Ways, formed, joined, letters
from podcast.align.numerals import whole
from podcast.units import read_out

_SIGNS: dict[str, Ways] = {
    "&": (("and",),),
    "+": (("plus",),),
    "=": (("equals",),),
    "@": (("at",),),
    "%": (("percent",),),
    "/": ((), ("slash",), ("or",), ("per",)),
    "#": (("number",), ("hashtag",), ("sharp",)),
    "_": ((), ("underscore",)),
    "*": ((), ("star",)),
    "×": (("times",),),
    "<": (("less", "than"),),
    ">": (("greater", "than"),),
    "~": (("about",),),
    "→": ((), ("to",)),
    "°": (("degrees",),),
    ".": ((), ("dot",), ("point",)),
}
_WHOLE: dict[str, Ways] = {
    "mr.": (("mister",),),
    "mrs.": (("missus",), ("misses",)),
    "ms.": (("miz",), ("miss",)),
    "dr.": (("doctor",), ("drive",)),
    "st.": (("saint",), ("street",)),
    "prof.": (("professor",),),
    "vs.": (("versus",),),
    "vs": (("versus",),),
    "etc.": (("et", "cetera"), ("etcetera",)),
    "etc": (("et", "cetera"), ("etcetera",)),
    "e.g.": (("for", "example"), ("e.", "g.")),
    "i.e.": (("that", "is"), ("i.", "e.")),
    "approx.": (("approximately",),),
    "no.": (("no",), ("number",)),
    "nos.": (("numbers",),),
    "jr.": (("junior",),),
    "sr.": (("senior",),),
    "w/": (("with",),),
    "w/o": (("without",),),
    "c++": (("c.", "plus", "plus"),),
    "c#": (("c.", "sharp"),),
    "f#": (("f.", "sharp"),),
    "24/7": (("twenty", "four", "seven"),),
    "9/11": (("nine", "eleven"),),
    "½": (("a", "half"), ("half",)),
    "¼": (("a", "quarter"), ("quarter",)),
    "¾": (("three", "quarters"),),
}
_IN_ADDRESSES: dict[str, Ways] = {
    ".": (("dot",), ()),
    "-": (("dash",), ("hyphen",), ()),
    "/": (("slash",), ()),
}

_LIKE = str.maketrans(
    dict.fromkeys("’‘", "'") | dict.fromkeys("‑–—−", "-") | {"ß": "ss", "æ": "ae", "ø": "o"}
)
_UNSAID = re.compile(r"\[[^\]]*\]|♪+|\*[^*]+\*|<[^>]*>")
"""What transcripts say about the sound: [MUSIC]."""
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?|\S+@\S+\.\S+", re.IGNORECASE)
_PIECES = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?|\d+|[^\w\s']|_")
_HUMPS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z']+|[A-Z]+")
_DECADE = re.compile(r"'\d")
_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,}(?:[A-Za-z]\.?)?")


def say(token: str, known: Collection[str], before: str = "") -> Ways:
    """The ways to say a token, the likeliest first; none for one that is not said, such as a dash.

    `known` are the words of the dictionary, `before` is the token in front: after "$1.5" comes
    "million dollars".

    After "300" comes "milliseconds", or the letters of its symbol.

    >>> say("APIs,", ()), say("—", ())
    ((('a.', 'p.', "i.'s"), ('apis',)), ())
    >>> [" ".join(way) for way in say("$43,000", ())]
    ['forty three thousand dollars', 'forty three thousand', 'forty three thousand dollar']
    """
    plain = _plain(token)
    ways = () if _UNSAID.fullmatch(token) else _token(plain, known)
    core = plain.rstrip(".)")
    if unit := read_out(core, before):
        ways = (tuple(unit.split()), *([letters(core)] if core.isalpha() else []), *ways)
    money = MONEY.get(before.lstrip("([\"'")[:1])
    if money and plain.strip(".,;:!?").lower() in SCALES.values():
        ways = tuple((*way, money[0]) for way in ways) + ways
    return tuple(way for way in dict.fromkeys(islice(ways, MOST_WAYS)) if way)


def _plain(token: str) -> str:
    """The token with ASCII letters where there are any, straight quotes and hyphens, nothing around it."""
    text = unicodedata.normalize("NFKC", token) if token not in _WHOLE else token
    text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    text = text.translate(_LIKE).strip('"“”„«»()[]{}*…¿¡|').rstrip('-,;:!?"“”')
    return text if re.match(r"-\d", text) else text.lstrip("-")


def _token(text: str, known: Collection[str]) -> Ways:
    lower = text.lower()
    if found := _WHOLE.get(lower) or _WHOLE.get(lower.rstrip(".")):
        return found
    if _INITIALS.fullmatch(text):
        return (letters(text.replace(".", "")),)
    if lower in known and "." not in lower and not _spelled(text):
        return ((lower,),)
    text = text.rstrip(".") if _DECADE.match(text) else text.rstrip(".'").lstrip("'")
    return formed(text) or _parted(text, known)


def _parted(text: str, known: Collection[str]) -> Ways:
    """The ways of what is said piece by piece: an address, words with hyphens, letters with figures."""
    if _ADDRESS.fullmatch(text):
        return joined([_address(piece, known) for piece in _PIECES.findall(_short(text))])
    if "-" in text:
        return joined([_token(part, known) for part in text.split("-") if part])
    pieces = _PIECES.findall(text)
    return joined([_piece(piece, known) for piece in pieces]) if pieces else ()


def _piece(text: str, known: Collection[str]) -> Ways:
    """A run of letters, of figures, or one sign."""
    if text.isdecimal():
        return whole(text)
    if text in _SIGNS:
        return _SIGNS[text]
    return _word(text, known) if text[0].isalpha() else ()


def _address(text: str, known: Collection[str]) -> Ways:
    return _IN_ADDRESSES.get(text) or _piece(text, known)


def _short(address: str) -> str:
    """An address as people say it: without its scheme and a slash at the end."""
    return re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/")


def _spelled(text: str) -> bool:
    """Whether a text is written as initials: API, APIs, API's."""
    core = re.sub(r"'?s$", "", text)
    return len(core) > 1 and core.isalpha() and core.isupper()


def _word(text: str, known: Collection[str]) -> Ways:
    lower = text.lower()
    if _spelled(text):
        core = re.sub(r"'?s$", "", text)
        spelled = letters(core, plural=core != text)
        # NASA is a word, FBI is not: a vowel inside and four letters make it likely.
        sayable = len(core) > 3 and re.search("[AEIOUY]", core)
        return ((lower,), spelled) if sayable or (lower in known and len(core) > 3) else (spelled, (lower,))
    if lower in known:
        return ((lower,),)
    humps = _HUMPS.findall(text)
    if len(humps) > 1:
        return joined([_word(hump, known) for hump in humps])
    plain = re.sub("[^a-z']", "", lower).strip("'")
    if not plain:
        return ()
    # Nobody can say html or the mp in mp3 as a word.
    return ((plain,),) if re.search("[aeiouy]", plain) else (letters(plain),)
