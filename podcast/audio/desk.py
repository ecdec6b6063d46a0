"""What is heard of a recording before it is brought to its loudness: cleaned, levelled and arranged.

Every step takes blocks and gives blocks, so that an hour takes no more memory than a minute.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from podcast.audio.channels import Samples, mix, mixing, weights
from podcast.audio.gain import FLAT, Curve
from podcast.audio.highpass import LOWEST, HighPass
from podcast.audio.meter import Loudness, Meter
from podcast.audio.remarks import is_off_centre
from podcast.audio.settings import Settings
from podcast.audio.sides import Factors
from podcast.audio.span import Sound, reading_span
from podcast.audio.untouched import Untouched

if TYPE_CHECKING:
    from podcast.audio.arrange import Arrangement

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Take:
    """A recording as `settings` say in so many `channels`, levelled by `curve` and arranged.

    Without `channels` it has those that the settings ask for, at most two; with `mono` one, made of so much
    of left and right. Noise of a `room` that is so loud, in dBFS, is lowered.
    """

    source: Path
    settings: Settings
    channels: int = 0
    mono: Factors | None = None
    room: float | None = None
    curve: Curve = FLAT
    around: "Arrangement | None" = None


class Playing:
    """The sound of an opened take: iterate over it once for its blocks. `rate` is that of the recording."""

    def __init__(self, take: Take, sound: Sound, tell: Callable[[], float]) -> None:
        wanted = take.channels or take.settings.channels or min(len(sound.names), 2)
        self._take, self._sound = take, sound
        self._matrix = _mixing(sound.names, wanted, take.mono)
        self.rate = sound.rate
        self.weights = weights(sound.names) if self._matrix is None else np.ones(wanted)
        self.share = tell
        # How it is made one is known once it was heard; then its channels are, too.
        is_folded = not take.channels and wanted == 1 and len(sound.names) == 2
        self._untouched = Untouched(sound.rate, is_folded=is_folded)

    def __iter__(self) -> Iterator[Samples]:
        around = self._take.around
        return around.around(self._levelled(), self.rate) if around else self._levelled()

    def _levelled(self) -> Iterator[Samples]:
        low, curve = self._take.settings.high_pass, self._take.curve
        blocks: Iterable[Samples]
        blocks = (mix(self._matrix, self._untouched.watched(block)) for block in self._sound)
        if low:
            blocks = map(HighPass(self.rate, len(self.weights), low).feed, blocks)
        if self._take.room is not None:
            from podcast.audio.denoise import denoised

            blocks = denoised(blocks, self.rate, len(self.weights), self._take.room)
        at = 0
        for block in blocks:
            yield block if curve is FLAT else curve.apply(block, at)
            at += block.shape[1]

    def heard(self, meter: Meter) -> Loudness:
        """What the meter says when all was played to it."""
        seen = meter.result(damaged=self._sound.damaged, promised=self._sound.promised)
        return replace(seen, full=self._untouched.full, mono=self._untouched.mono or seen.mono)


def _mixing(names: tuple[str, ...], wanted: int, mono: Factors | None) -> Samples | None:
    if mono is None:
        return mixing(names, wanted)
    both, one = mixing(names, 2), np.array([mono], np.float32)
    return one if both is None else one @ both


@contextmanager
def playing(take: Take) -> Generator[Playing]:
    """Open a take. Raises InputError for anything that is not a recording."""
    size = take.source.stat().st_size if take.source.is_file() else 0
    with reading_span(take.source, take.settings.span) as (sound, file):
        yield Playing(take, sound, lambda: min(1.0, file.tell() / max(1, size)))


def listened(source: Path, settings: Settings, tell: Progress) -> tuple[Take, Loudness]:
    """A recording as it will be heard: around zero, in the channels asked for or that it needs.

    Raises InputError for anything that is not a recording.
    """
    take, seen = _heard(Take(source, settings), tell)
    if settings.channels == 1 and seen.mono:
        take, seen = _heard(replace(take, mono=seen.mono), _nobody)
    if is_off_centre(seen) and not settings.high_pass:
        # Peaks that stand on an offset have the limiter take off what is no sound: it costs 5 LU. Nor can the
        # noise of a room be told that stands on one.
        take, centred = _heard(replace(take, settings=replace(settings, high_pass=LOWEST)), _nobody)
        seen = replace(centred, offset=seen.offset)
    if settings.channels is None and seen.mono:
        return replace(take, mono=seen.mono), seen.folded()
    return take, seen


def _heard(take: Take, tell: Progress) -> tuple[Take, Loudness]:
    take = _quietened(replace(take, room=None))
    return take, metered(take, tell)


def _nobody(_: float) -> None:
    """Nobody asked for progress."""


def _quietened(take: Take) -> Take:
    """The take with the noise of its room known, where that is to be lowered and can be told."""
    if not take.settings.denoise:
        return take
    from podcast.audio.denoise import room_of

    with playing(take) as played:
        return replace(take, room=room_of(played, played.rate))


def metered(take: Take, tell: Progress) -> Loudness:
    """Meter a take. Raises InputError for anything that is not a recording."""
    with playing(take) as played:
        meter = Meter(played.rate, played.weights)
        for block in played:
            meter.feed(block)
            tell(played.share())
        return played.heard(meter)
