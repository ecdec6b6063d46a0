"""A whole show as people meet it: made by a build, served by the preview, read, heard and searched."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from podcast.serve import running
from tests.browser.conftest import ARGUMENTS, PATIENCE, PHONE, WIDE, Reader
from tests.browser.harbour import SAID, STEP, VECTORS, build_show, measured
from tests.browser.test_access import violations
from tests.browser.test_player import PAUSED, is_in_view, leave_off, plays, stands_at, turn_is
from tests.quality.links import broken
from tests.shows import BASE_URL

MARKED = """() => {
  const [range] = CSS.highlights.get('word');
  return range.startContainer.data.slice(range.startOffset, range.endOffset);
}"""
FOUND = """() => [...CSS.highlights.get('find')].map(
  (range) => range.startContainer.data.slice(range.startOffset, range.endOffset))"""
# What would run, load or send something: none of it may ever be made from a text.
ACTIVE = """() => [...document.querySelectorAll('*')].filter((each) => {
  // Where the words are that somebody selected: the player puts this there, and sets nothing else of it.
  const isPlaced = each.matches('[data-ui=quote]') && [...each.style].sort().join() === 'left,top';
  const { localName } = each, names = each.getAttributeNames();
  const addresses = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].map(
    (name) => each.getAttribute(name));
  return names.some((name) => name.startsWith('on') || name === 'srcdoc')
    || (each.hasAttribute('style') && !each.matches('.player') && !isPlaced)
    || addresses.some((address) => /^\\s*(javascript|data|vbscript):/i.test(address ?? ''))
    || ['iframe', 'object', 'embed', 'base', 'style', 'template', 'math', 'video'].includes(localName)
    || (localName === 'meta' && /refresh/i.test(each.httpEquiv))
    || (localName === 'script' && !each.src && !each.matches('head > [type$=json]'));
}).map((each) => each.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host's root; the show lies in the folder that its address names."""
    root = tmp_path_factory.mktemp("public")
    assert build_show(tmp_path_factory.mktemp("work") / "show", root / "show").episodes == 6
    shutil.copy(root / "show/404.html", root)
    return root


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with running(built) as host:
        yield f"{host}show/"


@pytest.fixture(scope="module")
def strict(chromium: Browser) -> Iterator[Browser]:
    """A browser that lets a page play only after somebody has touched it, as they come."""
    lax = "--autoplay-policy=no-user-gesture-required"
    arguments = [each for each in ARGUMENTS if each != lax] + [
        "--autoplay-policy=document-user-activation-required"
    ]
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    browser = chromium.browser_type.launch(executable_path=path, args=arguments, timeout=4 * PATIENCE)
    yield browser
    browser.close()


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Reader]:
    """Somebody on the built site; nothing may be wrong on the console, and nobody else may be asked."""
    made = Reader(chromium, address)
    yield made
    for context in made.contexts:
        context.close()
    assert made.wrong() == []


def said(page: Page) -> list[str]:
    """The words of each turn, without its time and its speaker."""
    turns = page.locator(".part > p")
    return list(turns.evaluate_all("all => all.map(({ lastChild }) => lastChild.data)"))


def search(page: Page, text: str) -> Locator:
    """Ask the search page; its results."""
    page.fill("input[type=search]", text)
    page.keyboard.press("Enter")
    return page.locator("[data-search-hit]")


def searching(visitor: Reader, query: str = "") -> Page:
    page = visitor.open(f"search/{query}", ready=False)
    page.wait_for_selector("select[name=episode]")
    return page


def test_it_plays_from_the_beginning_and_from_a_turn(visitor: Reader) -> None:
    page = visitor.open("lamp/")
    page.get_by_role("button", name="Play", exact=True).click()
    plays(page)
    turn_is(page, "t=0")

    page.locator("[id='t=20'] a").click()
    plays(page, 20.6)
    turn_is(page, "t=20")
    expect(page.locator(".chapters [aria-current] .ct")).to_have_text(re.compile("^What the keeper"))
    assert page.url.endswith("/lamp/#t=20")


def test_the_recording_is_all_there_and_can_be_sought_in(visitor: Reader) -> None:
    page = visitor.open("lamp/")
    page.wait_for_function("() => document.querySelector('audio').readyState > 0")
    assert page.evaluate("document.querySelector('audio').duration") == pytest.approx(40, abs=0.1)
    page.locator("[data-ui=seek]").focus()
    page.keyboard.press("End")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 39")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_an_address_with_a_time_shows_its_turn_before_any_play(visitor: Reader, size: dict[str, int]) -> None:
    page = visitor.open("lamp/#t=30", visitor.context(viewport=size))
    stands_at(page, 30)
    assert page.evaluate(PAUSED)
    turn_is(page, "t=29")
    is_in_view(page, "t=29")


@pytest.mark.parametrize("turn", [1, 3])
def test_words_are_marked_when_they_were_measured(visitor: Reader, turn: int) -> None:
    start, end, _, text = SAID[turn]
    words = measured(start, end, text)
    (third, at), (last, late) = words[2], words[-1]
    page = visitor.open("lamp/")
    # Most of the turn is a wait, so a guess from its letters would be at another word.
    for time, word in ((at + STEP / 2, third), (late - 0.3, words[-2][0]), (late + 0.2, last)):
        page = visitor.open(f"lamp/#t={time:.2f}")
        page.wait_for_function(f"(word) => ({MARKED})() === word", arg=word)
        assert not page.get_by_text("The marked word is an estimate.").count()


def test_where_nothing_was_measured_the_page_says_so(visitor: Reader) -> None:
    page = visitor.open("keeper/#t=3")
    turn_is(page, "t=2")
    assert page.evaluate(MARKED)
    expect(page.get_by_text("The marked word is an estimate.")).to_be_visible()


def test_words_inside_an_episode_are_found(visitor: Reader) -> None:
    page = visitor.open("lamp/", visitor.context(reduced_motion="reduce"))
    page.keyboard.press("/")
    page.keyboard.type("cafe grosse")
    assert page.locator("output[data-ui=count]").inner_text() == "1 found"
    page.fill("#q", "LAMP")
    assert page.locator("output[data-ui=count]").inner_text() == "2 found"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator("output[data-ui=count]").inner_text() == "2 / 2"
    is_in_view(page, "t=34")


def test_from_the_show_to_the_second_in_which_it_was_said(visitor: Reader) -> None:
    page = visitor.open("", ready=False)
    search(page, "aunt")
    page.wait_for_url("**/search/?q=aunt")
    hit = page.locator("[data-search-hit]")
    expect(hit).to_have_count(1)
    expect(hit).to_contain_text("Tomas")
    hit.click()
    page.wait_for_url("**/lamp/#t=20")
    page.wait_for_selector("[data-ready]", state="attached")
    plays(page, 20.6)
    turn_is(page, "t=20")
    is_in_view(page, "t=20")
    assert page.evaluate(FOUND) == ["aunt"]


def test_who_comes_back_from_a_hit_of_a_long_archive_is_where_it_was_pressed(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("podcast.search.web.SHORT", 1)
    build_show(tmp_path / "work/show", tmp_path / "public/show")
    with running(tmp_path / "public") as host:
        visitor = Reader(chromium, f"{host}show/")
        comes_back(visitor)
        visitor.contexts[0].close()


def comes_back(visitor: Reader) -> None:
    context = visitor.context(viewport={"width": 360, "height": 320})
    # As the list of a long show is; the results push it down after the browser has gone where one was.
    context.add_init_script("""addEventListener('DOMContentLoaded', () => {
      const tall = new CSSStyleSheet();
      tall.replaceSync('#browse { padding-bottom: 200rem }');
      document.adoptedStyleSheets = [tall];
    })""")
    page = visitor.open("search/?q=the", context, ready=False)
    hit = page.locator("[data-search-hit]").nth(6)
    hit.scroll_into_view_if_needed()
    hit.click()
    page.wait_for_selector("[data-ready]", state="attached")
    held: list[Route] = []
    page.route("**/search/root-*", lambda route: held.append(route))  # noqa: PLW0108 - a method has no name here
    with page.expect_request("**/search/root-*"):
        page.go_back()
    page.wait_for_function("() => scrollY > 0")
    held[0].continue_()
    expect(hit).to_be_in_viewport()


def test_only_whole_words_of_a_hit_are_marked(visitor: Reader) -> None:
    page = searching(visitor, "?q=a%20naive%20in")
    page.locator("[data-search-hit]").click()
    page.wait_for_selector("[data-ready]", state="attached")
    plays(page, 15.1)
    assert sorted(page.evaluate(FOUND)) == ["A", "in", "naïve"]


def test_where_a_browser_is_strict_a_pressed_hit_plays_all_the_same(visitor: Reader, strict: Browser) -> None:
    visitor.browser = strict
    page = searching(visitor, "?q=aunt%20owner")
    page.locator("[data-search-hit]").click()
    page.wait_for_selector("[data-ready]", state="attached")
    plays(page, 20.6)
    assert page.evaluate(FOUND) == ["aunt", "owner"]


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_page_that_may_not_play_offers_it_from_there(
    visitor: Reader, strict: Browser, size: dict[str, int]
) -> None:
    visitor.browser = strict
    page = visitor.open("lamp/#t=20&play", visitor.context(viewport=size))
    page.wait_for_function("() => document.activeElement.dataset.ui === 'play'")
    assert page.evaluate(PAUSED)
    expect(page.locator("[data-ui=live]")).to_have_text("Ready to play from 0:20")
    assert page.url.endswith("/lamp/#t=20")
    is_in_view(page, "t=20")

    page.keyboard.press("Enter")
    plays(page, 20.6)


def test_a_hit_in_a_tab_of_its_own_waits_there_in_silence(visitor: Reader) -> None:
    page = searching(visitor, "?q=aunt")
    with page.context.expect_page() as opened:
        page.locator("[data-search-hit]").click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_selector("[data-ready]", state="attached")
    stands_at(opened.value, 20.5)
    assert opened.value.evaluate(PAUSED)


def test_a_hit_is_played_once_and_not_again_when_somebody_comes_back(visitor: Reader) -> None:
    page = searching(visitor, "?q=aunt")
    page.locator("[data-search-hit]").click()
    page.wait_for_selector("[data-ready]", state="attached")
    plays(page, 20.6)
    page.reload()
    page.wait_for_selector("[data-ready]", state="attached")
    stands_at(page, 20.5)
    assert page.evaluate(PAUSED)


@pytest.mark.parametrize(
    ("query", "links"),
    [
        ('"writes it down"', ["../lamp/#t=6"]),
        ('"down it writes"', []),
        ("zoe", ["../lamp/#t=20"]),
        ("NAÏVE grosse", ["../lamp/#t=20"]),
        ("coal", ["../crane/#t=3"]),
        ("nobody", ["../silent/#t=0"]),
    ],
)
def test_searching_finds_what_was_said_and_where(visitor: Reader, query: str, links: list[str]) -> None:
    page = searching(visitor)
    hits = search(page, query)
    expect(page.get_by_role("status")).to_contain_text("1 result in 1" if links else "Nothing found")
    assert [each.get_attribute("href") for each in hits.all()] == links


def test_the_keyboard_leads_from_the_box_to_the_moment(visitor: Reader) -> None:
    page = searching(visitor)
    page.focus("input[type=search]")
    page.keyboard.type("gauge", delay=5)
    expect(page.get_by_role("status")).to_contain_text("2 results in 2 episodes")
    page.keyboard.press("ArrowDown")
    address = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address.removeprefix('..')}")
    page.wait_for_selector("[data-ready]", state="attached")
    # Painted in the turn that it came to; what is being said goes on.
    assert page.evaluate(FOUND) == ["gauge"]


@pytest.mark.parametrize(("more", "where"), [("uge", "../keeper/#t=5"), ("xyz", None)])
def test_who_is_at_a_hit_when_the_last_letters_are_answered_stays_there(
    visitor: Reader, more: str, where: str | None
) -> None:
    page = searching(visitor)
    page.locator("input[type=search]").press_sequentially("ga")
    expect(page.locator("[data-search-hit]").first).to_have_attribute("href", "../keeper/#t=5")

    page.evaluate(
        """(more) => {
          const box = document.querySelector('input[type=search]');
          const hit = document.querySelector('[data-search-hit]');
          box.value += more;
          box.dispatchEvent(new Event('input'));
          hit.dataset.old = '';
          hit.focus();
        }""",
        more,
    )

    expect(page.locator("[data-old]")).to_have_count(0)
    expect(page.locator(f"[href='{where}']" if where else "input[type=search]")).to_be_focused()


def test_listening_goes_on_where_it_was_left(visitor: Reader) -> None:
    context = visitor.context()
    page = visitor.open("lamp/#t=14", context)
    left = leave_off(page, 14.8)
    page.close()

    page = visitor.open("lamp/", context)
    stands_at(page, left)
    turn_is(page, "t=14")


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", WIDE), ("dark", WIDE), ("dark", PHONE)], ids=["day", "night", "phone"]
)
def test_axe_finds_nothing_anywhere(visitor: Reader, scheme: str, size: dict[str, int]) -> None:
    context = visitor.context(color_scheme=scheme, viewport=size)
    visitor.excuse("404")
    for path in ("", "lamp/#t=15", "search/?q=lamp", "nowhere/at/all"):
        page = visitor.open(path, context, ready=False)
        if path.startswith("search"):
            page.wait_for_selector("[data-search-hit]")
        assert violations(page) == [], path
        page.close()


ZOOMED = {"width": WIDE["width"] // 2, "height": WIDE["height"] // 2}
"""What is left of a desk's window at 200 %."""


def states_of_search(page: Page) -> Iterator[str]:
    """The search page in one state after another, with what to call it."""
    said = page.get_by_role("status")
    box = page.locator("input[type=search]")
    yield "empty"
    box.press_sequentially("gau")
    expect(page).to_have_url(re.compile(r"\?q=gau$"))
    expect(said).to_contain_text("2 results in 2 episodes")
    yield "while typing"
    search(page, "danger")
    expect(said).to_contain_text("results in 1 episode")
    yield "results"
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("button", name="Show all")).to_have_count(0)
    yield "all of an episode"
    page.focus("select[name=episode]")
    page.select_option("select[name=episode]", label="The lamp")
    expect(said).to_contain_text("Nothing found")
    yield "nothing behind a filter"
    page.select_option("select[name=episode]", "")
    search(page, "gauge coal")
    expect(said).to_contain_text("Nothing found for “gauge coal”")
    expect(page.get_by_role("button", name="coal")).to_be_visible()
    yield "nothing, with what is found alone"
    search(page, "guage")
    expect(said).to_contain_text("Showing results for gauge")
    yield "a slip put right"
    search(page, "zyxwvq")
    expect(said).to_contain_text("is in no episode")
    yield "nonsense"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE, ZOOMED])
def test_axe_finds_nothing_in_any_state_of_the_search(
    visitor: Reader, scheme: str, size: dict[str, int]
) -> None:
    page = visitor.open("search/", visitor.context(color_scheme=scheme, viewport=size), ready=False)
    page.wait_for_selector("select[name=episode]")
    for state in states_of_search(page):
        assert violations(page) == [], state
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], state


def test_an_address_with_nothing_leads_back(visitor: Reader) -> None:
    visitor.excuse("404")
    page = visitor.open("nowhere/at/all", ready=False)
    search(page, "coal")
    page.wait_for_url("**/show/search/?q=coal")
    expect(page.locator("[data-search-hit]")).to_have_count(1)


def test_without_a_script_all_of_it_can_be_read_and_heard(visitor: Reader) -> None:
    context = visitor.context(java_script_enabled=False)
    page = visitor.open("lamp/#t=29", context, ready=False)
    assert said(page) == [text for *_, text in SAID]
    assert page.locator("audio[controls]").is_visible()
    assert page.get_by_role("heading", name="Facts").is_visible()
    assert not page.locator("#q, [data-ui=follow], .ctl").filter(visible=True).count()
    page.locator(".chapters a").nth(1).click()
    page.wait_for_url("**/lamp/#t=14")
    box = page.locator("[id='t=14']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < WIDE["height"]

    page = visitor.open("search/", context, ready=False)
    assert page.locator("noscript p").is_visible()
    page.get_by_role("link", name="Storm").click()
    page.wait_for_url("**/lamp/#t=29")


def test_a_copy_on_a_disk_plays_and_is_searched(visitor: Reader, built: Path) -> None:
    page = visitor.context().new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((built / "show/lamp/index.html").as_uri() + "#t=20")
    page.wait_for_selector("[data-ready]", state="attached")
    page.keyboard.press("k")
    plays(page, 20.7)
    turn_is(page, "t=20")
    # A page on a disk may load no data: the times of words are there all the same.
    page.wait_for_function("(turns) => window.wordTimes?.length === turns", arg=len(SAID))
    page.fill("#q", "keeper")
    assert page.locator("output[data-ui=count]").inner_text() == "1 found"
    page.get_by_role("link", name="Harbour & Lights").first.click()
    expect(page.locator("#episodes article")).to_have_count(6)
    assert wrong == []


def test_an_episode_without_a_recording_is_there_to_read(visitor: Reader) -> None:
    page = visitor.open("silent/#t=3", ready=False)
    assert page.locator(".player, audio").count() == 0
    assert said(page) == ["Nobody rang it.", "And yet the bell was heard."]
    assert not page.get_by_text("Download audio").count()
    assert not page.locator(".files:empty").count()


def test_an_episode_without_words_is_there_to_hear(visitor: Reader) -> None:
    page = visitor.open("wordless/")
    page.get_by_role("button", name="Play", exact=True).click()
    plays(page)
    assert page.locator("#transcript, .chapters").count() == 0
    assert page.get_by_role("heading", name="Facts").is_visible()


@pytest.mark.parametrize("path", ["hostile/", "", "search/?q=danger", "lamp/", "hostile/transcript.html"])
def test_no_text_becomes_anything_but_text(visitor: Reader, path: str) -> None:
    # Chromium asks every host once for an icon that no page names.
    visitor.excuse("404", "/favicon.ico")
    page = visitor.open(path, ready=False)
    page.wait_for_load_state("networkidle")
    if path.startswith("search"):
        page.get_by_role("button", name="Show all").click()
        expect(page.locator("[data-search-hit]").nth(len(VECTORS) - 1)).to_be_attached()
    assert page.evaluate(ACTIVE) == []
    assert page.evaluate("window.ran") is None
    assert "onerror=window.ran=1" in page.locator("body").inner_text()


def test_hostile_words_are_shown_letter_by_letter(visitor: Reader) -> None:
    page = visitor.open("hostile/")
    assert said(page) == [f"danger {each}" for each in VECTORS]
    titles = page.locator(".ct").evaluate_all("all => all.map((each) => each.textContent)")
    assert titles == list(VECTORS)
    page.keyboard.press("k")
    plays(page)
    page.fill("#q", "<script>")
    assert page.locator("output[data-ui=count]").inner_text().endswith("found")
    assert page.evaluate("window.ran") is None


def test_every_address_in_the_site_leads_somewhere(built: Path) -> None:
    assert broken(built / "show", BASE_URL) == []
