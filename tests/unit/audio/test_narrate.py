"""A script becomes a recording whose transcript says exactly when each turn is heard."""

import wave
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from podcast.audio.narrate import Line, Narration, lines_of, narrate, said_as
from podcast.audio.voices import Speech, Voice
from podcast.errors import InputError
from podcast.model import Transcript
from podcast.timecode import Millis
from tests.support import make_transcript

RATE = 16_000
EXACT = Narration(rate=RATE, lead_in=100, turn_pause=400, sentence_pause=200, tail=500)


@dataclass
class Tone:
    """Hums each word for 100 ms, with 50 ms of silence around a sentence."""

    rate: int = RATE
    level: float = 0.5
    tells: bool = True

    def speak(self, text: str) -> Speech:
        step, edge, count = self.rate // 10, self.rate // 20, len(text.split())
        sound = np.full(step * count, self.level, np.float32)
        quiet = np.zeros(edge, np.float32)
        words = tuple((edge + step * n, edge + step * (n + 1)) for n in range(count))
        return Speech(self.rate, np.concatenate([quiet, sound, quiet]), words if self.tells else ())


SCRIPT = (
    Line(speaker="Mara", text="Who is there?"),
    Line(speaker="Tomas", text="The keeper came.  She rang twice."),
)


def heard(path: Path) -> NDArray[np.int16]:
    with wave.open(str(path)) as source:
        assert (source.getnchannels(), source.getsampwidth(), source.getframerate()) == (1, 2, RATE)
        return np.frombuffer(source.readframes(source.getnframes()), "<i2")


def speak(target: Path, *script: Line, voice: Voice | None = None, settings: Narration = EXACT) -> Transcript:
    one = voice or Tone()
    return narrate(script, {line.speaker: one for line in script}, target, settings=settings)


def test_turns_are_set_apart_and_timed(tmp_path: Path) -> None:
    made = speak(tmp_path / "a.wav", *SCRIPT)
    # A tone is trimmed to 20 ms around what is heard; sentences are 340 ms each.
    assert [(s.start, s.end) for s in made.segments] == [(100, 440), (840, 840 + 340 + 200 + 340)]
    assert [s.text for s in made.segments] == ["Who is there?", "The keeper came. She rang twice."]
    assert [s.speaker for s in made.segments] == ["Mara", "Tomas"]
    assert [s.label for s in made.speakers] == ["Mara", "Tomas"]
    assert made.language == "en"


def test_the_recording_sounds_where_the_transcript_says(tmp_path: Path) -> None:
    made = speak(tmp_path / "a.wav", *SCRIPT)
    loud = np.abs(heard(tmp_path / "a.wav")) > 1000
    said = np.zeros_like(loud)
    for segment in made.segments:
        said[segment.start * 16 : segment.end * 16] = True
    assert not (loud & ~said).any()
    for word in (word for segment in made.segments for word in segment.words):
        assert loud[word.start * 16 + 80 : word.end * 16 - 80].all()
    assert len(loud) == (made.segments[-1].end + 500) * 16


def test_word_times_of_the_voice_are_kept(tmp_path: Path) -> None:
    made = speak(tmp_path / "a.wav", SCRIPT[1])
    words = made.segments[0].words
    assert [(w.text, w.start) for w in words[:4]] == [
        ("The", 120),
        ("keeper", 220),
        ("came.", 320),
        ("She", 660),
    ]
    assert made.timing == "word"


def test_one_voice_without_word_times_makes_the_words_estimates(tmp_path: Path) -> None:
    voices: dict[str | None, Voice] = {"Mara": Tone(tells=False), "Tomas": Tone()}
    made = narrate(SCRIPT, voices, tmp_path / "a.wav", settings=EXACT)
    assert made.timing == "segment"
    first = made.segments[0]
    assert [w.text for w in first.words] == ["Who", "is", "there?"]
    assert (first.words[0].start, first.words[-1].end) == (first.start, first.end)
    lengths = [w.end - w.start for w in first.words]
    assert lengths[1] < lengths[0] < lengths[2]


def test_a_word_is_said_as_told_and_written_as_it_is(tmp_path: Path) -> None:
    settings = replace(EXACT, say={"MLOps": "M L Ops"})
    made = speak(tmp_path / "a.wav", Line(text="(MLOps, again)"), settings=settings)
    assert [(w.text, w.start, w.end) for w in made.segments[0].words] == [
        ("(MLOps,", 120, 420),
        ("again)", 420, 520),
    ]


@pytest.mark.parametrize(
    ("language", "say", "words"),
    [
        ("en", {}, "about 300 milliseconds, ms."),
        ("en-GB", {}, "about 300 milliseconds, ms."),
        ("de", {}, "about 300 ms, ms."),
        ("en", {"ms": "blinks"}, "about 300 blinks, blinks."),
    ],
)
def test_a_unit_behind_a_number_is_read_out_in_english(
    language: str, say: dict[str, str], words: str, tmp_path: Path
) -> None:
    asked: list[str] = []

    class Listening(Tone):
        def speak(self, text: str) -> Speech:
            asked.append(text)
            return super().speak(text)

    settings = replace(EXACT, language=language, say=say)
    made = speak(tmp_path / "a.wav", Line(text="about 300 ms, ms."), voice=Listening(), settings=settings)
    assert asked == [words]
    assert [word.text for word in made.segments[0].words] == ["about", "300", "ms,", "ms."]


def test_a_line_waits_for_its_time_or_follows_the_turn_before(tmp_path: Path) -> None:
    script = (
        Line(text="One two three.", start=Millis(0)),
        Line(text="Late already.", start=Millis(200)),
        Line(text="On time.", start=Millis(9_000)),
    )
    made = speak(tmp_path / "a.wav", *script)
    assert [s.start for s in made.segments] == [100, 840, 9_000]


def test_voices_of_other_rates_are_brought_to_one(tmp_path: Path) -> None:
    made = speak(tmp_path / "a.wav", *SCRIPT, voice=Tone(rate=11_025))
    assert made.segments[0].end - made.segments[0].start == pytest.approx(340, abs=1)


def test_the_same_script_gives_the_same_bytes(tmp_path: Path) -> None:
    settings = replace(EXACT, room_tone=-50.0)
    for name in ("a.wav", "b.wav"):
        speak(tmp_path / name, *SCRIPT, settings=settings)
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()


def test_room_tone_lies_under_the_pauses_at_its_level(tmp_path: Path) -> None:
    speak(tmp_path / "a.wav", *SCRIPT, settings=replace(EXACT, room_tone=-50.0))
    pause = heard(tmp_path / "a.wav")[450 * 16 : 830 * 16] / 32_768
    assert 20 * np.log10(np.sqrt(np.mean(pause**2))) == pytest.approx(-50, abs=1.5)


def test_room_tone_never_wraps_a_loud_voice(tmp_path: Path) -> None:
    speak(tmp_path / "a.wav", *SCRIPT, voice=Tone(level=1.0), settings=replace(EXACT, room_tone=-20.0))
    assert heard(tmp_path / "a.wav")[150 * 16 : 400 * 16].min() > 0


def test_progress_is_told_once_a_turn(tmp_path: Path) -> None:
    turns: list[int] = []
    voices: dict[str | None, Voice] = {"Mara": Tone(), "Tomas": Tone()}
    narrate(SCRIPT, voices, tmp_path / "a.wav", settings=EXACT, progress=lambda: turns.append(1))
    assert len(turns) == 2


def test_an_empty_script_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to narrate"):
        narrate((), {}, tmp_path / "a.wav")


def test_a_line_without_words_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="turn 2 has no words"):
        speak(tmp_path / "a.wav", SCRIPT[0], Line(text="… ?", speaker="Mara"))


def test_speakers_without_a_voice_are_named_together(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no voice is set for Mara, Tomas"):
        narrate(SCRIPT, {}, tmp_path / "a.wav")


def test_a_failure_leaves_the_old_recording_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.wav"
    target.write_bytes(b"old")
    with pytest.raises(InputError, match="the voice is silent at “Who is there\\?”"):
        speak(target, SCRIPT[0], voice=Tone(level=0.0))
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone/a\.wav: this cannot be written: No such file"):
        speak(tmp_path / "gone" / "a.wav", *SCRIPT)


def test_the_transcript_is_composed_text_on_one_line(tmp_path: Path) -> None:
    made = speak(tmp_path / "a.wav", Line(text="Cafe\u0301\n is open."))
    assert made.segments[0].text == "Caf\u00e9 is open."
    assert [word.text for word in made.segments[0].words] == ["Caf\u00e9", "is", "open."]


def test_a_word_cannot_be_said_as_nothing(tmp_path: Path) -> None:
    made = speak(tmp_path / "a.wav", Line(text="Hello there."), settings=replace(EXACT, say={"there": ""}))
    assert made.segments[0].words[-1].end - made.segments[0].words[-1].start == 100


def test_a_transcript_can_be_spoken_again_at_its_own_times() -> None:
    talk = make_transcript()
    assert [line.start for line in lines_of(talk, follow=True)] == [0, 6_000, 20_000, 24_000]
    assert {line.start for line in lines_of(talk)} == {None}
    assert [line.speaker for line in lines_of(talk)] == ["Mara", "Tomas", "Mara", "Tomas"]


def test_no_word_begins_before_it_is_heard_whatever_is_told(tmp_path: Path) -> None:
    class Hasty(Tone):
        def speak(self, text: str) -> Speech:
            rate, samples, words = super().speak(text)
            return Speech(rate, samples, tuple((a - rate // 10, b + rate // 10) for a, b in words))

    made = speak(tmp_path / "a.wav", Line(text="Who?"), voice=Hasty())
    # Its 100 ms are heard behind a lead-in of 100 and the 20 that are left around them.
    assert [(word.start, word.end) for word in made.segments[0].words] == [(120, 220)]


def test_where_no_spaces_are_written_a_word_is_said_otherwise_within_a_run() -> None:
    settings = Narration(say={"今日": "きょう", "今日は": "こんにちは", "MLOps": "M L Ops"})
    assert said_as("今日は、今日も MLOps。", settings) == ["こんにちは、きょうも", "M L Ops。"]
    assert said_as("MLOpsist", settings) == ["MLOpsist"]
    assert said_as("日A本も、日.本も", Narration(say={"日.本": "にほん"})) == ["日A本も、にほんも"]
