"""Google Cloud Speech-to-Text v1 and v2. https://cloud.google.com/speech-to-text/docs/reference/rest

A time is "1.200s", or an object of seconds and nanos; with speakers told, the last result repeats all words.
"""

from typing import Any

from podcast.timecode import Millis
from podcast.transcript import heard
from podcast.transcript.format import Draft, Format, Piece
from podcast.transcript.jsonfile import Keys, Reader, holds, label, language, number, seconds
from podcast.transcript.jsontext import Path
from podcast.transcript.words import Timed, paragraph


def _duration(value: object) -> Millis | None:
    if not isinstance(value, dict):
        return seconds(value)
    if value and not value.keys() & {"seconds", "nanos"}:
        return None
    whole, nanos = number(value.get("seconds", 0)), number(value.get("nanos", 0))
    return None if whole is None or nanos is None else seconds(whole + nanos / 1e9)


def _speaker(value: object) -> str | None:
    """The label; the number 0 stands for nobody as long as speakers are not told apart."""
    return None if value == 0 else label(value)


_WORD = Keys(
    text=("word",),
    start=("startTime", "startOffset", "start_time", "start_offset"),
    end=("endTime", "endOffset", "end_time", "end_offset"),
    speaker=("speakerLabel", "speakerTag", "speaker_label", "speaker_tag"),
    unit=_duration,
    label=_speaker,
)
_END = ("resultEndTime", "resultEndOffset", "result_end_time", "result_end_offset")
_Result = tuple[dict[str, Any], Path, list[Timed]]


def _looks_like(text: str) -> bool:
    return holds(text, "results", "alternatives", "transcript|words")


def _read(text: str) -> Draft:
    reader = Reader(text)
    results = [_result(reader, item, path) for item, path in reader.objects(*_results(reader))]
    channels: dict[str | None, list[_Result]] = {}
    for result in _said_once(results):
        channels.setdefault(label(result[0].get("channelTag")), []).append(result)
    found = [_pieces(reader, each, tag if len(channels) > 1 else None) for tag, each in channels.items()]
    tags = (language(item.get("languageCode") or item.get("language_code")) for item, _, _ in results)
    return Draft(
        pieces=heard.in_order(found),
        language=next(filter(None, tags), None),
        timing=heard.timing(found),
        problems=reader.told(),
    )


def _results(reader: Reader) -> tuple[object, Path]:
    """The list of results, which a finished operation and a batch wrap up in other objects."""
    root = reader.root
    path: Path = ()
    for _ in range(5):
        if isinstance(root.get("results"), list):
            break
        key = next((key for key, value in root.items() if _wraps(key, value)), None)
        if key is None:
            break
        root, path = root[key], (*path, key)
    return root.get("results"), (*path, "results")


def _wraps(key: str, value: object) -> bool:
    known = key in ("response", "results", "transcript", "inlineResult") or "://" in key
    return known and isinstance(value, dict)


def _result(reader: Reader, item: dict[str, Any], path: Path) -> _Result:
    best, place = next(reader.objects(item.get("alternatives"), (*path, "alternatives")), ({}, path))
    words = reader.words(best.get("words"), (*place, "words"), _WORD)
    if path[-1] == 0 and words and words[0].start is None:
        # A time of 0 is left out where defaults are.
        words[0] = words[0]._replace(start=Millis(0))
    return best | item, path, words


def _said_once(results: list[_Result]) -> list[_Result]:
    """Without the results that the last one says all over again, with speakers."""
    *others, last = results or [({}, (), [])]
    before = sum(len(words) for _, _, words in others)
    told = any(word.speaker for word in last[2]) and not any(
        word.speaker for _, _, words in others for word in words
    )
    return [last] if told and before and len(last[2]) >= 0.9 * before else results


def _pieces(reader: Reader, results: list[_Result], channel: str | None) -> list[Piece]:
    """The words of one channel; a result without words is a stretch that ends when it says."""
    name = f"Channel {channel}" if channel else None
    if any(words for _, _, words in results):
        said = [word for item, _, words in results for word in words or _untimed(item)]
        return heard.pieces([word._replace(speaker=word.speaker or name) for word in said])
    found: list[Piece] = []
    at = Millis(0)
    for item, path, _ in results:
        end = reader.time(item, _END, path, _duration)
        if text := paragraph(reader.text(item, ("transcript",), path)):
            found.append(Piece(start=at, end=end, text=text, speaker=name, line=reader.line(path)))
        at = at if end is None else end
    return found


def _untimed(item: dict[str, Any]) -> list[Timed]:
    """The words of a result that times none, among others that do."""
    transcript = item.get("transcript")
    return [Timed(f" {word}") for word in transcript.split()] if isinstance(transcript, str) else []


FORMAT = Format(
    name="google",
    title="Google Speech-to-Text",
    suffixes=(".json",),
    media_type="application/json",
    looks_like=_looks_like,
    read=_read,
)
