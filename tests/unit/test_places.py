import tomllib
from pathlib import Path

import pytest

from podcast.places import Places, entry_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('fix = {"a" = "b", "c d" = "e"}', (1, 1)),
        ('title = "x"\n\nfix = {"a, [b" = "]", c = "d"}', (3, 3)),
        ('[fix]\n# said so\n"a" = "b"\n\n"c" = "d"\n[other]\n"e" = "f"', (3, 5)),
        ('fix.a = "b"\nfix."c" = "d"', (1, 2)),
        ('fix = [\n  "a", # one, and more\n  "b",\n]', (2, 3)),
        ('fix = [{at = "1", say = [1, 2]},\n{at = "2"}]\nafter = [1]', (1, 2)),
        ('note = """\nfix = [1]\n"""\nfix = [1]', (4,)),
        ("fix = []", ()),
        ('[[fix]]\nat = "1"\n\n[[fix]]\nat = "2"', (1, 4)),
        ('[other]\nfix = ["a"]', ()),
        ('title = "fix"', ()),
    ],
)
def test_entries_are_found_however_they_are_written(text: str, lines: tuple[int, ...]) -> None:
    tomllib.loads(text)

    assert entry_lines(text, "fix") == lines


def test_a_key_of_a_table_is_told_from_one_of_its_name_elsewhere() -> None:
    text = "steps = [1]\n[build]\nsteps = [\n 1,\n 2]\nother.steps = [3]\n[test]\nsteps = [4]"

    assert entry_lines(text, "build", "steps") == (4, 5)
    assert entry_lines(text, "build", "other", "steps") == (6,)


def test_a_place_that_is_not_known_is_the_file() -> None:
    places = Places(Path("talk.md"), (("fix", 4, (4, 6)),))

    assert [str(places.where(*each)) for each in (("fix", 1), ("fix", 2), ("turns", 0))] == [
        "talk.md:6",
        "talk.md:4",
        "talk.md",
    ]


def test_a_text_that_is_no_toml_has_no_entries_and_raises_nothing() -> None:
    assert entry_lines('fix = [[["', "fix") == ()
    assert entry_lines("+++\nfix = [1]\n+++\n[", "fix") == (2,)
