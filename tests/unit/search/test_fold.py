from unicodedata import normalize

import pytest

from podcast.search.fold import count, key, tokens


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café, Ångström & ŁÓDŹ", ["cafe", "angstrom", "lodz"]),
        ("Straße Æsir søm", ["strasse", "aesir", "som"]),
        ("e-mail it's C++ 3.5", ["e", "mail", "it", "s", "c", "3", "5"]),
        ("ﬁne x² İstanbul", ["fine", "x2", "istanbul"]),
        ("light\u00adhouse", ["lighthouse"]),
        ("cafe\u0301", ["cafe"]),
        ("ΛΟΓΟΣ λόγος", ["λογοσ", "λογοσ"]),
        ("الكِتَابُ كتـــاب کتاب", ["الكتاب", "كتاب", "كتاب"]),
        ("مدرسة مصطفى على ٢٠٢٦ ۲۰", ["مدرسه", "مصطفي", "علي", "2026", "20"]),
        ("Hawaiʻi Hawai'i", ["hawai", "i", "hawai", "i"]),
        ("the U.S.A. and A.I. at 9 a.m.", ["the", "usa", "and", "ai", "at", "9", "am"]),
        ("1,000,000 and 12,50 or 1,0000", ["1000000", "and", "12", "50", "or", "1", "0000"]),
        ("फ़िल्म फिल्म", ["फिल्म", "फिल्म"]),
        ("—!? 🎉", []),
    ],
)
def test_spellings_that_people_take_for_one_fold_to_one(text: str, folded: list[str]) -> None:
    assert words(text) == folded


@pytest.mark.parametrize("text", ["Straße, Øre Tide", "ﬁne ﬁne", "the tide", "a ĳ 東京 b"])
def test_offsets_point_at_the_word_even_where_folding_changes_its_length(text: str) -> None:
    for token in tokens(text):
        assert words(text[token.start : token.end])[0].startswith(token.word[:1])
        assert " " not in text[token.start : token.end]


def test_offsets_of_a_word_that_grows_are_those_of_its_letters() -> None:
    assert [(token.start, token.end) for token in tokens("ßa Straße tide")] == [(0, 2), (3, 9), (10, 14)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("パン", "バン"), ("ปี", "ปู"), ("ไม่", "ไม้"), ("काम", "कम"), ("한국", "하국"), ("कि", "की")],
)
def test_marks_that_make_another_word_are_kept(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_any_part_of_a_korean_word_is_a_phrase_of_its_pairs() -> None:
    assert words("대학교에서 함") == ["대학", "학교", "교에", "에서", "서", "함"]
    assert words("한ㄱ") == words("한")  # while the next syllable is being typed


def test_a_run_without_spaces_is_indexed_by_pairs_and_its_last_character() -> None:
    assert words("AI技術です") == ["ai", "技術", "術で", "です", "す"]
    assert [token.pair for token in tokens("a 東京")] == [False, True, True]


def test_the_count_is_that_of_the_words() -> None:
    for text in ("one two", "a 東京都 b", "it's", "", " — "):
        assert count(text) == len(tokens(text))


def test_a_key_holds_whole_words() -> None:
    assert key("Zoë O'Neil") == " zoe o neil "
    assert not key("??").strip()


def test_a_name_is_found_however_it_was_typed() -> None:
    assert key(normalize("NFD", "김철수 パク")) == key("김철수 パク")


@pytest.mark.parametrize(("part", "name"), [("田中", "田中太郎"), ("민수", "김민수"), ("oneil", "Zoë Oneil")])
def test_a_part_of_a_name_is_a_part_of_its_key(part: str, name: str) -> None:
    assert key(part) in key(name)
