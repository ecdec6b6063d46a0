"""podcast check: say what is wrong with the show, or with any feed."""

from podcast.cli.command import Args, Command, Parser, show_folder
from podcast.cli.report import Progress, say_all
from podcast.errors import Problems


def _arguments(row: Parser) -> None:
    row.add_argument("feed", nargs="?", default="", metavar="FEED", help="a feed, file or URL; else the show")
    row.add_argument("--json", action="store_true", help="print findings as JSON")
    show_folder(row)


def _run(args: Args) -> int:
    from podcast import check
    from podcast.lint import lint_feed, lint_show

    problems = Problems()
    # What cannot be read at all is a finding too, in JSON as elsewhere.
    with problems.collect(), Progress(quiet=args.quiet or args.json) as progress:
        problems.add(lint_feed(args.feed) if args.feed else lint_show(args.show, progress))
    if args.json:
        print(check.findings_json(problems.findings), end="")
    else:
        say_all(problems.findings, quiet=args.quiet)
        if not problems.findings and not args.quiet:
            print("nothing to put right")
    return int(bool(problems.errors))


COMMAND = Command("check", "say what is wrong with the show, or with any feed", _arguments, _run)
