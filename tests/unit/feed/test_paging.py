"""Long feeds in pages: together they are the whole feed, and old pages stay as they are."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast.check import check_feed, check_pages
from podcast.feed import Feed, read, render, render_all
from podcast.feed.editions import channel_of
from podcast.feed.paging import paged
from podcast.model import Artifact, Edition, Release
from tests.support import BASE_URL, make_episode, make_release, make_show

FIRST = datetime(2020, 1, 1, tzinfo=UTC)


def releases(count: int, **episode: Any) -> list[Release]:
    """Episodes of successive days, the oldest first."""
    return [
        replace(
            make_release(f"part-{n}", published=FIRST + timedelta(days=n)),
            episode=make_episode(f"part-{n}", number=n, **episode),
        )
        for n in range(1, count + 1)
    ]


def pages(count: int, size: int, **show: Any) -> dict[str, bytes]:
    made = render_all(make_show(page_size=size, **show), releases(count))
    return {each.path: each.data for each in made}


def parsed(made: dict[str, bytes]) -> dict[str, Feed]:
    return {name: read(data, Path(name)) for name, data in made.items()}


def links(data: bytes) -> dict[str, str]:
    """The links of a page by their relation, without the address of the show."""
    rows = [line for line in data.decode().splitlines() if line.strip().startswith("<atom:link ")]
    parts = [dict(part.split("=", 1) for part in row.strip()[11:-2].split()) for row in rows]
    return {row["rel"].strip('"'): row["href"].strip('"').removeprefix(BASE_URL) for row in parts}


@pytest.mark.parametrize(("count", "size"), [(0, 10), (9, 10), (19, 10), (50, 0), (10, 10)])
def test_a_feed_of_less_than_two_pages_is_in_one_piece(count: int, size: int) -> None:
    assert pages(count, size) == {"feed.xml": render(make_show(), releases(count)).data}


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(20, [10, 10]), (21, [11, 10]), (29, [19, 10]), (30, [10, 10, 10]), (45, [15, 10, 10, 10])],
)
def test_the_first_page_has_one_to_two_pages_and_the_others_just_one(count: int, sizes: list[int]) -> None:
    made = parsed(pages(count, 10))

    assert [len(each.items) for each in made.values()] == sizes
    assert list(made) == ["feed.xml", *(f"feed.{n}.xml" for n in range(len(sizes) - 1, 0, -1))]


HUNDRED = releases(100)[::-1]


@given(count=st.integers(0, 100), size=st.integers(0, 40))
def test_the_pages_together_are_the_feed_in_its_order_and_nothing_twice(count: int, size: int) -> None:
    whole = channel_of(make_show(), HUNDRED[:count])
    made = paged(whole, size)

    assert [item for page in made for item in page.items] == list(whole.items)
    assert len({page.path for page in made}) == len(made)
    assert all(len(page.items) == size for page in made[1:])


def test_whoever_follows_the_links_finds_every_page_from_new_to_old() -> None:
    made = pages(45, 10)
    for relation in ("next", "prev-archive"):
        name, seen = "feed.xml", ["feed.xml"]
        while relation in (rows := links(made[name])):
            name = rows[relation]
            seen.append(name)
        assert seen == list(made)


def test_each_page_says_where_it_stands() -> None:
    made = pages(45, 10)

    assert links(made["feed.xml"]) == {
        "self": "feed.xml", "first": "feed.xml", "next": "feed.3.xml", "last": "feed.1.xml", "prev-archive": "feed.3.xml",
    }  # fmt: skip
    assert links(made["feed.2.xml"]) == {
        "self": "feed.2.xml", "first": "feed.xml", "previous": "feed.3.xml", "next": "feed.1.xml",
        "last": "feed.1.xml", "current": "feed.xml", "prev-archive": "feed.1.xml", "next-archive": "feed.3.xml",
    }  # fmt: skip
    assert "next-archive" not in links(made["feed.3.xml"])
    assert b"<fh:archive/>" in made["feed.3.xml"]
    assert b"fh" not in made["feed.xml"]
    assert {each.guid for each in parsed(made).values()} == {make_show().guid}


def test_a_page_that_was_published_stays_when_episodes_come() -> None:
    before, after = pages(45, 10), pages(69, 10)

    same = [name for name in before if before[name] == after[name]]
    assert same == ["feed.2.xml", "feed.1.xml"]
    items = [made["feed.3.xml"].partition(b"<item>")[2] for made in (before, after)]
    assert items[0] == items[1], "it only got a newer page beside it"
    assert list(after)[:3] == ["feed.xml", "feed.5.xml", "feed.4.xml"]


def test_trailers_are_told_on_the_page_that_apps_subscribe_to() -> None:
    listed = releases(30)
    listed[0] = replace(listed[0], episode=replace(listed[0].episode, kind="trailer"))
    made = render_all(make_show(page_size=10), listed)

    assert [b"<podcast:trailer" in each.data for each in made] == [True, False, False]


def test_other_feeds_of_the_show_are_cut_too_and_names_never_meet() -> None:
    other = Edition(path="season-2.xml", title="Other lights", season=None, guid=make_show().guid)
    made = render_all(make_show(page_size=10, editions=(other,)), releases(20))

    assert [each.path for each in made] == ["feed.xml", "feed.1.xml", "season-2.xml", "season-2.1.xml"]


def test_the_checks_find_nothing_in_any_page_nor_in_all_together() -> None:
    made = pages(45, 10)
    for name, data in made.items():
        assert check_feed(data, Path(name), base_url=BASE_URL, name=name) == ()

    assert together(made) == []


def together(made: dict[str, bytes]) -> list[tuple[str, str]]:
    """What is told of a feed and all its pages: the rule and the page."""

    def follow(address: str) -> tuple[Path, bytes] | None:
        name = address.removeprefix(BASE_URL)
        if name in seen:
            return None
        seen.add(name)
        return Path(name), made[name]

    seen = {"feed.xml"}
    found = check_pages(made["feed.xml"], Path("feed.xml"), follow)
    return [(each.rule, each.where.path.name if each.where else "") for each in found]


def swapped(made: dict[str, bytes], *names: str) -> dict[str, bytes]:
    """Pages whose items have changed places."""
    parts = {name: made[name].partition(b"    <item>") for name in names}
    changed = {a: parts[a][0] + b"".join(parts[b][1:]) for a, b in zip(names, names[::-1], strict=True)}
    return made | changed


def test_items_on_two_pages_and_pages_out_of_order_are_told() -> None:
    made = pages(30, 10)

    assert ("page-order", "feed.1.xml") in together(swapped(made, "feed.2.xml", "feed.1.xml"))
    doubled = made | {"feed.1.xml": swapped(made, "feed.2.xml", "feed.1.xml")["feed.1.xml"]}
    assert Counter(together(doubled))["page-repeated", "feed.1.xml"] == 10


def test_pages_that_go_in_circles_are_told() -> None:
    made = pages(30, 10)
    link = b'<atom:link href="%sfeed.xml" rel="next"/></channel>' % BASE_URL.encode()

    assert together(made | {"feed.1.xml": made["feed.1.xml"].replace(b"</channel>", link)}) == [
        ("page-circle", "feed.1.xml")
    ]


def test_a_page_that_is_no_feed_is_told_and_the_others_are_checked() -> None:
    made = pages(30, 10)
    worse = made["feed.xml"].replace(b"<itunes:season>", b"<itunes:season>x").replace(b"full</", b"Full</", 1)

    assert together(made | {"feed.1.xml": b"<html>", "feed.xml": worse}) == [
        ("item-kind", "feed.xml"),
        ("feed-xml", "feed.1.xml"),
    ]


def test_every_page_is_newer_than_the_next() -> None:
    made = list(parsed(pages(75, 12)).values())

    for newer, older in pairwise(made):
        assert min(item.published for item in newer.items if item.published) > max(
            item.published for item in older.items if item.published
        )
        assert newer.built
        assert newer.built == max(item.published for item in newer.items if item.published)


def test_pages_are_artifacts_of_the_type_of_feeds() -> None:
    assert {each.media_type for each in render_all(make_show(page_size=10), releases(40))} == {
        "application/rss+xml"
    }
    assert all(isinstance(each, Artifact) for each in render_all(make_show(page_size=10), releases(40)))
