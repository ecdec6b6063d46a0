from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from podcast import transcript
from podcast.align.activity import Activity, activity
from podcast.align.drift import drift, drifts
from podcast.audio.speech import speech
from podcast.model import Segment, Transcript
from podcast.timecode import Millis
from tests.unit.align.conftest import ROOT

PATH = Path("transcripts/talk.vtt")
TALKS = {
    "court-interpreter": ("mp3", "json"),
    "solar-technician": ("mp3", "vtt"),
    "mlops-engineer": ("opus", "txt"),
}
Talk = tuple[Activity, Transcript]


@pytest.fixture(scope="module")
def talks() -> dict[str, Talk]:
    return {
        slug: (
            activity(speech(ROOT / "episodes" / f"{slug}.{sound}"), 16_000),
            transcript.load(ROOT / "transcripts" / f"{slug}.{text}")[0],
        )
        for slug, (sound, text) in TALKS.items()
    }


def off(said: Transcript, offset: int, stretch: float = 1.0) -> Transcript:
    """A transcript that needs an offset and a stretch to be right; whole seconds stay whole."""
    whole = all(one.start % 1_000 == 0 for one in said.segments)

    def moved(time: int) -> Millis:
        at = max(0, (time + 500 * whole - offset) / stretch)
        return Millis(int(at) // 1_000 * 1_000 if whole else round(at))

    return replace(
        said,
        segments=tuple(
            replace(
                one,
                start=moved(one.start),
                end=moved(one.end),
                words=tuple(replace(w, start=moved(w.start), end=moved(w.end)) for w in one.words),
            )
            for one in said.segments
        ),
    )


@pytest.mark.parametrize("slug", TALKS)
def test_a_transcript_in_step_is_left_alone(talks: dict[str, Talk], slug: str) -> None:
    assert drift(*talks[slug]) is None


@pytest.mark.parametrize("offset", [500, -500, 1_400, -2_000, 10_000, -30_000, 30_000])
@pytest.mark.parametrize("slug", ["court-interpreter", "solar-technician"])
def test_an_offset_is_found(talks: dict[str, Talk], slug: str, offset: int) -> None:
    heard, said = talks[slug]
    found = drift(heard, off(said, offset))
    assert found
    assert abs(found.offset - offset) < 60
    assert found.stretch == 1.0


@pytest.mark.parametrize("offset", [2_000, -2_000, 10_000, -30_000, 30_000])
def test_an_offset_is_found_from_whole_seconds(talks: dict[str, Talk], offset: int) -> None:
    heard, said = talks["mlops-engineer"]
    found = drift(heard, off(said, offset))
    assert found
    assert abs(found.offset - offset) < 150


@pytest.mark.parametrize("stretch", [1.001, 0.999, 1.01, 0.99, 25 / 24, 24 / 25])
@pytest.mark.parametrize("slug", ["court-interpreter", "solar-technician"])
def test_a_stretch_is_found(talks: dict[str, Talk], slug: str, stretch: float) -> None:
    heard, said = talks[slug]
    found = drift(heard, off(said, 0, stretch))
    assert found
    assert abs(found.stretch - stretch) < 0.0002
    assert abs(found.offset) < 60


@pytest.mark.parametrize("stretch", [1.01, 0.99, 25 / 24, 24 / 25])
def test_a_stretch_is_found_from_whole_seconds(talks: dict[str, Talk], stretch: float) -> None:
    heard, said = talks["mlops-engineer"]
    found = drift(heard, off(said, 0, stretch))
    assert found
    assert abs(found.stretch - stretch) < 0.0025


def test_offset_and_stretch_are_found_together(talks: dict[str, Talk]) -> None:
    heard, said = talks["solar-technician"]
    found = drift(heard, off(said, -3_000, 25 / 24))
    assert found
    assert abs(found.offset + 3_000) < 60
    assert abs(found.stretch - 25 / 24) < 0.0002


@pytest.mark.parametrize(("one", "two"), [(one, two) for one in TALKS for two in TALKS if one != two])
def test_another_talk_is_not_put_in_step(talks: dict[str, Talk], one: str, two: str) -> None:
    assert drift(talks[one][0], talks[two][1]) is None


def test_chance_puts_nothing_in_step(talks: dict[str, Talk]) -> None:
    heard = talks["court-interpreter"][0]
    draw = Random(1)  # noqa: S311
    for n in range(60):
        times = sorted(draw.sample(range(heard.length), 12 + n % 3 * 6))
        whole = [Millis(time // 1_000 * 1_000 if n % 2 else time) for time in times]
        segments = tuple(Segment(start=at, end=Millis(at + 500), text="So it is.") for at in whole)
        assert drift(heard, Transcript(segments=segments, timing="estimated")) is None


def test_the_finding_names_the_keys_that_put_it_right(talks: dict[str, Talk]) -> None:
    heard, said = talks["court-interpreter"]
    (finding,) = drifts(heard, off(said, -1_400), PATH)
    assert finding.severity == "warning"
    assert finding.where
    assert finding.where.path == PATH
    assert finding.message == "the transcript runs 1.4 s late against the recording"
    assert finding.hint.startswith('set offset = "-1.4" in its notes: ')

    (finding,) = drifts(heard, off(said, 2_000, 25 / 24), PATH)
    assert finding.hint.startswith('set offset = "+2.0" and stretch = 1.041')
    assert "2.0 s early" in finding.message
    assert "too fast" in finding.message

    assert drifts(heard, said, PATH) == ()


def test_the_finding_counts_in_what_moves_the_times_already(talks: dict[str, Talk]) -> None:
    heard, said = talks["court-interpreter"]
    (finding,) = drifts(heard, off(said, -1_400), PATH, offset=3_000, stretch=1.01)
    assert finding.hint.startswith('set offset = "+1.6" and stretch = 1.01000 in its notes: ')
    (finding,) = drifts(heard, off(said, -1_400), PATH, offset=1_400)
    assert finding.hint.startswith('set offset = "+0.0" in its notes: ')


def test_a_few_turns_prove_nothing(talks: dict[str, Talk]) -> None:
    heard, said = talks["solar-technician"]
    few = replace(said, segments=tuple(replace(one, words=()) for one in said.segments[:8]))
    assert drift(heard, off(few, 5_000)) is None


@pytest.mark.parametrize(
    "samples", [np.zeros(160_000, np.int16), np.zeros(0, np.int16), np.ones(7, np.int16)]
)
def test_silence_proves_nothing(
    talks: dict[str, Talk], samples: np.ndarray[tuple[int], np.dtype[np.int16]]
) -> None:
    assert drift(activity([samples], 16_000), talks["solar-technician"][1]) is None
    assert drift(talks["solar-technician"][0], Transcript(segments=())) is None


def test_a_steady_drone_is_no_talk() -> None:
    noise = np.random.default_rng(1).normal(0, 3_000, 160_000).astype(np.int16)
    assert activity([noise], 16_000).onsets == ()


def test_activity_does_not_depend_on_how_sound_comes() -> None:
    sound = np.concatenate(
        [np.random.default_rng(2).normal(0, level, 8_000) for level in (10, 4_000, 10, 4_000, 10)]
    ).astype(np.int16)
    whole = activity([sound], 16_000)
    assert whole == activity(np.array_split(sound, 37), 16_000)
    assert [abs(at - wanted) <= 20 for at, wanted in zip(whole.onsets, (500, 1_500), strict=True)] == [
        True,
        True,
    ]
    assert whole.rests == (500, 500)
