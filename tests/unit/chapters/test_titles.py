import pytest

from podcast.chapters import questions
from podcast.chapters.lexis import STOP
from podcast.chapters.titles import MOST, titles
from podcast.chapters.turns import Turn
from podcast.timecode import Millis


def turns(*texts: str) -> list[Turn]:
    return [Turn(Millis(n * 30_000), None, text) for n, text in enumerate(texts)]


def test_the_first_is_an_introduction() -> None:
    assert titles(turns("Hello and welcome.", "Who are you?"), [0])[0] == "Introduction"


def test_no_title_comes_twice() -> None:
    found = titles(turns(*["What about the museum shop?"] * 5), [0, 1, 2, 3, 4])
    assert len(set(found)) == 5


def test_titles_are_short_and_end_in_a_word_that_may_stand_last() -> None:
    made = turns(
        "Welcome to the tower. The tower is open in winter.",
        "What should we do about the tower in the end?",
        "The pilot boat goes out first, and the pilot boat comes back last. It is the boat they rely on.",
        "How has the work of the pilots changed since the first engines were built, and who built them?",
        "In a storm the crew checks the ropes, and in a storm the ropes are all the crew has.",
    )
    for title in titles(made, list(range(len(made)))):
        assert len(title) <= MOST
        assert title.split()[-1].lower() not in STOP


def test_a_chapter_without_a_question_is_named_by_what_sets_it_apart() -> None:
    storm = "The winter storm broke the pier. After the winter storm the pier was rebuilt."
    shop = "In the museum shop there are books. The museum shop sells books and lamps."
    assert titles(turns("Welcome.", storm, shop), [0, 1, 2])[1:] == ["Winter storm", "Museum shop"]


def test_the_last_is_named_by_its_cue() -> None:
    assert titles(turns("Welcome.", "And now it is time to recap it all."), [0, 1])[1] == "Summary"
    assert titles(turns("Welcome.", "Thank you for it all."), [0, 1])[1] == "Conclusion"
    assert titles(turns("Welcome.", "Thanks a lot, Mara, for the tide table."), [0, 1])[1] == "Conclusion"


def test_who_tells_a_long_story_asks_for_nobodys_background() -> None:
    told = "It comes down to your background in the end. " + "We moored the tug at the old quay. " * 8
    assert titles(turns("Welcome.", told), [0, 1])[1] != "Background"


def test_thanks_in_the_middle_end_nothing() -> None:
    said = turns("Welcome.", "Thank you for the tide table.", "Who rings the storm bell?")
    assert titles(said, [0, 1, 2])[1] == "Tide table"


def test_a_chapter_that_says_nothing_has_its_number() -> None:
    assert titles(turns("Welcome.", "Hm.", "Hm."), [0, 1, 2]) == ["Introduction", "Part 2", "Conclusion"]


@pytest.mark.parametrize(
    ("tag", "said", "made"),
    [
        (
            "de",
            ("Willkommen.", "Das Boot ist alt, das Boot ist klein.", "Und wie wird man eigentlich Lotse?"),
            ["Einleitung", "Boot", "Wie wird man eigentlich Lotse?"],
        ),
        (
            "fr",
            ("Bienvenue.", "La lampe est vieille et nous changeons la lampe.", "Et ça ?"),
            ["Introduction", "Lampe", "Partie 3"],
        ),
        (
            "es",
            ("Hola.", "¿Cómo se llega al faro viejo?", "El examen es difícil y el examen es largo."),
            ["Introducción", "¿Cómo se llega al faro viejo?", "Examen"],
        ),
        ("nl", ("Welkom.", "Hm.", "Hm."), ["Introduction", "Part 2", "Part 3"]),
    ],
)
def test_other_languages_have_their_own_words_for_it(
    tag: str, said: tuple[str, ...], made: list[str]
) -> None:
    assert titles(turns(*said), [0, 1, 2], tag) == made


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Let's talk about tools. Which ones would I see?", "Tools"),
        ("Walk me through an ordinary day. What happens first?", "An ordinary day"),
        ("Do I need a boat licence?", "A boat licence"),
        ("Who should stay on the ground?", "Who should stay on the ground"),
        ("And who would be unhappy in your chair?", "Who would be unhappy in your chair?"),
        ("So what does that mean in practice?", ""),
    ],
)
def test_a_question_gives_its_matter_or_stands_whole(said: str, title: str) -> None:
    assert questions.title(said) == title


def test_what_hosts_always_ask_is_called_as_editors_call_it() -> None:
    talk = [
        Turn(Millis(n * 9_000), voice, text)
        for n, (voice, text) in enumerate(
            (
                ("Mara Lind", "Welcome to the show."),
                ("Mara Lind", "Before we start, tell us about your background."),
                ("Tomas Okafor", "I was a sailor."),
                ("Mara Lind", "Which books would you recommend?"),
                ("Speaker 2", "Read the old logs."),
                ("Mara Lind", "And how can people find you?"),
                ("Tomas Okafor", "At the pier."),
            )
        )
    ]
    assert titles(talk, [0, 1, 3, 5])[1:] == [
        "Tomas's background",
        "Book recommendations",
        "Finding Tomas online",
    ]
