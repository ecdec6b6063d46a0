"""All of the notes as HTML. https://www.rssboard.org/rss-profile#namespace-elements-content-encoded"""

from collections.abc import Iterable

from podcast.feed.html import resolve
from podcast.feed.tag import Item, Namespace, Value


def _encoded(item: Item) -> Iterable[Value]:
    """The notes in CDATA. In HTML ``]]&gt;`` is ``]]>``, and no reader has to join two sections."""
    html = resolve(item.release.notes_html, item.page)
    if html.strip():
        yield Value(html.replace("]]>", "]]&gt;"), cdata=True)


NAMESPACE = Namespace(
    prefix="content", uri="http://purl.org/rss/1.0/modules/content/", item=(("encoded", _encoded),)
)
