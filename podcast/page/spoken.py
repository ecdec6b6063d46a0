"""When each word is spoken: a file of its own, which the player asks for when the recording plays.

It is a classic script, for a page that was opened from a disk may load one of those and no data. On the page
itself are only the starts of turns, to the tenth of a second.
"""

import json
import re
from hashlib import blake2b
from itertools import pairwise

from podcast import links
from podcast.model import Artifact, Release, Segment
from podcast.page import talk

TENTH = 100
STEP = 20
"""Milliseconds: what recognisers tell words apart by, and about one frame of a screen."""
_WORD = re.compile("[^ ]+")


def told(release: Release, times: Artifact | None) -> dict[str, str]:
    """What an episode's page says to the player of times: the name of their file, and `tenths`.

    These are the digits that the ids of turns leave out, tenths of a second, rounded down.
    """
    digits = "".join(str(each.start % 1000 // TENTH) for each in talk.turns(release.transcript))
    data = {"tenths": digits} if digits else {}
    return data | {"times": times.path.rpartition("/")[2]} if times else data


def render_times(release: Release) -> Artifact | None:
    """The file of an episode; None where the page says all there is to say, or there are no words.

    It sets ``wordTimes``, a list for each turn of one or two lists: see `word_steps`.
    """
    talked = release.transcript
    shown = talk.turns(talked)
    if not talked or not (
        talked.timing == "word" or any(a.end + TENTH < b.start for a, b in pairwise(shown))
    ):
        return None
    steps = [word_steps(each, are_measured=talked.timing == "word") for each in shown]
    data = f"wordTimes={json.dumps(steps, separators=(',', ':'))}\n".encode()
    path = links.times(release.slug, blake2b(data, digest_size=4).hexdigest())
    return Artifact(path=path, data=data, media_type=links.media_type(path))


def word_steps(turn: Segment, *, are_measured: bool = True) -> list[list[int]]:
    """From each word's start to the next one's, in `STEP`; from the last word's to the end of the turn.

    The first is from the start that the page tells. Where words are not what stands between spaces (Japanese,
    Thai) a second list holds each word's place in the text, in UTF-16 units as browsers count. Words that
    were not measured, or of which one is not in the text, have no steps: there is only the one to the end.
    """
    places = list(turn.places) if are_measured else []
    known = turn.start // TENTH * TENTH
    starts = [word.start for word in turn.words] if places else []
    marks = [(time - known) // STEP for time in (*starts, turn.end)]
    steps = [b - a for a, b in pairwise([0, *marks])]
    if not places or places == [match.start() for match in _WORD.finditer(turn.text)]:
        return [steps]
    return [steps, [len(turn.text[:place].encode("utf-16-le", "replace")) // 2 for place in places]]
