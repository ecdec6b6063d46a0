from pathlib import Path

import numpy as np
import pytest

from podcast.audio.codecs import CODECS, Converter, codec_of, rate_of
from podcast.audio.limiter import Limiter
from podcast.errors import ConfigError
from tests.unit.audio.sounds import RATE, read, talk, tone

EPISODES = Path(__file__).parent.parent.parent.parent / "episodes"


@pytest.mark.parametrize("suffix", CODECS)
@pytest.mark.parametrize("channels", [1, 2])
def test_what_is_decoded_is_as_long_as_what_was_encoded(suffix: str, channels: int, tmp_path: Path) -> None:
    codec = CODECS[suffix]
    rate = codec.rates[0]
    sound = np.repeat(talk(1.234, rate=rate), channels, axis=0)
    path = tmp_path / f"it's {channels}{suffix}"
    with codec.encoding(path, rate, channels, 96_000) as encoder:
        for start in range(0, sound.shape[1], 10_000):
            encoder.feed(sound[:, start : start + 10_000])
        encoder.feed(sound[:, :0])
    found = read(path)
    assert found.shape == sound.shape
    assert np.corrcoef(found[0], sound[0])[0, 1] > 0.95


def test_aac_has_no_cracks(tmp_path: Path) -> None:
    """Loud talk of 30 s, limited: with the search "twoloop" its noise is 13 dB higher, with cracks in it."""
    said, path = read(EPISODES / "solar-technician.mp3"), tmp_path / "a.m4a"
    sound = said[:1, : 30 * RATE] * np.float32(5)
    limiter = Limiter(RATE, 1, -2.2)
    sound = np.concatenate([limiter.feed(sound), limiter.finish()], axis=1)
    codec = CODECS[".m4a"]
    with codec.encoding(path, RATE, 1, codec.usual[0]) as encoder:
        encoder.feed(sound)
    off = (read(path) - sound).reshape(-1, RATE // 100)
    noise, level = (
        10 * np.log10(np.square(each).mean(axis=1) + 1e-9) for each in (off, sound.reshape(off.shape))
    )
    assert noise.max() < -30
    assert np.median((level - noise)[level > -40]) > 35


def test_an_mp3_begins_with_the_header_that_gives_its_length(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    with CODECS[".mp3"].encoding(path, RATE, 1, 96_000) as encoder:
        encoder.feed(tone(0.5))
    data = path.read_bytes()
    assert data[:2] == b"\xff\xfb"
    assert b"Info" in data[:64]
    assert b"Lavc" not in data[:400]


def test_the_suffix_tells_the_codec() -> None:
    assert codec_of(Path("a.MP3")).name == "mp3"
    with pytest.raises(ConfigError, match="does not end like"):
        codec_of(Path("a.wma"))


def test_a_codec_has_its_rates() -> None:
    assert rate_of(CODECS[".opus"], 44_100) == 48_000
    assert rate_of(CODECS[".mp3"], 48_000) == 48_000
    with pytest.raises(ConfigError, match="not written at 22050 Hz"):
        rate_of(CODECS[".mp3"], 22_050)


@pytest.mark.parametrize(
    ("old", "new"), [(48_000, 44_100), (22_050, 44_100), (44_100, 48_000), (44_100, 44_100)]
)
def test_a_new_rate_keeps_the_length_and_the_sound(old: int, new: int) -> None:
    sound = np.repeat(tone(1.0, hertz=500, rate=old), 2, axis=0)
    converter = Converter(2, (old, new), new)
    parts = [converter.feed(sound[:, at : at + 7_000]) for at in range(0, old, 7_000)]
    found = np.concatenate([*parts, converter.finish()], axis=1)
    assert found.shape == (2, new)
    assert np.abs(found - tone(1.0, hertz=500, rate=new))[:, 100:-100].max() < 1e-3


def test_what_is_missing_is_filled_with_silence_and_what_is_too_much_is_cut() -> None:
    short, long = Converter(1, (RATE, RATE), 10), Converter(1, (RATE, RATE), 3)
    sound = np.ones((1, 5), np.float32)
    assert short.feed(sound).shape == (1, 5)
    assert short.finish().tolist() == [[0.0] * 5]
    assert long.feed(sound).shape == (1, 3)
    assert long.finish().shape == (1, 0)
