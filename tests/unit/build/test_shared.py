import json
from pathlib import Path

import pytest

from podcast import lettering, sharing
from podcast.build import shared
from podcast.errors import Where, findings_of
from tests.fonts import font_of_a_show
from tests.shows import notes
from tests.unit.build.conftest import Rebuild

PLACE = Where(Path("podcast.toml"), 7)


def set_fonts(show: Path, names: list[str]) -> None:
    with (show / "podcast.toml").open("a", encoding="utf-8") as out:
        out.write(f"\n[page]\npicture_fonts = {json.dumps(names)}\n")


def retitle(show: Path, title: str) -> None:
    (show / "episodes" / "crane.md").write_text(notes(title), encoding="utf-8")


def test_a_title_that_no_font_has_is_told_with_its_letters_and_a_font_that_has_them() -> None:
    (told,) = shared.wordless(["Night ferry", "灯台", "灯"], (), PLACE)
    assert told.severity == "warning"
    assert told.where == PLACE
    assert told.message == ("the title is left out of the share picture of “灯台”, “灯”: no font has 灯 台")
    assert "Noto Sans SC, TC or JP" in told.hint


def test_of_many_titles_three_are_named() -> None:
    (told,) = shared.wordless(["ひ", "カ", "ひひ", "カカ", "ひカ"], (), PLACE)
    assert "“ひ”, “カ”, “ひひ” and 2 more" in told.message
    assert "Noto Sans JP" in told.hint


def test_of_other_writing_the_font_is_named_by_the_script() -> None:
    (told,) = shared.wordless(["లైట్"], (), PLACE)
    assert "Noto Sans Telugu" in told.hint


def test_an_emoji_is_nothing_to_tell() -> None:
    assert list(shared.wordless(["Night 🎧 ferry"], (), PLACE)) == []


def test_where_letters_cannot_be_joined_it_is_told_how_they_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "can_shape", lambda: False)
    (told,) = shared.wordless(["Night ferry", "شتاء"], (), PLACE)
    assert "“شتاء”: this machine cannot join" in told.message
    assert "libfribidi0" in told.hint


def test_a_font_of_the_show_draws_its_titles_and_is_among_the_sources(show: Path, rebuild: Rebuild) -> None:
    retitle(show, "灯")
    (warned,) = (each for each in rebuild().findings if each.rule == "picture-letters")
    assert warned.where
    assert warned.where.path.name == "podcast.toml"
    without = (show / "feed" / "crane" / "card.jpg").read_bytes()

    font_of_a_show(show / "theme" / "own.ttf")
    set_fonts(show, ["theme/own.ttf"])
    assert not [each for each in rebuild().findings if each.rule == "picture-letters"]
    assert (show / "feed" / "crane" / "card.jpg").read_bytes() != without
    files = json.loads((show / "feed" / "build.json").read_text(encoding="utf-8"))["files"]
    assert "theme/own.ttf" in files["crane/card.jpg"]["sources"]


def test_a_changed_font_makes_new_pictures(show: Path, rebuild: Rebuild) -> None:
    retitle(show, "灯")
    own = font_of_a_show(show / "own.ttf")
    set_fonts(show, ["own.ttf"])
    rebuild()
    before = (show / "feed" / "crane" / "card.jpg").read_bytes()
    own.write_bytes(next(face.path for face in lettering.ours() if "Hebrew" in face.path.name).read_bytes())
    assert [each for each in rebuild().findings if each.rule == "picture-letters"]
    assert (show / "feed" / "crane" / "card.jpg").read_bytes() != before


def test_every_font_that_is_none_is_told(show: Path, rebuild: Rebuild) -> None:
    (show / "no.ttf").write_bytes(b"no font")
    set_fonts(show, ["no.ttf", "gone.otf"])
    with pytest.raises(ExceptionGroup) as caught:
        rebuild()
    told = [each.message for each in findings_of(caught.value) if each.severity == "error"]
    assert told == ["this is no font that can be drawn with", "there is no font 'gone.otf'"]


def test_a_font_is_named_by_a_file_with_its_ending(show: Path, rebuild: Rebuild) -> None:
    set_fonts(show, ["own.woff2"])
    with pytest.raises(ExceptionGroup) as caught:
        rebuild()
    assert "must be the path of a font: .ttf" in str(caught.value.exceptions[0])


def test_the_titles_of_a_show_cost_one_look_at_each_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def asking(text: str, _: object) -> str:
        asked.append(text)
        return ""

    monkeypatch.setattr(sharing, "unwritten", asking)
    assert list(shared.wordless(["one", "two"] * 1000, (), PLACE)) == []
    assert len(asked) == 1
