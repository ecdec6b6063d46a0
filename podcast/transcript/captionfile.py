"""Captions from one caption format to another, cue by cue, with all that both formats can hold.

What passes between them is the File of WebVTT, which holds the most: text with WebVTT's markup, ids,
settings, notes, style sheets and regions. A format that tells no more than who says what when gets plain
cues.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

from podcast.errors import Finding, InputError, Where
from podcast.model import Cue
from podcast.timecode import LONGEST, Millis, show
from podcast.transcript.cuefile import file_of
from podcast.transcript.cuetext import Node, tree
from podcast.transcript.format import Format, Problem
from podcast.transcript.formats import FORMATS
from podcast.transcript.reading import finding, recognised
from podcast.transcript.rolling import rolls, timed, unrolled
from podcast.transcript.timing import estimated_end
from podcast.transcript.webvtt import File, RawCue

_BLOCKS = {"NOTE": "note", "STYLE": "style sheet", "REGION": "region"}


def rewrite(data: bytes, path: Path, to: str, *, format_name: str = "") -> tuple[str, tuple[Finding, ...]]:
    """The captions in `data` as text in the caption format `to`, each cue with its own times.

    `path` is only what findings call the file. What `to` cannot hold is told in one finding. Raises
    InputError where there is no cue to be read, KeyError for a format that writes no captions.
    """
    form, text, findings = recognised(data, path, format_name)
    file, problems = form.read_file(text) if form.read_file else file_of(form.read(text))
    file = replace(file, cues=_in_order(file.cues, problems))
    if not file.cues:
        where = Where(path, problems[0].line or None) if problems else Where(path)
        raise InputError("no usable cue in it", where=where, hint="check that it holds times and words")
    target = next(each for each in FORMATS if each.name == to and each.write_cues)
    written, lost = _written(file, target)
    told = [*findings, *(finding(problem, path) for problem in sorted(problems, key=attrgetter("line")))]
    if lost := +lost:
        told.append(_loss(lost, to, path))
    return written, tuple(told)


def _written(file: File, target: Format) -> tuple[str, Counter[str]]:
    if target.write_file:
        return target.write_file(file)
    if target.write_cues is None:
        raise KeyError(target.name)
    if rolls(file.cues) or any(timed(cue.text) for cue in file.cues):
        file = replace(file, cues=unrolled(file.cues))
    cues, lost = plain_cues(file, target.tags)
    return target.write_cues(cues, ""), lost


def _loss(lost: Counter[str], to: str, path: Path) -> Finding:
    parts = [f"{count} {name if count == 1 else name + 's'}" for name, count in lost.items()]
    listed = ", ".join(parts[:-1]) + " and " * (len(parts) > 1) + parts[-1]
    return Finding(
        rule="caption-loss",
        message=f"left out of the {to}: {listed}",
        severity="warning",
        where=Where(path),
        hint="correct them in the captions" if to == "vtt" else "write WebVTT to keep them",
    )


def _in_order(cues: Sequence[RawCue], problems: list[Problem]) -> list[RawCue]:
    """The cues by their starts, each with an end after it; what had to be changed is reported."""
    found: list[RawCue] = []
    latest = Millis(0)
    for cue in cues:
        if cue.start >= LONGEST:
            problems.append(_late(cue))
            continue
        if cue.start < latest:
            message = f"the times run backwards: {show(cue.start)} comes after {show(latest)}"
            problems.append(Problem(cue.line, message, "the cues were put in the order of their times"))
        latest = max(latest, cue.start)
        found.append(_ended(cue, problems))
    return sorted(found, key=attrgetter("start"))


def _late(cue: RawCue) -> Problem:
    message = "a time of 100 hours or more was left out"
    return Problem(cue.line, message, "check the time; captions end at 99:59:59")


def _ended(cue: RawCue, problems: list[Problem]) -> RawCue:
    if cue.start < cue.end < LONGEST:
        return cue
    if cue.end >= LONGEST:
        problems.append(_late(cue))
    else:
        message = f"the end {show(cue.end)} does not come after the start {show(cue.start)}"
        problems.append(Problem(cue.line, message, "an end was estimated; correct the time to be sure"))
    return cue._replace(end=estimated_end(cue.start, cue.text, None))


def plain_cues(file: File, tags: Sequence[str] = ()) -> tuple[list[Cue], Counter[str]]:
    """The cues as lines of text by a speaker, and how much of what is left out they held.

    `tags` are those that the lines may keep, as ``<i>``. Another voice in a cue begins a line with its name.
    """
    lost = Counter({"header line": len(file.header)})
    lost.update(_BLOCKS[block.kind] for block in file.blocks)
    cues: list[Cue] = []
    for cue in file.cues:
        parts: list[str] = []
        speaker = _put(tree(cue.text), parts, tags, lost)
        text = "".join(parts).strip("\n")
        lost["cue without text"] += not text
        lost["id"] += cue.id not in ("", str(len(cues) + 1))
        lost["position"] += bool(cue.settings.strip())
        cues.append(Cue(start=cue.start, end=cue.end, lines=tuple(text.split("\n")), speaker=speaker))
    return cues, lost


def _put(
    nodes: Sequence[Node | str | Millis], parts: list[str], tags: Sequence[str], lost: Counter[str]
) -> str | None:
    """Put what nodes say into `parts`; the first voice in them comes back, any other is written out."""
    voice: str | None = None
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
        elif not isinstance(node, Node):
            lost["word time"] += 1
        elif node.tag in tags:
            parts.append(f"<{node.tag}>")
            voice = _put(node.children, parts, tags, lost) or voice
            parts.append(f"</{node.tag}>")
        elif node.tag == "v" and node.annotation:
            if voice and node.annotation != voice:
                parts.append(f"\n{node.annotation}: ")
            voice = voice or node.annotation
            _put(node.children, parts, tags, lost)
        else:
            lost["tag"] += node.tag != "v"
            if node.tag == "rt":
                continue
            voice = _put(node.children, parts, tags, lost) or voice
    return voice
