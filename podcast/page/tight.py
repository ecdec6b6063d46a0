"""Styles and scripts as short as they go while their sources stay plain: text in, text out.

What is taken away is only for people: comments, indentation, spaces around signs, and of a script the names
that nothing but itself can see. Three habits of our sources make that simple, and tests hold us to them: a
comment has a line of its own, a statement ends with a semicolon or a bracket, and no text holds CSS's signs.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from string import ascii_letters

_WHOLE = re.compile(
    r"""('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`"""
    r"""|(?:(?<=[(])|(?<=[(=,:] ))/(?![*/ ])(?:\\.|\[[^\]\n]*\]|[^/\\\n])+/\w*)"""
)
"""What is whole in a script: texts, and patterns where a value may begin."""

_FILLED = re.compile(r"(?<=[$]{)([^{}'\"`]+)(?=})")
"""What is code in a text with places for values, where it has no texts of its own."""

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
_BRACKETS = re.compile(
    # Behind a dot; inside braces with its value, or alone; and a method, where a call has no brace behind it.
    r"([()\[\]{}])|(?<![.][.])(?<=[.])(\w+)|(?<=[{,])(\w+)(?=[,}=:]|[(](?:[^()]|[(][^()]*[)])*[)]{)"
)
_DECLARED = re.compile(r"(?m)^ *(?:const|let|function) (\w+)|[(]((?:\w+, )*\w+)[)] =>")
_NUMBER = re.compile(r"(?m)^const ([A-Z]\w+) = ([\d.]+);$")


def style(text: str) -> str:
    """A style sheet without comments and the spaces around its signs."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", text.replace(": ", ":")).strip() + "\n"


def script(text: str) -> str:
    """A script without comments, and with short names for what it declares, which nothing else may see."""
    text = re.sub(r"(?m)^\s*//.*$", "", text)
    lines = (line.strip() for line in text.splitlines())
    pieces = _squeezed("".join(f"{line}\n" for line in lines if line))
    short = _short(_declared(text), pieces)
    numbers = {name: number for name, number in _numbers(text) if name in short}
    short |= numbers
    pieces[::2] = [
        re.sub(r"\blet (\w+)=[\d.]+;", lambda one: "" if one[1] in numbers else one[0], each)
        for each in pieces[::2]
    ]
    pieces[::2] = [
        re.sub(r"(?<![\w$])\w+", lambda word: short.get(word[0], word[0]), each) for each in pieces[::2]
    ]
    return "".join(pieces)


def _squeezed(code: str) -> list[str]:
    """Code without the spaces around its signs, and in turn with it the texts and patterns as they are."""
    pieces = [
        part
        for piece in _WHOLE.split(code)
        for part in (_FILLED.split(piece) if piece.startswith("`") else [piece])
    ]
    for sign, put in _STEPS:
        pieces[::2] = [re.sub(sign, put, piece) for piece in pieces[::2]]
    return pieces


def _declared(code: str) -> Counter[str]:
    """Names of variables and of what arrow functions are given, with how often each is said in the code."""
    names = set(_names(code))
    return Counter(word for word in re.findall(r"(?<![\w$.])\w+", code) if word in names)


def _names(code: str) -> Iterator[str]:
    for match in _DECLARED.findall(code):
        yield from re.findall(r"\w+", " ".join(match))


def _numbers(code: str) -> Iterator[tuple[str, str]]:
    """Numbers that a script knows by a name, in whose place they are shorter.

    Not by one that means something else in a function, or that has a method: "32.toFixed" is no code.
    """
    said = Counter(_names(code))
    for name, number in _NUMBER.findall(code):
        if said[name] == 1 and not re.search(rf"\b{name}\s*\.", code):
            yield name, number


def _short(names: Counter[str], pieces: Sequence[str]) -> dict[str, str]:
    """New names, the commonest first, for those that are only ever a variable's, never a property's.

    Where a text with places for values has code that is none of the pieces, all its words stay.
    """
    used = set(re.findall(r"\w+", "\n".join(pieces))) | _RESERVED
    fresh = (name for name in _fresh() if name not in used)
    filled = (piece for piece in pieces[1::2] if piece[:1] not in "'\"")
    kept = set(re.findall(r"\w+", "\n".join(filled))) | set(_seen("\n".join(pieces[::2])))
    wanted = (name for name, _ in names.most_common() if len(name) > 2 and name not in kept)
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
