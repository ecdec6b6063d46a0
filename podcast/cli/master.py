"""podcast master: level, normalise and encode a recording."""

from functools import partial
from pathlib import Path

from podcast.cli.command import Args, Command, Parser
from podcast.cli.outputs import check_target
from podcast.cli.report import Progress, as_json, say_all
from podcast.timecode import Millis


def _arguments(row: Parser) -> None:
    row.add_argument("source", type=Path, metavar="IN", help="a recording in any format")
    row.add_argument(
        "targets", type=Path, nargs="+", metavar="OUT", help="the files to make: .mp3, .m4a, .opus"
    )
    row.add_argument("--transcript", type=Path, metavar="FILE", help="level its speakers to one loudness")
    row.add_argument(
        "--target", type=float, default=-16.0, metavar="LUFS", help="loudness to reach (default: -16)"
    )
    row.add_argument("--report", action="store_true", help="print what was measured as JSON")


def _run(args: Args) -> None:
    from podcast import audio

    for target in args.targets:
        check_target(target, [args.source, *([args.transcript] if args.transcript else [])])
        audio.codec_of(target)
    settings = audio.Settings(target=args.target, turns=_turns(args.transcript))
    reports = []
    for target in args.targets:
        with Progress(quiet=args.quiet) as progress:
            done = audio.master(
                args.source, target, settings=settings, progress=partial(progress, target.name)
            )
        say_all(done.findings, quiet=args.quiet)
        reports.append(
            {
                "file": str(target),
                "duration_ms": done.audio.duration,
                "loudness_before": done.before,
                "loudness": done.after,
                "true_peak": done.true_peak,
            }
        )
        if not (args.quiet or args.report):
            print(f"{target}: {_lufs(done.before)} → {_lufs(done.after)}")
    if args.report:
        as_json({"files": reports})


def _lufs(loudness: float | None) -> str:
    return "silence" if loudness is None else f"{loudness:.1f} LUFS"


def _turns(path: Path | None) -> tuple[tuple[Millis, Millis, str], ...]:
    if path is None:
        return ()
    from podcast import transcript

    said, _ = transcript.prepare(transcript.read(path).transcript, path=path, settings=transcript.Settings())
    return tuple((each.start, each.end, each.speaker or "") for each in said.segments)


COMMAND = Command("master", "level, normalise and encode a recording", _arguments, _run)
