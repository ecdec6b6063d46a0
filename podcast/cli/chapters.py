"""podcast chapters: propose chapters for a transcript."""

import sys

from podcast.cli.command import Args, Command, Parser, count, path
from podcast.cli.outputs import PIPE, STDIN
from podcast.cli.report import as_json, say_all
from podcast.errors import Finding
from podcast.model import Transcript
from podcast.timecode import show


def _arguments(row: Parser) -> None:
    row.add_argument(
        "source",
        type=path,
        metavar="IN",
        help="a transcript, with a time before each turn; - for standard input",
    )
    row.add_argument(
        "--count", type=count, default=None, metavar="N", help="about how many (default: by its length)"
    )
    row.add_argument("--json", action="store_true", help="print chapters as JSON")


def _run(args: Args) -> None:
    from podcast import chapters, transcript

    said, findings = _piped() if args.source == PIPE else transcript.load(args.source)
    say_all(findings, quiet=args.quiet)
    found = chapters.propose(said, duration=said.segments[-1].end, count=args.count)
    if args.json:
        as_json({"chapters": [{"start_ms": each.start, "title": each.title} for each in found]})
    else:
        for each in found:
            print(f"{show(each.start)} {each.title}")


def _piped() -> tuple[Transcript, tuple[Finding, ...]]:
    from podcast import transcript

    reading = transcript.parse(sys.stdin.buffer.read(), STDIN)
    settings = transcript.Settings(language=reading.transcript.language or "en")
    said, findings = transcript.prepare(reading.transcript, path=STDIN, settings=settings)
    return said, (*reading.findings, *findings)


COMMAND = Command("chapters", "propose chapters for a transcript", _arguments, _run)
