"""What a build finds out before it writes: every fault at once, one order, and the search index last."""

import json
import re
from importlib import import_module
from pathlib import Path

import pytest
from PIL import Image

from podcast import artwork, check, library
from podcast.build import build, mastering, pictures
from podcast.errors import Finding
from podcast.search import search
from tests.shows import BASE_URL, notes, recording, tree
from tests.unit.build.conftest import Rebuild
from tests.unit.build.test_build import edit, faults


def text(show: Path, path: str) -> str:
    return (show / "feed" / path).read_text(encoding="utf-8")


def test_there_is_one_order_of_episodes(show: Path, rebuild: Rebuild) -> None:
    """Of those that appear at one time, the later in the count is the newer, whatever their names are."""
    recording(show / "episodes/bay.wav", 2)
    for slug, number in (("bay", 1), ("crane", 3), ("keeper", 2)):
        (show / f"episodes/{slug}.md").write_text(notes(slug, more=f"number = {number}\n"), "utf-8")

    rebuild()

    assert re.findall(r"<itunes:episode>(.)", text(show, "feed.xml")) == ["3", "2", "1"]
    assert re.findall(r"<span>Episode (.)<", text(show, "index.html")) == ["3", "2", "1"]
    listed = ["search", "crane", "keeper", "bay"]
    assert re.findall(r'href="\.\./([a-z]+)/"', text(show, "search/index.html")) == listed
    assert re.findall(r"show/([a-z]+)/</loc>", text(show, "sitemap.xml")) == listed
    near = re.findall(r'href="\.\./(\w+)/" rel="(\w+)"', text(show, "keeper/index.html"))
    assert near == [("bay", "prev"), ("crane", "next")]


def test_a_draft_without_a_date_is_shown_as_if_it_appeared_today(show: Path, rebuild: Rebuild) -> None:
    (show / "episodes/draft.md").write_text('+++\ntitle = "Draft"\n+++\n', encoding="utf-8")

    rebuild(drafts=True, pin=False)

    page = (show / ".podcast/drafts/index.html").read_text(encoding="utf-8")
    assert page.index('href="draft/"') < page.index('href="crane/"')
    assert "1970" not in page
    assert rebuild(drafts=True, pin=False).outcome.written == ()


def test_one_run_tells_every_fault_and_the_warnings_beside_them(show: Path, rebuild: Rebuild) -> None:
    edit(show / "podcast.toml", "Society & Culture > Places & Travel", "Socity")
    (show / "episodes/a.md").write_text("no front matter", encoding="utf-8")
    (show / "episodes/b.md").write_text(notes("B"), encoding="utf-8")
    (show / "episodes/b.wav").write_bytes(b"this is not audio" * 100)
    (show / "episodes/c.md").write_text('+++\ntitle = "C"\n+++\n', encoding="utf-8")
    (show / "episodes/crane.png").write_bytes(b"this is no picture")
    (show / "transcripts/crane.vtt").write_text("no times in here", encoding="utf-8")

    found = [(each.severity, each.where.path.name) for each in faults(rebuild) if each.where]

    assert found == [
        ("error", "podcast.toml"),
        ("error", "a.md"),
        ("warning", "c.md"),
        ("error", "b.wav"),
        ("error", "crane.vtt"),
        ("error", "crane.png"),
    ]


def test_a_lock_a_cover_and_a_slug_may_be_wrong_at_once(show: Path, rebuild: Rebuild) -> None:
    (show / "podcast.lock").write_text("[show", encoding="utf-8")
    (show / "cover.png").unlink()
    (show / "transcripts/keeper.txt").write_text("no times in here", encoding="utf-8")

    found = faults(rebuild, remaster=("keepr", "crne"), base_url="nowhere")

    named = [each.where.path.name for each in found if each.where]
    assert named == ["podcast.lock", "podcast.toml", "keeper.txt"]
    address, *slugs = [each.message for each in found if not each.where]
    assert address.startswith("the base URL")
    assert slugs == ["there is no episode 'keepr'", "there is no episode 'crne'"]


def test_an_episode_that_cannot_be_read_has_not_vanished(show: Path, rebuild: Rebuild) -> None:
    edit(show / "episodes/keeper.md", "title =", "titel =")

    assert {each.rule for each in faults(rebuild)} == {"config"}


def test_nobody_waits_for_recordings_to_hear_of_a_wrong_key(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(show / "podcast.toml", "cover =", "covr =")
    (show / "episodes/b.md").write_text(notes("B"), encoding="utf-8")
    (show / "episodes/keeper.wav").rename(show / "episodes/b.wav")
    monkeypatch.setattr(mastering, "master", lambda *_: pytest.fail("a recording was finished"))

    assert faults(rebuild)


@pytest.mark.parametrize("how", ["the feed is at fault", "a file is in the way", "the disk is full"])
def test_a_build_that_fails_leaves_the_search_index_as_it_was(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    edit(show / "transcripts/crane.vtt", "coal", "amber")
    index = show / ".podcast/search.db"
    before = index.read_bytes()
    with monkeypatch.context() as patch:
        if how == "the feed is at fault":
            patch.setattr(check, "check_feeds", lambda *_, **_more: (Finding(rule="x", message="wrong"),))
        elif how == "a file is in the way":
            (show / "episodes/pier.md").write_text(notes("Pier"), encoding="utf-8")
            (show / "feed/pier").mkdir()
            (show / "feed/pier/index.html").write_text("mine", encoding="utf-8")
        else:
            patch.setattr(import_module("podcast.build.commit"), "_prune", _full)

        assert faults(rebuild)

    assert index.read_bytes() == before
    assert not search(index, "amber").hits
    (show / "feed/pier/index.html").unlink(missing_ok=True)
    rebuild()
    assert search(index, "amber").hits


def _full(*_: object) -> list[str]:
    raise OSError(28, "No space left on device")


def test_a_journal_of_a_killed_build_does_not_get_into_the_index(show: Path, rebuild: Rebuild) -> None:
    (show / ".podcast/.search.part.db-journal").write_bytes(b"of another file")
    edit(show / "transcripts/crane.vtt", "coal", "amber")

    rebuild()

    assert search(show / ".podcast/search.db", "amber").hits
    assert not list((show / ".podcast").glob(".search*"))


def test_narration_without_a_recording_is_told_and_nothing_is_called_synthetic(
    show: Path, rebuild: Rebuild
) -> None:
    edit(show / "episodes/keeper.md", "+++\n\n", "narrate = true\n+++\n\n")
    (show / "episodes/read.md").write_text(notes("Read", more="narrate = true\n"), encoding="utf-8")

    (finding,) = rebuild().findings

    assert (finding.severity, finding.where and finding.where.path.name) == ("warning", "read.md")
    assert "episodes/read.wav" in finding.hint
    assert "synthetic" not in text(show, "keeper/index.html")
    assert "ai-content" not in text(show, "feed.xml")


def test_a_picture_of_an_episode_is_everywhere(show: Path, rebuild: Rebuild) -> None:
    Image.new("RGB", (1500, 1500), "#552200").save(show / "episodes/crane.png")

    rebuild()

    (whole,) = (show / "feed/assets").glob("crane-????????.png")
    (small,) = (show / "feed/assets").glob("crane-600-*.jpg")
    item = text(show, "feed.xml").partition("<title>The crane</title>")[2]
    assert f'<itunes:image href="{BASE_URL}assets/{whole.name}"' in item.partition("</item>")[0]
    assert f'<img class="cover" src="../assets/{small.name}"' in text(show, "crane/index.html")
    assert f'"image":"{BASE_URL}assets/{whole.name}"' in text(show, "crane/index.html")
    assert f'<img class="thumb" src="assets/{small.name}"' in text(show, "index.html")


def test_summary_and_author_reach_feed_page_and_medium(show: Path, rebuild: Rebuild) -> None:
    edit(show / "podcast.toml", "cover =", 'author = "Mara of the Quay"\ncover =')
    edit(show / "episodes/keeper.md", "+++\n\n", 'summary = "A night by the lamp."\n+++\n\n')

    rebuild(remaster=("keeper",))

    feed = text(show, "feed.xml")
    assert "<itunes:author>Mara of the Quay</itunes:author>" in feed
    assert "A night by the lamp." in feed.partition("<item>")[2]
    assert '<p class="dek">A night by the lamp.</p>' in text(show, "keeper/index.html")
    assert ">Mara of the Quay</" in text(show, "index.html")
    (medium,) = (show / "feed/media").glob("keeper-*.mp3")
    for said in ("A night by the lamp.", "Mara of the Quay"):
        assert said.encode("utf-16-le") in medium.read_bytes()


def test_srt_is_cut_for_podcast_apps_and_captions_for_the_web(show: Path) -> None:
    def longest(path: str) -> int:
        lines = re.sub(r"(?m)^(Speaker \d: |<v Speaker \d>)", "", text(show, path)).splitlines()
        return max(len(line) for line in lines if line and "-->" not in line)

    assert longest("keeper/transcript.srt") <= 32
    assert 32 < longest("keeper/transcript.vtt") <= 42


def test_build_json_names_the_sources_of_every_file(show: Path, rebuild: Rebuild) -> None:
    Image.new("RGB", (1500, 1500), "#552200").save(show / "episodes/crane.png")
    (show / "transcripts/crane.de.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:03.000\nHier steht der Kran.\n", encoding="utf-8"
    )
    rebuild()

    files = json.loads(text(show, "build.json"))["files"]
    sources = {re.sub(r"-[0-9a-f]{8}\.", ".", path): set(row["sources"]) for path, row in files.items()}
    crane = {"episodes/crane.md", "episodes/crane.wav", "episodes/crane.png", "transcripts/crane.vtt"}
    keeper = {"episodes/keeper.md", "episodes/keeper.wav", "transcripts/keeper.txt"}
    german = {"transcripts/crane.de.vtt"}
    base = {"podcast.toml"}

    assert sources["feed.xml"] == base | {"cover.png", "episodes/", "transcripts/"}
    assert sources["sitemap.xml"] == base | {"episodes/"}
    search_index = next(path for path in sources if path.startswith("search/index.js"))
    assert sources[search_index] == sources["feed.xml"] == sources["index.html"]
    assert sources["keeper/index.html"] == base | {"cover.png"} | keeper | {"episodes/crane.md"}
    assert sources["crane/transcript.srt"] == base | crane - {"episodes/crane.png"}
    assert sources["crane/transcript.de.vtt"] == base | german
    assert sources["assets/crane-600.jpg"] == sources["assets/crane.png"] == base | {"episodes/crane.png"}
    assert sources["assets/cover-600.jpg"] == base | {"cover.png"}
    assert sources["media/crane.mp3"] == {"episodes/crane.wav"}
    assert all((show / each).exists() for found in sources.values() for each in found)


def test_every_build_but_the_first_decodes_no_picture(
    rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild()
    for name in ("measure", "thumbnail"):
        monkeypatch.setattr(artwork, name, lambda *_: pytest.fail("a picture was decoded"))

    assert rebuild().outcome.written == ()


def test_a_small_picture_is_named_by_its_own_bytes(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hosts keep assets for ever, and another version of the library may make other bytes of a picture."""
    (before,) = (show / "feed/assets").glob("cover-600-????????.jpg")
    made = before.read_bytes()
    monkeypatch.setattr(pictures, "version", lambda _: "of tomorrow")
    monkeypatch.setattr(artwork, "thumbnail", lambda *_: made + b" ")

    outcome = rebuild().outcome

    (after,) = (show / "feed/assets").glob("cover-600-????????.jpg")
    assert after.name != before.name
    assert outcome.removed == (f"assets/{before.name}",)
    assert rebuild().findings == ()  # and no medium lags behind


def test_days_in_the_sitemap_are_those_of_utc(show: Path, rebuild: Rebuild) -> None:
    edit(show / "episodes/keeper.md", "2026-10-01T06:00:00Z", "2026-10-01T23:30:00-05:00")

    rebuild()

    assert "keeper/</loc><lastmod>2026-10-02<" in text(show, "sitemap.xml")


def test_what_is_wrong_in_a_translation_is_told(show: Path, rebuild: Rebuild) -> None:
    (show / "transcripts/crane.de.vtt").write_text(
        "WEBVTT\n\n00:03.000 --> 00:01.000\nHier steht der Kran.\n", encoding="utf-8"
    )

    assert any(each.where and each.where.path.name == "crane.de.vtt" for each in rebuild().findings)


def test_a_folder_that_is_no_show_is_left_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(ExceptionGroup):
        library.read(tmp_path)
    with pytest.raises(ExceptionGroup):
        build(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_theme_shapes_every_page_and_its_faults_stop_the_build(show: Path, rebuild: Rebuild) -> None:
    (show / "theme").mkdir()
    (show / "theme/style.css").write_text("h1{color:red}", encoding="utf-8")
    (show / "theme/missing.html").write_text('{% extends "ours/missing.html" %}', encoding="utf-8")
    rebuild()
    assert "There is nothing at this address" in (show / "feed/404.html").read_text(encoding="utf-8")
    (style,) = (show / "feed/assets").glob("style-*.css")
    assert style.read_text(encoding="utf-8").endswith("h1{color:red}")
    listed = json.loads((show / "feed/build.json").read_text(encoding="utf-8"))["files"]
    assert listed["404.html"]["sources"] == ["podcast.toml", "theme/missing.html", "theme/style.css"]

    before = tree(show / "feed")
    (show / "theme/wrong.html").write_text("x", encoding="utf-8")
    (finding,) = faults(rebuild)
    assert "stand in for" in finding.message
    assert tree(show / "feed") == before


def test_pictures_of_chapters_are_published_with_the_site(show: Path, rebuild: Rebuild) -> None:
    (show / "pictures").mkdir()
    Image.new("RGB", (700, 500), "#123456").save(show / "pictures/Old crane.png")
    marks = (
        """chapters = [{start = "0:00", title = "Crane", image = "pictures/Old crane.png"}, "0:03 Shed"]"""
    )
    (show / "episodes/crane.md").write_text(notes("The crane", more=f"{marks}\n"), encoding="utf-8")
    rebuild()
    listed = json.loads(text(show, "crane/chapters.json"))["chapters"]
    assert re.fullmatch(BASE_URL + r"assets/crane-old-crane-600-\w{8}\.jpg", listed[0]["img"])
    path = listed[0]["img"].removeprefix(BASE_URL)
    with Image.open(show / "feed" / path) as small:
        assert small.size == (500, 500)
    assert f'<img src="../{path}" width="160"' in text(show, "crane/index.html")

    (show / "pictures/Old crane.png").unlink()
    (finding,) = faults(rebuild)
    assert finding.where
    assert finding.where.path.name == "Old crane.png"
