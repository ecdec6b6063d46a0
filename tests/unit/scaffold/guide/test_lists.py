import pytest

from podcast.scaffold.guide.glue import Words
from podcast.scaffold.guide.lists import escape, render_list, table


@pytest.mark.parametrize(
    "items",
    [
        ("Oak", "Larch"),
        ("AirTable", "BigQuery", "OpenShift"),
        ("Google BigQuery", "Amazon AirMail", "Apache AirFlow"),
        ("2 BigQueries", "Amazon AirMail", "Apache AirFlow"),
        ("Label", "value, value"),
        ("One", "Two", "Three", "Four"),
        ("3 yearsApprentice", "Journeyman", "5 yearsMaster"),
        ("Patience88/100", "Lines"),
        ("Yard 160% take3 yrs$", "School40% take1 yr$"),
        ("TidewaterPlanks", "A book by nobody at all"),
    ],
)
def test_a_list_that_does_not_fit_a_shape_for_certain_stays_as_it_is(items: tuple[str, ...]) -> None:
    assert render_list(items, Words([])) == "\n".join(f"- {item}" for item in items)


def test_bars_and_tags_do_not_break_a_table() -> None:
    assert table([("A", "B"), ("x | y", "<b>")]) == "| A | B |\n| --- | --- |\n| x \\| y | \\<b> |"


@pytest.mark.parametrize("text", ["5 < 7", "a - b", "C# and C++", "$$$", "3 * 4", "+28 %"])
def test_text_that_is_harmless_is_not_escaped(text: str) -> None:
    assert escape(text) == text
