"""What may be typed: the parser of the commands, and what is said about what may not."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from podcast import __version__
from podcast.cli import streams
from podcast.cli.command import Command
from podcast.cli.commands import NAMES, load

_ABOUT = "From recordings and transcripts to a podcast: feed, captions, pages."
_MORE = "podcast COMMAND --help says more. Exit status: 0 done, 1 the input is at fault, 2 wrong usage."


class _Parser(argparse.ArgumentParser):
    """A parser that adds to its help only when help is asked for, as that needs imports."""

    more: Callable[[], str] | None = None

    def format_help(self) -> str:
        """The help, and below it what `more` gives."""
        text = super().format_help()
        return f"{text}\n{self.more()}\n" if self.more else text

    def _print_message(self, message: str, file: Any = None) -> None:
        if file is not sys.stdout:
            with suppress(OSError):  # not every Python does so: the status must tell what cannot be said
                super()._print_message(message, file)
        else:  # here argparse would pass over a disk that is full
            with streams.output() as out:
                out.write(message)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Arguments as values, `run` among them. Raises SystemExit for help and for wrong usage."""
    words = [*argv[1:], "--help"] if argv[:1] == ["help"] else list(argv)
    if words and words[0] in NAMES:
        row = _declared(_Parser(prog=f"podcast {words[0]}"), load(words[0]))
        # Files may stand behind options; argparse forgets -- then, behind which a name may be -i.wav.
        read = row.parse_args if "--" in words else row.parse_intermixed_args
        return read(_guarded(words)[1:])
    made = parser()
    if not words:
        made.print_help(sys.stderr)
        raise SystemExit(2)
    if words[0][:1] != "-":
        made.error(_unknown(words[0]))
    return made.parse_args(words)


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, NAMES, 1)
    advice = f"did you mean {near[0]}?" if near else f"the commands are: {', '.join(NAMES)}"
    return f"there is no command {name!r}; {advice}"


def _guarded(argv: Sequence[str]) -> list[str]:
    """Arguments with a blank before each word such as ``-without``: argparse would take it for an option."""
    if not load(argv[0]).free_words:
        return list(argv)
    return [f" {word}" if word[:1] == "-" and word[:2] != "--" and word != "-h" else word for word in argv]


def parser(names: Sequence[str] = NAMES) -> argparse.ArgumentParser:
    """The parser of some commands; it says the same of one whether or not the others are there."""
    made = _Parser(prog="podcast", description=_ABOUT, epilog=_MORE)
    made.add_argument("--version", action="version", version=f"podcast-pipeline {__version__}")
    rows = made.add_subparsers(required=True, metavar="COMMAND", title="commands", parser_class=_Parser)
    for name in names:
        command = load(name)
        _declared(rows.add_parser(command.name, help=command.help), command)
    return made


def _declared(row: _Parser, command: Command) -> _Parser:
    row.description, row.more = command.help, command.more
    command.arguments(row)
    row.add_argument("--quiet", action="store_true", help="say nothing but errors and results")
    row.set_defaults(run=command.run)
    return row
