"""A transcript and the samples of its recording become a transcript with measured word times."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np

from podcast.align.activity import activity
from podcast.align.confidence import DOUBTFUL
from podcast.align.drift import drift
from podcast.align.engine import RATE, Engine, Samples, loudness
from podcast.align.forms import Ways
from podcast.align.ladder import Found, Progress, Recording, locate
from podcast.align.onsets import begun
from podcast.align.placing import placed
from podcast.align.second import heard_again
from podcast.align.settle import settled
from podcast.align.spoken import say
from podcast.align.stretches import Token
from podcast.errors import Finding
from podcast.languages import primary
from podcast.model import Transcript
from podcast.timecode import Millis, show

LANGUAGES = ("en",)
"""Languages with an acoustic model; others keep their estimated times."""
SLACK = {"word": 1_000, "segment": 1_500, "estimated": 2_000}
"""Milliseconds by which times may be off, by what of them was measured; of others nothing is believed."""
_SLACK_OF_LANDMARKS = 2_500
_ENOUGH = 0.8
"""The share of sure words below which the text is looked for without regard to its times."""
_BLOCK = 60 * RATE
_SURE = 0.5
_WORTH_SAYING = 12
"""Words in a row that were not found, from which on a producer wants to know."""
_MOST_TOLD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A transcript with the times of its words, and what there is to say about them.

    `share` is the share of words that were found for sure; where it is 0 the transcript is what it was.
    """

    transcript: Transcript
    findings: tuple[Finding, ...] = ()
    share: float = 0.0


def align(samples: Samples, transcript: Transcript, *, progress: Progress | None = None) -> Aligned:
    """Find every word of a transcript in the samples of its recording: 16 kHz, one channel, int16 or float32.

    Each segment needs its words. Words that are not heard get times between their neighbours and a
    confidence below 0.2; what is not said, such as a dash, has none. Nothing is changed when the language is
    not English or when the recording is of something else: the findings say so. Raises MissingExtra when
    PocketSphinx is not installed.
    """
    language = primary(transcript.language) or "en"
    if language not in LANGUAGES:
        return Aligned(transcript=transcript, findings=(_foreign(language),))
    tokens = list(_tokens(_in_step(samples, transcript)))
    engine = Engine()
    ways = [
        say(two, engine.lexicon.words, one) for one, two in pairwise(["", *(token.text for token in tokens)])
    ]
    if not any(ways):
        return Aligned(transcript=transcript)
    recording = Recording(samples, loudness(samples), Millis(len(samples) * 1000 // RATE))
    tell = progress or (lambda _: None)
    found, share = Found([None] * len(tokens), [0.0] * len(tokens)), 0.0
    if transcript.timing in SLACK and _usable(tokens, recording.length):
        found = locate(engine, recording, (tokens, ways), SLACK[transcript.timing], tell)
        share = _share(found, ways)
    if share < _ENOUGH:
        anew = placed(engine, recording, tokens, ways)
        again = locate(engine, recording, (anew, ways), _SLACK_OF_LANDMARKS, tell) if anew else found
        if _share(again, ways) > share:
            tokens, found, share = anew, again, _share(again, ways)
    if share < DOUBTFUL:
        return Aligned(transcript=transcript, findings=(_strange(share),))
    speakers = [one.speaker for one in transcript.segments for _ in one.words]
    found = heard_again(recording, begun(recording, found), speakers)
    made = _without_unsaid(settled(transcript, tokens, found, recording.length), ways)
    return Aligned(transcript=made, findings=tuple(_gaps(made, ways)), share=share)


def _in_step(samples: Samples, transcript: Transcript) -> Transcript:
    """The transcript with times that are those of the recording, where it surely runs early, late or off."""
    scale = 1 if samples.dtype == np.int16 else 32_768
    blocks = ((samples[at : at + _BLOCK] * scale).astype(np.int16) for at in range(0, len(samples), _BLOCK))
    found = drift(activity(blocks, RATE), transcript)
    if found is None:
        return transcript

    def moved(time: Millis) -> Millis:
        return Millis(max(0, round(time * found.stretch + found.offset)))

    segments = (
        replace(
            one,
            words=tuple(replace(word, start=moved(word.start), end=moved(word.end)) for word in one.words),
        )
        for one in transcript.segments
    )
    return replace(transcript, segments=tuple(segments))


def _tokens(transcript: Transcript) -> Iterator[Token]:
    for segment in transcript.segments:
        opens = 2
        for word in segment.words:
            yield Token(word.text, word.start, word.end, opens)
            opens = int(word.text.rstrip("\"'”’»)").endswith((".", "?", "!", "…")))


def _usable(tokens: Sequence[Token], length: Millis) -> bool:
    """Whether the times of a transcript say anything: they differ, and most of them lie in the recording."""
    inside = sum(token.start < length for token in tokens)
    return bool(tokens) and tokens[-1].start > tokens[0].start + 50 * len(tokens) and inside > len(tokens) / 2


def _share(found: Found, ways: Sequence[Ways]) -> float:
    shares = [sure >= _SURE for sure, said in zip(found.sure, ways, strict=True) if said]
    return sum(shares) / len(shares) if shares else 0.0


def _without_unsaid(made: Transcript, ways: Sequence[Ways]) -> Transcript:
    """The transcript without a confidence where there is nothing to be heard."""
    said = iter(ways)
    return replace(
        made,
        segments=tuple(
            replace(
                one,
                words=tuple(word if next(said) else replace(word, confidence=None) for word in one.words),
            )
            for one in made.segments
        ),
    )


def _gaps(made: Transcript, ways: Sequence[Ways]) -> Iterator[Finding]:
    """What the transcript has and the recording has not, as far as it is worth looking at."""
    words = [word for segment in made.segments for word in segment.words]
    spoken = [word for word, said in zip(words, ways, strict=True) if said]
    runs = [
        list(run) for lost, run in groupby(spoken, lambda word: (word.confidence or 0) < DOUBTFUL) if lost
    ]
    long = [run for run in runs if len(run) >= _WORTH_SAYING]
    for run in long[:_MOST_TOLD]:
        yield Finding(
            rule="align-unheard",
            severity="warning",
            message=f"{len(run)} words from {show(run[0].start)} to {show(run[-1].end)} were not heard in "
            f"the recording, “{run[0].text} {run[1].text} {run[2].text} …”",
            hint="their times are estimates; was this cut from the recording, or is it another take?",
        )
    if len(long) > _MOST_TOLD:
        yield Finding(
            rule="align-unheard",
            severity="warning",
            message=f"{len(long) - _MOST_TOLD} more passages were not heard in the recording",
        )


def _foreign(language: str) -> Finding:
    return Finding(
        rule="align-language",
        severity="warning",
        message=f"word times can be measured in English only, and this transcript is in {language!r}",
        hint='the times of its words are estimates; if it is English after all, say so: language = "en"',
    )


def _strange(share: float) -> Finding:
    return Finding(
        rule="align-mismatch",
        severity="warning",
        message=f"only {share:.0%} of the words were heard in the recording; the transcript keeps its times",
        hint="check that recording and transcript belong together, and that English is spoken",
    )
