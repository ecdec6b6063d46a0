"""Which way a text runs: what a producer writes may stand on a page of the other direction.

Without being told, a browser sets the full stop of an English sentence on an Arabic page in front of it. The
letters tell (Unicode Standard Annex #9, P2 and P3), and as the first one may belong to a name, most of them
must agree. It is said in the HTML, and only where it differs, so pages in one direction carry nothing of it.
"""

import re
from unicodedata import bidirectional

from markupsafe import Markup

from podcast.page.blocks import plain
from podcast.page.wording import direction

_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_FIRST_STRONG, _END = "\u2068", "\u2069"
_TAG = re.compile(r"""<(/?)(\w+)(?:"[^"]*"|[^">])*>""")
_BLOCKS = frozenset(
    "blockquote dd details dl dt h2 h3 h4 h5 h6 li ol p summary table td th ul".split()  # noqa: SIM905
)


def way(text: str, base: str) -> str:
    """The direction of a text that stands where all runs in `base`: the other one only if all speaks for it.

    >>> way("The lamp.", "rtl"), way("1984", "rtl"), way("MLOps في الإنتاج", "rtl")
    ('ltr', 'rtl', 'rtl')
    """
    ways = [found for sign in text if (found := _WAYS.get(bidirectional(sign)))]
    if not ways or ways[0] == base or ways.count(base) * 2 >= len(ways):
        return base
    return ways[0]


def attribute(text: str, language: str) -> Markup:
    """The attribute of an element that holds `text` on a page, or in a part of one, in `language`.

    >>> attribute("The lamp.", "ar"), attribute("The lamp.", "de")
    (Markup(' dir="ltr"'), Markup(''))
    """
    base = direction(language)
    found = way(text, base)
    return Markup("") if found == base else Markup(' dir="{}"').format(found)


def line(*parts: str) -> str:
    """Texts in one line where no element can stand, as a page's title; of two directions, each in isolation.

    >>> line("The lamp", "Harbour"), line("The lamp", "المنارة")
    ('The lamp · Harbour', '\u2068The lamp\u2069 · \u2068المنارة\u2069')
    """
    is_mixed = len({way(part, "ltr") for part in parts}) > 1
    return " · ".join(f"{_FIRST_STRONG}{part}{_END}" if is_mixed else part for part in parts)


def blocks(html: str, language: str) -> str:
    """Well-formed HTML with a direction for each block of text that runs against what it stands in.

    >>> blocks("<ul><li>One, two.</li><li>ثلاثة.</li></ul>", "ar")
    '<ul dir="ltr"><li>One, two.</li><li dir="rtl">ثلاثة.</li></ul>'
    """
    made, at = [], 0
    bases = [direction(language)]
    for tag in _TAG.finditer(html):
        if tag[2] not in _BLOCKS:
            continue
        if tag[1]:
            bases.pop()
            continue
        inside = html[tag.end() : _end(html, tag)]
        bases.append(way(plain(inside), bases[-1]))
        if bases[-1] != bases[-2]:
            made += [html[at : tag.end() - 1], f' dir="{bases[-1]}"']
            at = tag.end() - 1
    return "".join((*made, html[at:]))


def _end(html: str, tag: re.Match[str]) -> int:
    """Where the element that `tag` opens ends; such elements may stand in each other."""
    depth = 1
    for other in _TAG.finditer(html, tag.end()):
        if other[2] == tag[2]:
            depth += -1 if other[1] else 1
        if not depth:
            return other.start()
    return len(html)
