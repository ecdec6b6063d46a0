"""podcast chapters: propose chapters for a transcript."""

from pathlib import Path

from podcast.cli.command import Args, Command, Parser, count
from podcast.cli.report import as_json, say_all
from podcast.timecode import show


def _arguments(row: Parser) -> None:
    row.add_argument("source", type=Path, metavar="IN", help="a transcript")
    row.add_argument(
        "--count", type=count, default=None, metavar="N", help="how many (default: by its length)"
    )
    row.add_argument("--json", action="store_true", help="print chapters as JSON")


def _run(args: Args) -> None:
    from podcast import chapters, transcript

    reading = transcript.read(args.source)
    settings = transcript.Settings(language=reading.transcript.language or "en")
    said, findings = transcript.prepare(reading.transcript, path=args.source, settings=settings)
    say_all((*reading.findings, *findings), quiet=args.quiet)
    found = chapters.propose(said, duration=said.segments[-1].end, count=args.count)
    if args.json:
        as_json({"chapters": [{"start_ms": each.start, "title": each.title} for each in found]})
    else:
        for each in found:
            print(f"{show(each.start)} {each.title}")


COMMAND = Command("chapters", "propose chapters for a transcript", _arguments, _run)
