"""A check of a show says what a build of it would: compared with builds, fault by fault."""

import json
import shutil
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from podcast import check
from podcast.build import Options, build
from podcast.cli import main
from podcast.config import Config
from podcast.errors import Finding, Problems
from podcast.feed import show_guid
from podcast.lint import lint_show
from podcast.model import Episode
from tests.shows import BASE_URL, notes


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """A show as it was built."""
    return Path(shutil.copytree(built_once, tmp_path / "show"))


@pytest.fixture
def show(built: Path) -> Path:
    """A show that was never built."""
    for name in ("feed", ".podcast"):
        shutil.rmtree(built / name)
    (built / "podcast.lock").unlink()
    return built


def said(findings: object) -> set[tuple[str, str]]:
    """What is worth putting right: the rule and the place of each, but for the feed's lines.

    What platforms would make of chapters is a check's alone to say.
    """
    return {
        (each.rule, str(each.where) if each.where and each.where.path.name != "feed.xml" else "feed")
        for each in findings  # type: ignore[attr-defined]
        if each.severity != "info" and not each.rule.startswith("chapters-")
    }


def by_build(folder: Path, **options: object) -> list[Finding]:
    """What a build has to say, whether it goes through or not."""
    problems = Problems()
    with problems.collect():
        problems.add(build(folder, Options(jobs=1, **options)).findings)  # type: ignore[arg-type]
    return problems.findings


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def silence(path: Path) -> None:
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, 16_000, 0, "NONE", ""))
        out.writeframes(bytes(16_000 * 2 * 6))


def no_recording(folder: Path, name: str, data: bytes) -> None:
    (folder / "episodes/crane.wav").unlink()
    (folder / "episodes" / name).write_bytes(data)


def spoil_all(show: Path) -> None:
    edit(show / "episodes/crane.md", "+++\n\n", 'image = "no.jpg"\n+++\n\n')
    no_recording(show, "crane.mp3", b"This is not sound.\n" * 500)
    (show / "transcripts/crane.vtt").write_bytes(b"")


def spoil_settings(show: Path) -> None:
    edit(show / "podcast.toml", "cover =", 'explicit = "maybe"\ncover =')
    (show / "cover.png").unlink()


FAULTS: dict[str, Callable[[Path], object]] = {
    "text called mp3": lambda show: no_recording(show, "crane.mp3", b"This is not sound.\n" * 500),
    "an empty recording": lambda show: (show / "episodes/crane.wav").write_bytes(b""),
    "a head without sound": lambda show: (show / "episodes/crane.wav").write_bytes(
        (show / "episodes/crane.wav").read_bytes()[:44]
    ),
    "a recording cut off": lambda show: cut_off(show / "episodes/crane.wav"),
    "a silent recording": lambda show: silence(show / "episodes/crane.wav"),
    "no cover": lambda show: (show / "cover.png").unlink(),
    "a cover that is none": lambda show: (show / "cover.png").write_bytes(b"GIF89a"),
    "a small cover": lambda show: Image.new("RGB", (300, 300)).save(show / "cover.png"),
    "a picture that is none": lambda show: (show / "episodes/crane.jpg").write_bytes(b"x"),
    "a placeholder": lambda show: edit(show / "podcast.toml", BASE_URL, "https://example.org/show/"),
    "a transcript that goes on": lambda show: edit(
        show / "transcripts/crane.vtt", "00:06.000\n", "59:06.000\n"
    ),
    "a transcript that is none": lambda show: (show / "transcripts/crane.vtt").write_text("Nothing.\n"),
    "a chapter after the end": lambda show: edit(
        show / "episodes/crane.md", "+++\n\n", 'chapters = ["0:00 Coal", "9:00 Late"]\n+++\n\n'
    ),
    "a serial without numbers": lambda show: edit(
        show / "podcast.toml", "cover =", 'order = "serial"\ncover ='
    ),
    "HTML in a title": lambda show: edit(show / "episodes/crane.md", "The crane", "The <b>crane</b>"),
    "a guid twice": lambda show: [
        (show / f"episodes/{slug}.md").write_text(notes(slug, more='guid = "same"\n'), encoding="utf-8")
        for slug in ("keeper", "crane")
    ],
    "notes with a fault, a text called mp3, an empty transcript": spoil_all,
    "a faulty value and no cover": spoil_settings,
    "a transcript of another recording": lambda show: (show / "transcripts/crane.vtt").write_text(
        "WEBVTT\n\n05:01.000 --> 05:06.000\nThe crane is old.\n"
    ),
    "no TOML and no recording": lambda show: (
        (show / "podcast.toml").write_text("title\n", encoding="utf-8"),
        (show / "episodes/crane.wav").write_bytes(b""),
    ),
}  # fmt: skip


@pytest.mark.parametrize("spoil", FAULTS.values(), ids=FAULTS)
def test_a_check_finds_what_a_build_would_refuse_or_warn_of(
    show: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(show)

    found = said(lint_show(show))

    assert found == said(by_build(show))
    assert found


def test_a_show_with_nothing_wrong_has_nothing_wrong(show: Path, built_once: Path) -> None:
    assert said(lint_show(show)) == said(lint_show(built_once)) == set()
    assert [each.rule for each in lint_show(show) if each.rule == "not-built"] == ["not-built"]


def test_a_show_that_has_no_address_is_told_where_to_write_it(show: Path) -> None:
    edit(show / "podcast.toml", f'address = "{BASE_URL}"\n', "")

    (finding,) = [each for each in lint_show(show) if each.severity == "error"]

    assert str(finding.where) == f"{show / 'podcast.toml'}:1"
    assert finding.message == "the show has no address yet"


def test_every_fault_is_told_in_one_run(show: Path) -> None:
    edit(show / "podcast.toml", "Society & Culture > Places & Travel", "Socity")
    (show / "cover.png").unlink()
    (show / "episodes/crane.wav").write_bytes(b"")
    (show / "transcripts/keeper.txt").write_bytes(b"")

    places = [
        str(each.where).removeprefix(f"{show}/") for each in lint_show(show) if each.severity == "error"
    ]

    assert {"podcast.toml:4", "episodes/crane.wav", "transcripts/keeper.txt"} <= set(places)


def test_files_beside_notes_with_a_fault_are_looked_into(show: Path) -> None:
    spoil_all(show)

    errors = {each.where.path.name for each in by_build(show) if each.severity == "error" and each.where}

    assert errors == {"crane.md", "crane.mp3", "crane.vtt"}


def test_a_setting_with_a_fault_does_not_hide_that_there_is_no_cover(show: Path) -> None:
    spoil_settings(show)

    assert {each.message for each in by_build(show)} >= {"there is no cover 'cover.png'"}


def test_nothing_is_finished_before_all_that_is_cheap_was_looked_at(
    show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (show / "transcripts/crane.vtt").write_bytes(b"")
    monkeypatch.setattr("podcast.audio.master_all", lambda *_, **__: pytest.fail("a recording was finished"))

    assert {each.where.path.name for each in by_build(show) if each.where} == {"crane.vtt"}


def test_turns_far_behind_the_recording_stop_a_build_at_their_line(show: Path) -> None:
    FAULTS["a transcript of another recording"](show)

    for findings in (lint_show(show), by_build(show)):
        (found,) = [each for each in findings if each.rule == "transcript-length"]
        assert (found.severity, str(found.where)[-12:]) == ("error", "/crane.vtt:3")


def test_times_that_run_backwards_are_told_at_their_line_and_stop_nothing(show: Path) -> None:
    (show / "transcripts/crane.vtt").write_text(
        "WEBVTT\n\n00:03.000 --> 00:05.000\nAnd it turns.\n\n00:00.000 --> 00:02.000\nThe crane is old.\n"
    )

    for findings in (lint_show(show), by_build(show)):
        (found,) = [each for each in findings if "backwards" in each.message]
        assert (found.severity, str(found.where)[-12:]) == ("warning", "/crane.vtt:6")


def test_a_published_medium_that_is_gone_or_another_is_told(built: Path) -> None:
    (medium,) = (built / "feed/media").glob("crane-*.mp3")
    kept = built / ".podcast/media" / medium.name
    assert not [each for each in lint_show(built) if each.rule == "media-changed"]

    kept.unlink(missing_ok=True)
    medium.write_bytes(medium.read_bytes() + b"x")
    (found,) = [each for each in lint_show(built) if each.rule == "media-changed"]
    assert found.message == f"{medium.name} is not what was published under this name"
    assert (found.severity, str(found.where)) == ("warning", str(built / "podcast.lock"))

    shutil.rmtree(built / "feed")
    (found,) = [each for each in lint_show(built) if each.rule == "media-changed" and "crane" in each.message]
    assert "is missing: a build makes it again" in found.message


def test_a_medium_that_would_be_another_anyhow_is_not_missed(built: Path) -> None:
    shutil.rmtree(built / "feed")
    shutil.rmtree(built / ".podcast")
    silence(built / "episodes/crane.wav")

    missed = [each.message for each in lint_show(built) if each.rule == "media-changed"]

    assert not [each for each in missed if each.startswith("crane-")]


def test_what_listening_found_out_is_said_again_without_listening(
    show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silence(show / "episodes/crane.wav")
    first = lint_show(show)
    monkeypatch.setattr("podcast.lint.hear", None)

    assert lint_show(show) == first
    assert "audio-silent" in {each.rule for each in first}


def test_what_a_transcript_breaks_is_said_again_without_reading_it(
    show: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crane = show / "transcripts/crane.vtt"
    crane.write_text("WEBVTT\n\n00:00.000 --> 00:02.000\n<b>The crane is old.\n", encoding="utf-8")
    first = lint_show(show)
    looked_into: list[str] = []
    look = check.check_shelved

    def count(episode: Episode, settings: Config) -> tuple[Finding, ...]:
        looked_into.append(episode.slug)
        return look(episode, settings)

    monkeypatch.setattr("podcast.check.check_shelved", count)
    assert lint_show(show) == first
    assert looked_into == []

    crane.write_text("WEBVTT\n\n00:00.000 --> 00:02.000\n<i>The crane is old.\n", encoding="utf-8")
    lint_show(show)
    edit(show / "episodes/keeper.md", "+++\n", '+++\nlanguage = "de"\n')
    lint_show(show)
    edit(show / "episodes/crane.md", "+++\n", '+++\npeople = ["Mara Lind"]\n')
    lint_show(show)
    next(show.glob("episodes/crane.[!m]*")).unlink()
    lint_show(show)
    edit(show / "episodes/crane.md", "+++\n", "+++\nnarrate = true\n")
    lint_show(show)
    assert looked_into == ["crane", "keeper", "crane", "crane"]


def test_a_recording_that_was_published_and_is_gone_is_told(built: Path) -> None:
    (built / "episodes/crane.wav").unlink()

    assert said(lint_show(built)) >= said(by_build(built)) != set()
    assert "guid" in {each.rule for each in lint_show(built)}


def test_a_site_built_for_another_address_is_checked_as_what_it_is(built: Path) -> None:
    edit(built / "podcast.toml", f'address = "{BASE_URL}"\n', "")
    by_build(built, base_url="http://127.0.0.1:8000/")

    assert said(lint_show(built)) == set()


def test_a_soundbite_where_there_is_no_sound_is_told_at_its_line(show: Path) -> None:
    bites = "soundbites = [\n  {start = 1, duration = 20},\n]\n"
    edit(show / "episodes/crane.md", "+++\n\n", f"{bites}+++\n\n")

    for findings in (lint_show(show), by_build(show)):
        (found,) = [each for each in findings if each.rule == "soundbite-range"]
        assert str(found.where).endswith("crane.md:5")
        assert found.message == "the recording ends at 0:06, and a soundbite at 0:21: it is left out"


def test_looking_needs_no_permission_to_write(show: Path) -> None:
    (show / ".podcast").write_text("no folder", encoding="utf-8")

    assert said(lint_show(show)) == set()
    assert (show / ".podcast").read_text(encoding="utf-8") == "no folder"


def test_a_folder_without_a_show_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--show", str(tmp_path)]) == 1
    assert "there is no podcast.toml" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("feed", ["no.xml", ".", "http://[bad/", "http://127.0.0.1:1/", "ftp://h/x"])
def test_json_is_json_whatever_happens(
    feed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    for argv in (["check", "--json", feed], ["check", "--json", "--show", str(tmp_path / "none")]):
        assert main(argv) == 1
        out, err = capsys.readouterr()
        (row,) = json.loads(out)["findings"]
        assert set(row) == {"rule", "severity", "file", "line", "message", "hint"}
        assert (row["severity"], err) == ("error", "")


def test_what_is_told_of_a_borrowed_address_leads_to_a_guid_of_the_own_one(built: Path) -> None:
    edit(built / "podcast.toml", BASE_URL, "https://example.org/mine/")
    (told,) = [each for each in lint_show(built) if "address is still" in each.message]
    assert "podcast.lock and feed/; delete both" in told.hint

    edit(built / "podcast.toml", "https://example.org/mine/", "https://own.example.net/")
    (built / "podcast.lock").unlink()
    shutil.rmtree(built / "feed")
    by_build(built)

    assert show_guid("https://own.example.net/feed.xml") in (built / "podcast.lock").read_text(
        encoding="utf-8"
    )
