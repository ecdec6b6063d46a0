"""Cutting talk into cues: a dynamic programme over the places where a cue and its line may end.

A cue's cost adds up what readers mind: a bad break, a second line out of balance, more words than can be
read in the time. The cheapest way through each run of one voice is taken, so no cue is spoilt to please
the one before it, as happens when words are taken greedily until a line is full.
"""

from collections.abc import Iterator
from itertools import accumulate
from math import inf

from podcast.captions import breaks
from podcast.captions.breaks import CLAUSE, NEVER
from podcast.captions.profiles import PROFILES, Profile
from podcast.captions.runs import Run, runs
from podcast.captions.timing import Draft, timed
from podcast.languages import lookup, unspaced
from podcast.model import Cue, Transcript
from podcast.timecode import Millis

# The costs were tuned on half of a collection of professional subtitles: see docs/captions.md.
CUE = 0.5
"""Each cue costs, or the screen would flash."""
BREAK = 4.0
"""A break between cues hurts more than one between lines."""
LINE = 2.8
BALANCE = 0.5
"""For a line that is a full width longer than the other; a long upper line costs TOP_HEAVY more."""
TOP_HEAVY = 0.07
SENTENCE = 4.0
"""For a sentence that ends inside a cue: a little less than for a cue that is too short to be noticed."""
PAUSE = 250
"""From this many milliseconds on a silence is heard as a break."""
PAUSE_INSIDE = 1.2
"""For a pause inside a cue, and for each second of it."""
PAUSE_BONUS = 0.3
SHORT = 1.2
"""For a cue of no width; one of SHORT_TO columns costs nothing."""
SHORT_TO = 20
SPEED = 0.1
"""For each column a second above EASY of the highest reading speed."""
EASY = 0.85


def cut(
    transcript: Transcript, profile: Profile = PROFILES["broadcast"], *, until: Millis | None = None
) -> tuple[Cue, ...]:
    """Cut a transcript into cues that hold all of its words in order.

    No cue holds two voices. Cues never overlap, and start with their first word, or at most three frames
    (half a second where word times were worked out) beside it where more cues can be read so. None stands
    after `until`, the last end in the transcript if not given; what was said after it moves up before it.
    The profile is kept within what the transcript's language allows (`Profile.for_language`). A cue that
    cannot keep to it says why in its flags (`FLAGS`).
    """
    fitted = profile.for_language(transcript.language)
    drafts = (
        draft for run in runs(transcript, fitted) for draft in _drafts(run, transcript.language, fitted)
    )
    last = max((segment.end for segment in transcript.segments), default=0) if until is None else until
    return timed(list(drafts), fitted, last or None)


def _drafts(run: Run, language: str | None, profile: Profile) -> Iterator[Draft]:
    for i, k, j in _Programme(run, language, profile).cues():
        lines = (run.text(i, j),) if k == i else (run.text(i, k), run.text(k, j))
        limit = run.starts[j] if j < len(run.pieces) else run.until
        yield Draft(run.starts[i], run.ends[j - 1], limit, lines, run.speaker, *run.slack[i])


class _Programme:
    """The cheapest cues of one run. Everything about a single gap is worked out once, beforehand.

    A cue is (i, k, j): pieces i to j - 1, with the second line from k, or k = i when there is one line.
    """

    def __init__(self, run: Run, language: str | None, profile: Profile) -> None:
        self.run, self.profile = run, profile
        self.breaks, inner = _gaps(run, language)
        self.inside = [*accumulate(inner), 0.0]
        self.fits_to = self._fits_to()
        self.limits = [*run.starts[1:], run.until]

    def _fits_to(self) -> list[int]:
        """For each piece the last k so that the pieces up to k - 1 fit one line."""
        left, right, chars = self.run.left, self.run.right, self.profile.chars
        fits, k = [], 0
        for i in range(len(left)):
            k = max(k, i)
            while k < len(right) and right[k] - left[i] <= chars:
                k += 1
            fits.append(k)
        return fits

    def cues(self) -> list[tuple[int, int, int]]:
        count = len(self.run.pieces)
        total = [0.0] + [inf] * count
        best = [(0, 0)] * (count + 1)
        low = 0
        for j in range(1, count + 1):
            while low < j - 1 and self.fits_to[low] < j:
                low += 1
            total[j], best[j] = self._cheapest(j, low, total)
        found = []
        j = count
        while j:
            i, k = best[j]
            found.append((i, k, j))
            j = i
        return found[::-1]

    def _cheapest(self, j: int, low: int, total: list[float]) -> tuple[float, tuple[int, int]]:
        """The cheapest cue that ends before piece j; the pieces from `low` on fit one line."""
        run, chars = self.run, self.profile.chars
        edge, limit = run.right[j - 1], self.limits[j - 1] - self.profile.gap
        inside = self.inside[j - 1]
        lowest, choice = inf, (j - 1, j - 1)
        for i in range(j - 1, self._first(j, low) - 1, -1):
            cost = total[i] + CUE
            if cost >= lowest:
                continue
            columns = edge - run.left[i]
            time = limit - run.starts[i]
            cost += inside - self.inside[i] + self._reading(columns, time, run.ends[j - 1] - run.starts[i])
            if cost >= lowest:
                continue
            k = i
            if columns > chars and i < j - 1:
                k, split = self._two_lines(i, j, low)
                cost += split
            if cost < lowest:
                lowest, choice = cost, (i, k)
        return lowest + BREAK * self.breaks[j], choice

    def _first(self, j: int, low: int) -> int:
        """The first piece that a cue ending before j may start with."""
        if self.profile.words:
            return max(0, low, j - self.profile.words)
        if self.profile.lines == 1 or low == 0:
            return low
        first = low
        while first and self.fits_to[first - 1] >= low:
            first -= 1
        return first

    def _two_lines(self, i: int, j: int, low: int) -> tuple[int, float]:
        """Where the second line starts, and what that costs."""
        left, right, breaks_ = self.run.left, self.run.right, self.breaks
        scale = BALANCE / self.profile.chars
        middle = left[i] + right[j - 1]
        lowest, choice = inf, i
        for k in range(max(low, i + 1), min(self.fits_to[i], j - 1) + 1):
            lean = right[k - 1] + left[k] - middle
            cost = LINE * breaks_[k] + (lean * scale + TOP_HEAVY if lean > 0 else -lean * scale)
            if cost < lowest:
                lowest, choice = cost, k
        return choice, lowest

    def _reading(self, columns: int, time: int, spoken: int) -> float:
        """What the time on the screen costs: talk too fast to read, too short to notice, or too long."""
        profile = self.profile
        cost = 0.0 if columns >= SHORT_TO else SHORT * (1 - columns / SHORT_TO)
        if spoken > profile.longest:
            cost += 0.02 * (spoken - profile.longest)
        if time < profile.shortest:
            cost += 5 + 0.03 * (profile.shortest - time)
        if profile.cps:
            speed = columns * 1000 / (max(100, time))
            if speed > profile.cps:
                cost += 3 + 1.5 * (speed - profile.cps)
            elif speed > EASY * profile.cps:
                cost += SPEED * (speed - EASY * profile.cps)
        return cost


def _gaps(run: Run, language: str | None) -> tuple[list[float], list[float]]:
    """What a break before each piece, and after the last, costs, and what it costs to go on without one."""
    prices = [0.0, *breaks.costs(run.pieces, language), 0.0]
    words = lookup(language)
    inner = [0.0] * len(prices)
    for k in range(1, len(run.pieces)):
        before, after = run.pieces[k - 1], run.pieces[k]
        if not run.spaced[k]:
            price = unspaced.cost(before, after, words)
            prices[k] = NEVER if price is None else price
        elif prices[k] > CLAUSE and not before.isascii():
            prices[k] = unspaced.space_cost(before, after) or prices[k]
        if prices[k] == 0:
            inner[k] = SENTENCE
        pause = run.pauses[k]
        if pause >= PAUSE:
            inner[k] += PAUSE_INSIDE * (1 + min(5.0, pause / 1000))
            prices[k] = max(0.0, prices[k] - PAUSE_BONUS)
    return prices, inner
