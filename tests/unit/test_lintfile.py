from pathlib import Path

import pytest

from podcast.errors import InputError
from podcast.lintfile import lint_file


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

    assert lint_file(str(path)) == lint_file(str(path), profile="broadcast") == ()
    assert [each.rule for each in lint_file(str(path), profile="podcast")] == ["cue-wide"]
    with pytest.raises(InputError, match="cinema"):
        lint_file(str(path), profile="cinema")
