import pytest

from podcast.timecode import Millis, format_vtt
from podcast.transcript.rolling import rolls, unrolled
from podcast.transcript.webvtt import RawCue, parse

SONG = (
    "row the boat home",
    "row the boat home",
    "no no no",
    "home",
    "home",
    "and sleep",
    "till noon",
    "noon",
)


def cue(start: int, end: int, text: str) -> RawCue:
    return RawCue(0, Millis(start), Millis(end), text)


def rolling(lines: tuple[str, ...], *, times: bool) -> list[RawCue]:
    """As automatic captions show lines of two seconds: above the next one, and standing still in between."""
    found: list[RawCue] = []
    before = " "
    for n, line in enumerate(lines):
        start = n * 2_000
        first, *more = line.split()
        stamps = (f"<{format_vtt(Millis(start + 300 * k))}><c> {word}</c>" for k, word in enumerate(more, 1))
        said = first + "".join(stamps) if times else line
        found.append(cue(start, start + 1_990, f"{before}\n{said}"))
        found.append(cue(start + 1_990, start + 2_000, f"{line}\n "))
        before = line
    return found


@pytest.mark.parametrize("times", [True, False])
def test_each_line_is_said_once_and_what_was_said_again_again(times: bool) -> None:
    said = [one.text for one in unrolled(rolling(SONG, times=times))]
    assert [text.replace("</c>", "").count("<c>") for text in said] == [
        len(line.split()) - 1 if times else 0 for line in SONG
    ]
    if not times:
        assert tuple(said) == SONG


def test_colours_around_the_words_hide_no_repeat() -> None:
    cues = [
        cue(0, 2000, " \nso<00:00:00.300><c> here</c><c.colorE5E5E5><00:00:00.600><c> we</c></c>"),
        cue(2000, 2010, "so here<c.colorE5E5E5> we\n </c>"),
        cue(2010, 4000, "so here<c.colorE5E5E5> we</c>\nare<00:00:02.300><c> now</c>"),
        cue(4000, 4010, "are now\n "),
    ]
    assert len(unrolled(cues)) == 2


def test_a_rolling_file_is_known_by_its_pairs() -> None:
    assert rolls(rolling(SONG, times=False))


def test_lines_taken_up_by_nearly_every_cue_roll_without_standing_still() -> None:
    lines = [f"line {n}" for n in range(12)]
    cues = [cue(n * 1000, n * 1000 + 1000, "\n".join(lines[max(0, n - 1) : n + 1])) for n in range(12)]
    assert rolls(cues)
    assert [one.text for one in unrolled(cues)] == lines


@pytest.mark.parametrize(
    "texts",
    [
        ("la la\nla la",) * 20,
        ("one\ntwo", "two\nthree", "three\nfour", "other", "words", "here", "and", "there"),
        ("yes", "yes", "yes", "yes"),
        (),
    ],
)
def test_a_chorus_does_not_roll(texts: tuple[str, ...]) -> None:
    assert not rolls([cue(n * 1000, n * 1000 + 1000, text) for n, text in enumerate(texts)])


def test_lines_that_carry_their_own_times_are_said() -> None:
    file = parse(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHear <00:01.500>hear\n\n"
        "00:02.000 --> 00:03.000\nHear <00:02.200>hear\nthe <00:02.500>bell\n"
    )
    assert [one.text for one in unrolled(file.cues)] == [one.text for one in file.cues]
