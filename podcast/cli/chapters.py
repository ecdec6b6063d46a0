"""podcast chapters: propose chapters for a transcript, or write them into the notes of episodes."""

import sys

from podcast.cli.command import Args, Command, Parser, count, path, show_folder
from podcast.cli.outputs import PIPE, STDIN
from podcast.cli.report import as_json, say_all
from podcast.errors import UsageError
from podcast.timecode import show


def _arguments(row: Parser) -> None:
    row.add_argument(
        "source",
        type=path,
        nargs="?",
        metavar="IN",
        help="a transcript, with a time before each turn; - for standard input; with --write the slug of an "
        "episode (default: all)",
    )
    row.add_argument(
        "--count", type=count, default=None, metavar="N", help="about how many (default: as many as suit it)"
    )
    row.add_argument(
        "--write", action="store_true", help="write them into the notes of episodes that list none"
    )
    row.add_argument(
        "--titler",
        default="",
        metavar="COMMAND",
        help="a command that reads the text of a chapter and prints a title (default: our own)",
    )
    row.add_argument("--json", action="store_true", help="print chapters as JSON")
    show_folder(row)


def _run(args: Args) -> None:
    if args.write:
        _write(args)
        return
    from podcast import chapters, transcript

    if args.source is None:
        raise UsageError("there is no transcript to read", hint="name one, or write into notes with --write")
    piped = args.source == PIPE
    data = sys.stdin.buffer.read() if piped else None
    said, findings = transcript.load(STDIN if piped else args.source, data=data)
    say_all(findings, quiet=args.quiet)
    found = chapters.propose(said, duration=said.segments[-1].end, count=args.count)
    if args.titler:
        found, findings = chapters.retitled(found, said, args.titler)
        say_all(findings, quiet=args.quiet)
    if args.json:
        as_json({"chapters": [{"start_ms": each.start, "title": each.title} for each in found]})
    else:
        for each in found:
            print(f"{show(each.start)} {each.title}")


def _write(args: Args) -> None:
    from podcast.scaffold.chapters import Wishes, write_chapters

    # A transcript is as good as its slug: transcripts/crane.vtt is that of crane.
    slugs = [args.source.name.split(".")[0]] if args.source else []
    written, findings = write_chapters(args.show, slugs, Wishes(count=args.count, titler=args.titler))
    say_all(findings, quiet=args.quiet)
    if args.json:
        as_json({"written": list(written)})
    elif not args.quiet:
        for slug in written:
            print(f"chapters written into episodes/{slug}.md")
        if not written and not slugs:
            print("nothing written: no episode with a transcript lacks chapters")


COMMAND = Command("chapters", "propose chapters for a transcript", _arguments, _run)
