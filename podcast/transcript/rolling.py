"""Automatic captions that roll: each line is shown again while the next one comes in.

YouTube's files give a line three times: with a time for each word, standing still for 10 ms, and standing
still above the next. So do the SubRip files made of them, without the times of words.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from podcast.timecode import Millis
from podcast.transcript.webvtt import RawCue
from podcast.transcript.words import paragraph

HOLD = 50
"""Milliseconds: such files show a finished line for 10, and leave no gaps."""
_FEWEST = 3
_MANY = 10
_TAG = re.compile(r"<[^<>]*>")
_INLINE = re.compile(r"<\d+:")


def timed(text: str) -> bool:
    """Whether a text holds the inline times of automatic captions, and no voices, which these never have."""
    return "<v" not in text and _INLINE.search(text) is not None


def rolls(cues: Sequence[RawCue]) -> bool:
    """Whether cues without inline times are a rolling file: by its pairs, which nobody would write by hand.

    A quarter of the cues take up the line that stood still before them (in real files it is half), or nearly
    all take up the last line of the cue before, as when a tool has dropped the moments between.
    """
    held = again = 0
    for one, two in pairwise(cues):
        if two.start - one.end <= HOLD and "\n" in two.text and _takes_up(one, two):
            again += 1
            held += one.end - one.start <= HOLD and len(_shown(one.text)) == 1
    return held >= max(_FEWEST, len(cues) / 4) or again >= max(_MANY, 0.8 * len(cues))


def _takes_up(one: RawCue, two: RawCue) -> bool:
    before, after = _shown(one.text), _shown(two.text)
    if not before or len(after) < 2 or after[0] == after[-1]:
        return False
    return _plain(before[-1]) == _plain(after[0])


def _shown(text: str) -> list[str]:
    return [line for line in text.split("\n") if _plain(line)]


def unrolled(cues: Iterable[RawCue]) -> list[RawCue]:
    """The cues of a rolling file with each line once. A line that comes again on its own was said again."""
    found: list[RawCue] = []
    shown, until = "", Millis(0)
    for cue in cues:
        lines = _shown(cue.text)
        if (
            lines
            and cue.start - until <= HOLD
            and _stands(lines, cue.end - cue.start)
            and _plain(lines[0]) == shown
        ):
            lines = lines[1:]
        if lines:
            shown = _plain(lines[-1])
            found.append(cue._replace(text="\n".join(lines)))
        until = cue.end
    return found


def _stands(lines: Sequence[str], length: int) -> bool:
    """Whether the first line of a cue may be an old one: above another or for a moment, and without times."""
    return (len(lines) > 1 or length <= HOLD) and not _INLINE.search(lines[0])


def _plain(line: str) -> str:
    return paragraph(_TAG.sub("", line))
