from itertools import pairwise
from pathlib import Path

from podcast.errors import Where
from podcast.model import Person, TurnEdit
from podcast.timecode import Millis
from podcast.transcript import Settings, load, parse, prepare

PATH = Path("talk.txt")
SRT = """1
00:00:01,000 --> 00:00:02,000
Ann: The lamb

2
00:00:02,000 --> 00:00:03,000
burns.

3
00:00:03,500 --> 00:00:05,000
Bo: And why?
"""


def test_the_stages_work_together() -> None:
    settings = Settings(
        language="en-GB",
        duration=Millis(4800),
        speakers=(("2", "Bo Ek"), ("Kim", "Kim")),
        fix=(("lamb", "lamp"),),
    )
    done, findings = prepare(parse(SRT.encode(), PATH).transcript, path=PATH, settings=settings)
    assert [(one.start, one.end, one.speaker, one.text) for one in done.segments] == [
        (1000, 3000, "Ann", "The lamp burns."),
        (3500, 4800, "Bo Ek", "And why?"),
    ]
    assert (done.language, done.timing) == ("en-GB", "segment")
    assert [finding.rule for finding in findings] == ["speaker-unmatched"]


def test_every_word_has_a_time_inside_its_turn() -> None:
    done, _ = prepare(parse(SRT.encode(), PATH).transcript, path=PATH, settings=Settings())
    for one in done.segments:
        assert " ".join(word.text for word in one.words) == one.text
        times = [time for word in one.words for time in (word.start, word.end)]
        assert times == sorted(times)
        assert one.start <= times[0] <= times[-1] <= one.end


def test_timing_goes_on_to_say_what_was_measured() -> None:
    for text, timing in (
        (SRT, "segment"),
        ("0:00 Hi there\n0:05 Hello", "estimated"),
        ("WEBVTT\n\n00:00.000 --> 00:02.000\nHi <00:01.000>there", "word"),
    ):
        done, _ = prepare(parse(text.encode(), PATH).transcript, path=PATH, settings=Settings())
        assert done.timing == timing
        assert all(one.words for one in done.segments)


def test_the_language_of_the_source_goes_first() -> None:
    text = "WEBVTT\nLanguage: de-AT\n\n00:00.000 --> 00:02.000\nServus"
    done, _ = prepare(parse(text.encode(), PATH).transcript, path=PATH, settings=Settings(language="en"))
    assert done.language == "de-AT"


def test_preparing_twice_gives_the_same() -> None:
    once, _ = prepare(parse(SRT.encode(), PATH).transcript, path=PATH, settings=Settings())
    assert prepare(once, path=PATH, settings=Settings())[0] == once


def test_all_corrections_work_together_on_the_clock_of_the_recording() -> None:
    settings = Settings(
        speakers=(("Bo", "Bo Ek"),),
        fix=(("lamb", "lamp"),),
        turns=(
            TurnEdit(at=Millis(10_000), split="burns", speaker="Bo"),
            TurnEdit(at=Millis(99_000), merge=True),
        ),
        offset=Millis(8_000),
        stretch=2.0,
        where=lambda key, entry: Where(Path(f"{key}.md"), entry + 1),
    )
    done, (finding,) = prepare(parse(SRT.encode(), PATH).transcript, path=PATH, settings=settings)

    assert [(one.start, one.end, one.speaker, one.text) for one in done.segments] == [
        (10_000, 12_000, "Ann", "The lamp"),
        (12_000, 14_000, "Bo Ek", "burns."),
        (15_000, 18_000, "Bo Ek", "And why?"),
    ]
    assert [speaker.label for speaker in done.speakers] == ["Ann", "Bo Ek"]
    assert str(finding.where) == "turns.md:2"


def test_turns_of_a_stamped_text_that_are_split_or_joined_get_ends_and_words() -> None:
    text = "0:00 Who keeps the lamp? I keep it.\n0:10 And the\n0:12 boat as well.\n"
    settings = Settings(
        turns=(TurnEdit(at=Millis(0), split="I keep"), TurnEdit(at=Millis(12_000), merge=True))
    )
    done, findings = prepare(parse(text.encode(), PATH).transcript, path=PATH, settings=settings)

    assert [one.text for one in done.segments] == [
        "Who keeps the lamp?",
        "I keep it.",
        "And the boat as well.",
    ]
    assert findings == ()
    for one, after in pairwise(done.segments):
        assert one.end <= after.start
    for one in done.segments:
        assert one.start <= one.words[0].start <= one.words[-1].end <= one.end


def test_host_and_guest_of_the_notes_give_two_voices_their_names() -> None:
    text = "".join(
        f"{n // 3}:{n % 3 * 20:02} {said}\n"
        for n, said in enumerate(
            ("Who keeps the lamp?", "In winter the keeper stays alone and checks it twice a night.") * 6
        )
    )
    people = (Person(name="Ann Lee", role="host"), Person(name="Bo Ek", role="guest"))
    settings = Settings(people=people)
    done, _ = prepare(parse(text.encode(), PATH).transcript, path=PATH, settings=settings)

    assert [one.speaker for one in done.segments] == ["Ann Lee", "Bo Ek"] * 6


def test_what_is_moved_past_the_end_of_the_recording_is_told_at_its_line() -> None:
    settings = Settings(duration=Millis(5_000), offset=Millis(2_000))
    done, (finding,) = prepare(
        parse(SRT.encode(), PATH).transcript, path=PATH, settings=settings, lines=(2, 6, 10)
    )

    assert str(finding.where) == "talk.txt:10"
    assert [one.text for one in done.segments] == ["The lamb burns."]


def test_a_correction_reaches_across_the_cues_of_a_turn() -> None:
    text = (
        "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ann>I hold the volt\n\n00:02.000 --> 00:04.000\n<v Ann>meter."
    )
    done, findings = load(Path("t.vtt"), Settings(fix=(("volt meter", "voltmeter"),)), data=text.encode())
    assert [one.text for one in done.segments] == ["I hold the voltmeter."]
    assert findings == ()


def test_a_turn_is_given_to_the_voice_of_a_number_and_others_stay() -> None:
    text = "0:00 Ann: Hi.\n0:04 Bo: Hello.\n0:08 Ann: So.\n"
    settings = Settings(
        speakers=(("", "Ann Lee"), ("", "Bo Ek")), turns=(TurnEdit(at=Millis(8_000), speaker="2"),)
    )
    done, _ = load(Path("t.txt"), settings, data=text.encode())
    assert [one.speaker for one in done.segments] == ["Ann Lee", "Bo Ek", "Bo Ek"]


def test_a_slip_in_the_name_of_a_voice_is_told_and_a_new_voice_is_not() -> None:
    text = "0:00 Ann: Hi.\n0:04 Ruben: Hello.\n0:08 Ann: So.\n"
    given = (TurnEdit(at=Millis(8_000), speaker="Rubn"), TurnEdit(at=Millis(0), speaker="Zoë"))
    done, (finding,) = load(Path("t.txt"), Settings(turns=given), data=text.encode())
    assert [one.speaker for one in done.segments] == ["Zoë", "Ruben", "Rubn"]
    assert finding.hint == "did you mean Ruben?"
