"""What the reader of a caption format found, as the File that captions pass between formats in."""

from itertools import islice, zip_longest

from podcast.timecode import format_vtt
from podcast.transcript.cuetext import escape
from podcast.transcript.format import Draft, Piece, Problem
from podcast.transcript.timing import estimated_end
from podcast.transcript.webvtt import File, RawCue
from podcast.transcript.words import paragraph

BREAK = "\u2028"
"""Unicode's line separator stands for a break while a cue is read: `paragraph` takes it for white space."""


def block(text: str) -> str:
    r"""The lines of a cue, each tidied like a paragraph; breaks are BREAK on the way in, line feeds then.

    >>> block("The  crane\nlifts\u2028 what it can")
    'The crane lifts\nwhat it can'
    """
    return "\n".join(filter(None, map(paragraph, text.split(BREAK))))


def file_of(draft: Draft) -> tuple[File, list[Problem]]:
    """Each piece as a cue with its lines; inline times where words are timed, an estimated end for none."""
    cues: list[RawCue] = []
    for piece, after in zip_longest(draft.pieces, draft.pieces[1:]):
        end = piece.end
        if end is None:
            end = estimated_end(piece.start, piece.text, after.start if after else None)
        if piece.text:  # a drawing has none
            cues.append(RawCue(piece.line, piece.start, end, _marked(piece)))
    return File(cues=cues), list(draft.problems)


def _marked(piece: Piece) -> str:
    voice = f"<v {escape(piece.speaker)}>" if piece.speaker else ""
    if not piece.words:
        return voice + escape(piece.text)
    said = (f"<{format_vtt(word.start)}>" * bool(n) + escape(word.text) for n, word in enumerate(piece.words))
    lines = (" ".join(islice(said, len(line.split()))) for line in piece.text.split("\n"))
    return voice + "\n".join(lines)
