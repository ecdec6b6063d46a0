import re
from dataclasses import replace
from pathlib import Path

import pytest

from podcast.captions import FLAGS, PROFILES, Profile
from podcast.captions.profiles import HINTS, LIMITS

DOCS = (Path(__file__).parents[3] / "docs/captions.md").read_text(encoding="utf-8")


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


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_profile_stands_in_the_documentation(profile: Profile) -> None:
    (row,) = re.findall(rf"^\| `{profile.name}` .*$", DOCS, re.MULTILINE)
    cells = [cell.strip() for cell in row.split("|")[2:]]
    assert (int(cells[0]), int(re.split(r"\D", cells[1])[0])) == (profile.lines, profile.chars)
    assert cells[2] == (str(profile.cps) if profile.cps else "not judged")
    assert f"to {profile.longest // 1000} s" in cells[3]


def test_every_limit_stands_in_the_documentation() -> None:
    rows = re.findall(r"^\| [A-Z][a-z, A-Z]+ \| (\d+)[^|]*\| (\d+)[^|]*\| (\d+)[^|]*\|$", DOCS, re.MULTILINE)
    assert {tuple(map(int, row)) for row in rows} == set(LIMITS.values())
