"""What a writer puts down: a turn or a caption, one after the other, in the same shape."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from podcast.languages import unspaced
from podcast.model import Cue, Segment, Transcript, Word
from podcast.timecode import Millis
from podcast.transcript.labels import mark
from podcast.transcript.words import paragraph


class Row(NamedTuple):
    """A stretch of talk by one speaker, with at least one line; `words` only when they were measured."""

    start: Millis
    end: Millis
    lines: tuple[str, ...]
    speaker: str | None = None
    words: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The lines as one."""
        return unspaced.joined(self.lines)

    def parted(self, parts: Sequence[str]) -> str:
        """What a format has for each of the words, with a space where the text has one between two."""
        places = Segment(start=self.start, end=self.end, text=self.text, words=self.words).places
        spaces = (" " if self.text[at - 1 : at] == " " else "" for at in places)
        return "".join(space + part for space, part in zip(spaces, parts, strict=True))


def of_turns(transcript: Transcript) -> Iterator[Row]:
    """A row on one line for each segment that says something."""
    measured = transcript.timing == "word"
    for one in transcript.segments:
        if text := paragraph(one.text):
            words = one.words if measured and _spell(one.words, text) else ()
            yield Row(one.start, one.end, (text,), paragraph(one.speaker or "") or None, words)


def _spell(words: Sequence[Word], text: str) -> bool:
    """Whether words are all that a text has, and stand in it as they are."""
    return "".join(word.text for word in words) == text.replace(" ", "")


def of_cues(cues: Sequence[Cue]) -> Iterator[Row]:
    """A row for each caption that says something, on the lines that it is shown in."""
    for cue in cues:
        if lines := tuple(text for line in cue.lines if (text := paragraph(line))):
            yield Row(cue.start, cue.end, lines, paragraph(cue.speaker or "") or None)


def labelled(said: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Each row with the label to write before it in a format that names speakers in the text, or ""."""
    before: str | None = None
    for row in said:
        yield mark(row.speaker, row.text, before), row
        before = row.speaker


Document = Callable[[Sequence[Row], str], str]
"""Lays rows out in a format; the text is a BCP 47 tag, "" where the language is not known."""


def turns_in(document: Document) -> Callable[[Transcript], str]:
    """The writer of transcripts in a format that has one layout for turns and for captions."""
    return lambda transcript: document(list(of_turns(transcript)), transcript.language or "")


def cues_in(document: Document) -> Callable[[Sequence[Cue], str], str]:
    """The writer of captions in such a format."""
    return lambda cues, language: document(list(of_cues(cues)), language)


def hundredths(time: Millis) -> int:
    """A time in hundredths of a second, as some formats have them: rounded, half a step up.

    >>> hundredths(Millis(1234)), hundredths(Millis(1235))
    (123, 124)
    """
    return (time + 5) // 10
