"""Looks: long words and titles, fingers, paper."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from podcast.model import Segment, Transcript
from podcast.page.embed import Size
from podcast.timecode import Millis
from tests.browser.conftest import PHONE, WIDE, Reader
from tests.browser.sample import lamp, show, write_site
from tests.browser.serving import serving

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.mark.parametrize("path", ["", "people/mara-lind/", "word/", "word/embed/", "search/"])
def test_a_word_of_eighty_letters_stays_on_a_phone(chromium: Browser, tmp_path: Path, path: str) -> None:
    word = lamp("word")
    word = replace(word, episode=replace(word.episode, title=LONG_WORD))
    write_site(tmp_path / "show", show(), [word])
    with serving(tmp_path) as url:
        visitor = Reader(chromium, url)
        page = visitor.open(path, visitor.context(viewport={"width": 360, "height": 780}), ready=False)
        cut = """() => [...document.querySelectorAll('h1, h2, h3')].filter(({ scrollWidth, clientWidth }) => (
          scrollWidth > clientWidth)).map(({ textContent }) => textContent)"""
        assert page.evaluate(cut) == []
        right = "(each) => each.getBoundingClientRect().right"
        titles = page.get_by_role("link", name=LONG_WORD).or_(page.get_by_role("heading", name=LONG_WORD))
        assert max(each.evaluate(right) for each in titles.all()) <= 360
        visitor.contexts[0].close()


def test_a_long_title_is_set_smaller(chromium: Browser, tmp_path: Path) -> None:
    named = (
        replace(each, episode=replace(each.episode, title=title))
        for each, title in (
            (lamp("short"), "The lamp"),
            (lamp("long"), "How a small town learned to count its waves, one after another"),
        )
    )
    write_site(tmp_path / "show", show(), list(named))
    size = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    with serving(tmp_path) as url:
        visitor = Reader(chromium, url)
        context = visitor.context()
        sizes = [visitor.open(path, context).evaluate(size) for path in ("short/", "long/")]
        assert sizes[1] < sizes[0]
        context.close()


def test_a_touch_hits_the_time_of_a_turn(reader: Reader) -> None:
    page = reader.open("lamp/")
    for box in page.evaluate(
        "[...document.querySelectorAll('.part a')].map((a) => a.getBoundingClientRect().toJSON())"
    ):
        assert min(box["width"], box["height"]) >= 24  # WCAG 2.2, 2.5.8


CAPTIONS = """() => [...document.querySelectorAll('[id^="t="]')].map((turn) => {
  turn.querySelector('a').click();
  const caption = document.querySelector('[data-ui=caption]');
  const range = new Range();
  range.selectNodeContents(caption);
  return new Set([...range.getClientRects()].map(({ top }) => top)).size;
})"""
"""How many lines the caption has at the beginning of each turn."""


def test_on_a_phone_captions_have_two_lines_above_a_player_that_stays_as_it_is(reader: Reader) -> None:
    page = reader.open("lamp/", reader.context(viewport={"width": 360, "height": 640}))
    row = """() => ['cap', 'line', 'skip', 'big'].map((name) => document.querySelector(`.${name}`))
      .map((each) => each.getBoundingClientRect()).map(({ left, top, width }) => [left, top, width])"""
    before = page.evaluate(row)
    page.keyboard.press("t")
    after = page.evaluate(row)
    assert after[1:] == before[1:]
    assert after[0][1] < after[1][1]
    assert max(page.evaluate(CAPTIONS)) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "灯台守は波の高さを毎晩数えて、祖母が嵐の冬に書き始めた古い帳面に一つも残らず書き込みます。"),
        ("en", "Grandmother's wooden weather machine measures morning wind movements."),
    ],
)
def test_a_long_sentence_is_cut_to_captions_of_two_lines(
    chromium: Browser, tmp_path: Path, language: str, text: str
) -> None:
    talk = Transcript(segments=(Segment(start=Millis(0), end=Millis(20_000), text=text),), language=language)
    write_site(tmp_path / "show", show(language=language), [replace(lamp(), transcript=talk)])
    with serving(tmp_path) as url:
        visitor = Reader(chromium, url)
        page = visitor.open("lamp/", visitor.context(viewport={"width": 360, "height": 640}))
        page.keyboard.press("t")
        assert max(page.evaluate(CAPTIONS)) <= 2
        visitor.contexts[0].close()


def test_in_a_window_as_low_as_a_large_zoom_makes_it_the_player_scrolls_away(reader: Reader) -> None:
    place = "getComputedStyle(document.querySelector('.player')).position"
    for size, position in (({"width": 320, "height": 256}, "relative"), (PHONE, "fixed"), (WIDE, "sticky")):
        assert reader.open("lamp/", reader.context(viewport=size)).evaluate(place) == position


@pytest.mark.parametrize("path", ["lamp/", "lamp/embed/"])
@pytest.mark.parametrize("width", [320, 344, 360, 375])
def test_on_the_smallest_phones_no_button_lies_on_another(reader: Reader, path: str, width: int) -> None:
    page = reader.open(path, reader.context(viewport={"width": width, "height": 568}))
    boxes = page.evaluate("""() => [...document.querySelectorAll('.ctl button, .ctl select')]
      .map((each) => each.getBoundingClientRect().toJSON()).filter(({ width }) => width)""")
    assert min(each["width"] for each in boxes) >= 24  # WCAG 2.2, 2.5.8
    row = sorted((each["left"], each["right"]) for each in boxes)
    assert all(right <= left for (_, right), (left, _) in pairwise(row))
    assert row[0][0] >= 0
    assert row[-1][1] <= width


@pytest.mark.parametrize("width", [320, 600])
def test_the_small_player_has_room_in_the_frame_it_asks_for(reader: Reader, width: int) -> None:
    size = Size()
    page = reader.open("lamp/embed/", reader.context(viewport={"width": width, "height": size.height}))
    assert page.locator("summary").is_visible()
    assert page.evaluate("document.documentElement.scrollHeight") == size.height


def test_on_paper_links_have_their_addresses_and_the_show_its_code(reader: Reader) -> None:
    notes = reader.open("lamp/")
    notes.emulate_media(media="print")
    assert (
        notes.evaluate("""() => {
      const link = document.createElement('a');
      link.href = 'https://example.org/tide';
      document.querySelector('.notes').append(link);
      return getComputedStyle(link, '::after').content;
    }""")
        == '" (https://example.org/tide)"'
    )
    page = reader.open("", ready=False)
    page.emulate_media(media="print")
    assert page.locator(".qr").is_visible()
    assert not page.locator("#feed").is_visible()
    search = reader.open("search/", ready=False)
    search.emulate_media(media="print")
    assert not search.locator(".search").is_visible()
