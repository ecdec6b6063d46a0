from pathlib import Path

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


def test_a_picture_on_the_web_becomes_a_link_that_says_what_it_shows() -> None:
    html = notes.render(
        '![A <low> "roof"](https://example.org/r.jpg?a=1&b=2)\n\n![](https://example.org/x.png)'
    )

    assert '<a href="https://example.org/r.jpg?a=1&amp;b=2" rel="noopener' in html
    assert '>A &lt;low&gt; "roof"</a>' in html
    assert ">https://example.org/x.png</a>" in html
    assert notes.findings("![A roof](https://example.org/r.jpg)", Path("keeper.md")) == ()


def test_a_picture_in_a_link_gives_it_its_words() -> None:
    html = notes.render("[![The shop](https://example.org/logo.png)](https://shop.example.org/) ![b](b.png)")

    assert html.count("<a ") == 1
    assert ">The shop</a> b</p>" in html


def test_a_picture_that_is_not_on_the_web_is_told_with_its_line() -> None:
    markdown = "Ruben.\n\n![A roof](roof.jpg)\n\n`![no](code.png)`\n\n<img src='//example.org/x.png'>\n"

    said = notes.findings(markdown, Path("keeper.md"), 7)

    assert [(str(each.where), each.severity) for each in said] == [
        ("keeper.md:9", "warning"),
        ("keeper.md:13", "warning"),
    ]
    assert "roof.jpg" in said[0].message
    assert "A roof" in notes.render(markdown)


def test_a_relative_link_stays_as_it_is_written() -> None:
    assert '<a href="../crane/" rel=' in notes.render("[The crane](../crane/)")


@pytest.mark.parametrize("reference", ["&#xFFFF;", "&#xfffe;", "&#65535;", "&#0065534;", "`&#xFFFF;`"])
def test_a_reference_to_what_is_no_character_is_no_reason_to_stop(reference: str) -> None:
    assert "salt" in notes.render(f"salt {reference} light")
    assert "light" in notes.render(f"salt {reference} light")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<a name="x">a *word*</a>', "<p>a <em>word</em></p>"),
        ("[press](javascript:run)", "<p>press</p>"),
        ("<a>b</a> and <a href='https://example.org'>c</a>", '<p>b and <a href="https://example.org" rel='),
        ("<a title='an href=\"x\"'>d</a>", "<p>d</p>"),
    ],
)
def test_a_link_that_leads_nowhere_is_no_link(written: str, shown: str) -> None:
    assert notes.render(written).strip().startswith(shown)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<details><summary>More</summary>x</details>", "<details><summary>More</summary>x</details>"),
        ("<details>\n<summary>More</summary>x</details>", "<details><summary>More</summary>x</details>"),
        ("<details>x</details>", "<details><summary>…</summary>x</details>"),
        (
            "<details><b>x</b><summary>late</summary></details>",
            "<details><summary>…</summary><b>x</b><p>late</p></details>",
        ),
        ("<summary>alone</summary>", "<p>alone</p>"),
        (
            "<details><summary>a</summary><details><summary>b</summary></details></details>",
            "<details><summary>a</summary><details><summary>b</summary></details></details>",
        ),
    ],
)
def test_what_folds_has_one_summary_and_it_comes_first(written: str, shown: str) -> None:
    assert notes.render(written).strip() == shown


def test_a_list_begins_at_a_number_or_at_one() -> None:
    assert '<ol start="3">' in notes.render("<ol start=3><li>a</ol>")
    assert notes.render("<ol start=x><li>a</ol>").startswith("<ol><li>")
