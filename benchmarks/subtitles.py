"""Our captions against those that people broke: python -m benchmarks.subtitles FOLDER [--half tuned|held|all]

FOLDER holds a folder for each language (en, de, …) with .srt or .vtt files. Their breaks are taken out, every
segmenter gets the same words, each with its share of the time of the cue that it came from, and what it
makes is compared with what people made. Lines of two voices, sounds and music end a stretch of talk, as a
silence of a second does; the end of a stretch is given and is not scored. Words last until the next cue
starts, because a gap between two cues would tell where people broke; --gaps leaves the gaps in.

The halves are every other file of a language by name: costs are tuned on one, figures told of the other.
SubER is printed when the package subtitle-edit-rate is installed; it takes some minutes.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import Any

from benchmarks.metrics import CUE, LINE, Bleu, f1, score, sentences, windows
from benchmarks.people import Talk, talks
from benchmarks.rivals import RIVALS, Lines
from podcast.captions import PROFILES, cut, report
from podcast.captions.timing import Draft, timed
from podcast.model import Cue, Segment, Transcript, Word
from podcast.timecode import Millis

BROADCAST = PROFILES["broadcast"]
HAS_SUBER = find_spec("suber") is not None


def ours(talk: Talk) -> tuple[Cue, ...]:
    segments = tuple(
        Segment(
            start=words[0].start,
            end=words[-1].end,
            text=" ".join(word.text for word in words),
            words=tuple(words),
            speaker="AB"[n % 2],
        )
        for n, words in enumerate(talk.stretches)
    )
    return cut(Transcript(segments=segments, language=talk.language, timing="word"), BROADCAST)


def raw(name: str) -> Callable[[Talk], tuple[Cue, ...]]:
    """A rival's cues from the first word to the last."""
    return lambda talk: tuple(
        Cue(start=Millis(each.start), end=Millis(each.end), lines=each.lines) for each in _rival(talk, name)
    )


def with_timing(name: str) -> Callable[[Talk], tuple[Cue, ...]]:
    """A rival's cues with our timing pass: gaps, reading speed, three frames beside the words."""
    return lambda talk: timed(list(_rival(talk, name)), BROADCAST, talk.stretches[-1][-1].end)


def _rival(talk: Talk, name: str) -> Iterator[Draft]:
    for words, after in zip(talk.stretches, [*talk.stretches[1:], talk.stretches[-1][-1:]], strict=True):
        yield from _drafts(words, RIVALS[name](words, talk.language), max(after[0].start, words[-1].end))


def _drafts(words: Sequence[Word], cues: list[Lines], until: int) -> Iterator[Draft]:
    for cue in cues:
        first, last = cue[0][0], cue[-1][1]
        lines = tuple(" ".join(word.text for word in words[a:b]) for a, b in cue)
        limit = words[last].start if last < len(words) else until
        yield Draft(words[first].start, words[last - 1].end, limit, lines, None, 125, 125)


SEGMENTERS: dict[str, Callable[[Talk], tuple[Cue, ...]]] = {
    "greedy 42x2": raw("greedy"),
    "greedy 42x2 + our timing": with_timing("greedy"),
    "whisperX": raw("whisperX"),
    "whisperX + our timing": with_timing("whisperX"),
    "stable-ts": raw("stable-ts"),
    "stable-ts + our timing": with_timing("stable-ts"),
    "podcast": ours,
    "people": lambda talk: tuple(talk.cues()),
}
HEAD = ["segmenter", "cues", "conform", "cue F1", "line F1", "Pk", "WindowDiff", "Sigma", "SubER"]


class Totals:
    """What one segmenter reached, added up over files."""

    def __init__(self) -> None:
        self.cues = self.conforming = self.words = 0
        self.counts = dict.fromkeys((CUE, LINE), (0, 0, 0))
        self.windows = (0, 0, 0)
        self.bleu = Bleu()
        self.edits = 0.0

    def add(self, talk: Talk, cues: tuple[Cue, ...]) -> None:
        found = report(cues, BROADCAST, language=talk.language)
        self.cues += found.cues
        self.conforming += found.conforming
        marks = iter(_marks(cues))
        for words, wanted in zip(talk.stretches, talk.marks, strict=True):
            mine = [next(marks) for _ in words]
            self.words += len(words)
            for kind in (CUE, LINE):
                self.counts[kind] = _sum(self.counts[kind], f1(mine[:-1], wanted[:-1], kind))
            self.windows = _sum(self.windows, windows(mine[:-1], wanted[:-1]))
            for a, b in sentences([word.text for word in words], mine, wanted):
                self.bleu.add(a, b)
        if HAS_SUBER:
            self.edits += suber(cues, talk) * sum(map(len, talk.stretches))

    def row(self) -> list[str]:
        pk, diff, total = self.windows
        return [
            f"{self.cues:,}",
            f"{100 * self.conforming / max(1, self.cues):.1f} %",
            f"{score(*self.counts[CUE]):.1f}",
            f"{score(*self.counts[LINE]):.1f}",
            f"{pk / max(1, total):.3f}",
            f"{diff / max(1, total):.3f}",
            f"{self.bleu.sigma():.1f}",
            f"{self.edits / max(1, self.words):.1f}" if HAS_SUBER else "–",
        ]


def _marks(cues: tuple[Cue, ...]) -> list[int]:
    found: list[int] = []
    for cue in cues:
        for line in cue.lines:
            found += [0] * (len(line.split()) - 1) + [LINE]
        found[-1] = CUE
    return found


def _sum(a: tuple[int, int, int], b: tuple[int, int, int]) -> tuple[int, int, int]:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def suber(cues: Sequence[Cue], talk: Talk) -> float:
    """SubER (Wilken et al. 2022) by its own package: edits in percent of words and breaks, less is better.

    What lies between two ends of cues that both sides have is scored by itself: a second is put in there, at
    which the package parts its sums. Without it an hour without a gap would take hours.
    """
    metric: Any = import_module("suber.metrics.suber")
    people = list(talk.cues())
    common = set(_ends(cues)) & set(_ends(people))
    return float(metric.calculate_SubER(_suber(cues, common), _suber(people, common), language=talk.language))


def _ends(cues: Sequence[Cue]) -> Iterator[int]:
    """How many words have been said at the end of each cue."""
    return accumulate(sum(len(line.split()) for line in cue.lines) for cue in cues)


def _suber(cues: Sequence[Cue], common: set[int]) -> list[Any]:
    types: Any = import_module("suber.data_types")
    found = []
    pause = 0
    for n, (cue, end) in enumerate(zip(cues, _ends(cues), strict=True), 1):
        a, b = cue.start / 1000 + pause, cue.end / 1000 + pause
        words: list[Any] = []
        for line in cue.lines:
            words += [types.TimedWord(word, types.LineBreak.NONE, a, b) for word in line.split()]
            words[-1].line_break = types.LineBreak.END_OF_LINE
        words[-1].line_break = types.LineBreak.END_OF_BLOCK
        found.append(types.Subtitle(words, n, a, b))
        pause += end in common
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tuned", "held", "all"), default="held")
    parser.add_argument("--only", default="", help="only files with this in their names")
    parser.add_argument("--gaps", action="store_true", help="leave the gaps between cues in the word times")
    arguments = parser.parse_args()
    found = [
        each
        for each in talks(arguments.folder, arguments.half, gaps=arguments.gaps)
        if arguments.only in each.name and each.stretches
    ]
    for language in dict.fromkeys(each.language for each in found):
        files = [each for each in found if each.language == language]
        words = sum(len(stretch) for each in files for stretch in each.stretches)
        print(f"\n{language}: {len(files)} files, {words:,} words\n")
        print("| " + " | ".join(HEAD) + " |\n" + "|---" * len(HEAD) + "|")
        for name, segmenter in SEGMENTERS.items():
            totals = Totals()
            for each in files:
                totals.add(each, segmenter(each))
            print("| " + " | ".join([name, *totals.row()]) + " |", flush=True)


if __name__ == "__main__":
    main()
