"""Whatever the sound and the words: peaks stay under the ceiling, lengths hold, tags read back."""

import io
import unicodedata
from typing import Any

import mutagen.id3
import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from podcast.audio import Tags
from podcast.audio.blocks import even
from podcast.audio.channels import Samples
from podcast.audio.evener import level_phrases
from podcast.audio.gain import FLAT
from podcast.audio.leveler import MOST
from podcast.audio.limiter import Limiter
from podcast.audio.meter import BINS, Meter, integrated, loudness_range
from podcast.audio.sounding import sounding, stretches
from podcast.audio.source import BINS_A_BLOCK, bin_size
from podcast.audio.tags import id3
from podcast.audio.truepeak import PeakHold
from podcast.audio.waveform import draw
from podcast.model import Chapter
from podcast.timecode import Millis

ID3: Any = mutagen.id3.ID3  # typed in part only
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=130)
TITLES = WORDS.map(lambda text: unicodedata.normalize("NFC", text).strip() or "–")


@st.composite
def sounds(draw_: st.DrawFn) -> Samples:
    """Bursts of noise at any level, in one or two channels."""
    channels = draw_(st.integers(1, 2))
    bursts = draw_(st.lists(st.tuples(st.integers(1, 3_000), st.floats(0, 8)), max_size=6))
    random = np.random.default_rng(draw_(st.integers(0, 1_000)))
    parts = [random.normal(0, 1, (channels, length)) * level for length, level in bursts]
    joined: Samples = np.concatenate([np.zeros((channels, 0)), *parts], axis=1).astype(np.float32)
    return joined


@given(st.lists(st.integers(0, 30_000), max_size=6))
def test_pieces_of_any_length_become_whole_blocks_of_the_same_sound(lengths: list[int]) -> None:
    whole = np.arange(sum(lengths), dtype=np.float32)[None]
    ends = np.cumsum(lengths)
    pieces = [whole[:, end - length : end] for end, length in zip(ends, lengths, strict=True)]
    made = list(even(pieces, 8_000))
    np.testing.assert_array_equal(np.concatenate([whole[:, :0], *made], axis=1), whole)
    assert all(block.shape[1] == BINS_A_BLOCK * bin_size(8_000) for block in made[:-1])
    assert all(block.shape[1] for block in made)


@given(
    st.lists(st.tuples(st.integers(1, 30), st.floats(-60, -3), st.booleans()), max_size=12),
    st.integers(0, 99),
)
@example(
    [*[(1, -3.0, False)] * 6, (1, -3.0, True), (5, -21.0, True)], 1
)  # limited speech before a long pause
def test_levelling_lifts_no_pause_above_what_is_said_around_it(
    parts: list[tuple[int, float, bool]], seed: int
) -> None:
    random = np.random.default_rng(seed)
    pieces = [
        random.normal(0, 10 ** ((level if loud else -75) / 20), hops * 800) for hops, level, loud in parts
    ]
    sound = np.concatenate([np.zeros(0), *pieces]).astype(np.float32)[None]
    meter = Meter(8_000, np.ones(1))
    meter.feed(sound)
    seen = meter.result()
    curve = level_phrases(seen, target=-16.0, ceiling=-1.5)
    assert np.isfinite(curve.level).all()
    assert curve.level.max() <= MOST
    if curve is FLAT:
        return
    hop = BINS * bin_size(seen.rate)
    gains = curve.sample((np.arange(len(seen.energies), dtype=np.float64) + 0.5) * hop)
    heard = sounding(seen.energies)
    for start, end in stretches(heard):
        assert gains[start:end].min() >= -MOST
    for start, end in stretches(~heard):
        inside = gains[start + 1 : end - 1]
        if start and end < len(heard) and len(inside):
            assert inside.max() <= max(gains[start - 1], gains[end]) + 1e-6


@given(sounds(), st.floats(-12, 0), st.lists(st.integers(1, 2_000), min_size=1, max_size=4))
def test_a_limiter_keeps_length_and_ceiling_in_blocks_of_any_size(
    sound: Samples, ceiling: float, sizes: list[int]
) -> None:
    limiter = Limiter(44_100, len(sound), ceiling)
    parts, at, n = [], 0, 0
    while at < sound.shape[1]:
        size = sizes[n % len(sizes)]
        parts.append(limiter.feed(sound[:, at : at + size]))
        at, n = at + size, n + 1
    found = np.concatenate([*parts, limiter.finish()], axis=1)
    assert found.shape == sound.shape
    hold = PeakHold(len(sound))
    hold.feed(found)
    # The gain moves between samples, which no peak of its input foretells: on noise by up to 0.3 dB.
    assert hold.finish() <= 10 ** ((ceiling + 0.3) / 20)
    assert (np.abs(found) <= np.abs(sound) + 1e-6).all()


@given(st.lists(st.floats(0, 1), max_size=100), st.one_of(st.none(), st.floats(-70, 0)))
def test_a_waveform_has_200_bars_and_silences_in_order(peaks: list[float], loudness: float | None) -> None:
    shape = draw(np.array(peaks, np.float32), 1_000, len(peaks) * 10, loudness)
    assert len(shape.bars) == 200
    assert all(0 <= bar <= 100 for bar in shape.bars)
    times = [time for pair in shape.silences for time in pair]
    assert times == sorted(times)
    assert all(0 <= time <= len(peaks) * 10 for time in times)


@given(st.lists(st.floats(0, 4), max_size=60))
def test_loudness_is_a_number_or_none(energies: list[float]) -> None:
    for found in (integrated(np.array(energies)), loudness_range(np.array(energies))):
        assert found is None or np.isfinite(found)


@given(TITLES, WORDS, st.lists(st.tuples(st.integers(0, 10_000_000), TITLES), max_size=8))
def test_what_an_mp3_tag_holds_is_read_back(
    title: str, summary: str, chapters: list[tuple[int, str]]
) -> None:
    shown = tuple(Chapter(start=Millis(at), end=Millis(at), title=name) for at, name in chapters)
    found = ID3(io.BytesIO(id3.render(Tags(title=title, summary=summary, chapters=shown))))
    assert found["TIT2"].text == [title]
    assert [frame.text for frame in found.getall("COMM")] == ([[summary]] if summary else [])
    read = [(frame.start_time, frame.sub_frames["TIT2"].text[0]) for frame in found.getall("CHAP")]
    wanted = sorted(chapters, key=lambda chapter: chapter[0])
    if wanted and wanted[0][0] > 0:
        wanted.insert(0, (0, title))
    assert sorted(read) == sorted(wanted)
