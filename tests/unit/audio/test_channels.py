import numpy as np
import pytest

from podcast.audio.channels import mix, mixing, named, weights

SURROUND = ("FL", "FR", "FC", "LFE", "BL", "BR")


def test_what_is_behind_counts_more_and_the_subwoofer_nothing() -> None:
    assert weights(SURROUND).tolist() == [1, 1, 1, 0, 1.41, 1.41]


@pytest.mark.parametrize(
    ("count", "first", "last"), [(1, "FC", "FC"), (2, "FL", "FR"), (6, "FL", "BR"), (8, "FL", "SR")]
)
def test_channels_without_a_place_get_the_usual_one(count: int, first: str, last: str) -> None:
    names = named(("NONE",) * count)
    assert (len(names), names[0], names[-1]) == (count, first, last)


def test_named_channels_and_odd_numbers_stay_as_they_are() -> None:
    assert named(("FR", "FL")) == ("FR", "FL")
    assert named(("NONE",) * 7) == ("NONE",) * 7


def test_nothing_is_mixed_when_the_number_is_right() -> None:
    sound = np.ones((2, 3), np.float32)
    assert mixing(("FL", "FR"), 2) is None
    assert mix(None, sound) is sound


def test_two_equal_channels_keep_their_level_as_one() -> None:
    assert mix(mixing(("FL", "FR"), 1), np.full((2, 3), 0.5, np.float32)).tolist() == [[0.5] * 3]


def test_one_channel_goes_to_both_sides() -> None:
    assert mix(mixing(("FC",), 2), np.full((1, 2), 0.25, np.float32)).tolist() == [[0.25] * 2] * 2


def test_surround_becomes_two_sides() -> None:
    voices = np.eye(6, dtype=np.float32)
    left, right = mix(mixing(SURROUND, 2), voices)
    assert left.tolist() == pytest.approx([1, 0, 0.5**0.5, 0, 0.5**0.5, 0])
    assert right.tolist() == pytest.approx([0, 1, 0.5**0.5, 0, 0, 0.5**0.5])
