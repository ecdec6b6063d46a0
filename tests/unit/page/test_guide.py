"""Notes shown as what they are, and where they are spoken about."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from podcast import notes, page
from podcast.model import Chapter, Location, Segment
from podcast.page.blocks import plain, sections
from podcast.page.guide import guide_of, stops_of
from podcast.page.hearing import heard_at
from podcast.page.shapes import dress
from podcast.page.tongues import TONGUES
from podcast.timecode import Millis
from tests.support import make_release, make_show, make_transcript

EN = TONGUES["en"]


def shown(markdown: str) -> str:
    (section,) = sections(notes.render(markdown))
    return dress(section.blocks)[0]


def told(pairs: str) -> tuple[Segment, ...]:
    return tuple(
        Segment(start=Millis(n * 10_000), end=Millis((n + 1) * 10_000), text=text)
        for n, text in enumerate(pairs.strip().splitlines())
    )


def test_notes_come_apart_at_their_headings_and_nothing_is_lost() -> None:
    html = notes.render(
        "Before & <b>bold</b>\n\n## One\n\n- a\n- b\n\n---\n\n## Two\n\n> quoted\n\ntext<br>more"
    )
    made = sections(html)
    assert [each.heading.text if each.heading else "" for each in made] == ["", "One", "Two"]
    pieces = [block for each in made for block in (*([each.heading] if each.heading else []), *each.blocks)]
    assert "".join(block.html for block in pieces).replace("\n", "") == html.replace("\n", "")
    assert plain("<p>a &lt; b</p>") == "a < b"


def test_a_list_of_bold_labels_is_facts() -> None:
    html = shown("- **Height:** 31 metres\n- **Built**: 1902, of *granite*\n")
    assert html.startswith('<dl class="facts"><div><dt>Height</dt><dd>31 metres</dd></div>')
    assert "<dt>Built</dt><dd>1902, of <em>granite</em></dd>" in html


def test_a_table_of_two_columns_without_a_head_is_facts() -> None:
    assert "<dt>Height</dt><dd>31 m</dd>" in shown("| | |\n|---|---|\n| Height | 31 m |\n| Steps | 212 |\n")


@pytest.mark.parametrize(
    "markdown",
    [
        "- 6:30 — Up\n- 9:00 – The lamp\n- 17:15: Down\n",
        "- **6:30** – Up\n- **9:00** – The lamp\n- **17:15** – Down\n",
        "| Time | What |\n|---|---|\n| 6:30 | Up |\n| 9:00 | The lamp |\n| 17:15 | Down |\n",
    ],
)
def test_times_of_the_day_are_a_day(markdown: str) -> None:
    html = shown(markdown)
    assert html.startswith('<ol class="day"><li><b>6:30</b> <span>Up</span></li>')
    assert html.count("<li>") == 3


def test_stages_are_a_pathway_in_every_language() -> None:
    for words in (
        "Stage | Step",
        "Etappe | Ziel",
        "Étape | But",
        "Etapa | Meta",
        "段階 | 内容",
        "المرحلة | الخطوة",
    ):
        html = shown(f"| {words} |\n|---|---|\n| 2 years | Deckhand |\n| then | Keeper |\n")
        assert '<ol class="path"><li><b>Deckhand</b> <small>2 years</small></li>' in html


def test_ratings_and_shares_get_bars() -> None:
    html = shown(
        "| Skill | Rating | Share |\n|---|---|---|\n| Knots | 4/5 | 60 % |\n| Calm | 92/100 | 7.5% |\n"
    )
    assert '<meter min="0" max="5" value="4" aria-hidden="true"></meter> 4/5' in html
    assert '<meter min="0" max="100" value="7.5" aria-hidden="true">' in html
    assert "<td>Knots</td>" in html
    assert "<meter" not in shown("| Skill | Rating |\n|---|---|\n| Knots | 4/5 |\n| Calm | much |\n")
    assert "<meter" not in shown("| Skill | Rating |\n|---|---|\n| Knots | 7/5 |\n| Calm | 1/5 |\n")


def test_pros_and_cons_stand_side_by_side() -> None:
    html = shown("### Pros\n\n- Quiet\n\n### Cons\n\n- Storms\n\n### Myths\n\n- It is romantic.\n")
    assert re.findall(r'<div class="(\w+)">', html) == ["cards", "pros", "cons", "card"]


def test_headings_that_ask_become_questions_to_open() -> None:
    markdown = (
        "### Is it open?\n\nIn summer.\n\n### 開いていますか？\n\nはい。\n\n### Tickets\n\nAt the gate.\n"
    )
    html, asked = dress(sections(notes.render(markdown))[0].blocks)
    assert "<details><summary>Is it open?</summary><p>In summer.</p></details>" in html
    assert asked == [("Is it open?", "In summer."), ("開いていますか？", "はい。")]
    assert "<h3>Tickets</h3>" in html


def test_sources_say_of_what_kind_and_day_they_are() -> None:
    html = shown("- [Almanac](https://example.org/a) (2026-05-01)\n- The keeper's log (archive)\n")
    assert '<time datetime="2026-05-01">2026-05-01</time>' in html
    assert "<li>The keeper's log <small>archive</small></li>" in html


@pytest.mark.parametrize(
    "markdown", ["- one\n- two\n", "Plain text.\n", "1. a\n2. b\n", "| A | B |\n|---|---|\n| 1 | 2 |\n"]
)
def test_what_has_no_shape_stays_as_it_was_written(markdown: str) -> None:
    assert shown(markdown).split() == notes.render(markdown).split()


TALK = told("""
Welcome to the harbour and its keepers.
What does the lamp burn, and who trims the wick?
The lamp burns colza oil, and each night the keeper trims the wick and polishes the lens.
And how do boats pay?
Boats pay harbour dues at the wooden office by the crane, a coin for each mast.
Is there fish?
Fish is sold on Fridays when the nets are dry and the scales are true.
""")


def test_a_section_is_linked_to_where_the_talk_comes_to_it_with_its_question() -> None:
    assert (
        heard_at(
            "The lamp", "The lamp burns oil; its wick is trimmed and its lens polished each night.", TALK
        )
        == 10_000
    )
    assert heard_at("Dues", "Harbour dues: a coin for each mast, paid at the wooden office.", TALK) == 30_000


def test_without_a_clear_place_there_is_no_link() -> None:
    assert heard_at("Tickets", "Bicycles are hired next to the railway station.", TALK) is None
    assert heard_at("Harbour", "The harbour.", TALK) is None
    assert heard_at("Empty", "", ()) is None


def test_a_guide_has_contents_links_and_questions() -> None:
    markdown = """
## The lamp

The lamp burns oil; its wick is trimmed and its lens polished each night.

## Tickets

At the gate.

## Way

By boat.

## Questions

### Is it open?

In summer.

### Is it dear?

No.
"""
    release = make_release(notes_html=notes.render(markdown), transcript=make_transcript(()))
    release = make_release(
        notes_html=notes.render(markdown),
        transcript=make_transcript(tuple((t.start, t.end, "Mara", t.text) for t in TALK)),
    )
    guide = guide_of(release, EN, "en")
    assert [title for _, title in guide.contents] == ["The lamp", "Tickets", "Way", "Questions"]
    assert guide.html.count('class="hear"') == 1
    assert '<a href="#t=10">Hear about it at 0:10</a>' in guide.html
    html = page.render_episode(make_show(), release, page.make_assets(make_show()))[0].data.decode()
    assert '<nav class="jump"' in html
    for ident, _ in guide.contents:
        assert f'<a href="#{ident}">' in html
        assert f'<h2 id="{ident}">' in html
    (graph,) = re.findall(r'ld\+json">(.*?)</script>', html)
    (faq,) = [each for each in json.loads(graph)["@graph"] if each["@type"] == "FAQPage"]
    assert [each["name"] for each in faq["mainEntity"]] == ["Is it open?", "Is it dear?"]


def test_notes_without_questions_tell_nobody_of_questions() -> None:
    html = page.render_episode(make_show(), make_release(), page.make_assets(make_show()))[0].data.decode()
    assert "FAQPage" not in html
    assert 'class="jump"' not in html


def stop(start: int, title: str, **more: Any) -> Chapter:
    return Chapter(start=Millis(start), end=Millis(start + 10_000), title=title, **more)


def test_chapters_with_a_place_are_stops_with_a_sheet_of_codes() -> None:
    crane = Location(name="Crane", geo="geo:54.1,7.8")
    chapters = (
        stop(0, "1. Crane", location=crane),
        stop(10_000, "Quay"),
        stop(20_000, "2. <Lamp>", location=crane),
    )
    release = make_release(chapters=chapters)
    assert [(each.number, each.chapter) for each in stops_of(release)] == [(1, 1), (2, 3)]
    made = {
        each.path: each.data.decode()
        for each in page.render(make_show(), [release])
        if each.path.endswith("html")
    }
    assert '<li id="chapter=3">' in made["keeper/index.html"]
    assert '<a href="codes/">Codes to print</a>' in made["keeper/index.html"]
    sheet = made["keeper/codes/index.html"]
    assert sheet.count('<svg class="qr"') == 2
    assert 'aria-label="2. &lt;Lamp&gt;"' in sheet
    assert "keeper/codes/index.html" not in {each.path for each in page.render(make_show(), [make_release()])}


def test_notes_that_are_the_summary_and_no_more_are_said_once() -> None:
    def kept(written: str) -> bool:
        release = replace(make_release(), notes_html=written, summary='Bells & "wind".')
        return bool(guide_of(release, EN, "en").html)

    assert not kept('<p>Bells &amp; "wind".</p>\n')
    assert kept('<p>Bells &amp; <em>"wind"</em>.</p>\n')
    assert kept("<p>Bells.</p>\n")


def test_a_table_is_reached_by_keys_and_its_columns_are_set_by_classes() -> None:
    written = notes.render(
        "| What | Fee |\n|---|--:|\n| Boat | 4 |\n\n| What | Calm |\n|---|---|\n| Sea | 4/5 |\n"
    )
    html = guide_of(replace(make_release(), notes_html=written), EN, "en").html
    assert html.count('<table tabindex="0"') == html.count("<table") == 2
    assert '<td class="right">4</td>' in html
    assert "align=" not in html
