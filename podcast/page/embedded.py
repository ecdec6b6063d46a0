"""JSON inside a page: what the player needs to know."""

import json
from typing import Any

from markupsafe import Markup

from podcast.model import Release, Show


def to_script(value: object) -> Markup:
    """JSON for a script element: no `<`, so that nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - nothing in it can leave the element


def player_data(show: Show, release: Release, *, page: str = "./", embed: str = "embed/") -> dict[str, Any]:
    """What the script cannot read from the page itself; times are seconds.

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
        "silences": [[start / 1000, end / 1000] for start, end in silences],
    }
    if release.audio:
        data["embed"] = embed
    if picture:
        data["cover"] = {
            "src": f"{page.removeprefix('./')}../{picture.path}",
            "sizes": f"{picture.width}x{picture.height}",
            "type": picture.media_type,
        }
    return data
