import contextlib
import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from podcast import audio, transcript
from podcast.audio import espeak
from podcast.cli import main

needs_espeak = pytest.mark.skipif(not espeak.library()[0], reason="espeak-ng is not installed")
MARA = ["--voice", "Mara=espeak-ng:en+f3", "--voice", "espeak-ng:en+m3"]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "tour.md"
    path.write_text("Mara: Here is the crane.\n\nTomas: It is old.\n", encoding="utf-8")
    return path


@needs_espeak
def test_a_recording_and_its_transcript_are_made_in_one_run(
    script: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = script.with_name("tour.mp3")
    assert main(["narrate", str(script), str(target), *MARA]) == 0
    out, err = capsys.readouterr()
    assert "Mara espeak-ng:en+f3, Tomas espeak-ng:en+m3" in out
    assert err == ""
    said, _ = transcript.load(script.with_name("tour.vtt"))
    assert [one.speaker for one in said.segments] == ["Mara", "Tomas"]
    found = audio.measure(target)
    assert found.duration == pytest.approx(said.segments[-1].end + 700, abs=30)
    assert found.loudness == pytest.approx(-16, abs=0.3)


@needs_espeak
def test_a_pipe_is_spoken_and_a_transcript_may_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"Good morning.")))
    made = tmp_path / "a.json"
    assert main(["narrate", "-", str(tmp_path / "a.wav"), str(made), "--quiet"]) == 0
    assert json.loads(made.read_text("utf-8"))["segments"][0]["body"] == "Good morning."
    assert audio.probe(tmp_path / "a.wav").rate == 48_000


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["tour.wav", "tour.pdf"], 2, "a transcript cannot be written as pdf"),
        (["tour.wav", "tour"], 2, "what tour shall be is not clear"),
        (["tour.vtt"], 2, "no recording is named"),
        (["tour.wav", "tour.wav"], 2, "tour.wav: this file is named twice"),
        (["gone/tour.wav"], 1, "there is no such folder"),
        (["tour.wav", "tour.md"], 1, "would be overwritten"),
        (["tour.wav", "--voice", "Kim=espeak-ng"], 1, "a voice is set for Kim"),
        (["tour.wav", "--voice", "festival"], 1, "there is no voice engine festival"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_left(
    script: Path, words: list[str], status: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.chdir(script.parent):
        assert main(["narrate", script.name, *words]) == status
    assert sentence in capsys.readouterr().err
    assert [each.name for each in script.parent.iterdir()] == ["tour.md"]


@pytest.mark.parametrize("option", [["--pace", "9"], ["--say", "MLOps"], ["--voice", "Mara="]])
def test_options_that_make_no_sense_are_wrong_usage(script: Path, option: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["narrate", str(script), "a.wav", *option])
    assert caught.value.code == 2
