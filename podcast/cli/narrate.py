"""podcast narrate: a recording from text, with exact times."""

import argparse
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from podcast.cli.command import Args, Command, Parser, number, path
from podcast.cli.outputs import PIPE, STDIN, check_targets, put
from podcast.cli.report import Progress, counted, say_all
from podcast.errors import Problems, UsageError

if TYPE_CHECKING:
    from podcast.model import Transcript
    from podcast.narrating import Casting

SOUNDS = (".wav", ".mp3", ".m4a", ".opus")
SLOWEST, QUICKEST = 0.5, 2.0


def pace(text: str) -> float:
    """How quickly a voice speaks, 1 being its own pace."""
    found = number(text)
    if not SLOWEST <= found <= QUICKEST:
        raise argparse.ArgumentTypeError(f"{text!r} is not a pace from {SLOWEST:g} to {QUICKEST:g}")
    return found


def _pair(text: str) -> tuple[str, str]:
    left, equals, right = text.rpartition("=")
    if not (equals and right.strip()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a pair such as NAME=WHAT")
    return left.strip(), right.strip()


def _voice(text: str) -> tuple[str, str]:
    return _pair(text if "=" in text else f"={text}")


def _arguments(row: Parser) -> None:
    row.add_argument(
        "script", type=path, metavar="SCRIPT", help="a text, or a transcript in any format; - for a pipe"
    )
    row.add_argument(
        "targets",
        type=path,
        nargs="+",
        metavar="OUT",
        help="recordings (.wav, .mp3, .m4a, .opus), and transcripts in any format (default: OUT.vtt)",
    )
    row.add_argument(
        "--voice",
        type=_voice,
        action="append",
        default=[],
        metavar="NAME=VOICE",
        help="who speaks how: Mara=piper:joe, or piper:joe for everybody else (default: what is installed)",
    )
    row.add_argument(
        "--say",
        type=_pair,
        action="append",
        default=[],
        metavar="WORD=SOUND",
        help="how a word is said: MLOps='M L Ops' (default: as the voice reads it)",
    )
    row.add_argument(
        "--pace", type=pace, default=1.0, metavar="N", help="0.8 speaks more slowly (default: 1)"
    )
    row.add_argument(
        "--language", default="en", metavar="TAG", help="where the script names none (default: en)"
    )


def _run(args: Args) -> None:
    from podcast import transcript
    from podcast.convert import written
    from podcast.narrating import Casting

    texts = _checked(args)
    name = STDIN if args.script == PIPE else args.script
    data = sys.stdin.buffer.read() if args.script == PIPE else None
    script, findings = transcript.load_script(name, transcript.Settings(language=args.language), data=data)
    for _, form in texts:
        written(script, form, "")  # what cannot be written is said before the work begins
    # What a reader guessed of its times is no matter here.
    say_all([each for each in findings if each.rule != "transcript"], quiet=args.quiet)
    casting = Casting(voices=tuple(args.voice), say=tuple(args.say), pace=args.pace)
    said = _recorded(args, script, name, casting)
    for target, form in texts:
        put(target, written(said, form, ""))
        if not args.quiet:
            print(f"{target}: {counted(len(said.segments), 'turn')}")


def _recorded(args: Args, script: "Transcript", name: Path, casting: "Casting") -> "Transcript":
    """Speak, and make each recording that was asked for."""
    from podcast import audio
    from podcast.files import replacing
    from podcast.narrating import speak
    from podcast.timecode import show

    sounds = [each for each in args.targets if each.suffix.lower() in SOUNDS]
    with TemporaryDirectory() as folder, Progress(quiet=args.quiet) as progress:
        wav = Path(folder) / "spoken.wav"
        spoken = speak(script, wav, path=name, casting=casting, progress=partial(progress, "speaking"))
        say_all(spoken.findings, quiet=args.quiet)
        said = spoken.transcript
        for target in sounds:
            if target.suffix.lower() == ".wav":
                with replacing(target) as part:
                    part.write_bytes(wav.read_bytes())
            else:
                audio.master(wav, target, settings=audio.Settings(turns=said.turns))
            if not args.quiet:
                voices = ", ".join(f"{who or 'everybody'} {voice}" for who, voice in spoken.voices)
                print(f"{target}: {show(audio.probe(wav).duration)}, {voices}")
    return said


def _checked(args: Args) -> list[tuple[Path, str]]:
    """The transcripts to write with their formats; raises one group with all that is wrong with OUT."""
    from podcast.transcript import format_for

    problems = Problems()
    sounds = [each for each in args.targets if each.suffix.lower() in SOUNDS]
    named = [each for each in args.targets if each not in sounds]
    texts = named or [sounds[0].with_suffix(".vtt")]
    made: list[tuple[Path, str]] = []
    for target in texts:
        with problems.collect():
            if not (form := format_for(target.suffix)):
                hint = f"a recording ends in {', '.join(SOUNDS)}, a transcript in .vtt, .srt, .json and more"
                raise UsageError(f"what {target.name} shall be is not clear", hint=hint)
            made.append((target, form))
    if not sounds:
        problems.add([UsageError("no recording is named", hint="name OUT.mp3 or OUT.wav").finding])
    with problems.collect():
        check_targets([*sounds, *texts], [args.script])
    problems.raise_any()
    return made


COMMAND = Command("narrate", "make a recording from text, with exact times", _arguments, _run)
