from podcast.align.confidence import NOT_HEARD, confidences
from podcast.align.engine import Heard
from podcast.timecode import Millis


def word(at: int, score: float = -2.0, length: int = 340, phones: int = 4) -> Heard:
    return Heard(Millis(at), Millis(at + length), score, ("AH",) * phones)


def row(middle: Heard | None) -> float:
    around = [word(400 * n) for n in range(4)]
    return confidences([*around, middle, *around])[4]


def test_a_word_that_fits_is_sure() -> None:
    assert row(word(1_600)) > 0.95


def test_a_word_that_was_not_heard_is_not() -> None:
    assert row(None) == NOT_HEARD


def test_bad_sounds_and_odd_lengths_make_a_word_less_sure() -> None:
    usual = row(word(1_600))
    assert row(word(1_600, score=-11.0)) < usual
    assert row(word(1_600, length=2_500)) < 0.9
    assert row(word(1_600, length=40)) < usual


def test_a_word_amid_words_that_were_not_heard_is_doubtful() -> None:
    assert confidences([None, None, None, word(0, score=-4.0), None, None, None])[3] < 0.5


def test_a_word_alone_has_a_confidence_too() -> None:
    assert 0 < confidences([word(0)])[0] <= 1
    assert confidences([]) == []
