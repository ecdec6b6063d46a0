r"""Advanced SubStation Alpha and SubStation Alpha, the subtitles of Aegisub: ``Dialogue:`` rows.

http://www.tcax.org/docs/ass-specs.htm, and https://github.com/libass/libass/wiki/ASS-File-Format-Guide for
what players make of it. The order of the fields is what the ``Format:`` line says. ``{\k12}`` gives a
syllable in hundredths of a second: word times, written when they were measured. The Name field is the
speaker. A brace that was said is written ``\{``, and a backslash gets a word joiner behind it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from podcast.model import Word
from podcast.timecode import Millis
from podcast.transcript import rows
from podcast.transcript.cuefile import BREAK, block, file_of
from podcast.transcript.format import Draft, Format, Holds, Piece, Problem
from podcast.transcript.loose import clock
from podcast.transcript.webvtt import File
from podcast.transcript.words import Timed, align, paragraph

_HEAD = re.compile(r"^\[(?:script info|events)\]\s*$", re.IGNORECASE | re.MULTILINE)
_EVENT = re.compile(r"^(?:dialogue|comment)\s*:\s*(?:[^,\n]*,)?\s*\d+:\d", re.IGNORECASE | re.MULTILINE)
_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_UNSPOKEN = ("picture", "sound", "movie", "command", ";", "!")
_TIME = re.compile(r"\d{1,3}:\d{1,2}:\d{1,2}(?:[.,:]\d{1,9})?", re.ASCII)
# A block of overrides, a line break or hard space, what was escaped, and one character of the talk.
_TOKEN = re.compile(
    r"(?P<block>\{[^{}]*\})|\\(?P<space>[Nnh])|\\(?P<brace>[{}])|(?P<slash>\\\u2060)|(?P<said>[^{\\]+|.)"
)
_KARAOKE = re.compile(r"\\(k[fot]?|K)\s*(\d{1,7})", re.ASCII)
_SPACES = {"N": BREAK, "n": " ", "h": " "}
_DRAWING = re.compile(r"\\p\s*(\d+)", re.ASCII)
_VOICE = re.compile(
    r"(?:speaker|host|guest|interviewer|interviewee|moderator|narrator)[ _]?\d*", re.IGNORECASE
)
"""Styles that are named for a voice stand in for an empty Name field."""

_STYLE = {
    "Name": "Default", "Fontname": "sans-serif", "Fontsize": "64", "PrimaryColour": "&H00FFFFFF",
    "SecondaryColour": "&H00A0A0A0", "OutlineColour": "&H00000000", "BackColour": "&H80000000", "Bold": "0",
    "Italic": "0", "Underline": "0", "StrikeOut": "0", "ScaleX": "100", "ScaleY": "100", "Spacing": "0",
    "Angle": "0", "BorderStyle": "1", "Outline": "3", "Shadow": "1", "Alignment": "2", "MarginL": "80",
    "MarginR": "80", "MarginV": "60", "Encoding": "1",
}  # fmt: skip
_SCRIPT = f"""\
[Script Info]
ScriptType: v4.00+
WrapStyle: 0
ScaledBorderAndShadow: yes
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: {", ".join(_STYLE)}
Style: {",".join(_STYLE.values())}

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


@dataclass(slots=True)
class _Text:
    """The text of an event: what is said, what was drawn, and the syllables with their times."""

    said: list[str] = field(default_factory=list)
    syllables: list[tuple[Millis, Millis, list[str]]] = field(default_factory=list)
    drawn: bool = False


def _looks_like(text: str) -> bool:
    return _EVENT.search(text) is not None and (
        _HEAD.search(text) is not None or text.lstrip()[:8].lower() == "dialogue"
    )


def _events(text: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """What is shown: the line of each event and its fields by name."""
    fields: tuple[str, ...] = _FIELDS
    section, hidden = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        kind, _, rest = line.strip().partition(":")
        kind = kind.strip().lower()
        if line.lstrip().startswith("["):
            section = line.strip().lower()
        elif kind == "format" and section in ("[events]", ""):
            named = tuple(name.strip().lower() for name in rest.split(","))
            fields = named if {"start", "end"} <= set(named) else fields
        elif kind == "dialogue":
            values = rest.split(",", len(fields) - 1)
            yield number, dict(zip(fields, values, strict=False))
        elif kind == "comment":
            hidden += 1
        elif section == "[events]" and kind and not kind.startswith(_UNSPOKEN):
            message = f"a line that is no event was left out: {line.strip()[:60]!r}"
            problems.append(Problem(number, message, "write it as a Dialogue: line"))
    if hidden:
        problems.append(
            Problem(0, f"{hidden} Comment: lines are not shown and were left out", severity="info")
        )


def _read(text: str) -> Draft:
    return _draft(text, paragraph)


def _read_file(text: str) -> tuple[File, list[Problem]]:
    """The events with the lines they are shown in; nothing else of their looks."""
    return file_of(_draft(text, block))


def _draft(text: str, shaped: Callable[[str], str]) -> Draft:
    problems: list[Problem] = []
    pieces: list[Piece] = []
    for number, event in _events(text, problems):
        start, end = _time(event.get("start", "")), _time(event.get("end", ""))
        if start is None or "text" not in event:
            hint = "write it as Dialogue: 0,0:00:01.00,0:00:02.50,Default,Ann,0,0,0,,text"
            problems.append(Problem(number, "an event without a readable time or text was left out", hint))
            continue
        if end is None:
            message = f"the end {event.get('end', '').strip()!r} is not a time"
            problems.append(Problem(number, message, "write it as 0:00:02.50"))
        found = _text(event["text"], start)
        if found.drawn:
            problems.append(Problem(number, "a drawing was left out", severity="info"))
        piece = _piece(found, (start, end), number, shaped)
        pieces.append(piece._replace(speaker=_speaker(event)))
    return Draft(
        pieces=tuple(pieces),
        timing="word" if any(piece.words for piece in pieces) else "segment",
        problems=tuple(problems),
    )


def _time(text: str) -> Millis | None:
    try:
        return clock(text.strip()) if _TIME.fullmatch(text.strip()) else None
    except ValueError:
        return None


def _speaker(event: Mapping[str, str]) -> str | None:
    style = paragraph(event.get("style", "").lstrip("*"))
    name = paragraph(event.get("name", event.get("actor", "")))
    # SubStation Alpha writes NTP where nobody is named.
    named = name if name != "NTP" else ""
    return named or (style if _VOICE.fullmatch(style) else None)


def _text(raw: str, start: Millis) -> _Text:
    found = _Text()
    at, drawing = start, False
    for match in _TOKEN.finditer(raw):
        if block := match["block"]:
            if mode := _DRAWING.search(block):
                drawing = mode[1].strip("0") != ""
            for tag, length in _KARAOKE.findall(block):
                if tag == "kt":
                    at = Millis(start + int(length) * 10)
                else:
                    after = Millis(at + int(length) * 10)
                    found.syllables.append((at, after, []))
                    at = after
        elif drawing:
            found.drawn = True
        else:
            # \N always breaks the line; \n does only where a player wraps nothing by itself.
            said = (
                _SPACES.get(match["space"]) or match["brace"] or ("\\" if match["slash"] else match["said"])
            )
            found.said.append(said)
            if found.syllables:
                found.syllables[-1][2].append(said)
    return found


def _piece(
    found: _Text, bounds: tuple[Millis, Millis | None], line: int, shaped: Callable[[str], str]
) -> Piece:
    start, end = bounds
    text = shaped("".join(found.said))
    words: tuple[Word, ...] = ()
    spoken = [(first, last, "".join(said)) for first, last, said in found.syllables if "".join(said).strip()]
    if spoken:
        before = len("".join(found.said)) - sum(len("".join(said)) for *_, said in found.syllables)
        head = Timed("".join(found.said)[:before])
        until = max(last for _, last, _ in spoken) if end is None or end <= start else end
        timed = [head, *(one for each in spoken for one in _tokens(*each))]
        words = align(text, timed, start, until)
    return Piece(start=start, end=end, text=text, words=words, line=line)


def _tokens(first: Millis, last: Millis, said: str) -> Iterator[Timed]:
    """The words of one syllable block: one has its times, of several only the first has a start."""
    tokens = said.split()
    for n, token in enumerate(tokens):
        yield Timed(token, first if n == 0 else None, last if len(tokens) == 1 else None)


def _clock(step: int) -> str:
    seconds, rest = divmod(step, 100)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}.{rest:02d}"


def _document(said: Sequence[rows.Row], _language: str) -> str:
    events: list[str] = []
    for row in said:
        start = rows.hundredths(row.start)
        end = max(start + 1, rows.hundredths(row.end))
        name = (row.speaker or "").replace(",", ";")
        text = row.parted(_karaoke(row.words, start)) if row.words else "\\N".join(map(_escape, row.lines))
        events.append(f"Dialogue: 0,{_clock(start)},{_clock(end)},Default,{name},0,0,0,,{text}\n")
    return _SCRIPT + "".join(events)


def _karaoke(words: Sequence[Word], at: int) -> list[str]:
    """Each word as a syllable; a rest before it is one without a text, so that nothing drifts."""
    parts: list[str] = []
    for word in words:
        start, end = max(at, rows.hundredths(word.start)), rows.hundredths(word.end)
        rest = f"{{\\k{start - at}}}" if start > at else ""
        at = max(start, end)
        parts.append(f"{rest}{{\\k{at - start}}}{_escape(word.text)}")
    return parts


def _escape(text: str) -> str:
    return re.sub(r"[{}]", r"\\\g<0>", text.replace("\\", "\\\u2060"))


FORMAT = Format(
    name="ass",
    title="Advanced SubStation Alpha (Aegisub)",
    suffixes=(".ass", ".ssa"),
    media_type="text/x-ssa",
    looks_like=_looks_like,
    read=_read,
    write=rows.turns_in(_document),
    write_cues=rows.cues_in(_document),
    read_file=_read_file,
    holds=Holds(words=True, precision=10),
)
