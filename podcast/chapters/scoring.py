"""How likely a chapter starts at a place: how its first turn begins, and whether its words are taken up."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from podcast.chapters.lexis import pattern, standardised, tokens
from podcast.chapters.turns import Turn

FORWARD = 0.3
"""What one deviation more of new words that come back soon is worth."""

# The weights started from a logistic fit on public one-hour interviews and were then set by hand so that a
# nine-minute scripted interview is cut well too. There the fit alone fails: it favours "what about", which
# opens 2 % of the places in long talk but goes on with the matter in a quick exchange.
CUES: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, pattern(text))
    for weight, text in (
        # says that something new begins
        (
            1.2,
            r"""
            \b(?:(?:next|another|last) question|question from|we have a question|final(?:ly)?|moving on
            |before we|wrap up|let'?s (?:talk|start|go|move|discuss|switch|begin|get)|back to|speaking of
            |tell us|i (?:also )?want(?:ed)? to (?:ask|talk)|i'?m (?:also )?(?:curious|wondering|interested)
            |talk (?:a bit |a little )?about|thank you for|thanks for|today)\b
            """,
        ),
        # goes on with what was just said
        (
            -1.0,
            r"""
            ^\W*(?:and|but|or)\b|^\W*(?:(?:so|okay|yeah|right|well)\W+)*
            (?:what does that|what do you mean|(?:is|was|does|did|do) (?:that|it|this|they|he|she|those|these)
            |it|that|this|they|these|those|he|she|really|exactly|interesting|like what|such as|why is that
            |why not)\b
            """,
        ),
        # picks up a word of the answer before
        (-0.6, r"^\W*(?:(?:so|and|but) )?(?:what|how) about\b|^\W*you (?:mentioned|said|talked)\b"),
        # too short to open anything
        (-0.8, r"^\s*(?:\S+\s+){0,3}\S+\s*$"),
    )
)


def scores(turns: Sequence[Turn], places: Sequence[int]) -> list[float]:
    """A score for each place, higher where a chapter rather starts; comparable within one talk only."""
    words = [tokens(turn.text) for turn in turns]
    spread = Counter(word for each in words for word in set(each))
    taken_up = standardised(_forward(words, at, spread) for at in places)
    return [FORWARD * share + cues(turns[at].text) for at, share in zip(places, taken_up, strict=True)]


def cues(text: str) -> float:
    """What the wording of a turn says about a new chapter; English only, 0 for most turns.

    >>> cues("Before we close, what comes next?"), cues("And the salary of such a keeper?")
    (1.2, -1.0)
    """
    plain = text.replace("’", "'")
    return sum(weight for weight, wording in CUES if wording.search(plain))


def _forward(words: Sequence[list[str]], at: int, spread: Counter[str]) -> float:
    """The part of what is asked and first answered that is new here and comes back soon."""
    asked = {*words[at], *(words[at + 1] if at + 1 < len(words) else ())}
    past = {word for each in words[max(0, at - 8) : at] for word in each}
    soon = {word for each in words[at + 1 : at + 7] for word in each}
    return _weight((asked - past) & soon, spread, len(words)) / (_weight(asked, spread, len(words)) or 1)


def _weight(found: set[str], spread: Counter[str], total: int) -> float:
    # fsum is exact, so the order of a set does not matter.
    return math.fsum(math.log((total + 1) / spread[word]) for word in found)
