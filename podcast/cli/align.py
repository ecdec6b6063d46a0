"""podcast align: word times from the recording."""

from functools import partial
from typing import TYPE_CHECKING

from podcast.cli.command import Args, Command, Parser, path
from podcast.cli.outputs import PIPE, check_target, format_of, put
from podcast.cli.report import Progress, as_json, say_all

if TYPE_CHECKING:
    from podcast.model import Transcript


def _arguments(row: Parser) -> None:
    row.add_argument("recording", type=path, metavar="AUDIO", help="a recording in any format")
    row.add_argument("transcript", type=path, metavar="TRANSCRIPT", help="what is said in it, in any format")
    row.add_argument("target", type=path, metavar="OUT", help="the file to make; - for standard output")
    row.add_argument(
        "--to", default="", metavar="FORMAT", help="what OUT shall be (default: as its suffix says)"
    )
    row.add_argument(
        "--profile", default="", metavar="NAME", help="how captions are cut (default: as podcast convert)"
    )
    row.add_argument(
        "--language",
        default="",
        metavar="TAG",
        help="what is spoken (default: as the transcript has it, or en)",
    )
    row.add_argument(
        "--json", action="store_true", help="print each word with its time and how sure it is, as JSON"
    )


def _run(args: Args) -> None:
    from podcast import transcript
    from podcast.aligning import align_words
    from podcast.convert import written

    to = format_of(args)
    if args.target != PIPE:
        check_target(args.target, [args.recording, args.transcript])
    settings = transcript.Settings(language=args.language or "en")
    said, findings = transcript.load(args.transcript, settings)
    say_all(findings, quiet=args.quiet)
    written(said, to, args.profile)  # what cannot be written is said before the work begins
    with Progress(quiet=args.quiet) as progress:
        found = align_words(args.recording, said, args.transcript, partial(progress, args.recording.name))
    say_all(found.findings, quiet=args.quiet)
    put(args.target, written(found.transcript, to, args.profile))
    if args.json:
        as_json(_words(found.transcript))
    elif not args.quiet and args.target != PIPE:
        print(f"{args.target}: {found.share:.1%} of the words found")


def _words(said: "Transcript") -> dict[str, object]:
    return {
        "timing": said.timing,
        "words": [
            {
                "text": word.text,
                "start_ms": word.start,
                "end_ms": word.end,
                "confidence": word.confidence,
                "speaker": segment.speaker,
            }
            for segment in said.segments
            for word in segment.words
        ],
    }


COMMAND = Command("align", "time each word of a transcript by its recording", _arguments, _run)
