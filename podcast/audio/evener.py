"""Brings speech to one level where no transcript says who speaks: by the phrases of each voice.

A phrase moves by what the phrases around it that are like it are away from the middle of all that is said:
alike are those of about its level, from which the limiter takes about as much. So voices come together, and
what one of them stresses or lets trail off keeps some of it. What is said at a level of its own for a few
seconds moves by less: it is a whisper, a shout or a laugh, and no voice. The gain changes between phrases
alone; in a pause the smaller one of both sides holds, and inside a phrase it stands still, so that nothing
pumps. Music keeps the level that it has in the whole.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from podcast.audio.gain import FLAT, Curve, reached, solve
from podcast.audio.leveler import MOST, Stretch, curve_through, loudness_of, with_quiet_pauses
from podcast.audio.meter import Energies, Loudness
from podcast.audio.phrases import Phrase, phrases

_ROUNDS = 4
_HOPS = 10  # a second
_FLOOR = -70.0
_NEAR, _KIN, _LOST = 15.0, 1.3, 0.5
"""Seconds, LU of level and LU that the limiter takes: the widths of the bells by which phrases are alike. Of
two voices with one level, the one with sharp peaks is 1.5 LU quieter after limiting."""
_FAR, _VOICE = 60.0, 1.7
"""Seconds: a level that speech has for longer than _VOICE in all, within about _FAR, is that of a voice."""

Kin = Iterator[tuple[slice, Energies]]


def level_phrases(seen: Loudness, *, target: float, ceiling: float) -> Curve:
    """The gain over time that evens out speech; flat when there is none, or nothing to even out.

    Voices are as loud as each other after limiting to `ceiling` for `target` LUFS, which takes 2 LU off one
    with sharp peaks and nothing off another.
    """
    found = phrases(seen)
    spoken = [each for each in found if each.is_speech]
    if seen.integrated is None or not spoken:
        return FLAT
    levels, lost = np.array([each.level for each in spoken]), np.zeros(len(spoken))
    share = _own(spoken, levels)
    gains = _towards_the_middle(spoken, levels, lost, share)
    more = 0.0
    for _ in range(_ROUNDS - 1):
        curve = curve_through(*_held(found, gains), seen)
        more = solve(seen, curve, target, ceiling, more)
        left = reached(seen, curve.raised(more), ceiling)
        lost = levels + gains + more - _levels(spoken, left)
        gains = _towards_the_middle(spoken, levels, lost, share)
    return with_quiet_pauses(*_held(found, gains), seen, target=target, ceiling=ceiling)


def _towards_the_middle(
    spoken: Sequence[Phrase], levels: Energies, lost: Energies, share: Energies
) -> Energies:
    """The gain of each phrase: what is like it comes, after limiting, to the middle of all."""
    kin = _kin(spoken, _NEAR, ((levels, _KIN), (lost, _LOST)))
    heard = np.array(
        [float(((levels - lost)[near] * weights).sum() / weights.sum()) for near, weights in kin]
    )
    middle = np.average(heard, weights=[each.end - each.start for each in spoken])
    gains: Energies = np.clip((middle - heard) * share, -MOST, MOST)
    return gains


def _own(spoken: Sequence[Phrase], levels: Energies) -> Energies:
    """How far the level of each phrase is that of a voice, from 0 to 1: by how much is said at it."""
    said = np.array([weights.sum() for _, weights in _kin(spoken, _FAR, ((levels, _KIN),))])
    own: Energies = 1 - np.exp(-((said / _HOPS / _VOICE) ** 2))
    return own


def _kin(spoken: Sequence[Phrase], near: float, features: Sequence[tuple[Energies, float]]) -> Kin:
    """For each phrase those around it, and what each counts: its length in hops, less the further away it is.

    A bilateral filter (Tomasi and Manduchi 1998) over time and `features`, each with the width of its bell.
    """
    lengths = np.array([each.end - each.start for each in spoken], np.float64)
    middles = np.array([each.start + each.end for each in spoken]) / (2 * _HOPS)
    for n, middle in enumerate(middles):
        first, last = np.searchsorted(middles, [middle - 4 * near, middle + 4 * near])
        window = slice(int(first), int(last))
        apart = ((middles[window] - middle) / near) ** 2
        for values, width in features:
            apart += ((values[window] - values[n]) / width) ** 2
        yield window, lengths[window] * np.exp(-apart / 2)


def _levels(spoken: Sequence[Phrase], energies: Energies) -> Energies:
    return np.array([loudness_of(energies[each.start : each.end]) or _FLOOR for each in spoken])


def _held(found: Sequence[Phrase], gains: Energies) -> tuple[list[Stretch], list[float]]:
    """Phrases and their gains: those of speech, and 0 dB for what is not."""
    rest = iter(gains.tolist())
    held = [next(rest) if each.is_speech else 0.0 for each in found]
    return [Stretch(each.start, each.end, "") for each in found], held
