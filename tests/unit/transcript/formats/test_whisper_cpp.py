import json
from pathlib import Path
from typing import Any

from podcast.model import Transcript
from podcast.transcript import parse


def read(*segments: dict[str, Any]) -> Transcript:
    document = {"result": {"language": "de"}, "transcription": segments}
    found = parse(json.dumps(document).encode(), Path("talk.json"))
    assert found.format == "whisper-cpp"
    return found.transcript


def segment(text: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"offsets": {"from": start, "to": end}, "text": text, **more}


def token(text: str, start: int | None = None, end: int | None = None) -> dict[str, Any]:
    return {"text": text, "p": 0.5, **({} if start is None else {"offsets": {"from": start, "to": end}})}


def test_tokens_time_the_words_that_they_spell() -> None:
    tokens = [
        token("[_BEG_]", 0, 0),
        token(" Hal", 0, 200),
        token("lo", 200, 400),
        token(" du"),
        token(".", 900, 900),
    ]
    (said,) = read(segment(" Hallo du.", 0, 1000, tokens=tokens)).segments
    assert [(word.text, word.start, word.end) for word in said.words] == [
        ("Hallo", 0, 400),
        ("du.", 400, 900),
    ]


def test_halves_of_a_character_leave_the_other_words_their_times() -> None:
    tokens = [
        token(" gr\ufffd", 0, 200),
        token("\ufffdn", 200, 400),
        token(" ist", 400, 600),
        token(" es", 600, 800),
    ]
    (said,) = read(segment(" grün ist es", 0, 800, tokens=tokens)).segments
    assert [(word.text, word.start) for word in said.words] == [("grün", 0), ("ist", 400), ("es", 600)]


def test_segments_of_one_word_are_joined() -> None:
    words = ["und", "dann", "kam", "der", "Kran."]
    said = read(*(segment(f" {word}", n * 300, n * 300 + 250) for n, word in enumerate(words)))
    assert [one.text for one in said.segments] == ["und dann kam der Kran."]
    assert [word.start for word in said.segments[0].words] == [0, 300, 600, 900, 1200]
    assert said.language == "de"
