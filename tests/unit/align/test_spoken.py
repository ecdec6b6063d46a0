import pytest

from podcast.align.spoken import say

KNOWN = frozenset(
    (
        "and",
        "wi-fi",
        "don't",
        "four",
        "nasa",
        "it",
        "show",
        "example",
        "for",
        "a",
        "i",
        "hello",
        "tube",
        "you",
    )
)


def first(token: str) -> str:
    ways = say(token, KNOWN)
    return " ".join(ways[0]) if ways else ""


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("“Hello,”", "hello"),
        ("don’t", "don't"),
        ("GPT-4", "g. p. t. four"),
        ("3.5%.", "three point five percent"),
        ("$43,000", "forty three thousand dollars"),
        ("$19.99", "nineteen dollars ninety nine"),
        ("£5m", "five million pounds"),
        ("2026", "twenty twenty six"),
        ("1st", "first"),
        ("1990s", "nineteen nineties"),
        ("'80s", "eighties"),
        ("3:05pm", "three oh five p. m."),
        ("12:00", "twelve"),
        ("C++", "c. plus plus"),
        ("Q&A", "q. and a"),
        ("R&D,", "r. and d."),
        ("APIs", "a. p. i.'s"),
        ("U.S.", "u. s."),
        ("NASA", "nasa"),
        ("IT", "i. t."),
        ("mp3", "m. p. three"),
        ("MLOps", "m. l. ops"),
        ("YouTube", "you tube"),
        ("24/7", "twenty four seven"),
        ("1/2", "one half"),
        ("2019–2023", "twenty nineteen to twenty twenty three"),
        ("3.11.2", "three point eleven point two"),
        ("-5°", "minus five degrees"),
        ("16kHz", "sixteen kilohertz"),
        ("5G", "five g."),
        ("#1", "number one"),
        ("https://www.example.org/show/", "w. w. w. dot example dot org slash show"),
        ("mara@example.org", "mara at example dot org"),
        ("wi-fi", "wi-fi"),
        ("co-founder", "co founder"),
        ("café", "cafe"),
        ("Straße", "strasse"),
        ("Dr.", "doctor"),
        ("e.g.", "for example"),
        ("&", "and"),
    ],
)
def test_a_token_is_said_in_words(token: str, said: str) -> None:
    assert first(token) == said


@pytest.mark.parametrize("token", ["—", "–", "…", "[MUSIC]", "♪", "*coughs*", "灯台", "“”", "'", ""])
def test_what_is_not_said_has_no_words(token: str) -> None:
    assert say(token, KNOWN) == ()


def test_what_can_be_said_in_several_ways_has_them_all() -> None:
    assert {" ".join(way) for way in say("2005", KNOWN)} == {"two thousand five", "two thousand and five"}
    assert {" ".join(way) for way in say("SQL", KNOWN)} == {"s. q. l.", "sql"}


def test_the_currency_comes_after_the_million() -> None:
    assert ("million", "dollars") in say("million", {"million"}, "$1.5")
    assert say("million", {"million"}, "1.5") == (("million",),)


@pytest.mark.parametrize(
    ("token", "before", "said"),
    [
        ("ms).", "300", ["milliseconds", "m. s."]),
        ("kWh", "5.7", ["kilowatt hours", "k. w. h."]),
        ("kHz,", "(44.1", ["kilohertz", "k. h. z."]),
        ("s", "1", ["second", "s."]),
        ("ms", "the", ["m. s."]),
        ("m", "$5", ["m."]),
        ("mb", "85", ["m. b."]),
    ],
)
def test_a_unit_behind_a_number_is_read_out_or_spelled(token: str, before: str, said: list[str]) -> None:
    assert [" ".join(way) for way in say(token, (), before)] == said


def test_a_unit_that_is_a_word_too_may_be_spelled() -> None:
    assert say("ms", {"ms"}, "300") == (("milliseconds",), ("m.", "s."), ("ms",))


@pytest.mark.parametrize(
    ("token", "said"),
    [("5m", ["five million", "five m."]), ("5ms", ["five milliseconds", "five m. s."]), ("5h", ["five h."])],
)
def test_one_letter_at_a_number_is_no_unit(token: str, said: list[str]) -> None:
    assert [" ".join(way) for way in say(token, ())] == said


def test_separators_mean_a_quantity_and_no_year() -> None:
    assert say("2,026", KNOWN)[0] == ("two", "thousand", "twenty", "six")


@pytest.mark.parametrize(
    "token", ["9" * 40, "1,000" * 9, "$" + "9" * 30, "1" * 20 + "th", "a-" * 30, "1/0", "0/0"]
)
def test_no_token_is_too_odd(token: str) -> None:
    assert len(say(token, KNOWN)) <= 8
