"""What is written into a site, what is taken out of it, and what never is."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from podcast.audio import Tags
from podcast.build import Options, build, mastering
from podcast.build.finished import Wanted
from podcast.build.record import sha256
from podcast.errors import Where, findings_of
from podcast.files import beside
from podcast.model import Chapter
from podcast.timecode import Millis
from tests.shows import tree
from tests.unit.build.conftest import Rebuild
from tests.unit.build.test_build import edit, faults

commit = import_module("podcast.build.commit")


def test_a_medium_is_written_beside_its_place(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of a copy must never stand under the name in the feed."""
    (medium,) = (show / "feed/media").glob("keeper-*.mp3")
    medium.unlink()

    def half(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:1000])
        assert not medium.exists()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(commit, "copy", half)
        assert "No space left" in faults(rebuild)[0].message
        assert not medium.exists()
        assert not beside(medium).exists()

    rebuild()
    assert medium.is_file()


def test_what_a_tool_does_to_a_published_medium_spares_the_finished_one(show: Path, rebuild: Rebuild) -> None:
    (medium,) = (show / "feed/media").glob("keeper-*.mp3")
    data = medium.read_bytes()

    with medium.open("r+b") as file:  # in place, as taggers and synchronizers do
        file.truncate(100)

    assert (show / ".podcast/media" / medium.name).read_bytes() == data
    rebuild()
    assert medium.read_bytes() == data


def test_a_published_medium_is_never_overwritten_by_another(show: Path, tmp_path: Path) -> None:
    (medium,) = (show / "feed/media").glob("keeper-*.mp3")
    path, data = f"media/{medium.name}", medium.read_bytes()
    other = tmp_path / "other.mp3"
    other.write_bytes(b"another medium")
    lock = (show / "podcast.lock", (show / "podcast.lock").read_bytes())
    before = tree(show)

    def publish(**how: object) -> None:
        commit.commit(commit.Site((), {path: other}, **how), show / "feed", show / ".podcast")

    with pytest.raises(ExceptionGroup) as caught:
        publish(lock=lock, pinned={path: sha256(medium)})

    assert [each.where for each in findings_of(caught.value)] == [Where(medium)]
    assert tree(show) == before
    medium.write_bytes(data[:-1])  # damaged: it is no more what was published
    publish(lock=lock)
    assert medium.read_bytes() == b"another medium"


@pytest.mark.parametrize("folder", ["keeper", "media"])
def test_nothing_is_written_through_a_link_in_the_site(
    show: Path, rebuild: Rebuild, tmp_path: Path, folder: str
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    shutil.rmtree(show / "feed" / folder)
    (show / "feed" / folder).symlink_to(away)
    before = tree(show / "feed")

    (finding,) = faults(rebuild)

    assert finding.where == Where(show / "feed" / folder)
    assert str(away) in finding.message
    assert list(away.iterdir()) == []
    assert tree(show / "feed") == before


def test_the_folder_of_the_site_may_be_a_link(show: Path, rebuild: Rebuild, tmp_path: Path) -> None:
    (show / "feed").rename(tmp_path / "site")
    (show / "feed").symlink_to(tmp_path / "site")
    edit(show / "episodes/keeper.md", '"The keeper"', '"The lamp"')

    assert "keeper/index.html" in rebuild().outcome.written


def test_an_empty_folder_that_became_a_link_stays(show: Path, rebuild: Rebuild, tmp_path: Path) -> None:
    rebuild()  # so that the list of what was made is of this folder
    (tmp_path / "away").mkdir()
    shutil.rmtree(show / "feed/crane")
    (show / "feed/crane").symlink_to(tmp_path / "away")
    (show / "episodes/crane.md").unlink()
    (tmp_path / "away" / beside(Path("index.html")).name).write_bytes(b"mine")

    rebuild(allow_guid_change=True)

    assert tree(tmp_path / "away") == {".index.part.html": b"mine"}


def test_a_link_in_place_of_a_file_that_goes_is_removed_and_not_what_it_names(
    show: Path, rebuild: Rebuild, tmp_path: Path
) -> None:
    rebuild()  # so that the list of what was made is of this folder
    (tmp_path / "away").mkdir()
    page = show / "feed/crane/index.html"
    page.unlink()
    page.symlink_to(tmp_path / "away")  # to a folder: no file, and yet in the way
    (show / "episodes/crane.md").unlink()

    assert "crane/index.html" in rebuild(allow_guid_change=True).outcome.removed
    assert not page.is_symlink()
    assert (tmp_path / "away").is_dir()


def test_files_take_their_places_in_the_order_that_keeps_the_feed_true(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Media, what the feed names, the lock, build.json, feed.xml, and only then what went is removed."""
    for path in [*(show / "episodes").glob("crane.*"), *(show / "transcripts").glob("crane.*")]:
        path.rename(path.with_name(path.name.replace("crane", "pier")))
    done: list[str] = []
    move, remove = Path.replace, Path.unlink

    def moved(self: Path, target: Path) -> Path:
        done.append(str(target.relative_to(show)))
        return move(self, target)

    def removed(self: Path, *, missing_ok: bool = False) -> None:
        if self.exists():
            done.append(f"-{self.relative_to(show)}")
        remove(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", moved)
    monkeypatch.setattr(Path, "unlink", removed)
    rebuild(allow_guid_change=True)

    done = [each for each in done if each.lstrip("-").startswith("feed/") or each == "podcast.lock"]
    media = [number for number, each in enumerate(done) if each.startswith("feed/media/")]
    ends = [done.index(each) for each in ("podcast.lock", "feed/build.json", "feed/feed.xml")]
    gone = [number for number, each in enumerate(done) if each.startswith("-")]
    assert media == list(range(len(media)))
    assert len(media) == 1
    assert ends == [ends[0], ends[0] + 1, ends[0] + 2]
    assert gone == list(range(ends[2] + 1, len(done)))
    assert "-feed/crane/index.html" in done
    assert "feed/pier/index.html" in done[len(media) : ends[0]]


def test_what_killed_builds_left_beside_is_swept_and_nothing_else(show: Path, rebuild: Rebuild) -> None:
    (medium,) = (show / "feed/media").glob("keeper-*.mp3")
    left = [beside(medium), beside(show / "feed/feed.xml"), beside(show / "feed/crane/index.html")]
    mine = [show / "feed/.film.part.mp4", show / "feed/media/.film.mp4.part"]
    for path in (*left, *mine):
        path.write_bytes(b"half")

    rebuild()

    assert [path.exists() for path in left] == [False] * 3
    assert [path.exists() for path in mine] == [True] * 2


def test_a_full_disk_leaves_nothing_half_written(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(show / "episodes/keeper.md", '"The keeper"', '"The lamp"')
    before = set(tree(show / "feed"))

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:10])
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        (finding,) = faults(rebuild)

    assert set(tree(show / "feed")) == before
    assert finding.hint.startswith("all that the published feed names is in its place")


def test_where_nothing_is_published_nothing_is_said_of_it(rebuild: Rebuild, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    (finding,) = faults(rebuild, output=tmp_path / "file/feed")

    assert finding.hint == "build again when this is mended"


@pytest.mark.parametrize("place", ["home", "above home", "another show"])
def test_a_site_is_never_built_where_a_person_lives(
    show: Path, rebuild: Rebuild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    home = tmp_path / "people/mara"
    (home / "other").mkdir(parents=True)
    shutil.copy(show / "podcast.toml", home / "other")
    monkeypatch.setenv("HOME", str(home))
    before = tree(home)
    output = {"home": home, "above home": home.parent, "another show": home / "other"}[place]

    (finding,) = faults(rebuild, output=output)

    assert "keep your own files" in finding.message
    assert "--output" in finding.hint
    assert tree(home) == before


def test_a_list_that_came_with_the_files_of_somebody_removes_none_of_them(
    rebuild: Rebuild, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "photo.jpg").write_bytes(b"mine")
    row = {"size": 4, "sha256": "0" * 64, "media_type": "image/jpeg", "sources": []}
    (home / "build.json").write_text(
        json.dumps({"version": 1, "files": {"photo.jpg": row}}), encoding="utf-8"
    )

    rebuild(output=home)
    rebuild(output=home)

    assert (home / "photo.jpg").read_bytes() == b"mine"


@pytest.mark.parametrize("text", ['{"files": {"a": 1}}', '{"name": "another tool"}', "not JSON"])
def test_a_build_json_of_another_tool_is_not_written_over(
    rebuild: Rebuild, tmp_path: Path, text: str
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/build.json").write_text(text, encoding="utf-8")

    (finding,) = faults(rebuild, output=tmp_path / "home")

    assert finding.where
    assert finding.where.path.name == "build.json"
    assert tree(tmp_path / "home") == {"build.json": text.encode()}


def test_a_list_in_a_copied_site_serves_to_take_out_what_went(show: Path, rebuild: Rebuild) -> None:
    """.podcast/ may be deleted at any time: then build.json tells what a build made."""
    shutil.rmtree(show / ".podcast")
    for path in [*(show / "episodes").glob("crane.*"), *(show / "transcripts").glob("crane.*")]:
        path.unlink()

    removed = rebuild(allow_guid_change=True).outcome.removed

    assert "crane/index.html" in removed
    assert not (show / "feed/crane").exists()


def test_finished_media_on_the_shelf_spare_another_encode(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(show / "feed")
    shutil.rmtree(show / "feed")
    monkeypatch.setattr(mastering, "master", lambda *_: pytest.fail("a recording was finished again"))

    rebuild()

    assert tree(show / "feed") == before


def test_another_address_makes_no_medium_look_older(show: Path, rebuild: Rebuild) -> None:
    assert rebuild(base_url="https://elsewhere.example.net/").findings == ()
    assert rebuild(base_url="http://127.0.0.1:8000/", pin=False, output=show / ".podcast/p").findings == ()
    edit(show / "podcast.toml", "https://harbour.example.org/show/", "https://moved.example.net/")
    assert rebuild().findings == ()


def test_the_lock_knows_tags_by_what_a_producer_can_change() -> None:
    marks = (Chapter(start=Millis(0), end=Millis(9), title="Quay"),)
    tags = Tags(title="The keeper", url="https://a.example/keeper/", cover=b"small", chapters=marks)
    known = Wanted(tags, "file").digest

    shrunk_by_another_library = replace(tags, url="http://127.0.0.1:8000/keeper/", cover=b"smaller")
    assert Wanted(shrunk_by_another_library, "file").digest == known
    assert Wanted(tags, "another file").digest != known
    assert Wanted(replace(tags, title="The lamp"), "file").digest != known
    assert Wanted(replace(tags, chapters=()), "file").digest != known
    proposed, better = (Wanted(each, "file", settled=False) for each in (tags, replace(tags, chapters=())))
    assert proposed.digest == better.digest


SETTINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "PYTHONUTF8": "0"},
)
PROGRAM = """
import os, sys
from pathlib import Path
from podcast.build import Options, build
os.umask(int(sys.argv[2]))
build(Path(sys.argv[1]), Options(jobs=int(sys.argv[3])))
"""


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_same_show_gives_the_same_bytes_wherever_it_is_built(
    show: Path, tmp_path: Path, setting: dict[str, str]
) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(show, copy, ignore=shutil.ignore_patterns("feed", ".podcast", "podcast.lock"))
    umask, jobs = ("63", "1") if "LC_ALL" in setting else ("18", "2")
    root = str(Path(__file__).parents[3])

    subprocess.run(
        [sys.executable, "-c", PROGRAM, copy.name, umask, jobs],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root, **setting},
        check=True,
    )

    assert tree(copy / "feed") == tree(show / "feed")
    assert (copy / "podcast.lock").read_bytes() == (show / "podcast.lock").read_bytes()


NAME = b"caf\xe9"


def test_a_show_whose_path_is_not_utf_8_builds(show: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(show.parent) + b"/sh\xffow"))
    try:
        shutil.copytree(show, odd, ignore=shutil.ignore_patterns("feed", ".podcast"))
    except OSError:
        pytest.skip("this disk takes no such names")

    assert build(odd, Options(jobs=1)).findings == ()
    assert tree(odd / "feed") == tree(show / "feed")
    assert build(odd, Options(jobs=1)).outcome.written == ()


@pytest.mark.parametrize("name", ["episodes/NAME.md", "episodes/NAME.wav", "transcripts/NAME.vtt"])
def test_a_name_that_is_not_utf_8_is_a_finding(show: Path, rebuild: Rebuild, name: str) -> None:
    path = Path(os.fsdecode(os.fsencode(show / name).replace(b"NAME", NAME)))
    try:
        path.write_bytes(b"x")
    except OSError:
        pytest.skip("this disk takes no such names")

    found = faults(rebuild) if name.endswith(".md") else list(rebuild().findings)

    assert [each.rule for each in found] == ["file-name"]
    assert "not UTF-8" in found[0].message
    assert found[0].where == Where(path)
    assert re.search("name", found[0].hint)
