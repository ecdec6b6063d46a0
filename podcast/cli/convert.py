"""podcast convert: convert transcripts, captions and chapters."""

import sys
from pathlib import Path

from podcast.cli.command import Args, Command, Parser
from podcast.cli.outputs import check_target, put
from podcast.cli.report import say_all
from podcast.errors import InputError, Where


def _arguments(row: Parser) -> None:
    row.add_argument("source", metavar="IN", help="a transcript, captions or chapters; - for standard input")
    row.add_argument("target", metavar="OUT", help="the file to make; - for standard output")
    row.add_argument("--from", dest="from_", default="", metavar="FORMAT", help="do not guess what IN is")
    row.add_argument("--to", default="", metavar="FORMAT", help="the format of OUT (default: its suffix)")
    row.add_argument("--profile", default="", metavar="NAME", help="how captions are cut")


def _run(args: Args) -> None:
    from podcast.convert import convert

    path = Path("<standard input>" if args.source == "-" else args.source)
    to = args.to or Path(args.target).suffix.lstrip(".").lower()
    if not to:
        raise InputError("the format to make is not clear", hint="name OUT with a suffix, or use --to vtt")
    if args.target != "-":
        check_target(Path(args.target), [path])
    data = sys.stdin.buffer.read() if args.source == "-" else _bytes(path)
    text, findings = convert(data, path, to, from_=args.from_, profile=args.profile)
    say_all(findings, quiet=args.quiet)
    put(args.target, text)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=Where(path)) from error


COMMAND = Command("convert", "convert transcripts, captions and chapters", _arguments, _run)
