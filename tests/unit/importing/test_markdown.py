"""HTML of feeds as Markdown: every word and link comes through, and nothing that was text becomes a mark."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast import notes
from podcast.importing.markdown import markdown

BASE = "https://example.org/show/17"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Salt <b>and</b> <i>light</i></p><p>Two</p>", "Salt **and** *light*\n\nTwo\n"),
        ("<b>Note:</b>see below", "<b>Note:</b>see below\n"),
        ("<b> spaced </b>out", "**spaced** out\n"),
        ("one<br>two<br/><br>three", "one\\\ntwo\n\nthree\n"),
        ("<b>one<br><br>two</b>", "**one**\n\n**two**\n"),
        ("<ul><li>a<li>b<ol start=3><li>c</ol></ul>", "- a\n- b\n  3. c\n"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "1. a\n\n   b\n"),
        ("<h2>At a<br>glance</h2>x", "## At a glance\n\nx\n"),
        ("<blockquote>said</blockquote>", "> said\n"),
        ("<pre>a\n  ``` b</pre>", "````\na\n  ``` b\n````\n"),
        ('<a href="../map">map</a>', "[map](https://example.org/map)\n"),
        ('<a href="https://e.org/a_(b) c">x</a>', "[x](https://e.org/a_(b)%20c)\n"),
        ('<a href="https://e.org/">https://e.org/</a>', "<https://e.org/>\n"),
        ('<a href="javascript:alert(1)">x</a><script>alert(1)</script>', "x\n"),
        ('<img src="https://e.org/i.png" alt="A [lamp]">', "![A \\[lamp\\]](https://e.org/i.png)\n"),
        ('<img src="https://e.org/count.gif" width=1 height=1>', ""),
        ("<hr>", "***\n"),
        ("<p>a<table><tr><td>1 &lt; 2</table>", "a\n\n<table><tr><td>1 &lt; 2</td></tr></table>\n"),
        ("line\nline\n\n* a_b *c*", "line\\\nline\n\n\\* a_b \\*c\\*\n"),
        ("# d\n1. e\n+++", "\\# d\\\n1\\. e\\\n+++\n"),
        ("&lt;p&gt;Twice &amp;amp; escaped&lt;/p&gt;", "Twice & escaped\n"),
        ("see https://e.org/_a_*b*", "see https://e.org/_a_*b*\n"),
        ("<code>a*b</code> <del>c</del>", "`a*b` ~~c~~\n"),
        ("</p></ul></li>stray<b>open", "stray**open**\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_html_becomes_markdown(html: str, expected: str) -> None:
    assert markdown(html, BASE) == expected


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=9
)
TAGS = st.sampled_from(
    ["p", "b", "i", "ul", "li", "ol", "h2", "blockquote", "a href='https://e.org/'", "br", "div"]
)


def words(html: str) -> list[str]:
    return re.sub(r"\s+", "", notes.plain(html)).split()


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@given(
    st.lists(
        st.one_of(
            WORDS.map(escape),
            TAGS.map(lambda tag: f"<{tag}>"),
            TAGS.map(lambda tag: f"</{tag.split()[0]}>"),
            st.just(" "),
        )
    )
)
def test_every_word_survives_whatever_the_tags_do(pieces: list[str]) -> None:
    html = "<p>" + "".join(pieces)
    text = re.sub(r"<[^>]*>", "", html)
    assert words(notes.render(markdown(html))) == words(text)
