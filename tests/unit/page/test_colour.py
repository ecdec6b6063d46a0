import re

import pytest

from podcast.errors import ConfigError
from podcast.page import colour

ACCENTS = (
    "#1d5c50",
    "#000000",
    "#ffffff",
    "#808080",
    "#ff0",
    "#ffee00",
    "#ff0000",
    "#0000ff",
    "#00ff00",
    "#fbf8f2",
)


def pairs(accent: str) -> dict[str, tuple[str, str]]:
    found = re.findall(r"--(\w+):light-dark\((#\w{6}),(#\w{6})\)", colour.palette(accent))
    return {name: (day, night) for name, day, night in found}


@pytest.mark.parametrize("accent", ACCENTS)
def test_every_text_colour_can_be_read_on_every_ground(accent: str) -> None:
    made = pairs(accent)
    for name in ("ink", "dim", "acc", "bad", "v0", "v1", "v2", "v3", "v4", "v5"):
        for ground in ("bg", "card", "soft"):
            for day_or_night in (0, 1):
                seen = colour.contrast(made[name][day_or_night], made[ground][day_or_night])
                assert seen >= 4.5, (name, ground, day_or_night)


@pytest.mark.parametrize("accent", ACCENTS)
def test_words_on_the_accent_can_be_read(accent: str) -> None:
    made = pairs(accent)
    for day_or_night in (0, 1):
        assert colour.contrast(made["on"][day_or_night], made["acc"][day_or_night]) >= 4.5


def test_an_accent_that_can_be_read_is_kept() -> None:
    assert pairs("#1d5c50")["acc"][0] == "#1d5c50"


def test_the_first_two_voices_look_different() -> None:
    made = pairs("#1d5c50")
    assert made["v0"] != made["v1"]
    assert made["v0"][0] == made["acc"][0]


def test_old_browsers_get_the_day() -> None:
    plain = colour.palette("#1d5c50").split("@supports not")[1]
    assert "--bg:#fbf8f2;" in plain
    assert "--acc:#1d5c50;" in plain


@pytest.mark.parametrize("accent", ["green", "#12345", "#1d5c50;}body{display:none", ""])
def test_what_is_no_colour_is_refused(accent: str) -> None:
    with pytest.raises(ConfigError, match="is not a colour"):
        colour.palette(accent)
