from itertools import accumulate, pairwise
from random import Random

import pytest

from podcast.timecode import Millis
from podcast.transcript.pace import Span, are_stamps, spans
from podcast.transcript.words import LETTER, length, rest

TEXTS = [
    "Good morning, and welcome.",
    "Thank you for having me, it is a pleasure to be back in this old harbour after so many winters.",
    "What has changed?",
    "The cranes are gone, the sheds are shops, and where the coal lay there is a garden with benches.",
    "Do you miss them?",
    "I miss the noise. It told you what time it was, and who was late, and which way the wind blew.",
] * 6


def told(pace: float, *, varies: float = 0.0, pause: int = 0) -> list[Millis]:
    """The starts of the texts, said at a pace in milliseconds a letter."""
    draw = Random(5)  # noqa: S311
    lasting = [
        (length(text) + rest(text)) * pace * (1 + draw.uniform(-varies, varies)) + pause for text in TEXTS
    ]
    return [Millis(round(at)) for at in accumulate(lasting[:-1], initial=430.0)]


@pytest.mark.parametrize("pace", [LETTER * 0.8, LETTER, LETTER * 1.3])
def test_the_turns_tell_the_pace(pace: float) -> None:
    starts = told(pace)
    found = spans(starts, TEXTS, None, stamps=False)
    assert [span.start for span in found] == starts
    last = found[-1]
    assert last.end - last.start == pytest.approx(pace * length(TEXTS[-1]), rel=0.02)


def test_a_turn_ends_before_the_rest_that_follows_it() -> None:
    starts = told(LETTER)
    for span, after in zip(spans(starts, TEXTS, None, stamps=False), starts[1:], strict=False):
        assert 300 < after - span.end < 700


def test_silence_after_a_turn_is_no_part_of_it() -> None:
    starts = [*told(LETTER)[:6], *(Millis(at + 60_000) for at in told(LETTER)[6:])]
    found = spans(starts, TEXTS, None, stamps=False)
    assert found[5].end - found[5].start == pytest.approx(LETTER * length(TEXTS[5]), rel=0.05)


def test_fractions_that_stamps_cut_off_are_worked_out_from_the_texts() -> None:
    starts = told(LETTER, varies=0.04)
    stamps = [Millis(at // 1_000 * 1_000) for at in starts]
    found = spans(stamps, TEXTS, None, stamps=True)
    off = [abs(span.start - at) for span, at in zip(found, starts, strict=True)]
    halves = [abs(stamp + 500 - at) for stamp, at in zip(stamps, starts, strict=True)]
    assert sum(off) < 0.75 * sum(halves)
    assert all(0 <= span.start - stamp < 1_000 for span, stamp in zip(found, stamps, strict=True))


def test_a_break_between_stamps_tells_nothing_of_fractions() -> None:
    stamps = [Millis(0), Millis(100_000), Millis(200_000), Millis(300_000)]
    found = spans(stamps, TEXTS[:4], None, stamps=True)
    assert [span.start for span in found] == [500, 100_500, 200_500, 300_500]


def test_nothing_reaches_past_the_recording() -> None:
    assert spans([Millis(0), Millis(9_000)], TEXTS[:2], Millis(9_800), stamps=False)[1].end == 9_800


def test_spans_follow_one_another_though_the_text_be_too_long_for_them() -> None:
    stamps = [Millis(n * 1_000) for n in range(len(TEXTS))]
    found = spans(stamps, TEXTS, None, stamps=True)
    for one, two in pairwise(found):
        assert one.start <= one.end <= two.start + 1


def test_texts_without_a_letter_take_hardly_any_time() -> None:
    assert spans([Millis(5)], [""], None, stamps=False) == [Span(Millis(5), Millis(6))]
    assert spans([], [], None, stamps=False) == []


def test_a_few_whole_seconds_may_be_exact() -> None:
    assert not are_stamps([Millis(0), Millis(12_000)])
    assert not are_stamps([Millis(0), Millis(12_000), Millis(13_500), Millis(20_000)])
