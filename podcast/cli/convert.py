"""podcast convert: convert transcripts, captions and chapters."""

import sys
from pathlib import Path

from podcast.cli.command import Args, Command, Parser, path
from podcast.cli.formats import listing
from podcast.cli.outputs import PIPE, STDIN, check_target, format_of, put
from podcast.cli.report import say_all
from podcast.errors import InputError, Where


def _arguments(row: Parser) -> None:
    row.add_argument(
        "source", type=path, metavar="IN", help="a transcript, captions or chapters; - for standard input"
    )
    row.add_argument("target", type=path, metavar="OUT", help="the file to make; - for standard output")
    row.add_argument(
        "--from", dest="from_", default="", metavar="FORMAT", help="what IN is (default: as its content says)"
    )
    row.add_argument(
        "--to", default="", metavar="FORMAT", help="what OUT shall be (default: as its suffix says)"
    )
    row.add_argument("--profile", default="", metavar="NAME", help="how captions are cut (default: below)")


def _run(args: Args) -> None:
    from podcast.convert import convert

    is_piped = args.source == PIPE
    source = STDIN if is_piped else args.source
    to = format_of(args)
    if args.target != PIPE:
        check_target(args.target, [] if is_piped else [source])
    data = sys.stdin.buffer.read() if is_piped else _bytes(source)
    text, findings = convert(data, source, to, from_=args.from_, profile=args.profile)
    say_all(findings, quiet=args.quiet)
    put(args.target, text)


def _bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        hint = "check its name and folder" if isinstance(error, FileNotFoundError) else ""
        raise InputError(f"cannot be read: {error.strerror}", where=Where(source), hint=hint) from error


COMMAND = Command("convert", "convert transcripts, captions and chapters", _arguments, _run, more=listing)
