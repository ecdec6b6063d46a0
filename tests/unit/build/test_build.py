"""What a build makes, and what it leaves alone."""

import json
import re
import shutil
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from podcast.audio import Tags, tag
from podcast.build import build
from podcast.build.exclusive import exclusive
from podcast.errors import BusyError, Finding, Problems, Where
from podcast.model import Chapter
from podcast.timecode import Millis
from tests.shows import BASE_URL, notes, recording, stamps, tree
from tests.unit.build.conftest import Rebuild


def faults(rebuild: Rebuild, **options: object) -> list[Finding]:
    problems = Problems()
    with problems.collect():
        rebuild(**options)
    assert problems.findings, "the build went through"
    return problems.findings


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_everything_the_contract_names_is_made(show: Path) -> None:
    made = set(tree(show / "feed"))

    for slug in ("keeper", "crane"):
        assert {f"{slug}/transcript.{shape}" for shape in ("vtt", "srt", "json", "html", "txt")} <= made
        assert {f"{slug}/index.html", f"{slug}/chapters.json"} <= made
    assert {"feed.xml", "index.html", "search/index.html", "404.html", "_headers", "robots.txt"} <= made
    assert {"sitemap.xml", "build.json"} <= made


def test_build_json_lists_every_other_file_as_it_is(show: Path) -> None:
    listed = json.loads((show / "feed/build.json").read_text(encoding="utf-8"))["files"]
    found = tree(show / "feed")

    assert set(listed) == set(found) - {"build.json"}
    assert all(listed[path]["size"] == len(found[path]) for path in listed)
    media = next(path for path in listed if path.startswith("media/keeper"))
    assert listed[media]["sources"] == ["episodes/keeper.wav"]


def test_a_build_without_a_change_writes_nothing(show: Path, rebuild: Rebuild) -> None:
    before = stamps(show / "feed")

    built = rebuild()

    assert (built.outcome.written, built.outcome.removed) == ((), ())
    assert stamps(show / "feed") == before


def test_a_change_in_one_episode_rewrites_what_shows_it_and_nothing_else(
    show: Path, rebuild: Rebuild
) -> None:
    edit(show / "episodes/keeper.md", "About The keeper.", "About the keeper and her lamp.")

    written = rebuild().outcome.written

    assert {re.sub(r"-[0-9a-f]{8}", "", path) for path in written} == {
        "build.json", "feed.xml", "index.html", "keeper/index.html", "search/index.html", "search/index.js",
    }  # fmt: skip


def test_a_fresh_copy_builds_the_same_bytes(show: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(show, copy, ignore=shutil.ignore_patterns("feed", ".podcast"))

    build(copy)

    assert tree(copy / "feed") == tree(show / "feed")


def test_a_lost_cache_is_no_loss(show: Path, rebuild: Rebuild) -> None:
    before = tree(show / "feed")
    shutil.rmtree(show / ".podcast")

    built = rebuild()

    assert built.outcome.written == ()
    assert tree(show / "feed") == before


def test_a_lost_output_is_made_again_without_another_encode(show: Path, rebuild: Rebuild) -> None:
    before = tree(show / "feed")
    shutil.rmtree(show / "feed")

    rebuild()

    assert tree(show / "feed") == before


def test_the_base_url_can_be_changed_for_a_build(show: Path, rebuild: Rebuild) -> None:
    rebuild(base_url="https://elsewhere.example.net/x")

    texts = {path: data for path, data in tree(show / "feed").items() if not path.startswith("media/")}
    assert BASE_URL.encode() not in b"".join(texts.values())
    assert b"https://elsewhere.example.net/x/media/" in (show / "feed/feed.xml").read_bytes()


def test_a_published_medium_stays_when_its_title_changes(show: Path, rebuild: Rebuild) -> None:
    media = stamps(show / "feed/media")
    edit(show / "episodes/keeper.md", 'title = "The keeper"', 'title = "The keeper\'s winter"')

    built = rebuild()

    assert stamps(show / "feed/media") == media
    assert [each.rule for each in built.findings] == ["media-tags"]


def test_a_medium_that_was_never_published_follows_its_notes(show: Path, rebuild: Rebuild) -> None:
    recording(show / "episodes/pier.wav", 3, 300)
    (show / "episodes/pier.md").write_text(notes("Pier"), encoding="utf-8")
    rebuild(drafts=True, pin=False)
    assert (show / ".podcast/drafts/pier/index.html").is_file()
    edit(show / "episodes/pier.md", '"Pier"', '"The long pier"')

    rebuild()

    (media,) = (show / "feed/media").glob("pier-*.mp3")
    assert "The long pier".encode("utf-16-le") in media.read_bytes()


def test_a_new_recording_is_a_new_medium_and_the_old_one_goes(show: Path, rebuild: Rebuild) -> None:
    (old,) = (show / "feed/media").glob("keeper-*.mp3")
    guid = re.search(rb"<guid[^>]*>[^<]*", (show / "feed/feed.xml").read_bytes())
    recording(show / "episodes/keeper.wav", 7, 200)

    outcome = rebuild().outcome

    (new,) = (show / "feed/media").glob("keeper-*.mp3")
    assert new != old
    assert outcome.removed == (f"media/{old.name}",)
    assert guid
    assert guid[0] in (show / "feed/feed.xml").read_bytes()


def test_remastering_gives_a_medium_another_name(show: Path, rebuild: Rebuild) -> None:
    before = {path.name for path in (show / "feed/media").iterdir()}

    rebuild(remaster=("keeper",))

    after = {path.name for path in (show / "feed/media").iterdir()}
    assert len(after - before) == 1
    assert {name.partition("-")[0] for name in after - before} == {"keeper"}
    assert rebuild().outcome.written == ()


def test_an_unknown_slug_cannot_be_remastered(rebuild: Rebuild) -> None:
    assert "the episodes are: crane, keeper" in faults(rebuild, remaster=("keepr",))[0].hint


def test_a_medium_that_was_damaged_is_made_again(show: Path, rebuild: Rebuild) -> None:
    (media,) = (show / "feed/media").glob("keeper-*.mp3")
    data = media.read_bytes()
    (show / f".podcast/media/{media.name}").unlink()
    media.unlink()
    media.write_bytes(data[:-400])

    rebuild()

    assert media.read_bytes() == data


def test_guids_outlive_titles_hosts_and_dates(show: Path, rebuild: Rebuild) -> None:
    before = (show / "feed/feed.xml").read_bytes()
    found = re.findall(rb"<guid[^>]*>([^<]*)", before)
    of_show = re.search(rb"<podcast:guid>[^<]+", before)
    assert of_show
    edit(show / "episodes/keeper.md", "2026-10-01", "2026-11-01")
    edit(show / "episodes/keeper.md", '"The keeper"', '"Another <title> & more"')

    rebuild(base_url="https://elsewhere.example.net/")

    text = (show / "feed/feed.xml").read_bytes()
    assert sorted(re.findall(rb"<guid[^>]*>([^<]*)", text)) == sorted(found)
    assert of_show[0] in text
    assert b"Another &lt;title&gt; &amp; more" in text


def test_an_episode_cannot_vanish_unsaid(show: Path, rebuild: Rebuild) -> None:
    (show / "episodes/keeper.md").unlink()
    before = tree(show / "feed")

    finding, *warnings = faults(rebuild)[::-1]

    assert finding.rule == "guid"
    assert {each.rule for each in warnings} == {"no-episode"}
    assert finding.where
    assert finding.where.path.name == "podcast.lock"
    assert finding.where.line
    assert tree(show / "feed") == before
    removed = rebuild(allow_guid_change=True).outcome.removed
    assert "keeper/index.html" in removed
    assert not (show / "feed/keeper").exists()


@pytest.mark.parametrize("how", ["gone", "a link to nothing", "a folder"])
def test_a_published_episode_cannot_lose_its_recording_unsaid(show: Path, rebuild: Rebuild, how: str) -> None:
    path = show / "episodes/keeper.wav"
    path.unlink()
    if how == "a folder":
        path.mkdir()
    elif how == "a link to nothing":
        path.symlink_to("nowhere.wav")
    before = tree(show / "feed")

    (finding,) = faults(rebuild)

    assert finding.where
    assert finding.where.path.name.startswith("keeper")
    assert tree(show / "feed") == before
    if how == "gone":
        removed = rebuild(allow_guid_change=True).outcome.removed
        assert [each for each in removed if each.startswith("media/keeper-")]


def test_a_page_without_a_recording_may_come_and_go(show: Path, rebuild: Rebuild) -> None:
    (show / "episodes/note.md").write_text(notes("A note"), encoding="utf-8")
    rebuild()
    (show / "episodes/note.md").unlink()

    assert "note/index.html" in rebuild().outcome.removed


def test_the_show_keeps_its_own_guid(show: Path, rebuild: Rebuild) -> None:
    edit(show / "podcast.toml", "cover =", 'guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810"\ncover =')

    (finding,) = faults(rebuild)

    assert str(finding.where).endswith("podcast.toml:5")
    rebuild(allow_guid_change=True)
    assert rebuild().findings == ()


def test_two_files_of_notes_for_one_slug_are_reported(show: Path, rebuild: Rebuild) -> None:
    (show / "episodes/keeper.MD").write_text(notes("Twice"), encoding="utf-8")

    assert "keeper.MD and keeper.md" in faults(rebuild)[0].message


def test_a_renamed_episode_keeps_its_guid_when_told(show: Path, rebuild: Rebuild) -> None:
    for path in [*(show / "episodes").glob("keeper.*"), *(show / "transcripts").glob("keeper.*")]:
        path.rename(path.with_name(path.name.replace("keeper", "lamp")))
    hint = faults(rebuild)[0].hint
    match = re.search(r'guid = "[^"]+"', hint)
    assert match
    edit(show / "episodes/lamp.md", "+++\n\n", f"{match[0]}\n+++\n\n")

    rebuild()

    assert match[0].split('"')[1].encode() in (show / "feed/feed.xml").read_bytes()


def test_a_guid_of_the_notes_cannot_replace_a_published_one(show: Path, rebuild: Rebuild) -> None:
    edit(show / "episodes/keeper.md", "+++\n\n", 'guid = "new"\n+++\n\n')

    (finding,) = faults(rebuild)

    assert "would change" in finding.message


def test_two_episodes_cannot_share_a_guid(show: Path, rebuild: Rebuild) -> None:
    for slug in ("one", "two"):
        (show / f"episodes/{slug}.md").write_text(notes(slug, more='guid = "same"\n'), encoding="utf-8")

    assert [each.rule for each in faults(rebuild)] == ["guid-shared", "guid-shared"]


def test_a_slug_used_again_gets_another_guid(show: Path, rebuild: Rebuild) -> None:
    old = re.search(r"keeper\]\nguid = \"([^\"]+)", (show / "podcast.lock").read_text(encoding="utf-8"))
    assert old
    for suffix in ("md", "wav"):
        (show / f"episodes/keeper.{suffix}").rename(show / f"episodes/lamp.{suffix}")
    edit(show / "episodes/lamp.md", "+++\n\n", f'guid = "{old[1]}"\n+++\n\n')
    rebuild()
    (show / "episodes/keeper.md").write_text(notes("A new keeper"), encoding="utf-8")

    rebuild()

    assert (show / "podcast.lock").read_text(encoding="utf-8").count(old[1]) == 1


def test_episodes_appear_when_their_time_has_come(show: Path, rebuild: Rebuild) -> None:
    (show / "episodes/later.md").write_text(notes("Later", "2099-01-01T00:00:00Z"), encoding="utf-8")
    (show / "episodes/draft.md").write_text(notes("Draft", more="draft = true\n"), encoding="utf-8")
    (show / "episodes/never.md").write_text('+++\ntitle = "Never"\n+++\n', encoding="utf-8")

    now = rebuild()
    assert now.episodes == 2
    assert [each.rule for each in now.findings] == ["no-date"]
    assert rebuild(at=datetime(2099, 1, 1, tzinfo=UTC)).episodes == 3
    lock = (show / "podcast.lock").read_text(encoding="utf-8")
    assert rebuild(drafts=True, pin=False, output=show / ".podcast/preview").episodes == 5
    assert (show / "podcast.lock").read_text(encoding="utf-8") == lock


def test_all_faults_of_a_show_are_reported_and_nothing_is_touched(show: Path, rebuild: Rebuild) -> None:
    (show / "episodes/a.md").write_text(notes("A"), encoding="utf-8")
    (show / "episodes/a.mp3").write_bytes(b"this is not audio" * 100)
    (show / "episodes/b.md").write_text(notes("B"), encoding="utf-8")
    (show / "transcripts/b.txt").write_text("no times in here", encoding="utf-8")
    before = tree(show / "feed")

    where = sorted(each.where.path.name for each in faults(rebuild) if each.where)

    assert where == ["a.mp3", "b.txt"]
    assert tree(show / "feed") == before


def test_a_wrong_category_is_reported_in_podcast_toml(show: Path, rebuild: Rebuild) -> None:
    edit(show / "podcast.toml", "Society & Culture > Places & Travel", "Socity")

    (finding,) = faults(rebuild)

    assert str(finding.where).endswith("podcast.toml:4")


def test_a_missing_cover_is_reported_at_its_line(show: Path, rebuild: Rebuild) -> None:
    (show / "cover.png").unlink()

    (finding,) = faults(rebuild)

    assert str(finding.where).endswith("podcast.toml:5")


def test_a_show_without_an_address_says_where_to_write_it(show: Path, rebuild: Rebuild) -> None:
    edit(show / "podcast.toml", f'address = "{BASE_URL}"\n', "")

    assert "--base-url" in faults(rebuild)[0].hint
    assert "base URL must be" in faults(rebuild, base_url="nowhere")[0].message


def test_files_of_somebody_else_are_never_overwritten(rebuild: Rebuild, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/index.html").write_text("my own page", encoding="utf-8")

    (finding,) = faults(rebuild, output=tmp_path / "home")

    assert finding.rule == "output"
    assert tree(tmp_path / "home") == {"index.html": b"my own page"}


@pytest.mark.parametrize("place", ["episodes", "transcripts/deep", ".", ".."])
def test_a_site_is_never_built_among_the_originals(show: Path, rebuild: Rebuild, place: str) -> None:
    before = tree(show)

    (finding,) = faults(rebuild, output=show / place)

    assert "keep your own files" in finding.message
    assert tree(show) == before


@pytest.mark.parametrize("path", ["../transcripts/keeper.txt", "media/../../transcripts/keeper.txt"])
def test_a_record_that_was_edited_removes_nothing_outside_the_site(
    show: Path, rebuild: Rebuild, path: str
) -> None:
    (show / "away").mkdir()
    (show / "away/kept.txt").write_text("kept", encoding="utf-8")
    edit(show / "feed/build.json", '"robots.txt"', f'"{path}"')
    edit(show / ".podcast/made.json", '"robots.txt"', f'"{show / "away/kept.txt"}"')

    rebuild()

    assert (show / "transcripts/keeper.txt").is_file()
    assert (show / "away/kept.txt").is_file()


def test_a_folder_of_the_site_that_became_a_link_is_not_emptied(show: Path, rebuild: Rebuild) -> None:
    shutil.copytree(show / "feed/crane", show / "away")
    shutil.rmtree(show / "feed/crane")
    (show / "feed/crane").symlink_to(show / "away")
    (show / "episodes/crane.md").unlink()

    rebuild(allow_guid_change=True)

    assert (show / "away/transcript.vtt").is_file()


@pytest.mark.parametrize("text", ['{"files": 5}', "[" * 100_000, "5", '{"files": [3, "", "/etc/passwd"]}'])
def test_a_record_of_no_use_is_passed_over(show: Path, rebuild: Rebuild, text: str) -> None:
    former = (show / "feed/build.json").read_bytes()
    (show / ".podcast/made.json").write_text(text, encoding="utf-8")
    assert rebuild().outcome.written == ()

    (show / "feed/build.json").write_text(text, encoding="utf-8")
    assert rebuild().outcome.written == ("build.json",)

    (show / "feed/build.json").write_text(text, encoding="utf-8")
    (show / ".podcast/made.json").write_text(text, encoding="utf-8")
    (finding,) = faults(rebuild)  # nothing says any more whose it is
    assert finding.where == Where(show / "feed/build.json")
    (show / "feed/build.json").unlink()
    assert rebuild().outcome.written == ("build.json",)
    assert (show / "feed/build.json").read_bytes() == former


def test_an_output_that_cannot_be_written_is_said(rebuild: Rebuild, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    (finding,) = faults(rebuild, output=tmp_path / "file/feed")

    assert "cannot be read or written" in finding.message


def test_two_builds_of_a_show_do_not_meet(show: Path, rebuild: Rebuild) -> None:
    with exclusive(show / ".podcast"), pytest.raises(BusyError, match="another build"):
        rebuild()


def test_an_empty_show_builds(show: Path, rebuild: Rebuild) -> None:
    for path in (show / "episodes").iterdir():
        path.unlink()

    assert rebuild(allow_guid_change=True).episodes == 0


def test_captions_in_another_language_are_published(show: Path, rebuild: Rebuild) -> None:
    vtt = "WEBVTT\n\n00:00.000 --> 00:03.000\nHier steht der Kran.\n"
    (show / "transcripts/crane.de.vtt").write_text(vtt, encoding="utf-8")

    rebuild()

    assert "Hier steht der Kran" in (show / "feed/crane/transcript.de.vtt").read_text(encoding="utf-8")
    assert b'language="de"' in (show / "feed/feed.xml").read_bytes()


def test_chapters_of_the_producer_win(show: Path, rebuild: Rebuild) -> None:
    edit(
        show / "episodes/crane.md",
        "+++\n\n",
        'chapters = ["0:00 Coal", "0:03 Night", "9:00 Too late"]\n+++\n\n',
    )

    built = rebuild()

    found = json.loads((show / "feed/crane/chapters.json").read_text(encoding="utf-8"))["chapters"]
    assert [each["title"] for each in found] == ["Coal", "Night"]
    assert any(each.where and str(each.where).endswith("crane.md:4") for each in built.findings)


def titles_of(show: Path, slug: str = "crane") -> list[str]:
    found = json.loads((show / f"feed/{slug}/chapters.json").read_text(encoding="utf-8"))["chapters"]
    return [each["title"] for each in found]


def test_chapters_in_the_recording_count_until_the_notes_list_some_and_those_until_the_front_matter_does(
    show: Path, rebuild: Rebuild
) -> None:
    (show / "episodes/crane.wav").unlink()
    inside = Tags(
        title="x",
        chapters=tuple(
            Chapter(start=Millis(n * 2_000), end=Millis(n * 2_000 + 2_000), title=title)
            for n, title in enumerate(("Shed", "Hook", "Coal"))
        ),
    )
    medium = next((show / "feed/media").glob("crane-*.mp3"))
    tag(Path(shutil.copy(medium, show / "episodes/crane.mp3")), inside)
    rebuild()
    assert titles_of(show) == ["Shed", "Hook", "Coal"]

    with (show / "episodes/crane.md").open("a", encoding="utf-8") as notes:
        notes.write("\n- 0:00 First\n- 0:02 Second\n- 0:04 Third\n")
    rebuild()
    assert titles_of(show) == ["First", "Second", "Third"]
    feed_ = (show / "feed/feed.xml").read_text(encoding="utf-8")
    assert feed_.count("0:02 Second") == feed_.count("0:00 First")
    assert "00:00:02 Second" not in feed_

    edit(show / "episodes/crane.md", "+++\n\n", 'chapters = ["0:00 Own", "0:03 Words"]\n+++\n\n')
    rebuild()
    assert titles_of(show) == ["Own", "Words"]


def test_addresses_inside_a_recording_are_published_and_pictures_are_reported(
    show: Path, rebuild: Rebuild
) -> None:
    (show / "episodes/crane.wav").unlink()
    marks = [(0, 2_000, "Shed", "https://example.org/shed"), (2_000, 6_000, "Hook", "")]
    inside = Tags(
        title="x",
        chapters=tuple(Chapter(start=Millis(a), end=Millis(b), title=t, url=url) for a, b, t, url in marks),
    )
    medium = next((show / "feed/media").glob("crane-*.mp3"))
    recording = Path(shutil.copy(medium, show / "episodes/crane.mp3"))
    tag(recording, inside)
    id3: Any = import_module("mutagen.id3")
    tags = id3.ID3(recording)
    tags["CHAP:ch1"].sub_frames.add(id3.APIC(encoding=3, mime="image/png", type=3, desc="", data=b"png"))
    tags.save()

    built = rebuild()

    found = json.loads((show / "feed/crane/chapters.json").read_text(encoding="utf-8"))["chapters"]
    assert [each.get("url") for each in found] == ["https://example.org/shed", None]
    (said,) = (each for each in built.findings if each.rule == "chapter-pictures")
    assert said.message == "the pictures of 1 of the 2 chapters inside are left out"


def test_chapters_go_with_their_words_when_a_transcript_is_made_anew(show: Path, rebuild: Rebuild) -> None:
    listed = '{start = "0:03", title = "Coal", says = "It lifted coal, day and night."}'
    edit(show / "episodes/crane.md", "+++\n\n", f'chapters = ["0:00 Crane", {listed}]\n+++\n\n')
    before = (show / "episodes/crane.md").read_bytes()
    edit(show / "transcripts/crane.vtt", "00:03.000 --> 00:06.000", "00:05.500 --> 00:06.000")

    built = rebuild()

    found = json.loads((show / "feed/crane/chapters.json").read_text(encoding="utf-8"))["chapters"]
    assert [each["startTime"] for each in found] == [0, 5]
    assert [each.rule for each in built.findings if each.rule.startswith("chapter")] == ["chapter-moved"]
    assert (show / "episodes/crane.md").read_bytes() == before


EDITS = {
    "title": ("episodes/keeper.md", 'title = "The keeper"', 'title = "The lamp"'),
    "spelling": ("episodes/keeper.md", "+++\n\n", 'fix = {"gauge" = "tide gauge"}\n+++\n\n'),
    "speakers": ("episodes/crane.md", "+++\n\n", 'speakers = {"Mara" = "Mara Lind"}\n+++\n\n'),
    "turns": ("episodes/crane.md", "+++\n\n", 'turns = [{at = "0:00", split = "crane"}]\n+++\n\n'),
    "offset": ("episodes/crane.md", "+++\n\n", "offset = 0.5\n+++\n\n"),
    "chapters": ("episodes/crane.md", "+++\n\n", 'chapters = ["0:00 Coal", "0:03 Night"]\n+++\n\n'),
    "language": ("episodes/crane.md", "+++\n\n", 'language = "de"\n+++\n\n'),
    "transcript": ("transcripts/crane.vtt", "day and night", "day after day"),
    "show": ("podcast.toml", "Harbour & Lights", "Harbours & Lights"),
    "accent": ("podcast.toml", "cover =", 'accent = "#552200"\ncover ='),
}


@pytest.mark.parametrize("name", [*EDITS, "recording", "cover", "picture"])
def test_what_is_kept_between_builds_never_shows(show: Path, rebuild: Rebuild, name: str) -> None:
    """After any edit, a build that remembers and one that forgot everything make the same files."""
    rebuild()  # so that all of it is remembered: what is kept is kept by the place of the show
    if name in EDITS:
        path, old, new = EDITS[name]
        edit(show / path, old, new)
    elif name == "recording":
        recording(show / "episodes/keeper.wav", 5, 200)
    else:
        path = "cover.png" if name == "cover" else "episodes/crane.png"
        Image.new("RGB", (1500, 1500), "#552200").save(show / path)

    assert rebuild().outcome.written
    shutil.rmtree(show / ".podcast")

    assert rebuild().outcome.written == ()
