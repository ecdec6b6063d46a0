from dataclasses import replace

import pytest

from podcast.captions import PROFILES


def test_the_table_is_keyed_by_name() -> None:
    assert {name: profile.name for name, profile in PROFILES.items()} == {name: name for name in PROFILES}


@pytest.mark.parametrize("changes", [{"lines": 3}, {"lines": 0}, {"chars": 0}])
def test_a_profile_that_no_cue_could_keep_is_refused(changes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="1 or 2 lines"):
        replace(PROFILES["web"], **changes)  # type: ignore[arg-type]
