import pytest

from podcast import notes


def test_tables_lists_and_links_are_kept() -> None:
    html = notes.render("| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x](https://example.org)\n")

    assert "<td>1</td>" in html
    assert '<a href="https://example.org" rel="noopener noreferrer nofollow">x</a>' in html


def test_headings_go_down_one_level_only_when_there_is_a_first_level() -> None:
    assert "<h2>A</h2>\n<h3>B</h3>" in notes.render("# A\n## B\n")
    assert "<h2>A</h2>" in notes.render("## A\n")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "<a href='data:text/html,x'>x</a>",
        "<svg><script>alert(1)</script></svg>",
        "<p style='background:url(//x)' onclick=alert(1)>x</p>",
        "<iframe src=//x></iframe>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_nothing_that_a_browser_would_run_or_fetch_is_left(hostile: str) -> None:
    html = notes.render(f"before\n\n{hostile}\n\nafter")

    for sign in ("<script", "<img", "javascript:", "data:", "<svg", "style=", "onclick", "<iframe", "//x"):
        assert sign not in html.replace("&lt;", "")
    assert "before" in html
    assert "after" in html


def test_rendered_notes_stay_the_same_when_cleaned_again() -> None:
    html = notes.render('a & b < c "q" ' + "é" * 3 + "\n\n```\n<b>\n```\n")

    assert notes.render(html) == html


def test_the_first_paragraph_is_cut_on_a_word() -> None:
    html = notes.render("## Heading\n\nOne two three, four *five*.\n\nMore.\n")

    assert notes.first_paragraph(html) == "One two three, four five."
    assert notes.first_paragraph(html, most=16) == "One two three…"
    assert notes.first_paragraph("") == ""
