"""What an episode is called when its page has no title on a line of its own."""

from pathlib import Path

from podcast.scaffold import guide
from podcast.scaffold.frontmatter import Head
from podcast.scaffold.material import Material
from podcast.scaffold.titles import title_like

SUMMARY = "A Dock Pilot brings ships into the harbour by day and night."


def notes(text: str) -> Material:
    return Material(path=Path("page.txt"), parts={"notes": ".md"}, head=Head(summary=SUMMARY), text=text)


def test_a_page_is_called_what_it_is_about_and_not_after_the_recording() -> None:
    text = f"{SUMMARY} A Dock Pilot knows the tide. Few become a Dock Pilot."

    assert title_like("long", {"notes": notes(text)}) == "Dock Pilot"
    assert title_like("long", {"notes": notes(SUMMARY)}) == "Long"


def test_the_title_of_a_saved_page_counts_where_it_has_no_heading() -> None:
    page = (
        "<html><head><title>Dock &amp; tide</title></head><body><p>it rains, and it pours.</p></body></html>"
    )

    assert guide.split(page).title == "Dock & tide"
