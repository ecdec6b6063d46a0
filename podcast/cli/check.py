"""podcast check: say what is wrong with the show, or with any feed."""

from podcast.cli.command import Args, Command, Parser, show_folder
from podcast.cli.report import say_all


def _arguments(row: Parser) -> None:
    row.add_argument("feed", nargs="?", default="", metavar="FEED", help="a feed, file or URL; else the show")
    row.add_argument("--json", action="store_true", help="print findings as JSON")
    show_folder(row)


def _run(args: Args) -> int:
    from podcast import check
    from podcast.lint import lint_feed, lint_show

    findings = lint_feed(args.feed) if args.feed else lint_show(args.show)
    if args.json:
        print(check.findings_json(findings))
        return int(any(finding.severity == "error" for finding in findings))
    errors = say_all(findings, quiet=args.quiet)
    if not findings and not args.quiet:
        print("nothing to put right")
    return int(errors > 0)


COMMAND = Command("check", "say what is wrong with the show, or with any feed", _arguments, _run)
