"""TOML that is written for producers, and what of theirs is no key."""

import tomllib

import pytest

from podcast.toml import blanked, lines


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('One.\n\n"""Two\\', 'One.\n\n"""Two\\'),
        ("\n\nOne\r\n\n", "\n\nOne\r\n\n"),
        ("One\ud800.\n\nTwo.", "One?.\n\nTwo."),
    ],
)
def test_paragraphs_come_back(text: str, read: str) -> None:
    assert tomllib.loads(lines({"about": text, "of": 2})) == {"about": read, "of": 2}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('a = """\n[b]\n\\"""\nc = 1"""\nd = 1', "a =    \n   \n    \n        \nd = 1"),
        ("a = '\"\"\"'\nb = '''\n[c]'''", 'a = \'"""\'\nb =    \n      '),
        ('# it\'s """\n[b]\nc = 1 # """', '# it\'s """\n[b]\nc = 1 # """'),
        ('a = "\\"" # """\n[b]', 'a = "\\"" # """\n[b]'),
    ],
)
def test_only_texts_of_several_lines_are_blanked(text: str, left: str) -> None:
    assert blanked(text) == left
    assert len(left) == len(text)
