from itertools import pairwise, product
from math import exp

import pytest

from podcast.transcript import weights
from podcast.transcript.dialogue import RATES, SLIP, Evidence, Weights, WordWeights, evidence, read
from podcast.transcript.pairing import FACTS
from podcast.transcript.signs import LINKS, SIGNS, turns_of

EVEN = Weights(signs={}, links={}, words={}, host=0.0, change=0.0, rates=(0.0,) * len(RATES))
SAME = ("one two three",) * 4


def sigmoid(value: float) -> float:
    return 1 / (1 + exp(-value))


def by_hand(found: Evidence) -> list[float]:
    """The chances of the host by adding up every way the voices may go, at every rate."""
    totals, hosts = 0.0, [0.0] * len(found.host)
    for path, rate in product(product((True, False), repeat=len(found.host)), RATES):
        chance = 0.5 / len(RATES)
        for host, lean in zip(path, found.host, strict=True):
            chance *= exp(lean / 2 if host else -lean / 2)
        for (one, two), change in zip(pairwise(path), found.change[1:], strict=True):
            go = SLIP + (1 - 2 * SLIP) * sigmoid(change + rate)
            chance *= go if one != two else 1 - go
        totals += chance
        hosts = [each + chance * host for each, host in zip(hosts, path, strict=True)]
    return [each / totals for each in hosts]


def test_forward_and_backward_add_up_every_way_the_voices_may_go() -> None:
    found = Evidence((1.5, -0.5, 0.2, -2.0), (0.0, 0.7, -1.1, 2.0))
    # Turns of one length say nothing of the voices, so the second reading is the first.
    assert read(turns_of(SAME), found, EVEN).host == pytest.approx(by_hand(found))


def test_the_rate_is_learnt_from_the_talk() -> None:
    clear = (4.0, -4.0) * 6
    alternating = Evidence((*clear, 0.0), (0.0,) * 13)
    staying = Evidence((*sorted(clear, reverse=True), 0.0), (0.0,) * 13)
    turns = turns_of(("one two three",) * 13)

    assert read(turns, alternating, EVEN).host[-1] > 0.7
    assert read(turns, staying, EVEN).host[-1] < 0.3


def test_how_long_each_voice_speaks_is_learnt_from_the_talk() -> None:
    texts = ("Why?" if n % 2 == 0 else "word " * 40 for n in range(20))
    lean = [2.0, -2.0] * 9 + [0.0, 0.0]
    turns = turns_of((*texts, "When?"))
    host = read(turns, Evidence((*lean, 0.0), (0.0, *[-9.0] * 20)), EVEN).host

    assert host[20] > host[19]


def test_words_and_signs_are_weighed() -> None:
    told = Weights(
        signs={"asks": 2.0},
        links={"asked": 1.0},
        words={"lamp": WordWeights(0.5, 3.0, 0.25)},
        host=-1.0,
        change=0.1,
        rates=EVEN.rates,
    )
    found = evidence(turns_of(("Who?", "lamp", "one two three four five six seven eight lamp")), told)

    assert found.host == pytest.approx((-1 + 2, -1 + 0.5 + 3, -1 + 3 / 3))
    assert found.change == pytest.approx((0, 0.1 + 1.0 + 0.25, 0.1))


def test_numbers_of_any_size_do_no_harm() -> None:
    found = Evidence((900.0, -900.0, 900.0, 0.0), (0.0, -900.0, 900.0, 0.0))
    assert all(0 <= each <= 1 for each in read(turns_of(SAME), found, EVEN).host)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_weight_is_of_a_row_that_is_there(language: str) -> None:
    model, pairing = weights.of(language)
    english = language == "en"
    assert set(model.signs) == {sign.name for sign in SIGNS if english or not sign.english}
    assert set(model.links) == {link.name for link in LINKS if english or not link.english}
    assert len(model.rates) == len(RATES)
    assert bool(model.words) == english
    assert len(pairing) == len(FACTS) + 1


def test_the_language_chooses_the_weights() -> None:
    assert weights.of("en-GB") == weights.of("EN") == weights.of("en")
    assert weights.of("de") == weights.of("") != weights.of("en")


def test_how_much_lengths_count_goes_by_how_clear_the_voices_are() -> None:
    texts = ["Why?" if n % 2 == 0 else "word " * 40 for n in range(20)]
    turns = turns_of((*texts, "When?"))
    clear = read(turns, Evidence((*(4.0, -4.0) * 10, 0.0), (0.0, *[0.0] * 20)), EVEN).host[20]
    unclear = read(turns, Evidence((*(0.5, -0.5) * 10, 0.0), (0.0, *[0.0] * 20)), EVEN).host[20]

    assert clear > 0.9 > unclear
