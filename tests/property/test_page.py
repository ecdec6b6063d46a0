"""What is added to a page leaves what is on it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from podcast import notes
from podcast.page import bidi

WORDS = st.sampled_from(
    ("one", "اثنان", "<b>", "</p>", "<li>", "- ", "> ", "\n", "\n\n", "## ", "| a | ب |", '"')
)


@given(st.lists(WORDS).map(" ".join), st.sampled_from(("en", "ar")))
def test_nothing_but_directions_is_added_to_notes(markdown: str, language: str) -> None:
    html = notes.render(markdown)
    assert re.sub(' dir="(?:ltr|rtl)"', "", bidi.blocks(html, language)) == html
