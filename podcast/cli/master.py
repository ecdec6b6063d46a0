"""podcast master: level, normalise and encode a recording."""

import argparse
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from podcast.cli.command import Args, Command, Parser, loudness, number, path, typed
from podcast.cli.outputs import check_target, check_targets, put
from podcast.cli.report import Progress, as_json, say_all
from podcast.errors import Problems, UsageError
from podcast.timecode import Millis, show

if TYPE_CHECKING:
    from podcast.audio import Mastered, Settings

Turns = tuple[tuple[Millis, Millis, str], ...]
"""(start, end, speaker) of each."""


PRESETS = ("apple", "spotify", "aes", "broadcast")
"""Those of podcast.audio.presets, which takes too long to import for a list of options."""


def _hertz(text: str) -> float:
    found = number(text)
    if not 20 <= found <= 200:
        raise argparse.ArgumentTypeError(f"{text!r} is not from 20 to 200 Hz; speech begins at about 85")
    return found


def _arguments(row: Parser) -> None:
    row.add_argument("source", type=path, metavar="IN", help="a recording in any format")
    row.add_argument(
        "targets", type=path, nargs="+", metavar="OUT", help="the files to make: .mp3, .m4a, .opus"
    )
    row.add_argument(
        "--transcript",
        type=path,
        metavar="FILE",
        help="level its speakers to one loudness (default: whoever is heard between two pauses)",
    )
    row.add_argument(
        "--level",
        choices=("auto", "off"),
        default="auto",
        help="bring speech to one level, or leave it as uneven as it is (default: auto)",
    )
    row.add_argument(
        "--preset", choices=PRESETS, default="apple", help="whose loudness to reach (default: apple, -16)"
    )
    row.add_argument(
        "--target", type=loudness, metavar="LUFS", help="loudness to reach (default: the preset's)"
    )
    row.add_argument(
        "--mono", type=loudness, metavar="LUFS", help="loudness of one channel (default: as --target)"
    )
    row.add_argument(
        "--intro", type=path, metavar="FILE", help="a sound to put before it, as loud as the talk"
    )
    row.add_argument("--outro", type=path, metavar="FILE", help="a sound to put behind it")
    row.add_argument("--trim", action="store_true", help="leave out silence at the beginning and the end")
    row.add_argument(
        "--high-pass",
        type=_hertz,
        default=0.0,
        metavar="HZ",
        help="take away rumble below, such as 80 (default: nothing)",
    )
    row.add_argument(
        "--lossless",
        action="store_true",
        help="MP3 to MP3 without encoding, in steps of 1.5 dB (default: encode)",
    )
    row.add_argument(
        "--plots",
        type=path,
        metavar="PAGE",
        help="write a page of plots, PAGE.html, and the numbers in PAGE.json (default: none)",
    )
    row.add_argument("--report", action="store_true", help="print what was measured as JSON")


def _run(args: Args) -> None:
    from podcast import audio
    from podcast.audio.presets import PRESETS as FOUND

    preset = FOUND[args.preset]
    target = preset.stereo if args.target is None else args.target
    mono = preset.mono if args.target is None else None
    settings = audio.Settings(
        target=target,
        mono=mono if args.mono is None else args.mono,
        ceiling=preset.ceiling,
        turns=_checked(args),
        level=args.level == "auto",
        trim=args.trim,
        high_pass=args.high_pass,
        intro=args.intro,
        outro=args.outro,
    )
    if args.lossless:
        _regain(args, settings)
        return
    with Progress(quiet=args.quiet) as progress:
        made = _mastered(args.source, args.targets, settings, partial(progress, args.source.name))
    # What is said of the source is the same for each.
    say_all(dict.fromkeys(each for done in made for each in done.findings), quiet=args.quiet)
    for target, done in zip(args.targets, made, strict=True):
        if not (args.quiet or args.report):
            print(f"{target}: {_lufs(done.before)} → {_lufs(done.after)}{_left(done)}")
    if args.plots:
        _plots(args.plots, made[0], settings)
    if args.report:
        as_json({"files": [_reported(*each) for each in zip(args.targets, made, strict=True)]})


def _plots(page: Path, done: "Mastered", settings: "Settings") -> None:
    """The report of the first OUT, as a page and as numbers; turns are counted from where it begins."""
    from podcast.audio import plots

    turns = [
        (Millis(max(0, a + done.shift)), Millis(max(0, b + done.shift)), who) for a, b, who in settings.turns
    ]
    target = done.target
    put(page.with_suffix(".html"), plots.page(done, target, turns))
    numbers = json.dumps(plots.numbers(done, target, turns), ensure_ascii=False, indent=1)
    put(page.with_suffix(".json"), numbers + "\n")


def _regain(args: Args, settings: "Settings") -> None:
    """The loudness alone, and nothing else that could be asked for."""
    from podcast.audio.mp3gain import regain

    if len(args.targets) > 1 or args.targets[0].suffix.lower() != ".mp3":
        raise UsageError("--lossless makes one .mp3 of another", hint="name OUT.mp3, and leave out the rest")
    if any((args.transcript, args.trim, args.high_pass, args.intro, args.outro)):
        raise UsageError("--lossless changes the loudness alone", hint="leave out what would change more")
    done = regain(args.source, args.targets[0], settings=settings)
    say_all(done.findings, quiet=args.quiet)
    if args.report:
        as_json(
            {
                "files": [
                    {
                        "file": str(args.targets[0]),
                        "loudness_before": done.before,
                        "loudness": done.after,
                        "true_peak": done.true_peak,
                        "steps": done.steps,
                    }
                ]
            }
        )
    elif not args.quiet:
        print(
            f"{args.targets[0]}: {_lufs(done.before)} → {_lufs(done.after)}, {done.steps:+d} steps of 1.5 dB"
        )


def _mastered(
    source: Path, targets: list[Path], settings: "Settings", progress: Callable[[float], None]
) -> "list[Mastered]":
    """As audio.master_all; what the system refuses is said of a file, which codecs do not name."""
    from podcast import audio

    try:
        return audio.master_all(source, targets, settings=settings, progress=progress)
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), error.filename or str(targets[0])) from error


def _checked(args: Args) -> Turns:
    """The turns to level; raises one group with all that is wrong with the files, before the work begins."""
    from podcast import audio

    problems = Problems()
    turns: Turns = ()
    with problems.collect():
        audio.probe(args.source)
    for piece in filter(None, (args.intro, args.outro)):
        with problems.collect():
            audio.probe(piece)
    with problems.collect():
        if args.transcript and args.level == "off":
            raise UsageError(
                "--transcript is to level by", hint="leave out one of --transcript and --level off"
            )
    with problems.collect():
        turns = _turns(args.transcript)
    if args.plots:
        for suffix in (".html", ".json"):
            with problems.collect():
                check_target(args.plots.with_suffix(suffix), [args.source, *args.targets])
    for target in args.targets:
        with problems.collect(), typed():
            audio.codec_of(target)
    with problems.collect():
        read = (args.source, args.transcript, args.intro, args.outro)
        check_targets(args.targets, [each for each in read if each])
    problems.raise_any()
    return turns


def _reported(target: Path, done: "Mastered") -> dict[str, object]:
    return {
        "file": str(target),
        "duration_ms": done.audio.duration,
        "loudness_before": done.before,
        "loudness": done.after,
        "true_peak": done.true_peak,
        "from_ms": done.span.start if done.span else 0,
    }


def _left(done: "Mastered") -> str:
    if done.span is None:
        return ""
    return f", from {show(done.span.start)} to {show(done.span.end or done.length)}"


def _lufs(loudness: float | None) -> str:
    return "silence" if loudness is None else f"{loudness:.1f} LUFS"


def _turns(file: Path | None) -> Turns:
    if file is None:
        return ()
    from podcast import transcript

    said, _ = transcript.load(file)
    return said.turns


COMMAND = Command("master", "level, normalise and encode a recording", _arguments, _run)
