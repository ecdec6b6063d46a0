from pathlib import Path

import pytest

from podcast import library
from podcast.errors import Finding, PodcastError, findings_of

TOML = 'title = "Harbour"\ndescription = "Stories."\naddress = "https://example.org/"\ncover = "c.png"\n'


def show(folder: Path, **files: str | bytes) -> Path:
    """A show folder with files given as room__name_ext=content."""
    (folder / "podcast.toml").write_text(TOML, encoding="utf-8")
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".").replace("_DASH_", "-")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def notes(front: str = 'title = "A"', text: str = "Notes.\n") -> str:
    return f"+++\n{front}\n+++\n\n{text}"


def faults(folder: Path) -> list[Finding]:
    with pytest.raises(ExceptionGroup) as group:
        library.read(folder)
    return findings_of(group.value)


def test_the_slug_joins_notes_recording_picture_and_transcripts(tmp_path: Path) -> None:
    show(
        tmp_path,
        episodes__a_DASH_b_DOT_md=notes(),
        episodes__a_DASH_b_DOT_opus=b"x",
        episodes__a_DASH_b_DOT_jpg=b"x",
        transcripts__a_DASH_b_DOT_txt="0:00 hello",
        transcripts__a_DASH_b_DOT_de_DOT_vtt="WEBVTT",
        transcripts__README_DOT_md="what goes here",
    )

    read = library.read(tmp_path)

    (episode,) = read.episodes
    assert episode.slug == "a-b"
    assert episode.recording == tmp_path / "episodes/a-b.opus"
    assert episode.image == tmp_path / "episodes/a-b.jpg"
    assert episode.transcript == tmp_path / "transcripts/a-b.txt"
    assert episode.translations == (("de", tmp_path / "transcripts/a-b.de.vtt"),)
    assert (episode.notes, episode.notes_line) == ("\nNotes.\n", 4)
    assert read.findings == ()


def test_a_show_without_rooms_is_a_show_without_episodes(tmp_path: Path) -> None:
    assert library.read(show(tmp_path)).episodes == ()


def test_every_fault_of_a_show_is_reported_at_once(tmp_path: Path) -> None:
    show(
        tmp_path,
        podcast_DOT_toml="title = 3\n",
        episodes__b_DOT_md='+++\ntitle = "No end\n+++\n',
        episodes__c_DOT_md=notes('title = "C"\npublished = "soon"'),
        episodes__d_DOT_md="just text",
        episodes__e_DOT_md=notes("title = 'x'").encode("utf-16"),
        episodes__Caf_DOT_md=notes(),
        episodes__media_DOT_md=notes(),
    )

    found = [str(each.where).removeprefix(f"{tmp_path}/") for each in faults(tmp_path)]

    assert found == [
        *["podcast.toml:1"] * 3,
        "episodes/Caf.md",
        "episodes/b.md:2",
        "episodes/c.md:3",
        "episodes/d.md:1",
        "episodes/e.md:1",
        "episodes/media.md",
    ]


def test_a_folder_that_is_no_show_says_how_to_make_one(tmp_path: Path) -> None:
    (finding,) = faults(tmp_path)

    assert "there is no podcast.toml" in finding.message
    assert "podcast new" in finding.hint


def test_two_recordings_of_one_episode_are_reported(tmp_path: Path) -> None:
    show(tmp_path, episodes__a_DOT_md=notes(), episodes__a_DOT_mp3=b"x", episodes__a_DOT_wav=b"x")

    (finding,) = faults(tmp_path)

    assert finding.message == "an episode has one recording, not a.mp3 and a.wav"


def test_files_without_an_episode_are_warned_of_and_stay(tmp_path: Path) -> None:
    show(tmp_path, episodes__lost_DOT_mp3=b"x", transcripts__lone_DOT_vtt="WEBVTT",
         transcripts__zz_DOT_de_DOT_vtt="WEBVTT")  # fmt: skip

    read = library.read(tmp_path)

    assert [(each.severity, each.rule) for each in read.findings] == [("warning", "no-episode")] * 3


def test_a_latin_1_file_is_reported_at_the_line_of_its_first_wrong_byte(tmp_path: Path) -> None:
    show(tmp_path, episodes__a_DOT_md=notes(text="One.\nCafé.\n").encode("latin-1"))

    (finding,) = faults(tmp_path)

    assert str(finding.where).endswith("a.md:6")
    assert "UTF-8" in finding.message


@pytest.mark.parametrize("name", ["missing.jpg", "../podcast.toml"])
def test_a_named_picture_must_lie_beside_the_notes(tmp_path: Path, name: str) -> None:
    show(tmp_path, episodes__a_DOT_md=notes(f'title = "A"\nimage = "{name}"'))

    (finding,) = faults(tmp_path)

    assert str(finding.where).endswith("a.md:3")


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    show(tmp_path, episodes__a_DOT_md=notes().replace("\n", "\r\n"))

    assert library.read(tmp_path).episodes[0].title == "A"


def test_chapters_may_be_lines_or_tables(tmp_path: Path) -> None:
    front = 'title = "A"\nchapters = ["0:00 Start", {start = "1:00", title = "Next", hidden = true}]'
    show(tmp_path, episodes__a_DOT_md=notes(front))

    chapters = library.read(tmp_path).episodes[0].chapters

    assert [(each.start, each.title, each.hidden) for each in chapters] == [
        (0, "Start", False),
        (60_000, "Next", True),
    ]


def test_an_unknown_slug_is_answered_with_those_there_are(tmp_path: Path) -> None:
    shelf = library.read(show(tmp_path, episodes__a_DOT_md=notes()))

    assert library.find(shelf, "a").slug == "a"
    with pytest.raises(PodcastError, match="the episodes are: a"):
        library.find(shelf, "b")


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (("a.vtt", "a.de.vtt", "a.de.srt"), "one translation into de, not a.de.srt and a.de.vtt"),
        (("a.vtt", "a.de.vtt", "a.DE.vtt"), "one translation into de, not a.DE.vtt and a.de.vtt"),
        (("a.vtt", "a.final.txt"), "'final' is no language"),
        (("a.de.vtt",), "a translation and no transcript of a"),
    ],
)
def test_names_of_transcripts_that_mean_two_things_are_reported(
    tmp_path: Path, names: tuple[str, ...], sentence: str
) -> None:
    show(tmp_path, episodes__a_DOT_md=notes())
    (tmp_path / "transcripts").mkdir()
    for name in names:
        (tmp_path / "transcripts" / name).write_text("WEBVTT", encoding="utf-8")

    assert sentence in faults(tmp_path)[0].message


def test_files_beside_notes_with_faults_are_known(tmp_path: Path) -> None:
    show(
        tmp_path,
        episodes__a_DOT_md=notes('title = "A"\nimage = "no.png"'),
        episodes__a_DOT_mp3=b"x",
        transcripts__a_DOT_txt="",
        transcripts__a_DOT_de_DOT_vtt="",
    )

    read = library.look(tmp_path)

    (found,) = read.unread
    assert (found.slug, found.recording) == ("a", tmp_path / "episodes/a.mp3")
    assert found.transcript == tmp_path / "transcripts/a.txt"
    assert found.translations == (("de", tmp_path / "transcripts/a.de.vtt"),)
    assert read.episodes == ()
    assert len(read.findings) == 1


def test_settings_with_a_fault_still_name_their_cover(tmp_path: Path) -> None:
    show(tmp_path)
    (tmp_path / "podcast.toml").write_text(f'explicit = "maybe"\n{TOML}', encoding="utf-8")

    read = library.look(tmp_path)

    assert (read.config.cover, read.source.where("cover").line) == ("c.png", 5)
    assert [each.message for each in read.findings if "explicit" in each.message]
