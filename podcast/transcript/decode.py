"""Bytes to text: which encoding a received file is in."""

import codecs
from pathlib import Path

from podcast.errors import Finding, InputError, Where

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE = "save it as UTF-8 text"


def decode(data: bytes, path: Path) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file with LF line ends, and a warning when its encoding had to be guessed.

    A byte order mark decides, then UTF-8 if it fits, then Windows-1252. Raises InputError for an empty file
    and for one that is not text.
    """
    if not data.strip():
        raise InputError("the file is empty", where=Where(path), hint="put the transcript into it")
    text, findings = _decoded(data, path)
    # WebVTT says what becomes of NUL (U+FFFD); everywhere else it is the mark of a file that is no text.
    if "\0" in text and not text.startswith("WEBVTT"):
        hint = f"a recording belongs into episodes/; if it is a transcript, {_SAVE}"
        raise InputError("this is not text", where=Where(path), hint=hint)
    return text.replace("\r\n", "\n").replace("\r", "\n"), findings


def _decoded(data: bytes, path: Path) -> tuple[str, tuple[Finding, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        guess = Finding(
            rule="encoding",
            message="the file is not UTF-8; it was read as Windows-1252",
            severity="warning",
            where=Where(path, line),
            hint=f"look at the accents and quotes in this line; {_SAVE} to be sure",
        )
        return data.decode("cp1252", errors="replace"), (guess,)
