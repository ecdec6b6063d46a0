"""What may be typed, what is said about what may not, and what --help tells."""

import argparse
import re
from pathlib import Path

import pytest

from podcast import captions, chapters, transcript
from podcast.cli import main
from podcast.cli.command import count, number, path
from podcast.cli.commands import NAMES
from podcast.cli.usage import parse, parser


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """(status, standard output, standard error) of a command that ends early."""
    with pytest.raises(SystemExit) as done:
        main(arguments)
    out, err = capsys.readouterr()
    assert isinstance(done.value.code, int)
    return done.value.code, out, err


def test_without_a_command_there_is_help_and_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said([], capsys)

    assert (status, out) == (2, "")
    assert all(f"\n    {name} " in err for name in NAMES)


def test_help_may_be_asked_for_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(["help"], capsys) == said(["--help"], capsys)
    assert said(["help", "build"], capsys) == said(["build", "--help"], capsys)
    assert said(["help", "bild"], capsys)[0] == 2


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("bild", "there is no command 'bild'; did you mean build?"),
        ("serach", "there is no command 'serach'; did you mean search?"),
        ("publish-it", "there is no command 'publish-it'; the commands are: new, import, add, build"),
        ("", "there is no command ''; the commands are: new"),
    ],
)
def test_a_near_miss_is_told_what_was_meant(
    typed: str, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = said([typed], capsys)

    assert status == 2
    assert advice in err


def test_options_may_stand_anywhere() -> None:
    for typed in (["a.wav", "b.mp3", "--target", "-14"], ["a.wav", "--target", "-14", "b.mp3"]):
        assert parse(["master", *typed]).files == [Path("a.wav"), Path("b.mp3")]
    clip = parse(["clip", "keeper", "--shape", "tall", "1:54", "2:18", "--quiet", "a.mp4"])
    assert (clip.slug, clip.start, clip.end, clip.targets) == ("keeper", 114_000, 138_000, [Path("a.mp4")])
    found = parse(["search", "storm", "--limit", "3", "-rail", "--show", "x"])
    assert [word.strip() for word in found.words] == ["storm", "-rail"]
    assert parse(["master", "--trim", "--", "-i.wav", "b.mp3"]).files == [Path("-i.wav"), Path("b.mp3")]


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", ""],
        ["new", "a\0b"],
        ["add", ""],
        ["add", "a.wav", "--language", "the German one"],
        ["convert", "", "a.vtt"],
        ["convert", "a.vtt", "b\0.vtt"],
        ["chapters", "a\0"],
        ["master", "a.wav", ""],
        ["master", "a.wav", "b.mp3", "--target", "nan"],
        ["build", "--show", ""],
    ],
    ids=repr,
)
def test_what_is_no_name_and_no_number_is_wrong_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as done:
        parse(arguments)
    assert done.value.code == 2


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "x", "", "²", "9" * 400])
def test_a_count_is_a_whole_number_from_1_on(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        count(text)


def test_names_and_numbers_become_values() -> None:
    assert (path("a b").name, number("-16.5"), count("12")) == ("a b", -16.5, 12)


@pytest.mark.parametrize("command", NAMES)
def test_the_help_of_every_option_says_what_it_is_or_takes(command: str) -> None:
    (rows,) = (each for each in parser()._actions if isinstance(each, argparse._SubParsersAction))

    for action in rows.choices[command]._actions:
        assert action.help, action.dest
        if action.option_strings and action.nargs != 0:
            assert re.search(r"default|only|day|time|place|finish", action.help), action.option_strings


@pytest.mark.parametrize("command", NAMES)
def test_every_command_tells_how_it_is_used(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, errors = said([command, "--help"], capsys)
    assert (status, errors) == (0, "")
    assert out.startswith(f"usage: podcast {command} ")


def test_the_help_of_convert_lists_formats_and_profiles(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(["convert", "--help"], capsys)

    listed = re.findall(r"^  ([\w-]+) ", out.partition("transcripts and captions")[2], re.MULTILINE)
    formats = [each.name for each in transcript.FORMATS] + [each.name for each in chapters.FORMATS]
    assert listed == [*formats, *captions.PROFILES]
