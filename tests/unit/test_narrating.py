"""Scripts and voices are put together: who speaks how, and what is left unsaid."""

from pathlib import Path

import numpy as np
import pytest

from podcast import narrating
from podcast.audio.voices import Speech
from podcast.errors import InputError, MissingExtra
from podcast.narrating import Casting, cast, has_voice, speak
from tests.support import make_transcript

STOCK = ("hibari:heart", "piper:joe", "espeak-ng:en+f3")


class Hum:
    """Hums, longer for longer texts."""

    def speak(self, text: str) -> Speech:
        return Speech(16_000, np.full(2_000 + 10 * len(text), 0.5, np.float32))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float]]:
    """The voices that are opened, none of which is real."""
    found: list[tuple[str, float]] = []

    def open_voice(spec: str, *, pace: float) -> Hum:
        found.append((spec, pace))
        return Hum()

    monkeypatch.setattr(narrating, "open_voice", open_voice)
    monkeypatch.setattr(narrating, "stock_voices", lambda _: STOCK)
    return found


@pytest.mark.usefixtures("opened")
def test_voices_are_those_asked_for_and_then_the_next_that_are_free() -> None:
    casting = Casting(voices=(("Tomas", "hibari:heart"),))
    assert cast(["Mara", "Tomas", "Ada"], casting, "en") == {
        "Mara": "piper:joe",
        "Tomas": "hibari:heart",
        "Ada": "espeak-ng:en+f3",
    }
    assert list(cast(["A", "B", "C", "D"], Casting(), "en").values()) == [*STOCK, "hibari:heart"]
    assert cast([None, "Mara"], Casting(voices=(("", "x"),)), "en") == {None: "x", "Mara": "x"}


@pytest.mark.usefixtures("opened")
def test_a_voice_for_somebody_who_says_nothing_is_a_fault() -> None:
    with pytest.raises(InputError, match="a voice is set for Kim, who says nothing"):
        cast(["Mara"], Casting(voices=(("Kim", "piper:joe"),)), "en")


def test_each_voice_is_opened_once_and_wordless_turns_are_told(
    tmp_path: Path, opened: list[tuple[str, float]]
) -> None:
    talk = ((0, 1, "Mara", "One."), (1, 2, "Tomas", "♪"), (2, 3, "Mara", "Three."), (3, 4, "Ada", "Four."))
    shares: list[float] = []
    said = speak(
        make_transcript(talk, speakers=()),
        tmp_path / "a.wav",
        path=Path("a.md"),
        casting=Casting(pace=0.9),
        progress=shares.append,
    )
    assert opened == [("hibari:heart", 0.9), ("piper:joe", 0.9)]
    assert [(one.speaker, one.text) for one in said.transcript.segments] == [
        ("Mara", "One."),
        ("Mara", "Three."),
        ("Ada", "Four."),
    ]
    assert [each.message for each in said.findings] == ["1 turn without a word was not spoken"]
    assert shares == [1 / 3, 2 / 3, 1.0]
    assert said.transcript.segments[0].start == 200


@pytest.mark.usefixtures("opened")
def test_what_is_heard_and_not_said_is_left_out(tmp_path: Path) -> None:
    texts = (
        "[door opens]",
        "(music)",
        "[door] (music)",
        "(The door opens.)",
        "Well (and how) it sounds.",
        "[a] and [b]",
    )
    script = make_transcript(tuple((n, n + 1, "Mara", text) for n, text in enumerate(texts)))
    said = speak(script, tmp_path / "a.wav", path=Path("a.md"), casting=Casting())
    assert [each.text for each in said.transcript.segments] == list(texts[3:])
    assert [each.message for each in said.findings] == ["3 turns without a word were not spoken"]


@pytest.mark.usefixtures("opened")
def test_a_script_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to say"):
        speak(make_transcript(((0, 1, "Mara", "…"),)), tmp_path / "a.wav", path=Path("a"), casting=Casting())


def test_whether_there_is_a_voice_is_known_without_loading_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: str) -> tuple[str, ...]:
        raise MissingExtra("no voice")

    monkeypatch.setattr(narrating, "stock_voices", none)
    assert not has_voice(Casting(), "en")
    assert has_voice(Casting(voices=(("", "piper:joe"),)), "en")


def test_a_name_in_letters_that_a_voice_does_not_read_is_told(
    tmp_path: Path, opened: list[tuple[str, float]]
) -> None:
    script = make_transcript(
        ((0, 1, "Mara", "In the evening we went down to the harbour of 日本 together."),)
    )
    told = speak(script, tmp_path / "a.wav", path=tmp_path / "s.md", casting=Casting()).findings
    assert [(each.rule, each.severity) for each in told] == [("narrate-letters", "warning")]
    assert "hibari:heart cannot read 日本: " in told[0].message
    spelled = Casting(say=(("日本", "Japan"),))
    assert speak(script, tmp_path / "a.wav", path=tmp_path / "s.md", casting=spelled).findings == ()
    assert len(opened) == 2


@pytest.mark.usefixtures("opened")
def test_only_voices_that_cannot_read_what_they_say_are_named(tmp_path: Path) -> None:
    said = "In the evening we went down to the harbour of {} together."
    script = make_transcript(((0, 1, "Mara", said.format("Kobe")), (1, 2, "Tomas", said.format("日本"))))
    (told,) = speak(script, tmp_path / "a.wav", path=tmp_path / "s.md", casting=Casting()).findings
    assert told.message.startswith("piper:joe cannot read 日本: ")


@pytest.mark.usefixtures("opened")
def test_no_more_than_five_of_the_words_that_are_not_read_are_shown(tmp_path: Path) -> None:
    for count, shown in ((5, "日, 月, 火, 水, 木: "), (6, "日, 月, 火, 水, 木…: ")):
        text = " and ".join("日月火水木金"[:count]) + " are letters that a voice does not read" * 5
        script = make_transcript(((0, 1, "Mara", text),))
        (told,) = speak(script, tmp_path / "a.wav", path=tmp_path / "s.md", casting=Casting()).findings
        assert f"cannot read {shown}" in told.message


def test_a_text_in_letters_that_a_voice_does_not_read_is_refused(
    tmp_path: Path, opened: list[tuple[str, float]]
) -> None:
    script = make_transcript(((0, 1, "Mara", "今日はいい天気ですね。"),))
    casting = Casting(voices=(("", "espeak-ng:ja+f3"),))
    with pytest.raises(InputError, match="espeak-ng:ja\\+f3 cannot read 今日, 天気"):
        speak(script, tmp_path / "a.wav", path=tmp_path / "s.md", casting=casting)
    assert opened == []
    told = Casting(voices=casting.voices, say=(("今日", "きょう"), ("天気", "てんき")))
    assert speak(script, tmp_path / "a.wav", path=tmp_path / "s.md", casting=told).findings == ()
    chinese = Casting(voices=(("", "espeak-ng:cmn"),))
    assert speak(script, tmp_path / "a.wav", path=tmp_path / "s.md", casting=chinese).findings == ()
