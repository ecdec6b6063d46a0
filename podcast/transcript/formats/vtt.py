"""WebVTT, the format that apps agree on. https://www.w3.org/TR/webvtt1/

Written for the apps as they are: a voice on every cue, one speaker a cue, hours always, no ``&`` in names
(AntennaPod cannot match one) and nothing between the signature and the first cue (pycaption refuses it).
"""

import html
import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from podcast.model import Cue
from podcast.timecode import Millis, format_vtt
from podcast.transcript import labels
from podcast.transcript.cuetext import Run, escape, runs, tree
from podcast.transcript.format import Draft, Format, Piece, Problem
from podcast.transcript.loose import cue_times
from podcast.transcript.webvtt import RawCue, Stray, parse
from podcast.transcript.words import Timed, align, paragraph

# What nearly every cue of a podcast is; reading it without a tree makes a file 1.5 times faster to read.
_ONE_VOICE = re.compile(r"<v ([^<>&\s][^<>&]*)>([^<]*)(?:</v>)?")
_INLINE = re.compile(r"<\d+:")
_HOLD = 50
"""Milliseconds: such files show a finished line for 10, and leave no gaps."""
_TAG = re.compile(r"<[^>]*>")
_LANGUAGE = re.compile(r"Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)", re.IGNORECASE)


def _looks_like(text: str) -> bool:
    return text.startswith("WEBVTT")


def _read(text: str) -> Draft:
    file = parse(text)
    mended, problems = _mend(file.strays)
    cues = sorted([*file.cues, *mended], key=lambda cue: cue.line) if mended else file.cues
    timed = any(_INLINE.search(cue.text) for cue in cues)
    pieces: list[Piece] = []
    for cue in _unrolled(cues) if timed else cues:
        pieces += _pieces(cue)
    language = next((match[1] for line in file.header if (match := _LANGUAGE.match(line))), None)
    return Draft(
        pieces=tuple(_voiced(pieces)),
        language=language,
        timing="word" if timed else "segment",
        problems=tuple(problems),
    )


def _mend(strays: Iterable[Stray]) -> tuple[list[RawCue], list[Problem]]:
    """Cues whose times people can read and players cannot; a problem for each, and for what stays out."""
    cues: list[RawCue] = []
    problems: list[Problem] = []
    hint = "write it as 00:01:02.000 --> 00:01:04.500, with a blank line above the cue"
    for stray in strays:
        if times := cue_times(stray.timing):
            cues.append(RawCue(stray.line, *times, stray.text))
            problems.append(
                Problem(stray.line, f"{stray.timing.strip()!r} is not a time as WebVTT has it", hint)
            )
        elif stray.timing:
            problems.append(Problem(stray.line, "a cue without a readable time was left out", hint))
        elif not stray.text.startswith(("STYLE", "REGION", "X-TIMESTAMP-MAP")):
            problems.append(Problem(stray.line, "text that belongs to no cue was left out", hint))
    return cues, problems


def _unrolled(cues: Iterable[RawCue]) -> list[RawCue]:
    """Without the lines that automatic captions show again while the next one rolls in.

    Such files give a line three times: with a time for each word, standing still for a moment, and standing
    still above the next. A line that comes again on its own was said again.
    """
    found: list[RawCue] = []
    shown, until = "", Millis(0)
    for cue in cues:
        lines = [line for line in cue.text.split("\n") if line.strip()]
        rolls = len(lines) > 1 or cue.end - cue.start <= _HOLD
        if lines and rolls and cue.start - until <= _HOLD and _plain(lines[0]) == shown:
            lines = lines[1:]
        if lines:
            shown = _plain(lines[-1])
            found.append(RawCue(cue.line, cue.start, cue.end, "\n".join(lines), cue.id, cue.settings))
        until = cue.end
    return found


def _plain(line: str) -> str:
    return paragraph(_TAG.sub("", line))


def _pieces(cue: RawCue) -> list[Piece]:
    """A piece for each voice of a cue; inline times become word times."""
    if "<" not in cue.text and "&" not in cue.text:
        return [Piece(start=cue.start, end=cue.end, text=paragraph(cue.text), line=cue.line)]
    if match := _ONE_VOICE.fullmatch(cue.text):
        text = paragraph(html.unescape(match[2]))
        return [Piece(start=cue.start, end=cue.end, text=text, speaker=paragraph(match[1]), line=cue.line)]
    said = runs(tree(cue.text))
    voices = [(voice, list(part)) for voice, part in groupby(said, lambda run: run.voice)]
    texts = [paragraph("".join(run.text for run in part)) for _, part in voices]
    stamped = any(run.time is not None for run in said)
    if len(voices) == 1 and not stamped:
        return [Piece(start=cue.start, end=cue.end, text=texts[0], speaker=voices[0][0], line=cue.line)]
    timed = [one for _, part in voices for one in _timed(part)]
    words = align(" ".join(texts), timed, cue.start, max(cue.start, cue.end))
    pieces: list[Piece] = []
    for (voice, _), text in zip(voices, texts, strict=True):
        mine, words = words[: len(text.split())], words[len(text.split()) :]
        if mine:
            end = words[0].start if words else cue.end
            kept = mine if stamped else ()
            pieces.append(
                Piece(start=mine[0].start, end=end, text=text, speaker=voice, words=kept, line=cue.line)
            )
    return pieces


def _timed(part: Iterable[Run]) -> list[Timed]:
    """The words of some runs; the first after an inline time starts there."""
    found: list[Timed] = []
    last: Millis | None = None
    for run in part:
        for token in run.text.split():
            found.append(Timed(token, run.time if run.time != last else None))
            last = run.time
    return found


def _voiced(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """Speakers for cues without a voice: the last one goes on; without any, labels before a colon count."""
    if any(piece.speaker for piece in pieces):
        found = [(piece.speaker, piece.text) for piece in pieces]
    else:
        texts = [piece.text for piece in pieces]
        found = labels.carried(texts, labels.find(texts, captions=True))
    speaker: str | None = None
    for piece, (own, text) in zip(pieces, found, strict=True):
        speaker = own or speaker
        if speaker == piece.speaker and text == piece.text:
            yield piece
        else:
            # A label is no word of the talk, and no inline time belongs to it.
            words = piece.words[len(piece.text.split()) - len(text.split()) :]
            yield Piece(
                start=piece.start, end=piece.end, text=text, speaker=speaker, words=words, line=piece.line
            )


def voice(name: str) -> str:
    """A speaker's name as an annotation: no character that needs an escape.

    >>> voice("R&D <Lab>")
    'R and D Lab'
    """
    plain = re.sub(r"\s*&\s*", " and ", name).replace("<", "").replace(">", "")
    return paragraph(plain).rstrip("- ")  # with the tag's end a hyphen pair would make an arrow


def _write_cues(cues: Sequence[Cue], _language: str) -> str:
    """Captions; the language is told where they are linked, as a line below the signature breaks readers."""
    blocks = ["WEBVTT"]
    for cue in cues:
        if lines := [escape(text) for line in cue.lines if (text := paragraph(line))]:
            name = voice(cue.speaker or "")
            said = (f"<v {name}>" if name else "") + "\n".join(lines)
            blocks.append(f"{format_vtt(cue.start)} --> {format_vtt(cue.end)}\n{said}")
    return "\n\n".join(blocks) + "\n"


FORMAT = Format(
    name="vtt",
    suffixes=(".vtt",),
    media_type="text/vtt",
    looks_like=_looks_like,
    read=_read,
    write_cues=_write_cues,
)
