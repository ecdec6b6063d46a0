"""What a command is, and the kinds of argument that several of them take."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

Args = argparse.Namespace
Parser = argparse.ArgumentParser


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the command line. To add one, write its file beside this one and put it into COMMANDS.

    `arguments` declares what it takes; `--quiet` is every command's. `run` calls one function, prints, and
    returns the exit status, None for 0. When `free_words` is set, an argument that begins with one dash is
    a word like any other.
    """

    name: str
    help: str
    arguments: Callable[[Parser], None]
    run: Callable[[Args], int | None]
    free_words: bool = False


def show_folder(row: Parser) -> None:
    """Declare ``--show DIR``."""
    row.add_argument("--show", type=Path, default=Path(), metavar="DIR", help="the show folder (default: .)")


def time(text: str) -> datetime:
    """An ISO 8601 time, in UTC when it names no zone."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
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
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)
