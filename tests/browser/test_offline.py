"""Without a network: what was visited is there, what was kept can be heard, and nothing is ever stale."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from podcast.build import Options, build
from podcast.serve.handler import Handler
from tests.browser.conftest import PATIENCE, Reader
from tests.browser.harbour import build_show
from tests.browser.serving import POLICY
from tests.browser.test_access import violations
from tests.browser.test_keyboard import tab_to
from tests.browser.test_player import PAUSED, TIME, plays
from tests.shows import notes

ALL_KEPT = """async () => {
  const had = performance.getEntriesByType("resource").map(({ name }) => name);
  const parts = had.filter((url) => /search[/]\\w[/]/.test(url));
  return parts.length && (await Promise.all(parts.map((url) => caches.match(url)))).every(Boolean);
}"""
"""Whether all files of a long archive's search that the page had are kept."""
CACHED = """async (part) => {
  const cached = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) cached.push(url);
  }
  return cached.some((url) => url.includes(part));
}"""


def comes(page: Page, question: str, asked: str = "") -> None:
    """Wait until a question that takes time is answered with yes; a promise alone is yes to Playwright."""
    assert page.evaluate(
        f"""async (asked) => {{
          for (const end = Date.now() + {PATIENCE}; Date.now() < end;) {{
            if (await ({question})(asked)) return true;
            await new Promise((done) => setTimeout(done, 30));
          }}
          return false;
        }}""",
        asked,
    ), question


HELD = CACHED.replace(
    "await caches.keys()", "(await caches.keys()).filter((name) => name.startsWith('kept '))"
)
"""Whether it is among what somebody asked to keep."""


@dataclass
class Host:
    """A host that can go away, and hangs up on whoever asks. One that `lends` lets other sites read it."""

    address: str
    folder: Path
    is_gone: bool = False
    lends: bool = True
    policy: str = ""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show folder and, in public/, its site."""
    root = tmp_path_factory.mktemp("offline")
    build_show(root / "work", root / "public/show")
    return root


@contextmanager
def hosting(root: Path) -> Iterator[Host]:
    """A host for the folders in a folder, with a show among them."""
    made = Host("", root / "show")

    class Hanging(Handler):
        def parse_request(self) -> bool:
            self.close_connection = True
            return not made.is_gone and super().parse_request()

        def send_header(self, name: str, value: str) -> None:
            if made.lends or name != "Access-Control-Allow-Origin":
                super().send_header(name, value)

        def end_headers(self) -> None:
            if made.policy:
                self.send_header("Content-Security-Policy", made.policy)
            super().end_headers()

    Hanging.root = root
    with ThreadingHTTPServer(("127.0.0.1", 0), Hanging) as server:
        server.daemon_threads = True
        server.block_on_close = False
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        made.address = f"http://127.0.0.1:{server.server_port}/show/"
        yield made
        server.shutdown()


@pytest.fixture
def host(shelf: Path, tmp_path: Path) -> Iterator[Host]:
    shutil.copytree(shelf / "public", tmp_path / "public")
    with hosting(tmp_path / "public") as made:
        yield made


@pytest.fixture
def visitor(chromium: Browser, host: Host) -> Iterator[Reader]:
    made = Reader(chromium, host.address)
    made.excuse("Failed to load resource", "CORS policy")
    yield made
    for context in made.contexts:
        context.close()
    assert made.unexcused(made.complaints) == []


@pytest.fixture
def context(visitor: Reader) -> BrowserContext:
    return visitor.context(service_workers="allow")


def visited(visitor: Reader, context: BrowserContext, path: str = "lamp/") -> Page:
    """A page after the first key, when all of it is kept."""
    page = visitor.open(path, context, ready=False)
    page.keyboard.press("Tab")
    page.wait_for_selector("link[rel=manifest]", state="attached")
    return page


def keep(page: Page, *, sound: bool) -> None:
    page.get_by_role("button", name="Keep for offline").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("checkbox", name="With the audio").set_checked(sound)
    dialog.get_by_role("button", name="Keep", exact=True).click()
    expect(dialog.get_by_role("status")).to_contain_text("Kept on this device: ")
    dialog.get_by_role("button", name="Close").click()


def test_a_page_that_was_visited_opens_without_a_network(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    visited(visitor, context).close()
    host.is_gone = True

    page = visitor.open("lamp/#t=20", context)

    expect(page.get_by_role("heading", level=1)).to_have_text("The lamp")
    expect(page.locator(".part [aria-current]")).to_contain_text("Her aunt")
    assert page.evaluate("getComputedStyle(document.querySelector('.part > [id^=t]')).position") == "relative"
    page.fill("#q", "storm")
    expect(page.locator("output[data-ui=count]")).to_have_text("1 found")


def test_nothing_of_it_is_asked_for_before_somebody_does_something(
    visitor: Reader, context: BrowserContext
) -> None:
    page = visitor.open("lamp/", context)
    page.wait_for_load_state("networkidle")

    assert len(set(visitor.requests)) <= 7
    assert not any("keeping" in each or "offline" in each for each in visitor.requests)


def test_a_page_that_is_not_at_hand_says_so_and_leads_to_those_that_are(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    page = visited(visitor, context)
    keep(page, sound=False)
    page.goto(f"{host.address}people/mara/")
    comes(page, CACHED, "people/mara/")
    page.goto(f"{host.address}lamp/transcript.txt")
    comes(page, CACHED, "lamp/transcript.txt")
    host.is_gone = True

    page.goto(f"{host.address}silent/")

    expect(page.get_by_role("heading", level=1)).to_have_text("No network")
    expect(page.locator("li")).to_have_text(["The lamp Kept on this device", "Mara"], use_inner_text=True)
    page.get_by_role("link", name="Harbour").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour & Lights")
    page.goto(f"{host.address}silent/")
    page.get_by_role("link", name="The lamp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The lamp")
    page.goto(f"{host.address}lamp")
    assert page.url == f"{host.address}lamp/"


def test_a_page_that_is_not_at_hand_is_tried_again(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    page = visited(visitor, context)
    host.is_gone = True
    page.goto(f"{host.address}silent/")
    assert violations(page) == []
    host.is_gone = False

    page.get_by_role("link", name="Try again").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("The silent bell")
    assert page.url == f"{host.address}silent/"


def test_audio_that_was_kept_plays_and_seeks_without_a_network(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    page = visited(visitor, context)
    keep(page, sound=True)
    page.close()
    host.is_gone = True

    page = visitor.open("lamp/#t=30", context)
    page.keyboard.press("k")
    plays(page, 30.2)
    page.keyboard.press("k")
    page.evaluate("document.querySelector('audio').currentTime = 5")
    page.keyboard.press("k")
    page.wait_for_function(f"() => !({PAUSED})() && ({TIME})() > 5.2 && ({TIME})() < 20")


def test_a_part_of_kept_audio_is_what_the_host_would_send(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    page = visited(visitor, context)
    keep(page, sound=True)
    host.is_gone = True
    ask = """async (range) => {
      const answer = await fetch(document.querySelector('audio').src, { headers: { range } });
      const size = (await answer.arrayBuffer()).byteLength;
      if (answer.headers.get('content-type') !== 'audio/mpeg') return answer.headers.get('content-type');
      return [answer.status, answer.headers.get('content-range'), size];
    }"""
    path = next((host.folder / "media").glob("lamp-*.mp3"))
    whole = path.stat().st_size

    assert page.evaluate(ask, "bytes=0-99") == [206, f"bytes 0-99/{whole}", 100]
    assert page.evaluate(ask, "bytes=100-") == [206, f"bytes 100-{whole - 1}/{whole}", whole - 100]
    assert page.evaluate(ask, "bytes=-7") == [206, f"bytes {whole - 7}-{whole - 1}/{whole}", 7]
    assert page.evaluate(ask, f"bytes=10-{whole + 10}") == [
        206,
        f"bytes 10-{whole - 1}/{whole}",
        whole - 10,
    ]
    assert page.evaluate(ask, f"bytes={whole}-") == [416, f"bytes */{whole}", 0]
    assert page.evaluate(ask, "") == [200, None, whole]


def test_the_dialog_tells_sizes_and_what_is_kept_is_removed(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    other = visited(visitor, context, "silent/")
    keep_words(other)
    page = visited(visitor, context)
    page.get_by_role("button", name="Keep for offline").click()
    dialog = page.get_by_role("dialog")
    size = next((host.folder / "media").glob("lamp-*.mp3")).stat().st_size
    expect(dialog.locator(".switch small")).to_have_text(f"{size / 1e6:.1f} MB")
    assert violations(page, "dialog[open]") == []
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Keep", exact=True).click()
    expect(dialog.get_by_role("status")).to_contain_text("Kept on this device: ")
    assert page.evaluate(CACHED, "media/lamp-")
    assert page.evaluate(CACHED, "lamp/transcript.vtt")
    assert violations(page, "dialog[open]") == []

    dialog.get_by_role("button", name="Remove", exact=True).click()

    expect(dialog.get_by_role("status")).to_have_text("")
    assert not page.evaluate(CACHED, "media/lamp-")
    assert not page.evaluate(CACHED, "lamp/transcript.vtt")
    dialog.get_by_role("button", name="Remove: The silent bell").click()
    expect(dialog.get_by_role("link", name="The silent bell")).to_have_count(0)
    assert not page.evaluate(CACHED, "silent/transcript.vtt")


def test_keys_alone_keep_a_page_and_let_it_go(visitor: Reader, context: BrowserContext) -> None:
    page = visited(visitor, context)
    tab_to(page, "Keep for offline")
    page.keyboard.press("Enter")
    weight = page.locator("dialog .switch small", has_text="MB")
    tab_to(page, f"With the audio {weight.inner_text()}")
    page.keyboard.press("Space")
    tab_to(page, "Keep")
    page.keyboard.press("Enter")
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_contain_text("Kept on this device: ")
    tab_to(page, "Remove")
    page.keyboard.press("Enter")
    expect(status).to_have_text("")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Keep for offline")).to_be_focused()


def keep_words(page: Page) -> None:
    """Keep a page that has no recording."""
    page.get_by_role("button", name="Keep for offline").click()
    page.get_by_role("dialog").get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Kept")).to_be_visible()


def test_with_a_network_a_page_is_never_an_old_one(
    visitor: Reader, context: BrowserContext, host: Host, shelf: Path
) -> None:
    page = visited(visitor, context)
    keep(page, sound=True)
    old_style = (page.locator("link[rel=stylesheet]").first.get_attribute("href") or "").rpartition("/")[2]
    old_sound = (page.locator("audio").get_attribute("src") or "").rpartition("/")[2]
    renewed(shelf, host)

    page.goto(f"{host.address}lamp/")

    expect(page.get_by_role("heading", level=1)).to_have_text("The great lamp")
    # Kept by the worker: that it plays would not tell, for the browser may have it from before.
    new_sound = (page.locator("audio").get_attribute("src") or "").rpartition("/")[2]
    assert new_sound != old_sound
    comes(page, HELD, new_sound)
    for old in (old_style, old_sound):
        comes(page, f"async (part) => !(await ({HELD})(part))", old)
    host.is_gone = True
    page.goto(f"{host.address}lamp/#t=20")
    expect(page.get_by_role("heading", level=1)).to_have_text("The great lamp")
    page.keyboard.press("k")
    plays(page, 20.2)


def renewed(shelf: Path, host: Host) -> None:
    """The site as it is after another build: another title of an episode, another style, other audio."""
    work = host.folder.parent.parent / "work"
    shutil.copytree(shelf / "work", work)
    notes = work / "episodes/lamp.md"
    notes.write_text(notes.read_text(encoding="utf-8").replace('"The lamp"', '"The great lamp"'))
    with (work / "podcast.toml").open("a", encoding="utf-8") as file:
        file.write('accent = "#7a1f3d"\n')
    build(work, Options(output=host.folder, jobs=1, remaster=("lamp",)))


def test_after_a_visit_the_search_answers_without_a_network(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    page = visitor.open("search/", context, ready=False)
    page.get_by_role("searchbox").press_sequentially("gauge")
    expect(page.get_by_role("status")).to_contain_text("result")
    page.wait_for_selector("link[rel=manifest]", state="attached")
    comes(page, CACHED, "search/index-")
    host.is_gone = True

    page.goto(f"{host.address}search/?q=zo%C3%AB")

    expect(page.get_by_role("status")).to_contain_text("result")


def test_a_long_archive_is_searched_by_what_was_asked_before(
    visitor: Reader, context: BrowserContext, host: Host, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("podcast.search.web.SHORT", 1)
    renewed(shelf, host)
    page = visitor.open("search/", context, ready=False)
    # Not letter by letter, of which each that comes late asks for something, and may get the same answer.
    page.get_by_role("searchbox").fill("gauge")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("2 results in 2 episodes")
    comes(page, ALL_KEPT)
    comes(page, CACHED, "search/root-")
    comes(page, CACHED, "assets/later-")
    host.is_gone = True

    page.goto(f"{host.address}search/?q=gauge")

    expect(page.get_by_role("status")).to_have_text("2 results in 2 episodes")


def test_files_are_kept_by_their_whole_address_where_a_show_has_a_port(
    visitor: Reader, context: BrowserContext, host: Host, shelf: Path
) -> None:
    work = host.folder.parent.parent / "work"
    shutil.copytree(shelf / "work", work)
    build(work, Options(output=host.folder, jobs=1, base_url=host.address))
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = visited(visitor, context)
    comes(page, CACHED, "assets/keeping-")
    assert [url for url in asked if re.search(r"/\d+/", url)] == []


@pytest.mark.parametrize("answer", ["missing", "broken"])
def test_a_worker_that_does_not_come_or_cannot_run_breaks_nothing(
    visitor: Reader, context: BrowserContext, host: Host, answer: str
) -> None:
    worker = host.folder / "offline.js"
    if answer == "missing":
        worker.unlink()
    else:
        worker.write_text("throw new Error('no');\n", encoding="utf-8")
    # Chromium says so by itself, whatever the page does about it.
    visitor.excuse("fetching the script")
    page = visitor.open("lamp/", context)
    page.keyboard.press("k")
    plays(page)
    assert not page.get_by_role("button", name="Keep for offline").is_visible()


def test_a_policy_that_lets_in_no_manifest_is_not_asked_to(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    host.policy = POLICY
    page = visitor.open("lamp/", context)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Keep for offline")).to_be_visible()
    keep(page, sound=True)
    assert page.locator("link[rel=manifest]").count() == 0


def test_the_show_can_be_installed(visitor: Reader, context: BrowserContext) -> None:
    page = visited(visitor, context, "")
    tools = context.new_cdp_session(page)

    told = tools.send("Page.getAppManifest")
    troubles = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert told["errors"] == []
    assert told["manifest"]["startUrl"] == visitor.url
    assert told["manifest"]["scope"] == visitor.url
    # Windows of a test are private ones, in which nothing is ever installed.
    assert [each["errorId"] for each in troubles] == ["in-incognito"]


PUT = """async ([name, urls]) => {
  const cache = await caches.open(name);
  for (const url of urls) await cache.put(url, new Response('x'));
}"""


def test_the_newest_fifty_pages_stay_and_the_one_just_seen_is_among_them(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    page = visited(visitor, context)
    pages = [f"{host.address}old-{n}/" for n in range(60)]
    shards = [f"{host.address}search/s/{n}-0a1b2c3d.json" for n in range(810)]
    page.evaluate(PUT, [f"visited 1 {host.address}", pages + shards])

    page.reload()

    comes(page, f"async (part) => !(await ({CACHED})(part))", "show/old-10/")
    assert page.evaluate(CACHED, "show/old-11/")
    assert page.evaluate(CACHED, "show/lamp/")
    comes(page, f"async (part) => !(await ({CACHED})(part))", "search/s/9-")
    assert page.evaluate(CACHED, "search/s/10-")


def test_what_no_page_names_any_more_goes_when_a_page_has_changed(
    visitor: Reader, context: BrowserContext, host: Host, shelf: Path
) -> None:
    page = visited(visitor, context)
    page.evaluate(PUT, [f"visited 1 {host.address}", [f"{host.address}assets/gone-0a1b2c3d.css"]])
    renewed(shelf, host)

    page.reload()

    comes(page, f"async (part) => !(await ({CACHED})(part))", "gone-0a1b2c3d")
    # A page names the player, and the player this.
    assert page.evaluate(CACHED, "assets/keeping-")


def test_what_an_older_worker_kept_goes_and_what_another_show_kept_stays(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    page = visitor.open("lamp/", context)
    other = host.address.replace("/show/", "/other/")
    for name in (f"visited 0 {host.address}", f"visited 0 {other}"):
        page.evaluate(PUT, [name, [f"{host.address}a/"]])

    page.keyboard.press("Tab")
    page.wait_for_selector("link[rel=manifest]", state="attached")

    comes(page, "async (name) => !await caches.has(name)", f"visited 0 {host.address}")
    assert page.evaluate("(name) => caches.has(name)", f"visited 0 {other}")


def test_only_what_the_show_has_is_kept(visitor: Reader, context: BrowserContext, host: Host) -> None:
    page = visited(visitor, context)
    (host.folder.parent / "other").mkdir()
    for path in ("other/style-0a1b2c3d.css", "show/assets/last-0a1b2c3d.css"):
        (host.folder.parent / path).write_text("a{}", encoding="utf-8")
    for path in ("other/style", "show/assets/none", "show/assets/last"):
        page.evaluate("async (path) => (await fetch(path)).text()", f"/{path}-0a1b2c3d.css")
    comes(page, CACHED, "last-0a1b2c3d")
    assert not page.evaluate(CACHED, "style-0a1b2c3d")
    assert not page.evaluate(CACHED, "none-0a1b2c3d")


def test_a_page_to_which_the_host_leads_on_is_kept_under_its_own_address(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    page = visited(visitor, context)
    page.goto(f"{host.address}silent")
    comes(page, CACHED, "show/silent/")
    assert not page.evaluate("async (url) => Boolean(await caches.match(url))", f"{host.address}silent")


def test_the_worker_that_the_search_once_had_goes(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    (host.folder / "search/worker.js").write_text("", encoding="utf-8")
    page = visitor.open("search/", context, ready=False)
    page.evaluate("async () => { await navigator.serviceWorker.register('worker.js'); }")
    page.keyboard.press("Tab")
    page.wait_for_selector("link[rel=manifest]", state="attached")
    scopes = page.evaluate(
        "async () => (await navigator.serviceWorker.getRegistrations()).map((it) => it.scope)"
    )
    assert scopes == [host.address]


def test_who_keeps_a_page_can_come_by_the_front_door(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    keep(visited(visitor, context), sound=False)
    host.is_gone = True
    page = visitor.open("", context, ready=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour & Lights")


def test_a_recording_that_is_not_wanted_any_more_goes_and_the_words_stay(
    visitor: Reader, context: BrowserContext
) -> None:
    page = visited(visitor, context)
    keep(page, sound=True)
    page.get_by_role("button", name="Kept on this device").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("checkbox", name="With the audio")).to_be_checked()
    dialog.get_by_role("checkbox", name="With the audio").uncheck()
    dialog.get_by_role("button", name="Keep", exact=True).click()
    comes(page, f"async (part) => !(await ({CACHED})(part))", "media/lamp-")
    assert page.evaluate(HELD, "lamp/transcript.vtt")


def test_a_page_is_kept_once_however_often_the_button_is_pressed(
    visitor: Reader, context: BrowserContext
) -> None:
    page = visited(visitor, context)
    page.get_by_role("button", name="Keep for offline").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Keep", exact=True).evaluate("(it) => { it.click(); it.click(); }")
    expect(dialog.get_by_role("status")).to_contain_text("Kept on this device: ")
    assert len([each for each in visitor.requests if each.endswith("lamp/transcript.vtt")]) == 1


FULL = """() => {
  Cache.prototype.put = async () => { throw new DOMException('', 'QuotaExceededError'); };
}"""


@pytest.mark.parametrize(
    ("is_gone", "told"),
    [
        (True, "It could not be kept. Please try again."),
        (False, "There is not enough room on this device."),
    ],
)
def test_what_could_not_be_kept_is_told_and_leaves_nothing_behind(
    visitor: Reader, context: BrowserContext, host: Host, is_gone: bool, told: str
) -> None:
    page = visited(visitor, context)
    page.get_by_role("button", name="Keep for offline").click()
    dialog = page.get_by_role("dialog")
    host.is_gone = is_gone
    if not is_gone:
        page.evaluate(FULL)
    dialog.get_by_role("button", name="Keep", exact=True).click()
    expect(dialog.get_by_role("status")).to_have_text(told)
    assert page.evaluate("async () => (await caches.keys()).filter((name) => name.startsWith('kept '))") == []


@pytest.fixture
def distant(shelf: Path, host: Host, tmp_path: Path) -> Iterator[Host]:
    """Another host, which has the recording of the episode `far`; its address leads on and has a query."""
    (tmp_path / "distant/show").mkdir(parents=True)
    sound = next((host.folder / "media").glob("lamp-*.mp3"))
    shutil.copy(sound, tmp_path / "distant/show/far.mp3")
    with hosting(tmp_path / "distant") as made:
        shutil.copytree(shelf / "work", tmp_path / "work")
        address = f"{made.address}far.mp3?of=the+show&by=1"
        enclosure = f'enclosure = {{url = "{address}", length = {sound.stat().st_size}, duration = "0:40"}}\n'
        (tmp_path / "work/episodes/far.md").write_text(
            notes("The far bell", "2026-10-16T06:00:00Z", enclosure), encoding="utf-8"
        )
        build(tmp_path / "work", Options(output=host.folder, jobs=1))
        yield made


def test_audio_of_another_host_that_lends_it_is_kept_and_plays_without_a_network(
    visitor: Reader, context: BrowserContext, host: Host, distant: Host
) -> None:
    page = visited(visitor, context, "far/")
    keep(page, sound=True)
    assert page.evaluate(HELD, "far.mp3?of=the+show&by=1")
    page.close()
    host.is_gone = distant.is_gone = True

    page = visitor.open("far/#t=30", context)
    page.keyboard.press("k")
    plays(page, 30.2)
    page.get_by_role("button", name="Kept on this device").click()
    expect(page.get_by_role("checkbox", name="With the audio")).to_be_checked()


@pytest.mark.usefixtures("distant")
def test_audio_of_another_host_that_is_kept_stays_when_its_page_is_renewed(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    page = visited(visitor, context, "far/")
    keep(page, sound=True)
    file = host.folder / "far/index.html"
    file.write_text(file.read_text(encoding="utf-8").replace("The far bell", "The bell"), encoding="utf-8")
    page.reload()
    is_renewed = """async (name) => {
      const cache = await caches.open(name);
      return (await (await cache.match(location)).text()).includes('The bell');
    }"""
    comes(page, is_renewed, f"kept 1 {host.address} {host.address}far/")
    assert page.evaluate(HELD, "far.mp3")


def test_where_another_host_lends_nothing_the_dialog_says_so_and_keeps_the_words(
    visitor: Reader, context: BrowserContext, distant: Host
) -> None:
    distant.lends = False
    page = visited(visitor, context, "far/")
    page.get_by_role("button", name="Keep for offline").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Without the audio: it lies with another host")
    expect(dialog.get_by_role("checkbox")).to_be_disabled()
    assert violations(page, "dialog[open]") == []
    dialog.get_by_role("button", name="Keep", exact=True).click()
    expect(dialog.get_by_role("status")).to_contain_text("Kept on this device: ")
    # Heard through the worker all the same.
    dialog.get_by_role("button", name="Close").click()
    page.keyboard.press("k")
    plays(page)


def test_what_a_page_is_still_loading_when_its_worker_comes_is_kept_too(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    (host.folder / "assets/late-0a1b2c3d.css").write_text("a{}", encoding="utf-8")
    held: list[Route] = []
    context.route("**/late-0a1b2c3d.css", lambda route: route.continue_() if held else held.append(route))
    page = visitor.open("lamp/", context)
    page.evaluate("() => { fetch('../assets/late-0a1b2c3d.css'); }")
    page.keyboard.press("Tab")
    page.wait_for_selector("link[rel=manifest]", state="attached")
    assert not page.evaluate(CACHED, "late-0a1b2c3d")
    held[0].continue_()
    comes(page, CACHED, "late-0a1b2c3d")
