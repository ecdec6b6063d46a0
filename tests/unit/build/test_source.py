"""What was made by other code is not used again: the files that a key names are those that are run."""

import ast
from pathlib import Path

import pytest

from podcast.build import glance, listening

PACKAGE = Path(__file__).parents[3] / "podcast"
BESIDE = {
    "audio/channels.py",  # the names of channels, of which all count alike
    "audio/memory.py",
    "audio/promise.py",  # for what is said about a recording
}
OF_CHAPTERS = {
    "audio/marks.py",
    "timecode.py",
    *(f"model/{path.name}" for path in PACKAGE.glob("model/*.py")),
}


@pytest.mark.parametrize(
    ("first", "code", "beside"),
    [
        ("aligning.py", listening.CODE, BESIDE),
        ("audio/probe.py", glance.CODE, BESIDE | OF_CHAPTERS | {"errors.py"}),
    ],
)
def test_a_key_names_every_file_that_a_result_depends_on(
    first: str, code: tuple[str, ...], beside: set[str]
) -> None:
    named = {str(path.relative_to(PACKAGE)) for room in code for path in files(PACKAGE / room)}
    assert reached(first) - named == beside & reached(first)


def files(room: Path) -> list[Path]:
    return sorted(room.rglob("*.py")) or [room]


def reached(first: str) -> set[str]:
    """The files that one imports, and those that these import."""
    seen: set[str] = set()
    left = [first]
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            left += imported(PACKAGE / name)
    return seen


def imported(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("podcast"):
            for name in (node.module or "", *(f"{node.module}.{each.name}" for each in node.names)):
                place = PACKAGE.parent / name.replace(".", "/")
                ways = (place.with_suffix(".py"), place / "__init__.py")
                found += [str(way.relative_to(PACKAGE)) for way in ways if way.is_file()]
    return [each for each in found if each != "__init__.py"]
