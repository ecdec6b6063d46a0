"""Show notes: Markdown to HTML that is safe to put on a page and into a feed.

CommonMark with tables, strikethrough and autolinks (cmark-gfm), then an allow-list (nh3). What a browser
would run, load or fetch is dropped; the words always stay.
"""

import re
from html import unescape

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options

TAGS = frozenset(
    re.findall(
        r"\w+",
        "a abbr b blockquote br code dd del details div dl dt em h2 h3 h4 h5 h6 hr i kbd li ol p pre s small "
        "strong sub summary sup table tbody td th thead tr ul",
    )
)
_ATTRIBUTES = {"a": {"href", "title"}, "td": {"align"}, "th": {"align"}, "ol": {"start"}, "abbr": {"title"}}
_HEADING = re.compile(r"(</?)h([1-6])\b")
_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</(?:p|li|h\d|tr|td|th|dd|dt|div|blockquote|pre|summary)>|<br\s*/?>|<hr\s*/?>")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def render(markdown: str) -> str:
    r"""Sanitised HTML of show notes. Headings begin at h2: the page's own title is the h1.

    >>> render("# Tools\n\n<script>alert(1)</script>\n\nA *torque* wrench.")
    '<h2>Tools</h2>\n<p>A <em>torque</em> wrench.</p>\n'
    """
    html = cmarkgfm.markdown_to_html_with_extensions(
        markdown, options=Options.CMARK_OPT_UNSAFE, extensions=["table", "strikethrough", "autolink"]
    )
    if re.search(r"<h1\b", html):
        html = _HEADING.sub(lambda m: f"{m[1]}h{min(6, int(m[2]) + 1)}", html)
    cleaned = nh3.clean(
        html,
        tags=set(TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
        clean_content_tags={"script", "style", "title", "textarea", "iframe", "noscript", "svg", "math"},
    )
    return re.sub(r"\n{2,}", "\n", cleaned).lstrip("\n")


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
