"""Telling titles from talk by their pace.

People speak 120 words a minute and more; a title has a few words for minutes, in a trailer for seconds.
"""

import re
from collections.abc import Iterable

from podcast.timecode import Millis

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
TALK = 40
"""Words a minute from which on it is taken for talk: slow songs have about 50, lists of chapters under 20."""


def reads_as_titles(texts: Iterable[str], length: Millis) -> bool:
    """Whether the texts, which stand for a stretch of so many milliseconds, are too few words for talk."""
    return sum(map(_words, texts)) * 60_000 < TALK * length


def _words(text: str) -> float:
    """Chinese and Japanese part no words by spaces: about two characters are one."""
    wide = len(_WIDE.findall(text))
    return len(_WIDE.sub(" ", text).split()) + wide / 2
