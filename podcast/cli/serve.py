"""podcast serve: preview the show on this machine, rebuilt on every change."""

import sys

from podcast.cli.command import Args, Command, Parser, port, show_folder
from podcast.cli.report import Progress


def _arguments(row: Parser) -> None:
    show_folder(row)
    row.add_argument("--port", type=port, default=8000, metavar="N", help="where to listen (default: 8000)")
    row.add_argument("--drafts", action="store_true", help="drafts and what is not due too")
    row.add_argument("--log", action="store_true", help="print every request, its status and who asked")


def _run(args: Args) -> None:
    import logging

    from podcast.preview import preview

    if args.log:
        printed = logging.StreamHandler(sys.stdout)
        logger = logging.getLogger("podcast.serve")
        logger.addHandler(printed)
        logger.setLevel(logging.INFO)
    with Progress(quiet=args.quiet) as progress:
        preview(args.show, port=args.port, drafts=args.drafts, progress=progress)


COMMAND = Command("serve", "preview the show on this machine, rebuilt on every change", _arguments, _run)
