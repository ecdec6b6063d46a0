"""What listeners have downloaded stays what it was, and is made anew only when its producer changes it."""

import os
import select
import shutil
import signal
import subprocess
import sys
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from podcast import audio, lock
from podcast.audio import Settings, probe
from podcast.build import Options, build
from podcast.build.mastering import Job, master_all
from podcast.errors import Problems
from podcast.lock import Media
from tests.shows import notes, recording, tree
from tests.unit.build.conftest import Rebuild
from tests.unit.build.test_build import edit, faults


def pinned(show: Path, slug: str = "keeper") -> Media:
    media = lock.read(show).episodes[slug].media
    assert media
    return media


def forget(show: Path) -> bytes:
    """Delete all that can be made again; gives the published medium, as a backup would."""
    data = (show / "feed/media" / pinned(show).name).read_bytes()
    shutil.rmtree(show / "feed")
    shutil.rmtree(show / ".podcast")
    return data


def job(folder: Path, slug: str) -> Job:
    path = folder / f"{slug}.wav"
    path.write_bytes(b"no sound")
    media = Media(name=f"{slug}-1.mp3", recording="", settings="")
    return Job(slug, path, media, folder / f"{slug}.mp3", slug, Settings())


def test_a_pin_survives_a_tool_with_other_defaults(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    media = tree(show / "feed/media")
    before = pinned(show)
    monkeypatch.setattr("podcast.build.asking.sound_settings", lambda _sound: Settings(target=-20.0))

    rebuild()

    assert tree(show / "feed/media") == media
    assert pinned(show) == before


def test_settings_of_the_show_reach_the_medium(show: Path, rebuild: Rebuild) -> None:
    with (show / "podcast.toml").open("a", encoding="utf-8") as file:
        file.write('[audio]\nbitrate = 48\nchannels = "stereo"\n')

    rebuild()

    found = probe(show / "feed/media" / pinned(show).name)
    assert (found.bitrate, found.channels) == (48_000, 2)
    assert pinned(show).settings == "bitrate=48 channels=stereo level=auto"


def other_encoder(monkeypatch: pytest.MonkeyPatch, mark: bytes) -> None:
    """Finish recordings from now on as another build of the encoder would: the last bits differ."""
    master = audio.master_all

    def marked(recording: Path, files: list[Path], **how: Any) -> Any:
        made = master(recording, files, **how)
        (raw,) = files
        if raw.name.startswith("keeper-"):
            with raw.open("ab") as file:
                file.write(mark)
        return made

    monkeypatch.setattr(audio, "master_all", marked)


def test_a_medium_that_was_lost_keeps_its_pin_until_the_old_file_is_back(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pinned(show)
    old = forget(show)

    with monkeypatch.context() as patch:
        other_encoder(patch, b"one")
        for _ in range(2):  # and it is said every time
            assert [each.rule for each in rebuild().findings] == ["media-changed"]
            assert pinned(show) == before
        encoded = (show / ".podcast/media/raw" / before.name).stat()
        assert rebuild().outcome.written == ()
        assert (show / ".podcast/media/raw" / before.name).stat() == encoded
    assert (show / "feed/media" / before.name).read_bytes() != old

    (show / "feed/media" / before.name).unlink()
    (show / "feed/media" / before.name).write_bytes(old)
    assert rebuild().findings == ()
    assert (show / "feed/media" / before.name).read_bytes() == old
    assert f'length="{len(old)}"'.encode() in (show / "feed/feed.xml").read_bytes()


def test_what_had_to_be_made_again_is_not_made_a_third_time(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second was published too, and caches hold it under the name."""
    before = pinned(show)
    forget(show)
    with monkeypatch.context() as patch:
        other_encoder(patch, b"one")
        rebuild()
    second = (show / "feed/media" / before.name).read_bytes()
    shutil.rmtree(show / ".podcast")
    other_encoder(monkeypatch, b"two")
    edit(show / "episodes/keeper.md", '"The keeper"', '"The lamp"')

    findings = rebuild().findings

    assert [each.rule for each in findings] == ["media-changed"]
    assert (show / "feed/media" / before.name).read_bytes() == second
    assert pinned(show) == before


def test_a_lost_medium_with_other_tags_inside_is_published_under_another_name(
    show: Path, rebuild: Rebuild, tmp_path: Path
) -> None:
    """Hosts tell caches to keep a medium for a year: under one name there are never two."""
    before, listed = pinned(show), tree(show / "feed/media")
    edit(show / "episodes/keeper.md", '"The keeper"', '"The lamp"')
    forget(show)
    elsewhere = Path(shutil.copytree(show, tmp_path / "elsewhere"))

    (finding,) = rebuild().findings

    after, now = pinned(show), tree(show / "feed/media")
    assert (finding.rule, finding.severity) == ("media-changed", "warning")
    assert before.name in finding.message
    assert after.name in finding.message
    assert before.name not in now
    assert after.name in (show / "feed/feed.xml").read_text(encoding="utf-8")
    assert {name: now[name] for name in now.keys() & listed.keys()} == {
        pinned(show, "crane").name: listed[pinned(show, "crane").name]
    }
    assert rebuild().findings == ()
    assert rebuild().outcome.written == ()
    build(elsewhere, Options(jobs=1))
    assert tree(elsewhere / "feed") == tree(show / "feed")


def test_titles_that_take_turns_never_share_a_name(show: Path, rebuild: Rebuild) -> None:
    names = [pinned(show).name]
    titles = ['"The keeper"', '"The lamp"', '"The keeper"', '"The lamp"']
    for old, new in pairwise(titles):
        edit(show / "episodes/keeper.md", old, new)
        forget(show)
        rebuild()
        names.append(pinned(show).name)

    assert len(set(names)) == len(titles)


def test_a_renamed_episode_keeps_its_medium(show: Path, rebuild: Rebuild) -> None:
    before = pinned(show)
    medium = show / "feed/media" / before.name
    stamp, data = medium.stat().st_mtime_ns, medium.read_bytes()
    guid = lock.read(show).episodes["keeper"].guid
    for path in [*(show / "episodes").glob("keeper.*"), *(show / "transcripts").glob("keeper.*")]:
        path.rename(path.with_name(path.name.replace("keeper", "lamp")))
    edit(show / "episodes/lamp.md", "+++\n\n", f'guid = "{guid}"\n+++\n\n')

    outcome = rebuild().outcome

    assert pinned(show, "lamp") == before
    assert (medium.stat().st_mtime_ns, medium.read_bytes()) == (stamp, data)
    assert "keeper/index.html" in outcome.removed
    assert not [path for path in (*outcome.written, *outcome.removed) if path.startswith("media/")]


def test_a_medium_that_was_lost_and_comes_out_the_same_is_no_news(show: Path, rebuild: Rebuild) -> None:
    before = pinned(show)
    forget(show)

    assert rebuild().findings == ()
    assert pinned(show) == before


def test_a_take_that_comes_back_is_published_under_a_third_name(show: Path, rebuild: Rebuild) -> None:
    first = (show / "episodes/keeper.wav").read_bytes()
    names = [pinned(show).name]
    edit(show / "episodes/keeper.md", '"The keeper"', '"The lamp"')
    for data in (None, first):
        if data:
            (show / "episodes/keeper.wav").write_bytes(data)
        else:
            recording(show / "episodes/keeper.wav", 5, 250)
        rebuild()
        names.append(pinned(show).name)

    assert len(set(names)) == 3


def test_drafts_never_touch_what_is_published(show: Path, rebuild: Rebuild) -> None:
    recording(show / "episodes/pier.wav", 2, 300)
    (show / "episodes/pier.md").write_text(notes("Pier", more="draft = true\n"), encoding="utf-8")
    before = tree(show / "feed")

    rebuild(drafts=True, pin=False)

    assert tree(show / "feed") == before
    assert faults(rebuild, drafts=True, pin=False, output=show / "feed")[0].rule == "output"


def test_work_on_recordings_can_run_elsewhere(show: Path) -> None:
    asked: list[int] = []

    def executor(workers: int) -> Executor:
        asked.append(workers)
        return ThreadPoolExecutor(workers)

    for name in ("keeper", "crane"):
        recording(show / f"episodes/{name}.wav", 3, 260)

    build(show, Options(jobs=2, executor=executor))

    assert asked == [2, 2]  # finished, then listened to


class _Slow(Executor):
    """Does the first thing it is given, and never comes to the second."""

    def __init__(self, _workers: int) -> None:
        self.given: list[Future[Any]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if not self.given:
            future.set_result(fn(*args, **kwargs))
        self.given.append(future)
        return future


def test_a_finished_recording_is_kept_while_others_are_at_work(tmp_path: Path) -> None:
    jobs = [job(tmp_path, slug) for slug in ("a", "b")]
    recording(jobs[0].recording, 1)

    done = master_all(jobs, Options(executor=_Slow), Problems())

    assert next(done)[0] is jobs[0]


def test_faults_of_recordings_come_in_the_order_of_the_show(tmp_path: Path) -> None:
    jobs = [job(tmp_path, slug) for slug in ("a", "b", "c")]
    problems = Problems()
    done = master_all(jobs, Options(executor=ThreadPoolExecutor), problems)

    assert list(done) == []
    assert [each.where.path.name for each in problems.findings if each.where] == ["a.wav", "b.wav", "c.wav"]


PARENT = """
import os, time
from podcast.build.parallel import local_pool
if __name__ == "__main__":
    pool = local_pool(1)
    print(pool.submit(os.getpid).result(), flush=True)
    pool.submit(time.sleep, 600).result()
"""


def test_workers_end_with_the_build_that_started_them(tmp_path: Path) -> None:
    (tmp_path / "parent.py").write_text(PARENT, encoding="utf-8")
    parent = subprocess.Popen(
        [sys.executable, tmp_path / "parent.py"], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert parent.stdout
    worker = os.pidfd_open(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    parent.stdout.close()

    ended, _, _ = select.select([worker], [], [], 60)

    os.close(worker)
    if not ended:
        os.killpg(parent.pid, signal.SIGKILL)
    assert ended, "the worker outlived the build"
