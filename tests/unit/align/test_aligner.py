from collections.abc import Sequence
from dataclasses import replace
from random import Random
from statistics import median

import numpy as np
import pytest

from podcast.align import Aligned, align
from podcast.align.engine import Engine
from podcast.align.ladder import Found, Recording
from podcast.model import Segment, Transcript, Word
from podcast.timecode import Millis
from tests.unit.align.conftest import Clip, moved


def words_of(said: Transcript) -> list[Word]:
    return [word for segment in said.segments for word in segment.words]


def off(found: Transcript, known: Transcript) -> list[int]:
    """How far the starts of sentences are from where the recording has them."""
    pairs = list(zip(words_of(found), words_of(known), strict=True))
    opens = [0, *(n + 1 for n, (_, word) in enumerate(pairs) if word.text.endswith((".", "?")))]
    return [abs(pairs[n][0].start - pairs[n][1].start) for n in opens if n < len(pairs)]


def unsure(found: Transcript) -> list[str]:
    return [word.text for word in words_of(found) if (word.confidence or 0) < 0.5]


def check(found: Transcript, length: int) -> None:
    """Times in order, inside the recording and inside the segments; the words of the text."""
    times = [time for word in words_of(found) for time in (word.start, word.end)]
    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= length
    for segment in found.segments:
        assert " ".join(word.text for word in segment.words) == segment.text
        assert segment.start <= segment.words[0].start
        assert segment.words[-1].end <= segment.end


def test_words_are_timed_by_the_recording(clip: Clip) -> None:
    found = align(clip.samples, clip.said)
    check(found.transcript, len(clip.samples) // 16)
    assert found.transcript.timing == "word"
    assert found.findings == ()
    assert found.share > 0.97
    assert median(off(found.transcript, clip.said)) < 40


def test_aligning_twice_gives_the_same(clip: Clip) -> None:
    short = replace(clip.said, segments=clip.said.segments[:2])
    assert align(clip.samples, short) == align(clip.samples, short)


def test_words_are_heard_a_second_time_by_who_says_them(clip: Clip, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    def nothing(_: Recording, found: Found, speakers: Sequence[str | None]) -> Found:
        asked.extend(speakers)
        return Found([None] * len(found.heard), [0.0] * len(found.heard))

    monkeypatch.setattr("podcast.align.aligner.heard_again", nothing)
    short = replace(clip.said, segments=clip.said.segments[:2])
    found = align(clip.samples, short).transcript
    assert asked == [one.speaker for one in short.segments for _ in one.words]
    assert unsure(found) == [word.text for word in words_of(short)]


def test_speakers_texts_and_language_stay(other_clip: Clip) -> None:
    found = align(other_clip.samples, other_clip.said).transcript
    assert [(one.speaker, one.text) for one in found.segments] == [
        (one.speaker, one.text) for one in other_clip.said.segments
    ]
    assert (found.language, found.speakers) == (other_clip.said.language, other_clip.said.speakers)


def with_extra(said: Transcript, every: int) -> tuple[Transcript, set[int]]:
    """A transcript with words of another text strewn in, and their places."""
    draw = Random(4)  # noqa: S311
    pool = "mountain yesterday purple engine sailing winter cucumber philosophy balcony seventeen".split()  # noqa: SIM905
    places: set[int] = set()
    segments = []
    count = 0
    for segment in said.segments:
        words: list[Word] = []
        for word in segment.words:
            if draw.random() < 1 / every:
                places.add(count)
                words.append(replace(word, text=draw.choice(pool), end=word.start))
                count += 1
            words.append(word)
            count += 1
        segments.append(replace(segment, words=tuple(words), text=" ".join(word.text for word in words)))
    return replace(said, segments=tuple(segments)), places


def test_words_that_nobody_said_are_doubted_and_the_others_are_not(clip: Clip) -> None:
    said, places = with_extra(clip.said, 9)
    found = align(clip.samples, said).transcript
    check(found, len(clip.samples) // 16)
    sure = [word.confidence or 0 for word in words_of(found)]
    extra = [sure[n] for n in sorted(places)]
    assert len(extra) >= 10
    assert sum(one < 0.2 for one in extra) >= 0.9 * len(extra)
    others = [one for n, one in enumerate(sure) if n not in places]
    assert sum(one > 0.5 for one in others) > 0.95 * len(others)


def test_words_that_are_missing_do_not_move_the_others(clip: Clip) -> None:
    kept = [
        replace(one, words=words, text=" ".join(word.text for word in words))
        for one in clip.said.segments
        if (words := tuple(word for n, word in enumerate(one.words) if n % 9 != 4))
    ]
    known = replace(clip.said, segments=tuple(kept))
    found = align(clip.samples, known)
    assert median(off(found.transcript, known)) < 50
    assert found.share > 0.9


def test_a_transcript_without_usable_times_is_placed_by_its_words(clip: Clip) -> None:
    found = align(clip.samples, flat(clip.said))
    check(found.transcript, len(clip.samples) // 16)
    assert median(off(found.transcript, clip.said)) < 40


def test_a_script_without_a_single_time_is_placed_by_its_words(clip: Clip) -> None:
    script = replace(clip.said, timing="paced")
    found = align(clip.samples, replace(moved(script, 11_000), timing="paced"))
    assert found.transcript.timing == "word"
    assert median(off(found.transcript, clip.said)) < 40


def flat(said: Transcript) -> Transcript:
    """All at once, at the beginning."""
    return replace(
        said,
        segments=tuple(
            replace(
                one,
                start=Millis(0),
                end=Millis(0),
                words=tuple(replace(word, start=Millis(0), end=Millis(0)) for word in one.words),
            )
            for one in said.segments
        ),
    )


def test_a_transcript_half_a_minute_late_is_placed_by_its_words(clip: Clip) -> None:
    found = align(clip.samples, moved(clip.said, 30_000))
    assert median(off(found.transcript, clip.said)) < 40


def test_one_turn_of_the_whole_length_is_cut_up(clip: Clip) -> None:
    whole = Segment(
        start=Millis(0),
        end=clip.said.segments[-1].end,
        text=" ".join(one.text for one in clip.said.segments),
        words=tuple(words_of(clip.said)),
    )
    found = align(clip.samples, replace(clip.said, segments=(whole,), timing="estimated"))
    assert median(off(found.transcript, clip.said)) < 40


def test_a_passage_that_is_not_in_the_recording_is_told_and_does_no_harm(
    clip: Clip, other_clip: Clip
) -> None:
    first, *more = clip.said.segments
    (strange,) = moved(replace(other_clip.said, segments=other_clip.said.segments[3:4]), -4_154).segments
    said = replace(clip.said, segments=(first, strange, *more))
    found = align(clip.samples, said)
    check(found.transcript, len(clip.samples) // 16)
    (finding,) = found.findings
    assert finding.rule == "align-unheard"
    assert "were not heard in the recording" in finding.message
    one, lost, *others = found.transcript.segments
    assert median(off(replace(found.transcript, segments=(one, *others)), clip.said)) < 40
    assert len(unsure(replace(found.transcript, segments=(lost,)))) > 30


def test_who_interrupts_does_not_throw_the_interrupted_off(clip: Clip) -> None:
    first, *more = clip.said.segments
    inside = replace(
        first,
        start=Millis(9_000),
        end=Millis(9_400),
        text="Mhm.",
        words=(Word(text="Mhm.", start=Millis(9_000), end=Millis(9_400)),),
    )
    found = align(clip.samples, replace(clip.said, segments=(first, inside, *more)))
    one, _, *others = found.transcript.segments
    assert median(off(replace(found.transcript, segments=(one, *others)), clip.said)) < 40


@pytest.mark.parametrize("sound", ["another", "noise", "silence", "nothing"])
def test_another_recording_changes_nothing_and_is_told(clip: Clip, other_clip: Clip, sound: str) -> None:
    length = len(clip.samples) // 3
    samples = {
        "another": other_clip.samples[:length],
        "noise": np.random.default_rng(3).normal(0, 2_000, length).astype(np.int16),
        "silence": np.zeros(length, np.int16),
        "nothing": np.zeros(0, np.int16),
    }[sound]
    found = align(samples, clip.said)
    assert found.transcript == clip.said
    assert found.share == 0
    (finding,) = found.findings
    assert (finding.rule, finding.severity) == ("align-mismatch", "warning")


def test_another_language_keeps_its_times_and_is_told(clip: Clip) -> None:
    german = replace(clip.said, language="de-AT")
    found = align(clip.samples, german)
    assert found.transcript == german
    (finding,) = found.findings
    assert "in English only" in finding.message
    assert "'de'" in finding.message


def test_no_words_are_no_trouble(clip: Clip) -> None:
    assert align(clip.samples, Transcript(segments=())) == Aligned(transcript=Transcript(segments=()))


def test_a_dash_has_its_place_and_no_confidence(clip: Clip) -> None:
    first = clip.said.segments[0]
    one, *more = first.words
    words = (one, Word(text="–", start=one.end, end=one.end), *more)
    dashed = replace(first, words=words, text=" ".join(word.text for word in words))
    found = align(clip.samples, replace(clip.said, segments=(dashed,))).transcript
    check(found, len(clip.samples) // 16)
    assert [word.confidence is None for word in words_of(found)[:4]] == [False, True, False, False]


def test_progress_goes_up_to_the_end(clip: Clip) -> None:
    seen: list[float] = []
    align(clip.samples, clip.said, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_what_is_overheard_is_words_of_the_text(clip: Clip) -> None:
    words = [word.text.strip(".,?").lower() for word in words_of(clip.said)]
    heard = Engine().overhear(clip.samples[: 16 * 20_000], words, 2_000)
    assert len(heard) > 40
    assert {word for word, _ in heard} <= set(words)
    assert [at for _, at in heard] == sorted(at for _, at in heard)
