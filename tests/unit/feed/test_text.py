import pytest

from podcast.feed.text import as_html, clean, cut, line


@pytest.mark.parametrize(
    "forbidden", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\x9f", "\ud800", "\ufffe", "\uffff"]
)
def test_what_xml_forbids_is_thrown_out(forbidden: str) -> None:
    assert clean(f"a{forbidden}b") == "ab"


@pytest.mark.parametrize("kept", ["\t", "\n", "\x85", "é", "שלום", "\u202e", "🗼", "\U0010fffd"])
def test_what_xml_allows_stays(kept: str) -> None:
    assert clean(f"a{kept}b") == f"a{kept}b"


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("one two", 7, "one two"),
        ("one two three", 8, "one two…"),
        ("one two three", 7, "one…"),
        ("one, two three", 6, "one…"),
        ("unbroken", 5, "unbr…"),
        ("\n one \t two\r\n", 99, "one two"),
    ],
)
def test_a_line_is_trimmed_and_cut_on_a_word(text: str, most: int, expected: str) -> None:
    assert line(text, most) == expected


@pytest.mark.parametrize("most", range(30))
def test_a_cut_text_fits_its_bytes(most: int) -> None:
    text = "zwölf große Türme 🗼 am Meer"
    made = cut(text, most)
    assert len(made.encode()) <= most
    assert made == "" or text.startswith(made.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salt & light", "Salt & light"),
        ("3 < 4 > 2", "3 < 4 > 2"),
        ("<b>", "&lt;b>"),
        ("</b><!-- <?x", "&lt;/b>&lt;!-- &lt;?x"),
        ("&copy &#x3c; &amp;", "&amp;copy &amp;#x3c; &amp;amp;"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, expected: str) -> None:
    assert as_html(text) == expected
