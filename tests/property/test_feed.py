"""Whatever a producer, or anybody, writes: the feed stays a feed, harmless, and says it again."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from podcast import notes
from podcast.check import check_feed
from podcast.errors import InputError
from podcast.feed import Feed, read, render
from podcast.feed.html import ALLOWED, reduce
from podcast.feed.text import clean, cut, line
from podcast.model import Chapter, Location, Person, Release, Show, Soundbite
from podcast.timecode import Millis
from tests.support import BASE_URL, make_episode, make_release, make_show

PATH = Path("feed.xml")
PAGE = BASE_URL + "keeper/"

VECTORS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<img src='javascript:alert(1)'>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href=vbscript:x>x</a>",
    "<a href='https://example.org/' onclick='alert(1)'>x</a>",
    '<a href="https://example.org/&quot; onmouseover=&quot;alert(1)">x</a>',
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=//evil.example>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example>",
    "<style>@import '//evil.example'</style>",
    "<b style='background:url(javascript:alert(1))'>x</b>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "]]><script>alert(1)</script><![CDATA[",
    "</description><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p/onclick=alert(1)>x",
    "<details open ontoggle=alert(1)>",
    "\x00<scr\x00ipt>alert(1)</script>",
)
HOSTILE = (
    *VECTORS,
    "]]>",
    "&nbsp;&unknown;&#0;&",
    "\x00\x08\x0b\x1f\x7f\ufffe\uffff\ud800",
    "\u202eright to left\u202c שלום עולם مرحبا",
    "👩🏽\u200d🚀🏴\U000e0067\U000e007f 🗼",
    "word " * 2_000,
    "x" * 10_000,
    "é" * 10_000,
    "\n\t \r\n",
)
ANY = st.text(st.characters(exclude_categories=()), max_size=200) | st.sampled_from(HOSTILE)


def hostile(text: str) -> tuple[Show, Release]:
    """A show and a release that say `text` wherever they can."""
    person = Person(name=text, role="host", url="https://example.org/")
    place = Location(name=text)
    show = make_show(
        title=text,
        author=text,
        description=text,
        copyright=text,
        license=text,
        funding=(("https://example.org/", text),),
        people=(person,),
        location=place,
        update_frequency=text,
        cover=replace(make_show().cover or pytest.fail("the show has a cover"), alt=text),
    )
    episode = make_episode(
        title=text,
        season=1,
        season_name=text,
        people=(person,),
        location=place,
        license=text,
        soundbites=(Soundbite(start=Millis(0), duration=Millis(15_000), title=text),),
    )
    chapters = tuple(
        Chapter(start=Millis(n * 10_000), end=Millis(n * 10_000 + 10_000), title=text) for n in range(4)
    )
    notes_html = notes.render(text.encode("utf-8", "replace").decode())
    return show, make_release(episode=episode, summary=text, notes_html=notes_html, chapters=chapters)


class Harmless(HTMLParser):
    """Reads HTML as an app would and refuses what would run, load or style."""

    def __init__(self, tags: frozenset[str]) -> None:
        super().__init__()
        self.tags = tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.tags
        for name, value in attrs:
            assert not name.startswith("on")
            assert name not in ("style", "src")
            assert name != "href" or re.match(r"https?://|mailto:", value or "")


def harmless(html: str, tags: frozenset[str]) -> None:
    """No tag but these, no script, no handler, no address that runs."""
    reader = Harmless(tags)
    reader.feed(html)
    reader.close()


@settings(deadline=None, max_examples=40)
@given(ANY)
@example("]]>")
@example("x" * 10_000)
def test_any_text_in_every_field_makes_a_feed_that_parses_and_harms_nobody(text: str) -> None:
    show, release = hostile(text)
    data = render(show, [release]).data
    feed = read(data, PATH)
    (item,) = feed.items
    harmless(item.description, frozenset(ALLOWED))
    harmless(item.content, notes.TAGS)
    harmless(feed.description, frozenset())
    assert len(item.description.encode()) <= 4000
    assert len(feed.description.encode()) <= 4000
    assert "]]>" not in item.content


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_said_again_as_text(text: str) -> None:
    show, release = hostile(text)
    feed = read(render(show, [release]).data, PATH)
    (item,) = feed.items
    assert feed.title == (line(text) or show.base_url)
    assert item.title == (line(text) or "keeper")
    assert [each.title for each in item.chapters] == [line(text)] * 4
    assert [each.name for each in item.people] == ([line(text, 128)] if line(text) else [])
    assert item.season_name == line(text, 128)


@pytest.mark.parametrize("text", HOSTILE)
def test_our_feed_of_hostile_texts_breaks_no_rule_but_that_titles_look_like_html(text: str) -> None:
    show, release = hostile(text)
    found = check_feed(render(show, [release]).data, PATH, base_url=BASE_URL)
    rules = {finding.rule for finding in found}
    nothing_left = {"psc-chapter", "channel-recommended", "podcast-empty"} if not line(text) else set()
    assert rules <= {"text-html", "text-escaped"} | nothing_left


@settings(deadline=None, max_examples=60)
@given(ANY, st.integers(0, 400))
def test_any_html_is_cut_to_the_allowed_tags_within_the_bytes(html: str, most: int) -> None:
    made = reduce(html, PAGE, most)
    assert len(made.encode()) <= most
    harmless(made, frozenset(ALLOWED))
    for tag in ALLOWED:
        assert len(re.findall(rf"<{tag}[ >]", made)) == made.count(f"</{tag}>")


@given(ANY, st.integers(2, 300))
def test_a_line_has_one_line_and_fits(text: str, most: int) -> None:
    made = line(text, most)
    assert len(made) <= most
    assert made == clean(made) == " ".join(made.split())


@given(ANY.map(clean), st.integers(0, 300))
def test_a_cut_text_is_a_beginning_that_fits(text: str, most: int) -> None:
    made = cut(text, most)
    assert len(made.encode()) <= most
    assert made == text or text.startswith(made.removesuffix("…"))


MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(MOMENTS, st.integers(1, 99)), max_size=6), st.randoms(use_true_random=False))
def test_the_feed_is_newest_first_and_the_same_whatever_the_order(
    moments: list[tuple[datetime, int]], random: object
) -> None:
    releases = [
        make_release(f"part-{n}", published=moment, episode=make_episode(f"part-{n}", number=number))
        for n, (moment, number) in enumerate(moments)
    ]
    mixed = releases.copy()
    random.shuffle(mixed)  # type: ignore[attr-defined]
    data = render(make_show(), releases).data
    assert data == render(make_show(), mixed).data
    feed: Feed = read(data, PATH)
    dates = [item.published for item in feed.items if item.published]
    assert dates == sorted((moment for moment, _ in moments), reverse=True)
    assert b"lastBuildDate" in data or not releases


GOOD = render(
    make_show(), [make_release(), make_release("b", published=datetime(2026, 9, 1, tzinfo=UTC))]
).data


@settings(deadline=timedelta(seconds=5), max_examples=150)
@given(st.data())
def test_a_feed_damaged_anywhere_is_read_or_refused_and_never_breaks_the_lint(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, min(len(GOOD), start + 60)))
    damaged = GOOD[:start] + data.draw(st.binary(max_size=8) | st.sampled_from(PIECES)) + GOOD[end:]
    with suppress(InputError):
        read(damaged, PATH)
    for finding in check_feed(damaged, PATH, base_url=BASE_URL):
        assert finding.where is not None


PIECES = (
    b"<item>", b"</item>", b"<!--", b"]]>", b"&#0;", b"<a>" * 300, b'<podcast:chapters url="["/>', b"http://[",
    b"<itunes:category/>", b'<psc:chapters><psc:chapter start="1:99"/></psc:chapters>', b"<channel/>",
    b"\xff", b"<!DOCTYPE a>", b'<podcast:soundbite startTime="1e9" duration="NaN"/>', b'length="\xd9\xa3"',
)  # fmt: skip
