"""Read a transcript: decode it, find its format, and put what its reader found in order."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

from podcast.errors import Finding, InputError, Where
from podcast.model import Segment, Speaker, Transcript, Word
from podcast.timecode import LONGEST, Millis, show
from podcast.transcript.decode import decode
from podcast.transcript.format import Draft, Format, Piece, Problem
from podcast.transcript.formats import FORMATS
from podcast.transcript.timing import estimated_end

_USUAL = "check that it holds times and words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A transcript as received, what had to be passed over or guessed in it, and the name of its format.

    `lines` are those its segments stand on, 0 where the format has none.
    """

    transcript: Transcript
    findings: tuple[Finding, ...]
    format: str
    lines: tuple[int, ...] = ()


def read(path: Path, *, format_name: str = "") -> Reading:
    """Read a transcript file in any format of FORMATS; `format_name` forces one.

    Raises InputError for a file that is missing, empty or no text, or that holds no timestamped transcript.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file", where=Where(path), hint="check the name") from None
    except OSError as error:
        reason = error.strerror or "it is not readable"
        raise InputError(
            f"the file cannot be read: {reason}", where=Where(path), hint="check its permissions"
        ) from None
    return parse(data, path, format_name=format_name)


def parse(data: bytes, path: Path, *, format_name: str = "") -> Reading:
    """Read a transcript from bytes; `path` is only what findings call the file. Raises as `read` does."""
    form, text, findings = recognised(data, path, format_name)
    draft = form.read(text)
    transcript, lines, problems = _in_order(draft)
    told = [*draft.problems, *problems]
    if not transcript.segments:
        raise _nothing_usable(form, told, path)
    told.sort(key=lambda problem: problem.line)
    return Reading(
        transcript=transcript,
        findings=(*findings, *(finding(problem, path) for problem in told)),
        format=form.name,
        lines=lines,
    )


def recognised(data: bytes, path: Path, format_name: str = "") -> tuple[Format, str, tuple[Finding, ...]]:
    """The format of a file, told by its content or forced, with its text and what decoding it found.

    Raises as `read` does.
    """
    text, findings = decode(data, path)
    return (_named(format_name, path) if format_name else _recognised(text, path)), text, findings


def _named(name: str, path: Path) -> Format:
    found = next((form for form in FORMATS if form.name == name), None)
    if found is None:
        known = ", ".join(form.name for form in FORMATS)
        raise InputError(f"{name!r} is no transcript format", where=Where(path), hint=f"one of {known}")
    return found


def _recognised(text: str, path: Path) -> Format:
    found = next((form for form in FORMATS if form.looks_like(text)), None)
    if found is None:
        raise InputError(
            "no timestamped transcript found",
            where=Where(path),
            hint="put a time before each turn, such as 0:12 or [0:12] Ann:, or use captions (WebVTT, SRT) "
            "or the JSON of a recogniser: podcast convert --help lists what is read",
            rule="no-transcript",
        )
    return found


def _nothing_usable(form: Format, told: Sequence[Problem], path: Path) -> InputError:
    if told:
        worst = next((problem for problem in told if problem.severity != "info"), told[0])
        where = Where(path, worst.line or None)
        return InputError(
            f"no usable segment in it: {worst.message}",
            where=where,
            hint=worst.hint or _USUAL,
            rule="no-transcript",
        )
    return InputError(
        f"no usable segment was found reading it as {form.name}",
        where=Where(path),
        hint=_USUAL,
        rule="no-transcript",
    )


def finding(problem: Problem, path: Path) -> Finding:
    """What a reader reports, at its place in the file."""
    return Finding(
        rule="transcript",
        message=problem.message,
        severity=problem.severity,
        where=Where(path, problem.line or None),
        hint=problem.hint,
    )


def _in_order(draft: Draft) -> tuple[Transcript, tuple[int, ...], list[Problem]]:
    """The pieces of a draft as segments in time order, each with an end, and their lines."""
    problems: list[Problem] = []
    said = _usable(draft.pieces, problems)
    _note_backwards(said, problems)
    said.sort(key=attrgetter("start"))
    starts = [piece.start for piece in said]

    def later(start: Millis) -> Millis | None:
        at = bisect_right(starts, start)
        return starts[at] if at < len(starts) else None

    segments = [
        Segment(start=piece.start, end=piece.end, text=piece.text, speaker=piece.speaker)
        if piece.end is not None and piece.end > piece.start and not piece.words
        else _segment(piece, later(piece.start), problems)
        for piece in said
    ]
    transcript = Transcript(
        segments=tuple(segments),
        language=draft.language,
        timing=draft.timing,
        speakers=speakers_of(segments),
    )
    return transcript, tuple(piece.line for piece in said), problems


def _usable(pieces: Sequence[Piece], problems: list[Problem]) -> list[Piece]:
    """The pieces that can be said at a time; voices that a recogniser only numbers are called Speaker 0."""
    late = [piece for piece in pieces if piece.start >= LONGEST or (piece.end or 0) >= LONGEST]
    for piece in late:
        message = "a time of 100 hours or more was left out"
        problems.append(Problem(piece.line, message, "check the time; captions end at 99:59:59"))
    if late:  # talk that only ends so late is kept, and its end estimated
        pieces = [
            piece._replace(end=None, words=()) if (piece.end or 0) >= LONGEST else piece
            for piece in pieces
            if piece.start < LONGEST
        ]
    if any(piece.speaker and piece.speaker.isdecimal() for piece in pieces):
        pieces = [
            piece._replace(speaker=f"Speaker {piece.speaker}")
            if piece.speaker and piece.speaker.isdecimal()
            else piece
            for piece in pieces
        ]
    return [piece for piece in pieces if piece.text]


def _note_backwards(pieces: Sequence[Piece], problems: list[Problem]) -> None:
    latest = Millis(0)
    for piece in pieces:
        if piece.start < latest:
            message = f"the times run backwards: {show(piece.start)} comes after {show(latest)}"
            problems.append(Problem(piece.line, message, "the turns were put in the order of their times"))
        else:
            latest = piece.start


def _segment(piece: Piece, after: Millis | None, problems: list[Problem]) -> Segment:
    start, end, text, speaker, words, line = piece
    if end is not None and end <= start:
        message = f"the end {show(end)} does not come after the start {show(start)}"
        problems.append(Problem(line, message, "an end was estimated; correct the time to be sure"))
        end, words = None, ()
    if end is None:
        end = max(estimated_end(start, text, after), words[-1].end if words else start)
    return Segment(start=start, end=end, text=text, speaker=speaker, words=_inside(words, end))


def _inside(words: tuple[Word, ...], end: Millis) -> tuple[Word, ...]:
    if not words or words[-1].end <= end:
        return words
    return tuple(
        word if word.end <= end else replace(word, start=min(word.start, end), end=end) for word in words
    )


def speakers_of(segments: Sequence[Segment]) -> tuple[Speaker, ...]:
    """The speakers that segments name, in order of appearance."""
    return tuple(
        Speaker(label=label) for label in dict.fromkeys(map(attrgetter("speaker"), segments)) if label
    )
