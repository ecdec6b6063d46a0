"""podcast check: say what is wrong with the show, or with any feed or transcript."""

from podcast.cli.command import Args, Command, Parser, path, private, show_folder
from podcast.cli.report import Progress, say_all, tell
from podcast.errors import Problems, UsageError


def _arguments(row: Parser) -> None:
    row.add_argument(
        "file",
        nargs="?",
        default="",
        metavar="FILE",
        help="a feed, a transcript (file or URL) or a recording; else the show",
    )
    row.add_argument(
        "--profile",
        default="",
        metavar="NAME",
        help="what captions are held to, such as broadcast (default: what all profiles allow)",
    )
    row.add_argument(
        "--recording", type=path, metavar="AUDIO", help="the recording whose time a transcript is held to"
    )
    row.add_argument(
        "--online", action="store_true", help="ask the servers of the files that a feed names, too"
    )
    private(row)
    row.add_argument("--json", action="store_true", help="print findings as JSON")
    show_folder(row)


def _run(args: Args) -> int:
    from podcast import check
    from podcast.fetching import refuse_private
    from podcast.lint import lint_show
    from podcast.lintfile import lint_file

    check.profile_of(args.profile)  # wrong usage is no finding
    if not args.file and (args.profile or args.recording):
        raise UsageError("--profile and --recording go with a transcript", hint="name its file")
    if not args.file and args.online:
        raise UsageError("--online goes with a feed", hint="name its file or address")
    problems = Problems()
    # What cannot be read at all is a finding too, in JSON as elsewhere.
    with problems.collect(), Progress(quiet=args.quiet or args.json) as progress:
        if args.file and not args.private:
            refuse_private(args.file)
        if args.file:
            problems.add(
                lint_file(args.file, profile=args.profile, recording=args.recording, online=args.online)
            )
        else:
            problems.add(lint_show(args.show, progress))
    if args.json:
        print(check.findings_json(problems.findings), end="")
    else:
        say_all(problems.findings, quiet=args.quiet, rules=True)
        tell(check.summary(problems.findings), quiet=args.quiet)
        if not problems.findings and not args.quiet:
            print("nothing to put right")
    return int(bool(problems.errors))


COMMAND = Command(
    "check", "say what is wrong with the show, or with any feed or transcript", _arguments, _run
)
