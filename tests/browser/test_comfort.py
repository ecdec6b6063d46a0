"""Comfort: volume, sleep, large captions, sharing, the small player, other languages, other eyes."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Reader
from tests.browser.test_access import violations
from tests.browser.test_player import PAUSED, STOPS, plays, stands_at, stops_at_once
from tests.browser.test_reading import search, select

SCROLLS = "document.documentElement.scrollWidth > innerWidth"


def more(page: Page) -> None:
    page.get_by_role("button", name="More").click()


def test_the_volume_is_kept(reader: Reader) -> None:
    context = reader.context()
    page = reader.open("lamp/", context)
    more(page)
    page.get_by_label("Volume").fill("0.4")
    page.wait_for_function("() => document.querySelector('audio').volume === 0.4")
    again = reader.open("wordless/", context)
    assert again.evaluate("document.querySelector('audio').volume") == 0.4
    # The slider learns of it by an event.
    expect(again.locator("[data-ui=volume]")).to_have_value("0.4")


def naps_after(page: Page, minutes: str) -> None:
    """Set the sleep timer."""
    more(page)
    page.get_by_label("Sleep timer").select_option(minutes)
    page.get_by_role("button", name="Close").click()


def test_the_sleep_timer_pauses_after_its_minutes(reader: Reader) -> None:
    context = reader.context()
    context.clock.install()
    page = reader.open("lamp/", context)
    naps_after(page, "10")
    page.evaluate("document.querySelector('audio').loop = true")
    page.keyboard.press("k")
    context.clock.run_for(1000)
    plays(page, 0.2)
    context.clock.run_for(60_000)
    expect(page.locator("[data-ui=nap]")).to_have_text("9 min")
    assert not page.evaluate(PAUSED)
    context.clock.run_for(600_000)
    page.wait_for_function("() => document.querySelector('audio').paused")
    expect(page.locator("[data-ui=nap]")).to_have_text("")


def test_a_sleep_timer_that_ran_out_in_a_pause_lets_the_next_play_be(reader: Reader) -> None:
    context = reader.context()
    context.clock.install()
    page = reader.open("lamp/", context)
    naps_after(page, "5")
    context.clock.run_for(360_000)
    page.keyboard.press("k")
    context.clock.run_for(1000)
    plays(page, 0.2)
    assert not page.evaluate(PAUSED)
    expect(page.locator("[data-ui=sleep]")).to_have_value("")


def test_the_sleep_timer_pauses_at_the_end_of_the_chapter(reader: Reader) -> None:
    page = reader.open("lamp/#t=10")
    stands_at(page, 10)
    more(page)
    page.get_by_label("Sleep timer").select_option("chapter")
    page.get_by_role("button", name="Close").click()
    page.evaluate("location.hash = '#t=44.3'")
    stands_at(page, 44.3)
    page.evaluate(STOPS, 45)
    page.keyboard.press("k")
    stops_at_once(page, 45)
    assert page.evaluate(PAUSED)
    expect(page.locator("[data-ui=sleep]")).to_have_value("")


def test_large_captions_show_what_is_said_and_stay(reader: Reader) -> None:
    context = reader.context()
    page = reader.open("lamp/#t=15", context)
    page.keyboard.press("t")
    caption = page.locator("[data-ui=caption]")
    expect(caption).to_have_text("Her aunt Zoë did.")
    page.evaluate("location.hash = '#t=17'")
    page.keyboard.press("k")
    plays(page, 20)
    expect(caption).to_have_text("A naïve owner in C++ weather, she used to say (and laugh).")
    page.keyboard.press("k")
    expect(reader.open("lamp/", context).locator("[data-ui=caption]")).to_be_visible()


def test_a_moment_is_shared_as_a_link_and_as_a_small_player(reader: Reader) -> None:
    page = reader.open("lamp/#t=30")
    stands_at(page, 30.5)
    page.get_by_role("button", name="Share").click()
    link, code = page.get_by_label("Link"), page.get_by_label("Player for your own site")
    expect(link).to_have_value(f"{reader.url}lamp/")
    page.get_by_label("Start at 0:30").check()
    expect(link).to_have_value(f"{reader.url}lamp/#t=30")
    assert f'<iframe src="{reader.url}lamp/embed/#t=30" title="The keeper\'s winter"' in code.input_value()


def test_a_title_cannot_leave_the_code_that_is_shared(reader: Reader) -> None:
    page = reader.open("hostile/")
    page.get_by_role("button", name="Share").click()
    code = page.get_by_label("Player for your own site").input_value()
    assert code.count("<") == 2
    assert "onerror" in code


@pytest.mark.parametrize(("address", "time"), [("#t=37", 37), ("#chapter=2", 25), ("#t=1:04", 64)])
def test_the_small_player_starts_where_its_address_says(reader: Reader, address: str, time: float) -> None:
    page = reader.open(f"lamp/embed/{address}", reader.context(viewport={"width": 600, "height": 240}))
    stands_at(page, time)
    assert not page.evaluate(SCROLLS)
    page.get_by_role("button", name="Play", exact=True).click()
    plays(page, time)
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_label("Link", exact=True)).to_have_value(f"{reader.url}lamp/")


def test_the_small_player_runs_in_a_frame_of_another_page(reader: Reader) -> None:
    page = reader.context().new_page()
    page.set_content(f'<iframe src="{reader.url}lamp/embed/#t=30" width="600" height="240"></iframe>')
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Play", exact=True).click()
    expect(frame.get_by_role("button", name="Pause")).to_be_visible()


def test_the_transcript_is_read_searched_and_quoted_in_another_language(reader: Reader) -> None:
    context = reader.context(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("ar/lamp/", context)
    words = page.locator(".part > div").nth(1)
    expect(words.locator("p:visible")).to_have_text(
        "The keeper counts 3.5 metres of swell. She writes it down, then she climbs."
    )
    page.locator("[data-ui=tongue]").select_option("de")
    expect(words.locator("p:visible")).to_have_text("Die Wärterin zählt die Dünung.")
    assert search(page, "warterin") == "نتيجة واحدة"
    page.locator("[data-ui=tongue]").select_option("ar")
    assert (
        page.locator(".part > div")
        .first.locator("p:visible")
        .evaluate("(say) => getComputedStyle(say).direction")
        == "rtl"
    )
    # A turn that nobody translated is read as it was spoken.
    expect(page.locator(".part > div").nth(2).locator("p:visible")).to_have_text(
        "Who taught her to read the gauge?"
    )
    again = reader.open("ar/lamp/", context)
    expect(again.locator(".part > div").first.locator("p:visible")).to_have_text("مساء الخير.")


def test_without_a_script_all_languages_can_be_read(reader: Reader) -> None:
    page = reader.open("ar/lamp/", reader.context(java_script_enabled=False), ready=False)
    assert page.locator(".part > div").first.locator("p:visible").count() == 3


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_an_arabic_page_runs_from_right_to_left(reader: Reader, size: str) -> None:
    context = reader.context(viewport=PHONE) if size == "phone" else reader.context()
    page = reader.open("ar/lamp/#t=12", context)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert page.get_by_role("button", name="تشغيل", exact=True).count() == 1
    assert page.evaluate("getComputedStyle(document.querySelector('.wave')).direction") == "ltr"
    assert not page.evaluate(SCROLLS)
    assert violations(page) == []
    expect(page.locator(".turns")).to_have_attribute("dir", "ltr")


PLACES = """(element) => {
  const words = element.lastChild, box = (from) => {
    const range = new Range();
    range.setStart(words, from);
    range.setEnd(words, from + 1);
    return range.getBoundingClientRect();
  };
  return [box(0).left, box(words.data.trimEnd().length - 1).left, box(0).right];
}"""


def test_words_of_the_other_direction_end_where_they_end(reader: Reader) -> None:
    page = reader.open("ar/mixed/")
    title, about = page.locator("h1"), page.locator(".dek")
    for element in (title, about, page.locator("[id='t=6']")):
        first, stop, _ = element.evaluate(PLACES)
        assert first < stop
    arabic = page.locator("[id='t=0']")
    first, stop, edge = arabic.evaluate(PLACES)
    assert stop < first
    # Titles stay at the edge of the page, and all times in their column.
    right = title.evaluate("(each) => each.parentElement.getBoundingClientRect().right")
    assert abs(about.evaluate("(each) => each.getBoundingClientRect().right") - right) < 1
    assert abs(about.evaluate(PLACES)[1] - right) < 12
    times = [
        each.evaluate("(time) => time.getBoundingClientRect().right")
        for each in page.locator(".part a").all()
    ]
    assert times[0] == times[1] > edge


def test_names_of_the_other_direction_stand_above_their_words(reader: Reader) -> None:
    page = reader.open("ar/mixed/")
    name, words = page.locator("[id='t=6'] b"), page.locator("[id='t=6']")
    assert abs(name.evaluate(PLACES)[0] - words.evaluate(PLACES)[0]) < 4
    first, stop, _ = page.locator("[id='t=0'] b").evaluate(PLACES)
    assert first < stop < page.locator("[id='t=0']").evaluate(PLACES)[2] < stop + 12


def test_a_quote_has_the_marks_of_the_language(reader: Reader) -> None:
    context = reader.context(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("ar/lamp/", context)
    select(page, "45", "The lamp has found it")
    page.get_by_role("button", name="انسخ الاقتباس").click()
    page.get_by_text("نُسخ").first.wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()").startswith("«The lamp has found it» — Tomas")


@pytest.mark.parametrize("path", ["", "lamp/", "search/"])
def test_at_twice_the_size_nothing_is_lost(reader: Reader, path: str) -> None:
    page = reader.open(path, reader.context(viewport={"width": 640, "height": 430}), ready=False)
    page.wait_for_load_state("networkidle")
    assert not page.evaluate(SCROLLS)
    if path == "lamp/":
        assert page.get_by_role("button", name="Play", exact=True).is_visible()
        player = page.locator(".player").bounding_box()
        assert player is not None
        assert player["height"] < 215  # half of what is seen


def test_forced_colours_keep_every_control(reader: Reader) -> None:
    page = reader.open("lamp/#t=12", reader.context(forced_colors="active"))
    page.keyboard.press("t")
    assert violations(page) == []
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.part [aria-current]')).outlineStyle")
        == "solid"
    )
    for name in ("Play", "Back 15 seconds", "Forward 30 seconds", "Trim silence", "Share", "More"):
        assert page.get_by_role("button", name=name, exact=True).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialogs_and_the_small_player(reader: Reader, scheme: str) -> None:
    context = reader.context(color_scheme=scheme)
    page = reader.open("lamp/", context)
    page.get_by_role("button", name="Share").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    more(page)
    page.get_by_label("Large captions").check()
    assert violations(page) == []
    small = reader.open(
        "lamp/embed/", reader.context(color_scheme=scheme, viewport={"width": 600, "height": 240})
    )
    assert violations(small) == []


def test_a_chapter_shows_its_picture_and_a_reader_hears_only_its_title(reader: Reader) -> None:
    page = reader.open("ar/lamp/")
    assert page.locator(".chapters img").count() == 1
    # It comes when it comes near the window, which is after the page.
    page.locator(".chapters img").scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.chapters img').naturalWidth > 0")
    expect(page.get_by_role("link", name="0:00 Out to the lamp")).to_be_visible()
