from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.scaffold.material import recognise

BOAT = Path(__file__).parent / "guide"
PAGE = (BOAT / "boat.txt").read_text(encoding="utf-8")
TALK = (BOAT / "boat.talk.txt").read_text(encoding="utf-8")


VTT = "WEBVTT\n\n00:00.000 --> 00:04.000\nWelcome to the harbour.\n"


def made(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "parts"),
    [
        ("a.MP3", b"anything", {"recording": ".mp3"}),
        ("a", b"RIFF\0\0\0\0WAVEfmt ", {"recording": ".wav"}),
        ("a.bin", b"ID3\x04" + bytes(20), {"recording": ".mp3"}),
        ("a.dat", b"\xff\xfb\x90\x00", {"recording": ".mp3"}),
        ("a.dat", b"OggS" + bytes(24) + b"OpusHead", {"recording": ".opus"}),
        ("a.dat", b"OggS" + bytes(24), {"recording": ".ogg"}),
        ("a.dat", b"\0\0\0\x20ftypM4A ", {"recording": ".m4a"}),
        ("a.dat", b"fLaC", {"recording": ".flac"}),
        ("a.jpg", b"\xff\xd8\xff", {"picture": ".jpg"}),
        ("a", b"\x89PNG\r\n\x1a\n", {"picture": ".png"}),
        ("a.vtt", VTT, {"transcript": ".vtt"}),
        ("a", VTT, {"transcript": ".vtt"}),
        ("a.txt", TALK, {"transcript": ".txt"}),
        ("a.text", TALK, {"transcript": ".txt"}),
        ("a.md", TALK, {"transcript": ".md"}),
        ("a.txt", PAGE, {"transcript": ".txt", "notes": ".md"}),
        ("a.md", PAGE, {"transcript": ".txt", "notes": ".md"}),
        ("a.md", "# Notes\n\nA day in the yard.\n", {"notes": ".md"}),
        ("a.md", "0:00 Hello\n12:40 The yard\n31:05 Questions\n", {"notes": ".md"}),
        ("a.txt", "A day in the yard.\n", {"notes": ".md"}),
    ],
)
def test_a_file_is_told_by_its_name_or_what_is_in_it(
    tmp_path: Path, name: str, content: str | bytes, parts: dict[str, str]
) -> None:
    assert recognise(made(tmp_path, name, content), alone=False).parts == parts


def test_markdown_with_a_talk_in_it_stays_as_it_was_written(tmp_path: Path) -> None:
    notes = f"## Tools\n\n> An adze is\n> a tool.\n\n1. Oak\n   - Bark\n\n{'Wood. ' * 30}\n\n"
    text = f"+++\nnumber = 3\n+++\n# Boats\n\n{notes}## Transcript\n\n{TALK}"
    found = recognise(made(tmp_path, "a.md", text), alone=True)
    assert found.head.kept == "number = 3\n"
    assert found.text == f"# Boats\n\n{notes}"
    assert found.talk == TALK


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_notes_alone_make_no_episode(tmp_path: Path, name: str) -> None:
    path = made(tmp_path, name, "A day in the yard.\n")
    with pytest.raises(InputError, match=rf"{name}: no timestamped transcript"):
        recognise(path, alone=True)


@pytest.mark.parametrize(
    ("name", "slug"), [("First Stop.txt", "first-stop.txt"), ("a.md", "a.md"), ("b.markdown", "b.md")]
)
def test_a_text_without_times_is_told_how_it_may_be_spoken(tmp_path: Path, name: str, slug: str) -> None:
    with pytest.raises(InputError) as told:
        recognise(made(tmp_path, name, "A day in the yard.\n"), alone=True)
    hint = told.value.finding.hint
    assert "a time before each turn" in hint
    assert (
        f"transcripts/{slug}, with narrate = true at the head of episodes/{slug.split('.', maxsplit=1)[0]}.md"
        in hint
    )


def test_a_page_without_a_transcript_is_not_to_be_spoken(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        recognise(made(tmp_path, "a.html", "A day in the yard.\n"), alone=True)
    assert "narrate" not in told.value.finding.hint


def test_what_a_page_lost_is_said(tmp_path: Path) -> None:
    (finding,) = recognise(made(tmp_path, "a.txt", PAGE), alone=True).findings
    assert finding.severity == "info"
    assert "01 · Glance" in finding.message


def test_a_guess_at_the_encoding_is_said(tmp_path: Path) -> None:
    path = made(tmp_path, "a.md", "# Notes\n\nCaf\xe9.\n".encode("latin-1"))
    found = recognise(path, alone=False)
    assert "Café" in found.text
    assert [finding.rule for finding in found.findings] == ["encoding"]


def test_missing_and_empty_files_and_folders_are_named(tmp_path: Path) -> None:
    for path, message in (
        (tmp_path / "none.wav", "no such file"),
        (made(tmp_path, "empty.wav", ""), "empty"),
        (tmp_path, "cannot be read"),
        (made(tmp_path, "a.bin", bytes(range(1, 32)) + b"\0"), "not text"),
    ):
        with pytest.raises(InputError, match=message) as caught:
            recognise(path, alone=True)
        assert path.name in str(caught.value)
