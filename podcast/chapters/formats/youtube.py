"""Lines ``8:45 Title`` for the description of a video. https://support.google.com/youtube/answer/9884579

As `text`, but without hours where there are none, and without the angle brackets that YouTube takes in no
description.
"""

from podcast.chapters.format import Format, Listing
from podcast.chapters.formats import text
from podcast.timecode import show

_BRACKETS = str.maketrans("<>", "‹›")


def _write(listing: Listing) -> str:
    return "".join(
        f"{show(chapter.start)} {chapter.title.translate(_BRACKETS)}\n" for chapter in listing.shown
    )


FORMAT = Format(
    name="youtube",
    suffix=".youtube.txt",
    media_type="text/plain",
    looks_like=lambda _: False,  # they are lines as `text` reads them
    read=text.FORMAT.read,
    write=_write,
    grain=1000,
)
