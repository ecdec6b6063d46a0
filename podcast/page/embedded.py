"""JSON inside a page: what the player needs to know."""

import json
import re
from typing import Any

from markupsafe import Markup

from podcast.model import Release, Segment, Show
from podcast.page import talk

_WORD = re.compile("[^ ]+")


def to_script(value: object) -> Markup:
    """JSON for a script element: no `<`, so that nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - nothing in it can leave the element


def player_data(show: Show, release: Release, *, page: str = "./", embed: str = "embed/") -> dict[str, Any]:
    """What the script cannot read from the page itself; times are seconds, word times 10 ms steps.

    `page` and `embed` lead from this page to the episode's and to its small player.
    """
    silences = release.waveform.silences if release.waveform else ()
    picture = release.thumbnail or show.thumbnail
    data: dict[str, Any] = {
        "guid": release.guid,
        "title": release.episode.title,
        "show": show.title,
        "duration": release.duration / 1000,
        "page": page,
        "embed": embed,
        "silences": [[start / 1000, end / 1000] for start, end in silences],
    }
    if picture:
        data["cover"] = {
            "src": f"{page.removeprefix('./')}../{picture.path}",
            "sizes": f"{picture.width}x{picture.height}",
            "type": picture.media_type,
        }
    if page == "./" and release.transcript and release.transcript.timing == "word":
        data["words"] = [word_steps(each) for each in talk.turns(release.transcript)]
    return data


def word_steps(turn: Segment) -> list[int] | list[list[int]]:
    """From each word's start to the next one's, in 10 ms, the first from the turn's start.

    Where words are what stands between spaces, that is all. Elsewhere (Japanese, Thai) a second list holds
    each word's place in the text, in UTF-16 units as browsers count. Empty when a word is not in the text.
    """
    places, cursor = [], 0
    for word in turn.words:
        place = turn.text.find(word.text, cursor)
        if place < 0:
            return []
        places.append(place)
        cursor = place + len(word.text)
    marks = [(word.start - turn.start) // 10 for word in turn.words]
    steps = [b - a for a, b in zip([0, *marks], marks, strict=False)]
    if places == [match.start() for match in _WORD.finditer(turn.text)]:
        return steps
    return [steps, [len(turn.text[:place].encode("utf-16-le", "replace")) // 2 for place in places]]
