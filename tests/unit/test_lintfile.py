import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from podcast import transcript
from podcast.errors import UsageError
from podcast.lintfile import lint_file
from podcast.timecode import Millis
from tests.shows import notes, write_show

ROOT = Path(__file__).parents[2]


def test_a_file_is_a_feed_or_a_transcript_by_its_content(tmp_path: Path) -> None:
    captions = tmp_path / "feed.xml"
    captions.write_text(
        "WEBVTT\n\n00:00.000 --> 00:02.000\nAye.\n\n00:02.000 --> 00:03.000\n", encoding="utf-8"
    )
    feed = tmp_path / "talk.vtt"
    feed.write_text('<?xml version="1.0"?><rss version="2.0"><channel/></rss>', encoding="utf-8")

    assert "cue-empty" in {each.rule for each in lint_file(str(captions))}
    assert "feed-encoding" in {each.rule for each in lint_file(str(feed))}


@pytest.mark.parametrize(
    ("name", "rule"), [("empty.vtt", "input"), ("notes.txt", "no-transcript"), ("page.xml", "feed-xml")]
)
def test_what_is_neither_is_told_as_what_it_is_called(tmp_path: Path, name: str, rule: str) -> None:
    path = tmp_path / name
    path.write_text("" if name == "empty.vtt" else "Nothing was said.", encoding="utf-8")

    assert [each.rule for each in lint_file(str(path))] == [rule]


def test_captions_are_held_to_the_profile_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(
        "1\n00:00:00,000 --> 00:00:04,000\nWho keeps the lamp in the winter storms?\n", encoding="utf-8"
    )

    assert lint_file(str(path)) == lint_file(str(path), profile="broadcast") == ()
    assert [each.rule for each in lint_file(str(path), profile="podcast")] == ["cue-wide"]
    with pytest.raises(UsageError, match="cinema"):
        lint_file(str(path), profile="cinema")


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show whose talk was recorded with a cough before it: its transcript is 3.4 s early."""
    folder = write_show(tmp_path_factory.mktemp("lintfile") / "show")
    (folder / "transcripts/crane.vtt").unlink()
    (folder / "episodes/crane.wav").unlink()
    shutil.copy(ROOT / "episodes/solar-technician.mp3", folder / "episodes/crane.mp3")
    text = (ROOT / "transcripts/solar-technician.vtt").read_text(encoding="utf-8")
    early = transcript.parse(text.encode(), Path("talk.vtt")).transcript
    moved = replace(
        early,
        segments=tuple(
            replace(one, start=Millis(one.start - 3_400), end=Millis(one.end - 3_400), words=())
            for one in early.segments
            if one.start >= 3_400
        ),
    )
    (folder / "transcripts/crane.json").write_text(transcript.write(moved, "json"), encoding="utf-8")
    return folder


def told(folder: Path, front: str = "") -> list[tuple[str, str]]:
    """What is said of the show's transcript, by rule and hint, with these lines in its notes."""
    (folder / "episodes/crane.md").write_text(notes("The crane", more=front), encoding="utf-8")
    return [
        (each.rule, each.hint)
        for each in lint_file(str(folder / "transcripts/crane.json"))
        if each.severity == "warning"
    ]


def test_a_transcript_in_a_show_is_held_to_the_recording_of_its_episode(show: Path) -> None:
    ((rule, hint),) = told(show)
    assert rule == "transcript-drift"
    assert hint.startswith('in its notes set offset = "+3.4": ')

    assert told(show, 'offset = "+3.4"\n') == []
    assert [rule for rule, _ in told(show, 'offset = "+3.4"\nfix = {"barge" = "boat"}\n')] == [
        "fix-unmatched"
    ]


def test_a_transcript_anywhere_is_held_to_the_recording_that_is_named(show: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(show / "transcripts/crane.json", tmp_path))
    sound = show / "episodes/crane.mp3"

    assert [each.rule for each in lint_file(str(path)) if each.severity != "info"] == []
    assert [each.rule for each in lint_file(str(path), recording=sound) if each.severity != "info"] == [
        "transcript-drift"
    ]


def test_a_translation_is_not_moved_by_the_corrections_of_the_transcript(show: Path) -> None:
    foreign = show / "transcripts/crane.de.vtt"
    shutil.copy(ROOT / "transcripts/solar-technician.vtt", foreign)
    (show / "episodes/crane.md").write_text(notes("The crane", more='offset = "+3.4"\n'), encoding="utf-8")

    assert "transcript-drift" not in {each.rule for each in lint_file(str(foreign))}


def test_words_that_are_looked_for_in_the_recording_need_not_run_with_it(show: Path) -> None:
    assert told(show, "align = true\n") == []


def test_corrections_are_held_to_a_transcript_without_a_recording_too(tmp_path: Path) -> None:
    folder = write_show(tmp_path / "show")
    (folder / "episodes/crane.wav").unlink()
    (folder / "episodes/crane.md").write_text(
        notes("The crane", more='fix = {"barge" = "boat"}\n'), encoding="utf-8"
    )
    (finding,) = lint_file(str(folder / "transcripts/crane.vtt"))

    assert (finding.rule, str(finding.where)) == ("fix-unmatched", f"{folder}/episodes/crane.md:4")


def test_a_recording_that_is_not_there_is_told_beside_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text("1\n00:00:00,000 --> 00:00:19,000\nWho keeps it?\n", encoding="utf-8")
    found = lint_file(str(path), recording=tmp_path / "gone.mp3")

    assert [each.rule for each in found] == ["cue-long", "audio-missing"]
