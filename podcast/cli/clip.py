"""podcast clip: a piece of an episode to share."""

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from podcast.cli.command import Args, Command, Parser, path, show_folder
from podcast.cli.outputs import check_targets
from podcast.cli.report import Progress, say_all
from podcast.errors import Problems, UsageError, Where
from podcast.timecode import Millis, parse_time, show

if TYPE_CHECKING:
    from podcast.model import Soundbite


def _time(text: str) -> Millis:
    try:
        return parse_time(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time such as 1:54") from error


def _arguments(row: Parser) -> None:
    row.add_argument("slug", metavar="SLUG", help="the episode")
    row.add_argument(
        "start", type=_time, nargs="?", metavar="FROM", help="where it begins (default: each soundbite)"
    )
    row.add_argument("end", type=_time, nargs="?", metavar="TO", help="where it ends")
    row.add_argument(
        "targets",
        type=path,
        nargs="*",
        metavar="OUT",
        help="the files to make: .mp3, .m4a, .opus, .mp4 (default: SLUG-FROM-TO.mp3 and .mp4)",
    )
    row.add_argument(
        "--shape", choices=("square", "wide", "tall"), default="square", help="of the video (default: square)"
    )
    row.add_argument(
        "--font", type=path, metavar="FILE", help="for its captions (default: one that has their letters)"
    )
    show_folder(row)


def _run(args: Args) -> None:
    from podcast import clipping
    from podcast.model import Soundbite

    if args.start is not None and args.end is None:
        raise UsageError("a clip has two times", hint=f"as in podcast clip {args.slug} 1:54 2:18")
    pieces = [] if args.start is None else [(args.start, args.end)]
    clips = clipping.find(args.show, args.slug, pieces)
    named = [Soundbite(start=a, duration=Millis(b - a)) for a, b in pieces] or [clip.bite for clip in clips]
    wanted = [
        (clip, target)
        for clip, bite in zip(clips, named, strict=True)
        for target in args.targets or _names(args.slug, bite)
    ]
    _check([target for _, target in wanted], [clip.source for clip in clips])
    look = clipping.Look(shape=args.shape, font=str(args.font or ""))
    for clip, target in wanted:
        with Progress(quiet=args.quiet) as progress:
            told = clipping.make(clip, target, look=look, progress=partial(progress, target.name))
        say_all(told, quiet=args.quiet)
        if not args.quiet:
            print(f"{target}: {show(clip.bite.duration)} of {clip.title}")


def _names(slug: str, bite: "Soundbite") -> list[Path]:
    """``keeper-0154-0218.mp3`` and the video of the same name."""
    times = (
        show(time).replace(":", "").zfill(4) for time in (bite.start, Millis(bite.start + bite.duration))
    )
    name = "-".join((slug, *times))
    return [Path(f"{name}{suffix}") for suffix in (".mp3", ".mp4")]


def _check(targets: list[Path], sources: list[Path]) -> None:
    """Raise one group with all that is wrong with the files to make, before the work begins."""
    from podcast.clipping import SUFFIXES

    problems = Problems()
    with problems.collect():
        check_targets(targets, sources)
    for target in targets:
        with problems.collect():
            if target.suffix.lower() not in SUFFIXES:
                hint = f"name it with one of {', '.join(SUFFIXES)}"
                raise UsageError("a clip is not made in this form", where=Where(target), hint=hint)
    problems.raise_any()


COMMAND = Command(
    "clip", "make a piece of an episode to share: sound, and video with captions", _arguments, _run
)
