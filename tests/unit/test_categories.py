import pytest

from podcast.categories import CATEGORIES, check_category, parse_category


def test_apples_list_is_whole() -> None:
    assert (len(CATEGORIES), sum(map(len, CATEGORIES.values()))) == (19, 90)


@pytest.mark.parametrize("top", CATEGORIES)
def test_every_category_is_read_back(top: str) -> None:
    assert parse_category(top) == (top, "")
    for sub in CATEGORIES[top]:
        assert parse_category(f" {top}  >{sub} ") == (top, sub)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("education", "Apple has no category 'education'; did you mean 'Education'?"),
        ("Courses", "Apple has no category 'Courses'; did you mean 'Education > Courses'?"),
        (
            "Society and Culture",
            "Apple has no category 'Society and Culture'; did you mean 'Society & Culture'?",
        ),
        (
            "Education > Course",
            "Apple has no category 'Course' in 'Education'; did you mean 'Education > Courses'?",
        ),
        ("History > Books", "Apple has no category 'Books' in 'History'; did you mean 'Arts > Books'?"),
        ("Qqqqq", "Apple has no category 'Qqqqq'"),
    ],
)
def test_a_category_that_is_not_apples_is_refused_with_the_nearest(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="Apple has no category") as refused:
        parse_category(text)
    assert str(refused.value) == sentence


def test_a_pair_can_be_checked_alone() -> None:
    check_category("Arts")
    with pytest.raises(ValueError, match="'Painting' in 'Arts'"):
        check_category("Arts", "Painting")
