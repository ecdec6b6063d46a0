"""What a rule for transcripts and captions is, and what it looks at: see `rule`, which is for feeds.

Rules of reading are judged by a caption profile. Without one only what every profile forbids is told, and as
a hint alone, since captions are cut anew from the words.
"""

from collections.abc import Callable
from dataclasses import dataclass

from podcast.captions import PROFILES, Profile
from podcast.check.rule import Found
from podcast.check.shown import File, Shown
from podcast.errors import Severity

NETFLIX = "Netflix timed text"
"""partnerhelp.netflixstudios.com, 215758617"""

MOST = 20
"""Places that one rule tells of in one file; the last of them says how many more there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known about a file beyond its content, and how many places of a rule are told.

    `names` are who may speak, by label and by name, None when nobody said who does; `language` is used when
    the file names none.
    """

    names: frozenset[str] | None = None
    language: str = "en"
    most: int = MOST


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Subject:
    """A file under check, the profile that judges its reading, and what else is known."""

    file: File
    profile: Profile
    known: Known

    @property
    def language(self) -> str:
        """What is spoken: a BCP 47 tag."""
        return self.file.language or self.known.language

    @property
    def cues(self) -> tuple[Shown, ...]:
        """The cues that have words."""
        return tuple(cue for cue in self.file.cues if cue.text)

    @property
    def captions(self) -> tuple[Shown, ...]:
        """The cues that stand on a screen, and for some time."""
        screen = self.file.on_screen
        return tuple(cue for cue in self.cues if screen and cue.end is not None and cue.end > cue.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRule:
    """A row: see the head of this file. `reading` rules are judged by a profile."""

    id: str
    source: str
    find: Callable[[Subject], Found]
    hint: str
    severity: Severity = "warning"
    reading: bool = False


def loosest() -> Profile:
    """What every profile that judges reading allows."""
    rows = [profile for profile in PROFILES.values() if profile.cps]
    return Profile(
        name="any",
        chars=max(row.chars for row in rows),
        lines=max(row.lines for row in rows),
        cps=max(row.cps for row in rows),
        shortest=min(row.shortest for row in rows),
        longest=max(row.longest for row in rows),
        gap=min(row.gap for row in rows),
    )


def seconds(time: int) -> str:
    """A length for people, to the hundredth.

    >>> seconds(1460)
    '1.46 s'
    """
    return f"{time / 1000:.2f} s"
