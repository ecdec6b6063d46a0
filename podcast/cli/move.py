"""podcast move: give the show another address without losing a listener."""

from podcast.cli.command import Args, Command, Parser, address, show_folder


def _arguments(row: Parser) -> None:
    row.add_argument("address", type=address, metavar="NEW-URL", help="where the show will be published")
    show_folder(row)


def _run(args: Args) -> None:
    from podcast.moving import move

    done = move(args.show, args.address)
    if not args.quiet:
        print(done.steps)
    for each in done.files:
        print(each)


COMMAND = Command("move", "give the show another address without losing a listener", _arguments, _run)
