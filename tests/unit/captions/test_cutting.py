from dataclasses import replace
from itertools import pairwise

import pytest

from podcast.captions import FLAGS, PROFILES, Profile, cut, report
from podcast.captions.width import width
from podcast.model import Segment, Transcript, Word
from podcast.timecode import Millis
from tests.support import make_transcript, words

TOUR = (
    (0, 5_000, "Mara", "Welcome to the harbour tour. What do we see from the upper gallery of the tower?"),
    (
        5_000,
        33_000,
        "Tomas",
        (
            "Mostly water, and that is the point of it. The first keeper of this light could follow a ship"
            " for almost 30 miles before it reached the breakwater. She wrote down the name of every vessel,"
            " its cargo, and the hour at which it had passed the lamp. Those books are kept in the cellar,"
            " because the damp air of the upper rooms would have ruined them within a few winters."
        ),
    ),
    (33_000, 35_500, "Mara", "And who reads them today?"),
    (
        35_500,
        62_000,
        "Tomas",
        (
            "Historians, of course, but also engineers. If you want to know how often the fog has closed this"
            " harbour, there is no better source. Dr. Hale counted 212 nights in the year of the great storm"
            " alone. We are now working with the university to put each page online, so that anybody can"
            " search for the ship that brought a great-grandmother across the sea."
        ),
    ),
)
SMALL = {
    "the",
    "a",
    "of",
    "in",
    "to",
    "and",
    "is",
    "are",
    "had",
    "has",
    "would",
    "could",
    "with",
    "dr.",
    "for",
}


def spoken(transcript: Transcript) -> list[str]:
    return [word for segment in transcript.segments for word in segment.text.split()]


def shown(cues: object) -> list[str]:
    return [word for cue in cues for line in cue.lines for word in line.split()]  # type: ignore[attr-defined]


def one(text: str, start: int, end: int, **changes: object) -> Transcript:
    segment = Segment(start=Millis(start), end=Millis(end), text=text, speaker="Mara")
    return Transcript(segments=(replace(segment, **changes),), language="en")  # type: ignore[arg-type]


def test_every_profile_shows_every_word_once_and_in_order() -> None:
    transcript = make_transcript(TOUR)
    for profile in PROFILES.values():
        assert shown(cut(transcript, profile)) == spoken(transcript)


def test_lines_keep_to_the_width_and_number_of_the_profile() -> None:
    for profile in PROFILES.values():
        for cue in cut(make_transcript(TOUR), profile):
            assert len(cue.lines) <= profile.lines
            assert all(len(line) <= profile.chars for line in cue.lines)


def test_broadcast_cues_conform_and_end_on_words_that_may_stand_last() -> None:
    cues = cut(make_transcript(TOUR))
    found = report(cues)
    assert (found.share, found.overlaps, found.bad_cue_breaks) == (1.0, 0, 0)
    assert not [line for cue in cues for line in cue.lines if line.split()[-1].lower() in SMALL]


def test_no_cue_holds_two_voices() -> None:
    transcript = make_transcript(TOUR)
    cues = cut(transcript, PROFILES["web"])
    for segment in transcript.segments:
        inside = [cue for cue in cues if segment.start <= cue.start < segment.end]
        assert {cue.speaker for cue in inside} == {segment.speaker}
        assert shown(inside) == segment.text.split()


def test_a_cue_goes_on_over_the_pieces_of_one_voice() -> None:
    talk = ((0, 1_500, "Mara", "The lamp was lit"), (1_500, 3_000, "Mara", "at nine."))
    assert [cue.lines for cue in cut(make_transcript(talk))] == [("The lamp was lit at nine.",)]


def test_without_labels_only_an_open_sentence_goes_on() -> None:
    talk = (
        (0, 1_500, "", "The lamp was lit"),
        (1_500, 3_000, "", "at nine."),
        (3_000, 4_500, "", "By whom?"),
    )
    made = make_transcript(talk)
    unlabelled = replace(made, segments=tuple(replace(each, speaker=None) for each in made.segments))
    assert [cue.lines for cue in cut(unlabelled)] == [("The lamp was lit at nine.",), ("By whom?",)]


def test_a_number_stays_with_its_unit() -> None:
    text = "From the gallery up there we could see exactly 30 miles of open and empty water."
    for chars in range(20, 60):
        profile = replace(PROFILES["broadcast"], chars=chars)
        assert not [
            line for cue in cut(one(text, 0, 6_000), profile) for line in cue.lines if line.endswith("30")
        ]


def test_an_address_wider_than_a_line_is_kept_whole_and_flagged() -> None:
    address = "https://example.org/harbour/books/1871/september/page/12?lamp=upper"
    cues = cut(one(f"You find it at {address} any time.", 0, 9_000))
    assert [cue.flags for cue in cues if address in cue.lines] == [("wide",)]
    assert shown(cues) == f"You find it at {address} any time.".split()


def test_talk_without_spaces_is_broken_between_characters() -> None:
    text = (
        "灯台守は冬の間ずっと一人で暮らし、毎晩二回ランプを点検します。嵐が来ると港の全員が灯りを見守ります。"
    )
    cues = cut(replace(one(text, 0, 12_000), language="ja"))
    assert "".join(line for cue in cues for line in cue.lines) == text
    assert all(2 * len(line) <= 42 for cue in cues for line in cue.lines)
    assert not [line for cue in cues for line in cue.lines if line[0] in "、。"]


def test_a_japanese_line_starts_with_no_particle_and_parts_no_loanword() -> None:
    text = "港のランプは今夜もカーテンの向こうで静かに光りライトハウスのキーパーは窓から海を見ています。"
    cues = cut(replace(one(text, 0, 12_000), language="ja"))
    lines = [line for cue in cues for line in cue.lines]
    assert len(lines) > 2
    assert not [line for line in lines if line[0] in "のはもでにをま"]
    assert all(
        any(word in line for line in lines) for word in ("ランプ", "カーテン", "ライトハウス", "キーパー")
    )


def test_a_thai_line_ends_at_a_space() -> None:
    text = "เธอเดินขึ้นบันไดของหอคอยเก่า แล้วจุดตะเกียงให้เรือที่ผ่านไป"
    cues = cut(replace(one(text, 0, 6_000), language="th"))
    assert [line for cue in cues for line in cue.lines] == text.split()
    uneven = "ลมแรงมาก แล้วเธอก็จุดตะเกียงให้เรือที่ผ่านไปมา"
    (cue,) = cut(replace(one(uneven, 0, 4_000), language="th"))
    assert list(cue.lines) == uneven.split()


def test_a_heard_pause_is_a_good_place_to_break() -> None:
    before = words("we climbed the narrow stairs", 0, 1_900)
    after = words("slowly one step after another holding our lamps", 2_900, 5_500)
    text = "we climbed the narrow stairs slowly one step after another holding our lamps"
    talk = one(text, 0, 5_500, words=before + after)
    first, *_ = cut(replace(talk, timing="word"))
    assert " ".join(first.lines).endswith("stairs")


def test_a_pause_that_was_not_measured_says_nothing() -> None:
    halves = words("we climbed the narrow stairs slowly", 0, 1_900) + words(
        "one step after another holding our lamps", 2_900, 5_500
    )
    text = " ".join(word.text for word in halves)
    assert len(cut(replace(one(text, 0, 5_500, words=halves), timing="word"))) == 2
    assert len(cut(replace(one(text, 0, 5_500, words=halves), timing="estimated"))) == 1


def test_a_word_stretched_over_a_pause_does_not_hold_its_cue() -> None:
    stretched = (Word(text="Listen.", start=Millis(0), end=Millis(30_000)),)
    (cue,) = cut(one("Listen.", 0, 30_000, words=stretched))
    assert cue.end == 4_000


def test_talk_without_any_time_of_its_own_is_kept_and_flagged() -> None:
    text = (
        "Nobody gave this long remark a single moment, and still each of its words has to be shown somewhere."
    )
    cues = cut(one(text, 5_000, 5_000))
    assert shown(cues) == text.split()
    assert all(a.end <= b.start and a.start < a.end for a, b in pairwise(cues))
    assert all("fast" in cue.flags for cue in cues)


def test_crosstalk_is_shown_one_voice_after_the_other() -> None:
    talk = ((0, 4_000, "Mara", "I say the lamp was out."), (1_000, 2_000, "Tomas", "It was not."))
    first, second = cut(make_transcript(talk))
    assert first.end <= second.start
    assert second.start >= 1_000


def test_silence_gives_no_cues() -> None:
    assert cut(Transcript(segments=())) == ()
    assert cut(one("", 0, 4_000)) == ()


def test_an_unknown_language_is_cut_by_its_punctuation() -> None:
    text = "Valo sammui yöllä, mutta majakanvartija ei nukkunut. Hän kirjasi jokaisen laivan nimen vihkoon."
    cues = cut(replace(one(text, 0, 9_000), language="fi"))
    assert cues[0].lines[-1].endswith("nukkunut.")


def test_the_word_profile_gives_a_cue_a_word() -> None:
    transcript = make_transcript(TOUR)
    cues = cut(transcript, PROFILES["word"])
    assert [cue.lines for cue in cues] == [(word,) for word in spoken(transcript)]
    assert [cue.start for cue in cues] == [word.start for each in transcript.segments for word in each.words]


def test_an_hour_long_segment_is_cut_like_any_other() -> None:
    text = " ".join(segment[3] for segment in TOUR) + " "
    talk = one((text * 100).strip(), 0, 7_200_000)
    cues = cut(talk)
    found = report(cues)
    assert shown(cues) == spoken(talk)
    assert found.share == 1.0
    assert cues[-1].end <= 7_200_000


def test_a_turn_of_one_word_is_a_cue_of_its_own() -> None:
    talk = (
        (0, 3_000, "Mara", "Was the lamp lit?"),
        (3_000, 3_400, "Tomas", "No."),
        (3_400, 6_000, "Mara", "Why?"),
    )
    cues = cut(make_transcript(talk))
    assert [(cue.speaker, cue.lines) for cue in cues][1] == ("Tomas", ("No.",))
    assert cues[1].end <= cues[2].start


def test_words_without_length_keep_their_place() -> None:
    text = "It was a cold night on the rock."
    still = tuple(Word(text=word, start=Millis(500), end=Millis(500)) for word in text.split())
    cues = cut(replace(one(text, 0, 4_000, words=still), timing="word"))
    assert shown(cues) == text.split()
    assert all(cue.start < cue.end <= 4_000 for cue in cues)


def test_talk_faster_than_anybody_reads_is_kept_and_flagged_fast() -> None:
    text = " ".join(segment[3] for segment in TOUR)
    talk = one(text, 0, len(text) * 1000 // 45)
    cues = cut(talk)
    assert shown(cues) == text.split()
    assert all("fast" in cue.flags for cue in cues[:-1])
    assert all(a.end <= b.start for a, b in pairwise(cues))


def test_talk_at_zero_is_shown_from_zero() -> None:
    cues = cut(one("Welcome to the harbour tour.", 0, 2_500))
    assert [(cue.start, cue.end) for cue in cues] == [(0, 2_500)]


@pytest.mark.parametrize("until", [62_000, 61_000, 30_000])
def test_no_cue_runs_past_the_end_of_the_recording(until: int) -> None:
    cues = cut(make_transcript(TOUR), until=Millis(until))
    assert max(cue.end for cue in cues) <= until
    assert all(a.end <= b.start for a, b in pairwise(cues))


def test_a_recording_that_goes_on_leaves_the_last_cue_time_to_be_read() -> None:
    talk = one("She wrote down every single ship.", 0, 1_000)
    assert cut(talk)[-1].flags == ("fast",)
    assert cut(talk, until=Millis(9_000))[-1].flags == ()


def test_signs_are_measured_as_they_are_seen() -> None:
    text = "👩🏽\u200d🚀" * 16
    (cue,) = cut(one(text, 0, 4_000))
    assert cue.flags == ()


def test_right_to_left_talk_is_cut_at_its_own_marks() -> None:
    text = (
        "في الشتاء يبقى حارس المنارة وحيدا، وتهب الريح طوال الليل. هل يسمع أحد صوت البحر؟ لا أحد يسمعه الآن."
    )
    cues = cut(replace(one(text, 0, 9_000), language="ar"))
    assert shown(cues) == text.split()
    assert all(cue.lines[-1].endswith((".", "؟")) for cue in cues)


def test_a_name_before_a_turn_finds_room_in_its_first_line() -> None:
    cues = cut(make_transcript(TOUR), PROFILES["podcast"])
    before = None
    for cue in cues:
        label = f"{cue.speaker}: " if cue.speaker != before else ""
        assert len(label + cue.lines[0]) <= 32
        before = cue.speaker


def test_a_name_that_would_take_half_a_line_is_not_counted() -> None:
    talk = make_transcript(((0, 4_000, "The keeper of the light", "We lit the lamp at nine that night."),))
    assert cut(talk, PROFILES["podcast"]) == cut(talk, replace(PROFILES["podcast"], labels=False))


def test_a_language_narrows_the_lines_of_a_profile() -> None:
    text = (
        "등대지기는 겨울 내내 혼자 지내며 매일 밤 두 번씩 등불을 살펴봅니다."
        " 폭풍이 오면 항구의 모든 사람이 불빛을 지켜봅니다."
    )
    cues = cut(replace(one(text, 0, 12_000), language="ko"))
    assert shown(cues) == text.split()
    assert max(width(line) for cue in cues for line in cue.lines) <= 32


def test_no_cue_holds_the_end_of_one_sentence_and_the_start_of_another_if_there_is_time() -> None:
    text = "The lamp went out at nine that night. Nobody on the island noticed it."
    assert [cue.lines for cue in cut(one(text, 0, 6_000))] == [
        ("The lamp went out at nine that night.",),
        ("Nobody on the island noticed it.",),
    ]


def test_every_flag_is_explained() -> None:
    tiny = Profile(name="tiny", chars=4, lines=1, cps=5, shortest=Millis(3_000), longest=Millis(3_100))
    flags = {flag for cue in cut(make_transcript(TOUR), tiny) for flag in cue.flags}
    assert flags == {"fast", "short", "wide"}
    assert flags <= set(FLAGS)
