"""Standard input, output and error, in whatever state the command was started with."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

_MODES = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


def prepare() -> None:
    """Make all three usable.

    One that was closed (``>&-``) becomes the null device: nobody wants what is written there, and a file
    that is opened later must not get its number, or messages of C libraries would be written into it. A
    terminal that knows no ä gets a ? in its place, and no traceback.
    """
    for number, (name, mode) in enumerate(_MODES):
        if getattr(sys, name) is None:
            _open_null(number)
            # It stays open to the end, as its number does.
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


@contextmanager
def output() -> Generator[TextIO]:
    """Standard output to write on; an OSError then says what it is about."""
    try:
        yield sys.stdout
        sys.stdout.flush()
    except OSError as error:
        error.filename = "standard output"
        raise


def settle() -> None:
    """Send nowhere what could not be printed: Python would fail over it once more when it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _open_null(stream.fileno())


def _open_null(number: int) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    if null != number:
        os.dup2(null, number)
        os.close(null)
