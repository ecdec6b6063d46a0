"""An episode with a track for each speaker is mixed, and is then one like any other."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from podcast import audio
from podcast.clipping import find
from podcast.lint import lint_show
from podcast.timecode import Millis
from tests.shows import notes
from tests.unit.audio.sounds import RATE, talk, write_wav
from tests.unit.build.conftest import Rebuild
from tests.unit.build.test_build import edit
from tests.unit.build.test_levelling import TALK, apart
from tests.unit.build.test_media import pinned

MORE = 'tracks = {Mara = "tracks/mara.wav", Tomas = "tracks/tomas.wav"}\n'


@pytest.fixture
def tracked(show: Path) -> Path:
    """The show with a third episode: two speakers, 12 dB apart, each with a microphone."""
    rest, quiet = np.zeros((1, 3 * RATE), np.float32), np.zeros((1, RATE * 4 // 10), np.float32)
    (show / "tracks").mkdir()
    for name, slots, level in (("mara", (0, 2), -6.0), ("tomas", (1, 3), -18.0)):
        parts = [
            np.concatenate([quiet, talk(2.6, level, seed=n)], axis=1) if n in slots else rest
            for n in range(4)
        ]
        write_wav(show / f"tracks/{name}.wav", np.concatenate(parts, axis=1))
    (show / "episodes/lamp.md").write_text(notes("The lamp", "2026-10-09T06:00:00Z", MORE), encoding="utf-8")
    (show / "transcripts/lamp.txt").write_text(TALK, encoding="utf-8")
    return show


def test_tracks_become_one_even_medium(tracked: Path, rebuild: Rebuild) -> None:
    assert [each for each in rebuild().findings if each.severity != "info"] == []

    media = pinned(tracked, "lamp")
    out = tracked / "feed/media" / media.name
    assert audio.probe(out).duration == 12_000
    assert apart(out) < 1.5
    assert "lamp-" in (tracked / "feed/feed.xml").read_text()
    assert '"tracks/mara.wav"' in (tracked / "feed/build.json").read_text()
    (clip,) = find(tracked, "lamp", [(Millis(3_000), Millis(6_000))])
    assert clip.source == out
    assert rebuild().outcome.written == ()
    assert [each for each in lint_show(tracked) if each.severity == "error"] == []
    out.unlink()
    shutil.rmtree(tracked / ".podcast/media")
    assert "media-changed" in {each.rule for each in lint_show(tracked)}


def test_the_tracks_are_what_the_lock_keeps(tracked: Path, rebuild: Rebuild) -> None:
    rebuild()
    before = pinned(tracked, "lamp")
    shutil.rmtree(tracked / ".podcast")
    assert rebuild().outcome.written == ()

    write_wav(tracked / "tracks/tomas.wav", talk(6.0, -18.0))
    rebuild()
    assert pinned(tracked, "lamp").recording != before.recording
    assert len(list((tracked / ".podcast/mixed").iterdir())) == 1


def test_what_is_wrong_with_tracks_is_told(tracked: Path, rebuild: Rebuild) -> None:
    (tracked / "tracks/tomas.wav").write_bytes(b"no sound")
    with pytest.raises(ExceptionGroup) as raised:
        rebuild()
    assert "tracks/tomas.wav: this is not a recording" in str(raised.value.exceptions[0])

    edit(tracked / "episodes/lamp.md", "tracks/tomas.wav", "tracks/thomas.wav")
    shutil.copy(tracked / "episodes/keeper.wav", tracked / "episodes/lamp.wav")
    with pytest.raises(ExceptionGroup) as raised:
        rebuild()
    said = [str(each) for each in raised.value.exceptions]
    assert "lamp.md:4: an episode has a recording or tracks, not both" in said[0]
    assert "lamp.md:4: there is no sound 'tracks/thomas.wav'" in said[1]


def test_tracks_may_begin_later_and_be_spread_over_two_channels(tracked: Path, rebuild: Rebuild) -> None:
    rebuild()
    before = pinned(tracked, "lamp")
    edit(tracked / "episodes/lamp.md", MORE, f"{MORE}starts = {{Tomas = 1.5}}\nspread = 30\n")
    assert [each for each in lint_show(tracked) if each.severity == "error"] == []
    rebuild()
    after = pinned(tracked, "lamp")
    assert after.name != before.name
    found = audio.probe(tracked / "feed/media" / after.name)
    assert (found.duration, found.channels) == (13_500, 2)


def test_a_start_of_nobodys_track_is_told(tracked: Path, rebuild: Rebuild) -> None:
    edit(tracked / "episodes/lamp.md", MORE, f"{MORE}starts = {{Thomas = 1.5}}\n")
    with pytest.raises(ExceptionGroup) as told:
        rebuild()
    assert "'Thomas' has no track that could begin later" in str(told.value.exceptions)
