"""Forced alignment: a text and a recording of it become words with times.

`align` listens to a recording of English speech for the words of a transcript, and needs PocketSphinx.
`activity` and `drift` tell without it whether a transcript runs late, early, too slow or too fast.
"""

from podcast.align.activity import Activity, activity
from podcast.align.aligner import Aligned, align
from podcast.align.drift import Drift, drift, drifts
from podcast.align.engine import INSTALL, RATE, Samples, installed, require

__all__ = [
    "INSTALL",
    "RATE",
    "Activity",
    "Aligned",
    "Drift",
    "Samples",
    "activity",
    "align",
    "drift",
    "drifts",
    "installed",
    "require",
]
