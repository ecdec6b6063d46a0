"""Title, cover and chapters of a recording are inside of what is made of it, too."""

from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from mutagen.id3 import APIC, ID3
from PIL import Image

from podcast.audio import Settings, Tags, carried, carry, master, probe, tag
from podcast.audio.source import opened
from podcast.model import Chapter
from podcast.timecode import Millis
from tests.unit.audio.sounds import RATE, talk, write_wav

PICTURE = (Path(__file__).parents[3] / "cover.png").read_bytes()
CHAPTERS = (
    Chapter(start=Millis(0), end=Millis(2_000), title="Hello \N{STUDIO MICROPHONE}"),
    Chapter(start=Millis(2_000), end=Millis(4_000), title="An end " * 17, url="https://lamp.example/end"),
)
TAGS = Tags(
    title="An old lamp",
    show="Harbour",
    author="Mara Lind",
    number=7,
    date="2019-05-04",
    summary="What burns.",
    cover=PICTURE,
    cover_type="image/png",
    chapters=CHAPTERS,
)
FORMS = (".mp3", ".m4a", ".opus")


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "in.wav", talk(4.0))


def old(sound: Path, suffix: str) -> Path:
    made = sound.with_name(f"old{suffix}")
    master(sound, made)
    tag(made, TAGS)
    return made


@pytest.mark.parametrize(("before", "after"), list(product(FORMS, FORMS)))
def test_what_is_inside_of_a_recording_goes_on(before: str, after: str, sound: Path) -> None:
    source, target = old(sound, before), sound.with_name(f"new{after}")
    tags, _ = carried(source)
    assert tags
    carry(tags, target, master(source, target))
    found, _ = carried(target)
    assert found
    for name in ("title", "show", "author", "number", "date", "cover", "cover_type"):
        assert getattr(found, name) == getattr(TAGS, name)
    assert found.summary == TAGS.summary
    assert [each.title.strip() for each in found.chapters] == [each.title.strip() for each in CHAPTERS]
    assert [each.start for each in found.chapters] == [0, 2_000]


@pytest.mark.parametrize("suffix", FORMS)
@pytest.mark.parametrize(
    ("kind", "picture"),
    [("png", PICTURE[:-2_000]), ("png", PICTURE[:900] + b"????" + PICTURE[904:]), ("jpeg", b"<html>" * 99)],
    ids=["cut", "damaged", "none"],
)
def test_a_broken_picture_is_told_of_and_left_out(
    kind: str, picture: bytes, suffix: str, sound: Path
) -> None:
    source = old(sound, suffix)
    tag(source, replace(TAGS, cover=picture, cover_type=f"image/{kind}"))
    tags, findings = carried(source)
    assert tags
    assert (tags.title, tags.cover) == (TAGS.title, b"")
    assert [each.rule for each in findings] == ["audio-cover"]


def test_half_a_photograph_is_broken_too(sound: Path, tmp_path: Path) -> None:
    Image.effect_noise((300, 300), 80).save(tmp_path / "cover.jpg")
    whole, source = (tmp_path / "cover.jpg").read_bytes(), old(sound, ".mp3")
    kept = []
    for picture in (whole, whole[: len(whole) // 2]):
        tag(source, replace(TAGS, cover=picture, cover_type="image/jpeg"))
        tags, _ = carried(source)
        kept.append(tags and tags.cover)
    assert kept == [whole, b""]


def drawn(form: str, size: tuple[int, int] = (30, 30)) -> bytes:
    made = BytesIO()
    Image.new("L", size).save(made, form)
    return made.getvalue()


@pytest.mark.parametrize(("told", "form"), [("png", "jpeg"), ("jpeg", "png")])
def test_the_type_of_a_picture_is_told_by_its_bytes(told: str, form: str, sound: Path) -> None:
    source = old(sound, ".mp3")
    tag(source, replace(TAGS, cover=drawn(form), cover_type=f"image/{told}"))
    tags, findings = carried(source)
    assert tags
    assert (tags.cover, tags.cover_type, findings) == (drawn(form), f"image/{form}", ())


def test_a_png_that_names_the_first_bytes_of_a_jpeg_is_a_png(sound: Path) -> None:
    source, picture = old(sound, ".mp3"), drawn("png") + b"\xff\xd8\xff"
    tag(source, replace(TAGS, cover=picture))
    tags, _ = carried(source)
    assert tags
    assert (tags.cover, tags.cover_type) == (picture, "image/png")


@pytest.mark.parametrize("suffix", FORMS)
def test_a_picture_that_some_players_cannot_draw_is_told_of(suffix: str, sound: Path) -> None:
    source = old(sound, suffix)
    tag(source, replace(TAGS, cover=drawn("gif"), cover_type="image/gif"))
    tags, findings = carried(source)
    assert tags
    assert tags.cover == b""
    assert ["neither a JPEG nor a PNG" in each.message for each in findings] == [True]


def test_a_picture_that_fills_the_memory_is_never_decoded(sound: Path) -> None:
    source = old(sound, ".mp3")
    tag(source, replace(TAGS, cover=drawn("png", (8_000, 8_000)), cover_type="image/png"))
    with opened(source) as (container, _, _):
        assert container.streams.video[0].width == 0
    tags, findings = carried(source)
    assert tags
    assert tags.cover == b""
    assert ["60 million pixels" in each.message for each in findings] == [True]


@pytest.mark.parametrize("broken", [PICTURE[:-2_000], drawn("gif")])
def test_of_two_pictures_the_first_that_is_whole_goes_on(broken: bytes, sound: Path) -> None:
    source = old(sound, ".mp3")
    tag(source, replace(TAGS, cover=b""))
    found, apic = cast(Any, ID3)(source), cast(Any, APIC)  # typed in part only
    for number, picture in enumerate((broken, PICTURE)):
        found.add(apic(mime="image/png", type=3, desc=str(number), data=picture))
    found.save(source)
    tags, findings = carried(source)
    assert tags
    assert (tags.cover, findings) == (PICTURE, ())


def test_chapters_move_with_the_sound_and_go_with_what_was_cut_away(sound: Path, tmp_path: Path) -> None:
    source, target = old(sound, ".mp3"), tmp_path / "new.mp3"
    intro = write_wav(tmp_path / "intro.wav", talk(1.5, seed=3))
    tags, _ = carried(source)
    assert tags
    made = master(source, target, settings=Settings(intro=intro))
    carry(tags, target, made)
    assert [each.start for each in probe(target).chapters] == [0, made.shift, 2_000 + made.shift]
    early = Tags(title="", chapters=(Chapter(start=Millis(9_000), end=Millis(9_500), title="Gone"),))
    carry(early, target, made)
    assert not probe(target).chapters


def test_a_recording_with_nothing_inside_gives_nothing(sound: Path) -> None:
    assert carried(sound) == (None, ())


def test_chapters_that_end_where_they_begin_last_until_the_next_one(sound: Path, tmp_path: Path) -> None:
    source, target = old(sound, ".mp3"), tmp_path / "new.mp3"
    starts = (0, 1_000, 2_500, 9_000)
    bare = [Chapter(start=Millis(at), end=Millis(at), title=f"From {at}") for at in starts]
    tag(source, Tags(title="An old lamp", chapters=tuple(bare)))
    tags, _ = carried(source)
    assert tags
    carry(tags, target, master(source, target))
    ends = [(each.start, each.title) for each in probe(target).chapters]
    assert ends == [(0, "From 0"), (1_000, "From 1000"), (2_500, "From 2500")]


def film(path: Path, track: str = "", **tags: str) -> Path:
    """A second of sound with pictures that move, but for WAV, whose track has a name."""
    with av.open(str(path), "w") as container:
        container.metadata.update(tags)
        sound: Any = container.add_stream("pcm_s16le", rate=RATE, layout="mono")
        sound.metadata["title"] = track
        heard = AudioFrame.from_ndarray(np.zeros((1, RATE), np.int16), "s16", "mono")
        heard.sample_rate = RATE
        heard.pts, heard.time_base = 0, Fraction(1, RATE)
        packets = []
        if path.suffix != ".wav":
            seen: Any = container.add_stream("mjpeg", rate=1, width=32, height=32, pix_fmt="yuvj420p")
            picture = VideoFrame.from_ndarray(np.zeros((32, 32, 3), np.uint8), "rgb24")
            packets = [*seen.encode(picture), *seen.encode(None)]
        container.mux([*sound.encode(heard), *sound.encode(None), *packets])
    return path


def test_the_name_of_a_track_is_no_title_and_a_film_is_no_cover(tmp_path: Path) -> None:
    found, _ = carried(film(tmp_path / "a.mkv", "Stereo", title="An old lamp"))
    assert found
    assert (found.title, found.cover) == ("An old lamp", b"")


def test_what_a_recorder_writes_about_itself_is_no_description(tmp_path: Path) -> None:
    tags = {"title": "An old lamp", "comment": "SCENE=1;TAKE=7"}
    kept = [carried(film(tmp_path / name, **tags))[0] for name in ("a.wav", "a.mkv")]
    assert [found.summary for found in kept if found] == ["", "SCENE=1;TAKE=7"]
