"""The names of media, which hold what they were made of."""

from dataclasses import replace
from itertools import product

from podcast.build.source import code_digest
from podcast.cache import digest
from podcast.lock import MAIN, Media

_TIMES = 100
"""How many times a medium may have been made anew for its name to be understood without a lock."""


def media_name(slug: str, *made_of: str, form: str = MAIN) -> str:
    """The name of a medium by recording, settings and count, and by the tags of one that was lost."""
    return f"{slug}-{digest(*made_of)[:8]}.{form}"


def form_of(media: Media) -> str:
    """The form of a medium, such as ``mp3``."""
    return media.name.rpartition(".")[2]


def facts_key(media: Media) -> str:
    """Where the cache keeps the facts of a medium."""
    code = code_digest("build/mastering.py", "model", "codec.py", "errors.py")
    return digest("mastered", code, media.name, media.recording, media.settings)


def retraced(pinned: Media, source: str, *asked: str) -> Media:
    """A medium of which only the name is known, with what it was made from, if that is what is there now."""
    slug = pinned.name.rpartition("-")[0]
    for said, remade in product(asked, range(0 if pinned.recording else _TIMES)):
        if pinned.name == media_name(slug, source, said, str(remade), form=form_of(pinned)):
            return replace(pinned, recording=source, settings=said, remade=remade)
    return pinned
