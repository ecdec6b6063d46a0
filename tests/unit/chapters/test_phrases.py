from podcast.chapters.phrases import Phrases

TEXTS = [
    "The fog signal is loud. When the fog signal sounds, they turn the lamp on. We hear the fog signal.",
    "The museum shop sells books. A museum shop needs help. We turn the books over. The lamp is here too.",
]


def test_phrases_set_one_stretch_apart_from_the_other() -> None:
    phrases = Phrases(TEXTS)
    assert phrases.best(0, "", 1) == ["fog signal"]
    assert phrases.best(1, "", 1) == ["museum shop"]


def test_phrases_share_no_word() -> None:
    found = Phrases(TEXTS).best(0, TEXTS[0], 3)
    assert len([name for name in found if "fog" in name]) == 1


def test_what_a_talk_uses_as_verbs_is_in_no_phrase() -> None:
    assert "turn" in Phrases(TEXTS).verbs
    assert not [key for key in Phrases(TEXTS).total if "turn" in key.split()]


def test_names_keep_their_capitals_and_sentences_lose_theirs() -> None:
    phrases = Phrases(["Fog signals work. Mara Lind hears fog signals. Mara Lind says so.", TEXTS[1]])
    assert set(phrases.best(0, "Fog signals and Mara Lind", 2)) == {"Mara Lind", "fog signals"}


def test_the_topic_is_what_the_first_words_name_and_the_talk_comes_back_to() -> None:
    phrases = Phrases([*TEXTS, "A fog signal again."])
    assert phrases.topic("Today: the fog signal and the museum shop.") == "fog signal"
    assert phrases.topic("Welcome to the show.") == ""


def test_nothing_to_say_is_no_phrase() -> None:
    assert Phrases([""]).best(0, "", 2) == []
