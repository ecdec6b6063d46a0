"""Where a producer's corrections stand, so that one that no longer fits is told at its own line."""

from collections.abc import Callable

from podcast.errors import Where

Place = Callable[[int], Where]
"""From the number of an entry, counted from 0, to its place."""
