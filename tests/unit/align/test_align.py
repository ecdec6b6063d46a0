"""Words found in the sound of a recording of the example show, whose recogniser gave their times too."""

import sys
from dataclasses import replace
from itertools import chain
from pathlib import Path
from statistics import median

import numpy as np
import pytest

from podcast import align, transcript
from podcast.aligning import align_words, drift, listen
from podcast.audio.speech import speech
from podcast.errors import InputError, MissingExtra
from podcast.model import Segment, Transcript, Word
from podcast.timecode import Millis
from podcast.transcript.words import spread

SHOW = Path(__file__).parents[3]
RECORDING = SHOW / "episodes/court-interpreter.mp3"
RECEIVED = SHOW / "transcripts/court-interpreter.json"


@pytest.fixture(scope="module")
def said() -> Transcript:
    return transcript.load(RECEIVED)[0]


@pytest.fixture(scope="module")
def samples() -> np.ndarray:
    """The first 45 seconds, 16,000 samples each."""
    return np.concatenate(list(speech(RECORDING, align.RATE, lambda _: None)))[: 45 * align.RATE]


def beginning(said: Transcript) -> Transcript:
    """The turns of the first 45 seconds, their words at times that nobody measured."""
    turns = [each for each in said.segments if each.end <= 45_000]
    guessed = tuple(replace(each, words=spread(each.text.split(), each.start, each.end)) for each in turns)
    return replace(said, segments=guessed, timing="estimated")


def words(found: Transcript | tuple[Segment, ...]) -> list[Word]:
    segments = found.segments if isinstance(found, Transcript) else found
    return list(chain.from_iterable(each.words for each in segments))


def test_words_are_found_where_they_are_spoken(said: Transcript, samples: np.ndarray) -> None:
    asked = beginning(said)
    known = words(said.segments[: len(asked.segments)])

    found = align.align(samples, asked).transcript

    assert found.timing == "word"
    assert [word.text for word in words(found)] == [word.text for word in known]
    apart = [abs(word.start - other.start) for word, other in zip(words(found), known, strict=True)]
    before = [abs(word.start - other.start) for word, other in zip(words(asked), known, strict=True)]
    assert median(apart) < 100 < median(before)


def test_words_that_nobody_says_are_doubted_and_sink_nothing(said: Transcript, samples: np.ndarray) -> None:
    first, *more = beginning(said).segments
    text = f"{first.text} Purple elephants negotiate mountains."
    longer = replace(first, text=text, words=spread(text.split(), first.start, first.end))
    asked = replace(beginning(said), segments=(longer, *more))

    found = align.align(samples, asked).transcript

    heard = {word.text: word.confidence or 0 for word in found.segments[0].words}
    assert max(heard[each] for each in ("Purple", "elephants", "negotiate")) < 0.5
    assert median(word.confidence or 0 for word in words(found.segments[1:])) > 0.8


def test_the_same_sound_gives_the_same_times(said: Transcript, samples: np.ndarray) -> None:
    asked = replace(beginning(said), segments=beginning(said).segments[:1])
    assert align.align(samples, asked) == align.align(samples, asked)


def test_a_transcript_that_is_off_is_told_by_how_much() -> None:
    received = SHOW / "transcripts/solar-technician.vtt"
    said = transcript.load(received)[0]
    heard = listen(SHOW / "episodes/solar-technician.mp3")
    assert drift(heard, said, received) == ()

    late = tuple(
        replace(each, start=Millis(each.start + 4_000), end=Millis(each.end + 4_000), words=())
        for each in said.segments
    )
    (finding,) = drift(heard, replace(said, segments=late), received)

    assert "runs 4.0 s late" in finding.message
    assert finding.hint.startswith("move its times by -4.0 s where it was made")


def test_without_the_extra_it_is_said_how_to_install_it(
    said: Transcript, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pocketsphinx", None)
    with pytest.raises(MissingExtra, match="align"):
        align_words(RECORDING, said, RECEIVED)


def test_what_is_no_recording_is_refused(said: Transcript, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp3"
    path.write_text("no sound", encoding="utf-8")
    with pytest.raises(InputError):
        align_words(path, said, RECEIVED)
