"""Where writing without spaces may be broken: Chinese, Japanese, Thai, Lao, Burmese, Khmer.

After Unicode TR 14: no line starts with closing punctuation, a small kana, a length or repetition mark or a
mark that hangs on a letter; none ends on an opening bracket, a currency sign or a vowel that is written
before its consonant; figures and Latin words are kept whole. Words cannot be told without a dictionary, so
what is known of them comes from the change of script: Japanese words mostly begin where hiragana ends. Of
Thai, Lao, Khmer and Burmese the spelling tells the ends of many syllables: see docs/captions.md for how many.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from podcast.languages.language import Language

_SCRIPTS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_SOUTHERN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")

_WIDE = re.compile("[\u2e80-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff65\U00020000-\U0003ffff]")
_SHARED = "—‘’“”…⋯"
"""Marks that Chinese and Japanese share with others: they are as wide as what they stand beside."""

_OPEN = "「『（【《〈〔［｛〝“‘〘〖«(\\[{￥￡＄$£€№#＃"
_CLOSE = (
    "、。，．！？；：」』）】》〉〕］｝〟”’〙〗»)\\]},.!?;:%％℃°…‥・～〜ー々〻ゝゞヽヾ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ\uff9e\uff9f"
)
_MARKS = (
    "\u0300-\u036f\u0e30-\u0e3a\u0e45-\u0e4e\u0e5a\u0e5b\u0eb0-\u0ebd\u0ec6-\u0ece\u102b-\u103e"
    "\u104a\u104b\u104f\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f"
    "\u109a-\u109d\u17b6-\u17d1\u17d3-\u17da\u17dd\u3099\u309a\ufe00-\ufe0f\u200d"
)
_AGAIN = "\u0e2f\u0e46\u0eaf\u0ec6\u17d7"
"""Marks that repeat or cut short the word before them, which Thai puts behind a space."""
_BEFORE_CONSONANT = "\u0e40-\u0e44\u0ec0-\u0ec4"
_SILENT = (
    "[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c|[\u1000-\u1021\u103f\u1075-\u1081](?:\u1037?\u103a|(?=\u1039))"
)
"""A consonant that has lost its vowel, by thanthakhat, asat or one below it: it begins no syllable."""
_CLOSED = (
    "(?:(?<=[\u0e31\u0e37\u0e47\u0eb1\u0ebb])|(?<=[\u0e31\u0e37\u0e47\u0eb1\u0ebb][\u0e48-\u0e4b\u0ec8-\u0ecb]))"
    "[\u0e01-\u0e2e\u0e81-\u0eae]"
)
"""A consonant behind a vowel that stands before one alone, as in กัน."""
_BLEND = "(?<=[\u0e40-\u0e42][กขคตปผพ])[รลว]"
"""The second consonant of a syllable whose vowel is written before both, as in แปลก."""
_CLUSTER = re.compile(
    f"[{_OPEN}]*"
    f"(?:[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]+(?:[.,:'’&+/_-][A-Za-z0-9]+)*"
    f"|[{_BEFORE_CONSONANT}]?.(?:[\u1039\u17d2].|[{_MARKS}]|{_SILENT}|{_CLOSED}|{_BLEND})*)"
    f"(?:ฯลฯ|[ฯຯ{_MARKS}{_CLOSE}]|——|……)*",
    re.DOTALL,
)

_HIRAGANA, _KATAKANA, _HAN, _OTHER = range(4)
_STOPS = {"。": 0.0, "！": 0.0, "？": 0.0, "．": 0.0, "…": 0.1, "；": 0.08, "：": 0.08, "、": 0.1, "，": 0.1}
_COSTS = {
    (_HIRAGANA, _KATAKANA): 0.4,
    (_HIRAGANA, _HAN): 0.4,
    (_HIRAGANA, _OTHER): 0.4,
    (_HIRAGANA, _HIRAGANA): 1.0,
    (_HAN, _HIRAGANA): 1.6,
    (_KATAKANA, _HIRAGANA): 1.4,
    (_KATAKANA, _KATAKANA): 1.8,
    (_HAN, _KATAKANA): 0.6,
    (_KATAKANA, _HAN): 0.7,
}
"""From one script to the next; a kanji and the hiragana after it are mostly one word."""
_FINAL = 1.5
"""Before a consonant that stands alone, of Thai, Lao or Khmer: mostly the last of its syllable."""
_INITIAL = 0.4
"""Before a vowel that is written before its consonant: a syllable begins with it."""
_FINALS = re.compile(f"[\u0e01-\u0e2e\u0e81-\u0eae\u1780-\u17b3][{_CLOSE}]*")
_INITIALS = re.compile(f"[{_BEFORE_CONSONANT}]")
_REPEATS = re.compile(f"[{_AGAIN}]")
_SPACE = 0.1
_NEVER = 3.0


def is_unspaced(text: str) -> bool:
    """Whether a text is in a script that writes no spaces."""
    return not text.isascii() and bool(_SCRIPTS.search(text))


def pieces(text: str) -> list[str]:
    """A text in pieces between which it may be broken; in one piece if it is in a script with spaces."""
    if not text or not is_unspaced(text):
        return [text] if text else []
    return _CLUSTER.findall(text)


def cost(before: str, after: str, language: Language | None) -> float | None:
    """What a break between two pieces that no space parts costs, from 0 (good) to 2 (bad).

    None where neither is in such a script: there is no break.
    """
    if not (is_unspaced(before) or is_unspaced(after)):
        return None
    last = next((_STOPS[char] for char in before[:-4:-1] if char in _STOPS), None)
    if last is not None:
        return last
    if after[0] in "「『（《〈【“":
        return 0.3
    if _FINALS.fullmatch(after):
        return _FINAL
    if _INITIALS.match(after):
        return _INITIAL
    small = _small(before, after.rstrip("、。，！？"), language) if language else None
    return small or _COSTS.get((_script(before[-1]), _script(after[0])), 0.7)


def _small(before: str, after: str, language: Language) -> float | None:
    if after in language.trailing:
        return 1.6
    if before in language.determiners or before in language.prepositions:
        return 1.5
    return 0.4 if before in language.trailing else None


def are_joined(before: str, after: str) -> bool:
    """Whether two segments' texts meet without a space, as Chinese and Japanese sentences do.

    Thai, Lao, Burmese and Khmer put one between sentences.

    >>> are_joined("灯台。", "冬は"), are_joined("说：“好。”", "她"), are_joined("灯台。", "Winter")
    (True, True, False)
    """
    last, first = before.rstrip(_SHARED)[-1:], after.lstrip(_SHARED)[:1]
    return is_wide(last or first) and is_wide(first or last)


def is_wide(char: str) -> bool:
    """Whether a character is Chinese or Japanese, which put no spaces between words."""
    return _WIDE.match(char) is not None


def joined(texts: Sequence[str]) -> str:
    """Texts of segments as one, with a space where two meet by one.

    >>> joined(["灯台は", "古い。", "Ja.", "Nei."])
    '灯台は古い。 Ja. Nei.'
    """
    spaces = ("" if are_joined(a, b) else " " for a, b in pairwise(texts))
    return "".join(space + text for space, text in zip(("", *spaces), texts, strict=True))


def space_cost(before: str, after: str) -> float | None:
    """What a break at a space costs where spaces part clauses, as in Thai; None elsewhere.

    A mark that repeats the word before it stands behind a space too, and on the line of that word.
    """
    if repeats(after):
        return _NEVER
    return _SPACE if _SOUTHERN.match(before[-1]) and _SOUTHERN.match(after[0]) else None


def repeats(text: str) -> bool:
    """Whether a text begins with a mark that repeats or cuts short the word before it, as in ต่าง ๆ."""
    return _REPEATS.match(text) is not None


def _script(char: str) -> int:
    if "\u3040" <= char <= "\u309f":
        return _HIRAGANA
    if "\u30a0" <= char <= "\u30ff":
        return _KATAKANA
    return _HAN if "\u3400" <= char <= "\u9fff" else _OTHER
