"""A stretch of a recording is read as a recording of its own."""

from pathlib import Path

import numpy as np
import pytest

from podcast.audio import Settings, Span, master, probe
from podcast.audio.channels import Samples
from podcast.audio.meter import listen
from podcast.audio.span import reading_span
from podcast.errors import InputError
from podcast.timecode import Millis
from tests.unit.audio.sounds import talk, write_wav

RATE = 8000


@pytest.fixture
def ramp(tmp_path: Path) -> Path:
    """14 s whose every sample tells its place."""
    return write_wav(
        tmp_path / "ramp.wav", (np.arange(14 * RATE) / (14 * RATE)).astype(np.float32)[None], RATE
    )


def blocks(path: Path, span: Span) -> list[Samples]:
    with reading_span(path, span) as (sound, _):
        return list(sound)


@pytest.mark.parametrize("fade", [0, 30])
def test_a_span_holds_its_samples_in_whole_blocks(ramp: Path, fade: int) -> None:
    found = blocks(ramp, Span(Millis(1_500), Millis(13_250), Millis(fade)))
    assert [block.shape[1] for block in found] == [40_000, 40_000, 14_000]
    whole = np.concatenate(found, axis=1)[0]
    edge = fade * RATE // 1000
    inner = np.arange(12_000 + edge, 106_000 - edge) / (14 * RATE)
    assert np.abs(whole[edge : len(whole) - edge] - inner).max() < 1e-4
    if fade:
        assert (whole[0], whole[-1]) == (0, 0)
        assert whole[edge // 2] == pytest.approx((12_000 + edge / 2) / (14 * RATE) / 2, rel=0.02)


def test_without_an_end_it_goes_on_to_the_end(ramp: Path) -> None:
    assert sum(block.shape[1] for block in blocks(ramp, Span(Millis(13_000)))) == RATE


def test_a_span_shorter_than_its_fades_is_all_fade(ramp: Path) -> None:
    (block,) = blocks(ramp, Span(Millis(1_000), Millis(1_020), Millis(50)))
    assert block.shape == (1, 160)
    assert np.abs(block).max() < 0.1


def test_a_span_past_the_end_is_refused(ramp: Path) -> None:
    with pytest.raises(InputError, match="ends before 0:20"):
        blocks(ramp, Span(Millis(20_000), Millis(21_000)))


def test_a_span_is_mastered_to_its_own_loudness(tmp_path: Path) -> None:
    sound = np.concatenate([talk(3.0, -30.0), talk(3.0, -3.0)], axis=1)
    source = write_wav(tmp_path / "a.wav", sound)
    target = tmp_path / "b.mp3"
    master(source, target, settings=Settings(span=Span(Millis(0), Millis(3_000))))
    assert probe(target).duration == 3_000
    assert listen(target).integrated == pytest.approx(-16, abs=0.3)
