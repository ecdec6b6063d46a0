"""Values as the TOML that a person would write by hand. https://toml.io/en/v1.0.0"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_LINE = 100
_WHOLE = re.compile(
    r'"""(?:\\.|[^\\])*?"""|' r"'''.*?'''|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'|#[^\n]*", re.DOTALL
)
"""Texts and comments: what stands in them is no key and no table."""


def lines(said: Mapping[str, Any]) -> str:
    r"""One ``key = value`` a line; a long list has an entry a line.

    >>> print(lines({"title": "Dawn", "season": 2, "people": ["Mara Lind"], "explicit": False}), end="")
    title = "Dawn"
    season = 2
    people = ["Mara Lind"]
    explicit = false
    """
    return "".join(f"{name} = {_value(value, len(name) + 3)}\n" for name, value in said.items())


def _value(value: Any, indent: int = 0) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    if isinstance(value, Mapping):
        rows = (f"{key(name)} = {_value(each)}" for name, each in value.items())
        return "{" + ", ".join(rows) + "}"
    if isinstance(value, list | tuple):
        return _list([_value(each) for each in value], indent)
    return _told(str(value))


def _told(value: str) -> str:
    """A text on one line; one of several paragraphs with each on a line of its own."""
    parts = [exact(_sound(each))[1:-1] for each in value.split("\n\n")]
    return text(value) if len(parts) < 2 else '"""\n' + "\n\n".join(parts) + '"""'


def _list(entries: list[str], indent: int) -> str:
    whole = f"[{', '.join(entries)}]"
    if len(whole) + indent <= _LONGEST_LINE or len(entries) < 2:
        return whole
    return "[\n" + "".join(f"  {each},\n" for each in entries) + "]"


def blanked(document: str) -> str:
    r"""TOML with spaces for texts of several lines, whose lines may look like keys and tables.

    >>> blanked("about = '''\n[Two]\nof = us'''\nof = 2")
    'about =    \n     \n          \nof = 2'
    """
    return _WHOLE.sub(_blank, document)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match[0]) if match[0][:3] in ('"""', "'''") else match[0]


def key(name: str) -> str:
    """A key, bare where it may be."""
    return name if _BARE.fullmatch(name) else text(name)


def text(value: str) -> str:
    r"""A text on one line, as a basic string; what is no character becomes a question mark.

    >>> print(text("Wind & \n waves"))
    "Wind & waves"
    """
    return exact(" ".join(_sound(value).split()))


def _sound(value: str) -> str:
    return value.encode("utf-8", "replace").decode()


def exact(value: str) -> str:
    """A basic string: what JSON escapes, TOML escapes alike, but for DEL, which JSON leaves."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
