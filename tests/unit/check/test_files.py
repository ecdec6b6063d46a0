import hashlib
import json
from pathlib import Path

import pytest
from PIL import Image

from podcast.check import check_feed, check_output
from podcast.check.sniff import sniff
from podcast.errors import Finding, Where
from podcast.model import Release
from tests.support import BASE_URL

CHAPTERS = {
    "version": "1.2.0",
    "chapters": [
        {"startTime": 0, "title": "Dusk"},
        {"startTime": 10, "title": "Night"},
        {"startTime": 30, "title": "Dawn"},
    ],
}
TEXTS = {
    "transcript.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nWelcome.\n",
    "transcript.srt": "1\n00:00:00,000 --> 00:00:01,000\nWelcome.\n",
    "transcript.json": json.dumps(
        {"version": "1.0.0", "segments": [{"startTime": 0, "endTime": 1, "body": "Welcome."}]}
    ),
    "transcript.html": "<p>Welcome.</p>",
    "transcript.txt": "Welcome.",
    "chapters.json": json.dumps(CHAPTERS),
    "index.html": "<p>Welcome.</p>",
}


@pytest.fixture
def site(tmp_path: Path, good: str, releases: tuple[Release, ...], recording: bytes) -> Path:
    """A folder with every file that the good feed names."""
    output = tmp_path / "feed"
    for release in releases:
        assert release.audio is not None
        write(output / release.audio.path, recording)
        for name, text in TEXTS.items():
            write(output / release.slug / name, text.encode())
    (output / "assets").mkdir()
    Image.new("RGB", (1400, 1400), "#1d5c50").save(output / "assets/cover-0a1b2c3d.png")
    Image.new("RGB", (600, 600), "#1d5c50").save(output / "assets/cover-600-0a1b2c3d.jpg")
    write(output / "index.html", b"<p>Welcome.</p>")
    write(output / "feed.xml", good.replace('length="480000"', f'length="{len(recording)}"').encode())
    listed(output)
    return output


def write(path: Path, data: bytes) -> None:
    """A file, its folder too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def listed(output: Path) -> None:
    """Write build.json of what is there."""
    paths = sorted(path for path in output.rglob("*") if path.is_file() and path.name != "build.json")
    files = {
        path.relative_to(output).as_posix(): {
            "size": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "media_type": "",
            "sources": [],
        }
        for path in paths
    }
    built = {"version": 1, "base_url": BASE_URL, "files": files}
    (output / "build.json").write_text(json.dumps(built), encoding="utf-8")


def rules(findings: tuple[Finding, ...]) -> set[str]:
    """The rules that were broken."""
    return {finding.rule for finding in findings}


def in_feed(site: Path) -> tuple[Finding, ...]:
    """What the files and the feed say of each other."""
    feed = site / "feed.xml"
    return check_feed(feed.read_bytes(), feed, base_url=BASE_URL, output=site)


def test_a_site_as_it_was_built_has_nothing_wrong(site: Path) -> None:
    assert check_output(site) == ()


def test_files_elsewhere_are_not_looked_for(site: Path) -> None:
    feed = site / "feed.xml"
    assert check_feed(feed.read_bytes(), feed, output=site) == ()


@pytest.mark.parametrize(
    "name",
    [
        "media/lamp-0a1b2c3d.mp3",
        "lamp/transcript.vtt",
        "lamp/chapters.json",
        "lamp/index.html",
        "index.html",
        "assets/cover-0a1b2c3d.png",
    ],
)
def test_a_file_that_the_feed_names_must_be_there(site: Path, name: str) -> None:
    (site / name).unlink()
    found = in_feed(site)
    assert rules(found) == {"file-missing"}
    assert found[0].where is not None
    assert found[0].where.line
    assert found[0].hint


def test_the_enclosure_is_the_file_in_size_and_kind(site: Path) -> None:
    path = site / "media/lamp-0a1b2c3d.mp3"
    built = path.stat().st_size
    path.write_bytes(b"OggS")
    found = {finding.rule: finding for finding in in_feed(site)}
    assert set(found) == {"file-size", "file-type", "audio-unreadable"}
    assert f"says its audio has {built} bytes, and the file has 4" in found["file-size"].message
    assert "says its audio is audio/mpeg, and the file is audio/ogg" in found["file-type"].message
    assert found["audio-unreadable"].where == Where(path)


def test_the_length_said_is_that_of_the_audio_give_or_take_a_second(site: Path) -> None:
    feed = site / "feed.xml"
    data = feed.read_bytes()
    for said, broken in ((b"41", set()), (b"39", set()), (b"42", {"file-duration"})):
        changed = data.replace(b"<itunes:duration>40", b"<itunes:duration>" + said)
        assert rules(check_feed(changed, feed, base_url=BASE_URL, output=site)) == broken


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("transcript.vtt", "WEBVTT\n\nno cue --> at all\nx\n", "transcript-file"),
        ("transcript.srt", "Welcome.", "transcript-file"),
        ("transcript.json", "{}", "transcript-file"),
        ("transcript.html", "<p></p>", "transcript-file"),
        ("transcript.txt", "", "transcript-file"),
        ("chapters.json", json.dumps({"chapters": CHAPTERS["chapters"]}), "chapters-file"),
    ],
)
def test_files_beside_an_episode_must_be_what_they_are_said_to_be(
    site: Path, name: str, text: str, rule: str
) -> None:
    (site / "lamp" / name).write_text(text, encoding="utf-8")
    found = in_feed(site)
    assert rules(found) == {rule}
    assert found[0].where is not None
    assert found[0].where.path == site / "lamp" / name


def test_a_transcript_must_be_utf_8(site: Path) -> None:
    (site / "lamp/transcript.txt").write_bytes(b"caf\xe9")
    assert [finding.message for finding in in_feed(site)] == ["It is not UTF-8"]


@pytest.mark.parametrize(
    "starts", [[0, 10], [0, 11, 30], [0, 10, 30, 35]], ids=["fewer", "a second off", "more"]
)
def test_the_chapters_of_feed_and_file_must_be_the_same(site: Path, starts: list[int]) -> None:
    listed_chapters = [{"startTime": start, "title": "A"} for start in starts]
    text = json.dumps({"version": "1.2.0", "chapters": listed_chapters})
    (site / "lamp/chapters.json").write_text(text, encoding="utf-8")
    assert rules(in_feed(site)) == {"chapters-differ"}


def test_chapters_may_differ_by_less_than_a_second_and_in_what_is_hidden(site: Path) -> None:
    more = [{"startTime": 0.4, "title": "Dusk"}, {"startTime": 5, "toc": False}]
    text = json.dumps({"version": "1.2.0", "chapters": [*more, *CHAPTERS["chapters"][1:]]})
    (site / "lamp/chapters.json").write_text(text, encoding="utf-8")
    assert in_feed(site) == ()


@pytest.mark.parametrize("size", [(300, 300), (1500, 1400)])
def test_the_cover_is_measured(site: Path, size: tuple[int, int]) -> None:
    path = site / "assets/cover-0a1b2c3d.png"
    Image.new("RGB", size, "#1d5c50").save(path)
    found = in_feed(site)
    assert found
    assert {finding.where.path for finding in found if finding.where} == {path}


def test_a_cover_that_is_no_picture_is_a_finding(site: Path) -> None:
    (site / "assets/cover-0a1b2c3d.png").write_bytes(b"no picture")
    assert in_feed(site)


def test_an_address_never_leads_out_of_the_folder(site: Path) -> None:
    (site.parent / "secret.mp3").write_bytes(b"ID3")
    feed = site / "feed.xml"
    outside = feed.read_bytes().replace(b"media/lamp-0a1b2c3d.mp3", b"media/%2e%2e/../../secret.mp3")
    assert check_feed(outside, feed, base_url=BASE_URL, output=site) == ()


def test_a_file_changed_since_the_build_is_told(site: Path) -> None:
    (site / "lamp/index.html").write_bytes(b"<p>Welcome!</p>")
    (site / "storm/index.html").write_bytes(b"")
    (site / "keeper/transcript.txt").unlink()
    assert [finding.rule for finding in check_output(site)] == [
        "build-missing",
        "build-digest",
        "build-size",
        "file-missing",
    ]


def test_a_file_that_was_not_built_is_told_and_hidden_ones_are_not(site: Path) -> None:
    write(site / "lamp/notes.docx", b"x")
    write(site / ".git/config", b"x")
    (finding,) = check_output(site)
    assert (finding.rule, finding.severity) == ("build-unlisted", "warning")
    assert finding.where is not None
    assert finding.where.path == site / "lamp/notes.docx"


def test_a_site_without_its_feed_says_so(site: Path) -> None:
    (site / "feed.xml").unlink()
    listed(site)
    assert rules(check_output(site)) == {"build-feed"}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"files": {"a": 1}}', '{"files": {"a": {"size": 1}}}', "\x00"]
)
def test_a_list_that_cannot_be_read_is_a_finding(tmp_path: Path, text: str) -> None:
    (tmp_path / "build.json").write_text(text, encoding="utf-8")
    assert rules(check_output(tmp_path)) == {"build-list"}


def test_a_folder_that_was_never_built_is_a_finding(tmp_path: Path) -> None:
    (finding,) = check_output(tmp_path)
    assert finding.message == "There is no list of what was built"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"ID3\x04\x00", "audio/mpeg"),
        (b"\xff\xfb\x90\x00", "audio/mpeg"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"OggS\x00", "audio/ogg"),
        (b"fLaC", "audio/flac"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"<!DOCTYPE html>", ""),
        (b"\xff", ""),
        (b"", ""),
    ],
)
def test_audio_is_known_by_its_first_bytes(head: bytes, kind: str) -> None:
    assert sniff(head) == kind
