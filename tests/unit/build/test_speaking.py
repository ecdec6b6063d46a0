"""An episode without a recording is spoken, once, and stays what listeners heard."""

import shutil
from pathlib import Path

import pytest

from podcast import clipping, narrating
from podcast.audio import espeak, probe
from podcast.build import speaking
from podcast.build.parallel import each_done
from podcast.errors import InputError, MissingExtra
from podcast.timecode import Millis
from tests.shows import notes
from tests.unit.build.conftest import Rebuild
from tests.unit.build.test_build import edit, faults
from tests.unit.build.test_media import pinned

pytestmark = pytest.mark.skipif(not espeak.library()[0], reason="espeak-ng is not installed")


@pytest.fixture
def show(show: Path) -> Path:
    """The built show with an episode that is only written."""
    (show / "episodes/tour.md").write_text(
        notes("The tour", "2026-10-12T06:00:00Z", more="narrate = true\n"), encoding="utf-8"
    )
    (show / "transcripts/tour.md").write_text("Mara: A crane.\n\nTomas: It turns.\n", encoding="utf-8")
    with (show / "podcast.toml").open("a") as file:
        file.write('[narration]\nvoices = {Mara = "espeak-ng:en+f3", "" = "espeak-ng:en+m3"}\n')
    return show


def text(show: Path, path: str) -> str:
    return (show / "feed" / path).read_text(encoding="utf-8")


def heard_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slugs that are spoken from here on."""
    found: list[str] = []

    def done(jobs, work, options, label):  # type: ignore[no-untyped-def]
        found.extend(job.slug for job in jobs if label == "voices")
        return each_done(jobs, work, options, label)

    monkeypatch.setattr(speaking, "each_done", done)
    return found


def test_a_script_is_heard_read_and_called_synthetic(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [each.rule for each in rebuild().findings] == []

    medium = show / "feed/media" / pinned(show, "tour").name
    assert 2_000 < probe(medium).duration < 5_000
    assert "00:00:00.200 --> " in text(show, "tour/transcript.vtt")
    assert "<v Mara>A crane." in text(show, "tour/transcript.vtt")
    assert "synthetic" in text(show, "tour/index.html")
    assert "synthetic" not in text(show, "keeper/index.html")
    item = text(show, "feed.xml").partition("<title>The tour</title>")[2].partition("</item>")[0]
    assert 'purpose="ai-content"' in item
    assert text(show, "feed.xml").count("ai-content") == 1
    assert '"transcripts/tour.md"' in text(show, "build.json").partition(medium.name)[2][:300]

    spoken = heard_again(monkeypatch)
    assert rebuild().outcome.written == ()
    shutil.rmtree(show / "feed")
    assert rebuild().findings == ()
    assert spoken == []


def test_the_times_of_a_script_that_has_none_are_those_of_the_voice(show: Path, rebuild: Rebuild) -> None:
    """A reader of talk takes many turns without times for talk whose times are lost, and warns of that."""
    turns = ["Mara: A crane.", "Tomas: It turns.", "Mara: When?", "Tomas: At noon.", "Mara: The end."]
    (show / "transcripts/tour.md").write_text("\n\n".join(turns), encoding="utf-8")

    assert [each.message for each in rebuild().findings] == []


def test_what_was_heard_stays_when_everything_is_made_again(show: Path, rebuild: Rebuild) -> None:
    rebuild()
    before, said = pinned(show, "tour"), text(show, "tour/transcript.vtt")
    shutil.rmtree(show / ".podcast")

    assert rebuild().outcome.written == ()

    assert (pinned(show, "tour"), text(show, "tour/transcript.vtt")) == (before, said)


def test_another_word_is_another_medium(show: Path, rebuild: Rebuild) -> None:
    rebuild()
    before = pinned(show, "tour")
    edit(show / "transcripts/tour.md", "It turns.", "It still turns.")

    rebuild()

    assert pinned(show, "tour").name != before.name


def test_without_a_voice_it_is_a_page_and_once_heard_the_build_stops(
    show: Path, rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    toml = (show / "podcast.toml").read_text()
    (show / "podcast.toml").write_text(toml.partition("[narration]")[0])

    def none(_: str) -> tuple[str, ...]:
        raise MissingExtra("no voice")

    with monkeypatch.context() as context:
        context.setattr(narrating, "stock_voices", none)
        (finding,) = rebuild().findings
        assert (finding.severity, finding.rule) == ("warning", "extra")
        assert "pip install" in finding.hint
        assert "The tour" not in text(show, "feed.xml")
    rebuild()
    assert "The tour" in text(show, "feed.xml")
    monkeypatch.setattr(narrating, "stock_voices", none)
    (fault,) = faults(rebuild)
    assert fault.rule == "extra"


def test_a_clip_of_what_was_spoken_has_its_captions(show: Path, rebuild: Rebuild) -> None:
    with pytest.raises(InputError, match="no sound to take a clip from"):
        clipping.find(show, "tour", [(Millis(0), Millis(1_500))])
    rebuild()
    (clip,) = clipping.find(show, "tour", [(Millis(100), Millis(1_500))])
    assert clip.source.parent.name == "media"
    assert (clip.cues[0].start, clip.cues[0].lines) == (100, ("A crane.",))


@pytest.mark.usefixtures("show")
def test_times_that_no_longer_fit_the_published_sound_are_told(
    rebuild: Rebuild, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild()
    monkeypatch.setattr(speaking, "_TAIL", 2_000)
    (finding,) = rebuild().findings
    assert finding.rule == "narration-changed"
    assert "--remaster tour" in finding.hint
