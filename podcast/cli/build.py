"""podcast build: make the feed, the pages and all that belongs to them."""

import sys
from collections.abc import Sequence
from pathlib import Path

from podcast.cli.command import Args, Command, Parser, address, at, count, show_folder
from podcast.cli.outputs import check_folder
from podcast.cli.report import Progress, counted, say_all


def _arguments(row: Parser) -> None:
    show_folder(row)
    row.add_argument(
        "--output", type=Path, metavar="DIR", help="where to (default: feed/ in the show folder)"
    )
    row.add_argument(
        "--base-url",
        type=address,
        metavar="URL",
        help="publish under this address (default: the one in podcast.toml)",
    )
    at(row, "build as if it were this time")
    row.add_argument(
        "--jobs", type=count, default=0, metavar="N", help="recordings at a time (default: cores)"
    )
    row.add_argument("--drafts", action="store_true", help="drafts and what is not due too; for previews")
    row.add_argument("--rehash", action="store_true", help="read every file again, trust no time stamp")
    row.add_argument(
        "--remaster", action="append", default=[], metavar="SLUG", help="finish this recording again"
    )
    row.add_argument(
        "--reports",
        type=Path,
        metavar="DIR",
        help="write what was done to each recording that is finished now (default: none)",
    )
    row.add_argument("--allow-guid-change", action="store_true", help="let published guids change or vanish")


def _run(args: Args) -> None:
    from podcast.build import OUTPUT, Options, build

    if args.output or not args.drafts:
        check_folder(args.output or args.show / OUTPUT)
    with Progress(quiet=args.quiet) as progress:
        built = build(
            args.show,
            Options(
                output=args.output,
                base_url=args.base_url or "",
                at=args.at,
                jobs=args.jobs,
                drafts=args.drafts,
                rehash=args.rehash,
                pin=not args.drafts,
                allow_guid_change=args.allow_guid_change,
                remaster=tuple(args.remaster),
                reports=args.reports,
                progress=progress,
            ),
        )
    say_all(built.findings, quiet=args.quiet)
    if args.quiet:
        return
    outcome = built.outcome
    if sys.stdout.isatty():  # a line for each file is progress; what came of it is told in a pipe too
        _list("made", outcome.written)
        _list("removed", outcome.removed)
    made = f"{counted(len(outcome.written), 'file')} made"
    kept = f"{outcome.unchanged} unchanged, {len(outcome.removed)} removed"
    print(f"{built.output}/: {counted(built.episodes, 'episode')}; {made}, {kept}")
    print(f"to see it: open {built.output / 'index.html'}, or run podcast serve")
    if args.drafts:
        print("it holds drafts and is not to be published: build without --drafts for that")
    else:
        print(f"to publish it: copy {built.output}/ to {built.base_url}")


def _list(what: str, paths: Sequence[str]) -> None:
    for path in paths[:20]:
        print(f"{what:8} {path}")
    if len(paths) > 20:
        print(f"{what:8} and {len(paths) - 20} more")


COMMAND = Command("build", "make the feed, the pages and all that belongs to them", _arguments, _run)
