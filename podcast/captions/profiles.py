"""What a cue may hold, as tables, and the names of the rules that a cue may fail to keep.

Sources: Netflix, Timed Text Style Guide, General Requirements, English, Japanese, Korean, Thai, Chinese
(partnerhelp.netflixstudios.com, 215758617, 217350977, 215767517), with the reading speeds for captions in the
language of the talk (SDH); the podcast namespace's transcripts.md for SRT; Apple's advice on VTT for the web.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from podcast.languages import primary
from podcast.timecode import ZERO, Millis


class Limits(NamedTuple):
    """What a language allows: columns in a line, and columns a second for adults and for children."""

    chars: int
    cps: int
    children: int


LIMITS: Mapping[str, Limits] = MappingProxyType(
    {
        # Full-width characters take two columns: 13 in a line, 7 a second.
        "ja": Limits(26, 14, 14),
        "ko": Limits(32, 28, 22),
        "zh": Limits(32, 22, 18),
        "yue": Limits(32, 22, 18),
        "th": Limits(35, 20, 17),
        "ar": Limits(42, 23, 20),
        "hi": Limits(42, 25, 20),
    }
)
"""Languages whose limits differ. To add one, add a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A shape of captions. To add one, add a row to `PROFILES`.

    `chars` is the width of a line in columns (a full-width character takes two) and `lines` is 1 or 2.
    `cps` is the highest reading speed in columns a second, 0 when it is not judged. `shortest` and
    `longest` bound the time on screen, `gap` is left free between cues. `words` caps the words of a cue.
    `children` says who reads; `labels` that a turn's first line also holds the speaker's name, as SRT has
    it. What a language allows (`LIMITS`) is put in by `for_language`.
    """

    name: str
    chars: int
    lines: int
    cps: int
    shortest: Millis
    longest: Millis
    gap: Millis = ZERO
    words: int | None = None
    children: bool = False
    labels: bool = False

    def __post_init__(self) -> None:
        if self.chars < 1 or self.lines not in (1, 2):
            raise ValueError(f"profile {self.name!r}: a cue has 1 or 2 lines of at least 1 column")

    def for_language(self, tag: str | None) -> "Profile":
        """The profile within what the language of a BCP 47 tag allows.

        >>> PROFILES["broadcast"].for_language("ja-JP").chars
        26
        """
        limits = LIMITS.get(primary(tag))
        if limits is None:
            return self
        cps = limits.children if self.children else limits.cps
        return replace(self, chars=min(self.chars, limits.chars), cps=cps if self.cps else 0)


FIVE_SIXTHS = Millis(833)
TWO_FRAMES = Millis(84)
"""Two frames at 24 a second, rounded up so that the gap never falls below them."""

_ROWS = (
    Profile(
        name="broadcast",
        chars=42,
        lines=2,
        cps=20,
        shortest=FIVE_SIXTHS,
        longest=Millis(7_000),
        gap=TWO_FRAMES,
    ),
    Profile(
        name="children",
        chars=42,
        lines=2,
        cps=17,
        shortest=FIVE_SIXTHS,
        longest=Millis(7_000),
        gap=TWO_FRAMES,
        children=True,
    ),
    Profile(
        name="podcast", chars=32, lines=2, cps=20, shortest=FIVE_SIXTHS, longest=Millis(7_000), labels=True
    ),
    Profile(name="web", chars=65, lines=2, cps=20, shortest=FIVE_SIXTHS, longest=Millis(10_000)),
    Profile(name="word", chars=42, lines=1, cps=0, shortest=ZERO, longest=Millis(7_000), words=1),
)
PROFILES: Mapping[str, Profile] = MappingProxyType({profile.name: profile for profile in _ROWS})

FAST = "fast"
SHORT = "short"
LONG = "long"
CLOSE = "close"
WIDE = "wide"

FLAGS: Mapping[str, str] = MappingProxyType(
    {
        FAST: "the talk is faster than the words can be read",
        SHORT: "the next cue starts before this one has stood long enough",
        LONG: "the cue stands longer than the profile allows",
        CLOSE: "the next cue follows without the gap",
        WIDE: "a word is wider than a line and is kept whole",
    }
)
"""Every value that `Cue.flags` may hold, and why a cue gets it."""

HINTS: Mapping[str, str] = MappingProxyType(
    {
        FAST: "word times, or stamps exact to the tenth of a second, would mend most of them",
        SHORT: "word times, or stamps exact to the tenth of a second, would mend most of them",
        LONG: "a word holds its cue; word times would tell when it ends",
        CLOSE: "the turns overlap or share a stamp; their times may be off",
        WIDE: "an address or a very long word; the notes may be a better place for it",
    }
)
"""What a producer can do about each."""
