import pytest

from podcast.captions.breaks import BAD, GOOD
from podcast.languages import lookup, unspaced

broken = unspaced.pieces


def cost(before: str, after: str, tag: str) -> float:
    found = unspaced.cost(before, after, lookup(tag))
    assert found is not None
    return found


def test_text_with_spaces_is_not_broken() -> None:
    assert broken("Leuchtturmwärterin") == ["Leuchtturmwärterin"]


def test_no_piece_starts_with_what_belongs_to_the_one_before() -> None:
    text = "ちょっと待って、ランプーをしゃべる人々…「はい。」（冬）100％です！？"
    for piece in broken(text)[1:]:
        assert piece[0] not in "、。ょっーゃ々…」）％！？"
    assert "".join(broken(text)) == text


def test_no_piece_ends_on_an_opening_bracket_or_a_currency() -> None:
    for piece in broken("彼女は「はい」と言い、（冬に）￥500を払った。"):
        assert piece[-1] not in "「（￥"


def test_figures_and_latin_words_are_kept_whole() -> None:
    found = broken("彼は2026年にRed-Hot社を、3.5％で買った。")
    assert {"2026", "Red-Hot", "3.5％"} <= set(found)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("เธอเดินขึ้นบันไดช้าๆ", "เธ"),  # a vowel written before its consonant
        ("กำแพงเก่าแก่ของท่าเรือ", "กำ"),
        ("ກຳແພງເກົ່າຂອງທ່າເຮືອ", "ກຳ"),
        ("ស្ត្រីនៅកំពង់ផែចាស់", "ស្ត្រី"),  # stacked consonants
    ],
)
def test_marks_stay_with_their_letter(text: str, first: str) -> None:
    assert broken(text)[0] == first
    assert "".join(broken(text)) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [("た。", "冬"), ("が、", "彼"), ("を", "見"), ("は", "ラ"), ("。」", "と"), ("言", "「は")],
)
def test_a_japanese_break_reads_well(before: str, after: str) -> None:
    assert cost(before, after, "ja") <= GOOD


@pytest.mark.parametrize(("before", "after"), [("灯", "は"), ("ラ", "ン"), ("見", "え"), ("その", "人")])
def test_a_japanese_break_hurts(before: str, after: str) -> None:
    assert cost(before, after, "ja") >= BAD


def test_chinese_particles_stay_with_their_word() -> None:
    assert cost("守", "的", "zh") >= BAD
    assert cost("的", "灯", "zh") <= GOOD


def test_pieces_of_one_spaced_word_are_never_parted() -> None:
    assert unspaced.cost("don", "'t", lookup("en")) is None


def test_a_space_parts_clauses_in_thai_alone() -> None:
    assert unspaced.space_cost("ท่าเรือ", "เธอ") is not None
    assert unspaced.space_cost("lamp", "she") is None


def test_texts_meet_without_a_space_beside_the_marks_that_scripts_share() -> None:
    for before, after in (("说：“好。”", "她"), ("等等……", "“不”"), ("灯台——", "冬"), ("𠮷", "野")):
        assert unspaced.joined([before, after]) == before + after
    for before, after in (("It…", "冬"), ("灯台…", "It"), ("60", "m"), ("불", "빛"), ("ลม", "ฝน")):
        assert unspaced.joined([before, after]) == f"{before} {after}"
