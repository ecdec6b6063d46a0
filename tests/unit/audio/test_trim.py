"""Silence at both ends is found, what is between them stays whole."""

from pathlib import Path

import numpy as np
import pytest

from podcast.audio import Settings, Span, master
from podcast.audio.channels import Samples
from podcast.audio.trim import trimmed
from podcast.errors import ConfigError
from podcast.timecode import Millis
from tests.unit.audio.sounds import RATE, heard, read, talk, tone, write_wav


def padded(before: float, after: float, noise: float = -75.0) -> Samples:
    parts = [tone(before, noise), talk(3.0, -10.0), tone(after, noise)]
    return np.concatenate([part for part in parts if part.shape[1]], axis=1)


@pytest.mark.parametrize(
    ("before", "after", "span"),
    [
        (2.0, 2.0, Span(Millis(1_700), Millis(5_300), Millis(20))),
        (2.0, 0.2, Span(Millis(1_700), Millis(0), Millis(20))),
        (0.4, 2.0, Span(Millis(0), Millis(3_700), Millis(20))),
        (0.4, 0.4, None),
    ],
)
def test_silence_of_half_a_second_and_more_goes_but_for_a_breath(
    before: float, after: float, span: Span | None
) -> None:
    rest, found = trimmed(heard(padded(before, after)))
    if span is None:
        assert found is None
        return
    assert found is not None
    assert found.start == span.start
    # The talk ends in a pause of its own, so that its last sound is a little earlier.
    assert span.end - 500 <= found.end <= span.end
    end = found.end or round((before + 3.0 + after) * 1000)
    assert rest.frames == (end - found.start) * RATE // 1000


def test_silence_alone_is_left_as_it_is() -> None:
    assert trimmed(heard(np.zeros((1, RATE), np.float32)))[1] is None


def test_a_trimmed_recording_is_as_long_as_is_said(tmp_path: Path) -> None:
    source = write_wav(tmp_path / "in.wav", padded(2.0, 1.5))
    done = master(source, tmp_path / "out.mp3", settings=Settings(trim=True))
    assert done.span is not None
    assert done.span.start == 1_700
    assert read(tmp_path / "out.mp3").shape[1] == done.audio.duration * RATE // 1000
    assert done.after == pytest.approx(-16, abs=0.3)


def test_a_stretch_is_not_trimmed_again(tmp_path: Path) -> None:
    source = write_wav(tmp_path / "in.wav", talk(1.0))
    with pytest.raises(ConfigError, match="is not trimmed"):
        master(source, tmp_path / "a.mp3", settings=Settings(trim=True, span=Span(Millis(0), Millis(500))))


def test_one_channel_may_have_a_loudness_of_its_own(tmp_path: Path) -> None:
    one, two = talk(3.0), np.concatenate([talk(3.0), talk(3.0, seed=5)])
    settings = Settings(target=-16.0, mono=-19.0)
    made = [
        master(write_wav(tmp_path / f"{n}.wav", sound), tmp_path / f"{n}.mp3", settings=settings)
        for n, sound in enumerate((one, two))
    ]
    assert made[0].after == pytest.approx(-19, abs=0.3)
    assert made[1].after == pytest.approx(-16, abs=0.3)


def test_a_high_pass_takes_the_hum_and_leaves_the_voice(tmp_path: Path) -> None:
    hum, voice = tone(3.0, -12.0, 30), tone(3.0, -12.0, 400)
    source = write_wav(tmp_path / "in.wav", hum + voice)
    master(source, tmp_path / "out.opus", settings=Settings(high_pass=100.0))
    spectrum = np.abs(np.fft.rfft(read(tmp_path / "out.opus")[0][:96_000]))
    low, high = spectrum[2 * 30], spectrum[2 * 400]
    assert 20 * np.log10(low / high) < -18


@pytest.mark.parametrize("hertz", [10.0, 400.0])
def test_a_high_pass_keeps_off_speech(tmp_path: Path, hertz: float) -> None:
    source = write_wav(tmp_path / "in.wav", talk(1.0))
    with pytest.raises(ConfigError, match="no place to cut"):
        master(source, tmp_path / "a.mp3", settings=Settings(high_pass=hertz))
