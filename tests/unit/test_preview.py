from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from podcast import preview, serve
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
    assert {path.name for path in seen["watch"]} == {"podcast.toml", "cover.png", "episodes", "transcripts"}

    (show / "episodes/crane.md").write_text(notes("The other crane", "2026-10-08"), encoding="utf-8")
    rebuild: Callable[[], Sequence[Finding]] = seen["rebuild"]
    rebuild()
    assert "The other crane" in (seen["folder"] / "feed.xml").read_text(encoding="utf-8")
