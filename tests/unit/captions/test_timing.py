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


def test_nothing_makes_nothing() -> None:
    assert timed([], BROADCAST) == ()
