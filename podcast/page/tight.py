"""Styles and scripts as short as they go while their sources stay plain: text in, text out.

What is taken away is only for people: comments, indentation, spaces around signs, and of a script the names
that nothing but itself can see. Three habits of our sources make that simple, and tests hold us to them: a
comment has a line of its own, a statement ends with a semicolon or a bracket, and no text holds CSS's signs.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from string import ascii_letters

_WHOLE = re.compile(
    r"""('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`"""
    r"""|(?:(?<=[(])|(?<=[(=,:] ))/(?![*/ ])(?:\\.|\[[^\]\n]*\]|[^/\\\n])+/\w*)"""
)
"""What is whole in a script: texts, and patterns where a value may begin."""

_STEPS = (
    # Spaces around signs, but between two of + and -, which would join.
    (r" *([=><!*/%&|?:,;{}()\[\]]) *", r"\1"),
    (r"(?<![-+]) *([-+]) *(?![-+])", r"\1"),
    # Line ends, but where a statement may end (after a bracket, before a word): there one is its semicolon.
    (r"(?<=[=><!*%&|?:,;{(\[])\n|\n(?=[=><*%&|?:,;)\]}.])", ""),
    (r"(?<![\w$])\((\w+)\)=>", r"\1=>"),
    (r";(?=})", ""),
)
_DECLARED = re.compile(r"(?m)^(?:const|let|function) (\w+)")


def style(text: str) -> str:
    """A style sheet without comments and the spaces around its signs."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", text.replace(": ", ":")).strip() + "\n"


def script(text: str) -> str:
    """A script without comments, and with short names for what it declares, which nothing else may see."""
    lines = (line.strip() for line in re.sub(r"(?m)^\s*//.*$", "", text).splitlines())
    pieces = _WHOLE.split(squeezed("".join(f"{line}\n" for line in lines if line)))
    short = _short(_DECLARED.findall(text), pieces)
    pieces[::2] = [
        re.sub(r"(?<![\w$])\w+", lambda word: short.get(word[0], word[0]), each) for each in pieces[::2]
    ]
    return "".join(pieces)


def squeezed(code: str) -> str:
    """A script that has no comments and no indentation, without the spaces around its signs."""
    pieces = _WHOLE.split(code)
    for sign, put in _STEPS:
        pieces[::2] = [re.sub(sign, put, piece) for piece in pieces[::2]]
    return "".join(pieces)


def _short(names: Sequence[str], pieces: Sequence[str]) -> dict[str, str]:
    """New names for those that are only ever a variable's: never in a text, nor what may be a property's."""
    code, texts = "\n".join(pieces[::2]), "\n".join(pieces[1::2])
    used = set(re.findall(r"\w+", code))
    fresh = (name for name in _fresh() if name not in used)
    kept = set(re.findall(r"\w+", texts)) | set(re.findall(r"(?<=\.)\w+|(?<=[{,])\w+(?=[,}=:(])", code))
    return {name: next(fresh) for name in names if len(name) > 2 and name not in kept}


def _fresh() -> Iterator[str]:
    for first, second in product(("", *ascii_letters), ascii_letters):
        yield first + second
