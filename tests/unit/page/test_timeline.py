from dataclasses import replace

from podcast.model import Waveform
from podcast.page import timeline
from tests.support import make_release, make_transcript


def test_a_bar_stands_for_a_stretch_of_the_audio() -> None:
    line = timeline.timeline(replace(make_release(), waveform=Waveform(bars=(0, 50, 100, 100))))
    assert line.wave == "M125 48v4m250-25v46m250-69v92m250-92v92"


def test_without_a_waveform_there_is_a_flat_line() -> None:
    line = timeline.timeline(replace(make_release(), waveform=None))
    assert line.wave.count("m") == 99
    assert timeline.timeline(replace(make_release(), waveform=Waveform(bars=()))).wave == line.wave


def test_the_band_shows_who_speaks_when() -> None:
    line = timeline.timeline(make_release())
    assert line.band == ((0, "M0 5h152m348 0h100"), (1, "M152 5h348m100 0h400"))


def test_the_band_ends_with_the_talk() -> None:
    talk = make_transcript(((0, 10_000, "Mara", "One."), (30_000, 32_000, "Tomas", "Two.")))
    line = timeline.timeline(replace(make_release(), transcript=talk))
    assert line.band == ((0, "M0 5h252"), (1, "M748 5h52"))


def test_a_stretch_of_the_band_is_of_the_voice_that_has_most_of_it() -> None:
    # 160 ms are four thousandths of the recording: Tomas has 100 of the first, Mara the rest and the next.
    talk = make_transcript(((0, 60, "Mara", "Oh."), (60, 160, "Tomas", "No."), (160, 320, "Mara", "Yes.")))
    line = timeline.timeline(replace(make_release(), transcript=talk))
    assert line.band == ((0, "M4 5h4"), (1, "M0 5h4"))


def test_the_band_of_many_short_turns_is_no_longer_than_that_of_few() -> None:
    talk = make_transcript(tuple((n * 10, n * 10 + 10, "AB"[n % 2], "Yes.") for n in range(4_000)))
    line = timeline.timeline(replace(make_release(), transcript=talk))
    assert sum(len(path) for _, path in line.band) < 3_000


def test_chapters_are_ticks_but_the_first_is_the_edge() -> None:
    assert timeline.timeline(make_release()).ticks == "M500 0v10"


def test_an_episode_without_audio_or_words_has_no_band() -> None:
    bare = replace(make_release(), audio=None, transcript=None, chapters=(), waveform=None)
    assert timeline.timeline(bare).band == ()


def test_words_after_the_end_of_the_audio_stay_on_the_bar() -> None:
    release = make_release()
    assert release.audio is not None
    short = replace(release, audio=replace(release.audio, duration=release.chapters[0].end))
    assert [path for _, path in timeline.timeline(short).band] == ["M0 5h300", "M300 5h700"]
