import re

import pytest

from podcast import notes
from podcast.page import bidi

TITLES = (
    ("The lamp.", "rtl", "ltr"),
    ("الفنار.", "ltr", "rtl"),
    ("1984!", "rtl", "rtl"),
    ("1984!", "ltr", "ltr"),
    ("", "rtl", "rtl"),
    # A first word, or a quotation, is not yet another language.
    ("MLOps في الإنتاج", "rtl", "rtl"),
    ("قالت: “Hold on to the rail!”", "rtl", "rtl"),
    ("She called it المنارة القديمة على البحر.", "ltr", "ltr"),
    # As much of one as of the other: it stays.
    ("ab אב", "rtl", "rtl"),
)


@pytest.mark.parametrize(("text", "base", "found"), TITLES)
def test_a_text_turns_only_where_all_speaks_for_it(text: str, base: str, found: str) -> None:
    assert bidi.way(text, base) == found


def test_an_element_says_its_direction_only_where_it_differs() -> None:
    assert bidi.attribute("The lamp.", "ar-EG") == ' dir="ltr"'
    assert bidi.attribute("الفنار.", "ar-EG") == ""
    assert bidi.attribute("الفنار.", "") == ' dir="rtl"'


def test_a_line_of_two_directions_is_told_apart_by_signs() -> None:
    assert bidi.line("The lamp", "Harbour") == "The lamp · Harbour"
    assert bidi.line("الفنار", "1984") == "\u2068الفنار\u2069 · \u20681984\u2069"


def test_each_block_runs_its_own_way_and_what_stands_in_it_follows() -> None:
    html = notes.render("## One.\n\n- One\n- Two\n- ثلاثة\n\n> Four!\n\nخمسة\n")
    made = bidi.blocks(html, "ar")
    assert re.findall(r"<(\w+)( dir=\"\w+\")?>", made) == [
        ("h2", ' dir="ltr"'),
        ("ul", ' dir="ltr"'),
        ("li", ""),
        ("li", ""),
        ("li", ' dir="rtl"'),
        ("blockquote", ' dir="ltr"'),
        ("p", ""),
        ("p", ""),
    ]
    assert bidi.blocks(html, "en").count("dir=") == 2


def test_lists_in_lists_end_where_they_end() -> None:
    html = "<ul><li>One<ul><li>اثنان</li></ul></li><li>ثلاثة</li><li>Four, five and six</li></ul>"
    assert bidi.blocks(html, "en") == html.replace("<ul><li>اث", '<ul dir="rtl"><li>اث').replace(
        "<li>ثل", '<li dir="rtl">ثل'
    )


def test_what_a_title_of_a_word_says_is_no_tag() -> None:
    html = '<p><abbr title="<p>أ">واحد</abbr></p>'
    assert bidi.blocks(html, "en") == html.replace("<p><abbr", '<p dir="rtl"><abbr')
