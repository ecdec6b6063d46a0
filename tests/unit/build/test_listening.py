import shutil
import sys
import wave
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from podcast import aligning
from podcast.build import Options, build, mastering
from podcast.build.listening import listen_all
from podcast.build.talk import Talk, talk
from podcast.cache import Cache
from podcast.library import read, settings_of
from podcast.model import Episode, Segment, Transcript
from podcast.timecode import Millis, format_vtt, parse_time
from tests.shows import notes, write_show
from tests.unit.align.conftest import Clip, clip_of


@pytest.fixture(scope="module")
def clip() -> Clip:
    return clip_of("solar-technician.mp3", "solar-technician.vtt", 75)


@pytest.fixture(scope="module")
def made(clip: Clip, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with one episode that somebody speaks in, its captions a second late and their words untimed."""
    show = write_show(tmp_path_factory.mktemp("listening") / "show")
    with wave.open(str(show / "episodes/roof.wav"), "wb") as out:
        out.setparams((1, 2, 16_000, 0, "NONE", ""))
        out.writeframes(np.asarray(clip.samples, "<i2").tobytes())
    (show / "episodes/roof.md").write_text(notes("The roof", more="align = true\n"), encoding="utf-8")
    (show / "transcripts/roof.vtt").write_text(captions(clip.said, 1_000), encoding="utf-8")
    return show


def captions(said: Transcript, late: int) -> str:
    def at(time: int) -> str:
        return format_vtt(Millis(time + late))

    cues = (
        f"{at(one.words[0].start)} --> {at(one.words[-1].end)}\n<v {one.speaker}>{one.text}\n"
        for one in sentences(said)
    )
    return "\n".join(["WEBVTT\n", *cues])


def sentences(said: Transcript) -> Iterator[Segment]:
    for segment in said.segments:
        first = 0
        for n, word in enumerate(segment.words, 1):
            if word.text.endswith((".", "?")):
                yield replace(
                    segment,
                    words=segment.words[first:n],
                    text=" ".join(w.text for w in segment.words[first:n]),
                )
                first = n


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache(tmp_path) as opened:
        yield opened


def episode(show: Path) -> Episode:
    return next(each for each in read(show).episodes if each.slug == "roof")


def told(made: Talk) -> list[str]:
    return [finding.rule for finding in made.findings]


def starts(made: Talk) -> list[int]:
    assert made.transcript
    return [one.start for one in made.transcript.segments]


def test_an_episode_that_asks_for_it_has_the_times_of_its_recording(
    made: Path, cache: Cache, clip: Clip
) -> None:
    found = talk(episode(made), "en", None, cache)
    assert found.transcript
    assert found.transcript.timing == "word"
    assert found.findings == ()
    known = [segment.start for segment in clip.said.segments]
    assert all(abs(one - two) < 100 for one, two in zip(starts(found), known, strict=True))
    assert abs(found.cues[0].start - known[0]) < 100


def test_words_are_found_once_whatever_their_speakers_are_called(
    made: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = talk(episode(made), "en", None, cache)
    monkeypatch.setattr(aligning, "align_words", None)
    named = talk(replace(episode(made), speakers=(("Mara Lind", "Ada"),)), "en", None, cache)
    assert named.transcript
    assert {one.speaker for one in named.transcript.segments} == {"Ada", "Ruben Castell"}
    assert starts(named) == starts(first)
    with pytest.raises(TypeError):  # another spelling is another text
        talk(replace(episode(made), fix=(("roof.", "roofs."),)), "en", None, cache)


def test_an_episode_that_does_not_ask_is_told_how_far_its_transcript_is_off(made: Path, cache: Cache) -> None:
    found = talk(replace(episode(made), align=False), "en", None, cache)
    assert starts(found)[0] == 1_200
    assert told(found) == ["transcript-drift"]
    assert 'offset = "-1.0"' in found.findings[0].hint


def test_without_the_extra_times_are_estimated_and_a_warning_says_what_to_install(
    made: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pocketsphinx", None)
    found = talk(episode(made), "en", None, cache)
    assert starts(found)[0] == 1_200
    assert told(found) == ["extra", "transcript-drift"]
    assert found.findings[0].severity == "warning"
    assert "pip install 'podcast-pipeline[align]'" in found.findings[0].hint

    monkeypatch.undo()
    assert talk(episode(made), "en", None, cache).findings == ()


def test_another_recording_leaves_the_times_and_says_so(made: Path, cache: Cache) -> None:
    other = replace(episode(made), recording=made / "episodes/keeper.wav")
    found = talk(other, "en", None, cache)
    assert starts(found)[0] == 1_200
    assert told(found) == ["align-mismatch"]


def test_several_recordings_are_listened_to_through_the_executor(made: Path, cache: Cache) -> None:
    asked: list[int] = []

    def pool(workers: int) -> Executor:
        asked.append(workers)
        return ThreadPoolExecutor(workers)

    each = episode(made)
    seen: list[tuple[str, float]] = []
    options = Options(executor=pool, progress=lambda label, share: seen.append((label, share)))
    listen_all([(each, settings_of(each, "en", None))], cache, options)
    assert asked == [1]
    assert seen[-1] == ("words", 1.0)
    listen_all([(each, settings_of(each, "en", None))], cache, Options(executor=pool))
    assert asked == [1]  # all is known by now


def test_a_fault_is_left_to_be_told_by_whoever_comes_next(made: Path, cache: Cache) -> None:
    broken = replace(episode(made), recording=made / "cover.png")
    listen_all([(broken, settings_of(broken, "en", None))], cache, Options())
    gone = replace(broken, recording=made / "gone.wav")
    listen_all([(gone, settings_of(gone, "en", None))], cache, Options())


def test_a_show_may_ask_for_all_its_episodes(made: Path, tmp_path: Path) -> None:
    show = write_show(tmp_path / "show")
    settings = show / "podcast.toml"
    settings.write_text("align = true\n" + settings.read_text(encoding="utf-8"), encoding="utf-8")
    (show / "episodes/crane.md").write_text(notes("The crane", more="align = false\n"), encoding="utf-8")
    assert {each.slug: each.align for each in read(show).episodes} == {"crane": False, "keeper": True}
    assert {each.slug: each.align for each in read(made).episodes} == {
        "crane": False,
        "keeper": False,
        "roof": True,
    }


def test_captions_of_a_built_show_follow_the_recording(made: Path, tmp_path: Path) -> None:
    output = tmp_path / "feed"
    built = build(made, Options(output=output, jobs=1, pin=False))
    assert "align-mismatch" not in {finding.rule for finding in built.findings}
    text = (output / "roof/transcript.vtt").read_text(encoding="utf-8")
    begun, _ = text.splitlines()[2].split(" --> ")
    assert abs(parse_time(begun) - 200) <= 50  # as in the recording; digits differ by kind of CPU


def test_a_build_listens_for_words_once_and_only_when_nothing_else_is_wrong(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = Path(shutil.copytree(made, tmp_path / "show"))
    shutil.rmtree(show / ".podcast", ignore_errors=True)
    done: list[str] = []
    finish, find, listen = mastering.master, aligning.align_words, aligning.listen

    def noted(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def noting(*given: Any) -> Any:
            done.append(name)
            return work(*given)

        return noting

    monkeypatch.setattr(mastering, "master", noted("finish", finish))
    monkeypatch.setattr(aligning, "align_words", noted("words", find))
    monkeypatch.setattr(aligning, "listen", noted("talk", listen))

    (show / "transcripts/keeper.txt").write_text("no times", encoding="utf-8")
    with pytest.raises(ExceptionGroup):
        build(show, Options(jobs=1))
    assert done == []

    (show / "transcripts/keeper.txt").unlink()
    build(show, Options(jobs=1))
    assert done == ["talk", "talk", "finish", "finish", "finish", "words"]  # turns to level by come first
