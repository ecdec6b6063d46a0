"""Read a transcript: decode it, find its format, and put what its reader found in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from podcast.errors import Finding, InputError, Where
from podcast.model import Segment, Speaker, Transcript, Word
from podcast.timecode import LONGEST, Millis, show
from podcast.transcript.decode import decode
from podcast.transcript.format import Draft, Format, Piece, Problem
from podcast.transcript.formats import FORMATS
from podcast.transcript.timing import estimated_end, later_starts

_USUAL = "check that it holds times and words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A transcript as received, what had to be passed over or guessed in it, and the name of its format."""

    transcript: Transcript
    findings: tuple[Finding, ...]
    format: str


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
    text, findings = decode(data, path)
    form = _named(format_name, path) if format_name else _recognised(text, path)
    draft = form.read(text)
    transcript, problems = _in_order(draft)
    told = [*draft.problems, *problems]
    if not transcript.segments:
        raise _nothing_usable(form, told, path)
    told.sort(key=lambda problem: problem.line)
    return Reading(
        transcript=transcript,
        findings=(*findings, *(_finding(problem, path) for problem in told)),
        format=form.name,
    )


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
            hint="put a time before each turn, such as 0:12 or [0:12] Ann:, or use captions: "
            "WebVTT, SRT, TTML or another format that podcast convert reads",
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


def _finding(problem: Problem, path: Path) -> Finding:
    return Finding(
        rule="transcript",
        message=problem.message,
        severity=problem.severity,
        where=Where(path, problem.line or None),
        hint=problem.hint,
    )


def _in_order(draft: Draft) -> tuple[Transcript, list[Problem]]:
    """The pieces of a draft as segments in time order, each with an end."""
    problems: list[Problem] = []
    said = list(_usable(draft.pieces, problems))
    _note_backwards(said, problems)
    said.sort(key=lambda piece: piece.start)
    later = later_starts([piece.start for piece in said])
    segments = [_segment(piece, after, problems) for piece, after in zip(said, later, strict=True)]
    transcript = Transcript(
        segments=tuple(segments),
        language=draft.language,
        timing=draft.timing,
        speakers=speakers_of(segments),
    )
    return transcript, problems


def _usable(pieces: Sequence[Piece], problems: list[Problem]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.start >= LONGEST:
            message = "a time of 100 hours or more was left out"
            problems.append(Problem(piece.line, message, "check the time; captions end at 99:59:59"))
        elif piece.text:
            yield piece


def _note_backwards(pieces: Sequence[Piece], problems: list[Problem]) -> None:
    latest = Millis(0)
    for piece in pieces:
        if piece.start < latest:
            message = f"the times run backwards: {show(piece.start)} comes after {show(latest)}"
            problems.append(Problem(piece.line, message, "the turns were put in the order of their times"))
        latest = max(latest, piece.start)


def _segment(piece: Piece, after: Millis | None, problems: list[Problem]) -> Segment:
    end = piece.end
    words = piece.words
    if end is not None and end <= piece.start:
        message = f"the end {show(end)} does not come after the start {show(piece.start)}"
        problems.append(Problem(piece.line, message, "an end was estimated; correct the time to be sure"))
        end, words = None, ()
    if end is None:
        end = max(estimated_end(piece.start, piece.text, after), words[-1].end if words else piece.start)
    return Segment(
        start=piece.start, end=end, text=piece.text, speaker=piece.speaker, words=_inside(words, end)
    )


def _inside(words: Sequence[Word], end: Millis) -> tuple[Word, ...]:
    return tuple(
        word if word.end <= end else replace(word, start=min(word.start, end), end=end) for word in words
    )


def speakers_of(segments: Sequence[Segment]) -> tuple[Speaker, ...]:
    """The speakers that segments name, in order of appearance."""
    return tuple(Speaker(label=label) for label in dict.fromkeys(one.speaker for one in segments) if label)
