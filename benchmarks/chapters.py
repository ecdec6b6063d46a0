"""How near proposed chapters come to editors', beside the classic methods, and how long they take.

    python -m benchmarks.chapters [DATA] [--page PAGE GOLD] [--half even] [--sample N]

DATA holds, at any depth, what chaptering/gold.py names: the interviews in a folder _podcast (PyYAML reads
them), and Choi's set in folders 3-11, 3-5, 6-8 and 9-11. PAGE is a saved page with a timestamped transcript
and GOLD its chapters as JSON. Interviews are judged on the odd half, which the model never saw; --half even
judges the half it was fitted on. What is not there is left out; the times are those of a made-up talk.
"""

import argparse
import json
import random
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import fmean, median

from benchmarks.chaptering import rivals
from benchmarks.chaptering.gold import CHOI, Gold, choi, interviews
from benchmarks.chaptering.measures import f1, f1_with_extras, pk, rouge_1, window_diff
from podcast import transcript
from podcast.chapters import propose
from podcast.chapters.lexis import STOP
from podcast.chapters.titles import titles
from podcast.chapters.turns import Turn
from podcast.model import Segment, Transcript
from podcast.timecode import Millis, show

WORDS_A_CHAPTER = 516
"""The median of the even half: what methods that cannot tell are given as the number of chapters."""

Method = Callable[[Gold], list[int]]


def ours(gold: Gold, count: int | None = None) -> list[int]:
    found = propose(gold.transcript(), duration=gold.end, count=count)
    return gold.lines_at([chapter.start for chapter in found])


def _by_words(gold: Gold) -> int:
    return max(2, round(sum(len(line.split()) for line in gold.lines) / WORDS_A_CHAPTER))


def _known(gold: Gold) -> int:
    return len(gold.cuts) + 1


CLASSIC: tuple[tuple[str, Method], ...] = (
    ("every 3 min", lambda gold: rivals.every(gold, 3)),
    ("every 5 min", lambda gold: rivals.every(gold, 5)),
    ("TextTiling, number by words", lambda gold: rivals.text_tiling(gold, _by_words(gold))),
    ("C99, number by words", lambda gold: rivals.c99(gold, _by_words(gold))),
    ("U00, number by words", lambda gold: rivals.u00(gold, _by_words(gold))),
    ("U00, number by itself", lambda gold: rivals.u00(gold, None)),
)
OURS: tuple[tuple[str, Method], ...] = (
    ("ours", ours),
    ("ours, number known", lambda gold: ours(gold, _known(gold))),
    ("ours, no voices told apart", lambda gold: ours(gold.without_voices())),
    ("ours, no voices, number known", lambda gold: ours(gold.without_voices(), _known(gold))),
)
CONCATENATED: tuple[tuple[str, Method], ...] = (
    ("evenly, number known", lambda gold: rivals.evenly(gold, _known(gold))),
    ("TextTiling, number known", lambda gold: rivals.text_tiling(gold, _known(gold))),
    ("C99, number known", lambda gold: rivals.c99(gold, _known(gold))),
    ("U00, number known", lambda gold: rivals.u00(gold, _known(gold))),
    ("ours, number known", lambda gold: ours(gold, _known(gold))),
)


def table(texts: Sequence[Gold], methods: Sequence[tuple[str, Method]]) -> None:
    print(f"{'':32} Pk    WD    F1    F1+-1  made/gold  ms")
    for name, method in methods:
        begun = time.process_time()
        made = [method(gold) for gold in texts]
        spent = (time.process_time() - begun) * 1000 / len(texts)
        pairs = list(zip(texts, made, strict=True))
        row = (
            fmean(pk(len(gold.lines), gold.cuts, cuts) for gold, cuts in pairs),
            fmean(window_diff(len(gold.lines), gold.cuts, cuts) for gold, cuts in pairs),
            fmean(f1(gold.cuts, cuts) for gold, cuts in pairs),
            fmean(f1(gold.cuts, cuts, 1) for gold, cuts in pairs),
            fmean(len(cuts) / len(gold.cuts) for gold, cuts in pairs),
        )
        print(f"{name:32} " + " ".join(f"{value:.3f}" for value in row) + f"      {spent:6.0f}", flush=True)


def judge_titles(texts: Sequence[Gold], sample: int, seed: int) -> None:
    """Titles for the editors' own chapters, against the editors'; `sample` of them are printed."""
    pairs: list[tuple[str, str]] = []
    twice = 0
    for gold in texts:
        turns = [Turn(*each) for each in zip(gold.starts, gold.voices, gold.lines, strict=True)]
        starts = [0, *gold.cuts]
        made = dict(zip(starts, titles(turns, starts), strict=True))
        twice += len(made) - len({title.lower() for title in made.values()})
        pairs += [(made[line], title) for line, title in gold.titles]
    lengths = [len(title) for title, _ in pairs]
    ends = sum(title.rstrip("?").split()[-1].lower() in STOP for title, _ in pairs)
    print(
        f"{len(pairs)} titles: ROUGE-1 {fmean(rouge_1(*pair) for pair in pairs):.3f},"
        f" median {median(lengths)} characters, {sum(n <= 40 for n in lengths) / len(pairs):.1%} within 40,"
        f" longest {max(lengths)},"
        f" {ends} end in a stop word, {twice} twice in an episode"
    )
    for title, editors in random.Random(seed).sample(pairs, min(sample, len(pairs))):  # noqa: S311 - the same each time
        print(f"    {title:42} | {editors}")


def judge_page(page: Path, gold: Path) -> None:
    """A saved page against chapters that are wanted and some that may be."""
    said, _ = transcript.load(page)
    wanted = json.loads(gold.read_text(encoding="utf-8"))
    must = [chapter["start"] for chapter in wanted["chapters"][1:]]
    may = [chapter["start"] for chapter in wanted["may"]]
    found = propose(said, duration=said.segments[-1].end)
    made = [chapter.start // 1000 for chapter in found[1:]]
    starts = [segment.start // 1000 for segment in said.segments]
    lines = [[starts.index(at) for at in cuts] for cuts in (must, made)]
    shortest = min(chapter.end - chapter.start for chapter in found) // 1000
    print(
        f"{len(found)} chapters, Pk {pk(len(starts), *lines):.3f}, F1 {f1(must, made):.3f}, F1 with extras"
        f" allowed {f1_with_extras(must, made, may):.3f}, the shortest lasts {shortest} s"
    )
    for chapter in found:
        print(f"    {show(chapter.start)} {chapter.title}")


def made_up(hours: float) -> Transcript:
    """An interview of random words: a question of 20 words and an answer of 150, 3 words a second."""
    dice = random.Random(7)  # noqa: S311 - the same each time
    nouns = [
        "".join(dice.choice(["ba", "ke", "li", "mo", "ru", "ste"]) for _ in range(3)) for _ in range(3000)
    ]
    segments: list[Segment] = []
    at = topic = 0
    while at < hours * 3_600_000:
        topic = dice.randrange(2900) if dice.random() < 0.3 else topic
        for speaker, length, mark in (("Host", 20, "?"), ("Guest", 150, ".")):
            said = [dice.choice(nouns[topic : topic + 60]) if n % 3 else "the" for n in range(length)]
            text, end = " ".join(said).capitalize() + mark, at + length * 333
            segments.append(Segment(start=Millis(at), end=Millis(end), text=text, speaker=speaker))
            at = end
    return Transcript(segments=tuple(segments), language="en", timing="estimated")


def speed() -> None:
    for hours in (1, 3, 10):
        for name, kind in (("interview", False), ("monologue", True)):
            said = made_up(hours)
            if kind:
                said = _alone(said)
            end = said.segments[-1].end
            propose(said, duration=end)
            begun = time.process_time()
            found = propose(said, duration=end)
            spent = time.process_time() - begun
            tracemalloc.start()
            propose(said, duration=end)
            peak = tracemalloc.get_traced_memory()[1] / 2**20
            tracemalloc.stop()
            print(
                f"{hours:3} h {name}: {spent:.2f} s of processor, {len(found)} chapters, over and above the"
                f" talk {peak:.1f} MiB, {peak / hours:.2f} an hour"
            )


def _alone(said: Transcript) -> Transcript:
    plain = tuple(
        Segment(start=each.start, end=each.end, text=each.text.replace("?", "."), speaker="Host")
        for each in said.segments
    )
    return Transcript(segments=plain, language="en", timing="estimated")


def _folder(data: Path | None, name: str) -> Path | None:
    """The folder that holds one of that name, the first by its path."""
    return next((each.parent for each in sorted(data.rglob(name)) if each.is_dir()), None) if data else None


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, nargs="?", metavar="DATA")
    options.add_argument("--page", type=Path, nargs=2, metavar=("PAGE", "GOLD"))
    options.add_argument("--half", choices=("odd", "even"), default="odd")
    options.add_argument("--sample", type=int, default=0, help="titles to print")
    options.add_argument("--seed", type=int, default=30, help="which titles")
    given = options.parse_args()
    if found := _folder(given.data, "_podcast"):
        texts = [gold for gold in interviews(found) if gold.is_for_fitting == (given.half == "even")]
        print(f"## {len(texts)} interviews, the {given.half} half, {sum(len(g.cuts) for g in texts)} cuts")
        table(texts, (*CLASSIC, *OURS))
        judge_titles(texts, given.sample, given.seed)
    if found := _folder(given.data, "3-11"):
        for kind in CHOI:
            print(f"\n## Choi {kind}")
            table(choi(found.parent, kind), CONCATENATED)
    if given.page:
        print("\n## The page")
        judge_page(*given.page)
    print("\n## Time and memory")
    speed()


if __name__ == "__main__":
    main()
