"""Feed every reader damaged files and see that it copes: ``make fuzz``, ``make fuzz COUNT=1000 FORMAT=srt``.

A row of FORMATS is a target, so a new format is fuzzed without a word here. A reader may refuse a file with
an error of ours; it may not raise anything else, take a second of processor time or 256 MB of memory, or
hand over a transcript that is out of order. What fails is printed with the seed and number that make it
again.
"""

import argparse
import resource
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from time import process_time
from types import FrameType

from podcast.errors import PodcastError
from podcast.model import Transcript
from podcast.transcript import FORMATS, Format, parse, rewrite, write, write_cues
from podcast.transcript.rows import of_turns
from tests.fuzz.mutations import mutate
from tests.support import make_cues, make_transcript

SAMPLES = Path(__file__).parent.parent / "golden" / "formats"
SECONDS = 1.0
BYTES = 256 * 1024 * 1024
PATH = Path("fuzzed")
ON_SCREEN = {form.name for form in FORMATS if form.read_file}
"""Formats that are read twice: as talk, and as captions that stay what they are."""


class TooSlow(BaseException):
    """A reader took too long; no reader can catch this by catching Exception."""


def seeds(form: Format) -> list[bytes]:
    """Whole files to damage: the samples of a format and what is written in it; else those of all."""
    found = [
        path.read_bytes() for path in sorted(SAMPLES.glob(f"{form.name}-*")) if path.suffix != ".expected"
    ]
    if form.write:
        found.append(write(make_transcript(timing="word"), form.name).encode())
    if form.write_cues:
        found.append(write_cues(make_cues(), form.name).encode())
    return found or [path.read_bytes() for path in sorted(SAMPLES.glob("*.*")) if path.suffix != ".expected"]


def fuzz(form: Format, count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """What came of `count` damaged files, and what went wrong, each with what makes it again."""
    files = seeds(form)
    others = [data for each in FORMATS for data in seeds(each)[:1]]
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(count):
        chance = Random(f"{seed} {form.name} {number}")  # noqa: S311 - chance, no secret
        data = mutate(chance.choice(files), others, chance)
        outcome = attempt(data, form.name if number % 2 else "")
        outcomes[outcome.split(":")[0]] += 1
        if outcome not in ("read", "refused"):
            wrong.append(f"{form.name}, seed {seed}, number {number}, {len(data)} bytes: {outcome}")
    return outcomes, wrong


def attempt(data: bytes, name: str) -> str:
    """Read one file, in the format that it seems to be in or in that of `name`, and say what came of it."""
    try:
        transcript = _timed(data, name)
    except PodcastError:
        return "refused"
    except TooSlow as slow:
        return f"slow: {slow}"
    except MemoryError:
        return f"memory: over {BYTES // 1024 // 1024} MB"
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return f"error: {type(error).__name__}: {error}"[:300]
    fault = disorder(transcript)
    return f"disorder: {fault}" if fault else "read"


def _timed(data: bytes, name: str) -> Transcript:
    """Read one file; raises TooSlow, also where the clock could not break in."""
    began = process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        if name in ON_SCREEN:
            with suppress(PodcastError):
                rewrite(data, PATH, "vtt", format_name=name)
        return parse(data, PATH, format_name=name).transcript
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if (took := process_time() - began) >= SECONDS:
            raise TooSlow(f"{took:.1f} s")


def disorder(transcript: Transcript) -> str:
    """What is wrong with a transcript, or "": every reader hands over segments in order, with sound words."""
    starts = [one.start for one in transcript.segments]
    if not starts or starts != sorted(starts) or starts[0] < 0:
        return "the segments are not in order"
    for one in transcript.segments:
        times = [time for word in one.words for time in (word.start, word.end)]
        if one.end <= one.start or (times and (times != sorted(times) or times[-1] > one.end)):
            return f"the times of {one.text[:40]!r}"
        if not one.text or one.text != " ".join(one.text.split()):
            return f"the text {one.text[:40]!r}"
        if one.words and [word.text for word in one.words] != one.text.split():
            return f"the words of {one.text[:40]!r}"
    return "" if list(of_turns(transcript)) else "nothing can be written"


def _slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlow(f"over {SECONDS} s")


def _targets(names: Sequence[str]) -> Iterator[Format]:
    for form in FORMATS:
        if not names or form.name in names:
            yield form


def main(argv: Sequence[str] | None = None) -> int:
    """Fuzz the formats that are named, or all, and exit 1 when anything went wrong."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    options.add_argument(
        "--count", type=int, default=100_000, help="damaged files a format (default: 100,000)"
    )
    options.add_argument("--seed", type=int, default=1, help="another seed, other files (default: 1)")
    options.add_argument("--format", action="append", default=[], help="only this format; may come again")
    args = options.parse_args(argv)
    watch()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + BYTES, resource.RLIM_INFINITY))
    print(f"seed {args.seed}, {args.count:,} files a format")  # noqa: T201
    failed = False
    for form in _targets(args.format):
        began = process_time()
        outcomes, wrong = fuzz(form, args.count, args.seed)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - used
        told = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items()))
        print(f"{form.name:9} {told}; {process_time() - began:.0f} s, {grown // 2**20} MB", flush=True)  # noqa: T201
        for line in wrong[:20]:
            print(f"  {line}", flush=True)  # noqa: T201
        failed = failed or bool(wrong)
    return int(failed)


def watch() -> None:
    """Stop a reader that goes on for too long."""
    signal.signal(signal.SIGVTALRM, _slow)


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


if __name__ == "__main__":
    sys.exit(main())
