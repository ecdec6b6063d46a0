"""Blocks of show notes shown as what they are: facts, a day, a pathway, ratings, pros and cons, questions.

A shape is told by its form wherever that is enough, so that it works in every language; where only a word
can tell, each language has a table of them. What has no shape stays as it was written.
"""

import re
from collections.abc import Callable, Sequence
from html import escape

from podcast.page.blocks import Block, below, plain
from podcast.page.tongues import TONGUES

_LABEL = re.compile(r"<strong>([^<]{1,60}?)(?:[:：]\s*</strong>|</strong>\s*[:：])\s*(.+)", re.DOTALL)
_CLOCK = re.compile(
    r"(?:<strong>)?(\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:</strong>)?\s*(?:[-–—:]\s*|$)(.*)",
    re.DOTALL | re.IGNORECASE,
)
_OUT_OF = re.compile(r"(\d{1,3}(?:[.,]\d)?)\s*/\s*(\d{1,3})")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%.{0,20}")
_KIND = re.compile(r"(.*\S)\s*\(([^()]{2,24})\)", re.DOTALL)
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_ENDS_ASKING = ("?", "？", "؟")

STAGES, PROS, CONS = (
    frozenset(word for tongue in TONGUES.values() for word in getattr(tongue, kind))
    for kind in ("stages", "pros", "cons")
)


def dress(blocks: Sequence[Block]) -> tuple[str, list[tuple[str, str]]]:
    """A section's blocks as HTML, and the questions in it with their answers, as plain words."""
    made: list[str] = []
    asked: list[tuple[str, str]] = []
    n = 0
    while n < len(blocks):
        if found := _questions(blocks, n) or _cards(blocks, n):
            html, count, answers = found
            made.append(html)
            asked += answers
            n += count
            continue
        made.append(_dressed(blocks[n]))
        n += 1
    return "".join(made), asked


def _dressed(block: Block) -> str:
    return next((html for shape in SHAPES if (html := shape(block))), block.html)


def _facts(block: Block) -> str:
    """Items with a bold label each, or a table of two columns without a head."""
    found = [_LABEL.fullmatch(item) for item in block.items]
    pairs = [(each[1], each[2]) for each in found if each]
    rows = block.rows
    if rows and len(rows[0]) == 2 and not any(rows[0]):
        pairs, found = [(_bare(row[0]), row[1]) for row in rows[1:] if len(row) == 2], []
    if len(pairs) < 2 or len(pairs) < len(found):
        return ""
    return '<dl class="facts">' + "".join(f"<div><dt>{a}</dt><dd>{b}</dd></div>" for a, b in pairs) + "</dl>"


def _day(block: Block) -> str:
    """Items, or rows of two cells, that begin with a time of the day each."""
    rows = block.rows[1:] if block.rows and len(block.rows[0]) == 2 else []
    texts = block.items or [" – ".join(row) for row in rows]
    found = [_CLOCK.fullmatch(text) for text in texts]
    if len(texts) < 3 or not all(found):
        return ""
    steps = "".join(f"<li><b>{each[1]}</b> <span>{each[2]}</span></li>" for each in found if each)
    return f'<ol class="day">{steps}</ol>'


def _pathway(block: Block) -> str:
    """A table whose first column is headed as stages are; its second cell is the step, or the first is."""
    rows = block.rows
    if len(rows) < 3 or plain(rows[0][0] if rows[0] else "").lower() not in STAGES:
        return ""
    if len(rows[0]) == 2:  # when, what
        steps = [(row[1], row[0], "") for row in rows[1:] if len(row) == 2]
    else:  # what, when, and more about it
        steps = [(row[0], row[1], " · ".join(filter(None, row[2:]))) for row in rows[1:] if len(row) > 2]
    shown = "".join(
        f"<li><b>{what}</b> <small>{when}</small>{f'<span>{more}</span>' if more else ''}</li>"
        for what, when, more in steps
    )
    return f'<ol class="path">{shown}</ol>' if steps else ""


def _ratings(block: Block) -> str:
    """A table with a column of ratings, 4/5, or of shares, 40 %: each gets a small bar."""
    rows = block.rows
    if len(rows) < 3:
        return ""
    width = len(rows[0])
    bars = {
        n: [_bar(row[n]) for row in rows[1:]]
        for n in range(1, width)
        if all(len(row) == width and _bar(row[n]) for row in rows[1:])
    }
    if not bars:
        return ""
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    body = "".join(
        "<tr>"
        + "".join(f"<td>{bars[n][y] if n in bars else cell}</td>" for n, cell in enumerate(row))
        + "</tr>"
        for y, row in enumerate(rows[1:])
    )
    return f'<table class="bars"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _bar(cell: str) -> str:
    """A cell with its bar, "" when it has no number to draw. A meter needs no style, which no page allows."""
    text = plain(cell)
    if found := _OUT_OF.fullmatch(text):
        value, most = found[1].replace(",", "."), found[2]
    elif found := _PERCENT.fullmatch(text):
        value, most = found[1].replace(",", "."), "100"
    else:
        return ""
    if not float(value) <= float(most):
        return ""
    return f'<meter min="0" max="{most}" value="{value}" aria-hidden="true"></meter> {cell}'


def _sources(block: Block) -> str:
    """A list of which every item has a link, or ends with a kind in brackets: sources, with what they are."""
    items = block.items
    told = [_KIND.fullmatch(item) for item in items]
    if len(items) < 2 or not all(each or "<a href" in item for each, item in zip(told, items, strict=True)):
        return ""
    shown = [
        f"<li>{each[1]} {_kind(each[2])}</li>" if each else f"<li>{item}</li>"
        for each, item in zip(told, items, strict=True)
    ]
    return f'<ul class="sources">{"".join(shown)}</ul>'


def _kind(text: str) -> str:
    return f'<time datetime="{text}">{text}</time>' if _DAY.fullmatch(text) else f"<small>{text}</small>"


SHAPES: tuple[Callable[[Block], str], ...] = (_day, _facts, _pathway, _ratings, _sources)
"""Tried in this order; each gives "" for a block of another shape."""


def _questions(blocks: Sequence[Block], start: int) -> tuple[str, int, list[tuple[str, str]]] | None:
    """Headings that ask, each with its answer: closed, to be opened."""
    made, asked, n = [], [], start
    while n < len(blocks) and blocks[n].tag in ("h3", "h4") and blocks[n].text.endswith(_ENDS_ASKING):
        answer = below(blocks, n)
        if not answer:
            break
        shown = "".join(_dressed(each) for each in answer)
        made.append(f"<details><summary>{blocks[n].inner}</summary>{shown}</details>")
        asked.append((blocks[n].text, " ".join(each.text for each in answer)))
        n += 1 + len(answer)
    return ("".join(made), n - start, asked) if made else None


def _cards(blocks: Sequence[Block], start: int) -> tuple[str, int, list[tuple[str, str]]] | None:
    """Two headings or more with nothing but a list each: side by side, pros with a plus, cons a minus."""
    made, n = [], start
    while n < len(blocks) and blocks[n].tag == "h3":
        answer = below(blocks, n)
        if len(answer) != 1 or not answer[0].items or _dressed(answer[0]) != answer[0].html:
            break
        made.append(f'<div class="{_tone(blocks[n].text)}">{blocks[n].html}{answer[0].html}</div>')
        n += 2
    return (f'<div class="cards">{"".join(made)}</div>', n - start, []) if len(made) > 1 else None


def _tone(heading: str) -> str:
    word = heading.lower()
    return "pros" if word in PROS else "cons" if word in CONS else "card"


def _bare(html: str) -> str:
    return escape(plain(html).rstrip(":："), quote=False)
