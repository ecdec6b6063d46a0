from pathlib import Path

from podcast.errors import Where
from podcast.model import Segment, Transcript
from podcast.timecode import Millis
from podcast.transcript.corrections import corrected
from tests.support import make_transcript, words


def place_of(entry: int) -> Where:
    return Where(Path("talk.md"), entry + 7)


def talk(*texts: str) -> Transcript:
    return make_transcript(tuple((n * 1000, n * 1000 + 1000, "Mara", text) for n, text in enumerate(texts)))


def fixed(transcript: Transcript, *fix: tuple[str, str]) -> list[list[tuple[str, int, int]]]:
    done, findings = corrected(transcript, fix, place_of)
    assert findings == ()
    for segment in done.segments:
        assert segment.text == " ".join(word.text for word in segment.words)
    return [[(word.text, word.start, word.end) for word in segment.words] for segment in done.segments]


def test_a_word_is_replaced_and_keeps_its_time_and_punctuation() -> None:
    assert fixed(talk("the lamb, burns"), ("lamb", "lamp")) == [
        [("the", 0, 333), ("lamp,", 333, 666), ("burns", 666, 1000)]
    ]


def test_only_whole_words_in_this_case_are_meant() -> None:
    done, _ = corrected(talk("Lamb lambs clamb lamb’s C++ C"), [("lamb", "lamp"), ("C++", "C")], place_of)
    assert done.segments[0].text == "Lamb lambs clamb lamp’s C C"


def test_a_correction_across_words_shares_their_time() -> None:
    assert fixed(talk("see ml ops now"), ("ml ops", "MLOps")) == [
        [("see", 0, 250), ("MLOps", 250, 750), ("now", 750, 1000)]
    ]
    assert fixed(talk("see MLOps now"), ("MLOps", "machine learning")) == [
        [("see", 0, 333), ("machine", 333, 488), ("learning", 488, 666), ("now", 666, 1000)]
    ]


def test_words_that_go_leave_nothing_and_so_does_an_emptied_turn() -> None:
    assert fixed(talk("um", "so um yes"), ("um", "")) == [[("so", 1000, 1333), ("yes", 1666, 2000)]]


def test_corrections_apply_in_turn() -> None:
    done, _ = corrected(talk("a"), [("a", "b"), ("b", "c")], place_of)
    assert done.segments[0].text == "c"


def test_a_text_without_word_times_is_corrected_too() -> None:
    plain = Transcript(segments=tuple(one for one in talk("ml ops").segments))
    done, _ = corrected(plain, [("ml ops", "MLOps")], place_of)
    assert done.segments[0].text == "MLOps"


def test_a_correction_that_matches_nothing_is_reported() -> None:
    done, (finding,) = corrected(talk("a lamp"), [("a", "the"), ("lamb", "lamp")], place_of)
    assert done == talk("the lamp")
    assert str(finding.where) == "talk.md:8"
    assert (finding.severity, finding.rule) == ("warning", "fix-unmatched")
    assert "'lamb'" in finding.message


def test_an_empty_correction_is_reported_and_does_nothing() -> None:
    _, findings = corrected(talk("the lamp"), [(" ", "x")], place_of)
    assert len(findings) == 1


def test_either_apostrophe_is_meant() -> None:
    assert fixed(talk("we’ll go"), ("we'll go", "we leave"))[0][1][0] == "leave"


def test_words_are_found_amid_writing_without_spaces() -> None:
    assert fixed(talk("冬の燈台は寒い"), ("燈台", "灯台"))[0][0][0] == "冬の灯台は寒い"


def test_words_that_no_space_parts_keep_their_times() -> None:
    turn = Segment(
        start=Millis(0),
        end=Millis(3_000),
        text="冬の燈台は寒い。夜",
        words=(*words("冬の燈", 0, 1_000), *words("台は寒い。", 1_000, 2_000), *words("夜", 2_000, 3_000)),
    )

    def after(*fix: tuple[str, str]) -> list[tuple[str, int]]:
        (done,) = corrected(Transcript(segments=(turn,)), fix, place_of)[0].segments
        return [(word.text, word.start) for word in done.words]

    assert after(("寒い", "熱い")) == [("冬の燈", 0), ("台は熱い。", 1_000), ("夜", 2_000)]
    assert after(("燈台", "灯台")) == [("冬の灯台は寒い。", 0), ("夜", 2_000)]
    assert after(("夜", "朝")) == [("冬の燈", 0), ("台は寒い。", 1_000), ("朝", 2_000)]
