"""One recording encoded into several forms side by side, each until its decoded result is right.

The source is decoded once for all: each block goes to every form, and every form works on it in a thread of
its own, at its own pace; the codecs and most of the arithmetic let other threads run meanwhile.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path

from podcast.audio.channels import Samples
from podcast.audio.codecs import Codec, Converter, Encoder, rate_of
from podcast.audio.crew import Crew
from podcast.audio.desk import Take, playing
from podcast.audio.gain import FLAT, Curve, solve
from podcast.audio.limiter import Limiter
from podcast.audio.meter import Loudness, listen
from podcast.audio.settings import TOLERANCE, Settings

_ROUNDS = 4
_SPARE = 0.05  # LU, for meters that differ
_MARGIN = 0.15  # dB under the limit, when the ceiling has to come down
_FURTHEST = 3.0  # LU above the target, to aim at: a limiter that takes all of it takes more as well
_DOWN = 1.0
"""dB that it comes down at once: a single peak that an encoder threw up is gone when anything is changed."""

Progress = Callable[[float], None]


class Lane:
    """One form on its way: where to aim with the next round, and what came of the last."""

    def __init__(self, part: Path, codec: Codec, settings: Settings, seen: Loudness) -> None:
        self.part, self.codec, self.settings, self.seen = part, codec, settings, seen
        self.rate = rate_of(codec, settings.rate)
        self.bitrate = settings.bitrate_for(seen.channels, codec)
        self.curve: Curve = FLAT
        self.ceiling = settings.ceiling - codec.overshoot
        self.heard: Loudness = seen
        self._aim = settings.target + codec.drop
        self._tried: list[tuple[float, float]] = []

    @property
    def frames(self) -> int:
        """How many samples there are to be at its rate."""
        return round(self.seen.frames * self.rate / self.seen.rate)

    def prepare(self, base: Curve) -> None:
        """Set the gain of the next round on top of `base`; silence stays as it is."""
        if self.seen.integrated is None:
            self.ceiling = 0.0
        else:
            self.curve = base.raised(solve(self.seen, base, self._aim, self.ceiling))

    def judge(self) -> bool:
        """Decode what was made and say whether it is right, or as near as it comes; else aim anew."""
        self.heard = listen(self.part)
        if self.seen.integrated is None:
            return True
        missed, excess = self.settings.missed(self.heard)
        self._tried.append((self._aim, missed))
        if (abs(missed) <= TOLERANCE - _SPARE and excess <= 0) or len(self._tried) == _ROUNDS:
            return True
        self._aim = min(_next_aim(self._tried), self.settings.target + _FURTHEST)
        self.ceiling -= min(excess + _MARGIN, _DOWN) if excess > 0 else 0
        return False


class _Chain:
    """What the blocks of one lane go through."""

    def __init__(self, lane: Lane, rate: int, encoder: Encoder) -> None:
        channels = lane.seen.channels
        self._curve, self._encoder = lane.curve, encoder
        self._converter = Converter(channels, (rate, lane.rate), lane.frames)
        self._limiter = Limiter(lane.rate, channels, lane.ceiling)

    def feed(self, block: Samples, at: int) -> None:
        """Take the block that begins at sample `at` of the source."""
        self._encoder.feed(self._limiter.feed(self._converter.feed(self._curve.apply(block, at))))

    def finish(self) -> None:
        """Take the end."""
        self._encoder.feed(self._limiter.feed(self._converter.finish()))
        self._encoder.feed(self._limiter.finish())


def run(take: Take, lanes: Sequence[Lane], base: Curve, tell: Progress) -> None:
    """Encode every lane until it is right, at most _ROUNDS times."""
    left, done = list(lanes), 0
    with ThreadPoolExecutor(len(lanes)) as pool:
        while left:
            # A second round is rare: the first takes nine tenths of the bar, the next nine of what is left.
            begun, span = 1 - 0.1**done, 0.9 * 0.1**done
            for lane in left:
                lane.prepare(base)
            _encode(take, left, partial(_within, tell, begun, span * 0.7))
            right = list(pool.map(Lane.judge, left))
            tell(begun + span)
            left = [lane for lane, is_right in zip(left, right, strict=True) if not is_right]
            done += 1


def _within(tell: Progress, begun: float, span: float, done: float) -> None:
    tell(begun + span * done)


def _encode(take: Take, lanes: Sequence[Lane], tell: Progress) -> None:
    with ExitStack() as stack:
        played = stack.enter_context(playing(take))
        chains = [_Chain(lane, played.rate, stack.enter_context(_encoder(lane))) for lane in lanes]
        crew = stack.enter_context(Crew(chains))
        at = 0
        for block in played:
            crew.give(partial(_Chain.feed, block=block, at=at))
            at += block.shape[1]
            tell(played.share())
        crew.give(_Chain.finish)
        crew.finish()


def _encoder(lane: Lane) -> AbstractContextManager[Encoder]:
    return lane.codec.encoding(lane.part, lane.rate, lane.seen.channels, lane.bitrate)


def _next_aim(tried: list[tuple[float, float]]) -> float:
    """Where to aim after (aim, missed by): by the secant, because limiting flattens the way up."""
    (aim, missed), slope = tried[-1], 1.0
    if len(tried) > 1:
        before, by = tried[-2]
        slope = min(1.5, max(0.2, (by - missed) / (aim - before))) if aim != before else 1.0
    return aim + missed / slope
