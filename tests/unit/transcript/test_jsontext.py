import pytest

from podcast.transcript.jsontext import Places, load


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ('{"a": [1, 2]}', {"a": [1, 2]}),
        ('{"a": [1, {"b": nope}, 3]}', {"a": [1, None, 3]}),
        ('{"a": [{"b": [1, x, 2], "c": 3}]}', {"a": [{"b": [1, None, 2], "c": 3}]}),
        ('{"a": [1, {"b": 2', {"a": [1, None]}),
        ('{"a": [1, 2]', {"a": [1, 2]}),
        ('{"a": [1], "b": {"c": [2], "d": tr', {"a": [1], "b": {"c": [2]}}),
        ('{"a": ["one", "tw', {"a": ["one", None]}),
        ('{"a": "line\nbreak"}', {"a": "line\nbreak"}),
        ('{"a": ', {}),
        ("[" * 100_000, {}),
    ],
)
def test_what_is_whole_is_read(text: str, document: object) -> None:
    assert load(text)[0] == document


def test_a_number_too_long_to_read_is_infinite() -> None:
    assert load('{"a": ' + "9" * 9_000 + "}") == ({"a": float("inf")}, '{"a": ' + "9" * 9_000 + "}", [])


def test_damage_is_told_with_its_line() -> None:
    assert [line for line, _ in load('{"a": [\n1,\n{"b": x},\n4]}')[2]] == [3]


def test_every_value_has_its_line() -> None:
    places = Places('{\n"a": [\n1,\n{"b":\n2}\n],\n"c": 3}')
    assert places.line(()) == 1
    assert places.line(("a",)) == 2
    assert places.line(("a", 1)) == 4
    assert places.line(("a", 1, "b")) == 5
    assert places.line(("c",)) == 7


def test_what_is_not_there_is_where_it_would_be() -> None:
    assert Places('{\n"a": [\n{}]}').line(("a", 0, "b")) == 3
