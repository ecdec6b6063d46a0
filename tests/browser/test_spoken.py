"""What a screen reader would speak on each kind of page: ``make golden`` accepts a change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.browser.spoken import spoken
from tests.browser.test_player import stands_at

FOLDER = Path(__file__).parent.parent / "golden/spoken"


def as_it_comes(_: Page) -> None:
    pass


def at_a_moment(page: Page) -> None:
    stands_at(page, 25)
    page.fill("#q", "lamp")
    page.keyboard.press("Enter")
    # What is announced is emptied first and filled with the next frame.
    expect(page.locator("[data-ui=live]")).not_to_be_empty()


def the_help(page: Page) -> None:
    page.get_by_role("button", name="More").click()


def sharing(page: Page) -> None:
    page.get_by_role("button", name="Share").click()


PAGES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "show": ("", as_it_comes),
    "episode": ("lamp/", as_it_comes),
    "episode-searched": ("lamp/#t=25", at_a_moment),
    "episode-help": ("lamp/", the_help),
    "episode-sharing": ("lamp/", sharing),
    "guide": ("walk/", as_it_comes),
    "codes": ("walk/codes/", as_it_comes),
    "search": ("search/", as_it_comes),
    "person": ("people/mara-lind/", as_it_comes),
    "embed": ("lamp/embed/", as_it_comes),
    "arabic": ("ar/lamp/", as_it_comes),
}
"""Name of the file, address, and what is done there first."""


@pytest.mark.parametrize("name", PAGES)
def test_roles_names_and_states_are_as_expected(
    name: str, reader: Reader, request: pytest.FixtureRequest
) -> None:
    path, act = PAGES[name]
    page = reader.open(path, ready=False)
    page.wait_for_load_state("networkidle")
    act(page)
    said = spoken(page).replace(reader.url, "SITE/")

    expected = FOLDER / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_whatever_can_be_used_has_a_name(name: str) -> None:
    used = (
        "button",
        "link",
        "searchbox",
        "textbox",
        "combobox",
        "checkbox",
        "slider",
        "option",
        "dialog",
        "img",
    )
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        role, _, rest = line.strip().partition(" ")
        if role in used:
            assert rest.startswith('"'), line
