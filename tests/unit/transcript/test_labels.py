import pytest

from podcast.transcript.labels import carried, find, looks_like_name, split_label


@pytest.mark.parametrize(
    "label", ["Ann", "Ann Lee", "Dr. Ann van der Berg", "SPEAKER_00", "Speaker 1", "host", "李", "Zoë"]
)
def test_names_look_like_names(label: str) -> None:
    assert looks_like_name(label)


@pytest.mark.parametrize(
    "label",
    [
        "In short",
        "Note",
        "the keeper",
        "of Ann",
        "One Two Three Four Five Six",
        "and Bo",
        "Ann likes",
        "Chapter Two",
    ],
)
def test_beginnings_of_sentences_do_not(label: str) -> None:
    assert not looks_like_name(label)


@pytest.mark.parametrize(
    "text", ["12:30 is lunch", "See https://example.org", "no label", "Ann:Lee", ": odd"]
)
def test_a_colon_alone_makes_no_label(text: str) -> None:
    assert split_label(text) is None


def test_labels_count_when_half_of_the_texts_have_one() -> None:
    assert find(["Ann: hi", "Bo: hi", "and so on"]) == {"Ann", "Bo"}


def test_labels_count_when_two_of_them_come_again() -> None:
    rest = ["talk"] * 20
    assert find(["Ann: a", "Bo: b", "Ann: c", "Bo: d", "Kim: e", *rest]) == {"Ann", "Bo"}
    assert find(["talk", "Ann: a", "Ann: c", *rest]) == frozenset()


def test_a_label_on_the_first_caption_makes_all_labels_count() -> None:
    texts = ["Ann: a", "b", "c", "Bo: d", "e"]
    assert find(texts, captions=True) == {"Ann", "Bo"}
    assert find(texts[1:], captions=True) == frozenset()
    assert find(texts) == frozenset()


def test_no_texts_have_no_labels() -> None:
    assert find([]) == frozenset()
    assert find([], captions=True) == frozenset()


def test_a_speaker_goes_on_until_the_next_label() -> None:
    assert carried(["a", "Ann: b", "Kim: c", "Bo:"], frozenset(("Ann", "Bo"))) == [
        (None, "a"),
        ("Ann", "b"),
        ("Ann", "Kim: c"),
        ("Bo", ""),
    ]


def test_where_nearly_all_captions_have_one_any_label_counts() -> None:
    meeting = [
        "Ann Lee: hi",
        "jo42: hi",
        "+1 555-0100: who?",
        "Ann Lee: note: no",
        "jo42: yes",
        "+1 555-0100: ah",
    ]
    names = find(meeting, captions=True)
    assert names == {"Ann Lee", "jo42", "+1 555-0100"}
    assert [speaker for speaker, _ in carried(meeting, names)] == [one.split(": ")[0] for one in meeting]


def test_a_list_of_terms_has_no_labels() -> None:
    assert find(["soup: hot", "bread: fresh", "fish: cold", "tea: black"], captions=True) == frozenset()


@pytest.mark.parametrize("label", ["Ann Lee (she/her)", "Jo O'Neil | ACME", "spk_0"])
def test_what_meetings_add_to_names_does_no_harm(label: str) -> None:
    assert looks_like_name(label)
