"""The archive of a long show, and everybody's page."""

import functools
import operator
import re
from dataclasses import replace

import pytest

from podcast import page
from podcast.model import Artifact, Look, Person, Release
from podcast.page.archive import sheets
from podcast.page.people import cast_of
from tests.support import make_episode, make_release, make_show


def many(count: int) -> list[Release]:
    """Episodes, the newest first; number 1 is the oldest."""
    return [
        make_release(f"e{n}", episode=make_episode(f"e{n}", title=f"No. {n}", number=n))
        for n in range(count, 0, -1)
    ]


def pages(made: tuple[Artifact, ...]) -> dict[str, str]:
    return {each.path: each.data.decode() for each in made if each.path.endswith(".html")}


def test_a_short_show_has_no_archive() -> None:
    assert sheets(many(60)) == []


def test_a_long_show_lists_its_newest_and_leads_to_the_others() -> None:
    made = pages(page.render(make_show(), many(250)))
    home = made["index.html"]
    assert re.findall(r'href="(e\d+)/"', home) == [f"e{n}" for n in range(250, 238, -1)]
    assert '<a href="archive/">All episodes</a> <small>250 episodes</small>' in home
    assert {path for path in made if path.startswith("archive/")} == {
        "archive/index.html",
        "archive/1/index.html",
        "archive/2/index.html",
    }
    listed = [
        re.findall(r'href="(?:\.\./)+(e\d+)/"', made[path])
        for path in ("archive/index.html", "archive/2/index.html", "archive/1/index.html")
    ]
    assert [len(each) for each in listed] == [50, 100, 100]
    assert functools.reduce(operator.iadd, listed, []) == [f"e{n}" for n in range(250, 0, -1)]
    assert 'href="../../archive/1/" rel="next"' in made["archive/2/index.html"]
    assert 'href="../../archive/" rel="prev"' in made["archive/2/index.html"]


def test_a_new_episode_changes_only_the_newest_page_of_the_archive() -> None:
    before, after = (pages(page.render(make_show(people=()), many(count))) for count in (230, 231))
    strip = re.compile(r"<nav.*?</nav>|<link.*?>", re.DOTALL)
    for path in ("archive/1/index.html", "archive/2/index.html"):
        assert strip.sub("", before[path]) == strip.sub("", after[path])
    assert before["archive/index.html"] != after["archive/index.html"]


def test_everybody_has_a_page_with_their_episodes() -> None:
    guest = make_release(
        "b", episode=make_episode("b", title="The storm", people=(Person(name="Zoë Ö", role="guest"),))
    )
    show = make_show()
    found = cast_of(show, [guest, make_release()])
    assert [(each.person.name, len(each.releases)) for each in found.values()] == [
        ("Mara Lind", 1),
        ("Zoë Ö", 1),
    ]
    made = pages(page.render(show, [guest, make_release()]))
    (path,) = [each for each in made if each.startswith("people/zoe-o-")]
    assert "The storm" in made[path]
    assert "guest" in made[path]
    assert f'<a href="../{path.removesuffix("index.html")}">Zoë Ö</a>' in made["b/index.html"]
    assert 'href="people/mara-lind/"' in made["index.html"]


@pytest.mark.parametrize(("one", "other"), [("Zoë", "Zoe"), ("A b", "A.b"), ("灯", "台")])
def test_people_of_like_names_have_pages_of_their_own(one: str, other: str) -> None:
    show = make_show(people=(Person(name=one), Person(name=other)))
    assert len(cast_of(show, [])) == 2


def test_every_list_is_in_the_sitemap_list() -> None:
    show, releases = make_show(), many(130)
    made = pages(page.render(show, releases))
    assert set(page.lists(show, releases)) == {
        each for each in made if each.startswith(("archive/", "people/"))
    }


def test_apps_trailer_and_code_are_on_the_show_page() -> None:
    trailer = make_release("t", episode=make_episode("t", title="Soon", kind="trailer"))
    look = Look(apps=(("Radio", "https://radio.example/x"), ("Bad", "javascript:alert(1)")))
    html = pages(page.render(make_show(look=look), [trailer]))["index.html"]
    assert '<a href="https://radio.example/x" rel="noopener">Radio</a>' in html
    assert "javascript" not in html
    assert '<a href="t/">Soon</a></h2><audio controls preload="none" src="media/t-0a1b2c3d.mp3">' in html
    assert '<svg class="qr"' in html


def test_a_trailer_that_lies_on_another_host_is_played_from_there() -> None:
    trailer = make_release("t", episode=make_episode("t", kind="trailer"))
    assert trailer.audio is not None
    away = replace(trailer, audio=replace(trailer.audio, path="https://media.example.org/t.mp3?a=1"))
    html = pages(page.render(make_show(), [away]))["index.html"]
    assert 'src="https://media.example.org/t.mp3?a=1"' in html
    assert "media-src http: https:" in html


def test_every_page_of_an_archive_has_a_title_of_its_own() -> None:
    made = pages(page.render(make_show(), many(130)))
    titles = [re.findall("<title>(.*?)<", made[f"archive/{n}index.html"])[0] for n in ("", "1/")]
    assert titles == [f"All episodes · Page {n} of 2 · Harbour &amp; Lights" for n in (1, 2)]
