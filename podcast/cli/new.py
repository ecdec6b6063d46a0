"""podcast new: make a show folder that builds at once."""

from shlex import quote

from podcast.cli.command import Args, Command, Parser, path


def _arguments(row: Parser) -> None:
    row.add_argument("folder", type=path, metavar="DIR", help="the folder to make")


def _run(args: Args) -> None:
    from podcast import scaffold

    made = scaffold.new(args.folder)
    if args.quiet:
        return
    for each in made:
        print(each)
    print(f"next: cd {quote(str(args.folder))} && podcast add RECORDING TRANSCRIPT, then podcast build")


COMMAND = Command("new", "make a show folder that builds at once", _arguments, _run)
