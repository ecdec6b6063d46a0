"""What a cue may hold, as a table, and the names of the rules that a cue may fail to keep.

Sources: Netflix, Timed Text Style Guide (partnerhelp.netflixstudios.com, 215758617 and 219375728) for
broadcast; the podcast namespace's transcripts.md for SRT; Apple's advice on VTT for the web.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from podcast.timecode import ZERO, Millis


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A shape of captions. To add one, add a row to `PROFILES`.

    `chars` is the width of a line in columns (a full-width character takes two) and `lines` is 1 or 2.
    `cps` is the highest reading speed in columns a second, 0 when it is not judged. `shortest` and
    `longest` bound the time on screen, `gap` is left free between cues. `words` caps the words of a cue.
    """

    name: str
    chars: int
    lines: int
    cps: int
    shortest: Millis
    longest: Millis
    gap: Millis = ZERO
    words: int | None = None

    def __post_init__(self) -> None:
        if self.chars < 1 or self.lines not in (1, 2):
            raise ValueError(f"profile {self.name!r}: a cue has 1 or 2 lines of at least 1 column")


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
    Profile(name="podcast", chars=32, lines=2, cps=20, shortest=FIVE_SIXTHS, longest=Millis(7_000)),
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
