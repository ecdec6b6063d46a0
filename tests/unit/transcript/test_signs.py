import pytest

from podcast.transcript.signs import LINKS, SIGNS, Turn, overlap, turns_of


def shown(text: str, *others: str) -> set[str]:
    """The signs of the first of some turns."""
    turn = turns_of((text, *others))[0]
    return {sign.name for sign in SIGNS if sign.shown(turn)}


def linked(before: str, after: str) -> set[str]:
    one, two = turns_of((before, after))
    return {link.name for link in LINKS if link.shown(one, two)}


@pytest.mark.parametrize("text", ["Who?", "“Who?”", "谁？", "من؟", "Who (she asked)?)"])
def test_a_question_is_told_in_any_script_and_under_quotes(text: str) -> None:
    assert turns_of((text,))[0].asks


def test_lengths_are_told_against_the_middle_of_the_talk() -> None:
    long, short = "word " * 40, "word " * 4
    assert [round(turn.size, 2) for turn in turns_of((long, short))] == [1.82, 0.18]
    assert turns_of((short,))[0].size == 1


def test_places_are_counted_from_both_ends() -> None:
    assert [(turn.place, turn.left) for turn in turns_of(("a", "b", "c"))] == [(0, 2), (1, 1), (2, 0)]
    assert {"first"} <= shown("Aye.", "b", "c", "d", "e", "f")
    assert {"first", "last"} <= shown("Aye.")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Welcome back to the harbour.", "opens the show"),
        ("Thanks so much for having me.", "is a guest"),
        ("Thank you, Mara.", "greets back"),
        ("Exactly, every night.", "answers"),
        ("Wow, every night.", "appreciates"),
        ("Tell me about the lamp.", "addresses"),
        ("I was curious about the lamp.", "wonders"),
        ("When I was young there was no lamp.", "tells"),
        ("It burns because of the oil.", "explains"),
        ("Mhm.", "tiny"),
        ("Who? I do.", "asks on the way"),
    ],
)
def test_each_sign_is_seen(text: str, sign: str) -> None:
    assert sign in shown(text)
    assert sign not in shown("The lamp stands on the rock since the great storm took down the old tower.")


def test_you_and_i_are_weighed_by_the_word() -> None:
    assert "you often" in shown("You and your lamp, you keep it.")
    assert "I often" in shown("I keep my lamp, I do.")
    assert "I" in shown(
        "I keep the lamp at the end of the pier and nobody in the town knows about it at all, yet."
    )


@pytest.mark.parametrize(
    ("before", "after", "link"),
    [
        ("Who?", "The keeper.", "asked"),
        ("Who?", "And why?", "both ask"),
        ("She does.", "Why?", "asks after none"),
        ("Who?", "Yes, she does.", "answers a question"),
        ("And then she—", "She what?", "broken off"),
        ("She keeps it.", "and she cleans it.", "goes on in small letters"),
        ("Mhm.", "She keeps the lamp clean.", "after a tiny one"),
        ("Your lamp?", "My lamp.", "from you to me"),
        ("My lamp.", "And I keep it.", "from me to me"),
        ("She keeps it.", "So who pays?", "so"),
        ("She keeps it.", "But who pays?", "and"),
    ],
)
def test_each_link_is_seen(before: str, after: str, link: str) -> None:
    assert link in linked(before, after)
    assert link not in linked("The storm came in the night.", "The tower fell into the cold sea.")


def test_a_topic_is_shared_by_its_long_words() -> None:
    one, two, three = turns_of(("The harbour lights", "harbour of lights and towers", "the sea"))
    assert (overlap(one, two), overlap(one, three)) == (1.0, 0.0)


def test_rows_have_names_of_their_own() -> None:
    for rows in (SIGNS, LINKS):
        assert len({row.name for row in rows}) == len(rows)


def test_nothing_said_shows_nothing_but_its_place() -> None:
    assert turns_of(()) == ()
    assert isinstance(turns_of(("",))[0], Turn)
    assert linked("", "") <= {"after a tiny one", "a tiny one", "two short ones"}
