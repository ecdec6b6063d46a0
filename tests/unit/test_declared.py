from dataclasses import dataclass
from pathlib import Path

import pytest

from podcast import values
from podcast.declared import Source, load, option, options, section
from podcast.errors import Finding, PodcastError, findings_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    level: float = option(values.number(0, 9), "A level.", example="3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    title: str = option(values.text, "A title.", example='"My show"')
    count: int = option(values.whole, "How many.", example="2", default=1)
    inner: Inner | None = section(Inner, "A table.", example="{level = 1}", default=None)
    bites: tuple[object, ...] = option(values.many(values.soundbite), "Bites.", example="[]", default=())
    loud: bool = option(values.flag, "Loud?", example="true", default=False, unset="as it was")


def refuses(text: str, line: int = 1) -> list[Finding]:
    with pytest.raises(ExceptionGroup) as group:
        load(Outer, Source(text, Path("x.toml"), line))
    return findings_of(group.value)


def test_values_are_converted_and_defaults_filled_in() -> None:
    found = load(Outer, Source('title = " My  show "\n[inner]\nlevel = 2', Path("x.toml")))

    assert found == Outer(title="My show", count=1, inner=Inner(level=2.0))


def test_an_option_says_what_holds_when_it_is_left_out() -> None:
    assert {key: unset for key, _, _, unset in options(Outer)} == {
        "title": "**required**",
        "count": "`1`",
        "inner": "–",
        "bites": "–",
        "loud": "as it was",
    }


def test_every_fault_of_a_text_is_reported_with_its_line() -> None:
    findings = refuses('title = ""\ncuont = 3\n\n[inner]\nlevel = "high"\n')

    assert [(each.where and each.where.line, each.message) for each in findings] == [
        (1, "title must be a text in quotes that is not empty"),
        (2, "there is no key 'cuont'"),
        (5, "inner.level must be a number from 0 to 9"),
    ]
    assert findings[1].hint == "did you mean count?"


def test_a_missing_key_is_reported_at_its_table() -> None:
    findings = refuses("count = 2\n[inner]\n")

    assert [str(each).splitlines()[0] for each in findings] == [
        "x.toml:1: title is missing",
        "x.toml:2: inner.level is missing",
    ]


def test_a_paragraph_that_looks_like_a_key_is_none() -> None:
    text = 'title = """\ncount = 1\n\n[inner]"""\ncount = 0'
    assert str(refuses(text)[0].where) == "x.toml:5"


def test_lines_count_from_where_the_text_begins_in_its_file() -> None:
    assert str(refuses('title = "a"\ncount = 0', line=10)[0].where) == "x.toml:11"


@pytest.mark.parametrize(
    ("text", "line"), [('title = "No end\ncount = 1', 1), ("title = 'a'\nx", 2), ('title = """a\n\n', 2)]
)
def test_what_is_not_toml_is_reported_where_it_goes_wrong(text: str, line: int) -> None:
    with pytest.raises(PodcastError, match=f"x.toml:{line}: this is not TOML"):
        load(Outer, Source(text, Path("x.toml")))


def test_a_table_in_place_of_a_value_and_the_other_way_round_is_refused() -> None:
    assert "inner must be a table" in refuses('title = "a"\ninner = 3')[0].message
    assert "must be a text" in refuses("title = {a = 1}")[0].message


def test_the_place_of_a_key_inside_an_inline_table_is_its_line() -> None:
    source = Source("a = 1\nb.c = 2\n[d.e]\nf = 3\n", Path("x.toml"))

    asked = (("b", "c"), ("d", "e"), ("d", "e", "f"), ("d", "e", "zz"))
    lines = [source.where(*keys).line for keys in asked]

    assert lines == [2, 3, 4, 3]


@pytest.mark.parametrize("text", ["count = " + "9" * 5000, "title = " + "[" * 3000 + "]" * 3000])
def test_toml_that_means_harm_is_a_fault_like_others(text: str) -> None:
    with pytest.raises(PodcastError, match=r"^x.toml:\d"):
        load(Outer, Source(text, Path("x.toml")))


LISTS = {
    "on one line": ('bites = [{start = 1, duration = 20}, 7, "[,", {start = 1, duration = 9}]', [4, 4, 4]),
    "on many lines": (
        'bites = [ # [1, 2\n  {start = 1, duration = 20, title = "] #"},\n\n 7,\n "[", #,\n {duration = 9}]',
        [7, 8, 9],
    ),
    "as tables": (
        "[[bites]]\nstart = 1\nduration = 20\n\n[[ bites ]] # 2\nduration = 7\n[[bites]]\n[[bites]]",
        [8, 10, 11],
    ),
}


@pytest.mark.parametrize(("listed", "lines"), LISTS.values(), ids=LISTS)
def test_each_wrong_entry_of_a_list_is_told_with_its_line(listed: str, lines: list[int]) -> None:
    findings = refuses(f'title = "a"\n\ncount = 1\n{listed}\n')

    assert [each.where and each.where.line for each in findings] == lines
    assert [each.message.split()[2] for each in findings] == ["2", "3", "4"]


def test_the_place_of_an_entry_that_is_not_there_is_that_of_its_list() -> None:
    assert Source("a = [1]\nb = [2]", Path("x.toml")).entry(2, "b").line == 2
    assert Source("", Path("x.toml"), 5).entry(1, "b").line == 5
