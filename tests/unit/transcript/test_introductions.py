import pytest

from podcast.transcript.introductions import introduced

FILLER = [("guest", "It burns oil."), ("host", "Every night?"), ("guest", "Every night.")]


def told(*turns: tuple[str | None, str]) -> dict[str, str]:
    return introduced([*turns, *FILLER])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Good evening. I'm Mara Lind, and this is the harbour hour.", "Mara Lind"),
        ("I’m your host, Mara Lind.", "Mara Lind"),
        ("My name is Mara. Who lives here?", "Mara"),
        ("I am Mara van der Lind from the museum.", "Mara van der Lind"),
    ],
)
def test_a_voice_says_its_own_name(text: str, name: str) -> None:
    assert told(("host", text)) == {"host": name}


@pytest.mark.parametrize(
    "text",
    [
        "My guest is Tomas Okafor.",
        "My guest today is Tomas Okafor, who keeps the lamp.",
        "Today I'm joined by Tomas Okafor, the keeper.",
        "Joining me today is Tomas Okafor.",
        "Welcome to the show, Tomas Okafor!",
        "With me is Tomas Okafor.",
        "Please welcome Tomas Okafor.",
    ],
)
def test_a_voice_is_introduced_by_the_other(text: str) -> None:
    assert told(("host", text)) == {"guest": "Tomas Okafor"}


@pytest.mark.parametrize("text", ["Thanks, Mara.", "Thank you so much, Mara. It is good.", "Hi Mara, hello."])
def test_a_voice_is_greeted_by_its_name(text: str) -> None:
    assert told(("host", "Who keeps the lamp?"), ("guest", text)) == {"host": "Mara"}


def test_the_fullest_name_is_taken_when_all_are_of_one_person() -> None:
    found = told(
        ("host", "My guest is Tomas Okafor. Welcome, Tomas."),
        ("guest", "Thanks, Mara."),
        ("host", "I'm Mara Lind."),
    )
    assert found == {"guest": "Tomas Okafor", "host": "Mara Lind"}


@pytest.mark.parametrize(
    "turns",
    [
        [("host", "My guest is Tomas Okafor."), ("host", "Joining me is Kim Berg.")],
        [("host", "I'm Mara Lind."), ("host", "I'm Kim Berg.")],
        [("host", "I'm Mara Lind."), ("guest", "I'm Mara Lind.")],
        [(None, "I'm Mara Lind.")],
        [("host", "I'm Canadian. I'm Chief Officer at the pier.")],
        [("host", "I'm sure the Pier Museum is open.")],
        [("guest", "Thanks, Johanna, for the questions.")],
        [("guest", "Hi everybody, hello World.")],
        [("host", "The mayor said: my guest was Lord Nelson.")],
    ],
)
def test_what_is_unclear_or_no_name_gives_none(turns: list[tuple[str | None, str]]) -> None:
    assert told(*turns) == {}


def test_a_word_that_is_also_written_small_is_no_name() -> None:
    assert told(("host", "Thanks, Grace."), ("guest", "By the grace of the sea.")) == {}


def test_names_are_told_at_the_beginning_and_the_end_alone() -> None:
    middle = [("host", "Who?"), ("guest", "She.")] * 20
    late = [*middle, ("guest", "My name is Tomas Okafor."), *middle]
    assert introduced(late) == {}
    assert introduced([*late, ("guest", "My name is Tomas Okafor.")]) == {"guest": "Tomas Okafor"}
