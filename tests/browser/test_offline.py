"""Without a network: what was visited is there, what was kept can be heard, and nothing is ever stale."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from podcast.build import Options, build
from podcast.serve.handler import Handler
from tests.browser.conftest import Reader
from tests.browser.harbour import build_show
from tests.browser.serving import POLICY
from tests.browser.test_access import violations
from tests.browser.test_keyboard import tab_to
from tests.browser.test_player import PAUSED, TIME, plays

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


@dataclass
class Host:
    """A host that can go away: then it hangs up on whoever asks."""

    address: str
    folder: Path
    is_gone: bool = False
    policy: str = ""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show folder and, in public/, its site."""
    root = tmp_path_factory.mktemp("offline")
    build_show(root / "work", root / "public/show")
    return root


@pytest.fixture
def host(shelf: Path, tmp_path: Path) -> Iterator[Host]:
    shutil.copytree(shelf / "public", tmp_path / "public")
    made = Host("", tmp_path / "public/show")

    class Hanging(Handler):
        root = tmp_path / "public"

        def parse_request(self) -> bool:
            self.close_connection = True
            return not made.is_gone and super().parse_request()

        def end_headers(self) -> None:
            if made.policy:
                self.send_header("Content-Security-Policy", made.policy)
            super().end_headers()

    with ThreadingHTTPServer(("127.0.0.1", 0), Hanging) as server:
        server.daemon_threads = True
        server.block_on_close = False
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        made.address = f"http://127.0.0.1:{server.server_port}/show/"
        yield made
        server.shutdown()


@pytest.fixture
def visitor(chromium: Browser, host: Host) -> Iterator[Reader]:
    made = Reader(chromium, host.address)
    yield made
    for context in made.contexts:
        context.close()
    assert [each for each in made.complaints if "Failed to load resource" not in each] == []


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
    assert page.locator("output[data-ui=count]").inner_text() == "1 found"


def test_nothing_of_it_is_asked_for_before_somebody_does_something(
    visitor: Reader, context: BrowserContext
) -> None:
    page = visitor.open("lamp/", context)
    page.wait_for_load_state("networkidle")

    assert len(visitor.requests) <= 7
    assert not any("keeping" in each or "offline" in each for each in visitor.requests)


def test_a_page_that_was_not_kept_says_so_and_leads_to_those_that_were(
    visitor: Reader, context: BrowserContext, host: Host
) -> None:
    page = visited(visitor, context)
    keep(page, sound=False)
    host.is_gone = True

    page.goto(f"{host.address}silent/")

    expect(page.get_by_role("heading", level=1)).to_have_text("No network")
    page.get_by_role("link", name="The lamp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The lamp")
    page.goto(f"{host.address}lamp")
    assert page.url == f"{host.address}lamp/"


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
    old_style = page.locator("link[rel=stylesheet]").first.get_attribute("href") or ""
    renewed(shelf, host)

    page.goto(f"{host.address}lamp/")

    expect(page.get_by_role("heading", level=1)).to_have_text("The great lamp")
    page.wait_for_function(
        f"async (part) => !(await ({CACHED})(part))", arg=old_style.removeprefix("../assets/")
    )
    # Kept by the worker: that it plays would not tell, for the browser may have it from before.
    new_sound = (page.locator("audio").get_attribute("src") or "").rpartition("/")[2]
    page.wait_for_function(f"async (part) => await ({CACHED})(part)", arg=new_sound)
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
    host.is_gone = True

    page.goto(f"{host.address}search/?q=zo%C3%AB")

    expect(page.get_by_role("status")).to_contain_text("result")


def test_a_long_archive_is_searched_by_what_was_asked_before(
    visitor: Reader, context: BrowserContext, host: Host, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("podcast.search.web.SHORT", 1)
    renewed(shelf, host)
    page = visitor.open("search/", context, ready=False)
    page.get_by_role("searchbox").press_sequentially("gauge")
    expect(page.get_by_role("status")).to_have_text("2 results in 2 episodes")
    page.wait_for_function(ALL_KEPT)
    host.is_gone = True

    page.goto(f"{host.address}search/?q=gauge")

    expect(page.get_by_role("status")).to_have_text("2 results in 2 episodes")


@pytest.mark.parametrize("answer", ["missing", "broken"])
def test_a_worker_that_does_not_come_or_cannot_run_breaks_nothing(
    visitor: Reader, context: BrowserContext, host: Host, answer: str
) -> None:
    worker = host.folder / "offline.js"
    if answer == "missing":
        worker.unlink()
    else:
        worker.write_text("throw new Error('no');\n", encoding="utf-8")
    page = visitor.open("lamp/", context)
    page.keyboard.press("k")
    plays(page)
    assert not page.get_by_role("button", name="Keep for offline").is_visible()
    # Chromium says so by itself, whatever the page does about it.
    visitor.complaints = [each for each in visitor.complaints if "fetching the script" not in each]


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
