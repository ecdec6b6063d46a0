import contextlib
import shutil
from pathlib import Path

import av
import pytest

from podcast import audio, clipping
from podcast.cli import main
from podcast.timecode import Millis
from tests.shows import notes


@pytest.fixture
def show(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "show"))


def test_a_piece_is_heard_and_seen(show: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.chdir(tmp_path):
        assert main(["clip", "keeper", "0:02", "0:04", "--show", str(show)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "keeper-0002-0004.mp3: 0:02 of The keeper",
        "keeper-0002-0004.mp4: 0:02 of The keeper",
    ]
    assert err == ""
    heard = audio.measure(tmp_path / "keeper-0002-0004.mp3")
    assert heard.duration == 2_000
    assert heard.loudness == pytest.approx(-16, abs=0.3)
    with av.open(str(tmp_path / "keeper-0002-0004.mp4")) as film:
        picture, sound = film.streams.video[0], film.streams.audio[0]
        assert (picture.width, picture.height, picture.codec_context.name) == (1080, 1080, "h264")
        assert sound.codec_context.name == "aac"
        order = [packet.stream.type for packet in film.demux() if packet.size]
    assert order[:20].count("audio") > 5, "sound and pictures lie side by side"
    last = len(order) - 1 - order[::-1].index("video")
    assert last > len(order) * 0.8


def test_each_soundbite_is_a_clip_with_its_title(
    show: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bite = 'soundbites = [{start = "0:01", duration = 15, title = "At night"}]\n'
    (show / "episodes/keeper.md").write_text(notes("The keeper", more=bite), encoding="utf-8")
    assert main(["clip", "keeper", "--show", str(show)]) == 1  # it ends behind the recording
    assert "0:16 is past the end: it lasts 0:08" in capsys.readouterr().err
    from tests.shows import recording

    recording(show / "episodes/keeper.wav", 20)
    with contextlib.chdir(tmp_path):
        assert main(["clip", "keeper", "--show", str(show)]) == 0
    assert "keeper-0001-0016.mp3: 0:15 of At night" in capsys.readouterr().out


def test_what_is_said_behind_a_piece_is_not_crowded_into_its_end(show: Path) -> None:
    for path in (show / "transcripts").glob("keeper.*"):
        path.unlink()
    cues = "".join(
        f"\n00:0{n}.000 --> 00:0{n + 1}.000\n{word} it is.\n"
        for n, word in enumerate(("One", "Two", "Three", "Four"))
    )
    (show / "transcripts/keeper.vtt").write_text(f"WEBVTT\n{cues}", encoding="utf-8")
    (clip,) = clipping.find(show, "keeper", [(Millis(1_000), Millis(2_500))])
    assert [(cue.start, cue.end, cue.lines) for cue in clip.cues] == [
        (0, 1_000, ("Two it is.",)),
        (1_000, 1_500, ("Three it is.",)),
    ]


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["keeper", "0:04", "0:02"], 2, "a clip ends after it begins"),
        (["keeper", "0:04", "9:00"], 1, "9:00 is past the end"),
        (["keeper", "0:00", "30:00"], 2, "a clip lasts at most 10:00"),
        (["keeper"], 2, "keeper has no soundbites"),
        (["keeper", "0:01"], 2, "a clip has two times"),
        (["nobody", "1", "2"], 1, "there is no episode 'nobody'"),
        (["keeper", "1", "2", "a.flac"], 2, "a clip is not made in this form"),
        (["keeper", "1", "2", "a.mp3", "a.mp3"], 2, "a.mp3: this file is named twice"),
        (["keeper", "1", "2", "gone/a.mp3"], 1, "there is no such folder"),
        (["keeper", "1", "2", "a.mp4", "--font", "a.ttf"], 1, "this is no font"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_left(
    built: Path, words: list[str], status: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.chdir(built):
        before = sorted(built.iterdir())
        assert main(["clip", *words]) == status
        assert sorted(built.iterdir()) == before
    assert sentence in capsys.readouterr().err


def test_a_time_that_is_none_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["clip", "keeper", "soon", "later"])
    assert "'soon' is not a time such as 1:54" in capsys.readouterr().err


def test_an_episode_without_sound_is_told(show: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (show / "episodes/page.md").write_text(notes("A page"), encoding="utf-8")
    assert main(["clip", "page", "1", "2", "--show", str(show)]) == 1
    assert "page has no sound to take a clip from" in capsys.readouterr().err
