"""Reading: without a script, searching inside, quoting, the other pages."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from podcast.model import Segment, Transcript
from podcast.timecode import Millis
from tests.browser import sample
from tests.browser.conftest import Reader
from tests.browser.serving import serving


def search(page: Page, words: str) -> str:
    page.fill("#q", words)
    return page.locator("output[data-ui=count]").inner_text()


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("lamp", "3 found"),
        ("LÁMP", "3 found"),
        ("zoe", "1 found"),
        ("naive", "1 found"),
        ("c++", "1 found"),
        ("(and", "1 found"),
        ("xyzzy", "Nothing found"),
        ("", ""),
    ],
)
def test_search_inside_is_literal_and_folds_case_and_accents(reader: Reader, words: str, count: str) -> None:
    page = reader.open("lamp/")
    assert search(page, words) == count
    found = 0 if not count or count.startswith("Nothing") else int(count.partition(" ")[0])
    assert page.evaluate("CSS.highlights.get('find').size") == found
    assert (page.locator("[data-ui=marks]").get_attribute("d") or "").count("M") == found


def test_search_inside_minds_the_marks_that_make_another_word(chromium: Browser, tmp_path: Path) -> None:
    said = Segment(start=Millis(0), end=Millis(20_000), text="パンを食べる। काम फ़िल्म 한국 Café")
    talk = Transcript(segments=(said,), language="ja")
    made = [replace(sample.lamp(), transcript=talk)]
    sample.write_site(tmp_path / "show", sample.show(), made)
    with serving(tmp_path) as url:
        visitor = Reader(chromium, url)
        page = visitor.open("lamp/")
        found = {
            words: search(page, words)
            for words in ("パン", "バン", "काम", "कम", "फिल्म", "फ़िल्म", "한국", "하국", "cafe")
        }
        visitor.contexts[0].close()
    there = [words for words, count in found.items() if count == "1 found"]
    assert " ".join(there) == "パン काम फिल्म फ़िल्म 한국 cafe"


def test_enter_goes_through_the_hits_and_round(reader: Reader) -> None:
    page = reader.open("lamp/")
    search(page, "lamp")
    for expected in ("1 / 3", "2 / 3", "3 / 3", "1 / 3"):
        page.keyboard.press("Enter")
        assert page.locator("output[data-ui=count]").inner_text() == expected
    page.keyboard.press("Shift+Enter")
    assert page.locator("output[data-ui=count]").inner_text() == "3 / 3"
    page.keyboard.press("Escape")
    assert page.locator("output[data-ui=count]").inner_text() == ""


def select(page: Page, turn: str, words: str) -> None:
    script = """([start, words]) => {
      const node = document.getElementById(`t=${start}`).lastChild;
      node.parentNode.scrollIntoView({ block: 'center' });
      const from = node.data.indexOf(words), range = new Range();
      range.setStart(node, from);
      range.setEnd(node, from + words.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }"""
    page.evaluate(script, [turn, words])


def test_a_quote_carries_speaker_title_time_and_address(reader: Reader) -> None:
    context = reader.context(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("lamp/", context)
    select(page, "45", "The lamp has found it")
    page.get_by_role("button", name="Copy quote").click()
    page.get_by_text("Copied").wait_for(state="attached")
    quote, address = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert quote == "“The lamp has found it” — Tomas, The keeper's winter, 0:46"
    assert address == f"{reader.url}lamp/#t=46,49"


def test_the_feed_address_is_copied(reader: Reader) -> None:
    context = reader.context(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("", context, ready=False)
    # The button says so for two seconds, which nobody may look at.
    page.evaluate("""() => {
      const button = document.querySelector('[data-copy]');
      const note = () => { window.said ??= button.textContent; };
      new MutationObserver(note).observe(button, { childList: true });
    }""")
    page.get_by_role("button", name="Copy").click()
    page.wait_for_function("() => window.said === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == "https://example.org/show/feed.xml"


def test_without_a_script_everything_is_there(reader: Reader) -> None:
    page = reader.open("lamp/#t=52", reader.context(java_script_enabled=False), ready=False)
    assert page.locator("audio").is_visible()
    assert not page.locator(".ctl").is_visible()
    assert not page.locator("#q").is_visible()
    assert page.locator(".part > p").count() == len(sample.SAID)
    assert page.locator(".chapters a[href^='#t=']").count() == 3
    assert page.get_by_role("heading", name="Notes").count() == 1
    box = page.locator("[id='t=52']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 860


def test_a_script_that_never_comes_leaves_the_native_control(reader: Reader) -> None:
    context = reader.context()
    context.route("**/player-*.js", lambda route: route.abort())
    reader.excuse("ERR_FAILED")
    page = reader.open("lamp/", context, ready=False)
    page.wait_for_function("() => getComputedStyle(document.querySelector('audio')).opacity === '1'")
    page.wait_for_function("() => document.querySelector('.ctl').offsetHeight === 0")


def test_pages_without_audio_or_without_words_still_work(reader: Reader) -> None:
    silent = reader.open("silent/", ready=False)
    assert silent.locator("audio, .player").count() == 0
    assert search(silent, "lamp") == "3 found"
    silent.locator("[id='t=45'] a").click()
    assert silent.locator(".part [aria-current]").get_attribute("id") == "t=45"
    wordless = reader.open("wordless/")
    assert wordless.locator("#transcript").count() == 0
    wordless.keyboard.press("k")
    wordless.wait_for_function("() => document.querySelector('audio').currentTime > 0.3")


@pytest.mark.parametrize("path", ["hostile/", "", "search/"])
def test_nothing_in_a_text_runs(reader: Reader, path: str) -> None:
    page = reader.open(path, ready=False)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src=x], svg[onload], [href^='javascript:']").count() == 0
    assert page.get_by_text("onerror=window.ran=1").count() > 0


def test_an_episode_asks_for_few_things_before_it_plays(reader: Reader) -> None:
    page = reader.open("lamp/")
    page.wait_for_load_state("networkidle")
    assert len(set(reader.requests)) <= 7  # a recording may be asked for in parts


def test_the_times_of_words_are_asked_for_when_they_are_needed(reader: Reader) -> None:
    page = reader.open("lamp/")
    page.wait_for_load_state("networkidle")
    assert not [each for each in reader.requests if "/times-" in each]
    page.keyboard.press("k")
    page.wait_for_function("() => window.wordTimes?.length")
    select(page, "45", "The lamp has found it")
    page.get_by_role("button", name="Copy quote").wait_for()
    assert len([each for each in reader.requests if "/times-" in each]) == 1


def test_times_that_never_come_leave_the_turn_and_a_guess(reader: Reader) -> None:
    context = reader.context()
    context.route("**/times-*.js", lambda route: route.abort())
    reader.excuse("ERR_FAILED")
    page = reader.open("lamp/#t=46", context)
    assert page.locator(".part [aria-current]").get_attribute("id") == "t=45"
    assert page.evaluate("CSS.highlights.get('word').size") == 1


def test_turns_without_a_time_in_the_page_get_one(reader: Reader) -> None:
    def thin(route: Route) -> None:
        html = re.sub(r'<a href="#t=(30|37)">[^<]*</a>(?=<b)', "", route.fetch().text())
        route.fulfill(body=html, content_type="text/html")

    context = reader.context()
    context.route("**/lamp/", thin)
    page = reader.open("lamp/", context)
    times = page.locator(".part > p > a:first-child")
    assert times.count() == len(sample.SAID)
    assert [times.nth(n).inner_text().strip() for n in (5, 6)] == ["0:30", "0:37"]
    times.nth(6).click()
    page.wait_for_url("**/lamp/#t=37")


def test_links_between_pages_lead_somewhere(reader: Reader) -> None:
    page = reader.open("lamp/")
    for name, title in (("Episodes", "Harbour & Lights"), ("Search", "Search · Harbour & Lights")):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page).to_have_title(title)
    page.get_by_role("link", name="The storm").first.click()
    page.wait_for_url("**/#t=25")


def test_opened_from_a_disk_the_pages_link_to_each_other(reader: Reader, folder: Path) -> None:
    page = reader.context().new_page()
    page.goto((folder / "show" / "lamp" / "index.html").as_uri())
    page.wait_for_selector("[data-ready]", state="attached")
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page).to_have_title("Search · Harbour & Lights")


def test_an_address_that_does_not_exist_has_a_page_with_its_style(reader: Reader) -> None:
    reader.excuse("404")
    page = reader.open("no/such/page", ready=False)
    assert page.evaluate("getComputedStyle(document.querySelector('.search')).display") == "flex"


def test_on_paper_all_words_and_no_controls(reader: Reader) -> None:
    page = reader.open("lamp/")
    page.emulate_media(media="print")
    assert page.locator(".part > p").last.is_visible()
    assert not page.locator(".player").is_visible()
    assert not page.locator("#q").is_visible()
