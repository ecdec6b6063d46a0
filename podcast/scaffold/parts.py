"""Which of the files at hand is which part of an episode, and whether it can be used."""

from collections.abc import Sequence
from pathlib import Path

from podcast import audio
from podcast.artwork import measure
from podcast.errors import InputError, Problems, Where
from podcast.scaffold.material import Material, Part, recognise

Parts = dict[Part, Material]


def collect(files: Sequence[Path], problems: Problems) -> Parts:
    """The parts that the files are; what is wrong with them goes to `problems`, all of it."""
    found: Parts = {}
    for path in files:
        with problems.collect():
            material = recognise(path, alone=len(files) == 1)
            for part in material.parts:
                if part in found:
                    raise InputError(
                        f"there are two files with a {part}: {found[part].path.name} and {path.name}",
                        where=Where(path),
                        hint="an episode has one of each; leave one out",
                    )
                found[part] = material
            _check(material)
    return found


def _check(material: Material) -> None:
    """Raise InputError for what has the name of a recording or a picture and is none."""
    if "recording" in material.parts:
        audio.probe(material.path)
    if "picture" in material.parts:
        measure(material.path)
