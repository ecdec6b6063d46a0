"""The command line. It reads arguments, calls one function, prints, and picks the exit status; no more.

Exit 0: done. 1: the input is at fault, and everything that is wrong with it was said. 2: wrong usage.
Commands import what they use when they run, so that --help answers at once.
"""

import argparse
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from podcast import __version__
from podcast.cli import commands
from podcast.cli.report import say
from podcast.errors import Finding, PodcastError, findings_of


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    _spare_the_terminal()
    args = parser().parse_args(_guarded(sys.argv[1:] if argv is None else argv))
    status = 0
    try:
        status = args.run(args) or 0
    except* PodcastError as group:
        for finding in findings_of(group):
            say(finding)
        status = 1
    except* KeyboardInterrupt:
        status = 130
    except* BrokenPipeError:  # whoever read our output has seen enough
        sys.stdout = None
    except* OSError as group:
        for error in group.exceptions:
            say(Finding(rule="file", message=f"{getattr(error, 'filename', None) or 'a file'}: {error}"))
        status = 1
    return status


def _spare_the_terminal() -> None:
    """A terminal that knows no ä gets a ? in its place, and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _guarded(argv: Sequence[str]) -> list[str]:
    """Arguments with a blank before each word such as ``-without``: argparse would take it for an option."""
    if not any(command.name == argv[0] and command.free_words for command in commands.COMMANDS if argv):
        return list(argv)
    return [f" {word}" if word[:1] == "-" and word[:2] != "--" and word != "-h" else word for word in argv]


def parser() -> argparse.ArgumentParser:
    """The parser of all commands, in the order in which a show needs them."""
    made = argparse.ArgumentParser(
        prog="podcast", description="From recordings and transcripts to a podcast: feed, captions, pages."
    )
    made.add_argument("--version", action="version", version=f"podcast-pipeline {__version__}")
    rows = made.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for command in commands.COMMANDS:
        row = rows.add_parser(command.name, help=command.help, description=command.help)
        command.arguments(row)
        row.add_argument("--quiet", action="store_true", help="say nothing but errors and results")
        row.set_defaults(run=command.run)
    return made
