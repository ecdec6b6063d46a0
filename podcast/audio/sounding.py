"""Where anything is said, from the energies that a meter kept: told from the room by level alone."""

import numpy as np
from numpy.typing import NDArray

from podcast.audio.meter import Energies, decibels
from podcast.audio.percentiles import percentiles

_ROOM, _TALK = 10, 80
"""Percentiles of the level of each 100 ms that are taken for the room and for talk."""
_ABOVE = 0.35
"""How far from the one to the other, in decibels, talk begins: so a voice 15 LU under another is heard."""
_LEAST = 12.0
"""LU between the two, or all is one drone in which nobody can be told from the room."""
_FLOOR = -70.0


def sounding(energies: Energies) -> NDArray[np.bool_]:
    """Whether anybody is heard in each 100 ms; in a drone, or in silence, nowhere."""
    levels = np.maximum(decibels(energies), _FLOOR)
    if not len(levels):
        return np.zeros(0, np.bool_)
    room, talk = percentiles(levels, _ROOM, _TALK)
    heard: NDArray[np.bool_] = (levels > room + _ABOVE * (talk - room)) & (talk - room >= _LEAST)
    return heard


def stretches(heard: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where what is heard begins and ends."""
    edges = np.diff(heard.astype(np.int8), prepend=np.int8(0), append=np.int8(0))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))
