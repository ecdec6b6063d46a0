"""Whether two people with two parts talk at all: not one alone, not a round table, not two hosts.

Where that is unlikely nobody is labelled, however sure single turns look.
"""

import re
from collections import Counter
from collections.abc import Sequence
from math import exp, log

from podcast.transcript.dialogue import Evidence, Reading
from podcast.transcript.signs import Turn

SURE = 0.8
"""From which a turn is held to be the host's, and below the rest of which the guest's."""

_ADDRESSED = re.compile(
    r"(?:\b(?:[Hh]ey|[Hh]i|[Hh]ello|[Tt]hanks|[Tt]hank you|[Ww]elcome|[Ss]o|[Ww]ell|[Aa]nd|[Yy]eah|"
    r"[Oo]kay),? |^|, )"
    r"([A-Z][a-zà-ÿ]{2,})(?=[,?!]|\.(?: |$))"
)
_SEVERAL = re.compile(
    r"\b(?:(?i:you (?:guys|all|both|two|three)|y['’]all|both of you|all of you|(?:two|three|four) guests|"
    r"our guests|my co-?hosts?|panel(?:ists?)?)|"
    r"(?:[Jj]oined|[Hh]ere) (?:today )?(?:by|with) (?:[A-Z]\w+ ){1,3}and [A-Z]\w+)\b"
)

FACTS = (
    "sureness",
    "host share",
    "one-sided",
    "gain",
    "questions",
    "leaning",
    "turns",
    "names",
    "several",
    "both sure",
)
"""What `facts` tells, in its order."""


def facts(turns: Sequence[Turn], found: Evidence, reading: Reading) -> tuple[float, ...]:
    """What tells a dialogue from other talk; the numbers go with FACTS."""
    count = len(turns)
    sure = [max(likely, 1 - likely) for likely in reading.host]
    host = sum(reading.host) / count
    names = Counter(name for turn in turns for name in set(_ADDRESSED.findall(turn.text)))
    again = sum(1 for uses in names.values() if uses > 1)
    sides = (sum(likely > SURE for likely in reading.host), sum(likely < 1 - SURE for likely in reading.host))
    return (
        sum(sure) / count,
        host,
        abs(host - 0.5),
        reading.gain,
        sum(turn.asks for turn in turns) / count,
        sum(map(abs, found.host)) / count,
        log(count),
        min(again, 6) / 6,
        min(sum(len(_SEVERAL.findall(turn.text)) for turn in turns) / count * 10, 1.0),
        min(sides) / count,
    )


def chance(numbers: Sequence[float], weights: Sequence[float]) -> float:
    """How likely it is (0 to 1) that two people talk: a logistic regression, its last weight the constant."""
    total = weights[-1] + sum(number * weight for number, weight in zip(numbers, weights[:-1], strict=True))
    return 1 / (1 + exp(-max(-50.0, min(50.0, total))))
