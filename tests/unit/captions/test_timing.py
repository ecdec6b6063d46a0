import pytest

from podcast.captions import PROFILES
from podcast.captions.timing import Draft, timed
from podcast.model import Cue

BROADCAST = PROFILES["broadcast"]


def draft(start: int, end: int, limit: int, text: str = "The lamp is lit.") -> Draft:
    return Draft(start, end, limit, (text,), "Mara")


def times(*drafts: Draft) -> list[tuple[int, int]]:
    return [(cue.start, cue.end) for cue in timed(list(drafts), BROADCAST)]


def flags(cue: Cue) -> tuple[str, ...]:
    return cue.flags


def test_a_cue_stays_until_it_can_be_read() -> None:
    assert times(draft(1_000, 1_200, 9_000), draft(9_000, 10_000, 10_000))[0] == (1_000, 1_833)


def test_a_long_line_stays_for_its_reading_speed() -> None:
    text = "x" * 40
    assert times(draft(0, 500, 9_000, text), draft(9_000, 10_000, 10_000))[0] == (0, 2_000)


def test_a_short_rest_before_the_next_cue_is_closed_to_the_gap() -> None:
    assert times(draft(0, 1_700, 2_000), draft(2_000, 3_000, 3_000))[0] == (0, 1_916)


def test_a_long_rest_before_the_next_cue_stays_empty() -> None:
    assert times(draft(0, 2_000, 5_000), draft(5_000, 6_000, 6_000))[0] == (0, 2_000)


def test_a_cue_leaves_the_screen_after_the_longest_time() -> None:
    assert times(draft(0, 9_000, 9_000)) == [(0, 7_000)]


def test_cues_stamped_at_one_time_follow_each_other() -> None:
    found = times(draft(0, 0, 0), draft(0, 0, 0), draft(0, 0, 0))
    assert found == [(0, 40), (40, 80), (80, 120)]


def test_no_cue_starts_before_the_recording() -> None:
    assert times(draft(-300, 2_000, 2_000)) == [(0, 2_000)]


def test_flags_name_each_rule_that_fails() -> None:
    first, second = timed([draft(0, 100, 110), draft(110, 2_000, 2_000)], BROADCAST)
    assert flags(first) == ("fast", "short", "close")
    assert flags(second) == ()


def test_a_cue_may_start_a_little_beside_its_word_to_be_read() -> None:
    text = "x" * 40
    first, second = draft(0, 1_950, 2_000, text), draft(2_000, 3_000, 9_000)
    assert times(first, second)[0] == (0, 1_916)
    assert times(first, second._replace(late=125))[0] == (0, 2_000)


def test_the_later_of_two_cues_makes_room_before_the_earlier_one_does() -> None:
    text = "x" * 40
    drafts = [draft(at, at + 900, at + 2_000, text) for at in (0, 3_000, 5_000, 9_000)]
    moved = [each._replace(early=125, late=125) for each in drafts]
    assert [start for start, _ in times(*moved)] == [0, 3_000, 5_084, 9_000]


def test_a_cue_that_has_no_time_to_give_is_left_where_it_is() -> None:
    text = "x" * 40
    first, second = draft(0, 1_500, 1_500, text), draft(1_500, 3_000, 9_000)._replace(late=125)
    assert times(first, second)[1][0] == 1_500


def test_cues_before_a_crowded_end_start_earlier_one_after_the_other() -> None:
    crowded = [
        draft(0, 2_000, 2_000),
        draft(2_000, 4_000, 4_000, "x" * 40),
        draft(4_000, 4_900, 4_900, "x" * 20),
    ]
    assert [bool(cue.flags) for cue in timed(crowded, BROADCAST, 4_900)] == [False, True, True]

    loose = [each._replace(early=500, late=500) for each in crowded]
    found = timed(loose, BROADCAST, 4_900)
    assert [cue.start for cue in found] == [0, 1_816, 3_900]
    assert not any(cue.flags for cue in found)


@pytest.mark.parametrize("until", [10_000, 500, 60, 2])
def test_no_cue_stands_after_the_end_of_the_recording(until: int) -> None:
    drafts = [draft(9_990, 10_000, 10_000)] * 2
    found = timed(drafts, BROADCAST, until)
    assert all(0 <= cue.start < cue.end <= until for cue in found)
    assert found[0].end <= found[1].start


def test_a_recording_without_length_ends_nothing() -> None:
    assert [cue.start for cue in timed([draft(0, 0, 0)] * 3, BROADCAST, 0)] == [0, 40, 80]


def test_nothing_makes_nothing() -> None:
    assert timed([], BROADCAST) == ()
