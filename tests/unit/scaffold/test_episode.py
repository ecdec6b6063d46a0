import shutil
from datetime import UTC, datetime
from pathlib import Path

import av
import pytest
from PIL import Image

from podcast import library
from podcast.errors import InputError, findings_of
from podcast.scaffold import Added, add
from podcast.scaffold.show import settings
from podcast.transcript.reading import read
from tests.shows import recording

BOAT = Path(__file__).parent / "guide"
NOTES = (BOAT / "boat.notes.md").read_text(encoding="utf-8")
PAGE = (BOAT / "boat.txt").read_text(encoding="utf-8")
TALK = (BOAT / "boat.talk.txt").read_text(encoding="utf-8")


AT = datetime(2026, 10, 3, 6, tzinfo=UTC)


@pytest.fixture
def show(tmp_path: Path) -> Path:
    folder = tmp_path / "my show é"
    for room in ("episodes", "transcripts"):
        (folder / room).mkdir(parents=True)
    (folder / "podcast.toml").write_text(settings("my show é"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def long_enough(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording that holds all of the talk."""
    path = tmp_path_factory.mktemp("recording") / "long.wav"
    recording(path, 90)
    return path


@pytest.fixture
def desk(tmp_path: Path, long_enough: Path) -> Path:
    """A folder with the files that a producer has."""
    folder = tmp_path / "desk"
    folder.mkdir()
    shutil.copy(long_enough, folder / "Boat Builder.wav")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    (folder / "talk.txt").write_text(TALK, encoding="utf-8")
    (folder / "notes.md").write_text("# In the yard\n\nA day among planks.\n", encoding="utf-8")
    Image.new("RGB", (8, 8)).save(folder / "roof.png")
    return folder


def rules(added: Added) -> list[str]:
    return [finding.rule for finding in added.findings]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_page_and_a_recording_make_an_episode_of_all_rooms(show: Path, desk: Path) -> None:
    before = contents(desk)
    added = add(show, [desk / "page.txt", desk / "Boat Builder.wav"], slug="boats", at=AT)
    assert added.title == "How to become a Boat Builder"
    assert {path.relative_to(show).as_posix() for path in added.files} == {
        "episodes/boats.md",
        "episodes/boats.wav",
        "transcripts/boats.txt",
    }
    assert contents(desk) == before
    (episode,) = library.read(show).episodes
    assert episode.published == AT
    assert episode.notes.strip() == NOTES.strip()
    assert episode.recording == show / "episodes" / "boats.wav"
    assert episode.transcript is not None
    turns = read(episode.transcript).transcript.segments
    assert [turn.start for turn in turns] == [0, 9_000, 17_000, 19_000, 31_000, 33_000]


def test_recording_transcript_notes_and_picture_keep_their_bytes(show: Path, desk: Path) -> None:
    added = add(
        show, [desk / name for name in ("talk.txt", "roof.png", "notes.md", "Boat Builder.wav")], at=AT
    )
    assert (added.slug, added.title, rules(added)) == ("boat-builder", "In the yard", ["published"])
    assert (show / "transcripts" / "boat-builder.txt").read_text(encoding="utf-8") == TALK
    (episode,) = library.read(show).episodes
    assert episode.image == show / "episodes" / "boat-builder.png"
    assert episode.notes == "\nA day among planks.\n"


def test_a_recording_alone_is_titled_after_its_name(show: Path, desk: Path) -> None:
    assert add(show, [desk / "Boat Builder.wav"], at=AT).title == "Boat builder"


def test_a_title_without_a_heading_is_spelt_as_the_talk_spells_it(show: Path, desk: Path) -> None:
    (desk / "page.txt").write_text(
        PAGE.removeprefix("How to become a Boat Builder\nOverview\n"), encoding="utf-8"
    )
    (desk / "boat-builder.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:04.000\nA boat.\n", encoding="utf-8")
    assert add(show, [desk / "page.txt"], slug="boat-builder", title="", at=AT).title == "Boat Builder"


def test_a_language_that_is_given_stands_in_the_notes(show: Path, desk: Path) -> None:
    assert add(show, [desk / "talk.txt"], slug="a", language="de-CH", at=AT).slug == "a"
    assert 'language = "de-CH"\n' in (show / "episodes" / "a.md").read_text(encoding="utf-8")
    (desk / "own.md").write_text('+++\ntitle = "Own"\nlanguage = "de"\n+++\nNotes.\n', encoding="utf-8")
    add(show, [desk / "talk.txt", desk / "own.md"], slug="b", language="de", at=AT)
    assert [each.language for each in library.read(show).episodes] == ["de-CH", "de"]
    with pytest.raises(InputError, match="the notes have a language of their own: de") as raised:
        add(show, [desk / "talk.txt", desk / "own.md"], slug="c", language="fr", at=AT)
    assert raised.value.finding.where is not None
    assert not (show / "transcripts" / "c.txt").exists()


def test_a_language_that_is_none_is_refused(show: Path, desk: Path) -> None:
    with pytest.raises(InputError, match="the language must be a language tag such as en"):
        add(show, [desk / "talk.txt"], slug="a", language="the German one", at=AT)
    assert not (show / "episodes" / "a.md").exists()


def test_the_language_of_an_episode_that_is_there_is_not_changed(show: Path, desk: Path) -> None:
    add(show, [desk / "talk.txt"], slug="a", at=AT)
    with pytest.raises(InputError, match="there is an episode 'a' already"):
        add(show, [desk / "Boat Builder.wav"], slug="a", language="de", at=AT)


def test_a_title_that_is_given_goes_before_all_others(show: Path, desk: Path) -> None:
    for slug, name in (("a", "page.txt"), ("b", "talk.txt")):
        assert add(show, [desk / name], slug=slug, title='Say "ahoy"', at=AT).title == 'Say "ahoy"'
    assert {episode.title for episode in library.read(show).episodes} == {'Say "ahoy"'}


def test_notes_with_a_title_of_their_own_do_not_get_a_second(show: Path, desk: Path) -> None:
    (desk / "notes.md").write_text('+++\ntitle = "Mine"\n+++\nNotes.\n', encoding="utf-8")
    files = [desk / "notes.md", desk / "talk.txt"]
    with pytest.raises(InputError, match="a title of their own: Mine"):
        add(show, files, title="Other", at=AT)
    assert add(show, files, at=AT).title == "Mine"


def test_what_became_of_the_title_is_said(show: Path, desk: Path) -> None:
    files = [desk / "page.txt", desk / "Boat Builder.wav"]
    said = add(show, files, slug="a", title="Other", at=AT).findings[-2]
    assert "'How to become a Boat Builder'" in said.message
    (desk / "page.txt").write_text(
        PAGE.removeprefix("How to become a Boat Builder\nOverview\n"), encoding="utf-8"
    )
    said = add(show, files, slug="b", at=AT).findings[-2]
    assert said.message == "there is no title in it"
    assert said.hint.startswith("the title is now 'B'")
    assert rules(add(show, files, slug="c", title="Other", at=AT)) == ["page-furniture", "published"]


def test_a_transcript_alone_is_told_to_lack_a_recording(show: Path, desk: Path) -> None:
    finding, _ = add(show, [desk / "talk.txt"], at=AT).findings
    assert "no recording" in finding.message
    assert "podcast add RECORDING --slug talk" in finding.hint


def test_a_recording_that_waits_in_its_place_is_used(show: Path, desk: Path) -> None:
    waiting = show / "episodes" / "boats.wav"
    shutil.copy(desk / "Boat Builder.wav", waiting)
    added = add(show, [waiting, desk / "talk.txt"], at=AT)
    assert (added.slug, rules(added)) == ("boats", ["published"])
    assert waiting not in added.files
    assert library.read(show).episodes[0].recording == waiting


def test_a_transcript_that_waits_is_left_and_used(show: Path, desk: Path) -> None:
    (show / "transcripts" / "boats.txt").write_text(TALK, encoding="utf-8")
    add(show, [desk / "Boat Builder.wav"], slug="boats", at=AT)
    assert library.read(show).episodes[0].transcript == show / "transcripts" / "boats.txt"


@pytest.mark.parametrize("name", ["episodes/boats.md", "episodes/boats.mp3", "transcripts/boats.vtt"])
def test_an_episode_that_is_there_is_never_touched(show: Path, desk: Path, name: str) -> None:
    (show / name).write_text("mine")
    before = contents(show)
    with pytest.raises(InputError, match="already") as caught:
        add(show, [desk / "page.txt"], slug="boats", at=AT)
    assert "--slug" in caught.value.finding.hint
    assert contents(show) == before


def test_two_files_for_one_part_are_both_named(show: Path, desk: Path) -> None:
    with pytest.raises(InputError, match=r"page\.txt and talk\.txt"):
        add(show, [desk / "page.txt", desk / "talk.txt"], at=AT)


def test_every_file_that_cannot_be_used_is_named_in_one_go(show: Path, desk: Path) -> None:
    with pytest.raises(ExceptionGroup) as caught:
        add(show, [desk / "none.wav", desk / "talk.txt", desk / "none.vtt"], at=AT)
    assert len(caught.value.exceptions) == 2


def test_notes_and_a_picture_alone_make_no_episode(show: Path, desk: Path) -> None:
    before = contents(show)
    with pytest.raises(InputError, match=r"neither a recording nor .* notes\.md, roof\.png"):
        add(show, [desk / "notes.md", desk / "roof.png"], at=AT)
    with pytest.raises(InputError, match="no file was named"):
        add(show, [], at=AT)
    assert contents(show) == before


def test_outside_a_show_the_hint_is_where_to_run_it(tmp_path: Path, desk: Path) -> None:
    with pytest.raises(InputError, match=r"there is no podcast\.toml"):
        add(tmp_path, [desk / "talk.txt"], at=AT)


def test_without_a_time_the_episode_is_out_at_once(show: Path, desk: Path) -> None:
    add(show, [desk / "Boat Builder.wav"])
    published = library.read(show).episodes[0].published
    assert published is not None
    assert published <= datetime.now(UTC)


def video_without_sound(path: Path) -> Path:
    with av.open(path, "w", format="mp4") as out:
        stream = out.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 32
        for packet in (*stream.encode(av.VideoFrame(32, 32, "yuv420p")), *stream.encode(None)):
            out.mux(packet)
    return path


def test_what_can_never_be_built_is_told_at_once_and_nothing_is_kept(show: Path, desk: Path) -> None:
    (desk / "talk.mp3").write_text(TALK, encoding="utf-8")
    (desk / "junk.png").write_bytes(b"\x89PNG\r\n\x1a\n junk")
    (desk / "notes.md").write_text("+++\ntitel = 'Mine'\nseason = 'one'\n+++\nText\n", encoding="utf-8")
    before = contents(show)

    with pytest.raises(ExceptionGroup) as caught:
        add(show, [desk / name for name in ("talk.mp3", "junk.png", "notes.md")], slug="Bad Slug", at=AT)

    said = "\n".join(str(finding) for finding in findings_of(caught.value))
    assert "talk.mp3: this is not a recording" in said
    assert "junk.png: this is no JPEG or PNG picture" in said
    assert "notes.md:2: " in said
    assert "notes.md:3: " in said
    assert "'Bad Slug' cannot be an episode's slug" in said
    assert contents(show) == before


def test_a_video_without_sound_is_no_recording(show: Path, desk: Path) -> None:
    with pytest.raises(InputError, match="there is no sound in this file"):
        add(show, [video_without_sound(desk / "film.mp4")], at=AT)


@pytest.mark.parametrize("name", ["short.txt", "short.md"])
def test_a_page_of_few_words_loses_none(show: Path, desk: Path, name: str) -> None:
    text = f"How to become a pilot\nPilots know the mud.\n{TALK}\nRecorded in May.\n"
    (desk / name).write_text(text, encoding="utf-8")

    added = add(show, [desk / name], at=AT)

    (episode,) = library.read(show).episodes
    assert (added.title, episode.title) == ("How to become a pilot", "How to become a pilot")
    assert "Pilots know the mud." in episode.notes
    assert "Recorded in May." in episode.notes
    assert (show / "transcripts/short.txt").read_text(encoding="utf-8").strip() == TALK.strip()


def test_front_matter_around_a_talk_stays_front_matter(show: Path, desk: Path) -> None:
    text = f'\n+++\ntitle = "Mud"\nnumber = 3\n+++\nOne line.\n\n{TALK}'
    (desk / "mud.md").write_text(text, encoding="utf-8")

    add(show, [desk / "mud.md"], at=AT)

    (episode,) = library.read(show).episodes
    assert (episode.title, episode.number, episode.notes.strip()) == ("Mud", 3, "One line.")


def test_when_it_is_published_is_said_unless_the_notes_say_it(show: Path, desk: Path) -> None:
    said = add(show, [desk / "talk.txt"], at=AT).findings[-1]
    assert str(said).startswith(f"{show}/episodes/talk.md: published is set to 2026-10-03T06:00:00Z")

    (desk / "notes.md").write_text("+++\npublished = 2027-01-01\n+++\nText\n", encoding="utf-8")
    added = add(show, [desk / "notes.md", desk / "Boat Builder.wav"], at=AT)
    assert "published" not in rules(added)


def test_an_episode_gets_the_parts_that_it_has_not_yet(show: Path, desk: Path) -> None:
    add(show, [desk / "talk.txt"], slug="boats", title="Boats", at=AT)
    before = contents(show)

    added = add(show, [desk / "Boat Builder.wav", desk / "roof.png"], slug="boats", at=AT)

    assert (added.slug, added.title) == ("boats", "Boats")
    assert [path.name for path in added.files] == ["boats.wav", "boats.png"]
    assert added.findings[-1].message == (
        "this episode was there already, and has a recording and a picture now"
    )
    assert before.items() <= contents(show).items()
    (episode,) = library.read(show).episodes
    assert (episode.recording, episode.transcript) == (
        show / "episodes/boats.wav",
        show / "transcripts/boats.txt",
    )


def test_adding_the_same_twice_or_a_part_that_is_there_changes_nothing(show: Path, desk: Path) -> None:
    for name, more in (("talk.txt", ""), ("Boat Builder.wav", "")):
        add(show, [desk / name], slug="boats", title=more, at=AT)
    before = contents(show)

    for names in (["talk.txt"], ["Boat Builder.wav"], ["talk.txt", "roof.png"], ["page.txt"]):
        with pytest.raises(InputError, match="there is an episode 'boats' already"):
            add(show, [desk / name for name in names], slug="boats", at=AT)
    with pytest.raises(InputError, match="there is an episode 'boats' already"):
        add(show, [desk / "roof.png"], slug="boats", title="Another", at=AT)
    assert contents(show) == before
