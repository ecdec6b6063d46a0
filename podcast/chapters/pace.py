"""Telling titles from talk by their pace.

People speak 120 words a minute and more; a title has a few words for minutes, in a trailer for seconds.
"""

from collections.abc import Iterable

from podcast.timecode import Millis

TALK = 40
"""Words a minute from which on it is taken for talk: slow songs have about 50, lists of chapters under 20."""


def reads_as_titles(texts: Iterable[str], length: Millis) -> bool:
    """Whether the texts, which stand for a stretch of so many milliseconds, are too few words for talk."""
    return sum(len(text.split()) for text in texts) * 60_000 < TALK * length
