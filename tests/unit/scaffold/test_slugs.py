import re
import unicodedata

import pytest

from podcast.errors import InputError
from podcast.scaffold.slugs import LONGEST, check, slugify

HOSTILE = [
    "../escape", "/etc/passwd", "..\\escape", "C:\\x", "%2e%2e%2fx", "~root", "-rf", "--help", "@file",
    "$(id)", "a'b", 'a"b', "a\nb",
    "a\0b", "", ".", "..", "...", "name.", "CON", "con.txt", "NUL", "com1", "LPT9", "*",
    "\u202egpj", "a\u200bb", "🎙️", "日本", "<script>", "a:b", "x" * 300,
    "feed", "assets", "media", "search", "\udcff",
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("boat-builder", "boat-builder"),
        ("Episode 4 – The Yard!", "episode-4-the-yard"),
        ("Smørrebrød & Ærø", "smorrebrod-aero"),
        ("Straße", "strasse"),
        ("the keeper's winter", "the-keepers-winter"),
        ("Œuvre Łódź", "oeuvre-lodz"),
        ("e̋", "e"),
    ],
)
def test_a_name_becomes_a_plain_slug(name: str, slug: str) -> None:
    assert slugify(name) == slug
    assert slugify(unicodedata.normalize("NFD", name)) == slug


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_become_slugs_like_others(name: str) -> None:
    slug = slugify(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST
    assert check(slug) == slug


def test_names_that_lose_letters_do_not_meet() -> None:
    names = ["日本 1", "中国 1", "1", "x" * 300, "x" * 301, "con", "CON.", "feed"]
    assert len({slugify(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    "slug", ["Boat", "boat builder", "boat--builder", "-boat", "feed", "nul", "é", "x" * 61]
)
def test_a_slug_that_was_asked_for_is_not_changed_silently(slug: str) -> None:
    with pytest.raises(InputError) as caught:
        check(slug)
    assert slugify(slug) in caught.value.finding.hint
