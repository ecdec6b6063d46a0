import json
import sys
from pathlib import Path

import pytest

from podcast.cli import main
from tests.shows import recording
from tests.unit.align.conftest import ROOT

AUDIO = str(ROOT / "episodes/solar-technician.mp3")
TEXT = ROOT / "transcripts/solar-technician.vtt"


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first cues of a transcript: the rest of the recording is not asked for."""
    path = tmp_path_factory.mktemp("align") / "short.vtt"
    path.write_text("\n\n".join(TEXT.read_text(encoding="utf-8").split("\n\n")[:9]), encoding="utf-8")
    return path


def test_captions_are_timed_by_the_recording(
    short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.vtt"
    assert main(["align", AUDIO, str(short), str(target)]) == 0
    out, err = capsys.readouterr()
    assert out == f"{target}: 100.0% of the words found\n"
    assert err == ""
    assert target.read_text(encoding="utf-8").startswith("WEBVTT\n\n00:00:00.220 --> ")


def test_words_are_printed_with_times_and_confidence(
    short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["align", AUDIO, str(short), str(tmp_path / "out.json"), "--json", "--quiet"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["timing"] == "word"
    first = printed["words"][0]
    assert (first["text"], first["speaker"]) == ("Career", "Mara Lind")
    assert 0 <= first["start_ms"] < first["end_ms"]
    assert first["confidence"] > 0.9


def test_what_cannot_be_written_is_said_before_the_work(
    short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "podcast.audio.speech", None)  # nothing is listened to
    for target, status, sentence in (
        ("out.docx", 2, "a transcript cannot be written as docx"),
        ("out", 2, "the format to make is not clear"),
        ("gone/out.vtt", 1, "there is no such folder to write to"),
    ):
        assert main(["align", AUDIO, str(short), str(tmp_path / target)]) == status
        assert sentence in capsys.readouterr().err


def test_the_transcript_itself_is_not_overwritten(short: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", AUDIO, str(short), str(short)]) == 1
    assert "would be overwritten" in capsys.readouterr().err


def test_a_recording_of_something_else_is_told(
    short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tone = recording(tmp_path / "tone.wav")
    assert main(["align", str(tone), str(short), str(tmp_path / "out.srt")]) == 0
    err = capsys.readouterr().err
    assert f"warning: {short}: only 0% of the words were heard in the recording" in err


def test_what_is_no_recording_is_told(
    short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["align", str(short), str(short), str(tmp_path / "out.srt")]) == 1
    assert "this is not a recording" in capsys.readouterr().err


def test_without_the_extra_one_sentence_says_how_to_get_it(
    short: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pocketsphinx", None)
    assert main(["align", AUDIO, str(short), str(tmp_path / "out.vtt")]) == 1
    assert capsys.readouterr().err == (
        "word times from a recording need PocketSphinx, which is not installed\n"
        "  hint: pip install 'podcast-pipeline[align]'\n"
    )
    assert not (tmp_path / "out.vtt").exists()
