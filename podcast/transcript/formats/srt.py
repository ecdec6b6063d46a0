"""SubRip. There is no standard; https://www.matroska.org/technical/subtitles.html#srt-subtitles describes it.

Podcast hosts name the speaker in the text, ``Name: text``, at each change of voice.
"""

import re
from collections.abc import Iterator, Sequence

from podcast.model import Cue
from podcast.timecode import format_srt
from podcast.transcript import labels
from podcast.transcript.format import Draft, Format, Piece, Problem
from podcast.transcript.loose import cue_times
from podcast.transcript.rolling import rolls, unrolled
from podcast.transcript.webvtt import RawCue
from podcast.transcript.words import paragraph

_MARKUP = re.compile(r"</?(?:i|b|u|s|font|c|v)(?:[ .][^>]*)?>|\{\\an?\d[^}]*\}", re.IGNORECASE)
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
    texts = [paragraph(_MARKUP.sub("", cue.text)) for cue in cues]
    said = labels.carried(texts, labels.find(texts, captions=True))
    pieces = (
        Piece(cue.start, cue.end, words, speaker, (), cue.line)
        for cue, (speaker, words) in zip(cues, said, strict=True)
    )
    return Draft(pieces=tuple(pieces), problems=tuple(problems))


def _write_cues(cues: Sequence[Cue], _language: str) -> str:
    blocks: list[str] = []
    speaker: str | None = None
    for cue in cues:
        # An arrow in the text would be taken for a time.
        lines = [text.replace("-->", "→") for line in cue.lines if (text := paragraph(line))]
        if not lines:
            continue
        if cue.speaker and cue.speaker != speaker:
            lines[0] = f"{cue.speaker}: {lines[0]}"
        speaker = cue.speaker
        times = f"{format_srt(cue.start)} --> {format_srt(cue.end)}"
        blocks.append("\n".join((str(len(blocks) + 1), times, *lines)) + "\n")
    return "\n".join(blocks)


FORMAT = Format(
    name="srt",
    suffixes=(".srt",),
    media_type="application/x-subrip",
    looks_like=_looks_like,
    read=_read,
    write_cues=_write_cues,
)
