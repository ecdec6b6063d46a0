"""Show notes: Markdown to HTML that is safe to put on a page and into a feed.

CommonMark with tables, strikethrough and autolinks (cmark-gfm), then an allow-list (nh3). What a browser
would run, load or fetch is dropped; the words always stay. A picture on the web becomes a link to it: a page
loads nothing from other hosts, whose owners would learn who reads it.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlsplit

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options

from podcast.errors import Finding, Where

TAGS = frozenset(
    re.findall(
        r"\w+",
        "a abbr b blockquote br code dd del details div dl dt em h2 h3 h4 h5 h6 hr i kbd li ol p pre s small "
        "strong sub summary sup table tbody td th thead tr ul",
    )
)
_ATTRIBUTES = {"a": {"href", "title"}, "td": {"align"}, "th": {"align"}, "ol": {"start"}, "abbr": {"title"}}
_ATTRIBUTES["img"] = {"src", "alt"}  # until it is a link
_REL = "noopener noreferrer nofollow"
# Behind nh3 every value is quoted and holds no quote.
_VALUES = r"""(?:\s+[\w-]+="[^"]*")*"""
_LINK_OR_PICTURE = re.compile(rf"(?P<link><a\b{_VALUES}>)|(?P<end></a>)|<img(?P<picture>{_VALUES})\s*/?>")
_NO_LINK = re.compile(rf'<a(?!{_VALUES}\shref=")\b{_VALUES}>(.*?)</a>', re.DOTALL)
_FOLDED = re.compile(r"(<details>)\s*(<summary>)?|<(/?)summary>")
_UNNAMED = "<summary>…</summary>"
_NO_NUMBER = re.compile(r'(<ol) start="(?!-?[0-9]{1,9}")[^"]*"')
_VALUE = re.compile(r'\b(src|alt)="([^"]*)"')
_NO_CHARACTER = re.compile(r"&#(?:0*6553[45]|[xX]0*[fF]{3}[eEfF]);")
_HEADING = re.compile(r"(</?)h([1-6])\b")
_TAG = re.compile(r"<[^<>]*>")
_BLOCK_END = re.compile(r"</(?:p|li|h\d|tr|td|th|dd|dt|div|blockquote|pre|summary)>|<br\s*/?>|<hr\s*/?>")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def render(markdown: str) -> str:
    r"""Sanitised HTML of show notes. Headings begin at h2: the page's own title is the h1.

    >>> render("# Tools\n\n<script>alert(1)</script>\n\nA *torque* wrench.")
    '<h2>Tools</h2>\n<p>A <em>torque</em> wrench.</p>\n'
    """
    html = _sanitised(markdown)
    if re.search(r"<h1\b", html):
        html = _HEADING.sub(lambda m: f"{m[1]}h{min(6, int(m[2]) + 1)}", html)
    return re.sub(r"\n{2,}", "\n", "".join(_linked(html))).lstrip("\n")


def findings(markdown: str, path: Path, line: int = 1) -> tuple[Finding, ...]:
    """A warning for each picture that is not on the web; the notes begin at `line` of `path`."""
    sources = (_picture(match["picture"])[0] for match in _pictures(_sanitised(markdown)))
    return tuple(
        Finding(
            rule="notes-picture",
            message=f"a picture in the notes is not shown: {source[:80] or 'it has no address of the web'}",
            severity="warning",
            where=Where(path, line + markdown.count("\n", 0, max(0, markdown.find(source)))),
            hint="give its whole address, https://…, to have it linked",
        )
        for source in dict.fromkeys(sources)
        if not _is_web(source)
    )


def _html(markdown: str) -> str:
    made: str = cmarkgfm.markdown_to_html_with_extensions(
        markdown, options=Options.CMARK_OPT_UNSAFE, extensions=["table", "strikethrough", "autolink"]
    )
    return made


def _sanitised(markdown: str) -> str:
    try:
        html = _html(markdown)
    except UnicodeDecodeError:  # cmark-gfm writes the two characters that are none as a byte each
        html = _html(_NO_CHARACTER.sub("&#xFFFD;", markdown))
    clean = nh3.clean(
        html,
        tags={*TAGS, "h1", "img"},
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=_REL,
        clean_content_tags={"script", "style", "title", "textarea", "iframe", "noscript", "svg", "math"},
    )
    return _NO_NUMBER.sub(r"\1", "".join(_folded(_NO_LINK.sub(r"\1", clean))))


def _folded(html: str) -> Iterator[str]:
    """Each `details` with one `summary`, its first child; others become paragraphs.

    https://html.spec.whatwg.org/multipage/interactive-elements.html#the-details-element
    """
    at, is_first = 0, False
    for match in _FOLDED.finditer(html):
        yield html[at : match.start()]
        at = match.end()
        if match[1]:
            is_first = bool(match[2])
            yield match[1] + (match[2] or _UNNAMED)
        elif is_first:
            yield match[0]
            is_first = False
        else:
            yield f"<{match[3]}p>"
    yield html[at:]


def _pictures(html: str) -> Iterator[re.Match[str]]:
    return (match for match in _LINK_OR_PICTURE.finditer(html) if match["picture"] is not None)


def _linked(html: str) -> Iterator[str]:
    """The parts of sanitised HTML, each picture on the web, unless it is in a link, a link to it."""
    at, in_link = 0, False
    for match in _LINK_OR_PICTURE.finditer(html):
        yield html[at : match.start()]
        at = match.end()
        if match["picture"] is None:
            in_link = match["link"] is not None
            yield match[0]
            continue
        source, words = _picture(match["picture"])
        if in_link or not _is_web(source):
            yield escape(words, quote=False)
        else:
            yield f'<a href="{escape(source)}" rel="{_REL}">{escape(words or source, quote=False)}</a>'
    yield html[at:]


def _picture(values: str) -> tuple[str, str]:
    """The address of a picture and what it shows."""
    found = {name: unescape(value).strip() for name, value in _VALUE.findall(values)}
    return found.get("src", ""), found.get("alt", "")


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def plain(html: str) -> str:
    """The words of sanitised HTML in one line.

    >>> plain("<p>Salt &amp; light</p><ul><li>one</li><li>two</li></ul>")
    'Salt & light one two'
    """
    return " ".join(unescape(_TAG.sub("", _BLOCK_END.sub(" ", html))).split())


def first_paragraph(html: str, most: int = 300) -> str:
    """The words of the first paragraph, cut on a word after `most` characters."""
    match = _PARAGRAPH.search(html)
    text = plain(match[1]) if match else ""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
