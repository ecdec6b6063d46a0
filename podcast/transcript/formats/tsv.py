"""Tables with a row for each stretch of talk: Whisper's TSV, Audacity's labels, and CSV with a header.

https://github.com/openai/whisper/blob/main/whisper/utils.py (WriteTSV: whole milliseconds, tabs in the text
made spaces), https://manual.audacityteam.org/man/importing_and_exporting_labels.html (seconds, no header),
https://www.rfc-editor.org/rfc/rfc4180 (quotes, in CSV only). The header's names tell the columns. Written
as Whisper does, with a column for the speaker where one is known.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from podcast.timecode import Millis
from podcast.transcript import rows
from podcast.transcript.format import Draft, Format, Piece, Problem
from podcast.transcript.loose import clock
from podcast.transcript.words import paragraph

_KNOWN = {
    column: re.compile(names)
    for column, names in (
        ("start", r"(?:start|begin)(?: ?time)?(?: ?code)?|in|from|t0|time|time ?stamp|time ?code(?: in)?"),
        ("end", r"(?:end|stop)(?: ?time)?(?: ?code)?|out|to|t1|time ?code out"),
        ("length", r"duration|dur|length"),
        ("speaker", r"speaker(?: ?(?:name|label|id))?|name|voice|who|actor|participant"),
        (
            "text",
            r"text|transcript(?:ion)?|content|sentence|caption|subtitle|body|words|utterance|dialogue|line",
        ),
    )
}
"""What the headings of columns are called."""
_UNIT = re.compile(r"[\s_]*[(\[_]?\s*(ms|millis(?:econds)?|s|sec|secs|seconds)\s*[)\]]?$")
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,12})?", re.ASCII)
_FRAMES = re.compile(r"(\d{1,3}:\d{1,2}:\d{1,2})[:;](\d{1,2})", re.ASCII)
_RATE = 30
"""Frames a second, where a table counts in frames and does not say how many there are."""
_QUICKEST = 60
"""Milliseconds a word: whole numbers that give less than that are seconds and not milliseconds."""
_LONGEST_NAME = 40
"""Characters of a heading; longer ones are none."""
_LONGEST_RECORD = 200
"""Lines: a quote that is not closed within so many was none."""


class _Table(NamedTuple):
    """How a table is written: what parts its columns, which is which, and how many there are.

    `units` are those that the header tells, by column, "" where it tells none.
    """

    mark: str
    columns: Mapping[str, int]
    units: Mapping[str, str]
    width: int
    headed: bool


class _Record(NamedTuple):
    """A row of a table and its line."""

    line: int
    cells: Sequence[str]


def _table(text: str) -> _Table | None:
    """The table that a text is, by its first line."""
    head = next((line for line in text.split("\n", 20)[:20] if line.strip()), "")
    for mark in "\t", ",", ";":
        cells = next(_records([head], mark, []), _Record(0, ())).cells
        named: dict[str, int] = {}
        units: dict[str, str] = {}
        for n, cell in enumerate(cells):
            name, unit = _named(cell)
            if name and name not in named:
                named[name], units[name] = n, unit
        if {"start", "text"} <= set(named) and len(cells) > 1:
            return _Table(mark, named, units, len(cells), headed=True)
    cells = head.split("\t")
    if len(cells) == 3 and all(_NUMBER.fullmatch(cell.strip()) for cell in cells[:2]):
        return _Table("\t", {"start": 0, "end": 1, "text": 2}, {}, 3, headed=False)
    return None


def _named(cell: str) -> tuple[str, str]:
    """Which column a heading names, and the unit that it tells."""
    plain = " ".join(cell.replace('"', " ").split()).lower()
    if len(plain) > _LONGEST_NAME:
        return "", ""
    for bare, unit in ((_UNIT.sub("", plain), _UNIT.search(plain)), (plain, None)):
        words = re.sub(r"[\s_-]+", " ", bare).strip()
        found = next((column for column, names in _KNOWN.items() if names.fullmatch(words)), "")
        if found:
            return found, ("ms" if unit[1].startswith("m") else "s") if unit else ""
    return "", ""


def _looks_like(text: str) -> bool:
    return _table(text[:20_000]) is not None


def _records(lines: Sequence[str], mark: str, problems: list[Problem]) -> Iterator[_Record]:
    """The rows of a table. With tabs a quote is a character; else it may hold marks and line breaks."""
    at = 0
    while at < len(lines):
        first, at = at, at + 1
        record = lines[first]
        if not record.strip():
            continue
        if mark == "\t":
            yield _Record(first + 1, record.split("\t"))
            continue
        while record.count('"') % 2 and at < min(len(lines), first + _LONGEST_RECORD):
            record += "\n" + lines[at]
            at += 1
        if record.count('"') % 2:
            record, at = lines[first], first + 1
            problems.append(
                Problem(first + 1, "a quote is not closed", 'end the text with " on its last line')
            )
            yield _Record(first + 1, record.replace('"', "").split(mark))
        else:
            yield _Record(first + 1, _cells(record, mark))


def _cells(record: str, mark: str) -> list[str]:
    if '"' not in record:
        return record.split(mark)
    try:
        return next(csv.reader([record], delimiter=mark, skipinitialspace=True), [])
    except csv.Error:  # a field of over 131,072 characters
        return record.split(mark)


def _read(text: str) -> Draft:
    table = _table(text)
    if table is None:
        return Draft(pieces=())
    problems: list[Problem] = []
    records = list(_records(text.split("\n"), table.mark, problems))[table.headed :]
    unit = table.units.get("start") or _unit(records, table)
    pieces = [piece for record in records if (piece := _piece(record, table, unit, problems))]
    timed = all(piece.end is not None for piece in pieces)
    return Draft(pieces=tuple(pieces), timing="segment" if timed else "estimated", problems=tuple(problems))


def _unit(records: Iterable[_Record], table: _Table) -> str:
    """The unit of bare numbers: with a point they are seconds, and in CSV where talk is far too quick."""
    start, end, text = (table.columns.get(name, -1) for name in ("start", "end", "text"))
    took = words = 0
    for _, cells in records:
        if len(cells) <= max(start, end, text):
            continue
        times = [cells[n].strip() for n in (start, end) if n >= 0]
        if any("." in time for time in times):
            return "s"
        if len(times) == 2 and all(map(_NUMBER.fullmatch, times)):
            took += max(0, int(times[1]) - int(times[0]))
            words += len(cells[text].split())
    return "s" if table.mark != "\t" and took < _QUICKEST * words else "ms"


def _piece(record: _Record, table: _Table, unit: str, problems: list[Problem]) -> Piece | None:
    cells = dict(zip(table.columns, (_cell(record, table, name) for name in table.columns), strict=True))
    start = _time(cells["start"], unit)
    text = paragraph(cells["text"])
    if start is None:
        if any(cell.strip() for cell in record.cells):
            message = f"a row without a readable time was left out: {cells['start'].strip()!r}"
            problems.append(
                Problem(record.line, message, "write the start in milliseconds, or as 0:01:02.500")
            )
        return None
    if len(record.cells) > table.width > table.columns["text"] + 1:
        message = f"the row has {len(record.cells)} cells and the header {table.width}: a text may be cut off"
        problems.append(Problem(record.line, message, f"put texts with a {table.mark!r} in them into quotes"))
    end = _time(cells["end"], table.units.get("end") or unit) if cells.get("end", "").strip() else None
    if cells.get("end", "").strip() and end is None:
        problems.append(
            Problem(record.line, f"the end {cells['end'].strip()!r} is not a time", "write it as the start")
        )
    length = _time(cells.get("length", ""), table.units.get("length") or unit)
    if end is None and length is not None:
        end = Millis(start + length)
    speaker = paragraph(cells.get("speaker", "")) or None
    return Piece(start=start, end=end, text=text, speaker=speaker, line=record.line)


def _cell(record: _Record, table: _Table, name: str) -> str:
    """A cell of a row; what stands behind the last column belongs to the text when that is the last."""
    at = table.columns[name]
    if name == "text" and at == table.width - 1:
        return table.mark.join(record.cells[at:])
    return record.cells[at] if at < len(record.cells) else ""


def _time(text: str, unit: str) -> Millis | None:
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return Millis(round(float(text) * (1000 if unit == "s" else 1)))
    try:
        if match := _FRAMES.fullmatch(text):
            return Millis(clock(match[1]) + int(match[2]) * 1000 // _RATE)
        return clock(text) if ":" in text else None
    except ValueError:
        return None


def _document(said: Sequence[rows.Row], _language: str) -> str:
    voices = any(row.speaker for row in said)
    lines = ["start\tend\tspeaker\ttext" if voices else "start\tend\ttext"]
    for row in said:
        named = [row.speaker or ""] if voices else []
        lines.append("\t".join((str(row.start), str(row.end), *named, row.text)))
    return "\n".join(lines) + "\n"


FORMAT = Format(
    name="tsv",
    title="TSV and CSV (Whisper, Audacity)",
    suffixes=(".tsv", ".csv"),
    media_type="text/tab-separated-values",
    looks_like=_looks_like,
    read=_read,
    write=rows.turns_in(_document),
    write_cues=rows.cues_in(_document),
)
