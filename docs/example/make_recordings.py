"""Speaks the scripts beside this file into episodes/ and writes the transcripts a producer would receive.

    pip install 'podcast-pipeline[voices]'
    python docs/example/make_recordings.py             # all of them
    python docs/example/make_recordings.py court-interpreter

The three transcripts come in three shapes on purpose: a saved page with whole-second stamps and no names,
captions with names, and what a speech recogniser writes.
"""

import json
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
import numpy as np

from podcast import timecode
from podcast.audio.narrate import Line, Narration, narrate, sentences
from podcast.audio.voices import Speech, Voice, open_voice
from podcast.model import Segment, Transcript, Word

HERE = Path(__file__).parent
SHOW = HERE.parent.parent
ENCODERS = {"opus": ("libopus", 48_000), "mp3": ("libmp3lame", 64_000)}
LONGEST_CUE = 84  # characters: two lines of 42
ROOM_TONE = -66.0  # dBFS: a quiet study
PACE = {"hibari:heart": 0.95, "piper:joe": 0.8}  # joe reads like a man with a train to catch


@dataclass
class Placed:
    """A voice at its distance from the microphone."""

    voice: Voice
    gain: float

    def speak(self, text: str) -> Speech:
        speech = self.voice.speak(text)
        return speech._replace(samples=speech.samples * np.float32(10 ** (self.gain / 20)))


def make(slug: str) -> None:
    script = tomllib.loads((HERE / f"{slug}.toml").read_text("utf-8"))
    lines = [Line(speaker=who, text=text) for who, text in turns(script["script"])]
    voices: dict[str | None, Voice] = {
        name: Placed(open_voice(spec, pace=PACE[spec]), script.get("gain", {}).get(name, 0))
        for name, spec in script["voices"].items()
    }
    settings = Narration(turn_pause=600, sentence_pause=320, room_tone=ROOM_TONE, say=script.get("say", {}))
    with TemporaryDirectory() as folder:
        wav = Path(folder) / "spoken.wav"
        talk = narrate(lines, voices, wav, settings=settings)
        recording = SHOW / "episodes" / f"{slug}.{script['recording']}"
        encode(wav, recording)
    write, suffix = TRANSCRIPTS[script["transcript"]]
    received = SHOW / "transcripts" / f"{slug}.{suffix}"
    received.write_text("\n".join([*script.get("heading", ()), write(talk)]) + "\n", "utf-8")
    print(f"{slug}: {timecode.show(talk.segments[-1].end)}, {recording.stat().st_size:,} bytes")


def turns(script: str) -> Iterator[tuple[str, str]]:
    for line in script.strip().splitlines():
        who, _, text = line.partition(": ")
        yield who, text


def encode(source: Path, target: Path) -> None:
    """As a recorder would leave it: encoded once, without tags, neither levelled nor normalised."""
    codec, rate = ENCODERS[target.suffix[1:]]
    # Bit-exact containers have no random serial number and no version of the tool in them.
    with (
        av.open(str(source)) as given,
        av.open(str(target), "w", container_options={"fflags": "+bitexact"}) as made,
    ):
        stream = made.add_stream(codec, rate=48_000, layout="mono", options={"flags": "+bitexact"})
        assert isinstance(stream, av.AudioStream)  # noqa: S101 - the codecs of the table are audio
        stream.bit_rate = rate
        for frame in given.decode(audio=0):
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))


def stamps(talk: Transcript) -> str:
    """The text of a page: whole seconds glued to the text, one line a turn, nobody named."""
    return "\n".join(
        f"{each.start // 60_000:02d}:{each.start // 1000 % 60:02d}{each.text}" for each in talk.segments
    )


def webvtt(talk: Transcript) -> str:
    """Captions with a voice for each cue."""
    cues = [
        f"{timecode.format_vtt(words[0].start)} --> {timecode.format_vtt(words[-1].end)}\n"
        f"<v {segment.speaker}>{' '.join(word.text for word in words)}"
        for segment in talk.segments
        for sentence in by_sentence(segment)
        for words in pieces(sentence)
    ]
    return "\n\n".join(["WEBVTT", *cues])


def whisper(talk: Transcript) -> str:
    """What a recogniser writes: sentences and words in seconds, and no idea of who is speaking.

    Every probability is 1, since the words are those of the script.
    """
    spoken = [sentence for segment in talk.segments for sentence in by_sentence(segment)]
    segments = [
        {
            "id": n,
            **span(words),
            "text": "".join(f" {word.text}" for word in words),
            "words": list(map(heard, words)),
        }
        for n, words in enumerate(spoken)
    ]
    text = "".join(f" {segment.text}" for segment in talk.segments)
    return json.dumps(
        {"text": text, "segments": segments, "language": talk.language}, ensure_ascii=False, indent=1
    )


def heard(word: Word) -> dict[str, Any]:
    return {"word": f" {word.text}", **span([word]), "probability": 1.0}


def span(words: Sequence[Word]) -> dict[str, float]:
    return {"start": timecode.to_seconds(words[0].start), "end": timecode.to_seconds(words[-1].end)}


def by_sentence(segment: Segment) -> Iterator[Sequence[Word]]:
    at = 0
    for sentence in sentences(segment.text):
        count = len(sentence.split())
        yield segment.words[at : at + count]
        at += count


def pieces(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words of a sentence in as few captions as fit, cut after the comma nearest to even shares."""
    parts = -(-len(" ".join(word.text for word in words)) // LONGEST_CUE)
    while parts > 1:
        even = len(words) / parts
        cut = min(
            range(3, len(words) - 2), key=lambda n: abs(n - even) - 4 * (words[n - 1].text[-1] in ",:;")
        )
        yield words[:cut]
        words, parts = words[cut:], parts - 1
    yield words


TRANSCRIPTS: dict[str, tuple[Callable[[Transcript], str], str]] = {
    "stamps": (stamps, "txt"),
    "webvtt": (webvtt, "vtt"),
    "whisper": (whisper, "json"),
}


if __name__ == "__main__":
    for slug in sys.argv[1:] or sorted(path.stem for path in HERE.glob("*.toml")):
        make(slug)
