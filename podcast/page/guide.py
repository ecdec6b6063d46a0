"""The notes of an episode as a guide to read.

Each section has an address, is shown as what it is, and leads to where the audio comes to speak about it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from podcast import timecode
from podcast.model import Chapter, Release, Segment
from podcast.page import bidi, talk
from podcast.page.blocks import Section, sections
from podcast.page.hearing import heard_at
from podcast.page.shapes import dress
from podcast.page.tongues import Tongue

LONG = 4
"""From so many sections on a guide has a list of them."""


@dataclass(frozen=True, slots=True)
class Guide:
    """`html` is what is shown, `contents` the addresses and titles of its sections.

    `questions` are those that can be read on the page, with their answers, as plain words.
    """

    html: str = ""
    contents: tuple[tuple[str, str], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()


def guide_of(release: Release, spoken: Tongue, language: str) -> Guide:
    """The notes of a release, dressed, for a page in `language`; nothing where its summary says it all."""
    if release.notes_html.strip() == f"<p>{escape(release.summary, quote=False)}</p>":
        return Guide()
    found = sections(release.notes_html)
    turns = talk.turns(release.transcript) if release.audio else ()
    made, contents, asked = [], [], []
    for number, section in enumerate(found):
        shown, questions = dress(section.blocks)
        asked += questions
        if section.heading is None:
            made.append(shown)
            continue
        ident = f"s{number}"
        contents.append((ident, section.heading.text))
        # Facts sum all up, questions and sources are about everything.
        is_general = len(questions) > 1 or re.fullmatch(
            r'\s*<(?:dl class="facts"|ul class="sources").*', shown, re.DOTALL
        )
        link = "" if is_general else _link(section, turns, spoken)
        head = section.heading.html.replace("<h2>", f'<h2 id="{ident}">', 1)
        made.append(f'<div class="guide">{head}{link}{shown}</div>')
    html = bidi.blocks(_tables("\n".join(made)), language)
    return Guide(html, tuple(contents) if len(contents) >= LONG else (), tuple(asked))


def _tables(html: str) -> str:
    """Tables that keys can scroll where they are wider than a phone, their columns set by classes.

    https://dequeuniversity.com/rules/axe/4.10/scrollable-region-focusable; HTML has no `align` any more.
    """
    html = re.sub(r'<table(?=>| class="bars">)', '<table tabindex="0"', html)
    return re.sub(r'(<t[dh]) align="(\w+)"', r'\1 class="\2"', html)


def _link(section: Section, turns: Sequence[Segment], spoken: Tongue) -> str:
    heading = section.heading.text if section.heading else ""
    start = heard_at(heading, section.text, turns)
    if start is None:
        return ""
    words = escape(spoken.say("hear_at", time=timecode.show(start)))
    return f'<p class="hear" lang="{spoken.tag}"><a href="#t={start // 1000}">{words}</a></p>'


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of a guide: `number` counts stops, `chapter` all chapters that are listed."""

    number: int
    chapter: int
    marked: Chapter


def stops_of(release: Release) -> tuple[Stop, ...]:
    """The chapters with a place, in order."""
    listed = [each for each in release.chapters if not each.hidden]
    placed = [(n, each) for n, each in enumerate(listed, 1) if each.location]
    return tuple(Stop(number, n, each) for number, (n, each) in enumerate(placed, 1))
