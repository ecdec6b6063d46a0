from pathlib import Path

import pytest

from podcast.errors import Finding, InputError
from podcast.lint import lint_file, lint_show
from tests.shows import notes, recording, write_show


def places(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [
        (each.rule, f"{each.where.path.name}:{each.where.line}")
        for each in findings
        if each.where and each.where.path.parent.name == "transcripts"
    ]


def test_a_file_is_a_feed_or_a_transcript_by_its_content(tmp_path: Path) -> None:
    captions = tmp_path / "feed.xml"
    captions.write_text(
        "WEBVTT\n\n00:00.000 --> 00:02.000\nAye.\n\n00:02.000 --> 00:03.000\n", encoding="utf-8"
    )
    feed = tmp_path / "talk.vtt"
    feed.write_text('<?xml version="1.0"?><rss version="2.0"><channel/></rss>', encoding="utf-8")

    assert "cue-empty" in {each.rule for each in lint_file(str(captions))}
    assert "feed-encoding" in {each.rule for each in lint_file(str(feed))}


def test_what_is_neither_is_told_as_a_feed(tmp_path: Path) -> None:
    (tmp_path / "empty.vtt").write_text("", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("Nothing was said.", encoding="utf-8")

    assert {each.rule for name in ("empty.vtt", "notes.txt") for each in lint_file(str(tmp_path / name))} == {
        "feed-xml"
    }


def test_captions_are_held_to_the_profile_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(
        "1\n00:00:00,000 --> 00:00:04,000\nWho keeps the lamp in the winter storms?\n", encoding="utf-8"
    )

    assert lint_file(str(path)) == lint_file(str(path), "broadcast") == ()
    assert [each.rule for each in lint_file(str(path), "podcast")] == ["cue-wide"]
    with pytest.raises(InputError, match="cinema"):
        lint_file(str(path), "cinema")


@pytest.fixture
def show(tmp_path: Path) -> Path:
    return write_show(tmp_path / "show")


def test_the_transcripts_of_a_show_are_checked_against_its_recordings(show: Path) -> None:
    recording(show / "episodes/crane.wav", 2.5)

    assert ("cue-past-end", "crane.vtt:6") in places(lint_show(show))


def test_who_speaks_is_looked_up_in_the_notes(show: Path) -> None:
    def unknown(front: str) -> list[str]:
        (show / "episodes/crane.md").write_text(notes("The crane", more=front), encoding="utf-8")
        return [place for rule, place in places(lint_show(show)) if rule == "speaker-unknown"]

    assert unknown("") == []
    assert unknown('people = ["Mara"]\n') == ["crane.vtt:6"]
    assert unknown('speakers = {"Tomas" = "Tomas Okafor"}\npeople = ["Mara"]\n') == []
    assert unknown('speakers = ["Mara Lind", "Tomas Okafor"]\n') == []


def test_translations_are_checked_and_nothing_twice(show: Path) -> None:
    (show / "transcripts/crane.de.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:03.000\nHier steht er.\n\n00:02.000 --> 00:06.000\nEr hob Kohle.\n\n"
        "00:09.000 --> 00:08.000\nTag und Nacht.\n",
        encoding="utf-8",
    )
    with (show / "transcripts/crane.vtt").open("a", encoding="utf-8") as file:
        file.write("\n00:07.000 --> 00:06.500\nThat was all.\n")
    found = places(lint_show(show))

    assert ("cue-overlap", "crane.de.vtt:6") in found
    assert ("transcript", "crane.de.vtt:9") in found
    assert found.count(("transcript", "crane.vtt:9")) == 1
