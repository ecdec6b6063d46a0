"""Listening: the player, the moments, the keys, what is remembered."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Reader
from tests.browser.sample import SILENCES

TIME = "() => document.querySelector('audio').currentTime"
PAUSED = "() => document.querySelector('audio').paused"


def plays(page: Page, beyond: float = 0.3) -> None:
    """Wait until it does; a page that is being left may have nothing to hear."""
    page.wait_for_function(f"() => document.querySelector('audio')?.currentTime > {beyond}")


def turn_is(page: Page, turn: str) -> None:
    """The turn that is marked as the one being said."""
    expect(page.locator(".part [aria-current]")).to_have_attribute("id", turn)


def rate_is(page: Page, rate: float) -> None:
    page.wait_for_function(f"() => document.querySelector('audio').playbackRate === {rate}")


def stands_at(page: Page, time: float) -> None:
    page.wait_for_function(f"() => Math.abs(document.querySelector('audio')?.currentTime - {time}) < 0.2")


STOPS = """(end) => {
  const audio = document.querySelector('audio');
  let late = 0;
  const look = () => {
    if (!audio.paused && audio.currentTime >= end) late += 1;
    requestAnimationFrame(look);
  };
  look();
  audio.pause = () => {
    window.stopped = { time: audio.currentTime, late };
    HTMLMediaElement.prototype.pause.call(audio);
  };
}"""
"""Notes the time at which the page pauses, and how many frames have come behind `end` before that."""


def stops_at_once(page: Page, end: float) -> None:
    """It paused with the first frame behind `end`; how long a frame takes, only the machine knows."""
    page.wait_for_function("() => window.stopped")
    stopped = page.evaluate("stopped")
    assert stopped["time"] >= end
    assert stopped["late"] <= 1


def is_in_view(page: Page, turn: str) -> None:
    script = """(turn) => {
      const box = document.getElementById(turn).getBoundingClientRect();
      const player = document.querySelector('.player').getBoundingClientRect();
      const docked = player.top > innerHeight / 2;
      return box.top >= (docked ? 0 : player.bottom) && box.top < (docked ? player.top : innerHeight);
    }"""
    page.wait_for_function(script, arg=turn)


def test_pressing_play_lets_time_pass_and_marks_what_is_spoken(reader: Reader) -> None:
    page = reader.open("lamp/")
    page.get_by_role("button", name="Play", exact=True).click()
    turn_is(page, "t=0")
    plays(page)
    assert page.evaluate("CSS.highlights.get('word').size") == 1
    assert page.evaluate("CSS.highlights.get('line').size") == 1
    page.get_by_role("button", name="Pause").click()
    assert page.evaluate(PAUSED)


def test_a_click_on_a_time_plays_from_that_turn(reader: Reader) -> None:
    page = reader.open("lamp/")
    page.locator("[id='t=30'] a").click()
    plays(page, 30.5)
    turn_is(page, "t=30")
    expect(page.locator(".chapters [aria-current]")).to_contain_text("The storm")
    assert page.url.endswith("#t=30")


def test_while_it_plays_a_click_on_a_word_goes_to_that_word(reader: Reader) -> None:
    page = reader.open("lamp/")
    page.keyboard.press("k")
    plays(page)
    words = page.locator("[id='t=45']")
    page.keyboard.press("f")  # or following would scroll the word away from under the mouse
    page.evaluate("""() => {
      const audio = document.querySelector('audio');
      audio.addEventListener('seeking', () => { window.sought = audio.currentTime; });
    }""")
    words.click(position={"x": 72, "y": 40})
    plays(page, 45)
    page.wait_for_function("() => window.sought >= 45 && window.sought < 46.5")


@pytest.mark.parametrize(
    ("moment", "turn", "time"),
    [
        ("#t=30", "t=30", 30.5),
        ("#t=1:04", "t=64", 64),
        ("#t=27", "t=25", 27),
        ("#t=37,44", "t=37", 37),
        ("#t=5", "t=5", 5.4),
    ],
)
@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_moment_in_the_address_shows_its_turn_before_any_play(
    reader: Reader, moment: str, turn: str, time: float, size: str
) -> None:
    context = reader.context(viewport=PHONE) if size == "phone" else None
    page = reader.open(f"lamp/{moment}", context)
    turn_is(page, turn)
    stands_at(page, time)
    assert page.evaluate(PAUSED)
    is_in_view(page, turn)


def test_a_moment_works_before_the_audio_is_known(reader: Reader) -> None:
    context = reader.context()
    context.route("**/*.mp3", lambda _: None)
    page = reader.open("lamp/#t=1:04", context)
    turn_is(page, "t=64")
    expect(page.locator("[data-ui=now]")).to_have_text("1:04")


def test_a_new_moment_in_the_address_is_gone_to(reader: Reader) -> None:
    page = reader.open("lamp/")
    page.evaluate("location.hash = '#t=0:45'")
    stands_at(page, 45)
    turn_is(page, "t=45")


def test_a_stretch_ends_where_it_says(reader: Reader) -> None:
    page = reader.open("lamp/#t=37,38")
    stands_at(page, 37)
    page.evaluate(STOPS, 38)
    page.keyboard.press("k")
    stops_at_once(page, 38)
    stands_at(page, 38)
    assert page.evaluate(PAUSED)
    page.keyboard.press("k")
    plays(page, 38.4)


def test_keys_do_what_the_help_says(reader: Reader) -> None:
    page = reader.open("lamp/#t=12")
    stands_at(page, 12)
    for key, time in (
        ("l", 42),
        ("j", 27),
        ("ArrowRight", 32),
        ("ArrowLeft", 27),
        ("n", 45),
        ("p", 25),
        ("p", 0),
    ):
        page.keyboard.press(key)
        stands_at(page, time)
    page.keyboard.press(">")
    rate_is(page, 1.25)
    page.keyboard.press("/")
    page.keyboard.type("k")
    expect(page.locator("#q")).to_have_value("k")
    assert page.evaluate(PAUSED)


def test_keys_can_be_turned_off_and_stay_off(reader: Reader) -> None:
    context = reader.context()
    page = reader.open("lamp/", context)
    page.keyboard.press("?")
    page.get_by_label("Single-key shortcuts").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    again = reader.open("wordless/", context)
    again.keyboard.press("l")
    assert again.evaluate(TIME) == 0
    assert page.evaluate(TIME) == 0


def test_all_times_are_one_tab_stop_with_arrows_inside(reader: Reader) -> None:
    page = reader.open("lamp/")
    assert page.locator(".part a[tabindex='0']").count() == 1
    page.locator(".part a").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    turn_is(page, "t=12")
    plays(page, 12)


def leave_off(page: Page, at: float) -> float:
    """Listen until `at`; gives the time where it stands then, which is remembered after it has stopped."""
    page.keyboard.press("k")
    plays(page, at)
    page.keyboard.press("k")
    page.wait_for_function("""() => {
      const audio = document.querySelector('audio');
      const key = Object.keys(localStorage).find((each) => each.startsWith('pos:'));
      return audio.paused && localStorage.getItem(key) === audio.currentTime.toFixed(1);
    }""")
    return float(page.evaluate(TIME))


def test_listening_goes_on_where_it_was_left_and_as_fast(reader: Reader) -> None:
    context = reader.context()
    page = reader.open("lamp/#t=30", context)
    stands_at(page, 30.5)
    page.get_by_label("Speed").select_option("1.5")
    left = leave_off(page, 31)
    again = reader.open("lamp/", context)
    stands_at(again, left)
    rate_is(again, 1.5)
    expect(again.locator("[data-ui=live]")).to_contain_text("Ready to resume")


def test_a_link_that_was_only_opened_leaves_the_place_as_it_was(reader: Reader) -> None:
    context = reader.context()
    page = reader.open("lamp/#t=52", context)
    left = leave_off(page, 52.3)
    linked = reader.open("lamp/#t=12", context)
    stands_at(linked, 12)
    linked.goto("about:blank")
    again = reader.open("lamp/", context)
    stands_at(again, left)


def test_who_heard_it_to_the_end_begins_anew_without_the_sleep_timer(reader: Reader) -> None:
    context = reader.context()
    page = reader.open("lamp/#t=74", context)
    stands_at(page, 74)
    page.get_by_label("Sleep timer").evaluate("(e) => { e.value = 'chapter'; e.onchange(); }")
    page.keyboard.press("k")
    page.wait_for_function("() => document.querySelector('audio').ended")
    expect(page.locator("[data-ui=sleep]")).to_have_value("")
    page.goto("about:blank")
    again = reader.open("lamp/", context)
    stands_at(again, 0)


def test_blocked_storage_breaks_nothing(reader: Reader) -> None:
    context = reader.context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page = reader.open("lamp/", context)
    page.keyboard.press("k")
    plays(page)


def test_silences_are_skipped_on_request(reader: Reader) -> None:
    page = reader.open("lamp/#t=19.9")
    page.get_by_role("button", name="Trim silence").click()
    # What is heard of a silence before the next frame is not saved: on a busy machine as much as a second.
    page.evaluate("document.querySelector('audio').playbackRate = 0.125")
    page.keyboard.press("k")
    page.wait_for_function("() => document.querySelector('[data-ui=saved]').textContent === '−5 s'")
    plays(page, 24.9)
    page.evaluate("location.hash = '#t=39.9'")
    plays(page, 44.9)
    # As long as the build said they are, all of them together.
    predicted = page.evaluate(
        "JSON.parse(document.getElementById('player-data').textContent)"
        ".silences.reduce((sum, [from, to]) => sum + to - from, 0)"
    )
    assert predicted == sum(end - start for start, end in SILENCES)
    expect(page.locator("[data-ui=saved]")).to_have_text(f"−{predicted} s")


def test_the_lock_screen_is_told_what_plays(reader: Reader) -> None:
    page = reader.open("lamp/#t=25")
    facts = page.evaluate(
        "(({ title, artist, artwork }) => [title, artist, artwork.length])(navigator.mediaSession.metadata)"
    )
    assert facts == ["The storm · The keeper's winter", "Harbour & Lights", 1]


def test_the_page_follows_until_the_reader_scrolls_away(reader: Reader) -> None:
    page = reader.open("lamp/")
    page.keyboard.press("k")
    plays(page)
    page.mouse.move(600, 600)
    page.mouse.wheel(0, 200)
    back = page.get_by_role("button", name="Back to what’s playing")
    back.click()
    expect(page.get_by_role("button", name="Follow along")).to_have_attribute("aria-pressed", "true")
    expect(back).to_be_hidden()


def test_a_missing_recording_is_said_and_linked(reader: Reader) -> None:
    context = reader.context()
    context.route("**/*.mp3", lambda route: route.fulfill(status=404, body=""))
    reader.excuse("404")
    page = reader.open("lamp/", context)
    page.get_by_text("The audio could not be loaded.").first.wait_for()
    expect(page.get_by_role("link", name="Open the file")).to_be_visible()
