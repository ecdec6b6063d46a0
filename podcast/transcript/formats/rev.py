"""Rev AI. https://docs.rev.ai/api/asynchronous/get-started/, application/vnd.rev.transcript.v1.0+json

Spaces are elements like punctuation; a monologue is what one speaker says until another does.
"""

from typing import Any

from podcast.transcript import heard
from podcast.transcript.format import Draft, Format
from podcast.transcript.jsonfile import Keys, Reader, holds, label
from podcast.transcript.jsontext import Path
from podcast.transcript.words import Timed

_ELEMENT = Keys(text=("value",), start=("ts",), end=("end_ts",))


def _looks_like(text: str) -> bool:
    return holds(text, "monologues", "elements")


def _read(text: str) -> Draft:
    reader = Reader(text)
    names = _names(reader)
    found = [
        heard.pieces(_words(reader, monologue, path, names), line=reader.line(path))
        for monologue, path in reader.objects(reader.root.get("monologues"), ("monologues",))
    ]
    return Draft(pieces=heard.in_order(found), timing=heard.timing(found), problems=reader.told())


def _names(reader: Reader) -> dict[str | None, str | None]:
    speakers = reader.objects(reader.root.get("speakers"), ("speakers",))
    return {label(item.get("id")): label(item.get("name")) for item, _ in speakers}


def _words(
    reader: Reader, monologue: dict[str, Any], path: Path, names: dict[str | None, str | None]
) -> list[Timed]:
    number = label(monologue.get("speaker"))
    speaker = (
        label(reader.inside(monologue, "speaker_info").get("display_name")) or names.get(number) or number
    )
    found: list[tuple[Timed, Path]] = []
    for item, at in reader.objects(monologue.get("elements"), (*path, "elements")):
        if text := reader.text(item, _ELEMENT.text, at):
            word = reader.word(item, at, _ELEMENT)._replace(text=text, speaker=speaker)
            found.append((word, at))
    return _spaced(reader.steady(found))


def _spaced(elements: list[Timed]) -> list[Timed]:
    """The elements with the space that stands before a word at its front."""
    found: list[Timed] = []
    space = " "
    for element in elements:
        if element.text.isspace():
            space = " "
            continue
        found.append(element._replace(text=space + element.text))
        space = " " if element.text[-1].isspace() else ""
    return found


FORMAT = Format(
    name="rev",
    title="Rev AI",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
)
