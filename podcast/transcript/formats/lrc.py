"""LRC, the lyrics that music players scroll: ``[mm:ss.xx]text``, with ``<mm:ss.xx>`` before single words.

There is no standard; https://en.wikipedia.org/wiki/LRC_(file_format) describes the format and its A2
extension, which times words. A positive ``[offset:]`` shows lines that many milliseconds earlier. A time
without a text ends the line before it. Written with word times when they were measured.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from podcast.model import Timing, Word
from podcast.timecode import ZERO, Millis
from podcast.transcript import labels, rows
from podcast.transcript.format import Draft, Format, Holds, Piece, Problem
from podcast.transcript.words import Timed, align, paragraph, speaking_time

_CLOCK = r"(?:\d{1,2}:)?\d{1,4}:\d{1,2}(?:\.\d{1,3})?"
_STAMPS = re.compile(rf"\s*((?:\[{_CLOCK}\]\s*)+)(.*)", re.ASCII)
_STAMP = re.compile(rf"\[({_CLOCK})\]", re.ASCII)
_WORD = re.compile(rf"<({_CLOCK})>", re.ASCII)
_FINE = re.compile(r"\s*\[\d{1,4}:\d{1,2}\.\d{1,3}\]", re.ASCII)
_TAG = re.compile(
    r"\s*\[(ti|ar|al|au|by|re|ve|la|id|lr|ly|mu|length|offset|tool|encoding|#)\s*:(.*)\]\s*", re.IGNORECASE
)
_KEPT = re.compile(r"([<\[])\u2060(?=\d)")
_TIMELIKE = re.compile(r"([<\[])(?=\d)")
"""What would be taken for a time is written with a word joiner (U+2060) in it, which nobody sees."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_MOST = 0.8
"""The share of lines that have a time in hundredths, where no tag says that this is LRC."""
_SILENCE = 1_000
"""Milliseconds of rest after which a line is cleared from the screen."""


@dataclass(slots=True)
class _Line:
    """A line of lyrics while its text is gathered: `end` None until a time without a text tells it."""

    number: int
    start: Millis
    text: list[str]
    shift: int = 0
    end: Millis | None = None


@dataclass(slots=True)
class _Song:
    """What a file holds, while it is read."""

    lines: list[_Line] = field(default_factory=list)
    tags: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def _looks_like(text: str) -> bool:
    lines = [line for line in text.split("\n", 400)[:400] if line.strip()]
    stamped = sum(_FINE.match(line) is not None for line in lines)
    tagged = any(map(_TAG.fullmatch, lines[:20])) and any(map(_STAMPS.fullmatch, lines))
    return tagged or (stamped > 0 and stamped >= _MOST * len(lines))


def _millis(clock: str) -> Millis:
    """Minutes run on beyond 59; two digits behind the point are hundredths, one is tenths."""
    whole, _, fraction = clock.partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part)
    return Millis(seconds * 1000 + int(fraction.ljust(3, "0")))


def _song(text: str) -> _Song:
    song = _Song()
    clears: list[Millis] = []
    for number, line in enumerate(text.split("\n"), 1):
        if match := _STAMPS.fullmatch(line):
            times = [_millis(stamp) for stamp in _STAMP.findall(match[1])]
            if match[2].strip():
                song.lines += [_Line(number, time, [match[2]], time - times[0]) for time in times]
            else:
                clears += times
        elif tag := _TAG.fullmatch(line):
            song.tags[tag[1].lower()] = tag[2].strip()
        elif line.strip():
            _take_loose(line, number, song)
    _clear(song.lines, clears)
    return song


def _take_loose(line: str, number: int, song: _Song) -> None:
    """A line without a time: more of the line above it, as other programs break long lines."""
    hint = "put a time before it, such as [01:02.50]"
    if not song.lines:
        song.problems.append(
            Problem(number, f"text before the first time was left out: {line.strip()!r}", hint)
        )
        return
    above = song.lines[-1].number
    for one in reversed(song.lines):
        if one.number != above:
            break
        one.text.append(line)
    song.problems.append(Problem(number, "a line without a time was joined to the one above it", hint))


def _clear(lines: Sequence[_Line], clears: Iterable[Millis]) -> None:
    """Give the lines their ends: a time without a text ends the line before it."""
    marks = sorted([(line.start, 1, n) for n, line in enumerate(lines)] + [(time, 0, -1) for time in clears])
    shown: _Line | None = None
    for time, _, index in marks:
        if index >= 0:
            shown = lines[index]
        elif shown and shown.end is None and time > shown.start:
            shown.end = time


def _read(text: str) -> Draft:
    song = _song(text)
    offset = _offset(song)
    plain = [_plain(" ".join(line.text)) for line in song.lines]
    said = labels.carried(plain, labels.find(plain, captions=True))
    pieces = [_piece(*one, offset) for one in zip(song.lines, plain, said, strict=True)]
    language = song.tags.get("la", "")
    return Draft(
        # A line may come again and again, with a time for each.
        pieces=tuple(sorted(pieces, key=lambda piece: piece.start)),
        language=language if _LANGUAGE.fullmatch(language) else None,
        timing=_timing(pieces),
        problems=tuple(song.problems),
    )


def _timing(pieces: Sequence[Piece]) -> Timing:
    if any(piece.words for piece in pieces):
        return "word"
    return "segment" if all(piece.end is not None for piece in pieces) else "estimated"


def _offset(song: _Song) -> int:
    wanted = song.tags.get("offset", "") or "0"
    if re.fullmatch(r"[+-]?\d{1,8}", wanted, re.ASCII):
        return int(wanted)
    hint = "write it in milliseconds, as in [offset:+500]"
    song.problems.append(Problem(0, f"the offset {wanted!r} is no number and was left out", hint))
    return 0


def _piece(line: _Line, plain: str, said: tuple[str | None, str], offset: int) -> Piece:
    speaker, text = said
    timed, end = _timed(" ".join(line.text), line.shift)
    end = line.end if end is None else end
    words: tuple[Word, ...] = ()
    if known := [one.start for one in timed if one.start is not None]:
        until = Millis(max(known) + speaking_time(timed[-1].text)) if end is None else end
        words = align(plain, timed, line.start, max(line.start, until))
        words = words[len(plain.split()) - len(text.split()) :]  # a label is not said
    return Piece(
        start=_moved(line.start, offset),
        end=None if end is None else _moved(end, offset),
        text=text,
        speaker=speaker,
        words=tuple(_word(word, offset) for word in words),
        line=line.number,
    )


def _moved(time: Millis, offset: int) -> Millis:
    return max(ZERO, Millis(time - offset))


def _word(word: Word, offset: int) -> Word:
    return Word(text=word.text, start=_moved(word.start, offset), end=_moved(word.end, offset))


def _timed(text: str, shift: int) -> tuple[list[Timed], Millis | None]:
    """The words of a line, those behind a time with it, and the time that stands behind the last of them."""
    first, *rest = _WORD.split(text)
    if not rest:
        return [], None
    found = [Timed(_plain(token)) for token in first.split()]
    end: Millis | None = None
    for clock, said in zip(rest[::2], rest[1::2], strict=True):
        time = Millis(_millis(clock) + shift)
        if found and found[-1].end is None:
            found[-1] = found[-1]._replace(end=time)
        tokens = said.split()
        end = None if tokens else time
        found += [Timed(_plain(token), time if n == 0 else None) for n, token in enumerate(tokens)]
    return found, end


def _plain(text: str) -> str:
    """A text without word times, and without what keeps one that was said from being taken for one."""
    return _KEPT.sub(r"\1", paragraph(_WORD.sub("", text)))


def _clock(time: Millis) -> str:
    seconds, rest = divmod(rows.hundredths(time), 100)
    return f"{seconds // 60:02d}:{seconds % 60:02d}.{rest:02d}"


def _document(said: Sequence[rows.Row], language: str) -> str:
    lines = [f"[la:{language}]"] if language else []
    for (label, row), after in zip_longest(rows.labelled(said), said[1:]):
        lines.append(f"[{_clock(row.start)}]{label}{_lyrics(row)}")
        if after is None or after.start - row.end >= _SILENCE:
            lines.append(f"[{_clock(row.end)}]")
    return "\n".join(lines) + "\n"


def _lyrics(row: rows.Row) -> str:
    if not row.words:
        return _safe(row.text)
    parts: list[str] = []
    for word, after in zip_longest(row.words, row.words[1:]):
        ends = after is None or _clock(after.start) != _clock(word.end)
        parts.append(f"<{_clock(word.start)}>{_safe(word.text)}" + f"<{_clock(word.end)}>" * ends)
    return row.parted(parts)


def _safe(text: str) -> str:
    return _TIMELIKE.sub("\\1\u2060", text)


FORMAT = Format(
    name="lrc",
    title="LRC (lyrics)",
    suffixes=(".lrc",),
    media_type="text/plain",
    looks_like=_looks_like,
    read=_read,
    write=rows.turns_in(_document),
    write_cues=rows.cues_in(_document),
    holds=Holds(ends=False, words=True, language=True, precision=10),
)
