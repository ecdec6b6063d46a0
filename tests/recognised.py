"""The same talk in the JSON of every recogniser: words with times, speakers and full stops in the text."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple


class Said(NamedTuple):
    """A word as it is read, from and to in milliseconds, how sure the recogniser is, and the speaker."""

    text: str
    start: int
    end: int
    sure: float
    speaker: str


def _split(text: str) -> tuple[str, str]:
    """A word and the mark behind it."""
    core = text.rstrip(".,?")
    return core, text[len(core) :]


def _seconds(word: Said) -> dict[str, Any]:
    return {"start": word.start / 1000, "end": word.end / 1000}


def podcast_json(talk: Sequence[Said]) -> Any:
    return {
        "version": "1.0.0",
        "segments": [
            {
                "speaker": word.speaker,
                "startTime": word.start / 1000,
                "endTime": word.end / 1000,
                "body": word.text,
            }
            for word in talk
        ],
    }


def whisper(talk: Sequence[Said]) -> Any:
    words = [{"word": f" {word.text}", **_seconds(word), "probability": word.sure} for word in talk]
    text = "".join(word["word"] for word in words)
    ends = {"start": talk[0].start / 1000, "end": talk[-1].end / 1000}
    return {"text": text, "language": "en", "segments": [{"id": 0, **ends, "text": text, "words": words}]}


def verbose_json(talk: Sequence[Said]) -> Any:
    text = " ".join(word.text for word in talk)
    ends = {"start": talk[0].start / 1000, "end": talk[-1].end / 1000}
    words = [{"word": _split(word.text)[0], **_seconds(word)} for word in talk]
    segments = [{"id": 0, "seek": 0, **ends, "text": f" {text}"}]
    return {
        "task": "transcribe",
        "language": "english",
        "duration": ends["end"],
        "text": text,
        "segments": segments,
        "words": words,
    }


def words_alone(talk: Sequence[Said]) -> Any:
    """verbose_json of which only the words were asked for."""
    document = verbose_json(talk)
    del document["segments"]
    return document


def whisperx(talk: Sequence[Said]) -> Any:
    words = [
        {"word": word.text, **_seconds(word), "score": word.sure, "speaker": word.speaker} for word in talk
    ]
    ends = {"start": talk[0].start / 1000, "end": talk[-1].end / 1000}
    text = " ".join(word.text for word in talk)
    return {
        "segments": [{**ends, "text": text, "words": words, "speaker": talk[0].speaker}],
        "word_segments": words,
        "language": "en",
    }


def whisper_timestamped(talk: Sequence[Said]) -> Any:
    words = [{"text": word.text, **_seconds(word), "confidence": word.sure} for word in talk]
    text = " ".join(word.text for word in talk)
    ends = {"start": talk[0].start / 1000, "end": talk[-1].end / 1000}
    return {"text": text, "segments": [{"id": 0, **ends, "text": text, "confidence": 0.9, "words": words}]}


def whisper_cpp(talk: Sequence[Said]) -> Any:
    tokens: list[dict[str, Any]] = [{"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}, "id": 50364, "p": 1}]
    for word in talk:
        offsets = {"from": word.start, "to": word.end}
        tokens.append({"text": f" {word.text}", "offsets": offsets, "id": 7, "p": word.sure, "t_dtw": -1})
    text = "".join(f" {word.text}" for word in talk)
    segment = {
        "timestamps": {"from": "00:00:00,000", "to": "00:00:09,000"},
        "offsets": {"from": talk[0].start, "to": talk[-1].end},
        "text": text,
        "tokens": tokens,
    }
    return {
        "systeminfo": "none",
        "model": {"type": "tiny"},
        "result": {"language": "en"},
        "transcription": [segment],
    }


def deepgram(talk: Sequence[Said]) -> Any:
    words = [
        {
            "word": _split(word.text)[0].lower(),
            **_seconds(word),
            "confidence": word.sure,
            "punctuated_word": word.text,
            "speaker": int(word.speaker),
        }
        for word in talk
    ]
    best = {"transcript": " ".join(word.text for word in talk), "confidence": 0.9, "words": words}
    return {"metadata": {"channels": 1}, "results": {"channels": [{"alternatives": [best]}]}}


def assemblyai(talk: Sequence[Said]) -> Any:
    words = [
        {
            "text": word.text,
            "start": word.start,
            "end": word.end,
            "confidence": word.sure,
            "speaker": word.speaker,
        }
        for word in talk
    ]
    text = " ".join(word.text for word in talk)
    return {"id": "a", "status": "completed", "text": text, "words": words, "audio_duration": 9}


def aws(talk: Sequence[Said]) -> Any:
    items: list[dict[str, Any]] = []
    for word in talk:
        core, mark = _split(word.text)
        said = {"start_time": f"{word.start / 1000:.3f}", "end_time": f"{word.end / 1000:.3f}"}
        best = [{"confidence": f"{word.sure}", "content": core}]
        items.append(
            {**said, "alternatives": best, "type": "pronunciation", "speaker_label": f"spk_{word.speaker}"}
        )
        if mark:
            items.append({"alternatives": [{"confidence": "0.0", "content": mark}], "type": "punctuation"})
    text = " ".join(word.text for word in talk)
    return {
        "jobName": "talk",
        "results": {"transcripts": [{"transcript": text}], "items": items},
        "status": "COMPLETED",
    }


def google(talk: Sequence[Said]) -> Any:
    """With speakers told: the last result says all over again."""
    words = [
        {"startTime": f"{word.start / 1000:.3f}s", "endTime": f"{word.end / 1000:.3f}s", "word": word.text}
        for word in talk
    ]
    told = [
        {**word, "speakerTag": int(said.speaker) + 1, "confidence": said.sure}
        for word, said in zip(words, talk, strict=True)
    ]
    text = " ".join(word.text for word in talk)
    results = [
        {"alternatives": [{"transcript": text, "confidence": 0.9, "words": words}], "languageCode": "en-us"},
        {"alternatives": [{"words": told}], "languageCode": "en-us"},
    ]
    return {"name": "1", "done": True, "response": {"results": results}}


def google_v2(talk: Sequence[Said]) -> Any:
    words = [
        {
            "startOffset": f"{word.start / 1000:.3f}s",
            "endOffset": f"{word.end / 1000:.3f}s",
            "word": word.text,
            "confidence": word.sure,
            "speakerLabel": word.speaker,
        }
        for word in talk
    ]
    for word in words:
        if word["startOffset"] == "0.000s":
            del word["startOffset"]
    return {
        "results": [{"alternatives": [{"transcript": "…", "words": words}], "languageCode": "en-US"}],
        "metadata": {"totalBilledDuration": "9s"},
    }


def rev(talk: Sequence[Said]) -> Any:
    monologues: list[dict[str, Any]] = []
    for word in talk:
        core, mark = _split(word.text)
        speaker = int(word.speaker)
        if not monologues or monologues[-1]["speaker"] != speaker:
            monologues.append({"speaker": speaker, "elements": []})
        elements = monologues[-1]["elements"]
        if elements:
            elements.append({"type": "punct", "value": " "})
        times = {"ts": word.start / 1000, "end_ts": word.end / 1000}
        elements.append({"type": "text", "value": core, **times, "confidence": word.sure})
        if mark:
            elements.append({"type": "punct", "value": mark})
    return {"monologues": monologues}


def speechmatics(talk: Sequence[Said]) -> Any:
    results: list[dict[str, Any]] = []
    for word in talk:
        core, mark = _split(word.text)
        times = {"start_time": word.start / 1000, "end_time": word.end / 1000}
        best = {
            "confidence": word.sure,
            "content": core,
            "language": "en",
            "speaker": f"S{int(word.speaker) + 1}",
        }
        results.append({"alternatives": [best], **times, "type": "word"})
        if mark:
            stop = {"start_time": word.end / 1000, "end_time": word.end / 1000, "attaches_to": "previous"}
            results.append(
                {"alternatives": [{**best, "content": mark}], **stop, "type": "punctuation", "is_eos": True}
            )
    return {
        "format": "2.9",
        "metadata": {"transcription_config": {"language": "en"}},
        "results": results,
    }


def azure(talk: Sequence[Said]) -> Any:
    words = [
        {
            "word": _split(word.text)[0].lower(),
            "offset": f"PT{word.start / 1000}S",
            "duration": f"PT{(word.end - word.start) / 1000}S",
            "offsetInTicks": word.start * 10_000.0,
            "durationInTicks": (word.end - word.start) * 10_000.0,
            "confidence": word.sure,
        }
        for word in talk
    ]
    best = {"confidence": 0.9, "display": " ".join(word.text for word in talk), "words": words}
    length = talk[-1].end - talk[0].start
    phrase = {
        "recognitionStatus": "Success",
        "channel": 0,
        "speaker": 1,
        "offsetInTicks": talk[0].start * 10_000.0,
        "durationInTicks": length * 10_000.0,
        "nBest": [best],
    }
    return {"source": "talk", "recognizedPhrases": [phrase]}


def azure_fast(talk: Sequence[Said]) -> Any:
    words = [
        {
            "text": word.text,
            "offsetMilliseconds": word.start,
            "durationMilliseconds": word.end - word.start,
        }
        for word in talk
    ]
    phrase = {
        "offsetMilliseconds": talk[0].start,
        "durationMilliseconds": talk[-1].end - talk[0].start,
        "text": " ".join(word.text for word in talk),
        "words": words,
        "locale": "en-US",
    }
    return {"durationMilliseconds": 9000, "combinedPhrases": [{"text": phrase["text"]}], "phrases": [phrase]}


def youtube(talk: Sequence[Said]) -> Any:
    """Two words a line; a line stays while the next one rolls in."""
    events: list[dict[str, Any]] = [{"tStartMs": 0, "dDurationMs": 99_000, "id": 1, "wpWinPosId": 1}]
    for at in range(0, len(talk), 2):
        first, *more = line = talk[at : at + 2]
        segs = [{"utf8": first.text, "acAsrConf": 0}]
        segs += [
            {"utf8": f" {word.text}", "tOffsetMs": word.start - first.start, "acAsrConf": 0} for word in more
        ]
        if at:
            append = {"wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\n"}]}
            events.append({"tStartMs": first.start - 1, "dDurationMs": 10, **append})
        events.append(
            {"tStartMs": first.start, "dDurationMs": line[-1].end - first.start, "wWinId": 1, "segs": segs}
        )
    return {"wireMagic": "pb3", "events": events}


class Shape(NamedTuple):
    """A document and what of the talk it can hold."""

    format: str
    document: Callable[[Sequence[Said]], Any]
    sure: bool = True
    speakers: Callable[[str], str] | None = str
    ends: bool = True


SHAPES = {
    "podcast_json": Shape("json", podcast_json, sure=False),
    "whisper": Shape("whisper", whisper, speakers=None),
    "verbose_json": Shape("whisper", verbose_json, sure=False, speakers=None),
    "words_alone": Shape("whisper", words_alone, sure=False, speakers=None),
    "whisperx": Shape("whisper", whisperx),
    "whisper_timestamped": Shape("whisper", whisper_timestamped, speakers=None),
    "whisper_cpp": Shape("whisper-cpp", whisper_cpp, speakers=None),
    "deepgram": Shape("deepgram", deepgram),
    "assemblyai": Shape("assemblyai", assemblyai),
    "aws": Shape("aws", aws, speakers="spk_{}".format),
    "google": Shape("google", google, speakers=lambda who: str(int(who) + 1)),
    "google_v2": Shape("google", google_v2),
    "rev": Shape("rev", rev),
    "speechmatics": Shape("speechmatics", speechmatics, speakers=lambda who: f"S{int(who) + 1}"),
    "azure": Shape("azure", azure, speakers=lambda _: "1"),
    "azure_fast": Shape("azure", azure_fast, sure=False, speakers=None),
    "youtube": Shape("youtube", youtube, sure=False, speakers=None, ends=False),
}
