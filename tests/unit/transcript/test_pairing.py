import pytest

from podcast.transcript.dialogue import Evidence, Reading
from podcast.transcript.pairing import FACTS, chance, facts
from podcast.transcript.signs import turns_of


def told(
    texts: tuple[str, ...], host: tuple[float, ...], lean: tuple[float, ...] | None = None
) -> dict[str, float]:
    found = Evidence(lean or (0.0,) * len(texts), (0.0,) * len(texts))
    numbers = facts(turns_of(texts), found, Reading(host, 0.25))
    return dict(zip(FACTS, numbers, strict=True))


def test_sure_turns_of_both_voices_are_counted() -> None:
    found = told(("Why?", "So.", "Why?", "So."), (0.9, 0.1, 0.95, 0.4), (2.0, -1.0, 3.0, 0.0))

    assert found["sureness"] == pytest.approx((0.9 + 0.9 + 0.95 + 0.6) / 4)
    assert found["host share"] == pytest.approx((0.9 + 0.1 + 0.95 + 0.4) / 4)
    assert found["one-sided"] == pytest.approx(0.5875 - 0.5)
    assert (found["gain"], found["questions"], found["leaning"], found["both sure"]) == (0.25, 0.5, 1.5, 0.25)


def test_one_voice_alone_has_no_other_that_is_sure() -> None:
    assert told(("a", "b"), (0.99, 0.9))["both sure"] == 0


def test_names_that_are_called_again_are_counted() -> None:
    texts = (
        "Thanks, Mara.",
        "Tomas, who pays?",
        "Kim, and you?",
        "Hi Mara!",
        "So, Tomas, when?",
        "Kim.",
        "The Pier.",
    )
    assert told(texts, (0.5,) * 7)["names"] == pytest.approx(3 / 6)


@pytest.mark.parametrize(
    "text", ["What do you guys say?", "Our guests are here.", "I am joined by Ann Lee and Bo Ek."]
)
def test_words_for_several_people_are_seen(text: str) -> None:
    assert told((text, *["Aye."] * 19), (0.5,) * 20)["several"] == pytest.approx(0.5)


def test_the_chance_grows_with_what_speaks_for_it() -> None:
    assert chance((0.0, 1.0), (3.0, 0.0, 0.0)) == 0.5
    assert chance((1.0, 1.0), (3.0, 0.0, 0.0)) > 0.9
    assert 0 <= chance((1e9,), (-1e9, 0.0)) < chance((1e9,), (1e9, 0.0)) <= 1
