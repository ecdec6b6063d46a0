"""What holds of any page that is taken apart, and of any name."""

import re
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.scaffold.guide import split
from podcast.scaffold.slugs import LONGEST, slugify

BOAT = Path(__file__).parents[1] / "unit" / "scaffold" / "guide"
PAGE = (BOAT / "boat.txt").read_text(encoding="utf-8")
TALK = (BOAT / "boat.talk.txt").read_text(encoding="utf-8")


few = settings(max_examples=60, deadline=None)

LINES = st.one_of(
    st.sampled_from(PAGE.splitlines()),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40).map(" ".join),
    st.builds(
        "{}{}".format,
        st.sampled_from(["- ", "# ", "03 · ", "| ", "", "0:12 "]),
        st.sampled_from(TALK.split()),
    ),
)
PAGES = st.lists(LINES, max_size=30).map("\n".join)


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum() and character.isascii())


@few
@given(PAGES)
def test_no_letter_of_a_page_is_lost(page: str) -> None:
    guide = split(page)
    kept = "\n".join((guide.title, guide.notes, guide.transcript, *guide.dropped))
    assert not letters(page) - letters(kept)


@few
@given(PAGES, PAGES)
def test_the_talk_is_found_whatever_stands_around_it(above: str, below: str) -> None:
    guide = split(f"{above}\n# Talk\n{TALK}# Questions\n{below}")
    assert TALK in guide.transcript


@few
@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_a_slug_is_plain_and_stays_as_it_is(name: str) -> None:
    slug = slugify(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST
    assert slugify(slug) == slug
