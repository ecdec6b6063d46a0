"""podcast import: take over an existing show from its feed."""

from shlex import quote

from podcast.cli.command import Args, Command, Parser, address, at, path, private
from podcast.cli.report import Progress, counted, say_all


def _arguments(row: Parser) -> None:
    row.add_argument("feed", metavar="FEED", help="the feed: a file or an address")
    row.add_argument(
        "folder", type=path, nargs="?", metavar="DIR", help="the show folder (default: by its title)"
    )
    row.add_argument(
        "--base-url", type=address, metavar="URL", help="where it will be published (default: not told)"
    )
    row.add_argument("--no-media", action="store_true", help="leave the audio on its host, and lead there")
    private(row)
    at(row, "take over as if it were this time")


def _run(args: Args) -> int:
    from podcast.fetching import refuse_private
    from podcast.importing import Options, import_show

    if not args.private:
        refuse_private(args.feed)
    with Progress(quiet=args.quiet) as progress:
        options = Options(
            base_url=args.base_url or "", media=not args.no_media, at=args.at, progress=progress
        )
        done = import_show(args.feed, args.folder, options)
    errors = say_all(done.findings, quiet=args.quiet)
    if not args.quiet:
        counts = f"{counted(done.episodes, 'episode')}, {counted(done.recordings, 'recording')}"
        kept = f" added, {done.known} left as they are" if done.known else ""
        print(f"{done.folder}/: {done.title}: {counts}{kept}")
        print(f"next: podcast build --show {quote(str(done.folder))}")
    return int(bool(errors))


COMMAND = Command("import", "take over an existing show from its feed", _arguments, _run)
