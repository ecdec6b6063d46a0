import sys

import numpy as np
import pytest

from podcast.align import engine as module
from podcast.align.engine import Engine, Samples, installed, loudness, prepared, require
from podcast.align.spoken import say
from podcast.errors import MissingExtra
from tests.unit.align.conftest import Clip

FIRST = "You are listening to Career guides."


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def find(engine: Engine, samples: Samples, text: str) -> list[int | None]:
    ways = [say(word, engine.lexicon.words) for word in text.split()]
    return [one and one.start for one in engine.find(samples, ways, loudness(samples))]


def test_words_are_found_where_they_are_said(engine: Engine, clip: Clip) -> None:
    found = find(engine, clip.samples[: 16 * 2_000], FIRST)
    known = [word.start for word in clip.said.segments[0].words[:6]]
    assert all(at is not None and abs(at - start) < 250 for at, start in zip(found, known, strict=True))


def test_what_nobody_says_is_left_out(engine: Engine, clip: Clip) -> None:
    found = find(engine, clip.samples[: 16 * 2_000], "You are wonderful purple listening to Career guides.")
    assert found[2:4] == [None, None]
    assert None not in (*found[:2], *found[4:])


def test_the_same_sound_is_heard_the_same_way(engine: Engine, clip: Clip) -> None:
    again = find(Engine(), clip.samples[: 16 * 2_000], FIRST)
    assert find(engine, clip.samples[: 16 * 2_000], FIRST) == again


def test_floats_are_heard_as_whole_numbers_are(engine: Engine, clip: Clip) -> None:
    short = clip.samples[: 16 * 2_000]
    assert find(engine, (short / 32_768).astype(np.float32), FIRST) == find(engine, short, FIRST)


def test_a_recording_that_is_hardly_audible_is_heard_too(engine: Engine, clip: Clip) -> None:
    short = clip.samples[: 16 * 2_000]
    loud, quiet = find(engine, short, FIRST), find(engine, (short // 64).astype(np.int16), FIRST)
    assert (
        sum(
            one is not None and two is not None and abs(one - two) <= 40
            for one, two in zip(loud, quiet, strict=True)
        )
        >= 5
    )


def test_digital_silence_between_words_is_no_obstacle(engine: Engine, clip: Clip) -> None:
    gap = np.zeros(16 * 1_500, np.int16)
    cut = np.concatenate([gap, clip.samples[: 16 * 1_950], gap])
    found = find(engine, cut, FIRST)
    assert found[0] is not None
    assert 1_500 <= found[0] < 1_900


@pytest.mark.parametrize("text", ["", "— …"])
def test_nothing_is_found_when_nothing_is_asked(engine: Engine, clip: Clip, text: str) -> None:
    assert find(engine, clip.samples[:16_000], text) == [None] * len(text.split())


def test_nothing_is_found_in_no_sound(engine: Engine) -> None:
    assert find(engine, np.zeros(0, np.int16), FIRST) == [None] * 6


def test_what_is_prepared_is_never_silent_and_never_too_loud() -> None:
    assert np.any(np.frombuffer(prepared(np.zeros(100, np.int16), 0.0), "<i2"))
    loudest = np.frombuffer(prepared(np.full(100, 32_767, np.int16), 100.0), "<i2")
    assert loudest.max() == 32_767


def test_without_pocketsphinx_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pocketsphinx", None)
    with pytest.raises(MissingExtra, match="PocketSphinx, which is not installed") as caught:
        require()
    assert caught.value.finding.hint == "pip install 'podcast-pipeline[align]'"
    assert not installed()
    assert module.INSTALL in str(caught.value)
