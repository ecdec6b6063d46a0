from pathlib import Path

from podcast.errors import Where
from podcast.model import Speaker, Transcript
from podcast.transcript.names import named
from tests.support import make_transcript


def place_of(entry: int) -> Where:
    return Where(Path("talk.md"), entry + 7)


def names(transcript: Transcript, *given: tuple[str, str]) -> tuple[list[str | None], list[str]]:
    done, findings = named(transcript, given, place_of)
    assert {one.speaker for one in done.segments} - {None} == {speaker.label for speaker in done.speakers}
    return [one.speaker for one in done.segments], [finding.message for finding in findings]


def test_a_label_becomes_a_name() -> None:
    assert names(make_transcript(), ("Tomas", " Tomas  Berg ")) == (["Mara", "Tomas Berg"] * 2, [])


def test_a_number_is_the_place_in_order_of_appearance() -> None:
    assert names(make_transcript(), ("2", "Kim"), ("1", "Bo")) == (["Bo", "Kim"] * 2, [])


def test_a_voice_keeps_its_number_when_the_talk_tells_its_name() -> None:
    assert names(make_transcript(), ("Speaker 2", "Kim")) == (["Mara", "Kim"] * 2, [])


def test_an_empty_key_is_its_own_place() -> None:
    assert names(make_transcript(), ("", "Bo"), ("", "Kim")) == (["Bo", "Kim"] * 2, [])


def test_names_may_change_places() -> None:
    assert names(make_transcript(), ("Mara", "Tomas"), ("Tomas", "Mara"))[0] == ["Tomas", "Mara"] * 2


def test_role_and_confidence_stay_with_the_voice() -> None:
    guessed = Speaker(label="Mara", role="host", inferred=True, confidence=0.9)
    done, _ = named(make_transcript(speakers=(guessed,)), [("1", "Bo")], place_of)
    assert done.speakers == (Speaker(label="Bo", role="host", inferred=True, confidence=0.9),)


def test_two_labels_of_one_voice_become_one_speaker() -> None:
    assert names(make_transcript(), ("1", "Bo"), ("2", "Bo")) == (["Bo"] * 4, [])


def test_an_unknown_key_is_reported_with_the_labels_there_are() -> None:
    done, (finding,) = named(make_transcript(), [("Mora", "Bo"), ("3", "Kim"), ("1", "")][:1], place_of)
    assert done == make_transcript()
    assert (finding.severity, str(finding.where)) == ("warning", "talk.md:7")
    assert "'Mora'" in finding.message
    assert "Mara, Tomas" in finding.hint


def test_an_empty_name_changes_nothing() -> None:
    assert names(make_transcript(), ("1", " ")) == (["Mara", "Tomas"] * 2, [])


def test_the_only_name_is_the_voice_of_an_unlabelled_transcript() -> None:
    plain = make_transcript(((0, 1, None, "a"), (1, 2, None, "b")), speakers=())  # type: ignore[arg-type]
    assert names(plain, ("1", "Bo")) == (["Bo", "Bo"], [])
    assert named(plain, [("1", "")], place_of) == (plain, ())


def test_two_names_for_an_unlabelled_transcript_are_reported() -> None:
    plain = make_transcript(((0, 1, None, "a"),), speakers=())  # type: ignore[arg-type]
    _, findings = named(plain, [("1", "Bo"), ("2", "Kim")], place_of)
    assert len(findings) == 2
    assert "names nobody" in findings[0].hint


def numbered(first: str, second: str) -> Transcript:
    return make_transcript(
        ((0, 1000, first, "Hello."), (1000, 2000, second, "Good day.")),
        speakers=(Speaker(label=first), Speaker(label=second)),
    )


def test_a_list_of_names_goes_by_place_even_where_voices_are_numbers() -> None:
    voices = numbered("Speaker 2", "Speaker 1")
    assert names(voices, ("", "Ann"), ("", "Bo")) == (["Ann", "Bo"], [])
    assert names(voices, ("1", "Bo"), ("2", "Ann")) == (["Ann", "Bo"], [])


def test_a_voice_that_is_named_twice_is_told_and_keeps_the_first_name() -> None:
    done, said = names(numbered("Speaker 0", "Speaker 1"), ("1", "Ann"), ("2", "Bo"))
    assert done == ["Speaker 0", "Ann"]
    assert said == ["Speaker 1 is called 'Ann' already"]
