"""The command line as a producer meets it: what is printed where, and the exit status."""

import json
import logging
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from podcast import audio, chapters, serve
from podcast.audio import Tags, tag
from podcast.cli import main
from podcast.model import Chapter
from podcast.timecode import Millis
from podcast.transcript import SUFFIXES
from tests.shows import BASE_URL, CRANE, KEEPER, recording, tree, write_show


def test_help_names_every_command_and_costs_no_import(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["--help"])
    assert done.value.code == 0
    out = capsys.readouterr().out
    for name in ("new", "add", "build", "serve", "check", "search", "convert", "chapters", "master"):
        assert f"\n    {name} " in out

    program = "import sys; from podcast.cli.usage import parser; parser(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert not {"numpy", "av", "lxml", "jinja2"} & set(loaded.split())


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bild"],
        ["build", "--at", "soon"],
        ["search"],
        ["search", ""],
        ["search", '""'],
        ["search", "-storm", "?!"],
        ["search", "x", "--since", "1"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--season", "0"],
        ["build", "--jobs", "-1"],
        ["build", "--base-url", "notaurl"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "0"],
        ["master", "a.wav", "a.mp3", "--target", "5"],
        ["master", "a.wav", "a.mp3", "--target", "-90"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    try:
        status = main(arguments)
    except SystemExit as done:  # argparse ends so
        status = int(done.code or 0)
    assert status == 2


def test_a_new_show_takes_a_page_and_builds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "pilot.txt"
    page.write_text(f"How to become a pilot\nA pilot knows the mud.\nTranscript\n{KEEPER}", encoding="utf-8")
    recording(tmp_path / "pilot.wav")

    assert main(["new", "my show é"]) == 0
    show = tmp_path / "my show é"
    assert main(["build", "--show", str(show), "--base-url", "https://example.org/"]) == 0
    assert main(["add", "pilot.txt", "pilot.wav", "--show", str(show), "--slug", "pilot"]) == 0
    assert main(["build", "--show", str(show), "--base-url", "https://example.org/", "--jobs", "1"]) == 0

    assert main(["add", "pilot.txt", "--show", str(show), "--slug", "lotse", "--language", "de"]) == 0

    out = capsys.readouterr().out
    assert "1 episode;" in out
    assert "to see it: open" in out
    assert 'language = "de"\n' in (show / "episodes/lotse.md").read_text(encoding="utf-8")
    assert "language" not in (show / "episodes/pilot.md").read_text(encoding="utf-8").split("+++")[1]
    assert (show / "feed/pilot/transcript.srt").is_file()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("show", "podcast.toml: this file is there already"),
        ("file", "file: a file is in the way of a folder"),
        ("file/show", "file: a file is in the way of a folder"),
    ],
)
def test_a_new_show_takes_no_place_that_is_taken(
    tmp_path: Path, name: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "show").mkdir()
    (tmp_path / "show/podcast.toml").touch()
    (tmp_path / "file").touch()
    before = tree(tmp_path)

    assert main(["new", str(tmp_path / name)]) == 1

    assert sentence in capsys.readouterr().err
    assert tree(tmp_path) == before


def test_a_quiet_build_says_nothing(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--show", str(built), "--quiet"]) == 0

    assert capsys.readouterr() == ("", "")


def test_search_prints_the_place_and_the_words(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "storm", "tide", "--show", str(built)]) == 0

    out = capsys.readouterr().out
    assert out.startswith("The keeper, 1 hit\n  0:06  Speaker 2: ")
    assert "\n    https://harbour.example.org/show/keeper/#t=6\n" in out
    assert "storm has pushed the tide" in out


def test_a_search_says_how_many_hits_it_does_not_show(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "the", "--show", str(built)]) == 0
    assert "hits are shown" not in capsys.readouterr().out
    assert main(["search", "the", "--limit", "1", "--show", str(built)]) == 0
    assert re.search(
        r"^more: 1 of \d+ hits are shown, a higher --limit shows more$", capsys.readouterr().out, re.MULTILINE
    )
    with pytest.raises(SystemExit):
        main(["search", "the", "--limit", "-1", "--show", str(built)])
    assert "'-1' is not a number" in capsys.readouterr().err


def test_search_speaks_json(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(
            ["search", "coal", "--json", "--speaker", "Tomas", "--since", "2026-10-05", "--show", str(built)]
        )
        == 0
    )

    found = json.loads(capsys.readouterr().out)
    assert set(found) >= {"query", "corrected", "hits"}
    assert [(hit["episode"], hit["start_ms"], hit["speaker"]) for hit in found["hits"]] == [
        ("crane", 3000, "Tomas")
    ]


def test_a_hit_in_the_notes_has_no_time(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "facts", "--episode", "crane", "--show", str(built)]) == 0

    assert capsys.readouterr().out.startswith("The crane, 1 hit\n  notes  ")


def test_all_that_can_be_found_is_exported(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--export", "--show", str(built)]) == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["episode"] for line in lines} == {"keeper", "crane"}


def test_a_terminal_gets_colours_unless_they_are_not_wanted(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["search", "storm", "--show", str(built)]) == 0
    assert "the \x1b[1;33mstorm\x1b[0m has" in capsys.readouterr().out

    monkeypatch.setenv("NO_COLOR", "1")
    assert main(["search", "storm", "--show", str(built)]) == 0
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(("there_is_one", "status"), [(True, 0), (False, 2)])
def test_the_best_hit_is_opened_in_the_browser(
    built: Path, monkeypatch: pytest.MonkeyPatch, there_is_one: bool, status: int
) -> None:
    opened: list[str] = []

    def browse(url: str) -> bool:
        opened.append(url)
        return there_is_one

    monkeypatch.setattr("webbrowser.open", browse)

    assert main(["search", "storm", "tide", "--open", "--show", str(built)]) == status
    assert opened == [f"{BASE_URL}keeper/#t=6&play"]
    assert main(["search", "zyxwv", "--open", "--show", str(built)]) == 0
    assert len(opened) == 1


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_search_where_nothing_can_be_says_so(
    built: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--episode", "kepper", "--speaker", "Nobody"]

    assert main(["search", "lamp", *where, *more, "--show", str(built)]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert "there is no published episode 'kepper'\n  hint: did you mean keeper?" in err
    assert "nobody called 'Nobody' speaks in this show\n  hint: the speakers are: " in err


def test_days_that_leave_none_are_said(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["search", "--show", str(built), "gauge", "--since", "2026-10-02"]

    assert main([*asked, "--until", "2026-10-01"]) == 2
    said = capsys.readouterr().err
    assert "no day is both since 2026-10-02 and until 2026-10-01" in said
    assert "--since 2026-10-01 --until 2026-10-02" in said
    assert main([*asked, "--until", "2026-10-02"]) in (0, 1)


def test_a_search_where_there_is_no_show_says_that(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "lamp", "--show", str(tmp_path)]) == 1
    assert "there is no podcast.toml" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"no database" * 500])
def test_a_search_in_a_file_that_is_no_index_says_so(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    show = write_show(tmp_path / "show")
    (show / ".podcast").mkdir()
    (show / ".podcast/search.db").write_bytes(content)

    assert main(["search", "lamp", "--show", str(show)]) == 1
    assert capsys.readouterr().err.endswith("  hint: run podcast build\n")


def test_search_before_the_first_build_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_show(tmp_path / "show")

    assert main(["search", "storm", "--show", str(tmp_path / "show")]) == 1
    assert "podcast build" in capsys.readouterr().err


def test_convert_goes_from_a_file_and_from_standard_input(
    tmp_path: Path,
) -> None:
    source = tmp_path / "crane.vtt"
    source.write_text(CRANE, encoding="utf-8")

    assert main(["convert", str(source), str(tmp_path / "crane.json")]) == 0
    segments = json.loads((tmp_path / "crane.json").read_text(encoding="utf-8"))["segments"]
    assert [each["speaker"] for each in segments] == ["Mara", "Tomas"]

    done = subprocess.run(
        [sys.executable, "-m", "podcast", "convert", "-", "-", "--to", "srt", "--from", "vtt"],
        input=CRANE.encode(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert b"00:00:03,000 --> 00:00:06,000" in done.stdout


@pytest.mark.parametrize("suffix", [*(suffix for suffix in SUFFIXES if suffix not in (".csv", ".xml"))])
def test_convert_reaches_every_suffix_and_comes_back(suffix: str, tmp_path: Path) -> None:
    talk = "[0:00] Mara: Who keeps the lamp?\n\n[0:04] Tomas: A keeper & her dog.\n"
    (tmp_path / "talk.txt").write_text(talk, encoding="utf-8")

    assert main(["convert", str(tmp_path / "talk.txt"), str(tmp_path / f"there{suffix}")]) == 0
    assert main(["convert", str(tmp_path / f"there{suffix}"), str(tmp_path / "back.txt")]) == 0

    assert (tmp_path / "back.txt").read_text(encoding="utf-8") == talk


def test_convert_wants_the_format_named_where_a_suffix_has_several(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("0:00 Mara: Hi.\n0:04 Tomas: Yes.\n", encoding="utf-8")

    assert main(["convert", str(tmp_path / "talk.txt"), str(tmp_path / "talk.xml")]) == 2
    assert main(["convert", str(tmp_path / "talk.txt"), str(tmp_path / "talk.xml"), "--to", "ttml"]) == 0


def test_convert_knows_chapters_from_talk(tmp_path: Path) -> None:
    source = tmp_path / "chapters.txt"
    source.write_text("0:00 Arrival\n4:10 The lamp room\n", encoding="utf-8")

    assert main(["convert", str(source), str(tmp_path / "chapters.json")]) == 0

    found = json.loads((tmp_path / "chapters.json").read_text(encoding="utf-8"))
    assert [each["title"] for each in found["chapters"]] == ["Arrival", "The lamp room"]


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with captions and chapters in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "crane.vtt").write_text(CRANE, encoding="utf-8")
    (tmp_path / "chapters.txt").write_text("0:00 Arrival\n4:10 The lamp room\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["missing.vtt", "a.srt"], "cannot be read"),
        (["crane.vtt", "nowhere/a.vtt"], "there is no such folder to write to"),
    ],
)
def test_convert_says_what_it_cannot_do(
    beside: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(beside)
    assert main(["convert", *arguments]) == 1
    assert sentence in capsys.readouterr().err
    assert tree(beside) == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["crane.vtt", "a.mp4"], "nothing can be written as mp4"),
        (["crane.vtt", "a.vtt", "--to", "whisper"], "nothing can be written as whisper"),
        (["crane.vtt", "a.vtt", "--from", "wav"], "there is no format 'wav' to read"),
        (["crane.vtt", "a"], "format to make is not clear"),
        (["crane.vtt", "-"], "format to make is not clear"),
        (["crane.vtt", "a.vtt", "--profile", "wide"], "there is no caption profile 'wide'"),
        (["crane.vtt", "a.json", "--profile", "wide"], "there is no caption profile 'wide'"),
        (["crane.vtt", "a.ffmeta"], "a transcript cannot be written as ffmeta"),
        (["chapters.txt", "a.srt"], "chapters cannot be written as srt"),
        (["chapters.txt", "a.vtt", "--profile", "wide"], "there is no caption profile 'wide'"),
    ],
)
def test_convert_asked_for_what_there_is_not_is_wrong_usage(
    beside: Path, arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(beside)
    assert main(["convert", *arguments]) == 2
    assert sentence in capsys.readouterr().err
    assert tree(beside) == before


def test_a_slug_that_is_none_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show = write_show(tmp_path / "show")
    before = tree(show)

    assert main(["add", str(show / "cover.png"), "--slug", "../x", "--show", str(show)]) == 2

    assert "'../x' cannot be an episode's slug" in capsys.readouterr().err
    assert tree(show) == before


@pytest.mark.parametrize("nth", [*chapters.FORMATS], ids=lambda form: form.name)
def test_every_chapter_format_is_reached_by_its_suffix_and_read_back(
    nth: chapters.Format, tmp_path: Path
) -> None:
    listed = "00:00:00 Arrival\n00:04:10 The lamp room\n00:09:00 Night\n"
    (tmp_path / "list.txt").write_text(listed, encoding="utf-8")
    there = tmp_path / f"there{nth.suffix}"

    assert main(["convert", str(tmp_path / "list.txt"), str(there)]) == 0
    # Lines for YouTube are other lines with a time when they are read.
    assert chapters.looks_like(there.read_bytes()) == ("text" if nth.name == "youtube" else nth.name)
    for suffix in (".txt", ".md"):
        assert main(["convert", str(there), str(tmp_path / f"back{suffix}")]) == 0
        assert (tmp_path / f"back{suffix}").read_text(encoding="utf-8") == listed


def test_chapters_are_proposed_for_a_transcript(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "keeper.txt"
    source.write_text(KEEPER, encoding="utf-8")

    assert main(["chapters", str(source), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["chapters"]
    assert found[0]["start_ms"] == 0
    assert main(["chapters", str(source), "--count", "1"]) == 0
    assert capsys.readouterr().out.startswith("0:00 ")


def test_chapters_are_written_into_notes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show = write_show(tmp_path / "show")

    assert main(["chapters", "crane", "--write", "--show", str(show)]) == 0
    assert "episodes/crane.md" in capsys.readouterr().out
    assert "chapters = [" in (show / "episodes/crane.md").read_text(encoding="utf-8")
    assert main(["chapters", "--write", "--show", str(show), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"written": ["keeper"]}
    assert main(["chapters", "--write", "--show", str(show)]) == 0
    assert "nothing written" in capsys.readouterr().out
    assert main(["chapters"]) == 2


def test_a_titler_that_is_not_there_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "keeper.txt"
    source.write_text(KEEPER, encoding="utf-8")

    assert main(["chapters", str(source), "--titler", "no-such-titler"]) == 1
    assert "no-such-titler cannot be started" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", [".mp3", ".m4a", ".opus"])
def test_convert_takes_chapters_out_of_a_recording(tmp_path: Path, suffix: str) -> None:
    medium = tmp_path / f"a{suffix}"
    assert main(["master", str(recording(tmp_path / "a.wav", 9)), str(medium)]) == 0
    marks = tuple(
        Chapter(start=Millis(n * 3_000), end=Millis(n * 3_000 + 3_000), title=title)
        for n, title in enumerate(("Quay", "Crane", "Lamp"))
    )
    tag(medium, Tags(title="Walk", chapters=marks))

    assert main(["convert", str(medium), str(tmp_path / "a.json")]) == 0

    found = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["chapters"]
    assert [(each["startTime"], each["title"]) for each in found] == [(0, "Quay"), (3, "Crane"), (6, "Lamp")]


def test_a_recording_without_chapters_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(recording(tmp_path / "a.wav", 2)), str(tmp_path / "a.json")]) == 1
    assert "no chapters inside" in capsys.readouterr().err


@pytest.mark.parametrize("data", [KEEPER.encode(), b""])
def test_chapters_are_proposed_for_what_comes_through_a_pipe(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "keeper.txt").write_bytes(data)
    piped, named = (
        subprocess.run(
            [sys.executable, "-m", "podcast", "chapters", name],
            cwd=tmp_path, input=data, capture_output=True, check=False,
        )
        for name in ("-", "keeper.txt")
    )  # fmt: skip

    assert piped.stdout == named.stdout
    assert piped.stderr == named.stderr.replace(b"keeper.txt", b"<standard input>")
    assert piped.returncode == named.returncode == (0 if data else 1)


def test_what_the_system_refuses_while_mastering_is_said_of_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    recording(tmp_path / "a.wav", 1)
    monkeypatch.setattr("podcast.audio.master_all", refuse)

    assert main(["master", str(tmp_path / "a.wav"), str(tmp_path / "x.mp3")]) == 1

    assert capsys.readouterr().err.startswith(f"{tmp_path}/x.mp3: permission denied\n  hint: you may not")


@pytest.mark.parametrize("make", ["touch feed", "ln -s nowhere feed"])
def test_a_build_says_what_stands_in_the_way_of_its_folder(
    tmp_path: Path, make: str, capsys: pytest.CaptureFixture[str]
) -> None:
    show = write_show(tmp_path / "show")
    subprocess.run(["sh", "-c", make], cwd=show, check=True)

    assert main(["build", "--show", str(show)]) == 1

    said = capsys.readouterr().err
    assert f"{show}/feed: the site cannot be made here: this is no folder\n  hint: move it away" in said


@pytest.mark.parametrize("terminal", [True, False])
def test_a_build_lists_files_on_a_terminal_and_sums_up_in_a_pipe(
    built: Path,
    tmp_path: Path,
    terminal: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    command = ["build", "--show", str(built), "--output", str(tmp_path / "out"), "--drafts", "--jobs", "1"]

    assert main(command) == 0

    out = capsys.readouterr().out
    assert ("made     404.html\n" in out) is terminal
    assert "2 episodes; " in out


def test_master_reports_what_it_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recording(tmp_path / "a.wav", 4)

    assert (
        main(["master", str(tmp_path / "a.wav"), str(tmp_path / "a.mp3"), "--json", "--target", "-18"]) == 0
    )

    (made,) = json.loads(capsys.readouterr().out)["files"]
    assert made["loudness"] == pytest.approx(-18, abs=0.3)
    assert made["true_peak"] <= -1
    assert made["duration_ms"] == 4000


def test_master_keeps_what_the_recording_has_inside(tmp_path: Path) -> None:
    recording(tmp_path / "a.wav", 4)
    one, two = tmp_path / "a.mp3", tmp_path / "b.m4a"
    assert main(["master", str(tmp_path / "a.wav"), str(one)]) == 0
    chapters = tuple(
        Chapter(start=Millis(n * 2_000), end=Millis(n * 2_000 + 2_000), title=f"Part {n}") for n in (0, 1)
    )
    tag(one, Tags(title="An old lamp", chapters=chapters))

    assert main(["master", str(one), str(two)]) == 0

    found = audio.probe(two)
    assert ("title", "An old lamp") in found.tags
    assert [(each.start, each.title) for each in found.chapters] == [(0, "Part 0"), (2_000, "Part 1")]


def test_master_levels_by_a_transcript_and_says_what_came_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recording(tmp_path / "a.wav", 8)
    (tmp_path / "a.txt").write_text(KEEPER, encoding="utf-8")

    assert (
        main(
            [
                "master",
                str(tmp_path / "a.wav"),
                str(tmp_path / "a.mp3"),
                "--transcript",
                str(tmp_path / "a.txt"),
            ]
        )
        == 0
    )

    assert "→ -16." in capsys.readouterr().out


def test_check_of_a_show_and_of_its_feed_finds_nothing_wrong(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--show", str(built), "--json"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [each for each in findings if each["severity"] != "info"] == []

    assert main(["check", str(built / "feed/feed.xml")]) == 0
    assert "nothing to put right" in capsys.readouterr().out


def test_check_of_a_broken_feed_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text("<rss><channel><title>x</title></channel></rss>", encoding="utf-8")

    assert main(["check", str(feed), "--json"]) == 1

    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {"rule", "severity", "file", "line", "message", "hint"} == set(findings[0])
    assert main(["check", str(tmp_path / "none.xml")]) == 1


def test_check_of_captions_tells_line_and_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "talk.srt"
    path.write_text("1\n00:00:00,000 --> 00:00:09,000\nWho keeps it?\n", encoding="utf-8")

    assert main(["check", str(path), "--profile", "broadcast"]) == 0
    assert f"{path}:2: The cue at 0:00 stands for 9.00 s, over 7.00 s [cue-long]" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["talk.srt", "--profile", "cinema"], ["--profile", "web"]])
def test_check_by_a_profile_that_is_not_there_or_of_nothing_is_wrong_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *words]) == 2
    assert "profile" in capsys.readouterr().err


def test_check_reads_a_feed_over_http_and_says_when_it_cannot(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve.running(built / "feed") as address:
        assert main(["check", f"{address}feed.xml", "--quiet"]) == 0
        assert main(["check", f"{address}nothing.xml"]) == 1
    assert "cannot be fetched" in capsys.readouterr().err


def test_a_terminal_that_knows_only_ascii_is_spared(tmp_path: Path) -> None:
    (tmp_path / "é.txt").write_text("0:00 Café and more.\n0:05 Même chose, or the same.\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    said = []
    for command in (
        ["chapters", "é.txt"],
        ["convert", "none-é.txt", "-"],
        ["convert", "é.txt", "-", "--to", "txt"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "podcast", *command],
            cwd=tmp_path, env=environment, capture_output=True, check=False,
        )  # fmt: skip
        assert b"Traceback" not in done.stderr
        said.append(done.stdout)
    assert "Café".encode() in said[-1]


def test_a_reader_that_leaves_early_is_no_error(built: Path) -> None:
    command = f"{sys.executable} -m podcast search keeper OR crane --show '{built}' | head -c 1"
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert done.stderr == ""


@pytest.mark.parametrize(
    "setting", [{"TZ": "Asia/Kathmandu", "PYTHONUTF8": "0"}, {"TZ": "America/St_Johns", "LC_ALL": "C"}]
)
def test_time_zone_encoding_and_hash_seed_change_no_byte(
    built: Path, tmp_path: Path, setting: dict[str, str]
) -> None:
    copy = tmp_path / "elsewhere"
    for room in ("episodes", "transcripts"):
        (copy / room).mkdir(parents=True)
        for path in (built / room).iterdir():
            (copy / room / path.name).write_bytes(path.read_bytes())
    for name in ("podcast.toml", "podcast.lock", "cover.png"):
        (copy / name).write_bytes((built / name).read_bytes())

    subprocess.run(
        [sys.executable, "-m", "podcast", "build", "--quiet", "--jobs", "1"],
        cwd=copy, check=True, env={**os.environ, **setting, "PYTHONHASHSEED": "7"},
    )  # fmt: skip

    assert tree(copy / "feed") == tree(built / "feed")


def test_a_word_with_a_dash_is_left_out_of_a_search(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--show", str(built), "lamp"]) == 0
    everywhere = capsys.readouterr().out
    assert main(["search", "--show", str(built), "lamp", "-keeper", "-hello"]) == 0

    assert everywhere.strip() != "nothing found"
    assert capsys.readouterr().out.strip() == "nothing found"


def test_the_presets_that_may_be_named_are_those_there_are() -> None:
    from podcast.audio import presets
    from podcast.cli import master

    assert tuple(presets.PRESETS) == master.PRESETS


def test_a_recording_is_trimmed_and_brought_to_a_preset(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recording(tmp_path / "a.wav", 2)
    out = tmp_path / "a.mp3"
    args = ["master", str(tmp_path / "a.wav"), str(out), "--preset", "aes", "--high-pass", "80", "--json"]
    assert main([*args, "--trim", "--report", str(tmp_path / "plots")]) == 0
    assert json.loads((tmp_path / "plots.json").read_text("utf-8"))["target"] == -18
    assert "<svg" in (tmp_path / "plots.html").read_text("utf-8")
    (row,) = json.loads(capsys.readouterr().out)["files"]
    assert row["loudness"] == pytest.approx(-18, abs=0.3)
    assert row["from_ms"] == 0
    with pytest.raises(SystemExit):
        main(["master", "a.wav", "b.mp3", "--high-pass", "4000"])


def test_a_mix_has_the_title_of_no_track(tmp_path: Path) -> None:
    one, two = tmp_path / "a.mp3", recording(tmp_path / "b.wav", 2, 300)
    assert main(["master", str(two), str(one)]) == 0
    tag(one, Tags(title="Mara alone"))
    out = tmp_path / "out.mp3"
    assert main(["master", "--track", f"Mara={one}", "--track", f"Tomas={two}", str(out)]) == 0
    assert "title" not in dict(audio.probe(out).tags)


def test_tracks_are_mixed_and_finished(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = recording(tmp_path / "a.wav", 2), recording(tmp_path / "b.mp3", 3, 300)
    out = str(tmp_path / "out.mp3")
    assert main(["master", "--track", f"Mara={one}", "--track", f"Tomas={two}", out, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["files"]
    assert (row["file"], row["duration_ms"]) == (out, 3_000)
    assert row["loudness"] == pytest.approx(-16, abs=0.3)
    wide = ["--start", "Tomas=0:01.5", "--spread", "30"]
    assert main(["master", "--track", f"Mara={one}", "--track", f"Tomas={two}", *wide, out, "--quiet"]) == 0
    assert audio.probe(Path(out)).channels == 2
    capsys.readouterr()
    assert main(["master", "--track", f"Mara={one}", "--track", f"Tomas={two}", str(two)]) == 1
    assert "is the file to read" in capsys.readouterr().err
    assert main(["master", "--track", f"Mara={tmp_path / 'none.wav'}", out]) == 1
    assert "none.wav: there is no such recording" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["master", "--track", str(one), out])


def test_an_intro_is_put_before_a_recording(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = str(recording(tmp_path / "a.wav", 2)), str(recording(tmp_path / "b.wav", 1, 300))
    out, page = str(tmp_path / "out.mp3"), str(tmp_path / "page")
    (tmp_path / "a.txt").write_text(KEEPER, encoding="utf-8")
    said = ["--transcript", str(tmp_path / "a.txt")]
    assert main(["master", one, out, "--intro", two, "--outro", two, "--report", page, *said]) == 0
    assert json.loads((tmp_path / "page.json").read_text("utf-8"))["duration_ms"] == 4_000
    assert main(["master", one, out, "--intro", str(tmp_path / "none.wav")]) == 1
    assert "none.wav: there is no such recording" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["a.wav"], ["a.wav", "a.mp3", "--transcript", "a.txt", "--level", "off"],
              ["a.mp3", "--track", "A=a.wav", "--transcript", "a.txt"],
              ["a.mp3", "--track", "A=a.wav", "--start", "B=1"], ["a.wav", "a.mp3", "--spread", "20"]],
)  # fmt: skip
def test_what_cannot_be_asked_for_together_is_wrong_usage(
    wrong: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    recording(tmp_path / "a.wav", 1)
    (tmp_path / "a.txt").write_text(KEEPER, encoding="utf-8")
    assert main(["master", *wrong]) == 2
    assert not (tmp_path / "a.mp3").exists()


def test_the_loudness_of_an_mp3_is_changed_without_encoding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recording(tmp_path / "a.wav", 2)
    quiet, loud = str(tmp_path / "a.mp3"), str(tmp_path / "b.mp3")
    assert main(["master", str(tmp_path / "a.wav"), quiet, "--target", "-24", "--quiet"]) == 0
    assert main(["master", quiet, loud, "--lossless", "--target", "-21"]) == 0
    assert "+2 steps of 1.5 dB" in capsys.readouterr().out
    assert main(["master", quiet, loud, "--lossless", "--trim"]) == 2
    assert main(["master", quiet, str(tmp_path / "b.opus"), "--lossless"]) == 2
    assert main(["master", str(tmp_path / "a.wav"), loud, "--lossless"]) == 1
    assert "this is no MP3" in capsys.readouterr().err
    assert main(["master", quiet, loud, "--lossless", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"][0]["steps"] == 5


@pytest.mark.parametrize("is_asked", [True, False])
def test_the_preview_tells_who_asks_for_what_where_it_is_wanted(
    is_asked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ask(*_args: object, **_options: object) -> None:
        with serve.running(tmp_path) as address, pytest.raises(OSError, match="404"):
            urlopen(f"{address}feed.xml", timeout=60)  # noqa: S310 - 127.0.0.1

    monkeypatch.setattr("podcast.preview.preview", ask)
    logger = logging.getLogger("podcast.serve")
    monkeypatch.setattr(logger, "handlers", [])
    monkeypatch.setattr(logger, "level", logging.NOTSET)

    assert main(["serve", *(["--log"] if is_asked else [])]) == 0

    told = capsys.readouterr().out
    assert told.startswith("GET /feed.xml HTTP/1.1 404 Python-urllib/") if is_asked else told == ""
