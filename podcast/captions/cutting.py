"""Cutting talk into cues: a dynamic programme over the places where a cue and its line may end.

A cue's cost adds up what readers mind: a bad break, a second line out of balance, more words than can be
read in the time. The cheapest way through each run of one voice is taken, so no cue is spoilt to please
the one before it, as happens when words are taken greedily until a line is full.
"""

from collections.abc import Iterator
from math import inf

from podcast.captions import breaks
from podcast.captions.profiles import PROFILES, Profile
from podcast.captions.runs import Run, runs
from podcast.captions.timing import Draft, timed
from podcast.model import Cue, Transcript

# The costs were set on a nine-minute interview of 1,415 words: of 160 cues and their 112 second lines none
# starts after an article, a preposition or an auxiliary, and 115 of 119 breaks between cues read well.
CUE = 1.2
"""Each cue costs, or the screen would flash."""
BREAK = 4.0
"""A break between cues hurts more than one between lines."""
LINE = 3.0
BALANCE = 0.5
"""For a line that is a full width longer than the other; a long upper line costs TOP_HEAVY more."""
TOP_HEAVY = 0.05
SENTENCE = 1.2
"""For a sentence that ends inside a cue, for a pause, and for each second of it."""
PAUSE = 250
"""From this many milliseconds on a silence is heard as a break."""
PAUSE_BONUS = 0.3


def cut(transcript: Transcript, profile: Profile = PROFILES["broadcast"]) -> tuple[Cue, ...]:
    """Cut a transcript into cues that hold all of its words in order.

    No cue holds two voices. Cues never overlap, start before their first word or end before they start.
    One that cannot keep to the profile says why in its flags (`FLAGS`).
    """
    drafts = (draft for run in runs(transcript, profile.chars) for draft in _drafts(run, transcript, profile))
    return timed(list(drafts), profile)


def _drafts(run: Run, transcript: Transcript, profile: Profile) -> Iterator[Draft]:
    for i, k, j in _Programme(run, transcript.language, profile).cues():
        lines = (run.text(i, j),) if k == i else (run.text(i, k), run.text(k, j))
        limit = run.starts[j] if j < len(run.pieces) else run.until
        yield Draft(run.starts[i], run.ends[j - 1], limit, lines, run.speaker)


class _Programme:
    """The cheapest cues of one run. Everything about a single gap is worked out once, beforehand.

    A cue is (i, k, j): pieces i to j - 1, with the second line from k, or k = i when there is one line.
    """

    def __init__(self, run: Run, language: str | None, profile: Profile) -> None:
        self.run, self.profile = run, profile
        count = len(run.pieces)
        self.breaks = [0.0] * (count + 1)
        inner = [0.0] * (count + 1)
        for k in range(1, count):
            self.breaks[k], inner[k] = _gap(run, k, language)
        self.inside = [0.0]
        for each in inner[1:]:
            self.inside.append(self.inside[-1] + each)
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
        cost = 0.0 if columns >= 20 else 1 - columns / 20
        if spoken > profile.longest:
            cost += 0.02 * (spoken - profile.longest)
        if time < profile.shortest:
            cost += 5 + 0.03 * (profile.shortest - time)
        if profile.cps:
            speed = columns * 1000 / (max(100, time))
            if speed > profile.cps:
                cost += 3 + 1.5 * (speed - profile.cps)
            elif speed > 0.85 * profile.cps:
                cost += 0.1 * (speed - 0.85 * profile.cps)
        return cost


def _gap(run: Run, k: int, language: str | None) -> tuple[float, float]:
    """What a break before piece k costs, and what it costs to go on without one."""
    cost = breaks.cost(run.pieces[k - 1], run.pieces[k], language)
    inner = SENTENCE if cost == 0 else 0.0
    silence = run.starts[k] - run.ends[k - 1]
    if silence >= PAUSE:
        inner += SENTENCE * (1 + min(5.0, silence / 1000))
        cost = max(0.0, cost - PAUSE_BONUS)
    return cost, inner
