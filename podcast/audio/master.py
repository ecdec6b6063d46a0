"""Makes a recording ready to publish: levelled, at its loudness, under its ceiling, encoded.

Two decodes of the source, measure then encode, and one of the result: what counts is the loudness of the
file that listeners decode. Encoders take off level and push up peaks, limiting takes off more than a
formula can say; when the result misses, the same is done again with what it missed by.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from podcast import links
from podcast.audio.channels import mix, mixing
from podcast.audio.codecs import Codec, Converter, codec_of, encoding, rate_of
from podcast.audio.gain import FLAT, Curve, solve
from podcast.audio.leveler import level_turns
from podcast.audio.limiter import Limiter
from podcast.audio.meter import Loudness, listen
from podcast.audio.settings import TOLERANCE, USUAL, Settings, check, remarks
from podcast.audio.span import reading_span
from podcast.audio.waveform import draw
from podcast.errors import Finding, InputError, Where
from podcast.model import Audio, Waveform
from podcast.timecode import Millis

_ROUNDS = 4
_SPARE = 0.05  # LU, for meters that differ
_MARGIN = 0.15  # dB under the limit, when the ceiling has to come down

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastered:
    """A finished recording; the path of `audio` is the bare file name.

    `before` and `after` are in LUFS, None for silence; `true_peak` of the decoded file in dBTP; `gain` in
    dB, its median where it changes over time. `waveform` is that of the source.
    """

    audio: Audio
    before: float | None
    after: float | None
    true_peak: float | None
    gain: float
    waveform: Waveform
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything that one encoding depends on."""

    source: Path
    part: Path
    codec: Codec
    settings: Settings
    rate: int
    seen: Loudness

    @property
    def frames(self) -> int:
        return round(self.seen.frames * self.rate / self.seen.rate)

    @property
    def bitrate(self) -> int:
        return self.settings.bitrate_for(self.seen.channels)


@dataclass(frozen=True, slots=True)
class _Made:
    """One encoding: the gain that went in, and what its decoder gives."""

    curve: Curve
    heard: Loudness


def master(
    source: Path, target: Path, *, settings: Settings = USUAL, progress: Progress | None = None
) -> Mastered:
    """Make `target` (.mp3, .m4a or .opus) from any recording.

    `progress` hears fractions from 0 to 1. Raises InputError for a source that is no recording, ConfigError
    for settings that cannot be; `target` is then left as it was.
    """
    codec = codec_of(target)
    rate = rate_of(codec, settings.rate)
    check(settings, codec)
    if not target.parent.is_dir():
        raise InputError("there is no such folder to write to", where=Where(target.parent))
    tell = progress or _nobody
    seen = _listened(source, settings, lambda done: tell(done * 0.25))
    plan = _Plan(source, target.with_name(f".{target.name}.part"), codec, settings, rate, seen)
    try:
        made = _closed_loop(plan, lambda done: tell(0.25 + done * 0.75))
        size = plan.part.stat().st_size
        plan.part.replace(target)
    finally:
        plan.part.unlink(missing_ok=True)
    tell(1.0)
    return _report(plan, target, made, size)


def shape(source: Path, settings: Settings = USUAL) -> Waveform:
    """The waveform that `master` would give of a recording, without making anything."""
    seen = _listened(source, settings, _nobody)
    return draw(seen.peaks, seen.rate, seen.frames, seen.integrated)


def _listened(source: Path, settings: Settings, tell: Progress) -> Loudness:
    """A recording as it will be heard: in the channels asked for, or those that its sound needs."""
    seen = listen(source, lambda count: settings.channels or min(count, 2), tell, settings.span)
    return seen.folded() if settings.channels is None and seen.equal else seen


def _nobody(_: float) -> None:
    """Nobody asked for progress."""


def _closed_loop(plan: _Plan, tell: Progress) -> _Made:
    """Encode until the decoded result is right, at most _ROUNDS times."""
    settings, seen = plan.settings, plan.seen
    if seen.integrated is None:
        _encode(plan, FLAT, 0.0, tell)
        return _Made(FLAT, listen(plan.part))
    base = level_turns(seen, settings.turns)
    aim, ceiling = settings.target + plan.codec.drop, settings.ceiling - plan.codec.overshoot
    tried: list[tuple[float, float]] = []
    while True:
        # A second round is rare: the first takes nine tenths of the bar, the next nine of what is left.
        begun, span = 1 - 0.1 ** len(tried), 0.9 * 0.1 ** len(tried)
        curve = base.raised(solve(seen, base, aim, ceiling))
        _encode(plan, curve, ceiling, partial(_within, tell, begun, span * 0.7))
        made = _Made(curve, listen(plan.part))
        tell(begun + span)
        missed, excess = settings.missed(made.heard)
        tried.append((aim, missed))
        if (abs(missed) <= TOLERANCE - _SPARE and excess <= 0) or len(tried) == _ROUNDS:
            return made
        aim = _next_aim(tried)
        ceiling -= excess + _MARGIN if excess > 0 else 0


def _within(tell: Progress, begun: float, span: float, done: float) -> None:
    tell(begun + span * done)


def _next_aim(tried: list[tuple[float, float]]) -> float:
    """Where to aim after (aim, missed by): by the secant, because limiting flattens the way up."""
    (aim, missed), slope = tried[-1], 1.0
    if len(tried) > 1:
        before, by = tried[-2]
        slope = min(1.5, max(0.2, (by - missed) / (aim - before))) if aim != before else 1.0
    return aim + missed / slope


def _encode(plan: _Plan, curve: Curve, ceiling: float, tell: Progress) -> None:
    size = plan.source.stat().st_size
    channels = plan.seen.channels
    with (
        reading_span(plan.source, plan.settings.span) as (reader, file),
        encoding(plan.part, plan.codec, plan.rate, channels, plan.bitrate) as encoder,
    ):
        matrix = mixing(reader.names, channels)
        converter = Converter(channels, (reader.rate, plan.rate), plan.frames)
        limiter = Limiter(plan.rate, channels, ceiling)
        at = 0
        for block in reader:
            encoder.feed(limiter.feed(converter.feed(curve.apply(mix(matrix, block), at))))
            at += block.shape[1]
            tell(min(1.0, file.tell() / size))
        encoder.feed(limiter.feed(converter.finish()))
        encoder.feed(limiter.finish())


def _report(plan: _Plan, target: Path, made: _Made, size: int) -> Mastered:
    seen, after = plan.seen, made.heard
    return Mastered(
        audio=Audio(
            path=target.name,
            media_type=links.media_type(target.name),
            size=size,
            duration=Millis(round(plan.frames * 1000 / plan.rate)),
            bitrate=plan.bitrate,
            channels=seen.channels,
            rate=plan.rate,
        ),
        before=seen.integrated,
        after=after.integrated,
        true_peak=after.true_peak,
        gain=float(np.median(made.curve.level)),
        waveform=draw(seen.peaks, seen.rate, seen.frames, seen.integrated),
        findings=tuple(remarks(Where(plan.source), plan.settings, seen, after)),
    )
