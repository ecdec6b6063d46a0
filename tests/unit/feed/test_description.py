import pytest

from podcast.feed.description import chapter_lines, description
from podcast.feed.html import reduce, resolve
from podcast.model import Chapter
from podcast.timecode import Millis
from tests.support import make_release

PAGE = "https://example.org/show/keeper/"


def chapters(*starts: int, **changes: object) -> tuple[Chapter, ...]:
    """Chapters that start at these seconds."""
    return tuple(
        Chapter(start=Millis(start * 1000), end=Millis(start * 1000 + 1), title=f"Part {n}", **changes)  # type: ignore[arg-type]
        for n, start in enumerate(starts, 1)
    )


def test_the_description_is_summary_then_notes_then_chapters() -> None:
    made = description(make_release(chapters=chapters(0, 600, 3725)), PAGE)
    assert made == (
        "<p>A winter night with the keeper of the last lighthouse.</p>\n"
        "<p><strong>Facts</strong></p>\n"
        "<ul><li>The tower is 31 metres high.</li>\n</ul>\n"
        "<p>00:00:00 Part 1</p>\n<p>00:10:00 Part 2</p>\n<p>01:02:05 Part 3</p>\n"
    )


def test_a_summary_that_is_the_notes_first_paragraph_is_said_once() -> None:
    notes = "<p>Salt &amp; <em>light</em>, and the keeper.</p>\n"
    assert (
        description(make_release(summary="Salt & light, and…", notes_html=notes, chapters=()), PAGE) == notes
    )


@pytest.mark.parametrize("starts", [(0, 60), (2, 60, 120)])
def test_apps_take_no_fewer_than_three_chapters_from_zero_on(starts: tuple[int, ...]) -> None:
    assert chapter_lines(chapters(*starts)) == []


def test_hidden_chapters_are_not_listed_and_long_titles_are_cut() -> None:
    lines = chapter_lines(
        (
            *chapters(0, 60, 120),
            *chapters(180, hidden=True),
            Chapter(start=Millis(240_000), end=Millis(250_000), title="<b> " + "word " * 20),
        )
    )
    assert len(lines) == 4
    assert lines[-1] == "<p>00:04:00 &lt;b&gt; word word word word word word word…</p>\n"


def test_chapters_that_the_notes_list_are_not_listed_again() -> None:
    lists = "<ul>\n<li>0:00 Quay</li>\n<li>(2:10) Crane</li>\n<li>4:00 Lamp</li>\n</ul>\n"
    made = description(make_release(notes_html=lists, chapters=chapters(0, 130, 240)), PAGE)
    assert "00:00:00" not in made
    mentions = "<p>At 0:00 we start, at 2:10 we stop and at 4:00 we rest.</p>"
    assert "00:00:00" in description(make_release(notes_html=mentions, chapters=chapters(0, 130, 240)), PAGE)


def test_notes_are_cut_so_that_summary_and_chapters_stay() -> None:
    notes = "<ul>" + "<li>größer <strong>und</strong> höher</li>" * 300 + "</ul>"
    made = description(make_release(notes_html=notes, chapters=chapters(0, 60, 120)), PAGE)
    assert 3900 < len(made.encode()) <= 4000
    assert made.startswith("<p>A winter night")
    assert "</ul>\n<p>00:00:00 Part 1</p>" in made
    assert made.endswith("<p>00:02:00 Part 3</p>\n")


def test_chapters_that_leave_no_room_for_words_are_left_out() -> None:
    made = description(make_release(chapters=chapters(*range(0, 60_000, 300))), PAGE)
    assert "00:00:00" not in made
    assert "31 metres" in made


def test_a_summary_of_one_endless_word_is_cut_too() -> None:
    made = description(make_release(summary="é" * 10_000, notes_html="", chapters=()), PAGE)
    assert len(made.encode()) <= 4000
    assert made.startswith("<p>ééé")
    assert made.endswith("…</p>\n")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h3>Facts</h3>", "<p><strong>Facts</strong></p>\n"),
        ("<div>a<br>b</div><hr>c", "a b c"),
        ("<p>a <del>b</del> <code>c &lt; d</code></p>", "<p>a b c &lt; d</p>\n"),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>\n"),
        ('<a href="javascript:alert(1)" onclick="x">a</a>', "a"),
        ('<a href="http://[">a</a>', "a"),
        (
            '<a href="mailto:me@example.org?a=1&amp;b">a</a>',
            '<a href="mailto:me@example.org?a=1&amp;b">a</a>',
        ),
        ('<img src="x" onerror="alert(1)">a', "a"),
        ("<ol><li>a<li>b</ol>", "<ol><li>a<li>b</li>\n</li>\n</ol>\n"),
        ("a</p></b>b", "ab"),
        ("<p>a<b>c", "<p>a<b>c</b></p>\n"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "<p>a b</p>\n"),
        ("</script>a", "a"),
    ],
)
def test_any_html_comes_down_to_the_tags_allowed(html: str, expected: str) -> None:
    assert reduce(html, PAGE, 4000) == expected


@pytest.mark.parametrize("most", range(60))
def test_what_is_cut_keeps_every_tag_closed_within_the_bytes(most: int) -> None:
    made = reduce("<ul><li><a href='x'>wörter</a> und mehr</li></ul> Ende", PAGE, most)
    assert len(made.encode()) <= most
    for tag in ("ul", "li", "a"):
        assert made.count(f"<{tag}") == made.count(f"</{tag}>")


def test_text_that_looks_like_a_link_is_left_alone() -> None:
    html = '<p>write href="x" in <a title="t" href="a&amp;b">HTML</a></p>'
    assert resolve(html, PAGE) == f'<p>write href="x" in <a title="t" href="{PAGE}a&amp;b">HTML</a></p>'
