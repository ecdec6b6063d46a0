"""What the texts of a feed say, whichever of its tags they stand in and however they are escaped."""

import re
from html import unescape
from urllib.parse import urlsplit

from podcast import notes, values
from podcast.feed.parsed import Item
from podcast.fetching.address import in_ascii
from podcast.importing.markdown import markdown

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_LONGEST_SUMMARY = 600
_HEAD, _ALIKE = 60, 300
"""How many letters of the notes are looked for in a description, and how many tell that it repeats them."""


def one_line(text: str) -> str:
    """A title or name without tags, references and line breaks.

    >>> one_line("<b>Salt</b> &amp;amp; light")
    'Salt & light'
    """
    for _ in range(2):
        if not (_REFERENCE.search(text) or _TAG.search(text)):
            break
        text = unescape(_TAG.sub("", text))
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def words_of(html: str) -> str:
    """The words of HTML, or of text, in one line."""
    return notes.plain(notes.render(markdown(html)))


def paragraphs_of(html: str) -> str:
    r"""The words of HTML, or of text, a paragraph a line, with an empty line between two of them.

    >>> paragraphs_of("<p>Salt &amp; light.</p><p>Every<br>Monday.</p>")
    'Salt & light.\n\nEvery Monday.'
    """
    told = (notes.plain(notes.render(each)) for each in markdown(html).split("\n\n"))
    return "\n\n".join(filter(None, told))


def told(item: Item, base: str) -> tuple[str, str]:
    """(summary, notes in Markdown) of an item; the summary is "" where the notes begin with it.

    The longest text is in content:encoded; the description may be the same, its beginning, a summary of its
    own, or a summary followed by the notes. A text in none of these forms stands above the notes.
    """
    texts = [each for each in (item.content, item.description, item.summary) if words_of(each)]
    if not texts:
        return one_line(item.subtitle), ""
    body, *others = texts
    main = words_of(body)
    summary, above = "", ""
    for other in others:
        own = _own(words_of(other), main)
        if own and len(own) <= _LONGEST_SUMMARY and not summary:
            summary = own
        elif own and own != summary and own not in words_of(above):
            above += markdown(other, base) + "\n"
    subtitle = one_line(item.subtitle)
    if not summary and _own(subtitle, main) and not above:
        summary = subtitle
    return summary, above + markdown(body, base)


def _own(text: str, main: str) -> str:
    """What a text says beyond the main one; "" when it is part of it, or its beginning cut short."""
    if text.rstrip("….") in main or text in main:
        return ""
    at = text.find(main[:_HEAD])
    return text[:at].strip() if at >= 0 and text.startswith(main[:_ALIKE], at) else text


def web(written: str) -> str:
    """An address of the web as it is, in ASCII where it is not; "" for what is none.

    >>> web("https://example.org/a b.mp3"), web("feed://example.org/")
    ('https://example.org/a%20b.mp3', '')
    """
    address = unescape(written.strip()) if "&amp;" in written else written.strip()
    if values.fits(values.web, address):
        return address
    try:
        found = in_ascii(address)
    except ValueError:
        return ""
    return found if values.fits(values.web, found) and urlsplit(found).hostname else ""
