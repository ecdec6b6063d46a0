from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from podcast import preview, serve
from podcast.build import Options
from podcast.errors import Finding
from tests.shows import notes, write_show


def test_a_preview_has_local_addresses_and_leaves_the_show_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = write_show(tmp_path / "show")
    seen: dict[str, Any] = {}
    monkeypatch.setattr(serve, "serve", lambda folder, **options: seen.update(folder=folder, **options))
    (show / "episodes/draft.md").write_text(notes("Draft", more="draft = true\n"), encoding="utf-8")

    preview.preview(show, port=8123, drafts=True, progress=lambda _label, _share: None)

    feed = (seen["folder"] / "feed.xml").read_text(encoding="utf-8")
    assert "http://127.0.0.1:8123/media/keeper-" in feed
    assert (seen["folder"] / "draft/index.html").is_file()
    assert not (show / "feed").exists()
    assert not (show / "podcast.lock").exists()
    watcher: serve.Watcher = seen["watcher"]
    assert watcher.changed() == ()

    (show / "episodes/crane.md").write_text(notes("The other crane", "2026-10-08"), encoding="utf-8")
    rebuild: Callable[[], Sequence[Finding]] = seen["rebuild"]
    rebuild()
    assert "The other crane" in (seen["folder"] / "feed.xml").read_text(encoding="utf-8")
    assert [path.name for path in watcher.changed()] == ["crane.md"]


def test_what_changes_while_the_first_build_runs_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = write_show(tmp_path / "show")
    seen: dict[str, Any] = {}
    monkeypatch.setattr(serve, "serve", lambda _folder, **options: seen.update(options))

    def build(folder: Path, _options: Options) -> None:
        (folder / "episodes/crane.md").write_text(notes("Late", "2026-10-08"), encoding="utf-8")

    monkeypatch.setattr(preview, "build", build)
    preview.preview(show, port=8123, drafts=True, progress=lambda _label, _share: None)

    assert [path.name for path in seen["watcher"].changed()] == ["crane.md"]


def test_another_cover_is_watched_once_it_is_the_cover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = write_show(tmp_path / "show")
    seen: dict[str, Any] = {}
    monkeypatch.setattr(serve, "serve", lambda _folder, **options: seen.update(options))
    preview.preview(show, port=8123, drafts=True, progress=lambda _label, _share: None)
    (show / "second.png").write_bytes((show / "cover.png").read_bytes())
    toml = (show / "podcast.toml").read_text(encoding="utf-8")
    (show / "podcast.toml").write_text(toml.replace("cover.png", "second.png"), encoding="utf-8")
    seen["rebuild"]()
    seen["watcher"].changed()

    (show / "second.png").touch()

    assert [path.name for path in seen["watcher"].changed()] == ["second.png"]


def test_sounds_and_pictures_that_notes_name_are_watched_wherever_they_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = write_show(tmp_path / "show")
    seen: dict[str, Any] = {}
    monkeypatch.setattr(serve, "serve", lambda _folder, **options: seen.update(options))
    (show / "sound").mkdir()
    names = ("sound/intro.wav", "sound/rain.wav", "sound/lamp.png", "one.wav")
    for name, source in zip(
        names, ("episodes/keeper.wav",) * 2 + ("cover.png", "episodes/keeper.wav"), strict=True
    ):
        (show / name).write_bytes((show / source).read_bytes())
    more = """\
intro = "sound/intro.wav"
beds = [{file = "sound/rain.wav"}]
tracks = {Mara = "one.wav"}
chapters = [{start = "0:00", title = "The lamp", image = "sound/lamp.png"}]
"""
    (show / "episodes/lamp.md").write_text(notes("The lamp", "2026-10-09", more), encoding="utf-8")
    preview.preview(show, port=8123, drafts=True, progress=lambda _label, _share: None)

    for name in names:
        (show / name).touch()

    assert {path.relative_to(show).as_posix() for path in seen["watcher"].changed()} == set(names)
