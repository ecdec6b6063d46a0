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
    # A comma behind the last, but not a hole of a list.
    (r",(?=[)}])", ""),
    # A constant that nothing sets again is one under the shorter word too.
    (r"\bconst\b", "let"),
)
_RESERVED = frozenset({"as", "do", "if", "in", "of"})
"""Short words of the language itself."""

_OPENING = frozenset("([{")
_BRACKETS = re.compile(r"([()\[\]{}])|(?<![.][.])(?<=[.])(\w+)|(?<=[{,])(\w+)(?=[,}=:(])")
_DECLARED = re.compile(r"(?m)^ *(?:const|let|function) (\w+)")


def style(text: str) -> str:
    """A style sheet without comments and the spaces around its signs."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", text.replace(": ", ":")).strip() + "\n"


def script(text: str) -> str:
    """A script without comments, and with short names for what it declares, which nothing else may see."""
    lines = (line.strip() for line in re.sub(r"(?m)^\s*//.*$", "", text).splitlines())
    pieces = _squeezed("".join(f"{line}\n" for line in lines if line))
    short = _short(_DECLARED.findall(text), pieces)
    pieces[::2] = [
        re.sub(r"(?<![\w$])\w+", lambda word: short.get(word[0], word[0]), each) for each in pieces[::2]
    ]
    return "".join(pieces)


def _squeezed(code: str) -> list[str]:
    """Code without the spaces around its signs, and in turn with it the texts and patterns as they are."""
    pieces = _WHOLE.split(code)
    for sign, put in _STEPS:
        pieces[::2] = [re.sub(sign, put, piece) for piece in pieces[::2]]
    return pieces


def _short(names: Sequence[str], pieces: Sequence[str]) -> dict[str, str]:
    """New names for those that are only ever a variable's: never in a text, nor what may be a property's."""
    used = set(re.findall(r"\w+", "\n".join(pieces))) | _RESERVED
    fresh = (name for name in _fresh() if name not in used)
    kept = set(re.findall(r"\w+", "\n".join(pieces[1::2]))) | set(_seen("\n".join(pieces[::2])))
    wanted = (name for name in dict.fromkeys(names) if len(name) > 2 and name not in kept)
    return {name: next(fresh) for name in wanted}


def _seen(code: str) -> Iterator[str]:
    """Words that may be a property's: behind a dot, or inside braces where those of an object stand."""
    inside = [""]
    for match in _BRACKETS.finditer(code):
        sign, dotted, listed = match.groups()
        if sign in _OPENING:
            inside.append(sign)
        elif sign:
            inside.pop()
        elif dotted or inside[-1] == "{":
            yield dotted or listed


def _fresh() -> Iterator[str]:
    for first, second in product(("", *ascii_letters), ascii_letters):
        yield first + second
