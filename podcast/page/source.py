"""Scripts and styles as they are written, and as browsers get them.

Sources are plain and readable; they are joined in a fixed order, and of what people read only comments,
indentation and spaces around signs are taken away.
"""

import re
from functools import cache
from importlib.resources import files

_WHOLE = re.compile(
    r"""('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`"""
    r"""|(?:(?<=[(])|(?<=[(=,:] ))/(?![*/ ])(?:\\.|\[[^\]\n]*\]|[^/\\\n])+/\w*)"""
)
"""What is whole in a script: texts, and patterns where a value may begin."""


@cache
def style(names: tuple[str, ...]) -> str:
    """Stylesheets as one."""
    text = "\n".join(_source("style", name) for name in names)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    # No string in these files has one of these signs in it.
    return re.sub(r"\s*([{};,])\s*", r"\1", text.replace(": ", ":")).strip() + "\n"


@cache
def script(folder: str, names: tuple[str, ...]) -> str:
    """Scripts as one."""
    # A comment has a line of its own in these files, so that no string is ever taken for one.
    text = "\n".join(_source(folder, name) for name in names)
    return tight(
        "".join(
            f"{line.strip()}\n" for line in re.sub(r"(?m)^\s*//.*$", "", text).splitlines() if line.strip()
        )
    )


@cache
def asked(code: str) -> tuple[str, ...]:
    """The keys of the texts that a script says."""
    return tuple(dict.fromkeys(re.findall(r"""\bsay\(["'](\w+)["']""", code)))


def _source(folder: str, name: str) -> str:
    return (files("podcast.page") / "static" / folder / name).read_text(encoding="utf-8")


def tight(code: str) -> str:
    """A script without what only people read between its signs; its comments are gone already."""
    # Spaces around signs go, but for + and -, which would join others; texts and patterns stay. A line ends
    # where a statement may end (after a bracket, before a word), for there it stands for a semicolon. What
    # was declared once stays so under a shorter word; no loop here has an empty body.
    pieces = _WHOLE.split(code)
    for sign, put in (
        (r" *([=><!*%&|?:,;{}()\[\]]) *", r"\1"),
        (r"(?<=[=><!*%&|?:,;{(\[])\n|\n(?=[=><*%&|?:,;)\]}.])", ""),
        (r";\}", "}"),
        (r"\bconst\b", "let"),
    ):
        pieces[::2] = [re.sub(sign, put, piece) for piece in pieces[::2]]
    return "".join(pieces)
