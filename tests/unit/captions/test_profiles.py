from dataclasses import replace

import pytest

from podcast.captions import FLAGS, PROFILES
from podcast.captions.profiles import HINTS, LIMITS


def test_the_table_is_keyed_by_name() -> None:
    assert {name: profile.name for name, profile in PROFILES.items()} == {name: name for name in PROFILES}


@pytest.mark.parametrize("changes", [{"lines": 3}, {"lines": 0}, {"chars": 0}])
def test_a_profile_that_no_cue_could_keep_is_refused(changes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="1 or 2 lines"):
        replace(PROFILES["web"], **changes)  # type: ignore[arg-type]


def test_every_rule_has_a_reason_and_a_hint() -> None:
    assert list(FLAGS) == list(HINTS)


def test_children_read_more_slowly() -> None:
    assert (PROFILES["children"].cps, PROFILES["broadcast"].cps) == (17, 20)


@pytest.mark.parametrize(
    ("tag", "chars", "cps"),
    [("ja", 26, 14), ("ko-KR", 32, 28), ("zh-Hant", 32, 22), ("th", 35, 20), ("fi", 42, 20)],
)
def test_a_language_has_limits_of_its_own(tag: str, chars: int, cps: int) -> None:
    fitted = PROFILES["broadcast"].for_language(tag)
    assert (fitted.chars, fitted.cps) == (chars, cps)


def test_limits_narrow_a_profile_and_never_widen_it() -> None:
    assert PROFILES["podcast"].for_language("th").chars == 32
    assert PROFILES["word"].for_language("ja").cps == 0
    for tag, limits in LIMITS.items():
        assert PROFILES["children"].for_language(tag).cps == limits.children
