"""Podlove Simple Chapters, the chapters that gPodder and Spotify read. https://podlove.org/simple-chapters/"""

from collections.abc import Iterable

from podcast.feed.tag import Item, Namespace, Value
from podcast.feed.text import line
from podcast.model import Chapter
from podcast.timecode import Millis, format_vtt


def _chapters(item: Item) -> Iterable[Value]:
    """All chapters that are shown, in one element."""
    shown = [chapter for chapter in item.release.chapters if not chapter.hidden]
    if shown:
        yield Value(attributes={"version": "1.2"}, children=tuple(("chapter", _value(c)) for c in shown))


def _value(chapter: Chapter) -> Value:
    # Whole seconds, as in the JSON chapters: an app that finds lists a second apart shows both.
    start = format_vtt(Millis(chapter.start // 1000 * 1000))
    return Value(
        attributes={
            "start": start,
            "title": line(chapter.title),
            "href": chapter.url,
            "image": chapter.image,
        }
    )


NAMESPACE = Namespace(prefix="psc", uri="http://podlove.org/simple-chapters", item=(("chapters", _chapters),))
