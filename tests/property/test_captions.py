from itertools import pairwise, zip_longest

from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.captions import PROFILES, Profile, cut
from podcast.captions.timing import faults
from podcast.captions.width import width
from podcast.model import Segment, Transcript, Word
from podcast.timecode import Millis

WORD = st.sampled_from(
    [
        "the",
        "keeper",
        "lit",
        "of",
        "30",
        "miles",
        "lamp,",
        "night.",
        "Mara",
        "Lind",
        "—",
        "https://example.org/" + "x" * 40,
        "and",
        "is",
        "灯台守は冬の間ずっと一人で暮らし、毎晩二回ランプを点検します。",
        "?",
        "“Who?”",
        "été",
        "👩🏽\u200d🚀",
        "قالت،",
        "e\u0301te\u0301",
    ]
)


@st.composite
def transcripts(draw: st.DrawFn) -> Transcript:
    """Talk with times as bad as they come: short, without length, overlapping, some words timed at random."""
    segments = []
    at = draw(st.integers(0, 5_000))
    for _ in range(draw(st.integers(0, 5))):
        texts = draw(st.lists(WORD, min_size=1, max_size=25))
        at = max(0, at + draw(st.integers(-3_000, 3_000)))
        end = at + draw(st.integers(0, 12_000))
        timed: tuple[Word, ...] = ()
        if draw(st.booleans()):
            marks = sorted(
                draw(st.lists(st.integers(at, end), min_size=len(texts) + 1, max_size=len(texts) + 1))
            )
            spans = zip(texts, pairwise(marks), strict=True)
            timed = tuple(Word(text=text, start=Millis(a), end=Millis(b)) for text, (a, b) in spans)
        who = draw(st.sampled_from([None, "Mara", "Tomas"]))
        segments.append(
            Segment(start=Millis(at), end=Millis(end), text=" ".join(texts), speaker=who, words=timed)
        )
        at = end
    segments.sort(key=lambda segment: segment.start)
    return Transcript(
        segments=tuple(segments),
        language=draw(st.sampled_from([None, "en", "fr", "ja"])),
        timing=draw(st.sampled_from(["word", "segment", "estimated"])),
    )


PROFILE = st.sampled_from(list(PROFILES.values()))


@settings(deadline=None)  # a busy machine is no fault
@given(transcripts(), PROFILE)
def test_no_character_is_lost_or_moved(transcript: Transcript, profile: Profile) -> None:
    cues = cut(transcript, profile)
    shown = "".join("".join(cue.lines) for cue in cues)
    assert shown.replace(" ", "") == "".join(each.text for each in transcript.segments).replace(" ", "")


@settings(deadline=None)
@given(transcripts(), PROFILE)
def test_cues_stand_for_a_while_and_never_overlap(transcript: Transcript, profile: Profile) -> None:
    cues = cut(transcript, profile)
    assert all(0 <= cue.start < cue.end for cue in cues)
    assert all(a.end <= b.start for a, b in pairwise(cues))


@settings(deadline=None)
@given(transcripts(), PROFILE, st.integers(0, 20_000))
def test_no_cue_stands_after_the_recording(transcript: Transcript, profile: Profile, until: int) -> None:
    cues = cut(transcript, profile, until=Millis(until))
    if until >= len(cues):
        assert all(cue.end <= until for cue in cues)
    assert all(a.end <= b.start for a, b in pairwise(cues))


@settings(deadline=None)
@given(transcripts(), PROFILE)
def test_flags_say_exactly_what_does_not_conform(transcript: Transcript, profile: Profile) -> None:
    cues = cut(transcript, profile)
    fitted = profile.for_language(transcript.language)
    for cue, after in zip_longest(cues, cues[1:]):
        assert cue.flags == faults(cue, after, fitted)


@settings(deadline=None)
@given(transcripts())
def test_only_a_word_wider_than_a_line_makes_a_cue_wide(transcript: Transcript) -> None:
    for cue in cut(transcript):
        too_wide = [line for line in cue.lines if width(line) > (26 if transcript.language == "ja" else 42)]
        assert bool(too_wide) == ("wide" in cue.flags)
        assert all(" " not in line for line in too_wide)
