"""The pictures of a clip show what is heard, and say what no font can draw."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from podcast import cards, lettering
from podcast.cards import FPS, SHAPES, Card, font_for, fonts, lacking, missing, pictures
from podcast.errors import InputError
from podcast.model import Cue
from podcast.timecode import Millis


def card(**changes: object) -> Card:
    said = {
        "title": "The keeper",
        "show": "Harbour",
        "length": Millis(1_000),
        "bars": (50,) * 200,
        "cues": (Cue(start=Millis(400), end=Millis(700), lines=("Above two metres", "she calls.")),),
    }
    return Card(**{**said, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", SHAPES)
def test_there_are_as_many_pictures_of_a_shape_as_the_sound_is_long(shape: str) -> None:
    found = list(pictures(card(shape=shape)))
    width, height = SHAPES[shape]
    assert len(found) == FPS
    assert {each.shape for each in found} == {(height, width, 3)}


def test_the_caption_stands_while_it_is_said_and_the_waveform_fills() -> None:
    found = [each.astype(int) for each in pictures(card())]
    captions = [bool((each[810:] > 200).any()) for each in found]
    times = [n * 1000 // FPS for n in range(FPS)]
    assert captions == [400 <= time < 700 for time in times]
    filled = [int((each[640:790] > 240).sum()) for each in found]
    assert filled == sorted(filled)
    assert filled[-1] > filled[0]


def test_a_cover_is_shown_and_a_long_title_is_cut() -> None:
    out = io.BytesIO()
    Image.new("RGB", (50, 50), "#ff0000").save(out, "PNG")
    first = next(pictures(card(cover=out.getvalue(), title="word " * 60)))
    assert tuple(first[200, 540]) == (255, 0, 0)
    assert (first[:, :30] == first[0, 0]).all(), "the title runs into the edge"


def test_a_wide_caption_is_made_smaller() -> None:
    cue = Cue(start=Millis(0), end=Millis(1_000), lines=("W" * 40,))
    first = next(pictures(card(cues=(cue,))))
    assert (first[810:, :20] == first[0, 0]).all()
    assert (first[810:, 60:1000] > 200).any()


def test_the_built_in_font_is_taken_while_it_has_every_letter() -> None:
    assert font_for("The keeper’s winter."[:10]) == ""
    assert missing("Keeper") == ""
    assert missing("日K日\n") == "日"


ARABIC, HEBREW = (
    str(next(each.path for each in lettering.ours() if each.path.name.startswith(name)))
    for name in ("NotoSansArabic", "NotoSansHebrew")
)


def test_what_no_single_font_has_is_drawn_with_one_for_each_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "FONTS", (ARABIC, HEBREW))
    cues = (Cue(start=Millis(0), end=Millis(1_000), lines=("שלום",)),)
    made = card(title="The keeper", show="ميناء", cues=cues)
    assert fonts(made) == ("", ARABIC, HEBREW)
    assert lacking(made) == ""
    assert fonts(card(show="ميناء", title="الحارس", cues=())) == (ARABIC,) * 3
    assert fonts(card(font=HEBREW)) == (HEBREW,) * 3
    assert lacking(card(title="日日", show="ميناء日", font=ARABIC, cues=())) == "日"


@pytest.mark.skipif(not lettering.can_shape(), reason="nothing here turns words round")
def test_a_line_of_arabic_that_begins_with_a_latin_name_runs_from_right_to_left() -> None:
    said = "(ABC) " + "ميناء ومنارة وحارس"
    cue = Cue(start=Millis(0), end=Millis(1_000), lines=(said,))
    first = next(pictures(card(cues=(cue,), font=ARABIC, show="", title=""))).astype(int)
    alone = Cue(start=Millis(0), end=Millis(1_000), lines=("\u200f" + said,))
    right = next(pictures(card(cues=(alone,), font=ARABIC, show="", title=""))).astype(int)
    assert np.array_equal(first[810:], right[810:])


@pytest.mark.skipif(not lettering.can_shape(), reason="nothing here turns words round")
@pytest.mark.parametrize("part", ["title", "show"])
def test_a_name_in_arabic_that_begins_with_a_latin_one_runs_from_right_to_left(part: str) -> None:
    said = "(ABC) " + "ميناء ومنارة"
    first, right = (
        next(pictures(card(**{"title": "", "show": "", "font": ARABIC, part: text})))
        for text in (said, f"\u200f{said}")
    )
    assert np.array_equal(first, right)


def test_a_clip_without_sound_has_a_picture() -> None:
    assert len(list(pictures(card(length=Millis(0), bars=())))) == 1


def test_what_is_no_font_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"no font")
    with pytest.raises(InputError, match="this is no font"):
        next(pictures(card(font=str(tmp_path / "a.ttf"))))


def test_the_same_card_gives_the_same_pictures() -> None:
    assert all(np.array_equal(a, b) for a, b in zip(pictures(card()), pictures(card()), strict=True))
