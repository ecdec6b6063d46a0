"""Every function by keyboard alone: no test here touches a mouse, and none calls a script to do anything."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import Reader
from tests.browser.test_player import PAUSED, TIME, plays, rate_is, stands_at

NAME = """() => {
  const { activeElement: here } = document;
  const label = here.labels?.[0];
  const said = here.getAttribute('aria-label') ?? (label?.querySelector('.vh') ?? label ?? here).textContent;
  return said.trim();
}"""


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab until what has the focus is called `name`."""
    for _ in range(80):
        page.keyboard.press(key)
        if page.evaluate(NAME).replace("\n", " ") == name:
            return
    pytest.fail(f"Tab never comes to {name!r}")


@pytest.fixture
def context(reader: Reader) -> BrowserContext:
    return reader.context(permissions=["clipboard-read", "clipboard-write"])


@pytest.fixture
def lamp(reader: Reader, context: BrowserContext) -> Page:
    return reader.open("lamp/", context)


COPIED_CODE = """async () => {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    if ((await navigator.clipboard.readText()).startsWith("<iframe")) return true;
    await new Promise((done) => requestAnimationFrame(done));
  }
  return false;
}"""
"""Wait until the clipboard has the code of the embedded player."""


def copied(page: Page) -> str:
    page.get_by_text("Copied").first.wait_for(state="attached")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_first_key_leads_past_the_head_of_the_page(lamp: Page) -> None:
    lamp.keyboard.press("Tab")
    assert lamp.evaluate(NAME) == "Skip to the content"
    lamp.keyboard.press("Enter")
    tab_to(lamp, "Play")
    lamp.keyboard.press("Shift+Tab")
    assert lamp.evaluate("document.activeElement.closest('main')") is None


def test_buttons_play_skip_and_pause(lamp: Page) -> None:
    tab_to(lamp, "Play")
    lamp.keyboard.press("Space")
    plays(lamp)
    lamp.keyboard.press("Enter")
    lamp.wait_for_function(PAUSED)
    tab_to(lamp, "Forward 30 seconds")
    lamp.keyboard.press("Enter")
    lamp.wait_for_function(f"() => ({TIME})() > 30")
    tab_to(lamp, "Back 15 seconds", "Shift+Tab")
    lamp.keyboard.press("Space")
    lamp.wait_for_function(f"() => ({TIME})() < 20")


def test_the_seek_bar_and_the_speed_are_moved_by_arrows(lamp: Page) -> None:
    tab_to(lamp, "Position")
    lamp.keyboard.press("End")
    lamp.wait_for_function(f"() => ({TIME})() > 70")
    lamp.keyboard.press("Home")
    stands_at(lamp, 0)
    lamp.keyboard.press("ArrowRight")
    lamp.wait_for_function(f"() => ({TIME})() > 0")
    tab_to(lamp, "Speed")
    lamp.keyboard.press("ArrowDown")
    rate_is(lamp, 1.25)
    tab_to(lamp, "Trim silence")
    lamp.keyboard.press("Space")
    expect(lamp.get_by_role("button", name="Trim silence")).to_have_attribute("aria-pressed", "true")


def test_a_moment_is_shared_and_the_focus_comes_back(lamp: Page) -> None:
    lamp.keyboard.press("l")
    tab_to(lamp, "Share")
    lamp.keyboard.press("Enter")
    tab_to(lamp, "Start at 0:30")
    lamp.keyboard.press("Space")
    tab_to(lamp, "Copy")
    lamp.keyboard.press("Enter")
    assert copied(lamp).endswith("lamp/#t=30")
    tab_to(lamp, "Copy")
    lamp.keyboard.press("Enter")
    assert lamp.evaluate(COPIED_CODE)
    tab_to(lamp, "Close")
    lamp.keyboard.press("Enter")
    expect(lamp.get_by_role("button", name="Share")).to_be_focused()


def test_volume_sleep_captions_and_the_keys_are_set(lamp: Page) -> None:
    tab_to(lamp, "More")
    lamp.keyboard.press("Enter")
    expect(lamp.get_by_label("Volume")).to_be_focused()
    lamp.keyboard.press("Home")
    lamp.wait_for_function("() => document.querySelector('audio').volume === 0")
    tab_to(lamp, "Sleep timer")
    lamp.keyboard.press("ArrowDown")
    tab_to(lamp, "Large captions")
    lamp.keyboard.press("Space")
    tab_to(lamp, "Single-key shortcuts")
    lamp.keyboard.press("Space")
    lamp.keyboard.press("Escape")
    expect(lamp.get_by_role("button", name="More")).to_be_focused()
    expect(lamp.locator(".cap")).to_be_visible()
    expect(lamp.locator("[data-ui=nap]")).not_to_be_empty()
    lamp.keyboard.press("k")
    assert lamp.evaluate(PAUSED)


def test_chapters_and_times_are_gone_to(lamp: Page) -> None:
    tab_to(lamp, "0:25The storm")
    lamp.keyboard.press("Enter")
    plays(lamp, 25)
    tab_to(lamp, "0:00")
    for _ in range(3):
        lamp.keyboard.press("ArrowDown")
    lamp.keyboard.press("Enter")
    # Back from what was played until then.
    lamp.wait_for_function(f"() => ({TIME})() > 15 && ({TIME})() < 24")


def test_files_are_taken_along(lamp: Page) -> None:
    for name in ("Open in my podcast app", "Download audio 0.5 MB", "RSS feed", "WebVTT", "SubRip", "Text"):
        tab_to(lamp, name)


def test_the_transcript_is_searched_and_followed(lamp: Page) -> None:
    tab_to(lamp, "Follow along")
    lamp.keyboard.press("Space")
    expect(lamp.get_by_role("button", name="Follow along")).to_have_attribute("aria-pressed", "false")
    tab_to(lamp, "Search the transcript")
    lamp.keyboard.type("lamp")
    lamp.keyboard.press("Enter")
    count = lamp.locator("output[data-ui=count]")
    expect(count).to_have_text("1 / 3")
    tab_to(lamp, "Next match")
    lamp.keyboard.press("Enter")
    expect(count).to_have_text("2 / 3")
    tab_to(lamp, "Previous match", "Shift+Tab")
    lamp.keyboard.press("Space")
    expect(count).to_have_text("1 / 3")


def test_what_is_being_said_is_quoted(lamp: Page) -> None:
    lamp.keyboard.press("l")
    stands_at(lamp, 30)
    lamp.keyboard.press("q")
    quote, address = copied(lamp).split("\n")
    assert quote == "“And now the storm arrives. Hold on to the rail.” — Mara, The keeper's winter, 0:25"
    assert "lamp/#t=25,3" in address


def test_a_quote_waits_for_the_times_of_its_words(reader: Reader, context: BrowserContext) -> None:
    # It waits for two seconds, and a slow machine may take longer to give what is held back here.
    context.add_init_script("""{ const own = setTimeout;
        window.setTimeout = (call, wait, ...rest) => own(call, wait === 2000 ? 1e9 : wait, ...rest); }""")
    held: list[Route] = []
    context.route("**/times-*.js", lambda route: held.insert(0, route))
    page = reader.open("lamp/", context)
    with page.expect_request("**/times-*.js"):
        page.keyboard.press("l")
    page.keyboard.press("q")
    page.wait_for_function("() => !getSelection().isCollapsed")
    # Whoever speaks from 25 s on is done at 28.5 s, and not when the next one begins.
    held[0].fulfill(body=held[0].fetch().text() + "wordTimes[4][0].push(wordTimes[4][0].pop() - 100)")
    assert copied(page).endswith("lamp/#t=25,29")


def test_a_page_without_words_has_nothing_to_quote(reader: Reader) -> None:
    page = reader.open("wordless/")
    page.keyboard.press("q")
    page.keyboard.press("k")
    plays(page)


def test_on_a_guide_the_contents_the_stops_and_the_questions_are_reached(reader: Reader) -> None:
    page = reader.open("walk/")
    tab_to(page, "Questions")
    page.keyboard.press("Enter")
    tab_to(page, "Is it open?")
    page.keyboard.press("Enter")
    expect(page.get_by_text("In summer.")).to_be_visible()
    page.keyboard.press("Control+Home")
    tab_to(page, "Calm", "Shift+Tab")
    page.keyboard.press("Enter")
    plays(page, 45)


def test_on_the_show_page_everything_is_reached(reader: Reader, context: BrowserContext) -> None:
    page = reader.open("", context, ready=False)
    tab_to(page, "Search everything said in the show")
    tab_to(page, "The keeper's winter")
    tab_to(page, "Open in my podcast app")
    tab_to(page, "Copy")
    page.keyboard.press("Enter")
    assert copied(page).endswith("/feed.xml")
    tab_to(page, "Mara Lind")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/mara-lind/")


def test_on_the_small_player_everything_is_reached(reader: Reader) -> None:
    page = reader.open("lamp/embed/")
    for name in (
        "Play",
        "Back 15 seconds",
        "Forward 30 seconds",
        "Position",
        "Speed",
        "Trim silence",
        "Share",
    ):
        tab_to(page, name)
    tab_to(page, "More")
    tab_to(page, "Chapters")
    page.keyboard.press("Enter")
    tab_to(page, "0:25The storm")
    page.keyboard.press("Enter")
    plays(page, 25)
