"""Whether search finds what was meant: slips, nonsense and phrases, on a real index.

    python -m benchmarks.search_quality .podcast/search.db [--cases 60] [--seed 1] [--least 7]

SLIPS: words of `least` letters or more that five documents say, each with one slip anywhere in it, the first
letter too: a letter missing, wrong, doubled or too many, or two swapped. Slips that are words of the archive
themselves are passed over: nobody can tell them. A case is met when the meant word or its stem is what was
taken ("the first"), or also when it is offered beside that.
NONSENSE: letters in a row that no word begins with. PHRASES: three words that stand together; every hit must
hold them so. Prints what was not met, with what was taken instead.
"""

import argparse
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from podcast import search
from podcast.search.fold import words
from podcast.search.stems import stem

Case = TypeVar("Case")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("db", type=Path)
    options.add_argument("--cases", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--least", type=int, default=7)
    chosen = options.parse_args()
    rng = random.Random(chosen.seed)  # noqa: S311
    with closing(sqlite3.connect(chosen.db)) as connection:
        known = dict(connection.execute("select word, sum(count) from form group by 1").fetchall())
        texts = [text for (text,) in connection.execute("select text from document where kind = 'turn'")]
    said = sorted(
        word for word in known if known[word] >= 5 and len(word) >= chosen.least and set(word) <= set(LETTERS)
    )
    slips = list(slipped(rng, said, known, chosen.cases))
    report("slips, the first", slips, lambda case: is_meant(chosen.db, *case, is_offered=False))
    report("slips, offered", slips, lambda case: is_meant(chosen.db, *case))
    report(
        "nonsense", list(nonsense(rng, known, chosen.cases)), lambda typed: finds_nothing(chosen.db, typed)
    )
    report("phrases", list(phrases(rng, texts, chosen.cases)), lambda phrase: is_exact(chosen.db, phrase))


def slipped(
    rng: random.Random, said: list[str], known: dict[str, int], cases: int
) -> Iterator[tuple[str, str]]:
    """What is typed and what was meant."""
    stems = {stem(word, "en") for word in known}
    while cases:
        word = rng.choice(said)
        at = rng.randrange(len(word))
        typed = rng.choice(
            [
                word[:at] + word[at + 1 :],
                word[:at] + rng.choice(LETTERS) + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + rng.choice(LETTERS) + word[at:],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
        if typed not in known and stem(typed, "en") not in stems:
            cases -= 1
            yield typed, word


def nonsense(rng: random.Random, known: dict[str, int], cases: int) -> Iterator[str]:
    heads = {word[:3] for word in known}
    while cases:
        typed = "".join(rng.choices(LETTERS, k=rng.randint(6, 12)))
        if typed[:3] not in heads:
            cases -= 1
            yield typed


def phrases(rng: random.Random, texts: list[str], cases: int) -> Iterator[str]:
    while cases:
        found = words(rng.choice(texts))
        if len(found) > 5:
            at = rng.randrange(len(found) - 3)
            cases -= 1
            yield " ".join(found[at : at + 3])


def is_meant(db: Path, typed: str, word: str, *, is_offered: bool = True) -> str:
    results = search.search(db, typed, limit=1)
    offered = [stem(each, "en") for each in (results.corrected or "", *results.alternatives)]
    taken = f"{typed} ({word}): {results.corrected or 'nothing'}"
    return "" if stem(word, "en") in offered[: None if is_offered else 1] else taken


def finds_nothing(db: Path, typed: str) -> str:
    results = search.search(db, typed, limit=1)
    return f"{typed}: {results.corrected}, {results.total} hits" if results.total else ""


def is_exact(db: Path, phrase: str) -> str:
    hits = search.search(db, f'"{phrase}"', limit=10_000).hits
    marked = [" ".join(words(hit.text[start:end])) for hit in hits for start, end in hit.marks]
    held = [hit for hit in hits if f" {phrase} " in f" {' '.join(words(hit.text))} "]
    return "" if hits and len(held) == len(hits) and marked else f"{phrase}: {len(held)} of {len(hits)}"


def report(name: str, cases: list[Case], fault: Callable[[Case], str]) -> None:
    faults = [said for case in cases if (said := fault(case))]
    met = len(cases) - len(faults)
    print(f"{name}: {met} of {len(cases)}, {met / len(cases):.1%}", *faults, sep="\n    ")


if __name__ == "__main__":
    main()
