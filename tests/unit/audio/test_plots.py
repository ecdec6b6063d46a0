"""A report shows what was done to a recording, as a page and as numbers."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from defusedxml.ElementTree import fromstring

from podcast.audio import Settings, master
from podcast.audio.master import Mastered
from podcast.audio.plots import _times, numbers, page, speakers
from podcast.timecode import Millis
from tests.unit.audio.sounds import RATE, talk, write_wav

TURNS = (
    (Millis(0), Millis(4_000), "Mara <b>"),
    (Millis(4_000), Millis(8_000), "Tomas"),
)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Mastered:
    folder = tmp_path_factory.mktemp("plots")
    sound = np.concatenate([talk(4.0, -8.0), talk(4.0, -18.0)], axis=1)
    source = write_wav(folder / "in.wav", sound)
    return master(source, folder / "out.mp3", settings=Settings(turns=TURNS))


def test_speakers_are_told_apart_and_come_together(done: Mastered) -> None:
    (mara, before, after), (tomas, quiet, louder) = speakers(done, TURNS)
    assert (mara, tomas) == ("Mara <b>", "Tomas")
    assert before is not None
    assert quiet is not None
    assert before - quiet == pytest.approx(10, abs=1)
    assert after is not None
    assert louder is not None
    assert abs(after - louder) < 1


def test_who_speaks_all_the_time_is_as_loud_as_the_whole(done: Mastered) -> None:
    ((_, before, after),) = speakers(done, [(Millis(0), Millis(8_000), "Mara")])
    assert before == pytest.approx(done.before, abs=0.01)
    assert after == pytest.approx(done.after, abs=0.01)


def test_numbers_are_json_and_those_of_the_file(done: Mastered) -> None:
    made = json.loads(json.dumps(numbers(done, -16.0, TURNS), allow_nan=False))
    assert made["after"]["loudness"] == pytest.approx(-16, abs=0.3)
    assert made["before"]["loudness"] == pytest.approx(done.before, abs=0.01)
    assert made["step_ms"] == 100
    assert len(made["course_before"]) == 80
    assert made["course_before"][20] - made["course_before"][60] == pytest.approx(10, abs=1)


def test_the_page_is_whole_and_names_are_text(done: Mastered) -> None:
    made = page(done, -16.0, TURNS)
    assert "Mara &lt;b&gt;" in made
    assert "<th></th>" not in made
    assert made.count("<th ") == made.count("scope=") == 2 * 2 + 5 + 2
    assert made.count("<svg") == 3
    for part in made.split("<svg")[1:]:
        fromstring("<svg" + part.partition("</svg>")[0] + "</svg>")
    assert "nan" not in made
    assert "inf" not in made


@pytest.mark.parametrize(
    ("length", "first", "last", "count"),
    [(8_000, "0:01", "0:07", 7), (483_276, "1:00", "7:00", 7), (3 * 3_600_000, "30:00", "2:30:00", 5)],
)
def test_times_stand_under_the_plots_and_are_ten_at_most(
    length: int, first: str, last: str, count: int
) -> None:
    times = re.findall(">([^<]+)</text>", _times(length, 100))
    assert (times[0], times[-1], len(times)) == (first, last, count)


def test_on_a_telephone_the_words_in_the_plots_are_twice_as_large(done: Mastered) -> None:
    """Plots are drawn 1000 wide: of 13 pixels four are left on 328."""
    assert "@media(max-width:36rem){text{font-size:26px}}" in page(done, -16.0, ())


def test_silence_has_a_report_too(tmp_path: Path) -> None:
    source = write_wav(tmp_path / "in.wav", np.zeros((1, 44_100), np.float32))
    done = master(source, tmp_path / "out.mp3")
    made = numbers(done, -16.0, ())
    assert set(made["after"]) == {"loudness", "range", "max_short_term", "max_momentary", "true_peak"}
    assert set(made["after"].values()) == {None}
    assert set(made["course_after"]) == {None}
    assert "<svg" in page(done, -16.0, ())


def test_the_page_shows_who_speaks_when(done: Mastered) -> None:
    text = page(done, -16.0, TURNS)
    assert text.count('class="w"') == 2
    assert 'x="500.0" y="28" width="500.0"' in text
    assert "Who speaks" not in page(done, -16.0, ())


def test_behind_an_intro_before_and_after_stand_at_the_same_times(tmp_path: Path) -> None:
    source = write_wav(tmp_path / "in.wav", talk(4.0, -20.0))
    intro = write_wav(tmp_path / "intro.wav", talk(2.0, -5.0, seed=3))
    made = master(source, tmp_path / "out.mp3", settings=Settings(intro=intro))
    told = numbers(made, -16.0, ((Millis(2_000), Millis(6_000), "Mara"),))
    (mara,) = told["speakers"]
    assert mara["before"] == pytest.approx(made.before, abs=2.5)
    assert mara["after"] == pytest.approx(-16.0, abs=2.5)
    assert told["course_before"][0] is None
    assert made.seen.frames == 6 * RATE
