from dataclasses import replace
from itertools import pairwise

import pytest

from podcast.chapters import propose
from podcast.chapters.cutting import SHORTEST
from podcast.model import Chapter, Segment, Speaker, Transcript
from podcast.timecode import Millis
from tests.support import make_transcript

QUESTIONS = (
    (
        "Welcome to this guide. Today we visit the harbour pilot, whose harbour pilot badge opens it.",
        """
        The harbour pilot boards large ships and brings them in. A harbour pilot knows the
        sandbanks by heart, and no captain may enter without one. The harbour pilot answers for
        the ship from the buoy to the quay.
        """,
    ),
    (
        "What kinds of tasks might someone in this job handle during a stormy night?",
        """
        In a storm the pilot boat goes out first. The crew checks ropes, the ladder, the radio
        and the lamps. Then the crew waits under the bow until the ladder comes down, and the
        ropes are checked once more.
        """,
    ),
    (
        "And is that dangerous?",
        """
        It can be. A ladder may break, and cold water leaves little time. So the ropes and the
        ladder are tested before each trip, and the crew never goes alone.
        """,
    ),
    (
        "What should beginners look for in a school?",
        """
        Look for a school with its own training ship. Courses in navigation and weather are
        taught everywhere, but a training ship teaches what no course can. Ask the school how
        many weeks its students spend at sea.
        """,
    ),
    (
        "And the fees?",
        """
        The fees differ. A school on the coast often asks less, and some students get a grant
        for the course.
        """,
    ),
    (
        "Are there any common mistakes about this work?",
        """
        People think a pilot steers the ship. In truth the captain keeps the wheel and the pilot
        gives advice. Another mistake is that engines have made the work easy: bigger engines
        only bring bigger ships.
        """,
    ),
    (
        "Before we close, how would you describe the future of the harbour?",
        """
        The harbour will grow. Deeper channels are dredged, remote pilots guide barges from the
        shore, and sensors watch the channels. Yet remote pilots still learn on real ships.
        """,
    ),
)


def interview(turn: int = 30_000, labelled: bool = True) -> Transcript:
    """Questions of five seconds and answers of `turn` milliseconds."""
    talk, at = [], 0
    for question, answer in QUESTIONS:
        talk += [
            (at, at + 5_000, "Mara", question),
            (at + 5_000, at + 5_000 + turn, "Tomas", " ".join(answer.split())),
        ]
        at += 5_000 + turn
    made = make_transcript(tuple(talk))
    if labelled:
        return made
    return replace(made, speakers=(), segments=tuple(replace(each, speaker=None) for each in made.segments))


def monologue(minutes: int, segment: int = 60_000) -> Transcript:
    """One voice; every sentence takes ten seconds, a segment holds several."""
    nouns = ("ropes", "charts", "lamps", "engines", "tides", "ladders")
    sentences = [
        f"The {nouns[n // 12 % 6]} of the harbour were counted and the old {nouns[n // 12 % 6]} were sold."
        for n in range(minutes * 6)
    ]
    step = segment // 10_000
    talk = tuple(
        (n * 10_000, min(n + step, len(sentences)) * 10_000, "Mara", " ".join(sentences[n : n + step]))
        for n in range(0, len(sentences), step)
    )
    return make_transcript(talk, speakers=())


def silent(duration: int) -> Transcript:
    """A segment without text."""
    return Transcript(segments=(Segment(start=Millis(0), end=Millis(duration), text=""),))


def end(transcript: Transcript) -> Millis:
    return transcript.segments[-1].end


def starts(chapters: tuple[Chapter, ...]) -> list[int]:
    return [chapter.start for chapter in chapters]


def assert_in_order(chapters: tuple[Chapter, ...], duration: int) -> None:
    assert chapters[0].start == 0
    assert chapters[-1].end == duration
    assert all(a.end == b.start for a, b in pairwise(chapters))
    assert all(chapter.end - chapter.start >= SHORTEST for chapter in chapters)
    assert all(chapter.start % 1000 == 0 for chapter in chapters)


def test_chapters_start_at_questions_that_open_something_and_not_at_those_that_follow_up() -> None:
    talk = interview()
    found = propose(talk, duration=end(talk))
    assert starts(found) == [0, 35_000, 105_000, 175_000, 210_000]
    assert_in_order(found, 245_000)


def test_titles_read_like_an_editors() -> None:
    talk = interview()
    assert [chapter.title for chapter in propose(talk, duration=end(talk))] == [
        "Introduction: harbour pilot",
        "Tasks during a stormy night",
        "What to look for in a school",
        "Common mistakes",
        "The future of the harbour",
    ]


def test_without_labels_the_questions_are_found_too() -> None:
    talk = interview(labelled=False)
    assert starts(propose(talk, duration=end(talk))) == starts(propose(interview(), duration=end(talk)))


def test_a_guests_question_starts_no_chapter() -> None:
    talk = interview()
    segments = list(talk.segments)
    segments[7] = replace(
        segments[7], text="Look for what? A training ship, and a school that shows its courses."
    )
    asked = replace(talk, segments=tuple(segments))
    assert all(
        each.speaker == "Mara"
        for each in asked.segments
        if each.start in starts(propose(asked, duration=end(talk)))
    )


def test_the_host_is_who_asks_when_nobody_has_a_role() -> None:
    talk = replace(interview(), speakers=(Speaker(label="Mara"), Speaker(label="Tomas")))
    assert starts(propose(talk, duration=end(talk))) == starts(propose(interview(), duration=end(talk)))


def test_as_many_as_asked_for_where_there_is_room() -> None:
    talk = interview()
    for count in (1, 2, 3, 4, 7):
        assert len(propose(talk, duration=end(talk), count=count)) == count
    assert_in_order(propose(talk, duration=end(talk), count=40), 245_000)


@pytest.mark.parametrize(("minutes", "low", "high"), [(9, 6, 9), (60, 12, 24), (1, 1, 2)])
def test_a_monologue_is_cut_at_sentences(minutes: int, low: int, high: int) -> None:
    talk = monologue(minutes)
    found = propose(talk, duration=end(talk))
    assert low <= len(found) <= high
    assert_in_order(found, minutes * 60_000)
    assert all(start % 10_000 == 0 for start in starts(found))


def test_one_long_turn_is_cut_by_the_times_of_its_words() -> None:
    talk = monologue(12, segment=12 * 60_000)
    assert len(talk.segments) == 1
    assert len(propose(talk, duration=end(talk))) > 4


def test_one_long_turn_whose_words_have_no_times_is_one_chapter() -> None:
    talk = monologue(12, segment=12 * 60_000)
    bare = replace(talk, segments=(replace(talk.segments[0], words=()),))
    assert starts(propose(bare, duration=end(talk))) == [0]


def test_three_turns_are_few_chapters() -> None:
    talk = make_transcript(
        (
            (0, 4_000, "Mara", "Who lit the lamp in the winter?"),
            (4_000, 40_000, "Tomas", "The keeper did, with oil from the village."),
            (40_000, 80_000, "Mara", "Thank you for the story of the keeper."),
        )
    )
    found = propose(talk, duration=end(talk))
    assert_in_order(found, 80_000)
    assert len(found) <= 2


def test_no_words_make_no_chapters() -> None:
    assert propose(Transcript(segments=()), duration=Millis(60_000)) == ()
    assert propose(silent(60_000), duration=Millis(60_000)) == ()


def test_a_shorter_recording_than_its_transcript_has_chapters_inside_only() -> None:
    found = propose(interview(), duration=Millis(120_000))
    assert_in_order(found, 120_000)


def test_without_a_duration_the_transcript_says_how_long_it_is() -> None:
    assert propose(interview(), duration=Millis(0))[-1].end == 245_000


def test_starts_are_the_whole_second_in_which_a_turn_starts() -> None:
    talk = interview(30_700)
    assert starts(propose(talk, duration=end(talk)))[1] == 35_000
    assert talk.segments[2].start == 35_700


def test_the_same_talk_has_the_same_chapters() -> None:
    talk = interview()
    assert propose(talk, duration=end(talk)) == propose(talk, duration=end(talk))


def asked(*questions: str, answers: tuple[str, ...], turn: int = 40_000) -> Transcript:
    """Questions and answers; each pair takes `turn` milliseconds."""
    talk = []
    for n, (question, answer) in enumerate(zip(questions, answers, strict=True)):
        middle = n * turn + 5_000
        talk += [(n * turn, middle, "Mara", question), (middle, (n + 1) * turn, "Tomas", answer)]
    return make_transcript(tuple(talk))


LAMPS = "Lamps need oil, and oil for lamps comes by boat. Lamps without oil are only glass, glass and brass."
TIDES = "Tides follow moons. Spring tides rise high, neap tides little, and moons rule spring tides."


def test_a_chapter_starts_where_the_words_change() -> None:
    same = "Who does all of that work?"
    talk = asked(same, same, same, same, same, answers=(LAMPS, LAMPS, LAMPS, LAMPS, TIDES * 2))
    assert starts(propose(talk, duration=end(talk), count=2)) == [0, 160_000]


def test_chapters_are_even_where_nothing_else_speaks() -> None:
    same = "Who does all of that work?"
    talk = asked(*[same] * 6, answers=("It is so.",) * 6)
    assert starts(propose(talk, duration=end(talk), count=3)) == [0, 80_000, 160_000]


def test_a_question_that_opens_something_wins_over_one_in_a_better_place() -> None:
    plain, opening = "Who does all of the work?", "Let's talk about money: who pays?"
    talk = asked(
        plain, plain, plain, "And who does all of the work?", opening, plain, answers=("It is so.",) * 6
    )
    assert starts(propose(talk, duration=end(talk), count=2)) == [0, 160_000]


def test_a_chapter_is_as_long_as_its_published_starts_say() -> None:
    talk = make_transcript(
        (
            (0, 30_900, "Tomas", LAMPS),
            (30_900, 60_200, "Mara", "Who does all of the work on tides?"),
            (60_200, 95_000, "Mara", "Who pays for all of the work?"),
        ),
        speakers=(),
    )
    spoken = replace(talk, segments=tuple(replace(each, speaker=None) for each in talk.segments))
    assert starts(propose(spoken, duration=Millis(95_000), count=3)) == [0, 30_000, 60_000]
