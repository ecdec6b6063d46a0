"""podcast new: make a show folder that builds at once."""

from pathlib import Path
from shlex import quote

from podcast.cli.command import Args, Command, Parser


def _arguments(row: Parser) -> None:
    row.add_argument("folder", type=Path, metavar="DIR", help="the folder to make")


def _run(args: Args) -> None:
    from podcast import scaffold

    made = scaffold.new(args.folder)
    if args.quiet:
        return
    for path in made:
        print(path)
    print(f"next: cd {quote(str(args.folder))} && podcast add RECORDING TRANSCRIPT, then podcast build")


COMMAND = Command("new", "make a show folder that builds at once", _arguments, _run)
