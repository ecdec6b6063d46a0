"""Clips are trimmed, brought to one rate and joined without losing a sample."""

import numpy as np
import pytest
from numpy.typing import NDArray

from podcast.audio import stitch
from podcast.audio.voices import Samples
from podcast.timecode import Millis


def tone(seconds: float, rate: int, hertz: float = 440.0) -> Samples:
    """A sine at half of full scale."""
    at = np.arange(round(seconds * rate)) / rate
    return (0.5 * np.sin(2 * np.pi * hertz * at)).astype(np.float32)


def pcm(clip: stitch.Clip) -> NDArray[np.int16]:
    return np.frombuffer(clip.raw_data, "<i2")


def test_bounds_keep_a_margin_around_what_is_heard() -> None:
    quiet = np.zeros(1000, np.float32)
    samples = np.concatenate([quiet, np.full(500, 0.5, np.float32), quiet])
    assert stitch.bounds(samples, 10_000, Millis(20)) == (800, 1700)


def test_bounds_stay_inside_the_samples() -> None:
    assert stitch.bounds(np.full(10, 0.5, np.float32), 10_000) == (0, 10)


def test_silence_has_no_bounds() -> None:
    assert stitch.bounds(np.full(10, 0.001, np.float32), 8_000) == (0, 0)


def test_a_clip_is_filled_up_to_whole_milliseconds() -> None:
    made = stitch.clip(np.full(100, 0.25, np.float32), 48_000)
    assert stitch.length(made) == 3
    assert pcm(made)[:100].tolist() == [8192] * 100
    assert pcm(made)[100:].tolist() == [0] * 44


def test_resampling_keeps_pitch_level_and_length() -> None:
    made = stitch.clip(tone(1, 22_050), 22_050, 48_000)
    assert stitch.length(made) == 1000
    spectrum = np.abs(np.fft.rfft(pcm(made) / 32_767)) / 24_000
    assert int(np.argmax(spectrum)) == 440
    assert spectrum[440] == pytest.approx(0.5, abs=0.01)
    # Straight lines between samples would leave images of the tone above the old upper limit.
    assert spectrum[11_100:].max() < 1e-4


def test_samples_beyond_full_scale_are_clipped_and_do_not_wrap() -> None:
    assert pcm(stitch.clip(np.array([2, -2], np.float32), 48_000))[:2].tolist() == [32_767, -32_767]


def test_a_rate_without_whole_milliseconds_is_refused() -> None:
    with pytest.raises(ValueError, match="44100 Hz does not divide"):
        stitch.clip(tone(0.1, 44_100), 44_100, 44_100)


def test_join_tells_where_each_clip_starts() -> None:
    clips = [stitch.clip(tone(0.1, 48_000), 48_000), stitch.clip(tone(0.25, 48_000), 48_000)]
    whole, starts = stitch.join(clips, gap=Millis(40))
    assert starts == (0, 140)
    assert stitch.length(whole) == 390
    assert not pcm(whole)[48 * 100 : 48 * 140].any()
    assert pcm(whole)[48 * 145 : 48 * 380].any()


def test_join_fades_the_edges_and_leaves_the_middle_alone() -> None:
    flat = stitch.segment(np.full(48 * 20, 10_000, np.int16), 48_000)
    joined, _ = stitch.join([flat], fade=Millis(4))
    got = pcm(joined)
    assert len(got) == 48 * 20
    assert got[0] == 0
    assert abs(int(got[-1])) < 100
    assert got[48 * 4 : 48 * 16].tolist() == [10_000] * (48 * 12)


def test_a_clip_too_short_for_its_fades_keeps_its_length() -> None:
    tiny = stitch.segment(np.full(48 * 3, 10_000, np.int16), 48_000)
    whole, starts = stitch.join([tiny, stitch.silence(Millis(0)), tiny])
    assert (stitch.length(whole), starts) == (6, (0, 3, 3))


def test_nothing_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="nothing to join"):
        stitch.join([])
