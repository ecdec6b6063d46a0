"""What was meant is found: slips, nonsense, phrases. benchmarks/search_quality.py asks of a real index."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.search_quality import finds_nothing, is_exact, is_meant, nonsense, phrases, slipped
from podcast import search
from tests.support import make_release, make_show, make_transcript

SAID = (
    "Before sunrise the harbour pilot studies the barometer and listens for the whistling buoy.",
    "Fishermen mend their nets beside the warehouse while children collect driftwood and shells.",
    "A surveyor measured the breakwater twice and found that winter storms had shifted the granite.",
    "The museum keeps lanterns, logbooks, telescopes and a brass foghorn from the old lightship.",
    "Whenever the ferry crosses at midnight, passengers gather on deck to watch the lighthouse turn.",
    "Volunteers repaired the rescue station after lightning damaged the transmitter and the antenna.",
    "Herring arrived late this autumn, so the auction opened with mackerel and a little haddock.",
    "Her grandmother remembered the great flood, when rowing boats carried families along the street.",
    "Students photograph puffins, guillemots and kittiwakes nesting above the abandoned quarry.",
    "The dredger removes sediment from the channel every spring before the regatta begins.",
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "search.db"
    talk = tuple((n * 9000, n * 9000 + 9000, "Mara", text) for n, text in enumerate(SAID))
    search.update(path, make_show(), [make_release(transcript=make_transcript(talk))])
    return path


@pytest.fixture(scope="module")
def known(db: Path) -> dict[str, int]:
    with closing(sqlite3.connect(db)) as connection:
        return dict(connection.execute("select word, sum(count) from form group by 1"))


def test_of_sixty_slips_fifty_seven_find_the_meant_word(db: Path, known: dict[str, int]) -> None:
    said = sorted(word for word in known if len(word) >= 5)
    cases = list(slipped(random.Random(1), said, known, 60))  # noqa: S311

    faults = [fault for case in cases if (fault := is_meant(db, *case))]
    assert len(faults) <= 3, faults


def test_nonsense_finds_nothing(db: Path, known: dict[str, int]) -> None:
    typed = list(nonsense(random.Random(2), known, 60))  # noqa: S311

    assert [fault for each in typed if (fault := finds_nothing(db, each))] == []


def test_hits_of_a_phrase_hold_it(db: Path) -> None:
    asked = list(phrases(random.Random(3), list(SAID), 60))  # noqa: S311

    assert [fault for each in asked if (fault := is_exact(db, each))] == []
