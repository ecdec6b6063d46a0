"""The theme of a show: files in theme/ that stand in for our templates, and a style after ours."""

from dataclasses import replace
from pathlib import Path

from podcast.config import read_text
from podcast.errors import ConfigError, Where
from podcast.model import Show
from podcast.page import TEMPLATES
from podcast.values import FONTS

FOLDER = "theme"
STYLE = "style.css"


def theme_of(folder: Path) -> tuple[tuple[str, str], ...]:
    """Names and texts of what lies in the theme/ of a show folder, by name; fonts for pictures are not read.

    Raises ConfigError for a file that stands in for none of ours, InputError for one that is not UTF-8 text.
    """
    found = []
    for path in sorted((folder / FOLDER).glob("*")):
        if path.name.startswith(".") or path.name.endswith("~") or path.suffix.lower() in FONTS:
            continue
        if path.name not in (*TEMPLATES, STYLE):
            raise ConfigError(
                f"there is no {path.name} for this to stand in for",
                where=Where(path),
                hint=f"name it as one of {', '.join((*TEMPLATES, STYLE))}",
            )
        found.append((path.name, read_text(path)))
    return tuple(found)


def themed(show: Show, theme: tuple[tuple[str, str], ...]) -> Show:
    """The show with its theme."""
    return replace(show, look=replace(show.look, theme=theme))
