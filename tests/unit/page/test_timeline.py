from dataclasses import replace

from podcast.model import Waveform
from podcast.page import timeline
from tests.support import make_release


def test_a_bar_stands_for_a_stretch_of_the_audio() -> None:
    line = timeline.timeline(replace(make_release(), waveform=Waveform(bars=(0, 50, 100, 100))))
    assert line.wave == "M125 48v4M375 27v46M625 4v92M875 4v92"


def test_without_a_waveform_there_is_a_flat_line() -> None:
    line = timeline.timeline(replace(make_release(), waveform=None))
    assert line.wave.count("M") == 100
    assert timeline.timeline(replace(make_release(), waveform=Waveform(bars=()))).wave == line.wave


def test_the_band_shows_who_speaks_when() -> None:
    line = timeline.timeline(make_release())
    assert line.band == ((0, "M0 5H150M500 5H600"), (1, "M150 5H500M600 5H1000"))


def test_chapters_are_ticks_but_the_first_is_the_edge() -> None:
    assert timeline.timeline(make_release()).ticks == "M500 0v10"


def test_an_episode_without_audio_or_words_has_no_band() -> None:
    bare = replace(make_release(), audio=None, transcript=None, chapters=(), waveform=None)
    assert timeline.timeline(bare).band == ()


def test_words_after_the_end_of_the_audio_stay_on_the_bar() -> None:
    release = make_release()
    assert release.audio is not None
    short = replace(release, audio=replace(release.audio, duration=release.chapters[0].end))
    assert [path for _, path in timeline.timeline(short).band] == ["M0 5H300", "M300 5H1000"]
