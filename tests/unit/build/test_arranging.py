"""An episode with an intro: whatever has a time is still where its sound is."""

import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from podcast import audio
from podcast.audio import Settings
from podcast.check.recordings import hear
from podcast.clipping import find, make
from podcast.errors import InputError, UsageError
from podcast.lint import lint_show
from podcast.timecode import Millis, format_vtt, parse_clock
from tests.shows import notes
from tests.unit.audio.sounds import RATE, read, talk, tone, write_wav
from tests.unit.build.conftest import Rebuild
from tests.unit.build.test_build import edit
from tests.unit.build.test_media import pinned

INTRO = 2_500
STARTS = (1_000, 5_000, 9_000, 13_000)
TALK = "WEBVTT\n\n" + "\n\n".join(
    f"{format_vtt(Millis(start))} --> {format_vtt(Millis(start + 1_620))}\n<v Mara>Sentence number {n}."
    for n, start in enumerate(STARTS, 1)
)
MORE = """\
chapters = ["0:00 First", "0:09 Second"]
soundbites = [{start = "0:01", duration = 15, title = "A bite"}]
"""


@pytest.fixture
def arranged(show: Path) -> Path:
    """The show with a third episode of four bursts of talk, and an intro for the whole show."""
    burst = [tone(1.0, -70.0), *(part for _ in STARTS for part in (talk(1.6, -8.0), tone(2.4, -70.0)))]
    write_wav(show / "episodes/lamp.wav", np.concatenate(burst, axis=1))
    (show / "sound").mkdir()
    write_wav(show / "sound/intro.wav", tone(INTRO / 1000, -12.0))
    write_wav(show / "sound/outro.wav", tone(1.5, -12.0, hertz=600))
    text = notes(
        "The lamp", "2026-10-09T06:00:00Z", MORE + 'intro = "sound/intro.wav"\noutro = "sound/outro.wav"\n'
    )
    (show / "episodes/lamp.md").write_text(text, encoding="utf-8")
    (show / "transcripts/lamp.vtt").write_text(TALK, encoding="utf-8")
    return show


def onsets(path: Path) -> list[int]:
    """When talk begins in a medium, in milliseconds: behind a rest of more than a second."""
    found = np.abs(read(path)[0])
    loud = np.flatnonzero(found > found.max() / 20)
    starts = loud[1:][np.diff(loud) > RATE]
    return [round(int(at) * 1000 / RATE) for at in starts]


def test_captions_and_all_else_still_match_the_sound(arranged: Path, rebuild: Rebuild) -> None:
    rebuild()

    media = pinned(arranged, "lamp")
    out = arranged / "feed/media" / media.name
    assert media.shift == INTRO
    expected = [start + INTRO for start in STARTS]
    assert onsets(out)[: len(STARTS)] == pytest.approx(expected, abs=60)

    folder = arranged / "feed/lamp"
    for name, pattern in (("vtt", r"^([\d:.]+) -->"), ("srt", r"^([\d:,]+) -->"), ("txt", r"^\[([\d:.]+)\]")):
        text = (folder / f"transcript.{name}").read_text(encoding="utf-8")
        starts = [parse_clock(each) for each in re.findall(pattern, text, re.MULTILINE)]
        rough = 999 if name == "txt" else 60
        assert starts == pytest.approx(expected, abs=rough), name
    said = json.loads((folder / "transcript.json").read_text(encoding="utf-8"))["segments"]
    assert round(said[0]["startTime"] * 1000) == INTRO + STARTS[0]
    marks = json.loads((folder / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    assert [each["startTime"] for each in marks] == [0, 9 + INTRO / 1000]
    inside = audio.probe(out).chapters
    assert [each.start for each in inside] == [0, 9_000 + INTRO]
    feed = (arranged / "feed/feed.xml").read_text(encoding="utf-8")
    (bite,) = re.findall(r'<podcast:soundbite startTime="([\d.]+)"', feed)
    assert float(bite) == 1 + INTRO / 1000
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert '<a href="#t=3"' in page or "#t=3" in page
    length = audio.probe(out).duration
    assert length == pytest.approx(17_000 + INTRO + 1_500, abs=30)


def test_a_second_build_makes_nothing_and_a_lost_cache_changes_nothing(
    arranged: Path, rebuild: Rebuild
) -> None:
    rebuild()
    assert rebuild().outcome.written == ()
    shutil.rmtree(arranged / ".podcast")
    assert rebuild().outcome.written == ()


def test_another_intro_is_another_medium_and_a_renamed_one_is_not(arranged: Path, rebuild: Rebuild) -> None:
    rebuild()
    before = pinned(arranged, "lamp")
    (arranged / "sound/intro.wav").rename(arranged / "sound/start.wav")
    edit(arranged / "episodes/lamp.md", "sound/intro.wav", "sound/start.wav")
    rebuild()
    assert pinned(arranged, "lamp") == before

    write_wav(arranged / "sound/start.wav", tone(1.0))
    rebuild()
    assert pinned(arranged, "lamp").shift == 1_000
    assert pinned(arranged, "lamp").name != before.name


def test_the_shows_intro_is_not_put_before_what_is_published_without_being_asked(
    arranged: Path, rebuild: Rebuild
) -> None:
    """It is asked for in [audio]: so every medium gets it, as with every other setting."""
    rebuild()
    before = pinned(arranged)
    with (arranged / "podcast.toml").open("a") as file:
        file.write('[audio]\nintro = "sound/intro.wav"\n')
    rebuild()
    assert pinned(arranged).shift == INTRO
    assert pinned(arranged).name != before.name
    edit(arranged / "episodes/keeper.md", "+++\n\n", 'intro = ""\n+++\n\n')
    rebuild()
    assert pinned(arranged).shift == 0


def test_clips_are_named_by_the_times_that_players_show(
    arranged: Path, rebuild: Rebuild, tmp_path: Path
) -> None:
    rebuild()
    (clip,) = find(arranged, "lamp", [(Millis(3_500), Millis(6_000))])
    assert (clip.bite.start, clip.source.name) == (1_000, "lamp.wav")
    assert clip.cues[0].start <= 60
    (bite,) = find(arranged, "lamp")
    assert bite.bite.start == 1_000
    with (arranged / "podcast.toml").open("a") as file:
        file.write("[audio]\ntrim = true\n")
    (clip,) = find(arranged, "lamp", [(Millis(3_500), Millis(6_000))])
    assert make(clip, tmp_path / "clip.mp3", progress=lambda _: None) == ()
    with pytest.raises(UsageError, match="the intro sounds there"):
        find(arranged, "lamp", [(Millis(1_000), Millis(6_000))])
    with pytest.raises(UsageError, match="not at 0:03"):
        find(arranged, "lamp", [(Millis(6_000), Millis(3_500))])
    with pytest.raises(InputError, match=" 9:00 is past the end: it lasts 0:19"):
        find(arranged, "lamp", [(Millis(6_000), Millis(540_000))])


def test_a_sound_that_is_not_there_is_told_at_its_line(arranged: Path, rebuild: Rebuild) -> None:
    edit(arranged / "episodes/lamp.md", "sound/outro.wav", "../outro.wav")
    with (arranged / "podcast.toml").open("a") as file:
        file.write('[audio]\nintro = "intro.wav"\n')
    with pytest.raises(ExceptionGroup) as raised:
        rebuild()
    said = sorted(str(each) for each in raised.value.exceptions)
    assert len(said) == 2
    assert re.search(r"lamp\.md:7: there is no sound '\.\./outro\.wav' in the show folder", said[0])
    assert re.search(r"podcast\.toml:\d+: there is no sound 'intro\.wav'", said[1])
    assert {each.message for each in lint_show(arranged) if each.severity == "error"} >= {
        "there is no sound 'intro.wav' in the show folder"
    }


def test_beds_are_read_from_the_notes(arranged: Path, rebuild: Rebuild) -> None:
    bed = 'beds = [{file = "sound/intro.wav", from = "0:02", to = "0:12", level = -12}]\n'
    edit(arranged / "episodes/lamp.md", "soundbites", bed + "soundbites")
    rebuild()
    assert "beds=" in pinned(arranged, "lamp").settings
    edit(arranged / "episodes/lamp.md", 'to = "0:12"', 'to = "0:01"')
    with pytest.raises(ExceptionGroup) as raised:
        rebuild()
    assert "beds: entry 1 must end after it begins" in str(raised.value.exceptions[0])


def test_build_json_names_all_that_a_medium_is_made_from(arranged: Path, rebuild: Rebuild) -> None:
    shutil.copy(arranged / "sound/outro.wav", arranged / "rain.wav")
    shutil.copy(arranged / "cover.png", arranged / "sound/lamp.png")
    more = (
        'beds = [{file = "rain.wav"}]\nchapters = [{start = 0, title = "First", image = "sound/lamp.png"}]\n'
    )
    notes_ = arranged / "episodes/lamp.md"
    edit(notes_, 'chapters = ["0:00 First", "0:09 Second"]\n', more)
    rebuild()
    files = json.loads((arranged / "feed/build.json").read_text("utf-8"))["files"]
    sources = {re.sub(r"-[0-9a-f]{8}\.", ".", path): row["sources"] for path, row in files.items()}
    made_from = ["episodes/lamp.wav", "sound/intro.wav", "sound/outro.wav", "rain.wav"]
    assert sources["media/lamp.mp3"] == made_from
    assert {*made_from, "sound/lamp.png"} < set(sources["lamp/index.html"])
    shown = [row for path, row in sources.items() if path.startswith("assets/lamp-lamp")]
    assert shown
    assert all(row == ["podcast.toml", "sound/lamp.png"] for row in shown)


def test_another_intro_under_the_same_name_makes_the_medium_anew(arranged: Path, rebuild: Rebuild) -> None:
    rebuild()
    before = pinned(arranged, "lamp").name
    write_wav(arranged / "sound/intro.wav", tone(1.5, -12.0))
    rebuild()
    assert pinned(arranged, "lamp").name != before
    assert pinned(arranged, "lamp").shift == 1_500


def test_a_check_judges_what_is_published_with_its_intro_and_without_its_silence(
    arranged: Path, rebuild: Rebuild
) -> None:
    heard = hear(
        arranged / "episodes/lamp.wav", Settings(trim=True, intro=arranged / "sound/intro.wav", level=True)
    )
    rebuild()
    plain = audio.probe(arranged / "feed/media" / pinned(arranged, "lamp").name).duration
    assert heard.length == 17_000
    assert heard.shift == pytest.approx(INTRO - 700, abs=150)
    assert heard.duration < plain - 1_500
    bite = MORE.replace('"0:01", duration = 15', '"0:06", duration = 15')
    edit(arranged / "episodes/lamp.md", MORE, bite)
    said = [str(each) for each in lint_show(arranged) if each.rule.startswith("soundbite")]
    assert len(said) == 1
