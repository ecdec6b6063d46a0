"""What a command is, and the kinds of argument that several of them take."""

import argparse
import math
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from podcast.errors import PodcastError, UsageError

Args = argparse.Namespace
Parser = argparse.ArgumentParser

QUIETEST, LOUDEST = -40, -5
"""In LUFS; a finished recording can be brought to no other loudness."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the command line. To add one, write its file beside this one and its name into NAMES.

    `arguments` declares what it takes; `--quiet` is every command's. `run` calls one function, prints, and
    returns the exit status, None for 0. When `free_words` is set, an argument that begins with one dash is
    a word like any other. `more` gives what stands at the end of its help.
    """

    name: str
    help: str
    arguments: Callable[[Parser], None]
    run: Callable[[Args], int | None]
    free_words: bool = False
    more: Callable[[], str] | None = None


def show_folder(row: Parser) -> None:
    """Declare ``--show DIR``."""
    row.add_argument("--show", type=path, default=Path(), metavar="DIR", help="the show folder (default: .)")


def private(row: Parser) -> None:
    """Declare ``--private``."""
    row.add_argument("--private", action="store_true", help="the address may lie in a private network")


def at(row: Parser, doc: str) -> None:
    """Declare ``--at TIME``; https://reproducible-builds.org/specs/source-date-epoch/ tells it to builds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    row.add_argument("--at", type=time, metavar="TIME", default=epoch and f"@{epoch}", help=doc)


def path(text: str) -> Path:
    """The name of a file or folder."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError(
            "the name is empty" if not text else f"{text!r} is no name of a file"
        )
    return Path(text)


def number(text: str) -> float:
    """A number that can be reckoned with, which nan and inf are not."""
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number")
    return found


def loudness(text: str) -> float:
    """A loudness in LUFS that talk can be brought to."""
    found = number(text)
    if not QUIETEST <= found <= LOUDEST:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a loudness from {QUIETEST} to {LOUDEST} LUFS; podcasts stand at -16"
        )
    return found


def port(text: str) -> int:
    """A port that a program may listen on."""
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and 0 < int(text) < 1 << 16):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
    return int(text)


def address(text: str) -> str:
    """The address a show is published under, with a slash at its end."""
    from podcast.values import base_url

    try:
        return base_url(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} {error}") from error


@contextmanager
def typed() -> Generator[None]:
    """Make what is raised in the block wrong usage: it is about what was typed, and not about a file."""
    try:
        yield
    except PodcastError as error:
        said = error.finding
        raise UsageError(said.message, where=said.where, hint=said.hint) from error


def time(text: str) -> datetime:
    """An ISO 8601 time, in UTC when it names no zone; or ``@`` and seconds since 1970."""
    try:
        if text.startswith("@"):
            return datetime.fromtimestamp(int(text[1:]), UTC)
        found = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError) as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time such as 2026-09-07T06:00Z") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def day(text: str) -> date:
    """An ISO 8601 date."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-09-07") from error


def count(text: str) -> int:
    """A whole number from 1 on."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text)):
        raise argparse.ArgumentTypeError(f"{text.strip()!r} is not a number from 1 on")
    return int(text)
