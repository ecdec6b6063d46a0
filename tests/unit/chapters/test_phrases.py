import pytest

from podcast.chapters.languages import language
from podcast.chapters.phrases import Phrases, asked

GERMAN = [
    "Das Nebelhorn ist laut. Wenn das Nebelhorn ertönt, hört man das Nebelhorn im Hafen.",
    "Im alten Leuchtturm gibt es Bücher. Der alte Leuchtturm ist offen. Der alte Leuchtturm steht im Hafen.",
]


def test_phrases_set_one_chapter_apart_from_the_other() -> None:
    phrases = Phrases(GERMAN, "de")
    assert phrases.best(0, "", 1) == ["Nebelhorn"]
    assert phrases.best(1, "", 1) == ["alte Leuchtturm"]


def test_phrases_share_no_word() -> None:
    found = Phrases(GERMAN, "de").best(1, GERMAN[1], 3)
    assert len([name for name in found if "leuchtturm" in name.lower()]) == 1


def test_what_the_first_turn_has_weighs_more() -> None:
    texts = ["Nebel, Nebel, Nebel und Sturm, Sturm.", "Hafen, Kran und Bojen. Hafen und Kran."]
    assert Phrases(texts, "de").best(0, "Sturm?", 1) == ["Sturm"]


def test_what_nearly_every_chapter_says_is_in_no_phrase_of_any_language() -> None:
    talk = [f"de haven en de {thing}, want de {thing} is oud" for thing in ("boot", "kraan", "toren", "brug")]
    assert Phrases(talk, "nl").best(1, "", 1) == ["kraan"]


def test_nothing_to_say_is_no_phrase() -> None:
    assert Phrases([""], "de").best(0, "", 2) == []


@pytest.mark.parametrize(
    ("tag", "said", "title"),
    [
        ("de", "Und wie wird man eigentlich Lotse?", "wie wird man eigentlich Lotse?"),
        ("de", "Was bedeutet das denn?", ""),
        ("de", "Wie?", ""),
        ("es", "Bueno, ¿cómo se llega al faro viejo?", "¿cómo se llega al faro viejo?"),
        ("fr", "Comment devient-on gardien de phare ?", "Comment devient-on gardien de phare ?"),
        ("fr", "Et qu'est-ce que cela veut dire ?", ""),
        ("nl", "Hoe word je eigenlijk loods?", ""),
    ],
)
def test_a_short_question_that_points_at_nothing_stands_whole(tag: str, said: str, title: str) -> None:
    assert asked(said, language(tag)) == title
