from podcast.timecode import Millis
from podcast.transcript.talk import Turn, draft


def turn(text: str, start: int | None = None, speaker: str | None = None) -> Turn:
    return Turn(1, None if start is None else Millis(start), speaker=speaker, lines=[text])


def test_a_speaker_goes_on_until_another_is_named() -> None:
    made = draft([turn("One.", 0, "Ann"), turn("Two.", 5000), turn("Three.", 9000, "Bo")], [])
    assert [piece.speaker for piece in made.pieces] == ["Ann", "Ann", "Bo"]
    assert (made.timing, made.problems) == ("estimated", ())


def test_turns_before_the_first_time_begin_at_the_start_and_those_behind_the_last_go_on() -> None:
    made = draft([turn("One two."), turn("Three four."), turn("Five.", 8000), turn("Six.")], [])
    starts = [piece.start for piece in made.pieces]
    assert starts[0] == 0
    assert 0 < starts[1] < 8000 == starts[2] < starts[3]


def test_longer_turns_get_more_of_the_time() -> None:
    made = draft([turn("So.", 0), turn("one two three four five six seven"), turn("End.", 80_000)], [])
    assert made.pieces[1].start < 20_000


def test_times_that_run_backwards_share_no_time() -> None:
    made = draft([turn("One.", 9000), turn("Two."), turn("Three.", 1000)], [])
    assert [piece.start for piece in made.pieces] == [9000, 9000, 1000]


def test_turns_that_say_nothing_are_no_turns() -> None:
    assert draft([turn(""), turn("  ", 5)], []).pieces == ()
