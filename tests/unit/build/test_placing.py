"""A talk is moved as a whole from the recording's clock to that of its medium."""

from dataclasses import replace

import pytest

from podcast.build.placing import Clock, bites, placed
from podcast.build.talk import Talk
from podcast.model import Chapter, Soundbite
from podcast.timecode import Millis
from tests.support import make_cues, make_episode, make_transcript

TALK = Talk(
    transcript=make_transcript(),
    cues=make_cues(),
    cards=make_cues(),
    chapters=(
        Chapter(start=Millis(0), end=Millis(20_000), title="One"),
        Chapter(start=Millis(20_000), end=Millis(40_000), title="Two"),
    ),
    chapters_by="producer",
    translations=(("de", make_cues()),),
)
LATER = Clock(Millis(5_000), Millis(50_000))
EARLIER = Clock(Millis(-2_000), Millis(36_000))


def test_everything_moves_by_the_same() -> None:
    made = placed(TALK, LATER)
    assert made.transcript
    assert TALK.transcript
    for old, new in zip(TALK.transcript.segments, made.transcript.segments, strict=True):
        assert (new.start, new.end) == (old.start + 5_000, old.end + 5_000)
        assert [word.start for word in new.words] == [word.start + 5_000 for word in old.words]
    for cues in (made.cues, made.cards, dict(made.translations)["de"]):
        assert [(each.start, each.end) for each in cues] == [
            (each.start + 5_000, each.end + 5_000) for each in TALK.cues
        ]


def test_what_sounds_before_and_after_belongs_to_the_first_and_the_last_chapter() -> None:
    first, last = placed(TALK, LATER).chapters
    assert (first.start, first.end, last.start, last.end) == (0, 25_000, 25_000, 50_000)
    assert placed(replace(TALK, chapters=TALK.chapters[:1]), LATER).chapters[0].end == 50_000
    assert placed(replace(TALK, chapters=()), LATER).chapters == ()


def test_silence_that_was_cut_off_takes_nothing_with_it() -> None:
    made = placed(TALK, EARLIER)
    assert made.transcript
    assert made.transcript.segments[0].start == 0
    assert made.transcript.segments[0].end == 4_000
    assert made.transcript.segments[-1].end == 36_000
    assert made.chapters[-1].end == 36_000


@pytest.mark.parametrize("clock", [LATER, EARLIER])
def test_no_time_leaves_the_medium(clock: Clock) -> None:
    made = placed(TALK, clock)
    said = made.transcript.segments if made.transcript else ()
    times = [(each.start, each.end) for each in made.cues] + [(each.start, each.end) for each in said]
    for start, end in [*times, *((each.start, each.end) for each in made.chapters)]:
        assert 0 <= start < end <= clock.length


def test_soundbites_move_too() -> None:
    bite = Soundbite(start=Millis(3_000), duration=Millis(20_000))
    episode = make_episode(soundbites=(bite,))
    assert bites(episode, LATER).soundbites[0].start == 8_000
    assert bites(episode, EARLIER).soundbites[0].start == 1_000
