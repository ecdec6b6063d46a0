import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from podcast import page
from podcast.model import (
    Artifact,
    Attachment,
    Chapter,
    Cue,
    Location,
    Look,
    Person,
    Picture,
    Release,
    Speaker,
)
from podcast.page.pages import speakers_line
from podcast.page.shell import CSP
from podcast.page.tongues import TONGUES
from podcast.timecode import Millis
from podcast.transcript import parse
from tests.support import make_episode, make_release, make_show, make_transcript

EN = TONGUES["en"]


def text(made: tuple[Artifact, ...] | list[Artifact], path: str) -> str:
    return next(each for each in made if each.path == path).data.decode()


def episode_page(release: Release | None = None, **show: Any) -> str:
    made = make_show(**show)
    return page.render_episode(made, release or make_release(), page.make_assets(made))[0].data.decode()


def show_page(*releases: Release, **show: Any) -> str:
    made = make_show(**show)
    return page.render_show(made, releases, page.make_assets(made, b"find();")).data.decode()


def test_a_site_has_these_files_and_no_others() -> None:
    made = page.render(make_show(), [make_release("two"), make_release()], search_client=b"find();")
    paths = [re.sub(r"-[0-9a-f]{8}\.", "-HASH.", each.path) for each in made]
    assert paths == [
        "index.html",
        "two/index.html",
        "keeper/index.html",
        "two/embed/index.html",
        "two/oembed.json",
        "keeper/embed/index.html",
        "keeper/oembed.json",
        "people/mara-lind/index.html",
        "search/index.html",
        "404.html",
        "assets/style-HASH.css",
        "assets/lists-HASH.css",
        "assets/guide-HASH.css",
        "assets/player-HASH.js",
        "assets/page-HASH.js",
        "assets/icon-HASH.svg",
        "assets/search-HASH.js",
        "assets/keeping-HASH.js",
        "offline.js",
        "site.webmanifest",
    ]
    assert {each.media_type for each in made[:4]} == {"text/html"}


def test_the_same_show_gives_the_same_bytes() -> None:
    assert page.render(make_show(), [make_release()]) == page.render(make_show(), [make_release()])


def test_a_page_made_alone_is_the_one_the_whole_site_has() -> None:
    show, releases = make_show(), [make_release("two"), make_release()]
    made = page.render(show, releases)
    (alone,) = page.render_episode(show, releases[1], page.make_assets(show), newer=releases[0])
    assert alone in made


@pytest.mark.parametrize("path", ["index.html", "keeper/index.html", "search/index.html", "404.html"])
def test_every_page_keeps_the_policy(path: str) -> None:
    html = text(page.render(make_show(), [make_release()], search_client=b"find();"), path)
    assert f'content="{CSP}"'.replace("'", "&#39;") in html
    assert not re.search(r"\sstyle=|\son\w+=|<style|<iframe", html)
    for attributes, inside in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL):
        assert "src=" in attributes or json.loads(inside)


@pytest.mark.parametrize("path", ["index.html", "keeper/index.html", "search/index.html"])
def test_only_programs_read_absolute_addresses(path: str) -> None:
    html = text(page.render(make_show(), [make_release()], search_client=b"find();"), path)
    html = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    absolute = re.findall(r'<(\w+) [^<>]*"(?:https?:/|podcast:/|/)/[^>]*>', html)
    assert set(absolute) <= {"link", "meta", "input", "a"}
    assert set(re.findall(r'<link rel="(\w+)" href="https:', html)) == {"canonical"}


def test_the_page_for_missing_addresses_works_at_any_depth() -> None:
    html = text(page.render(make_show(), []), "404.html")
    assert 'href="/show/assets/style-' in html
    assert 'href="/show/#episodes"' in html
    assert "canonical" not in html


def test_an_episode_has_player_chapters_words_notes_and_files() -> None:
    html = episode_page()
    assert '<audio controls preload="metadata" src="../media/keeper-0a1b2c3d.mp3"></audio>' in html
    assert '<a href="#t=20" data-s="20"><time datetime="PT20S">0:20</time>' in html
    assert '<span class="ct">Reading the gauge</span>' in html
    assert "The tower is 31 metres high." in html
    assert "In winter the keeper stays alone." in html
    for suffix in ("vtt", "srt", "json", "html", "txt"):
        assert f'href="../keeper/transcript.{suffix}"' in html
    assert 'href="../keeper/chapters.json"' in html
    assert '<time datetime="2026-10-03">3 October 2026</time>' in html
    assert "0.5 MB" in html


def test_an_episode_without_audio_has_no_player() -> None:
    html = episode_page(make_release(audio=None))
    assert "<audio" not in html
    assert "data-player" not in html
    assert "og:audio" not in html
    assert "In winter the keeper stays alone." in html


def test_an_episode_without_words_has_no_transcript() -> None:
    html = episode_page(
        make_release(transcript=None, transcripts=(), chapters=(), chapters_file=None, notes_html="")
    )
    assert 'id="transcript"' not in html
    assert 'id="notes"' not in html
    assert "chapters" not in re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert "<audio" in html


def test_neighbours_are_linked() -> None:
    made = page.render(make_show(), [make_release("three"), make_release("two"), make_release()])
    middle = text(made, "two/index.html")
    assert '<a href="../keeper/" rel="prev">' in middle
    assert '<a class="next" href="../three/" rel="next">' in middle
    assert 'rel="prev"' not in text(made, "keeper/index.html")


def test_cards_captions_and_feed_are_announced() -> None:
    html = episode_page()
    captions = "https://example.org/show/keeper/transcript.vtt"
    assert f'<link rel="alternate" type="text/vtt" href="{captions}" hreflang="en"' in html
    assert (
        '<link rel="alternate" type="application/rss+xml" title="Harbour &amp; Lights" href="../feed.xml">'
        in html
    )
    assert '<link rel="canonical" href="https://example.org/show/keeper/">' in html
    assert (
        '<meta property="og:image" content="https://example.org/show/assets/cover-600-0a1b2c3d.jpg">' in html
    )
    assert '<meta name="twitter:card" content="player">' in html


def test_an_episode_can_have_its_own_picture() -> None:
    own = Picture(path="keeper/own-1.jpg", media_type="image/jpeg", width=600, height=600, alt="A lamp")
    assert (
        '<img class="cover" src="../keeper/own-1.jpg" width="600" height="600" alt="A lamp">'
        in episode_page(make_release(thumbnail=own))
    )
    assert '<img class="thumb" src="keeper/own-1.jpg"' in show_page(make_release(thumbnail=own))
    assert "<img" not in episode_page(thumbnail=None)


def test_links_that_could_run_something_are_dropped() -> None:
    episode = make_episode(
        people=(
            Person(name="Eve", url="javascript:alert(1)"),
            Person(name="Ann", url="https://example.org/ann"),
        ),
        location=Location(name="Here", geo="javascript:alert(1)"),
    )
    chapters = (Chapter(start=Millis(0), end=Millis(9), title="One", url=" data:text/html,x"),)
    html = episode_page(make_release(episode=episode, chapters=chapters))
    assert "javascript:" not in html
    assert "data:text" not in html
    assert '<a href="../people/ann/">Ann</a>' in html
    assert "Eve" in html
    assert '<a href="https://example.org/ann" rel="noopener" aria-label="Web page: Ann">' in html


def test_a_chapter_can_link_further() -> None:
    chapters = (Chapter(start=Millis(0), end=Millis(9), title="One", url="https://example.org/more"),)
    assert 'href="https://example.org/more" rel="noopener" aria-label="More about One"' in episode_page(
        make_release(chapters=chapters)
    )


def test_controls_keep_their_language_on_a_page_in_another_one() -> None:
    html = episode_page(make_release(language="he"))
    assert '<html lang="he" dir="rtl">' in html
    assert 'aria-label="Audio player" lang="en" dir="ltr"' in html
    assert 'aria-label="Audio player">' in episode_page(make_release(language="en-GB"))


def test_the_interface_speaks_the_language_of_the_show() -> None:
    html = show_page(make_release(), language="de")
    assert ">Abonnieren</h2>" in html
    assert "3. Oktober 2026" in html
    assert 'lang="en"' not in html
    assert '<html lang="ar" dir="rtl">' in show_page(make_release(), language="ar")


def test_the_interface_can_be_set_to_another_language() -> None:
    html = show_page(make_release(), language="ca", look=Look(language="es"))
    assert '<html lang="ca" dir="ltr">' in html
    assert 'lang="es" dir="ltr"><h2 id="sh">Suscribirse</h2>' in html


def test_a_transcript_is_read_in_every_language_it_has() -> None:
    def cue(start: int, end: int, *lines: str) -> Cue:
        return Cue(start=Millis(start), end=Millis(end), lines=lines)

    german = (cue(0, 5_000, "Willkommen <zurück>.", "Wer wacht?"), cue(5_500, 9_000, "Die Wärterin."))
    html = episode_page(
        make_release(translations=(("de", german), ("he", (cue(24_500, 30_000, "אור"),)), ("fr", ())))
    )
    first, second = re.findall(r'<p class="tr" lang="de" dir="ltr">(.*?)</p>', html)
    assert (first, second) == ("Willkommen &lt;zurück&gt;. Wer wacht?", "Die Wärterin.")
    assert '<p class="tr" lang="he" dir="rtl">אור</p></div>' in html
    assert re.findall(r'<option value="(\w+)" lang', html) == ["de", "he"]
    assert "English (as spoken)" in html
    assert 'data-ui="tongue"' not in episode_page()


def test_pictures_of_chapters_come_from_the_site_and_from_nowhere_else() -> None:
    def chapter(image: str) -> str:
        only = Chapter(start=Millis(0), end=Millis(9), title="One", image=image)
        return episode_page(make_release(chapters=(only,)))

    assert '<img src="../assets/storm-1.jpg" width="160"' in chapter(
        "https://example.org/show/assets/storm-1.jpg"
    )
    assert "storm.jpg" not in chapter("https://elsewhere.example/storm.jpg")


def test_an_episode_page_stays_light() -> None:
    long = make_transcript(
        tuple(
            (n * 13_000, n * 13_000 + 13_000, "Ada" if n % 2 else "Bo", f"Sentence {n} of the talk. " * 8)
            for n in range(41)
        )
    )
    made = page.render(make_show(), [make_release(transcript=replace(long, timing="word"))])
    wanted = [each for each in made if each.path.startswith(("keeper/", "assets/"))]
    assert sum(len(gzip.compress(each.data, 9, mtime=0)) for each in wanted) <= 40_000


def test_three_hours_of_talk_stay_within_their_limit() -> None:
    lot = Random(1)  # noqa: S311 - the same words in every run
    known = ["".join(lot.choices("etaoinshrdlu", k=lot.randint(2, 9))) for _ in range(2_000)]
    often = [1 / n for n in range(1, 2_001)]
    said, at = [], 0
    for n in range(3_000):
        end = at + lot.randint(150, 550) * 10
        said.append((at, end, ("Ada", "Bo")[n % 2], " ".join(lot.choices(known, often, k=10))))
        at = end + lot.randint(0, 30) * 10
    made = page.render_episode(
        make_show(),
        make_release(transcript=make_transcript(tuple(said), timing="word")),
        page.make_assets(make_show()),
    )
    html, times = (len(gzip.compress(each.data, 9, mtime=0)) for each in made)
    assert html <= 90_000
    assert times <= 32_000


def test_times_with_hours_have_the_room_they_need() -> None:
    made = make_release()
    assert made.audio
    long = replace(made, audio=replace(made.audio, duration=Millis(3_600_000)))
    assert '<div class="turns long">' in episode_page(long)
    assert '<div class="turns">' in episode_page(made)


def test_guessed_speakers_are_said_to_be_guessed() -> None:
    guessed = (
        Speaker(label="Speaker 1", inferred=True, confidence=0.97),
        Speaker(label="Speaker 2", inferred=True, confidence=0.985),
    )
    talk = make_transcript(
        ((0, 1000, "Speaker 1", "Yes?"), (1000, 2000, "Speaker 2", "No.")), speakers=guessed
    )
    line = "Who is speaking was worked out from the text (97% sure). Speaker names were not in the source."
    assert speakers_line(talk, EN) == line
    assert line in episode_page(make_release(transcript=talk))


def test_speakers_that_a_source_named_need_no_line() -> None:
    assert speakers_line(make_transcript(), EN) == ""
    named = replace(
        make_transcript(), speakers=(Speaker(label="Mara", inferred=True), Speaker(label="Tomas"))
    )
    assert speakers_line(named, EN) == "Who is speaking was worked out from the text."


def test_unknown_speakers_have_no_name() -> None:
    unknown = make_transcript(speakers=())
    unknown = replace(unknown, segments=tuple(replace(each, speaker=None) for each in unknown.segments))
    assert speakers_line(unknown, EN) == "Speaker names were not in the source."
    assert '<b class="v' not in episode_page(make_release(transcript=unknown))


def test_estimates_are_said_to_be_estimates() -> None:
    assert "The marked word is an estimate." in episode_page()
    assert "The marked word is an estimate." not in episode_page(
        make_release(transcript=make_transcript(timing="word"))
    )


def test_synthetic_voices_are_named() -> None:
    line = "The voices in this recording are synthetic."
    assert line in episode_page(synthetic_voices=True)
    assert line not in episode_page()
    assert "The voices in this show are synthetic." in show_page(synthetic_voices=True)


def test_a_licence_of_the_episode_goes_before_that_of_the_show() -> None:
    show: dict[str, Any] = {
        "license": "CC BY 4.0",
        "license_url": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert (
        '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">CC BY 4.0</a>'
        in episode_page(**show)
    )
    own = episode_page(make_release(episode=make_episode(license="All rights reserved")), **show)
    assert "<span>Licence:</span> All rights reserved" in own
    assert "CC BY" not in own


def test_translations_are_offered_with_their_language() -> None:
    german = Attachment(path="keeper/transcript.de.vtt", media_type="text/vtt", language="de", rel="captions")
    html = episode_page(make_release(transcripts=(german,)))
    assert "WebVTT (de)" in html
    assert 'hreflang="de"' in html


def test_the_show_page_lists_subscribes_and_searches() -> None:
    html = show_page(make_release("two"), make_release())
    assert html.index('href="two/"') < html.index('href="keeper/"')
    assert 'value="https://example.org/show/feed.xml"' in html
    assert 'href="podcast://example.org/show/feed.xml"' in html
    assert '<form class="search" role="search" action="search/" method="get">' in html
    assert "A winter night with the keeper of the last lighthouse." in html


def test_a_serial_starts_at_the_beginning() -> None:
    html = show_page(make_release("two"), make_release(), order="serial")
    assert html.index('href="keeper/"') < html.index('href="two/"')


def test_seasons_have_headings_when_there_is_more_than_one() -> None:
    def release(slug: str, **episode: Any) -> Release:
        return make_release(slug, episode=make_episode(slug, **episode))

    html = show_page(release("c"), release("b", season=2, season_name="Storms"), release("a", season=1))
    assert re.findall(r'class="season">(.*?)<', html) == ["More episodes", "Season 2: Storms", "Season 1"]
    assert "season" not in show_page(release("b", season=2), release("a", season=2)).split("<main")[1].split(
        ">", 1
    )[1].replace("Season 2, ", "")


def test_kinds_and_warnings_are_said() -> None:
    trailer = make_release(episode=make_episode(kind="trailer", explicit=True, number=None))
    bonus = make_release("b", episode=make_episode("b", kind="bonus", season=3))
    html = show_page(trailer, bonus)
    assert "<span>Trailer</span>" in html
    assert "<span>Explicit</span>" in html
    assert "<span>Bonus</span><span>Season 3, episode 1</span>" in html.replace("\n", "")


def test_support_is_linked_when_the_address_is_safe() -> None:
    html = show_page(funding=(("https://example.org/give", "Give"), ("javascript:alert(1)", "Take")))
    assert '<a href="https://example.org/give" rel="noopener">Give</a>' in html
    assert "Take" not in html


def test_a_show_without_episodes_has_all_its_pages() -> None:
    made = page.render(make_show(description="One.\r\n\r\nTwo.\n\nThree."), [])
    assert "The first episode is on its way." in text(made, "index.html")
    assert "The first episode is on its way." in text(made, "search/index.html")
    assert text(made, "index.html").count('<p class="dek">') == 3


def test_the_search_page_keeps_its_contract() -> None:
    made = page.render(
        make_show(), [make_release()], search_index="search/root-1.json", search_client=b"find();"
    )
    html = text(made, "search/index.html")
    assert 'action="./" method="get" data-search data-index="root-1.json" data-root="../">' in html
    assert '<input id="search" type="search" name="q"' in html
    assert '<p role="status" data-search-status></p>\n<div data-search-results></div>' in html
    assert (
        '<a href="../keeper/#t=20"><time datetime="PT20S">0:20</time> <span>Reading the gauge</span></a>'
        in html
    )
    assert re.findall(r'<script defer src="../assets/(\w+)-\w{8}.js">', html) == ["search"]


def test_without_a_search_script_there_is_a_list_and_no_form() -> None:
    made = page.render(make_show(), [make_release()])
    assert "<form" not in text(made, "search/index.html")
    assert "<form" not in text(made, "index.html")
    assert "Reading the gauge" in text(made, "search/index.html")


def test_a_lone_surrogate_does_not_stop_the_page() -> None:
    assert "broken ? sign" in episode_page(make_release(summary="broken \ud800 sign"))


def test_a_transcript_in_html_is_a_document_of_its_own() -> None:
    show, release = make_show(title="A & B"), make_release(transcript=make_transcript(language="he"))
    said = "<cite>Mara:</cite>\n<time>0:00</time>\n<p>x &lt; y</p>\n"

    html = page.frame(show, release, said)

    head, cite, body = html.partition("<cite>")
    assert head.startswith('<!doctype html>\n<html lang="he" dir="rtl">\n<head>\n<meta charset="utf-8">')
    assert "<title>The keeper&#39;s winter · A &amp; B</title>" in head
    assert f'<link rel="icon" href="../{page.make_assets(show).icon}"' in head
    assert cite + body == f"{said}</body>\n</html>\n"
    assert parse(html.encode(), Path("a.html")).transcript.segments[0].text == "x < y"


def test_titles_names_and_notes_of_the_other_direction_say_so() -> None:
    base = make_release(notes_html="<h2>Facts</h2>\n<p>One lamp.</p>\n", language="ar")
    arabic = replace(base, episode=make_episode("two", title="الفنار."), summary="ليلة.")
    show = make_show(language="ar", title="برنامج")
    files = {each.path: each.data.decode() for each in page.render(show, [arabic, base])}
    html = files["keeper/index.html"]
    assert "<title>\u2068The keeper&#39;s winter\u2069 · \u2068برنامج\u2069</title>" in html
    assert '<h1 dir="ltr">The keeper' in html
    assert '<p class="dek" dir="ltr">A winter night' in html
    assert '<span class="ct" dir="ltr">Alone in winter</span>' in html
    assert '<h2 id="s0" dir="ltr">Facts</h2><p dir="ltr">One lamp.</p>' in html.replace("\n", "")
    assert '<a href="../people/mara-lind/" dir="ltr">Mara Lind</a>' in html
    assert "<bdi>الفنار.</bdi>" in html
    assert '<h1 dir="ltr"><a href="../"' in files["keeper/embed/index.html"]
    assert "<h1>الفنار.</h1>" in files["two/index.html"]
    assert '<h3 dir="ltr"><a href="keeper/">' in files["index.html"]
    assert '<h3><a href="two/">' in files["index.html"]
    assert '<h1 class="mid" dir="ltr">Mara Lind</h1>' in files["people/mara-lind/index.html"]
    assert '<h3 dir="ltr"><a href="../keeper/">' in files["search/index.html"]


def test_a_page_in_one_direction_says_it_once() -> None:
    for path, html in (
        (each.path, each.data.decode()) for each in page.render(make_show(), [make_release()])
    ):
        if path.endswith(".html"):
            assert re.findall(r' dir="(?!auto)\w+"', html.split("<main")[0]) == [' dir="ltr"'], path
            assert 'dir="rtl"' not in html


def test_a_title_that_stands_in_for_a_summary_is_said_once() -> None:
    release = replace(make_release(), summary=make_release().episode.title)
    assert 'class="dek"' not in episode_page(release)
    assert show_page(release).count(f">{release.summary}<".replace("'", "&#39;")) == 1
