"""podcast master: level, normalise and encode a recording."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from podcast.cli import mastered, tracked
from podcast.cli.command import Args, Command, Parser, loudness, number, path, typed
from podcast.cli.outputs import check_target, check_targets
from podcast.cli.report import Progress, say_all
from podcast.errors import Finding, Problems, UsageError
from podcast.timecode import Millis

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
    row.add_argument(
        "files",
        type=path,
        nargs="+",
        metavar="FILE",
        help="a recording in any format (not with --track), then what to make: .mp3, .m4a, .opus",
    )
    tracked.arguments(row)
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
    _arguments_of_sound(row)
    row.add_argument(
        "--lossless",
        action="store_true",
        help="MP3 to MP3 without encoding, in steps of 1.5 dB (default: encode)",
    )
    row.add_argument(
        "--report",
        type=path,
        metavar="PAGE",
        help="write what was done with plots, PAGE.html, and the numbers in PAGE.json (default: none)",
    )
    row.add_argument("--json", action="store_true", help="print what was measured as JSON")


def _arguments_of_sound(row: Parser) -> None:
    row.add_argument(
        "--preset", choices=PRESETS, default="apple", help="whose loudness to reach (default: apple, -16)"
    )
    row.add_argument(
        "--target", type=loudness, metavar="LUFS", help="loudness to reach (default: the preset's)"
    )
    row.add_argument(
        "--mono", type=loudness, metavar="LUFS", help="loudness of one channel (default: as --target)"
    )
    row.add_argument("--intro", type=path, metavar="FILE", help="a sound to put before it (default: none)")
    row.add_argument("--outro", type=path, metavar="FILE", help="a sound to put behind it (default: none)")
    row.add_argument("--trim", action="store_true", help="leave out silence at the beginning and the end")
    row.add_argument(
        "--high-pass",
        type=_hertz,
        default=0.0,
        metavar="HZ",
        help="take away rumble below, such as 80 (default: nothing)",
    )
    row.add_argument("--denoise", action="store_true", help="lower steady noise, such as hiss and fans")


def _run(args: Args) -> None:
    if not args.track:
        args.source, *args.targets = args.files
        _master(args)
        return
    args.source, args.targets = args.track[0][1], args.files
    with TemporaryDirectory() as folder:
        _master(args, Path(folder) / "mix.flac")


def _master(args: Args, mix: Path | None = None) -> None:
    """Finish a recording, or the `mix` of tracks that is to be made first."""
    settings = _settings(args, _checked(args))
    if args.lossless:
        from podcast.audio.mp3gain import regain

        regained = regain(args.source, args.targets[0], settings=settings)
        say_all(regained.findings, quiet=args.quiet)
        if args.json or not args.quiet:
            mastered.say_regained(args.targets[0], regained, in_json=args.json)
        return
    told: tuple[Finding, ...] = ()
    with Progress(quiet=args.quiet) as progress:
        if mix:
            told = tracked.mixed(args, mix, level=settings.level, progress=partial(progress, "tracks"))
            # Each track is levelled by itself, and the mix as a whole is even then.
            settings = replace(settings, level=False)
        made = _mastered(mix or args.source, args.targets, settings, partial(progress, args.source.name))
        if not mix:
            told = _carry(args.source, args.targets, made)
    # What is said of the source is the same for each.
    say_all(dict.fromkeys((*told, *(each for done in made for each in done.findings))), quiet=args.quiet)
    if args.report:
        mastered.write_report(args.report, made[0], settings.turns)
    if args.json:
        mastered.say_json(args.targets, made)
    elif not args.quiet:
        mastered.say(args.targets, made)


def _settings(args: Args, turns: Turns) -> "Settings":
    from podcast import audio
    from podcast.audio.presets import PRESETS as FOUND

    preset = FOUND[args.preset]
    usual = preset.mono if args.target is None else None
    return audio.Settings(
        target=preset.stereo if args.target is None else args.target,
        mono=usual if args.mono is None else args.mono,
        ceiling=preset.ceiling,
        turns=turns,
        level=args.level == "auto",
        trim=args.trim,
        high_pass=args.high_pass,
        denoise=args.denoise,
        intro=args.intro,
        outro=args.outro,
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


def _carry(source: Path, targets: list[Path], made: "list[Mastered]") -> tuple[Finding, ...]:
    """Title, cover and chapters of the source go on into what was made; a mix has nobody's."""
    from podcast import audio

    tags, told = audio.carried(source)
    if tags:
        for target, done in zip(targets, made, strict=True):
            audio.carry(tags, target, done)
    return told


def _checked(args: Args) -> Turns:
    """The turns to level; raises one group with all that is wrong with the files, before the work begins."""
    from podcast import audio
    from podcast.audio.source import reading

    problems = Problems()
    problems.add(_misused(args))
    turns: Turns = ()
    for sound in filter(None, (*(tracked.files(args) or [args.source]), args.intro, args.outro)):
        with problems.collect(), reading(sound):
            pass  # its first sound could be decoded; to count all of it would take as long as decoding does
    with problems.collect():
        turns = _turns(args.transcript)
    read = [
        each for each in (args.source, *tracked.files(args), args.transcript, args.intro, args.outro) if each
    ]
    for suffix in mastered.PAGES if args.report else ():
        with problems.collect():
            check_target(args.report.with_suffix(suffix), [*read, *args.targets])
    for target in args.targets:
        with problems.collect(), typed():
            audio.codec_of(target)
    with problems.collect():
        check_targets(args.targets, read)
    problems.raise_any()
    return turns


def _misused(args: Args) -> Iterator[Finding]:
    """What cannot be asked for together."""
    changes = (args.transcript, args.trim, args.high_pass, args.denoise, args.intro, args.outro, args.track)
    is_one = len(args.targets) == 1 and args.targets[0].suffix.lower() == ".mp3"
    rules = (
        (not args.targets, "there is no file to make", "name IN, then OUT: podcast master in.wav out.mp3"),
        (
            args.transcript and args.level == "off",
            "--transcript is to level by",
            "leave out one of --transcript and --level off",
        ),
        (
            args.transcript and args.track,
            "tracks tell who speaks when",
            "leave out one of --transcript and --track",
        ),
        *tracked.misused(args),
        (
            args.lossless and args.targets and not is_one,
            "--lossless makes one .mp3 of another",
            "name OUT.mp3, and leave out the rest",
        ),
        (
            args.lossless and any(changes),
            "--lossless changes the loudness alone",
            "leave out what would change more",
        ),
    )
    for is_wrong, message, hint in rules:
        if is_wrong:
            yield UsageError(message, hint=hint).finding


def _turns(file: Path | None) -> Turns:
    if file is None:
        return ()
    from podcast import transcript

    said, _ = transcript.load(file)
    return said.turns


COMMAND = Command("master", "level, normalise and encode a recording", _arguments, _run)
