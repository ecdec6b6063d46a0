from itertools import pairwise

from podcast.align.engine import Heard
from podcast.align.ladder import Found
from podcast.align.settle import settled
from podcast.align.stretches import Token
from podcast.model import Segment, Transcript, Word
from podcast.timecode import Millis

LENGTH = Millis(60_000)


def heard(start: int, end: int) -> Heard:
    return Heard(Millis(start), Millis(end), -2.0, ("AH",) * 4)


def settle(
    found: list[Heard | None], *, sure: list[float] | None = None, turns: tuple[int, ...] = ()
) -> Transcript:
    """Words of 300 ms that the transcript puts a second apart."""
    tokens = [
        Token(f"w{n}", Millis(n * 1_000), Millis(n * 1_000 + 300), 2 if n == 0 or n in turns else 0)
        for n in range(len(found))
    ]
    cuts = [0, *turns, len(tokens)]
    segments = tuple(
        Segment(start=tokens[a].start, end=tokens[b - 1].end, text=" ".join(t.text for t in tokens[a:b]))
        for a, b in pairwise(cuts)
    )
    shares = sure or [0.99 if one else 0.02 for one in found]
    return settled(Transcript(segments=segments), tokens, Found(found, shares), LENGTH)


def spans(said: Transcript) -> list[tuple[int, int]]:
    return [(word.start, word.end) for segment in said.segments for word in segment.words]


def test_what_was_found_has_its_times_and_says_so() -> None:
    said = settle([heard(5_000, 5_400), heard(5_400, 6_000)])
    assert said.timing == "word"
    assert said.segments[0].words == (
        Word(text="w0", start=Millis(5_000), end=Millis(5_400), confidence=0.99),
        Word(text="w1", start=Millis(5_400), end=Millis(6_000), confidence=0.99),
    )
    assert (said.segments[0].start, said.segments[0].end) == (5_000, 6_000)


def test_a_word_between_two_that_were_found_fills_the_gap() -> None:
    assert spans(settle([heard(0, 1_000), None, heard(1_300, 2_000)]))[1] == (1_000, 1_300)


def test_a_word_in_a_wide_gap_follows_the_one_before() -> None:
    assert spans(settle([heard(0, 1_000), None, heard(5_000, 6_000)]))[1] == (1_000, 1_300)


def test_a_word_that_begins_a_turn_leads_to_the_one_after() -> None:
    said = settle([heard(0, 1_000), None, heard(5_000, 6_000)], turns=(1,))
    assert spans(said)[1] == (4_700, 5_000)
    assert said.segments[1].start == 4_700


def test_many_words_in_a_gap_of_minutes_keep_the_times_of_the_transcript() -> None:
    found = [heard(0, 300), *[None] * 20, heard(40_000, 40_400)]
    assert spans(settle(found))[1:21] == [(n * 1_000, n * 1_000 + 300) for n in range(1, 21)]


def test_a_doubtful_place_is_not_taken() -> None:
    said = settle([heard(0, 1_000), heard(30_000, 31_000), heard(1_300, 2_000)], sure=[0.9, 0.1, 0.9])
    assert spans(said)[1] == (1_000, 1_300)
    assert said.segments[0].words[1].confidence == 0.1


def test_nothing_found_leaves_the_times_of_the_transcript() -> None:
    assert spans(settle([None, None])) == [(0, 300), (1_000, 1_300)]


def test_words_before_the_first_and_after_the_last_stay_inside_the_recording() -> None:
    found = spans(settle([None, None, heard(200, 500), heard(59_000, 59_900), None, None]))
    assert found[0] >= (0, 0)
    assert found[-1][1] <= LENGTH
    assert found == sorted(found)
