"""Makes a recording ready to publish: levelled, at its loudness, under its ceiling, encoded.

Two decodes of the source, measure then encode, and one of each result: what counts is the loudness of the
file that listeners decode. Encoders take off level and push up peaks, limiting takes off more than a
formula can say; when a result misses, the same is done again with what it missed by.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from podcast import links
from podcast.audio import lanes
from podcast.audio.codecs import codec_of, rate_of
from podcast.audio.desk import Take, listened, metered
from podcast.audio.evener import level_phrases
from podcast.audio.gain import FLAT, Curve, solve
from podcast.audio.lanes import Lane
from podcast.audio.leveler import level_turns
from podcast.audio.meter import BINS, Loudness
from podcast.audio.percentiles import median
from podcast.audio.remarks import remarks
from podcast.audio.settings import USUAL, Settings, check
from podcast.audio.source import bin_size
from podcast.audio.span import Span
from podcast.audio.trim import trimmed
from podcast.audio.waveform import draw
from podcast.errors import ConfigError, Finding, InputError, Where
from podcast.model import Audio, Waveform
from podcast.timecode import ZERO, Millis

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastered:
    """A finished recording; the path of `audio` is the bare file name.

    `target`, `before` and `after` are in LUFS, None for silence; `true_peak` of the decoded file in dBTP;
    `gain` in dB, its median where it changes over time. `waveform` is that of the source, `seen` and `heard`
    what the meter saw of it and of the result, `span` what was taken of it, None for all. `length` is that of
    the recording, and `shift` how much later its times come in the result.
    """

    audio: Audio
    target: float
    before: float | None
    after: float | None
    true_peak: float | None
    gain: float
    waveform: Waveform
    seen: Loudness
    heard: Loudness
    length: Millis
    shift: Millis = ZERO
    span: Span | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """What a result will be like, before it is made: `length` and `shift` are as in Mastered.

    `duration` is its own, and `own` what a meter saw of the recording in it.
    """

    waveform: Waveform
    length: Millis
    shift: Millis
    duration: Millis
    own: Loudness


def master(
    source: Path, target: Path, *, settings: Settings = USUAL, progress: Progress | None = None
) -> Mastered:
    """Make `target` (.mp3, .m4a or .opus) from any recording.

    `progress` hears fractions from 0 to 1. Raises InputError for a source that is no recording, ConfigError
    for settings that cannot be; `target` is then left as it was.
    """
    return master_all(source, [target], settings=settings, progress=progress)[0]


def master_all(
    source: Path, targets: Sequence[Path], *, settings: Settings = USUAL, progress: Progress | None = None
) -> list[Mastered]:
    """Make several targets as `master` makes one: the source is measured once, and decoded once for all.

    Raises as `master` does; every target is then left as it was.
    """
    for target in targets:
        codec = codec_of(target)
        rate_of(codec, settings.rate)
        check(settings, codec)
        if not target.parent.is_dir():
            raise InputError("there is no such folder to write to", where=Where(target.parent))
    tell = progress or _nobody
    ready = _ready(source, settings, lambda done: tell(done * 0.25))
    parts = [target.with_name(f".{target.name}.part") for target in targets]
    made = [
        Lane(part, codec_of(target), ready.take.settings, ready.seen)
        for part, target in zip(parts, targets, strict=True)
    ]
    try:
        lanes.run(ready.take, made, ready.base, lambda done: tell(0.25 + done * 0.75))
        sizes = [part.stat().st_size for part in parts]
        for part, target in zip(parts, targets, strict=True):
            part.replace(target)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    tell(1.0)
    rows = zip(made, targets, sizes, strict=True)
    return [_report(ready, lane, target, size) for lane, target, size in rows]


@dataclass(frozen=True, slots=True)
class _Ready:
    """A take ready to be encoded: `own` is the recording in it, `seen` the whole, `base` the gain to add.

    `length` is that of the recording before anything was left out of it.
    """

    take: Take
    own: Loudness
    seen: Loudness
    base: Curve
    length: Millis

    @property
    def shift(self) -> Millis:
        """How much later the recording's times come."""
        span, around = self.take.settings.span, self.take.around
        return Millis((around.shift if around else 0) - (span.start if span else 0))


def _ready(source: Path, settings: Settings, tell: Progress) -> _Ready:
    take, whole = listened(source, settings, tell)
    own, settings = _settled(whole, take.settings)
    take, curve = replace(take, settings=settings, channels=own.channels), _levelled(own, settings)
    if not settings.is_arranged:
        return _Ready(take, own, own, curve, whole.duration)
    from podcast.audio.arrange import arrange  # with pydub, which takes its time to load

    # The talk is levelled before music is put under it, or the music would rise and fall with the voices.
    around = arrange(
        own, _talk(own, curve, settings), intro=settings.intro, outro=settings.outro, beds=settings.beds
    )
    take = replace(take, curve=curve, around=around)
    return _Ready(take, own, metered(take, tell), FLAT, whole.duration)


def _talk(own: Loudness, curve: Curve, settings: Settings) -> float | None:
    """How loud talk may be taken to be, in LUFS: so that after all gain and limiting it is at the target."""
    if own.integrated is None:
        return None
    return settings.target - solve(own, curve, settings.target, settings.ceiling)


def _settled(seen: Loudness, settings: Settings) -> tuple[Loudness, Settings]:
    """The settings that a recording has its own way with: its channels tell the target, its ends the span."""
    if seen.channels == 1 and settings.mono is not None:
        settings = replace(settings, target=settings.mono)
    if not settings.trim:
        return seen, settings
    if settings.span:
        raise ConfigError("a stretch of a recording is not trimmed", hint="leave out one of the two")
    rest, span = trimmed(seen)
    early = span.start if span else 0
    turns = tuple((_less(start, early), _less(end, early), who) for start, end, who in settings.turns)
    beds = tuple(
        replace(bed, start=_less(bed.start, early), end=_less(bed.end, early))
        for bed in settings.beds
        if not bed.end or bed.end > early
    )
    return rest, replace(settings, span=span, turns=turns, beds=beds)


def _less(time: Millis, early: int) -> Millis:
    return Millis(max(0, time - early))


def shape(source: Path, settings: Settings = USUAL, progress: Progress | None = None) -> Shape:
    """What `master` would give of a recording, without making anything. Raises as `master` does."""
    ready = _ready(source, settings, progress or _nobody)
    seen = ready.seen
    drawn = draw(seen.peaks, seen.rate, seen.frames, seen.integrated)
    return Shape(drawn, ready.length, ready.shift, seen.duration, ready.own)


def _levelled(seen: Loudness, settings: Settings) -> Curve:
    if settings.level and not settings.turns:
        return level_phrases(seen, target=settings.target, ceiling=settings.ceiling)
    return level_turns(seen, settings.turns, target=settings.target, ceiling=settings.ceiling)


def _nobody(_: float) -> None:
    """Nobody asked for progress."""


def _before(ready: _Ready) -> Loudness:
    """The recording as the meter saw it, at the times that it has in the result."""
    around, own = ready.take.around, ready.own
    if around is None:
        return own
    hops = around.intro.shape[1] // (BINS * bin_size(own.rate))
    return replace(
        own,
        frames=own.frames + hops * BINS * bin_size(own.rate),
        energies=np.concatenate([np.zeros(hops), own.energies]),
        peaks=np.concatenate([np.zeros(hops * BINS, np.float32), own.peaks]),
    )


def _report(ready: _Ready, lane: Lane, target: Path, size: int) -> Mastered:
    seen, after = lane.seen, lane.heard
    return Mastered(
        audio=Audio(
            path=target.name,
            media_type=links.media_type(target.name),
            size=size,
            duration=Millis(round(lane.frames * 1000 / lane.rate)),
            bitrate=lane.bitrate,
            channels=seen.channels,
            rate=lane.rate,
        ),
        target=lane.settings.target,
        before=ready.own.integrated,
        after=after.integrated,
        true_peak=after.true_peak,
        gain=median(lane.curve.level),
        waveform=draw(seen.peaks, seen.rate, seen.frames, seen.integrated),
        seen=_before(ready),
        heard=after,
        length=ready.length,
        shift=ready.shift,
        span=lane.settings.span,
        findings=tuple(remarks(Where(ready.take.source), lane.settings, ready.own, after)),
    )
