"""How well two voices are told apart without labels: python -m benchmarks.speakers FOLDER [--half a|b]

FOLDER holds labelled transcripts, a folder a show (`labelled` says in which shapes). The labels are taken
away and worked out again; each interview is scored under the better of the two ways to match its voices.
Rivals in the same run: that the voice changes with every turn (parity), and that who asks is the host. Other
talk of the folder, by one voice or by more than two, is counted where it got labels: it should get none.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from benchmarks.dialogue.labelled import SHAPES, Interview, Turns, read_folder, shaped, with_roles
from podcast.transcript.introductions import introduced
from podcast.transcript.signs import turns_of
from podcast.transcript.speakers import Guess, guess

BINS = 10


@dataclass(slots=True)
class Score:
    """Sums over interviews; `all` and the rivals are shares of turns right, one an interview."""

    all: list[float] = field(default_factory=list)
    parity: list[float] = field(default_factory=list)
    asker: list[float] = field(default_factory=list)
    sure: list[tuple[float, bool]] = field(default_factory=list)
    turns: int = 0
    silent: int = 0
    names: list[bool] = field(default_factory=list)

    def add(self, talk: Turns, guessed: Guess) -> None:
        first = talk[0][0]
        truth = [name == first for name, _ in talk]
        right = _matched([role == "host" for role in guessed.roles], truth)
        self.all.append(sum(right) / len(right))
        self.parity.append(_share([n % 2 == 0 for n in range(len(talk))], truth))
        self.asker.append(_share([turn.asks for turn in turns_of([text for _, text in talk])], truth))
        self.turns += len(talk)
        labels = guessed.labels
        self.silent += not any(labels)
        self.sure += [
            (sure, ok) for sure, ok, label in zip(guessed.sure, right, labels, strict=True) if label
        ]
        self.names += _names(talk, guessed)

    def row(self, name: str) -> str:
        hits = [ok for _, ok in self.sure]
        return (
            f"{name:32} {len(self.all):5} {_mean(self.all):9.3f} {_mean(hits):9.3f} "
            f"{len(hits) / self.turns:8.3f} {_error(self.sure):6.3f} {self.silent:7} "
            f"{_mean(self.parity):8.3f} {_mean(self.asker):8.3f} "
            f"{sum(self.names):6}/{len(self.names)}"
        )


Scores = dict[str, Score]
"""A score for each of SHAPES."""

COLUMNS = "talks", "all turns", "labelled", "coverage", "ECE", "without", "parity", "asks", "names"
WIDTHS = 5, 9, 9, 8, 6, 7, 8, 8, 9
HEAD = " " * 32 + "".join(f" {name:>{width}}" for name, width in zip(COLUMNS, WIDTHS, strict=True))


def _matched(guessed: Sequence[bool], truth: Sequence[bool]) -> list[bool]:
    """Which turns are right under the better of the two ways to match the voices."""
    right = [a == b for a, b in zip(guessed, truth, strict=True)]
    return right if 2 * sum(right) >= len(right) else [not each for each in right]


def _share(guessed: Sequence[bool], truth: Sequence[bool]) -> float:
    return _mean(_matched(guessed, truth))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _error(sure: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: how far confidence is from the share that is right, over ten bins."""
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, ok in sure:
        bins[min(BINS - 1, int((confidence - 0.8) * 5 * BINS))].append((confidence, ok))
    gaps = [abs(sum(c for c, _ in each) - sum(ok for _, ok in each)) for each in bins]
    return sum(gaps) / max(1, len(sure))


def _names(talk: Turns, guessed: Guess) -> Iterator[bool]:
    """For each name the talk was found to tell: whether the voice is mostly that person."""
    roles = guessed.labels
    named = [(role, text) for role, (_, text) in zip(roles, talk, strict=True)]
    for role, name in introduced(named).items():
        said = [label for (label, _), given in zip(talk, roles, strict=True) if given == role]
        true = max(sorted(set(said)), key=said.count)
        yield any(a[:3] == b[:3] for a in name.lower().split() for b in true.lower().split())


def measured(found: Sequence[Interview], language: str) -> tuple[dict[str, Scores], dict[str, list[bool]]]:
    """Scores by show and kind of talk; and of talk that is no dialogue, by kind, whether it was labelled."""
    scores: dict[str, Scores] = {}
    other: dict[str, list[bool]] = {"one voice": [], "three and more voices": []}
    _, regulars, _ = with_roles(found)
    for each, shape in product(found, SHAPES):
        talk = shaped(each, shape)
        guessed = guess([text for _, text in talk], language)
        if each.is_interview:
            kind = "two regulars" if each in regulars else "interviews"
            for name in (each.show, kind):
                scores.setdefault(name, {one: Score() for one in SHAPES})[shape].add(talk, guessed)
        elif len(each.voices) != 2:
            other["one voice" if len(each.voices) == 1 else "three and more voices"].append(
                any(guessed.labels)
            )
    return scores, other


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?", help="labelled transcripts, a folder a show")
    parser.add_argument("--half", choices=("a", "b"), help="only files whose name's hash is in this half")
    parser.add_argument(
        "--language", default="en", help="by what is told in it; xx: by marks and lengths alone"
    )
    args = parser.parse_args()
    if args.folder is None:
        print("name a folder of labelled transcripts; docs/speakers.md says where there are some")
        return
    found = [each for each in read_folder(args.folder) if args.half in (None, each.half)]
    scores, other = measured(found, args.language)
    kinds = [kind for kind in ("interviews", "two regulars") if kind in scores]
    print(HEAD)
    for name in [*sorted(scores.keys() - set(kinds)), *kinds]:
        for shape, score in scores[name].items():
            print(score.row(f"{name}, {shape}"))
    for kind, labelled in other.items():
        print(f"{kind}: {sum(labelled)} of {len(labelled)} labelled, where none should be")


if __name__ == "__main__":
    main()
