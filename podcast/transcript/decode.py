"""Bytes to text: which encoding a received file is in."""

import codecs
import re
from pathlib import Path

from podcast.errors import Finding, InputError, Where

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STRANGE = re.compile("[\udc80-\udcff]")
"""What Python makes of bytes that are no UTF-8."""
_SAVE = "save it as UTF-8 text"
_FOREIGN, _SURE = 0.3, 20
"""The share of letters that are no ASCII from which on a text is not Western, and how many tell that. In
Windows-1252 French has a twentieth, and Icelandic a fifth; Russian, Greek or Japanese have nearly all."""
_HALF_EMPTY = 0.6
"""The share of empty bytes in every second place that UTF-16 has in alphabets of the West."""


def decode(data: bytes, path: Path) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file with LF line ends, and a warning when its encoding had to be guessed.

    A byte order mark decides, else it is UTF-8, and what does not fit into that is Windows-1252, byte by
    byte: so a file all in that encoding is read, and one with a single foreign dash loses nothing else.
    UTF-16 without its mark is told by its empty bytes. Raises InputError for an empty file, for one that is
    not text, and for one in the encoding of another script, which nobody could read as Windows-1252.
    """
    if not data or data.isspace():
        raise InputError("the file is empty", where=Where(path), hint="put the transcript into it")
    text, findings = _decoded(data, path)
    # WebVTT says what becomes of NUL (U+FFFD); everywhere else it is the mark of a file that is no text.
    if "\0" in text and not text.startswith("WEBVTT"):
        hint = f"a recording belongs into episodes/; if it is a transcript, {_SAVE}"
        raise InputError("this is not text", where=Where(path), hint=hint)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text, findings


def _decoded(data: bytes, path: Path) -> tuple[str, tuple[Finding, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), ()
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        every_second = data[first:2_000:2]
        if every_second.count(0) > _HALF_EMPTY * len(every_second):
            return data.decode(encoding, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="surrogateescape")
        strange = _STRANGE.findall(text)
    line = text.count("\n", 0, text.index(strange[0])) + 1
    letters = len(strange) + sum(map(str.isalpha, text))
    if len(strange) >= _SURE and len(strange) > _FOREIGN * letters:
        message = "the file is neither UTF-8 nor in a Western encoding, and was not read"
        raise InputError(message, where=Where(path, line), hint=_SAVE, rule="encoding")
    some = "a byte that is" if len(strange) == 1 else f"{len(strange)} bytes that are"
    guess = Finding(
        rule="encoding",
        message=f"the file has {some} not UTF-8, read as Windows-1252",
        severity="warning",
        where=Where(path, line),
        hint=f"look at the accents and quotes in this line; {_SAVE} to be sure",
    )
    return _STRANGE.sub(_as_windows, text), (guess,)


def _as_windows(strange: re.Match[str]) -> str:
    """One byte that fits into no UTF-8 sequence: the rest of the file is not to suffer for it."""
    return bytes([ord(strange[0]) - 0xDC00]).decode("cp1252", errors="replace")
