"""A new episode is levelled; what is published stays, whatever becomes of its transcript."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from podcast import audio, lock
from podcast.audio import Settings
from podcast.audio.meter import listen
from podcast.errors import Finding
from podcast.lock import Lock, Pin
from tests.shows import notes, tree
from tests.unit.audio.sounds import RATE, talk, tone, write_wav
from tests.unit.build.conftest import Rebuild
from tests.unit.build.test_build import edit
from tests.unit.build.test_media import pinned

TALK = """\
[0:00] Mara: Who looks after the lamp in winter?

[0:03] Tomas: The keeper does, twice a night.

[0:06] Mara: And in summer?

[0:09] Tomas: Then it looks after itself.
"""


@pytest.fixture
def uneven(show: Path) -> Path:
    """The show with a third episode, in two voices 10 dB apart."""
    parts = [np.concatenate([tone(0.4, -66.0), talk(2.6, level)], axis=1) for level in (-6.0, -16.0) * 2]
    write_wav(show / "episodes/lamp.wav", np.concatenate(parts, axis=1))
    (show / "episodes/lamp.md").write_text(notes("The lamp", "2026-10-09T06:00:00Z"), encoding="utf-8")
    (show / "transcripts/lamp.txt").write_text(TALK, encoding="utf-8")
    return show


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Settings]:
    """With which settings each recording was made."""
    found: dict[str, Settings] = {}
    master = audio.master_all

    def watched(recording: Path, files: list[Path], *, settings: Settings, **how: Any) -> object:
        found[recording.stem] = settings
        return master(recording, files, settings=settings, **how)

    monkeypatch.setattr(audio, "master_all", watched)
    return found


def apart(path: Path) -> float:
    """How far two voices that take turns of 3 s are from each other, in LU."""
    energies = listen(path).energies
    one, two = (np.concatenate([energies[n + 5 : n + 29], energies[n + 65 : n + 89]]) for n in (0, 30))
    return abs(float(10 * np.log10(one.mean() / two.mean())))


def test_a_new_episode_is_levelled_by_the_turns_of_its_transcript(
    uneven: Path, rebuild: Rebuild, asked: dict[str, Settings]
) -> None:
    rebuild()

    assert [who for _, _, who in asked["lamp"].turns] == ["Mara", "Tomas"] * 2
    assert pinned(uneven, "lamp").settings == "level=auto"
    assert apart(uneven / "feed/media" / pinned(uneven, "lamp").name) < 1.5


def test_without_a_transcript_it_is_levelled_by_its_pauses(
    uneven: Path, rebuild: Rebuild, asked: dict[str, Settings]
) -> None:
    (uneven / "transcripts/lamp.txt").unlink()

    rebuild()

    assert (asked["lamp"].turns, asked["lamp"].level) == ((), True)
    assert apart(uneven / "feed/media" / pinned(uneven, "lamp").name) < 1.5


def test_level_off_leaves_it_as_it_is(uneven: Path, rebuild: Rebuild, asked: dict[str, Settings]) -> None:
    edit(uneven / "episodes/lamp.md", "+++\n\n", 'level = "off"\n+++\n\n')

    rebuild()

    assert (asked["lamp"].turns, asked["lamp"].level) == ((), False)
    assert pinned(uneven, "lamp").settings == ""
    assert apart(uneven / "feed/media" / pinned(uneven, "lamp").name) > 2.5


def test_a_corrected_transcript_makes_no_medium_anew(uneven: Path, rebuild: Rebuild) -> None:
    rebuild()
    before, media = pinned(uneven, "lamp"), tree(uneven / "feed/media")
    edit(uneven / "transcripts/lamp.txt", "[0:06] Mara: And in summer?", "[0:05] Tomas: And in the summer?")

    rebuild()

    assert pinned(uneven, "lamp") == before
    assert tree(uneven / "feed/media") == media
    assert b"the summer" in (uneven / "feed/lamp/transcript.txt").read_bytes()

    rebuild(remaster=("lamp",))
    assert pinned(uneven, "lamp").name != before.name


def test_an_archive_that_was_published_before_levelling_keeps_its_lock_and_its_sound(
    uneven: Path, rebuild: Rebuild, asked: dict[str, Settings]
) -> None:
    """Its lock says nothing of levelling; the build that made it did not level."""
    with (uneven / "podcast.toml").open("a") as file:
        file.write('[audio]\nlevel = "off"\n')
    rebuild(allow_guid_change=True)
    shutil.rmtree(uneven / ".podcast")
    edit(uneven / "podcast.toml", 'level = "off"\n', "")
    old = (uneven / "podcast.lock").read_bytes()
    assert b"level" not in old
    media = tree(uneven / "feed/media")

    rebuild()
    assert (uneven / "podcast.lock").read_bytes() == old

    shutil.rmtree(uneven / "feed/media")
    asked.clear()
    assert rebuild().findings == ()
    assert not any(each.level or each.turns for each in asked.values())
    assert tree(uneven / "feed/media") == media
    assert (uneven / "podcast.lock").read_bytes() == old

    edit(uneven / "podcast.toml", "[audio]\n", '[audio]\nformats = ["opus"]\n')
    rebuild()
    assert not asked["lamp"].level
    found = lock.read(uneven)
    assert {slug: pin.media for slug, pin in found.episodes.items()} == {
        slug: pin.media for slug, pin in _lock(old, uneven).episodes.items()
    }


def _lock(data: bytes, show: Path) -> Lock:
    folder = show / "old"
    folder.mkdir()
    (folder / "podcast.lock").write_bytes(data)
    found: Lock = lock.read(folder)
    assert all(isinstance(pin, Pin) for pin in found.episodes.values())
    return found


def test_without_a_lock_an_old_medium_is_known_by_its_name(uneven: Path, rebuild: Rebuild) -> None:
    with (uneven / "podcast.toml").open("a") as file:
        file.write('[audio]\nlevel = "off"\n')
    rebuild(allow_guid_change=True)
    names = set(tree(uneven / "feed/media"))
    edit(uneven / "podcast.toml", 'level = "off"\n', "")
    (uneven / "podcast.lock").unlink()

    rebuild()

    assert set(tree(uneven / "feed/media")) == names


@pytest.mark.usefixtures("uneven")
def test_a_transcript_that_runs_late_is_not_levelled_by(
    rebuild: Rebuild, asked: dict[str, Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Finding(rule="transcript-drift", message="it runs late", severity="warning")
    monkeypatch.setattr("podcast.aligning.drift", lambda *_: (late,))

    rebuild()

    assert (asked["lamp"].turns, asked["lamp"].level) == ((), True)


def test_trimmed_silence_moves_all_times(uneven: Path, rebuild: Rebuild) -> None:
    """Two seconds of silence go from the head: captions, words and chapters come two seconds earlier."""
    quiet = np.concatenate([np.zeros((1, 2 * RATE), np.float32), talk(6.0, -8.0)], axis=1)
    write_wav(uneven / "episodes/lamp.wav", quiet)
    (uneven / "transcripts/lamp.txt").write_text(
        "[0:02.0] Mara: One.\n\n[0:05.0] Tomas: Two.\n", encoding="utf-8"
    )
    edit(uneven / "episodes/lamp.md", "+++\n\n", 'chapters = ["0:00 A", "0:05 B"]\n+++\n\n')
    with (uneven / "podcast.toml").open("a") as file:
        file.write("[audio]\ntrim = true\n")

    rebuild(remaster=("lamp",))

    media = pinned(uneven, "lamp")
    assert media.shift == -1_700  # what is left of the silence is for the breath
    assert "shift = -1700" in (uneven / "podcast.lock").read_text()
    said = (uneven / "feed/lamp/transcript.vtt").read_text()
    assert "00:00:00.300 -->" in said
    assert "00:00:03.300 -->" in said
    assert '"startTime": 3.3' in (uneven / "feed/lamp/chapters.json").read_text()
    length = audio.probe(uneven / "feed/media" / media.name).duration
    assert length == pytest.approx(6_300, abs=1)

    shutil.rmtree(uneven / ".podcast")
    assert rebuild().outcome.written == ()


@pytest.mark.usefixtures("uneven")
def test_a_report_tells_what_was_done_to_each_recording_that_is_finished_now(
    rebuild: Rebuild, tmp_path: Path
) -> None:
    rebuild(reports=tmp_path / "told/reports")

    found = tmp_path / "told/reports"
    assert {each.name for each in found.iterdir()} == {"lamp.html", "lamp.json"}
    (mara, tomas) = json.loads((found / "lamp.json").read_text(encoding="utf-8"))["speakers"]
    assert mara["before"] - tomas["before"] > 5
    assert abs(mara["after"] - tomas["after"]) < 2
    assert "Who speaks" in (found / "lamp.html").read_text(encoding="utf-8")
