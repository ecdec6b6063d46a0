import pytest

from podcast.chapters.questions import LONGEST, title


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What should visitors bring to the tower?", "What to bring to the tower"),
        ("If a visitor is on the island already, what should they see first in spring?", ""),
        ("If someone is new in the harbour, what should they do?", ""),
        ("If a student is in the third year now, what should they read?", "What to read in the third year"),
        ("Which tools should beginners buy before winter?", "Tools to buy before winter"),
        ("What kind of people might like this island?", "Who might like this island"),
        ("What kinds of birds could spoil a harvest?", "Birds that spoil a harvest"),
        ("So, how would you describe the smell of the lamp room?", "The smell of the lamp room"),
        ("Could you tell us a bit about the great storm?", "The great storm"),
        ("You mentioned fog signals and bells. Could you explain those?", "Fog signals and bells"),
        ("What about the museum shop?", "The museum shop"),
        ("Are there any secret rooms in the tower?", "Secret rooms in the tower"),
        ("How do you become a keeper?", "How to become a keeper"),
        ("What is your favourite lighthouse?", "Favourite lighthouse"),
        ("Why do ships avoid the bay?", "Why ships avoid the bay"),
        ("Who looks after the lighthouse?", "Who looks after the lighthouse"),
        ("How does the lamp turn?", "How does the lamp turn?"),
        (
            "How has all of this really changed over the years in the old fishing village?",
            "The old fishing village",
        ),
        ("Final advice for a visitor exploring these stairs?", "Final advice for a visitor"),
        ("How important is the lamp?", "The importance of the lamp"),
        ("What advice do you have for young keepers?", "Advice for young keepers"),
        ("Why do you think ships avoid the bay?", "Why ships avoid the bay"),
        ("Ada is asking, “How deep is the old bay?” I wonder too.", "How deep is the old bay?"),
        ("And rent?", ""),
        ("And salary?", "Salary"),
    ],
)
def test_a_question_becomes_a_title(asked: str, expected: str) -> None:
    assert title(asked) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Does it hurt?",
        "So what does that mean in practice?",
        "And who might not enjoy it as much?",
        "Is this a dangerous place?",
        "How do we solve this problem?",
        "What is possible?",
        "What is, say, the main rule?",
        "The crew that helps with the ropes?",
        "The lamp is lit every night.",
        "What do you think about them?",
        "",
        "?",
        "What should " + "very " * 60 + "old visitors bring?",
    ],
)
def test_what_does_not_survive_is_no_title(text: str) -> None:
    assert title(text) == ""


def test_a_title_is_never_longer_than_apps_show() -> None:
    asked = "What should visitors bring to the tower and to the island and to the shop?"
    assert len(title(asked)) <= LONGEST
