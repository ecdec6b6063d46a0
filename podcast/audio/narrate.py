"""Speaks a script into one WAV file and tells exactly when each turn was said.

Script -> sentences -> voice -> trimmed clips -> turns -> file. It is written turn by turn, so that an hour
takes no more memory than its longest turn.
"""

import re
import wave
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from podcast.audio import stitch
from podcast.audio.sentences import sentences
from podcast.audio.stitch import Clip
from podcast.audio.voices import Speech, Voice
from podcast.errors import InputError, Where
from podcast.languages import primary
from podcast.languages.unspaced import is_unspaced
from podcast.model import Segment, Speaker, Transcript, Word
from podcast.timecode import ZERO, Millis
from podcast.units import read_out

_CORE = re.compile(r"\w(?:.*\w)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One turn of a script. With `start` it is said then, or later if the turn before lasts longer."""

    text: str
    speaker: str | None = None
    start: Millis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Narration:
    """How a script is spoken.

    Pauses are in milliseconds; `lead_in` comes before the first turn, `tail` after the last.
    `say` maps a written word to how it is said ("MLOps" to "M L Ops"); the transcript keeps the written one.
    `room_tone` is the level of a soft noise under everything in dBFS, None for digital silence.
    """

    rate: int = stitch.RATE
    lead_in: int = 200
    turn_pause: int = 450
    sentence_pause: int = 240
    tail: int = 700
    room_tone: float | None = None
    language: str | None = "en"
    say: Mapping[str, str] = field(default_factory=dict)


def narrate(
    script: Sequence[Line],
    voices: Mapping[str | None, Voice],
    target: Path,
    *,
    settings: Narration | None = None,
    progress: Callable[[], object] | None = None,
) -> Transcript:
    """Speak `script` into the WAV file `target` (16 bit, mono); the transcript has a segment per line.

    Starts and ends of segments are exact; the words are exact too, and `timing` says so, if every voice
    gives word times. `progress` is called after each turn. Nothing is left at `target` when it fails.
    Raises InputError for an empty script, a line without words, a speaker without a voice, and a target that
    cannot be written.
    """
    settings = settings or Narration()
    _check(script, voices)
    segments: list[Segment] = []
    exact = True
    with _recorder(target, settings) as recorder:
        for line in script:
            pause = settings.turn_pause if segments else settings.lead_in
            recorder.wait_until(max(recorder.now + pause, line.start or 0))
            text = normalize("NFC", " ".join(line.text.split()))
            sound, words, told = _turn(text, voices[line.speaker], recorder.now, settings)
            exact = exact and told
            start = recorder.now
            recorder.write(sound)
            segments.append(
                Segment(start=start, end=recorder.now, text=text, speaker=line.speaker, words=words)
            )
            if progress:
                progress()
        recorder.wait_until(recorder.now + settings.tail)
    names = dict.fromkeys(line.speaker for line in script if line.speaker is not None)
    return Transcript(
        segments=tuple(segments),
        language=settings.language,
        timing="word" if exact else "segment",
        speakers=tuple(Speaker(label=name) for name in names),
    )


def lines_of(transcript: Transcript, *, follow: bool = False) -> tuple[Line, ...]:
    """The turns of a transcript as a script; with `follow` none is said before its time."""
    return tuple(
        Line(text=each.text, speaker=each.speaker, start=each.start if follow else None)
        for each in transcript.segments
    )


def _check(script: Sequence[Line], voices: Mapping[str | None, Voice]) -> None:
    if not script:
        raise InputError("there is nothing to narrate", hint="give a script with at least one line")
    for n, line in enumerate(script, 1):
        if not any(map(str.isalnum, line.text)):
            raise InputError(f"turn {n} has no words to speak", hint="write some, or take the turn out")
    strangers = dict.fromkeys(line.speaker or "nobody" for line in script if line.speaker not in voices)
    if strangers:
        raise InputError(f"no voice is set for {', '.join(strangers)}", hint="name a voice for each speaker")


def _turn(text: str, voice: Voice, start: Millis, settings: Narration) -> tuple[Clip, tuple[Word, ...], bool]:
    """The clip of a turn, its words from `start` on, and whether their times were told by the voice."""
    spoken = [_spoken(each, voice, settings) for each in sentences(text)]
    if not any(stitch.length(each.sound) for each in spoken):
        raise InputError(f"the voice is silent at “{text}”", hint="write it out in words the voice knows")
    sound, starts = stitch.join([each.sound for each in spoken], gap=Millis(settings.sentence_pause))
    words = tuple(
        Word(text=word, start=Millis(start + at + a), end=Millis(start + at + b))
        for each, at in zip(spoken, starts, strict=True)
        for word, a, b in each.words
    )
    return sound, words, all(each.told for each in spoken)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A sentence's clip and the words of its text, in milliseconds from the start of the clip."""

    sound: Clip
    words: tuple[tuple[str, int, int], ...]
    told: bool


def _spoken(sentence: str, voice: Voice, settings: Narration) -> _Spoken:
    said = said_as(sentence, settings)
    speech = voice.speak(" ".join(said))
    first, end = stitch.bounds(speech.samples, speech.rate)
    sound = stitch.clip(speech.samples[first:end], speech.rate, settings.rate)
    length = stitch.length(sound)
    heard = stitch.bounds(speech.samples, speech.rate, ZERO)  # before that no word begins, whatever is told
    inside = [
        np.clip((np.clip(pair, *heard) - first) * 1000 // speech.rate, 0, length)
        for pair in _told(said, speech)
    ]
    times = [(int(a), int(b)) for a, b in inside]
    told = bool(times)
    words = zip(sentence.split(), times if told else _estimated(said, length), strict=True)
    return _Spoken(sound, tuple((word, a, b) for word, (a, b) in words), told)


def said_as(text: str, settings: Narration) -> list[str]:
    """The words of a text as they are given to a voice."""
    return [_say(word, settings, before) for before, word in pairwise(["", *text.split()])]


def _say(word: str, settings: Narration, before: str) -> str:
    """How a written word is said behind another one; punctuation around it stays."""

    def said(match: re.Match[str]) -> str:
        unit = read_out(match[0], before) if primary(settings.language) == "en" else ""
        return settings.say.get(match[0]) or unit or _within(match[0], settings.say)

    return _CORE.sub(said, word)


def _within(run: str, say: Mapping[str, str]) -> str:
    """What is said inside of a run of letters that is written without spaces."""
    written = sorted(filter(is_unspaced, say), key=len, reverse=True)
    if not written:
        return run
    return re.sub("|".join(map(re.escape, written)), lambda match: say[match[0]] or match[0], run)


def _told(said: Sequence[str], speech: Speech) -> list[tuple[int, int]]:
    """First and end sample of each written word, from those of the words it is said with; may be empty."""
    counts = [len(each.split()) for each in said]
    if sum(counts) != len(speech.words):
        return []
    ends = np.cumsum(counts)
    return [(speech.words[end - n][0], speech.words[end - 1][1]) for n, end in zip(counts, ends, strict=True)]


def _estimated(said: Sequence[str], length: Millis) -> list[tuple[int, int]]:
    """Words spread over a sentence by their letters; a stop at the end of a word takes as long as two."""
    weights = [sum(map(str.isalnum, each)) + 1 + 2 * (each[-1] in ",.;:!?–—") for each in said]
    edges = [0, *np.cumsum(weights).tolist()]
    return [(a * length // edges[-1], b * length // edges[-1]) for a, b in pairwise(edges)]


class _Recorder:
    """A WAV file being written, and the time it has come to."""

    def __init__(self, out: wave.Wave_write, settings: Narration) -> None:
        self._out, self._rate = out, settings.rate
        self._tone = _room_tone(settings)
        self.now = ZERO

    def write(self, clip: Clip) -> None:
        pcm = np.frombuffer(clip.raw_data, "<i2").astype(np.int32)
        if self._tone is not None:
            at = self.now * (self._rate // 1000) + np.arange(len(pcm))
            pcm += self._tone[at % len(self._tone)]
        self._out.writeframes(np.clip(pcm, -32_768, 32_767).astype("<i2").tobytes())
        self.now = Millis(self.now + stitch.length(clip))

    def wait_until(self, time: int) -> None:
        self.write(stitch.silence(Millis(max(0, time - self.now)), self._rate))


@contextmanager
def _recorder(target: Path, settings: Narration) -> Generator[_Recorder]:
    """Writes beside the target and moves into place when all went well."""
    beside = target.with_name(f".{target.name}.part")
    try:
        with beside.open("wb") as file, wave.open(file, "wb") as out:
            out.setparams((1, 2, settings.rate, 0, "NONE", ""))
            yield _Recorder(out, settings)
        beside.replace(target)
    except OSError as error:
        raise InputError(f"this cannot be written: {error.strerror}", where=Where(target)) from error
    finally:
        beside.unlink(missing_ok=True)


def _room_tone(settings: Narration) -> NDArray[np.int32] | None:
    """Seven seconds of soft noise to be repeated, as whole sample values; None for silence."""
    if settings.room_tone is None:
        return None
    noise = np.random.default_rng(7).normal(size=7 * settings.rate)
    soft = np.convolve(noise, np.ones(24) / 24, mode="same")  # without the hiss of the upper octaves
    level = 32_767 * 10 ** (settings.room_tone / 20) / np.sqrt(np.mean(soft**2))
    tone: NDArray[np.int32] = np.round(soft * level).astype(np.int32)
    return tone
