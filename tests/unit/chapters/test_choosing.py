from podcast.chapters.choosing import Choice

TEXTS = [
    "Welcome to the harbour show. We talk about the harbour.",
    "What is the fog signal? The fog signal is loud. The old keeper hears the fog signal of the harbour.",
    "I have read about the harbour. Let us talk about the museum shop. The museum shop sells lamps.",
    "So, the bell? And the tide table? The bell rings. A bell is cast. The tide table hangs there.",
]


def best(n: int, opening: str) -> str:
    return Choice(TEXTS).ranked(n, opening)[0]


def test_what_is_asked_for_comes_first() -> None:
    assert best(1, "I know the old keeper. What is the fog signal?") == "The fog signal"


def test_what_is_said_again_comes_before_what_is_mentioned_once() -> None:
    assert best(2, "You know the rope maker and also the museum shop.") == "museum shop"


def test_what_every_chapter_says_comes_last() -> None:
    assert Choice(TEXTS).ranked(2, "I know the harbour. And the lamp room.")[-1] == "harbour"


def test_a_name_whose_words_come_back_in_the_answer_comes_first() -> None:
    said = "The rope locker, the chart table. Well, a table for a chart it is."
    assert Choice(["Hello.", said]).ranked(1, "The rope locker, the chart table.")[0] == "chart table"


def test_a_word_of_every_chapter_loses_to_one_of_its_own() -> None:
    texts = ["The old harbour.", "The old harbour and a deep lock.", "The old harbour."]
    assert Choice(texts).ranked(1, "The old harbour, the deep lock.")[0] == "deep lock"


def test_what_is_asked_to_be_done_comes_before_a_thing_that_is_mentioned() -> None:
    asked = "Shall we talk about the tide table, or would you moor a tug?"
    assert Choice(["Hello.", asked]).ranked(1, asked)[0] == "mooring a tug"


def test_a_lone_word_takes_another_name_along() -> None:
    assert Choice(["", "the bell, the buoy"]).ranked(1, "the bell, the buoy")[0] == "bell and buoy"


def test_a_phrase_that_a_chapter_repeats_counts_without_being_in_its_opening() -> None:
    said = "Well. " + "The pilot boat arrives. " * 4
    assert Choice(["Hello.", said]).ranked(1, "Well.")[0] == "pilot boat"


def test_the_topic_is_what_the_first_words_name_and_the_talk_comes_back_to() -> None:
    choice = Choice([*TEXTS, "The fog signal again."])
    assert choice.topic("Today: the fog signal and the rope maker.") == "fog signal"
    assert choice.topic("Welcome to the show.") == ""


def test_nothing_to_say_gives_no_title() -> None:
    assert Choice(["", ""]).ranked(1, "") == []


def test_a_question_stands_whole_where_its_names_are_lone_words() -> None:
    asked = "Why can't the pilot simply turn around and be done?"
    assert Choice(["Hello.", f"{asked} The tide."]).ranked(1, asked)[0] == asked


def test_a_chapter_whose_opening_names_nothing_is_called_by_what_it_says() -> None:
    said = "And then? I learned it from an old lamp keeper."
    assert Choice(["Hello.", said]).ranked(1, "And then?")[0] == "old lamp keeper"
