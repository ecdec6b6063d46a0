"""Letters that a voice does not read: it leaves them out, or says what letters they are.

Of "今日" the Japanese voices of espeak-ng say "Chinese letter, Chinese letter", in English, as those of every
language but Chinese do; of Москва in English text hibari says nothing, and piper what each letter is called.
"""

import re

_CHINESE = frozenset({"cmn", "hak", "nan", "yue", "zh"})
_LATIN = frozenset(
    "ca cs da de en es et fi fr hr hu id is it lt lv ms nb nl no pl pt ro sk sl sv tr vi".split()  # noqa: SIM905
)
_HAN = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPHS = re.compile(f"[{_HAN}]+")
_FOREIGN = re.compile(f"[\u0400-\u1cff\u3041-\u30ff\uac00-\ud7af{_HAN}]+")
"""From Cyrillic to the scripts of South-East Asia, kana and Hangul; Greek is in formulas."""


def unread(text: str, language: str) -> list[str]:
    """The stretches of a text that voices of a language (ISO 639, "" for an unknown one) do not read.

    >>> unread("We went to 日本 with Måns.", "en"), unread("今日はいい天気", "ja"), unread("今天", "cmn")
    (['日本'], ['今日', '天気'], [])
    """
    if not language or language in _CHINESE:
        return []
    found = (_FOREIGN if language in _LATIN else _IDEOGRAPHS).findall(text)
    return [each for each in found if any(map(str.isalpha, each))]
