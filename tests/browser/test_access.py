"""Access: axe-core finds nothing on any kind of page, by day and by night, on a desk and on a phone."""

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, WIDE, Reader

# A colour on its way to another one is none that anybody has to read.
RUN = """async (within) => {
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  return axe.run(within);
}"""
AXE = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
PAGES = (
    "",
    "lamp/",
    "silent/",
    "walk/",
    "walk/codes/",
    "people/mara-lind/",
    "wordless/",
    "search/",
    "nowhere",
)


def violations(page: Page, within: str = "html") -> list[str]:
    """What axe finds; `within` an open dialog it takes nothing behind for what is looked at."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(RUN, within)
    return [f"{each['id']}: {node['target']}" for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["wide", "phone"])
def test_axe_finds_nothing_on_any_page(reader: Reader, scheme: str, size: str) -> None:
    context = reader.context(color_scheme=scheme, viewport=PHONE if size == "phone" else WIDE)
    reader.excuse("404")
    for path in PAGES:
        page = reader.open(path, context, ready=False)
        page.wait_for_load_state("networkidle")
        assert violations(page) == [], path
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(reader: Reader, scheme: str) -> None:
    page = reader.open("lamp/#t=30", reader.context(color_scheme=scheme))
    page.keyboard.press("k")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 30.6")
    assert violations(page) == []
    page.get_by_role("button", name="Trim silence").click()
    page.fill("#q", "lamp")
    page.keyboard.press("Enter")
    assert violations(page) == []
    page.locator("h1").click()
    page.keyboard.press("?")
    assert violations(page) == []


def test_reduced_motion_is_respected(reader: Reader) -> None:
    page = reader.open("lamp/", reader.context(reduced_motion="reduce"))
    page.fill("#q", "sleep")
    page.keyboard.press("Enter")
    box = page.locator("[id='t=52']").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < WIDE["height"]


@pytest.mark.parametrize("path", ["", "lamp/", "search/", "walk/codes/"])
def test_no_page_is_wider_than_a_small_phone(reader: Reader, path: str) -> None:
    page = reader.open(path, reader.context(viewport={"width": 320, "height": 640}), ready=False)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
