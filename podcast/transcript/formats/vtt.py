"""WebVTT, the format that apps agree on. https://www.w3.org/TR/webvtt1/

Written for the apps as they are: a voice on every cue, one speaker a cue, hours always, no ``&`` in names
(AntennaPod cannot match one) and nothing between the signature and the first cue (pycaption refuses it).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter

from podcast.model import Cue
from podcast.timecode import Millis, format_vtt
from podcast.transcript import labels
from podcast.transcript.cuesettings import kept_region, kept_settings
from podcast.transcript.cuetext import Node, Run, escape, markup, runs, tree, unescape
from podcast.transcript.format import Draft, Format, Piece, Problem
from podcast.transcript.loose import cue_times
from podcast.transcript.rolling import rolls, timed, unrolled
from podcast.transcript.webvtt import Block, File, RawCue, Stray, parse
from podcast.transcript.words import Timed, align, paragraph

_LANGUAGE = re.compile(r"Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)", re.IGNORECASE)


def _looks_like(text: str) -> bool:
    return text.startswith("WEBVTT")


def _read(text: str) -> Draft:
    file = parse(text)
    mended, problems = _mend(file.strays)
    cues = sorted([*file.cues, *mended], key=attrgetter("line")) if mended else file.cues
    rolling = timed(text)
    pieces: list[Piece] = []
    for cue in unrolled(cues) if rolling or rolls(cues) else cues:
        if not rolling and (piece := _plain(cue)):
            pieces.append(piece)
        else:
            pieces += _pieces(cue, rolling)
    return Draft(
        pieces=tuple(_voiced(pieces)),
        language=_language(file),
        timing="word" if any(piece.words for piece in pieces) else "segment",
        problems=tuple(problems),
    )


def _language(file: File) -> str | None:
    """The language that a line below the signature names, or the note that it became when written again."""
    notes = [block.text.split("\n") for block in file.blocks if block.kind == "NOTE"]
    lines = [*file.header, *(notes[0] if notes else ())]
    return next((match[1] for line in lines if (match := _LANGUAGE.match(line))), None)


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


def _plain(cue: RawCue) -> Piece | None:
    """What nearly every cue of a podcast is: text, or all of it in one voice. None for any other."""
    line, start, end, text, _, _ = cue
    voice = None
    if text.startswith("<v "):
        name, _, text = text[3:].removesuffix("</v>").partition(">")
        if "<" in name or "&" in name:
            return None
        voice = _name(name) or None
    if "<" in text:
        return None
    return _made((start, end, paragraph(unescape(text)), voice, (), line))


_name = lru_cache(256)(paragraph)
# As in webvtt: there is one for every cue.
_made: Callable[[tuple[object, ...]], Piece] = partial(tuple.__new__, Piece)


def _pieces(cue: RawCue, rolling: bool) -> list[Piece]:
    """A piece for each voice of a cue; inline times become word times.

    In a rolling file a line without inline times is a single word, said when the line comes.
    """
    said = runs(tree(cue.text))
    voices = [(voice, list(part)) for voice, part in groupby(said, lambda run: run.voice)]
    texts = [paragraph("".join(run.text for run in part)) for _, part in voices]
    stamped = rolling or any(run.time is not None for run in said)
    if len(voices) == 1 and not stamped:
        return [Piece(cue.start, cue.end, texts[0], voices[0][0], (), cue.line)]
    heard = [one for _, part in voices for one in _timed(part)]
    if rolling and heard:
        heard[0] = heard[0]._replace(start=cue.start)
    words = align(" ".join(texts), heard, cue.start, max(cue.start, cue.end))
    pieces: list[Piece] = []
    for (voice, _), text in zip(voices, texts, strict=True):
        mine, words = words[: len(text.split())], words[len(text.split()) :]
        if mine:
            end = words[0].start if words else cue.end
            pieces.append(Piece(mine[0].start, end, text, voice, mine if stamped else (), cue.line))
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
    if all(piece.speaker for piece in pieces):
        return pieces
    if any(piece.speaker for piece in pieces):
        found = [(piece.speaker, piece.text) for piece in pieces]
    else:
        texts = [piece.text for piece in pieces]
        names = labels.find(texts, captions=True)
        if not names:
            return pieces
        found = labels.carried(texts, names)
    speaker: str | None = None
    voiced: list[Piece] = []
    for piece, (own, text) in zip(pieces, found, strict=True):
        speaker = own or speaker
        # A label is no word of the talk, and no inline time belongs to it.
        words = piece.words[len(piece.text.split()) - len(text.split()) :] if piece.words else ()
        voiced.append(piece._replace(text=text, speaker=speaker, words=words))
    return voiced


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


def _read_file(text: str) -> tuple[File, list[Problem]]:
    file = parse(text)
    mended, problems = _mend(file.strays)
    for stray in file.strays:
        if stray.text.startswith(("STYLE", "REGION")) and not stray.timing:
            hint = "put it above the first cue"
            problems.append(Problem(stray.line, "a style or region below a cue does not count", hint))
    return replace(file, cues=sorted([*file.cues, *mended], key=attrgetter("line"))), problems


def _write_file(file: File) -> tuple[str, Counter[str]]:
    """The file as strict readers take it: a note of what stood below the signature, no malformed setting."""
    lost: Counter[str] = Counter()
    waiting = [(block.line, _block(block, lost)) for block in file.blocks]
    parts = [f"WEBVTT {file.title}".strip().replace("-->", "->")]
    if header := [line for line in file.header if line.strip()]:
        parts.append("\n".join(("NOTE", *header)))
    for cue in file.cues:
        while waiting and waiting[0][0] < cue.line:
            parts.append(waiting.pop(0)[1])
        parts.append(_cue(cue, lost))
    parts += [text for _, text in waiting]
    return "\n\n".join(parts) + "\n", lost


def _cue(cue: RawCue, lost: Counter[str]) -> str:
    settings, wrong = kept_settings(cue.settings)
    lost["malformed setting"] += wrong
    times = f"{format_vtt(cue.start)} --> {format_vtt(cue.end)} {settings}".rstrip()
    nodes = tree(cue.text)
    lost["disordered inline time"] += _drop_outside(nodes, cue.start, cue.end)[1]
    return "\n".join(filter(None, (cue.id, times, markup(nodes))))


def _block(block: Block, lost: Counter[str]) -> str:
    text = block.text
    if block.kind == "REGION":
        text, wrong = kept_region(text)
        lost["malformed region setting"] += wrong
    return f"{block.kind}\n{text}".rstrip("\n")


def _drop_outside(nodes: list[Node | str | Millis], after: Millis, end: Millis) -> tuple[Millis, int]:
    """Take out inline times that do not run on inside their cue; the last that stays, how many did not."""
    kept: list[Node | str | Millis] = []
    dropped = 0
    for node in nodes:
        if isinstance(node, Node):
            after, more = _drop_outside(node.children, after, end)
            dropped += more
        elif not isinstance(node, str):
            if not after < node < end:
                dropped += 1
                continue
            after = node
        kept.append(node)
    nodes[:] = kept
    return after, dropped


FORMAT = Format(
    name="vtt",
    title="WebVTT",
    suffixes=(".vtt",),
    media_type="text/vtt",
    looks_like=_looks_like,
    read=_read,
    write_cues=_write_cues,
    read_file=_read_file,
    write_file=_write_file,
)
