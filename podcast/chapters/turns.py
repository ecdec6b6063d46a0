"""Places where a chapter may start: turns of talk, or sentences where one voice talks on and on."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from podcast.languages import unspaced
from podcast.model import Segment, Transcript
from podcast.timecode import Millis

PASSAGE = 20_000
"""Milliseconds: in a monologue a sentence that starts sooner after the last place is not another place."""
FEWEST = 2
"""Turns a chapter, at least, for turns to tell anything about chapters."""
ASKING = 0.08
"""The part of its turns that ask something, at least, in a conversation; in interviews it is a third."""
STAMPED = 0.6
"""The part of the segments that end with their sentence, where each is what its source means to be a turn."""
_CLOSED = re.compile(r"[.?!…。？！][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """An unbroken stretch of one voice, or a paragraph of it; `start` is that of a segment or a word."""

    start: Millis
    speaker: str | None
    text: str

    @property
    def asks(self) -> bool:
        """Whether there is a question in it."""
        return "?" in self.text or "？" in self.text


def turns_of(transcript: Transcript) -> list[Turn]:
    """The turns of a talk, in order; where nobody is named, its sentences or longer pieces."""
    return list(_turns(transcript.segments, stamped=_is_stamped(transcript)))


def passages_of(transcript: Transcript, shortest: int = PASSAGE) -> list[Turn]:
    """Stretches of at least `shortest` milliseconds that start with a sentence, whoever speaks."""
    return list(_passages(transcript.segments, max(PASSAGE, shortest)))


def is_conversation(turns: Sequence[Turn], chapters: int) -> bool:
    """Whether voices take turns and ask, often enough to tell anything about so many chapters."""
    asking = sum(turn.asks for turn in turns)
    alone = {turn.speaker for turn in turns} == {turns[0].speaker} != {None}
    return not alone and len(turns) >= FEWEST * chapters and asking >= ASKING * len(turns)


def _turns(segments: Sequence[Segment], *, stamped: bool) -> Iterator[Turn]:
    group: list[Segment] = []
    for segment in segments:
        if group and _parted(group[-1], segment, stamped=stamped):
            yield _turn(group)
            group = []
        if segment.text.strip():
            group.append(segment)
    if group:
        yield _turn(group)


def _is_stamped(transcript: Transcript) -> bool:
    """Whether somebody put a time before each turn or paragraph: starts alone, and sentences that end."""
    closed = sum(bool(_CLOSED.search(segment.text)) for segment in transcript.segments)
    return transcript.timing == "estimated" and closed >= STAMPED * len(transcript.segments)


def _parted(before: Segment, segment: Segment, *, stamped: bool) -> bool:
    if stamped or before.speaker != segment.speaker:
        return True
    # Segments without a label may be turns; one that stops in mid-sentence is not the end of one.
    return segment.speaker is None and bool(_CLOSED.search(before.text))


def _turn(group: list[Segment]) -> Turn:
    return Turn(group[0].start, group[0].speaker, unspaced.joined([segment.text for segment in group]))


def _passages(segments: Sequence[Segment], shortest: int) -> Iterator[Turn]:
    """They start at a word's time inside of segments."""
    held: list[Turn] = []
    for sentence in _sentences(segments):
        if held and sentence.start - held[0].start >= shortest:
            yield Turn(held[0].start, held[0].speaker, unspaced.joined([each.text for each in held]))
            held = []
        held.append(sentence)
    if held:
        yield Turn(held[0].start, held[0].speaker, unspaced.joined([each.text for each in held]))


def _sentences(segments: Sequence[Segment]) -> Iterator[Turn]:
    words: list[str] = []
    start = Millis(0)
    speaker = None
    for at, text, who in _pieces(segments):
        if words and who != speaker:
            yield Turn(start, speaker, unspaced.joined(words))
            words = []
        if not words:
            start, speaker = at, who
        words.append(text)
        if _CLOSED.search(text):
            yield Turn(start, speaker, unspaced.joined(words))
            words = []
    if words:
        yield Turn(start, speaker, unspaced.joined(words))


def _pieces(segments: Sequence[Segment]) -> Iterator[tuple[Millis, str, str | None]]:
    """The words with their times; of segments without timed words, the whole."""
    for segment in segments:
        if segment.words:
            yield from ((word.start, word.text, segment.speaker) for word in segment.words)
        elif segment.text.strip():
            yield segment.start, segment.text, segment.speaker


def host(transcript: Transcript, turns: Sequence[Turn]) -> str | None:
    """The label of who asks: the host by role, else who asks most; None when nobody is named."""
    named = [speaker.label for speaker in transcript.speakers if speaker.role == "host"]
    if named:
        return named[0]
    asked = Counter(turn.speaker for turn in turns if turn.asks and turn.speaker)
    return min(asked, key=lambda label: (-asked[label], label)) if asked else None


def places(turns: Sequence[Turn], leader: str | None, chapters: int) -> list[int]:
    """Where a chapter may start, as indices into `turns`, never the first.

    Of editors' chapters in one-hour interviews 84 % start at a host's question, so those are the places;
    then any question; then the turns of the host; then every turn. The first kind of which there are
    enough for so many chapters counts.
    """
    later = range(1, len(turns))
    kinds = (
        [n for n in later if turns[n].asks and turns[n].speaker == leader] if leader else [],
        [n for n in later if turns[n].asks] if leader is None else [],
        [n for n in later if turns[n].speaker == leader] if leader else [],
    )
    return next((kind for kind in kinds if len(kind) >= chapters - 1 and kind), list(later))
