"""Titles, pictures and chapters are read back by others; the sound stays as it is."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import mutagen
import mutagen.id3
import mutagen.mp4
import mutagen.oggopus
import pytest
from PIL import Image

from podcast.audio import Tags, probe, tag
from podcast.audio.tags import id3, iso639
from podcast.audio.tags.mp4 import _name_language
from podcast.errors import InputError
from podcast.model import Chapter
from podcast.timecode import Millis
from tests.unit.audio.sounds import read, talk, write

# mutagen is typed in part only
ID3: Any = mutagen.id3.ID3
MP4: Any = mutagen.mp4.MP4
OggOpus: Any = mutagen.oggopus.OggOpus

LONG = (
    "Wie der Leuchtturm durch den Winter kommt: ein Rundgang in zwölf Schritten, mit Öl, Docht und Uhrwerk "
    + "🎙️" * 9
)
FORMS = [("a.mp3", "libmp3lame"), ("a.m4a", "aac"), ("a.opus", "libopus")]


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "#1d5c50").save(out, kind)
    return out.getvalue()


def chapter(start: int, end: int, title: str, url: str = "", *, hidden: bool = False) -> Chapter:
    return Chapter(start=Millis(start), end=Millis(end), title=title, url=url, hidden=hidden)


FULL = Tags(
    title="Überblick 🎙",
    show="Harbour & Lights",
    author="The Harbour Museum",
    number=7,
    date="2026-10-03",
    summary="A winter night.\nAlone.",
    language="de-CH",
    url="https://example.org/keeper/",
    cover=picture("PNG"),
    cover_type="image/png",
    chapters=(
        chapter(0, 900, "A much longer title than that of the chapters behind it"),
        chapter(900, 1_500, LONG, "https://example.org/ö?a=1#b"),
        chapter(1_200, 1_300, "unseen", hidden=True),
        chapter(1_500, 2_000, "日本"),
    ),
)
SHOWN = [(0, FULL.chapters[0].title), (900, LONG), (1_500, "日本")]


@pytest.fixture(params=FORMS, ids=[codec for _, codec in FORMS])
def recording(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name, codec = request.param
    rate = 48_000 if codec == "libopus" else 44_100
    return write(tmp_path / name, talk(2.0, rate=rate), codec, rate=rate)


def test_chapters_are_read_back_in_order(recording: Path) -> None:
    tag(recording, FULL)
    found = probe(recording).chapters
    assert [(each.start, each.title) for each in found] == SHOWN


def test_the_sound_stays_as_it_is(recording: Path) -> None:
    before, length = read(recording), probe(recording).duration
    tag(recording, FULL)
    assert (read(recording) == before).all()
    assert probe(recording).duration == length


def test_the_same_tags_give_the_same_bytes_whatever_was_there(recording: Path) -> None:
    tag(recording, FULL)
    first = recording.read_bytes()
    tag(recording, Tags(title="Another", summary="x" * 5_000))
    assert recording.read_bytes() != first
    tag(recording, FULL)
    assert recording.read_bytes() == first


def test_what_was_there_is_gone(recording: Path) -> None:
    tag(recording, FULL)
    tag(recording, Tags(title="Only this"))
    found = probe(recording)
    assert not found.chapters
    values = [value for _, value in found.tags]
    assert "Only this" in values
    assert not {"Harbour & Lights", "The Harbour Museum", "2026-10-03"} & set(values)


def test_the_first_chapter_begins_at_the_start(recording: Path) -> None:
    tag(recording, replace(FULL, chapters=(chapter(1_000, 2_000, "Late"),)))
    assert [(each.start, each.title) for each in probe(recording).chapters] == [
        (0, FULL.title),
        (1_000, "Late"),
    ]


def test_three_hundred_chapters_are_all_there(recording: Path) -> None:
    many = tuple(chapter(n * 5, n * 5 + 5, f"Stop {n}") for n in range(300))
    tag(recording, replace(FULL, chapters=many))
    assert [each.title for each in probe(recording).chapters] == [each.title for each in many]


def test_a_chapter_without_an_end_does_no_harm(recording: Path) -> None:
    tag(recording, replace(FULL, chapters=(chapter(0, 900, "One"), chapter(900, 0, "Last"))))
    assert [each.start for each in probe(recording).chapters] == [0, 900]


def test_a_file_that_is_none_stays_as_it_was(recording: Path) -> None:
    if recording.suffix == ".mp3":
        return  # any bytes may follow a tag
    recording.write_bytes(b"no recording at all" * 100)
    with pytest.raises(InputError):
        tag(recording, FULL)
    assert recording.read_bytes() == b"no recording at all" * 100
    assert len(list(recording.parent.iterdir())) == 1


def test_only_finished_forms_take_tags(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"RIFF")
    with pytest.raises(InputError, match=r"\.mp3"):
        tag(tmp_path / "a.wav", FULL)
    with pytest.raises(InputError):
        tag(tmp_path / "none.mp3", FULL)


@pytest.fixture
def mp3(tmp_path: Path) -> Path:
    path = write(tmp_path / "a.mp3", talk(2.0), "libmp3lame")
    tag(path, FULL)
    return path


def test_an_mp3_has_one_tag_of_version_3_in_utf_16(mp3: Path) -> None:
    found = ID3(mp3, translate=False)
    assert found.version == (2, 3, 0)
    assert found.unknown_frames == []
    assert {
        frame.encoding for frame in found.values() if hasattr(frame, "encoding") and frame.FrameID != "APIC"
    } == {1}
    texts = {name: str(found[name]) for name in ("TIT2", "TPE1", "TALB", "TRCK", "TYER", "TDAT", "TLAN")}
    assert texts == {
        "TIT2": FULL.title,
        "TPE1": FULL.author,
        "TALB": FULL.show,
        "TRCK": "7",
        "TYER": "2026",
        "TDAT": "0310",
        "TLAN": "ger",
    }
    assert found["COMM::ger"].text == [FULL.summary]
    assert found["WOAF"].url == FULL.url


def test_an_mp3_shows_its_picture(mp3: Path) -> None:
    (found,) = ID3(mp3).getall("APIC")
    assert (found.mime, found.type, found.data) == ("image/png", 3, FULL.cover)


def test_the_table_of_contents_names_the_chapters_in_order(mp3: Path) -> None:
    found = ID3(mp3)
    (contents,) = found.getall("CTOC")
    assert contents.flags == 3
    assert contents.sub_frames["TIT2"].text == ["Chapters"]
    listed = [found[f"CHAP:{name}"] for name in contents.child_element_ids]
    assert [(each.start_time, each.end_time) for each in listed] == [(0, 900), (900, 1_500), (1_500, 2_000)]
    assert listed[1].sub_frames["TIT2"].text == [LONG]
    assert listed[1].sub_frames["WXXX:chapter url"].url == "https://example.org/%C3%B6?a=1#b"
    assert "WXXX:chapter url" not in listed[0].sub_frames


def test_chapters_stand_in_time_order_in_the_file(mp3: Path) -> None:
    data = mp3.read_bytes()
    places = [
        data.index(f"ch{n}\0".encode() + start.to_bytes(4, "big")) for n, start in enumerate((0, 900, 1_500))
    ]
    assert places == sorted(places)


def test_a_tag_of_another_kind_gives_way(mp3: Path) -> None:
    clean = mp3.read_bytes()
    ID3(mp3).save(v1=2, v2_version=4)
    with mp3.open("r+b") as file:
        twice = id3.render(Tags(title="old")) + file.read()
        file.seek(0)
        file.write(twice)
    assert twice[-128:-125] == b"TAG"
    tag(mp3, FULL)
    assert mp3.read_bytes() == clean


@pytest.mark.parametrize(
    ("date", "frames"),
    [("2026", {"TYER": "2026"}), ("2026-1-5", {"TYER": "2026", "TDAT": "0501"}), ("", {}), ("soon", {})],
)
def test_a_date_becomes_a_year_and_a_day(date: str, frames: dict[str, str]) -> None:
    found = ID3(io.BytesIO(id3.render(Tags(title="T", date=date))), translate=False)
    assert {name: str(found[name]) for name in ("TYER", "TDAT") if name in found} == frames


def test_a_picture_that_no_tag_can_hold_is_refused(mp3: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(id3, "_LONGEST_TAG", 1_000)
    with pytest.raises(InputError, match="too large"):
        tag(mp3, FULL)


def test_an_m4a_has_what_players_show(tmp_path: Path) -> None:
    path = write(tmp_path / "a.m4a", talk(2.0), "aac")
    tag(path, FULL)
    found = MP4(path)
    assert found["\xa9nam"] == [FULL.title]
    assert found["\xa9alb"] == [FULL.show]
    assert found["\xa9day"] == ["2026-10-03"]
    assert found["trkn"] == [(7, 0)]
    assert found["ldes"] == [FULL.summary]
    assert bytes(found["covr"][0]) == FULL.cover
    assert [(each.start, each.title) for each in found.chapters] == [(s / 1000, title) for s, title in SHOWN]


@pytest.mark.parametrize(
    ("language", "code"),
    [("de-CH", "deu"), ("ja", "jpn"), ("en", "eng"), ("fr", "fra"), ("gsw", "gsw"), ("", "und")],
)
def test_both_tracks_of_an_m4a_name_their_language(language: str, code: str, tmp_path: Path) -> None:
    """libav calls every list of titles English."""
    path = write(tmp_path / "a.m4a", talk(2.0), "aac")
    tag(path, replace(FULL, language=language))
    with av.open(str(path)) as container:
        sound, titles = (container.streams[n].metadata.get("language", "und") for n in (0, 1))
    assert (sound, titles) == (code, code)
    assert [(each.start, each.title) for each in probe(path).chapters] == SHOWN


def test_languages_that_libraries_call_otherwise_have_their_own_letters_in_an_m4a() -> None:
    """https://www.loc.gov/standards/iso639-2/faq.html#6"""
    pairs = {
        "sq": "alb sqi", "eu": "baq eus", "zh": "chi zho", "cs": "cze ces", "nl": "dut nld", "fr": "fre fra",
        "de": "ger deu", "el": "gre ell", "is": "ice isl", "ms": "may msa", "fa": "per fas", "ro": "rum ron",
        "sk": "slo slk",
    }  # fmt: skip
    assert {tag: f"{iso639.language(tag)} {iso639.own(tag)}" for tag in pairs} == pairs


@pytest.mark.parametrize("version", [0, 1])
def test_a_language_stands_behind_times_of_32_bits_and_of_64(version: int, tmp_path: Path) -> None:
    """ISO 14496-12, 8.4.2: libav writes the second only for what lasts longer than a day."""
    times = bytes(28 if version else 16)
    atom = bytes([version, 0, 0, 0]) + times + b"\x55\xc4\0\0"
    for name in (b"mdhd", b"mdia", b"trak", b"moov"):
        atom = (len(atom) + 8).to_bytes(4, "big") + name + atom
    path = tmp_path / "a.m4a"
    path.write_bytes(atom)
    _name_language(path, "deu")
    assert path.read_bytes() == atom[:-4] + b"\x10\xb5\0\0"


def test_an_m4a_can_be_played_before_it_is_here(tmp_path: Path) -> None:
    path = write(tmp_path / "a.m4a", talk(2.0), "aac")
    tag(path, FULL)
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_an_opus_file_names_each_chapter_behind_its_time(tmp_path: Path) -> None:
    path = write(tmp_path / "a.opus", talk(2.0, rate=48_000), "libopus", rate=48_000)
    tag(path, FULL)
    found = OggOpus(path).tags
    assert found["TITLE"] == [FULL.title]
    assert "METADATA_BLOCK_PICTURE" in found
    names = [(name, value) for name, value in found if name.startswith("CHAPTER")]
    assert names == [
        ("CHAPTER000", "00:00:00.000"),
        ("CHAPTER000NAME", FULL.chapters[0].title),
        ("CHAPTER001", "00:00:00.900"),
        ("CHAPTER001NAME", LONG),
        ("CHAPTER001URL", "https://example.org/ö?a=1#b"),
        ("CHAPTER002", "00:00:01.500"),
        ("CHAPTER002NAME", "日本"),
    ]
