"""Scripts and styles as they are written, joined in a fixed order, and as browsers get them: `tight`."""

import re
from functools import cache
from importlib.resources import files

from podcast.page import tight


@cache
def text(folder: str, names: tuple[str, ...]) -> str:
    """Files of a folder as one, plain and readable."""
    static = files("podcast.page") / "static" / folder
    return "\n".join((static / name).read_text(encoding="utf-8") for name in names)


@cache
def style(names: tuple[str, ...]) -> str:
    """Stylesheets as one."""
    return tight.style(text("style", names))


@cache
def script(folder: str, names: tuple[str, ...]) -> str:
    """Scripts as one, whose names nothing else may see."""
    return tight.script(text(folder, names))


@cache
def asked(code: str) -> tuple[str, ...]:
    """The keys of the texts that a script says."""
    return tuple(dict.fromkeys(re.findall(r"""\bsay\(["'](\w+)["']""", code)))
