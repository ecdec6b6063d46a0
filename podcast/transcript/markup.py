"""The marks of Markdown inside a line: taken out of what is read, and put before what is written.

https://spec.commonmark.org/0.31.2/#inlines
"""

import html
import re

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKUP = re.compile(r"([\\`*_\[\]<>&~])")
_SAFE_HEAD = re.compile(r"[:(\-]")
_LINK = re.compile(
    r"!?\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*)(?:\s+\"[^\"]*\")?\)|<((?:https?|mailto):[^<>\s]*)>"
)
_EMPHASIS = re.compile(
    r"`|\*\*|__|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_])|(?<=[^\s_])_(?!\w)"
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_PRIVATE = 0xE000


def plain(text: str) -> str:
    r"""What Markdown shows as a line: no marks, links as their text, what was escaped as it is.

    >>> plain(r"*So*, [here](https://example.org): 3 \* 4 &amp; __more__")
    'So, here: 3 * 4 & more'
    """
    text = _ESCAPED.sub(lambda match: chr(_PRIVATE + ord(match[1])), text)
    text = _LINK.sub(lambda match: match[1] if match[2] is None else match[2], _BREAK.sub(" ", text))
    text = html.unescape(_EMPHASIS.sub("", text))
    return re.sub("[\ue021-\ue07e]", lambda match: chr(ord(match[0]) - _PRIVATE), text)


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, behind a label."""
    safe = _MARKUP.sub(r"\\\1", text)
    return f"\\{safe}" if _SAFE_HEAD.match(safe) else safe
