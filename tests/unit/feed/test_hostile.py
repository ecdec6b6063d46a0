"""Hostile text in whatever a producer may write: the feed stays a feed, and does nothing but show it.

Fields are found by looking: every text in the example of every key of podcast.toml and of the notes. One that
is new fails until it says below where in the feed it is to be found.
"""

import copy
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from podcast import chapters
from podcast.build.parts import Parts
from podcast.build.plan import Plan
from podcast.build.releases import release_of, show_of
from podcast.build.talk import Talk
from podcast.check import check_feed
from podcast.config import Config
from podcast.declared import Source, convert_table
from podcast.errors import ConfigError, findings_of
from podcast.feed import render, render_all
from podcast.feed.text import clean, line
from podcast.library import FrontMatter
from podcast.lock import Lock
from podcast.model import Edition, Episode, Release, Show
from podcast.timecode import Millis
from tests.support import BASE_URL, make_release, make_show, make_transcript

SOURCE = Source("", Path("podcast.toml"))
ADDRESS = "https://example.org/"
SCRIPTS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src='x' onerror='alert(1)' ",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext></table><mglyph><style><img src onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    '<a href="javascript:alert(1)">go</a>',
    '<a href="java\tscript:alert(1)">go</a>',
    '<a href=" &#106;avascript:alert(1)">go</a>',
    '<a href="data:text/html,<script>alert(1)</script>">go</a>',
    "[go](javascript:alert(1))",
    "[go](<data:text/html;base64,PHNjcmlwdD4=>)",
    "![x](javascript:alert(1))",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script><![CDATA[",
    "<body onload=alert(1)>",
    "<style>@import 'http://evil.example/x.css';</style>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=javascript:alert(1)//>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<details open ontoggle=alert(1)>x</details>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
)
TEXTS = (
    *SCRIPTS,
    "]]>",
    "a ]]> b ]]&gt; c",
    "\x00\x01\x08 salt\x0b\x1b\x1f\x7f\x85 and \ufffe\uffff light\ufdd0",
    "Ende\u2028nächste\u2029Zeile\u00a0da",
    "half \ud800 a pair",
    "שלום \u202eevil\u202c עולם",
    "مرحبا بالعالم",
    "👩‍🔧🏴󠁧󠁢󠁥󠁮󠁧󠁿 🗼 e\u0301",
    "& &amp; &amp;amp; &#0; &#xFFFF; &nbsp",
    "{{ 7*7 }} ${7*7} %n %s ../../etc/passwd",
    "wort " * 2000,
    "x" * 10_000,
    "é" * 10_000,
    "<" * 10_000,
)

REACH = {
    "podcast.toml": {
        *("title", "author", "copyright", "license", "update_frequency", "location.name", "funding.text"),
        *("people.name", "people.role", "owner.name", "podroll.title", "txt.purpose", "txt.text"),
        *("value.type", "value.method", "value.recipients.address", "social.protocol", "social.account"),
        *("chat.server", "chat.protocol", "chat.space", "feed.extra.title"),
    },
    "notes": {
        *("title", "season_name", "people.name", "people.role", "soundbites.title", "display"),
        *("links.text", "social.protocol", "social.account", "chat.server", "chat.protocol", "chat.space"),
        *("txt.purpose", "txt.text", "value.type", "value.method", "value.recipients.address"),
        *("location", "guid", "license", "chapters"),
    },
}
"""Texts that stand in the feed as they are, on one line, cut where there is a limit."""
ELSEWHERE = {
    "podcast.toml": {
        *("description", "cover", "cover_alt", "feed.extra.description"),  # HTML, and the tests below
        *("audio.intro", "audio.outro", "page.text", "page.controls"),
        *("narration.voices.Mara Lind", "narration.voices.", "narration.say.MLOps"),
    },
    "notes": {
        "summary",  # HTML, and the test below
        *("image", "image_alt", "intro", "outro", "speakers", "fix.Kubernets", "turns.split", "beds.file"),
        *("tracks.Mara Lind", "tracks.Tomas Okafor"),
    },
}
"""Texts that stand in the feed as HTML, or are no words of it: names of files, corrections, what pages say."""

KINDS: dict[str, type] = {"podcast.toml": Config, "notes": FrontMatter}


def examples(kind: type) -> dict[str, Any]:
    """Every key of a settings class with the value of its example, tables with all of theirs."""
    made: dict[str, Any] = {}
    for field in fields(kind):
        inner = field.metadata.get("section") or field.metadata.get("entries")
        if inner:
            value = examples(inner)
            made[field.name] = [value] if "entries" in field.metadata else value
        else:
            made[field.name] = tomllib.loads(f"x = {field.metadata['example']}")["x"]
    return made


BASES = {name: examples(kind) for name, kind in KINDS.items()}


def leaves(value: Any, *path: str | int) -> Iterator[tuple[str | int, ...]]:
    """The ways to all texts in a value; of a list, to those of its first entry."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, *path, key)
    elif isinstance(value, list) and value:
        yield from leaves(value[0], *path, 0)


def named(path: tuple[str | int, ...]) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def put(value: Any, path: tuple[str | int, ...], text: str) -> Any:
    made = copy.deepcopy(value)
    at = made
    for part in path[:-1]:
        at = at[part]
    at[path[-1]] = f"0:00 {text}" if path[0] == "chapters" else text
    return made


def fits(name: str, values: dict[str, Any]) -> bool:
    """Whether values are taken; when they are not, that is told as a fault of the settings or the notes."""
    try:
        convert_table(KINDS[name], values, SOURCE)
    except ExceptionGroup as group:
        told = findings_of(group)
        assert told
        assert all(each.hint and each.message and each.rule == ConfigError.rule for each in told)
        return False
    return True


def written(name: str, text: str) -> tuple[dict[str, Any], list[str]]:
    """The settings with a text in every place that takes it, and the names of these places."""
    values, taken = BASES[name], []
    for path in leaves(BASES[name]):
        if fits(name, put(BASES[name], path, text)):
            values = put(values, path, text)
            taken.append(named(path))
    return values, taken


def in_utf_8(text: str) -> str:
    """A text as a file can hold it."""
    return text.encode("utf-8", "replace").decode()


@cache
def feed_of(text: str) -> tuple[bytes, dict[str, list[str]]]:
    """A feed with the text wherever it may stand, and where it stands."""
    (toml, shown), (head, said) = written("podcast.toml", text), written("notes", text)
    settings = convert_table(Config, toml, SOURCE)
    front = convert_table(FrontMatter, head, SOURCE)
    plan = Plan(BASE_URL, "9b024349-ccf0-5f69-a609-6b82873eab3c", (), {}, Lock(), ())
    show = replace(show_of(settings, plan, None), cover=make_show().cover)
    own = {name for name in Episode.__dataclass_fields__ if name in FrontMatter.__dataclass_fields__}
    values = {name: getattr(front, name) for name in own - {"image", "tracks", "enclosure"}}
    episode = Episode(slug="keeper", source=Path("keeper.md"), notes=in_utf_8(text), **values)
    lines = tuple((at * 36_000, (at + 1) * 36_000, text[:40] or "x", text) for at in range(20))
    talk = make_transcript(lines)
    proposed = chapters.propose(talk, duration=Millis(720_000))
    marks = tuple(replace(each, end=Millis(720_000)) for each in front.chapters)
    releases: list[Release] = []
    for slug, found in (("keeper", marks), ("other", proposed)):
        one = replace(episode, slug=slug, guid="", number=len(releases) + 1)
        guid = front.guid if slug == "keeper" else "guid-of-other"
        made = release_of(
            show, one, guid, Parts(Talk(transcript=talk, chapters=found)), datetime(2026, 10, 3, tzinfo=UTC)
        )
        audio = make_release(slug).audio
        assert audio
        releases.append(
            replace(made, audio=replace(audio, duration=Millis(720_000)), published=made.published)
        )
    extra = settings.feed.extra[0]
    edition = Edition(path=extra.path, title=extra.title, description=extra.description, guid=show.guid)
    data = b"".join(feed(show, releases, edition))
    return data, {"podcast.toml": shown, "notes": said}


def feed(show: Show, releases: list[Release], edition: Edition) -> Iterator[bytes]:
    """The show's feed; the other one is looked at for its title."""
    own, other = render_all(replace(show, editions=(edition,)), releases)
    assert own == render(show, releases)
    root = etree.fromstring(other.data)
    assert line(edition.title) == (root.findtext("channel/title") or "")
    yield own.data


LIKELY = {"text-html", "text-escaped", "text-space"}
"""What may be said of words that look like HTML: warnings, and that they do is true."""


@pytest.mark.parametrize("text", TEXTS, ids=[f"{n}-{ascii(text)[:24]}" for n, text in enumerate(TEXTS)])
def test_hostile_text_anywhere_makes_a_valid_and_harmless_feed(text: str) -> None:
    data, taken = feed_of(text)

    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    assert b"<!DOCTYPE" not in data
    found = check_feed(data, Path("feed.xml"), base_url=BASE_URL)
    assert [(each.rule, each.message) for each in found if each.rule not in LIKELY] == []
    whole = {each.text or "" for each in root.iter() if isinstance(each.tag, str)}
    whole |= {value for each in root.iter() if isinstance(each.tag, str) for value in each.attrib.values()}
    for name, places in taken.items():
        for place in set(places) & REACH[name]:
            assert as_written(text) & whole, f"{place} of {name} is not in the feed as it was written"


def as_written(text: str) -> set[str]:
    """What a text is in the feed: NFC, on one line, without what XML forbids, cut to one of the limits."""
    flat = " ".join(unicodedata.normalize("NFC", text).split())
    cut = {line(flat, most) for most in (32, 128, 255, 4000)}
    return cut | {each.lower() for each in cut} | {clean(flat).strip(), clean(flat)}


@pytest.mark.parametrize("text", [each for each in TEXTS if clean(each).strip() and len(each) < 200])
def test_words_that_are_shown_as_html_are_the_same_words(text: str) -> None:
    data, taken = feed_of(text)
    root = etree.fromstring(data)
    flat = " ".join(clean(" ".join(unicodedata.normalize("NFC", text).split())).split())

    if "description" in taken["podcast.toml"]:
        about = root.findtext("channel/description") or ""
        assert " ".join(re.sub("&lt;|&amp;", lambda m: unescape(m[0]), about).split()) == flat
    if "summary" in taken["notes"]:
        shown = [unescape(re.sub("<[^>]*>", "", each.text or "")) for each in root.iter("description")]
        assert any(flat in " ".join(each.split()) for each in shown[1:])


def test_every_text_of_every_key_is_looked_at() -> None:
    for name in KINDS:
        taken = {
            named(path) for path in leaves(BASES[name]) if fits(name, put(BASES[name], path, "plain words"))
        }
        assert taken == REACH[name] | ELSEWHERE[name]
        assert not REACH[name] & ELSEWHERE[name]


def test_every_key_has_an_example_that_it_takes() -> None:
    for name, kind in KINDS.items():
        assert fits(name, BASES[name])
        assert all(field.default is MISSING or field.name in BASES[name] for field in fields(kind))


def test_a_feed_holds_each_vector_somewhere() -> None:
    assert len(SCRIPTS) >= 30
    data, _ = feed_of(SCRIPTS[0])
    assert data.count(b"&lt;script&gt;alert(1)&lt;/script&gt;") > 20
    assert b"<script" not in data
