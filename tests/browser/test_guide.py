"""A guide: notes shown as what they are, led to and from the audio; stops with their own addresses."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Reader
from tests.browser.test_player import plays, stands_at, turn_is


def test_a_section_leads_to_where_it_is_spoken_about(reader: Reader) -> None:
    page = reader.open("walk/")
    page.get_by_role("link", name="Hear about it at 0:25").click()
    plays(page, 25)
    turn_is(page, "t=25")


def test_the_contents_lead_to_each_section(reader: Reader) -> None:
    page = reader.open("walk/", reader.context(viewport=PHONE))
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Questions").click()
    page.wait_for_function(
        """(most) => {
          const heading = [...document.querySelectorAll('h2')].find((it) => it.textContent === 'Questions');
          const { top } = heading.getBoundingClientRect();
          return top >= 0 && top < most;
        }""",
        arg=PHONE["height"] - 160,
    )


def test_questions_open_without_a_script(reader: Reader) -> None:
    page = reader.open("walk/", reader.context(java_script_enabled=False), ready=False)
    assert not page.get_by_text("An hour on foot.").is_visible()
    page.get_by_text("Is it far?").click()
    expect(page.get_by_text("An hour on foot.")).to_be_visible()


def test_bars_are_drawn_and_read_as_their_numbers(reader: Reader) -> None:
    page = reader.open("walk/")
    assert page.locator("meter").count() == 2
    assert page.locator("meter").first.evaluate("(bar) => bar.offsetWidth") > 40
    expect(page.get_by_role("cell", name="5/5")).to_be_visible()


def test_a_stop_has_an_address_of_its_own(reader: Reader) -> None:
    page = reader.open("walk/#chapter=3")
    stands_at(page, 45)
    page.keyboard.press("k")
    plays(page, 45.2)
    expect(page.locator(".stops li:target h3")).to_have_text("Calm")


@pytest.mark.parametrize("script", [True, False])
def test_the_sheet_of_codes_leads_to_the_stops(reader: Reader, script: bool) -> None:
    page = reader.open("walk/", reader.context(java_script_enabled=script), ready=False)
    page.get_by_role("link", name="Codes to print").click()
    expect(page.locator("svg.qr")).to_have_count(2)
    page.get_by_role("link", name="Calm").click()
    page.wait_for_url("**/walk/#chapter=3")


def test_on_paper_questions_are_answered_and_codes_are_large(reader: Reader) -> None:
    page = reader.open("walk/")
    page.emulate_media(media="print")
    assert (
        page.get_by_text("An hour on foot.").evaluate("(answer) => answer.getBoundingClientRect().height") > 5
    )
    sheet = reader.open("walk/codes/", ready=False)
    sheet.emulate_media(media="print")
    assert sheet.locator("svg.qr").first.evaluate("(code) => code.getBoundingClientRect().width") >= 140
