"""Whatever a producer or a guest has written: on no page of the site does a text become anything but text."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from podcast.build import Options, build
from podcast.page import archive
from tests.browser.conftest import Reader
from tests.browser.harbour import VECTORS
from tests.browser.serving import serving
from tests.browser.test_show import ACTIVE
from tests.quality.links import broken
from tests.shows import BASE_URL, recording

ALL = " ".join(VECTORS)
QUOTED = json.dumps(ALL)

SHOW = f"""\
title = {QUOTED}
address = "{BASE_URL}"
description = {QUOTED}
author = {QUOTED}
copyright = {QUOTED}
license = {QUOTED}
location = {QUOTED}
categories = ["Arts"]
cover = "cover.png"
cover_alt = {QUOTED}
people = [{QUOTED}, {{name = {json.dumps(VECTORS[0])}, role = {QUOTED}}}]
funding = [{{url = "https://example.org/", text = {QUOTED}}}]

[page]
apps = {{{QUOTED} = "https://example.org/app"}}
"""

EPISODE = f"""\
+++
title = {QUOTED}
published = 2026-10-22T06:00:00Z
summary = {QUOTED}
season = 1
season_name = {QUOTED}
kind = "KIND"
image = "cover.png"
image_alt = {QUOTED}
location = {QUOTED}
license = {QUOTED}
people = [{QUOTED}]
chapters = [
  {{start = "0:00", title = {QUOTED}, location = {{name = {QUOTED}}}}},
  {{start = "0:04", title = {QUOTED}, location = {{name = {QUOTED}}}}},
]
+++

## {ALL}

- **{ALL}** {ALL}
- **Two:** {ALL}

| Stage | {ALL.replace("|", "")} |
|---|---|
| {ALL.replace("|", "")} | 4/5 |

### Is it {ALL}?

{ALL}

### Is it far?

{ALL}
"""

CUES = "WEBVTT\n\n00:00.000 --> 00:04.000\n{text}\n\n00:04.000 --> 00:08.000\n{text}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text that can be set is hostile; two episodes, so that each is a neighbour."""
    root = tmp_path_factory.mktemp("hostile")
    for room in ("episodes", "transcripts"):
        (root / "work" / room).mkdir(parents=True)
    (root / "work/podcast.toml").write_text(SHOW, encoding="utf-8")
    Image.new("RGB", (1400, 1400), "#1d5c50").save(root / "work/cover.png")
    for slug, kind in (("one", "full"), ("two", "trailer")):
        notes = EPISODE.replace("KIND", kind)
        (root / f"work/episodes/{slug}.md").write_text(notes, encoding="utf-8")
        Image.new("RGB", (1400, 1400), "#402010").save(root / "work/episodes/cover.png")
        recording(root / f"work/episodes/{slug}.wav", 8)
        said = [
            {"start": 4.0 * n, "end": 4.0 * n + 3.5, "speaker": f"{n} {ALL}", "text": f"danger {ALL}"}
            for n in range(2)
        ]
        talk = json.dumps({"language": "en", "segments": said})
        (root / f"work/transcripts/{slug}.json").write_text(talk, encoding="utf-8")
        cues = CUES.format(text=ALL.replace("-->", "").replace("&", "&amp;").replace("<", "&lt;"))
        (root / f"work/transcripts/{slug}.de.vtt").write_text(cues, encoding="utf-8")
    build(root / "work", Options(output=root / "host/show", jobs=1))
    # The same show as one that is too long to be listed whole.
    with pytest.MonkeyPatch.context() as patch:
        for name in ("WHOLE", "NEWEST", "FULL"):
            patch.setattr(archive, name, 1)
        build(root / "work", Options(output=root / "host/long", jobs=1))
    return root / "host"


@pytest.fixture
def victim(chromium: Browser, site: Path) -> Iterator[Reader]:
    with serving(site) as address:
        made = Reader(chromium, address)
        yield made
        for context in made.contexts:
            context.close()
        assert made.wrong() == []


def test_nothing_runs_on_any_page_under_a_strict_policy(victim: Reader, site: Path) -> None:
    pages = [each.relative_to(site) for each in sorted(site.rglob("*.html"))]
    kinds = {each.parent.as_posix() for each in pages}
    assert {"show", "show/one", "show/one/embed", "show/one/codes", "show/search"} <= kinds
    assert {"long/archive", "long/archive/1"} <= kinds
    assert any(each.startswith("show/people/") for each in kinds)
    context = victim.context()
    # Chromium asks every host once for an icon that no page names.
    victim.excuse("404", "/favicon.ico", victim.url.replace("/show/", "/long/"))
    for each in pages:
        path = each.as_posix()
        page = victim.open("../" + path.removesuffix("index.html"), context, ready=False)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(ACTIVE) == [], path
        assert page.evaluate("window.ran") is None, path
        assert "onerror=window.ran=1" in page.content().replace("&lt;", "<") or "people/" in path, path
        page.close()


def test_nothing_runs_on_the_page_that_a_worker_shows_without_a_network(victim: Reader) -> None:
    context = victim.context(service_workers="allow")
    victim.excuse("Failed to load resource")
    page = victim.open("one/", context)
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Keep for offline").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Keep", exact=True).click()
    dialog.get_by_role("status").filter(has_text="Kept").wait_for()
    context.set_offline(True)

    page.goto(f"{victim.url}nowhere/")

    page.get_by_role("heading", name="No network").wait_for()
    for place in (page.locator("header"), page.locator("li")):
        assert "onerror=window.ran=1" in place.get_by_role("link").first.inner_text()
    assert page.evaluate(ACTIVE) == []
    assert page.evaluate("window.ran") is None


def test_nothing_runs_in_any_state_of_an_episode(victim: Reader) -> None:
    page = victim.open("one/")
    page.keyboard.press("k")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 0.3")
    page.keyboard.press("t")
    page.keyboard.press("q")
    page.get_by_role("toolbar", name="Quote").wait_for()
    page.fill("#q", "<script>")
    page.keyboard.press("Enter")
    page.locator("[data-ui=tongue]").select_option("de")
    page.get_by_role("button", name="Share").click()
    assert page.evaluate(ACTIVE) == []
    assert page.evaluate("window.ran") is None


def test_every_address_leads_somewhere_all_the_same(site: Path) -> None:
    assert broken(site / "show", BASE_URL) == []
