"""What listeners do most, in the engines of Firefox and of Safari: `make engines`."""

from pathlib import Path

import pytest

from tests.browser.harbour import SAID
from tests.browser.serving import serving
from tests.engines.conftest import REPORTING, Visit
from tests.engines.driving import ENGINES, Window, programs

pytestmark = pytest.mark.engines

TIME = "document.querySelector('audio').currentTime"
PLAYS = f"!document.querySelector('audio').paused && {TIME}"
SPOKEN = "document.querySelector('.part [aria-current]')?.id"
IN_VIEW = """(() => {
  const [player, turn] = ['.player', '.part [aria-current]'].map((each) => (
    document.querySelector(each).getBoundingClientRect()));
  return turn.top >= player.bottom && turn.bottom <= innerHeight;
})()"""


def ui(name: str) -> str:
    return f"document.querySelector('[data-ui={name}]')"


def painted(name: str) -> str:
    return (
        f"[...CSS.highlights.get('{name}')].map((range) => "
        "range.startContainer.data.slice(range.startOffset, range.endOffset)).join('|')"
    )


def select(window: Window, turn: int, words: str) -> None:
    """Select words of a turn, as a mouse does."""
    window.run(
        f"""((words, node = document.getElementById('t={turn}').lastChild, at = node.data.indexOf(words)) =>
        getSelection().setBaseAndExtent(node, at, node, at + words.length))("{words}")"""
    )


def test_play_lets_time_pass_and_marks_the_word_and_the_sentence(visit: Visit) -> None:
    window = visit.open("lamp/")
    assert window.run("getComputedStyle(document.querySelector('audio')).display") == "none"
    window.press("[data-ui=play]")
    window.until(f"{PLAYS} > 1")
    assert window.run(SPOKEN) == "t=0"
    assert window.run(painted("word")) in SAID[0][3].split()
    assert window.run(painted("line")) in ("Good evening.", "Tonight we walk out to the lamp with a rope.")
    assert window.run(f"{ui('play')}.ariaLabel ?? {ui('play')}.getAttribute('aria-label')") == "Pause"
    assert window.run("navigator.mediaSession.metadata.title") == "Out to the lamp · The lamp"
    assert window.run(f"{ui('error')}.hidden")
    window.press("[data-ui=play]")
    window.until("document.querySelector('audio').paused")


@pytest.mark.parametrize(
    ("moment", "turn", "time"),
    [("#t=20", "t=20", 20.5), ("#t=0:29", "t=29", 29.5), ("#chapter=2", "t=6", 14)],
)
def test_an_address_leads_to_its_moment_before_any_play(
    visit: Visit, moment: str, turn: str, time: float
) -> None:
    window = visit.open(f"lamp/{moment}")
    window.until(f"Math.abs({TIME} - {time}) < 0.2 && document.readyState === 'complete'")
    assert window.run(SPOKEN) == turn
    assert window.until(IN_VIEW)
    assert window.run("document.querySelector('audio').paused")


def test_a_stretch_ends_where_it_says(visit: Visit) -> None:
    window = visit.open("lamp/#t=20,22")
    window.press("[data-ui=play]")
    window.until(f"{PLAYS} > 20.6")
    window.until("document.querySelector('audio').paused")
    assert abs(window.run(TIME) - 22) < 0.3


def test_a_press_on_a_time_plays_from_there(visit: Visit) -> None:
    window = visit.open("lamp/")
    window.press("[id='t=14'] a")
    window.until(f"{PLAYS} > 14.6")
    assert window.run("location.hash") == "#t=14"
    assert window.run("document.querySelector('.chapters [aria-current] .ct').textContent").startswith(
        "What the"
    )


def test_searching_inside_marks_and_leads(visit: Visit) -> None:
    window = visit.open("lamp/")
    window.press("#q")
    window.type("grosse")
    window.until(f"{ui('count')}.textContent === '1 found'")
    assert window.run(painted("find")) == "Größe"
    window.key("Enter")
    window.until(f"{ui('count')}.textContent === '1 / 1'")
    assert window.run(painted("hit")) == "Größe"


def test_a_match_far_away_comes_into_sight(visit: Visit) -> None:
    window = visit.open("long/lamp/")
    window.press("#q")
    window.type("lamp")
    window.until(f"{ui('count')}.textContent === '2 found'")
    window.press("[data-ui=prev]")
    last = "document.querySelector('.part:last-child > :last-child').getBoundingClientRect()"
    assert window.until(f"{last}.top > 200 && {last}.bottom < innerHeight")


def test_selected_words_become_a_quote(visit: Visit) -> None:
    window = visit.open("lamp/#t=20")
    select(window, 20, "Her aunt Zoë did")
    window.until(f"!{ui('quote')}.hidden")
    # Its times come with it.
    window.until("document.querySelector('script[src*=times]') && typeof wordTimes === 'object'")
    window.press("[data-ui=copyquote]")
    window.until(f"{ui('live')}.textContent === 'Copied'")
    window.press("#q")
    window.key("Control", "v")
    quote = "“Her aunt Zoë did” — Tomas, The lamp, 0:20"
    assert window.until("document.querySelector('#q').value").startswith(quote)


def test_following_yields_to_the_reader_and_comes_back(visit: Visit) -> None:
    window = visit.open("lamp/")
    window.press("[data-ui=play]")
    window.until(f"{PLAYS} > 0.5")
    assert window.run(f"{ui('resume')}.hidden")
    window.wheel(600)
    window.until(f"!{ui('resume')}.hidden")
    assert window.run(f"{ui('follow')}.getAttribute('aria-pressed')") == "false"
    window.press("[data-ui=resume]")
    window.until(IN_VIEW)
    assert window.run(f"{ui('resume')}.hidden")


def test_keys_do_what_the_help_says(visit: Visit) -> None:
    window = visit.open("lamp/")
    window.type("l")
    window.until(f"Math.abs({TIME} - 30) < 0.2")
    window.type("j")
    window.until(f"Math.abs({TIME} - 15) < 0.2")
    window.key("Right")
    window.until(f"Math.abs({TIME} - 20) < 0.2")
    window.type("n")
    window.until(f"Math.abs({TIME} - 29) < 0.2")
    window.type("m")
    window.until("document.querySelector('audio').muted")
    window.type(" ")
    window.until(f"{PLAYS} > 29.2")
    window.type(">")
    window.until("document.querySelector('audio').playbackRate === 1.25")
    window.type("kt")
    window.until(f"document.querySelector('audio').paused && {ui('caption')}.textContent.length > 4")
    window.type("?")
    window.until(f"{ui('panel')}.open")
    window.key("Escape")
    window.until(f"!{ui('panel')}.open && document.activeElement === document.body")
    window.type("/")
    window.until("document.activeElement.id === 'q'")


def test_listening_goes_on_where_it_was_left(visit: Visit) -> None:
    window = visit.open("lamp/#t=14")
    window.press("[data-ui=play]")
    window.until(f"{PLAYS} > 15")
    left = window.run(TIME)
    window = visit.open("lamp/")
    window.until(f"Math.abs({TIME} - {left}) < 2")


def test_the_search_page_finds_and_leads_to_the_moment(visit: Visit) -> None:
    window = visit.open("search/")
    window.press("#search")
    window.type("strom")
    window.until("document.querySelector('[data-search-status]').textContent.includes('storm')")
    assert window.run("document.querySelector('[data-search-results] mark').textContent") == "storm"
    window.press("a[data-search-hit]:has(mark)")
    window.until("location.pathname.endsWith('/lamp/') && document.querySelector('[data-ready]')")
    window.until(f"Math.abs({TIME} - 29.5) < 3")
    assert window.run(painted("find")) == "storm"


def test_a_kept_page_opens_and_plays_without_a_network(window: Window, site: Path) -> None:
    with serving(site, policy=REPORTING) as url:
        visit = Visit(window, url)
        visit.open("lamp/")
        window.key("Right")
        window.until("navigator.serviceWorker.controller && document.querySelector('.keep.on')")
        window.press("[data-keep]")
        window.until("document.querySelector('dialog[open] input[type=checkbox]')")
        window.press("dialog[open] input[type=checkbox]")
        window.press("dialog[open] form button")
        window.until("document.querySelector('dialog[open] [role=status]').textContent.startsWith('Kept')")
    visit.open("lamp/#t=29")
    assert window.run("document.querySelector('h1').textContent") == "The lamp"
    window.press("[data-ui=play]")
    window.until(f"{PLAYS} > 29.8")
    assert window.run("getComputedStyle(document.querySelector('.part > [id^=t]')).position") == "relative"


def test_a_narrow_window_has_the_player_at_its_foot(visit: Visit) -> None:
    visit.window.resize(500, 844)
    try:
        window = visit.open("lamp/#t=20")
        assert window.run("document.documentElement.scrollWidth <= innerWidth")
        assert window.run("document.querySelector('.player').getBoundingClientRect().bottom | 0") == (
            window.run("innerHeight")
        )
    finally:
        visit.window.resize(1280, 900)


def test_by_night_the_ground_is_dark_and_the_words_are_light(engine: str, site: Path, tmp_path: Path) -> None:
    with serving(site) as url, ENGINES[engine](programs()[engine], tmp_path, is_dark=True) as window:
        window.open(f"{url}lamp/")
        assert window.run("matchMedia('(prefers-color-scheme: dark)').matches")
        assert window.run("getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 29)"
        ink = window.run("getComputedStyle(document.body).color.match(/\\d+/g).map(Number)")
        assert min(ink) > 200
