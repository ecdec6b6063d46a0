import itertools
import random
import sqlite3

import pytest

from podcast.search.porter import LONGEST, STEP_2, STEP_3, STEP_4, stem

SUFFIXES = {suffix for suffix, _ in (*STEP_2, *STEP_3, *STEP_4)}
ENDINGS = sorted({*SUFFIXES, "", "sses", "ies", "s", "eed", "ed", "ing", "y"})


def stems_of_fts5(words: list[str]) -> list[str]:
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table f using fts5(t, tokenize='porter ascii')")
    db.execute("create virtual table v using fts5vocab(f, 'instance')")
    db.executemany("insert into f(rowid, t) values(?, ?)", enumerate(words))
    found = [term for (term,) in db.execute("select term from v order by doc")]
    db.close()
    return found


def test_stems_are_those_of_fts5() -> None:
    rng = random.Random(4)  # noqa: S311
    bases = ["".join(rng.choices("aeioybcdlstwxz", k=rng.randint(1, 6))) for _ in range(300)]
    words = [base + ending for base, ending in itertools.product(bases, ENDINGS)]

    assert [stem(word) for word in words] == stems_of_fts5(words)


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, LONGEST + 1])
def test_words_longer_than_fts5_looks_at_are_left_alone(length: int) -> None:
    word = "a" * (length - 3) + "ing"

    assert [stem(word)] == stems_of_fts5([word])


@pytest.mark.parametrize("word", ["cafés", "m2s", "as", "東京"])
def test_other_words_have_no_stem(word: str) -> None:
    assert stem(word) == word
