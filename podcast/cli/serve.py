"""podcast serve: preview the show on this machine, rebuilt on every change."""

from podcast.cli.command import Args, Command, Parser, port, show_folder
from podcast.cli.report import Progress


def _arguments(row: Parser) -> None:
    show_folder(row)
    row.add_argument("--port", type=port, default=8000, metavar="N", help="where to listen (default: 8000)")
    row.add_argument("--drafts", action="store_true", help="drafts and what is not due too")


def _run(args: Args) -> None:
    from podcast.preview import preview

    with Progress(quiet=args.quiet) as progress:
        preview(args.show, port=args.port, drafts=args.drafts, progress=progress)


COMMAND = Command("serve", "preview the show on this machine, rebuilt on every change", _arguments, _run)
