"""A site that was opened from a disk, without a host: its search finds and its links lead somewhere."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from podcast.build import Options, build
from tests.browser.conftest import PATIENCE
from tests.shows import write_show


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_show(tmp_path_factory.mktemp("disk") / "show é #1?")
    build(folder, Options(jobs=1))
    return folder / "feed"


def test_search_works_without_a_host(site: Path, chromium: Browser) -> None:
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda request: asked.append(request.url))

    page.goto((site / "search/index.html").as_uri())
    page.fill("input[type=search]", "storm tide")
    page.press("input[type=search]", "Enter")
    expect(page.get_by_role("status")).to_have_text("1 result in 1 episode")
    expect(page.locator(".hit-group h2")).to_contain_text("The keeper")
    assert wrong == []
    page.locator("[data-search-hit]").click()

    expect(page.locator("h1")).to_have_text("The keeper")
    assert page.url == (site / "keeper/index.html").as_uri() + "#t=6"
    assert {each.partition(":")[0] for each in asked} <= {"file", "data", "blob"}
    context.close()
