"""The base install works with what requirements/site.txt names: this machine has more, for the tests."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]


def test_modules_load_with_what_every_install_has() -> None:
    needed = names((ROOT / "requirements" / "site.txt").read_text("utf-8").splitlines())
    with_extras = needed.union(*map(names, EXTRAS.values()))
    come_with = packages_distributions()
    strange = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in sorted((ROOT / "podcast").rglob("*.py"))
        for module, is_inside in imported(ast.parse(path.read_text("utf-8")))
        if module not in sys.stdlib_module_names and module != "podcast"
        # What is not installed here is of an extra, and asked for inside a function.
        if not (is_inside and module not in come_with)
        if not {plain(each) for each in come_with.get(module, ())} & (with_extras if is_inside else needed)
    ]
    assert strange == []


def names(requirements: list[str]) -> set[str]:
    return {plain(found[0]) for each in requirements if (found := re.match(r"[\w.-]+(?=\W)", each))}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(node: ast.AST, *, is_inside: bool = False) -> Iterator[tuple[str, bool]]:
    """The packages that some code imports, and whether inside a function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from ((each.name.partition(".")[0], is_inside) for each in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield (child.module or "podcast").partition(".")[0], is_inside
        elif not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            yield from imported(child, is_inside=is_inside or is_function)
