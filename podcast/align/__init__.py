"""Forced alignment: a text and a recording of it become words with times.

`align` listens to a recording of English speech for the words of a transcript, `drift` tells without any
recogniser whether a transcript runs late, early, too slow or too fast.
"""

from podcast.align.aligner import Aligned, align
from podcast.align.engine import RATE, Samples, installed

__all__ = ["RATE", "Aligned", "Samples", "align", "installed"]
