"""What a turn shows of who is speaking: signs of one turn, and links between a turn and the one before it.

Each is a row that is true or false (overlaps of words: 0 to 1) and has a weight in `weights`. Rows that are
`english` look at words; the others look at marks and lengths and hold in every language.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

ASKING = ("?", "？", "؟")
_CLOSERS = "\"'”’»)] "
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_CONTENT = 5
"""Letters from which a word is taken to carry a topic."""
TINY = 3
"""Words: "Mhm.", "Right, right." tell that somebody listens."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn: its words in small letters, its length against the middle one's, its place from both ends."""

    text: str
    words: tuple[str, ...]
    size: float
    place: int
    left: int

    @property
    def asks(self) -> bool:
        """Whether it ends in a question."""
        return self.text.rstrip(_CLOSERS).endswith(ASKING)

    @property
    def tiny(self) -> bool:
        """Whether it is a word or two between somebody else's."""
        return len(self.words) <= TINY

    @property
    def content(self) -> frozenset[str]:
        """The words that carry a topic."""
        return frozenset(word for word in self.words if len(word) >= _CONTENT and word.isalpha())


def turns_of(texts: Sequence[str]) -> tuple[Turn, ...]:
    """The turns of a talk, ready to be looked at."""
    words = [tuple(word.replace("’", "'") for word in _WORD.findall(text.lower())) for text in texts]
    lengths = [len(each) for each in words]
    middle = max(1.0, (sum(lengths) / len(lengths) + median(lengths)) / 2) if lengths else 1.0
    return tuple(
        Turn(text, each, len(each) / middle, n, len(texts) - 1 - n)
        for n, (text, each) in enumerate(zip(texts, words, strict=True))
    )


class Sign(NamedTuple):
    """Something one turn may show."""

    name: str
    shown: Callable[[Turn], bool]
    english: bool = False


class Link(NamedTuple):
    """Something that a turn and the one before it may show together."""

    name: str
    shown: Callable[[Turn, Turn], float]
    english: bool = False


def _opens(pattern: str) -> Callable[[Turn], bool]:
    opener = re.compile(rf"(?:{pattern})\b", re.IGNORECASE)
    return lambda turn: opener.match(turn.text) is not None


def _holds(pattern: str) -> Callable[[Turn], bool]:
    phrase = re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    return lambda turn: phrase.search(turn.text) is not None


_PRESENTS = _holds(
    r"welcome (?:to|back)|before we (?:close|finish|go|wrap)|my guest (?:is|today)|in today['’]s episode|"
    r"that(?:['’]s| is) (?:all for|it for|our (?:episode|overview|show|time))|next question|this episode|"
    r"(?:thanks|thank you)(?: so much| very much)? for (?:joining|listening|coming|being|your time|taking)|"
    r"today,? (?:we|i)\b|(?:with|joining) (?:me|us) (?:today|here|is|now)|"
    r"(?:joined|here) (?:today )?(?:by|with)|you(?:['’]re| are) listening to|brought to you by|"
    r"sponsor\w*|our listeners|"
    r"this is [^.]{2,60}\b(?:show|podcast|series|guide|programme|program)\b"
)
_WELCOMES = _holds("welcome (?:to|back|everyone|everybody)")
_THANKS_BACK = _holds(r"for (?:having|inviting) me|for the invit\w+")
_SIGNED_OFF = _holds(
    r"that(?:['’]s| is) (?:all for|it for|our (?:episode|overview|show|time))|until next (?:time|week)|"
    r"(?:thanks|thank you)(?: so much| very much| all)? for (?:listening|tuning in|watching)"
)
_IS_GUEST = _holds(
    r"(?:thanks|thank you)(?: so much| very much)? for having|for the invit\w+|"
    r"(?:glad|happy|great|excited|pleasure|honou?r) to be (?:here|on)"
)
_GREETS_BACK = _opens("thanks|thank you|hello|hi|hey")
_ANSWERS = _opens(
    "absolutely|certainly|definitely|exactly|it is|no|not|of course|sure|well|yes|yeah|yep|correct"
)
_APPRECIATES = _opens(
    "great|cool|awesome|nice|wow|amazing|interesting|fascinating|okay|ok|right|gotcha|got it|mm|mhm|uh-huh|"
    "oh|ah|hm+|love|very|perfect|excellent|wonderful|fantastic|alright|all right"
)
_ADDRESSES = _holds(
    "(?:can|could|did|do|have|would|are|were|will) you|tell (?:me|us)|how (?:do|did|would|have) you|"
    r"you(?:['’]ve| have)? (?:mentioned|said|talked|wrote|were saying)|what(?:['’]s| is| was| were| are) your"
)
_WONDERS = _holds(
    r"i(?:['’]m| am| was)? (?:just )?(?:curious|wonder\w*)|"
    "i want(?:ed)? to (?:ask|talk|touch|go|get|start|come)|"
    "let['’]s (?:talk|go|move|dive|start|get|switch|shift)|"
    "talk (?:a (?:little|bit)|about)|"
    "the audience|the show|the episode|podcast"
)
_TELLS = _holds(
    "i was|i had|i did|i went|i started|i worked|we had|we were|we did|we started|when i|"
    "my (?:first|own|team|company|job|wife|husband|dad|mom|career)"
)
_EXPLAINS = _holds(
    "for example|for instance|basically|because|depends|in (?:our|my) case|the reason|which means|so that"
)


def _opens_show(turn: Turn) -> bool:
    return turn.place < 3 and _WELCOMES(turn)


def _closes_show(turn: Turn) -> bool:
    """Whether it takes leave of those who listen, as a guest does only while thanking for the invitation."""
    return turn.left < 2 and _SIGNED_OFF(turn) and not _THANKS_BACK(turn)


def frames(turn: Turn) -> bool:
    """Whether it opens or closes the show: such turns are long whoever speaks otherwise at length."""
    return _opens_show(turn) or _closes_show(turn)


_YOU = frozenset(["you", "your", "yours", "you're", "you've", "you'd", "you'll"])
_ME = frozenset(["i", "my", "me", "we", "our", "us", "i'm", "i've", "i'd", "i'll"])


def _you(turn: Turn) -> float:
    """How much more often the other is spoken of than oneself, a word."""
    found = sum((word in _YOU) - (word in _ME) for word in turn.words)
    return found / max(4, len(turn.words))


def _between(low: float, high: float) -> Callable[[Turn], bool]:
    return lambda turn: low <= turn.size < high


SIGNS = (
    Sign("asks", lambda turn: turn.asks),
    Sign("asks on the way", lambda turn: sum(map(turn.text.count, ASKING)) > turn.asks),
    Sign("asks briefly", lambda turn: turn.asks and turn.size < 0.6),
    Sign("hardly a word", _between(0, 0.1)),
    Sign("few words", _between(0.1, 0.3)),
    Sign("short", _between(0.3, 0.6)),
    Sign("long", _between(1.2, 2)),
    Sign("very long", _between(2, 1e9)),
    Sign("tiny", lambda turn: turn.tiny),
    Sign("first", lambda turn: turn.place == 0),
    Sign("early", lambda turn: 0 < turn.place < 4),
    Sign("late", lambda turn: 0 < turn.left < 4),
    Sign("last", lambda turn: turn.left == 0),
    Sign("presents", _PRESENTS, english=True),
    Sign("opens the show", _opens_show, english=True),
    Sign("closes the show", _closes_show, english=True),
    Sign("is a guest", _IS_GUEST, english=True),
    Sign("greets back", _GREETS_BACK, english=True),
    Sign("answers", _ANSWERS, english=True),
    Sign("appreciates", _APPRECIATES, english=True),
    Sign("addresses", _ADDRESSES, english=True),
    Sign("wonders", _WONDERS, english=True),
    Sign("tells", _TELLS, english=True),
    Sign("explains", _EXPLAINS, english=True),
    Sign("you often", lambda turn: _you(turn) > 0.04, english=True),
    Sign("I", lambda turn: -0.06 < _you(turn) < 0, english=True),
    Sign("I often", lambda turn: _you(turn) <= -0.06, english=True),
)


def overlap(one: Turn, other: Turn) -> float:
    """The part of the smaller turn's topic words that the other has too."""
    a, b = one.content, other.content
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _opening(*words: str) -> Callable[[Turn, Turn], bool]:
    return lambda _, turn: turn.words[:1] != () and turn.words[0] in words


LINKS = (
    Link("asked", lambda before, _: before.asks),
    Link("both ask", lambda before, turn: before.asks and turn.asks),
    Link("asks after none", lambda before, turn: turn.asks and not before.asks),
    Link("broken off", lambda before, _: before.text.rstrip().endswith(("-", "–", "—", "…", "...", ","))),
    Link("goes on in small letters", lambda _, turn: turn.text[:1].islower()),
    Link("after a tiny one", lambda before, _: before.tiny),
    Link("a tiny one", lambda _, turn: turn.tiny),
    Link("after a long one", lambda before, _: before.size > 1.2),
    Link("a long one", lambda _, turn: turn.size > 1.2),
    Link("two long ones", lambda before, turn: before.size > 1.2 and turn.size > 1.2),
    Link("two short ones", lambda before, turn: before.size < 0.5 and turn.size < 0.5),
    Link("same topic", overlap),
    Link("answers", lambda _, turn: _ANSWERS(turn), english=True),
    Link("answers a question", lambda before, turn: before.asks and _ANSWERS(turn), english=True),
    Link("appreciates", lambda _, turn: _APPRECIATES(turn), english=True),
    Link("greets back", lambda _, turn: _GREETS_BACK(turn), english=True),
    Link("so", _opening("so", "now", "let's"), english=True),
    Link("and", _opening("and", "but", "or", "because", "also", "then"), english=True),
    Link("from you to me", lambda before, turn: _you(before) > 0 > _you(turn), english=True),
    Link("from me to me", lambda before, turn: _you(before) < 0 and _you(turn) < 0, english=True),
)
