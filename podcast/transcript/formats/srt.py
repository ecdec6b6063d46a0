"""SubRip. There is no standard; https://www.matroska.org/technical/subtitles.html#srt-subtitles describes it.

Podcast hosts name the speaker in the text, ``Name: text``, at each change of voice.
"""

import re
from collections.abc import Iterator, Sequence

from podcast.model import Cue
from podcast.timecode import format_srt
from podcast.transcript import labels, rows
from podcast.transcript.cuetext import escape, markup, tree
from podcast.transcript.format import Draft, Format, Piece, Problem
from podcast.transcript.loose import cue_times
from podcast.transcript.rolling import rolls, unrolled
from podcast.transcript.webvtt import File, RawCue
from podcast.transcript.words import paragraph

_MARKUP = re.compile(r"</?(?:i|b|u|s|font|c|v)(?:[ .][^<>]*)?>|\{\\an?\d[^{}]*\}", re.IGNORECASE)
_TAGS = ("b", "i", "u")
_LINES = 40
"""How far into a text the first time of a SubRip file may stand."""


def _looks_like(text: str) -> bool:
    return any("-->" in line and cue_times(line) for line in text.split("\n", _LINES)[:_LINES])


def _cues(lines: Sequence[str], problems: list[Problem]) -> Iterator[RawCue]:
    """Cues in the order of the file. Text below a blank line still belongs to the cue above it."""
    current: RawCue | None = None
    said: list[str] = []
    for number, line in enumerate(lines, 1):
        if "-->" not in line:
            if current and not _is_index(lines, number - 1):
                said.append(line)
            continue
        if current:
            yield current._replace(text="\n".join(said).strip())
        times = cue_times(line)
        current, said = RawCue(number, *times, "") if times else None, []
        if current is None:
            hint = "write it as 00:01:02,000 --> 00:01:04,500"
            problems.append(Problem(number, "a cue without a readable time was left out", hint))
    if current:
        yield current._replace(text="\n".join(said).strip())


def _is_index(lines: Sequence[str], at: int) -> bool:
    """A line of digits directly above a time counts the cues and is not said."""
    following = lines[at + 1] if at + 1 < len(lines) else ""
    return lines[at].strip().isdigit() and "-->" in following


def _read(text: str) -> Draft:
    problems: list[Problem] = []
    cues = list(_cues(text.split("\n"), problems))
    if rolls(cues):
        cues = unrolled(cues)
    texts = _plain(cues)
    said = labels.carried(texts, labels.find(texts, captions=True))
    pieces = (
        Piece(cue.start, cue.end, words, speaker, (), cue.line)
        for cue, (speaker, words) in zip(cues, said, strict=True)
    )
    return Draft(pieces=tuple(pieces), problems=tuple(problems))


def _write_cues(cues: Sequence[Cue], _language: str) -> str:
    blocks: list[str] = []
    for number, (label, row) in enumerate(rows.labelled(rows.of_cues(cues)), 1):
        # An arrow in the text would be taken for a time.
        text = (label + "\n".join(row.lines)).replace("-->", "→")
        blocks.append(f"{number}\n{format_srt(row.start)} --> {format_srt(row.end)}\n{text}\n")
    return "\n".join(blocks)


def _read_file(text: str) -> tuple[File, list[Problem]]:
    """The cues with their numbers as ids; a name before the text becomes a voice until another one comes."""
    lines = text.split("\n")
    problems: list[Problem] = []
    cues = list(_cues(lines, problems))
    said = labels.carried([cue.text for cue in cues], labels.find(_plain(cues), captions=True))
    found = [
        cue._replace(
            id=lines[cue.line - 2].strip() if cue.line > 1 and _is_index(lines, cue.line - 2) else "",
            text=(f"<v {escape(speaker)}>" if speaker else "") + _marked(body.strip(), cue.line, problems),
        )
        for cue, (speaker, body) in zip(cues, said, strict=True)
    ]
    return File(cues=found), problems


def _plain(cues: Sequence[RawCue]) -> list[str]:
    return [paragraph(_MARKUP.sub("", cue.text)) for cue in cues]


def _marked(text: str, line: int, problems: list[Problem]) -> str:
    """SubRip's text with the markup that WebVTT shares with it."""
    marked: list[str] = []
    at = lost = 0
    for match in _MARKUP.finditer(text):
        tag = match[0].lower()
        shared = tag.strip("</>") in _TAGS
        marked += escape(text[at : match.start()]), tag if shared else ""
        lost += not shared and not tag.startswith("</")
        at = match.end()
    if lost:
        message = f"{lost} marks of colour or place were left out: no other format has them"
        problems.append(Problem(line, message, "use WebVTT's own settings and classes", "info"))
    return markup(tree("".join(marked) + escape(text[at:])))


FORMAT = Format(
    name="srt",
    title="SubRip",
    suffixes=(".srt",),
    media_type="application/x-subrip",
    looks_like=_looks_like,
    read=_read,
    write_cues=_write_cues,
    read_file=_read_file,
    tags=_TAGS,
)
