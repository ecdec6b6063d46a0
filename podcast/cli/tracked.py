"""The options of `podcast master` for recordings with a file of each speaker."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from podcast.cli.command import Args, Parser, number, path
from podcast.errors import Finding
from podcast.timecode import ZERO, Millis, parse_time


def arguments(row: Parser) -> None:
    """Those that name tracks and say how they lie."""
    row.add_argument(
        "--track",
        type=_track,
        action="append",
        default=[],
        metavar="NAME=IN",
        help="a recording of one speaker, several times in place of IN (default: none)",
    )
    row.add_argument(
        "--start",
        type=_start,
        action="append",
        default=[],
        metavar="NAME=TIME",
        help="when a track begins that does not begin with the others (default: 0:00)",
    )
    row.add_argument(
        "--spread",
        type=_percent,
        default=0.0,
        metavar="PERCENT",
        help="place tracks from left to right, so far towards the loudspeakers (default: 0, one channel)",
    )


def _track(text: str) -> tuple[str, Path]:
    name, sign, file = text.partition("=")
    if not (name and sign):
        raise argparse.ArgumentTypeError(f"{text!r} is not a speaker and a file, such as Mara=mara.wav")
    return name, path(file)


def _start(text: str) -> tuple[str, Millis]:
    name, _, begun = text.partition("=")
    try:
        return name, parse_time(begun)
    except ValueError:
        message = f"{text!r} is not a speaker and a time, such as Mara=0:12.4"
        raise argparse.ArgumentTypeError(message) from None


def _percent(text: str) -> float:
    found = number(text)
    if not 0 <= found <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not from 0 to 100")
    return found


def files(args: Args) -> list[Path]:
    """The recordings of the speakers."""
    return [file for _, file in args.track]


def misused(args: Args) -> Iterator[tuple[bool, str, str]]:
    """What cannot be asked for together: whether it is, what is wrong and what to do."""
    strangers = {name for name, _ in args.start} - {name for name, _ in args.track}
    yield (
        bool(args.transcript and args.track),
        "tracks tell who speaks when",
        "leave out one of --transcript and --track",
    )
    yield (
        bool(strangers),
        f"--start is for a track, and {', '.join(sorted(strangers))} has none",
        "name it as in --track: --track Mara=mara.wav --start Mara=0:12.4",
    )
    yield (
        bool(args.spread and not args.track),
        "--spread places the tracks of speakers",
        "name each speaker's file: --track Mara=mara.wav",
    )


def mixed(args: Args, mix: Path, *, level: bool, progress: Callable[[float], None]) -> tuple[Finding, ...]:
    """Mix the tracks into the file `mix`, and give what there is to say about them."""
    from podcast.audio import tracks

    starts = dict(args.start)
    found = [tracks.Track(file, starts.get(name, ZERO)) for name, file in args.track]
    return tracks.mix(found, mix, level=level, spread=args.spread, progress=progress)
