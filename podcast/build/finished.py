"""A recording made ready, as the rest of a build knows it: its medium, and the tags it would get today."""

from dataclasses import dataclass, replace
from pathlib import Path

from podcast.audio import Tags
from podcast.build.mastering import Facts
from podcast.build.placing import Clock
from podcast.cache import digest, digest_of
from podcast.lock import Media
from podcast.model import Audio


@dataclass(frozen=True, slots=True)
class Finished:
    """A recording made ready: what it is, its facts and the file.

    `published` says that the file is what listeners have, tags and all; else it is without tags until `tag`.
    `pinned` is the medium of this name that was published before, `recording` names the source. `lags` says
    that its producer has changed since then what its tags show. `former` is the name of a published medium
    that was lost, and in whose place this one is published. `others` is the same sound in other forms.
    """

    media: Media
    facts: Facts
    file: Path
    published: bool
    recording: str
    pinned: Media | None = None
    lags: bool = False
    former: str = ""
    others: tuple["Finished", ...] = ()

    @property
    def path(self) -> str:
        """Where it is published."""
        return self.facts.audio.path

    @property
    def size(self) -> int:
        """Its size in bytes, tags included."""
        return self.media.size

    @property
    def recorded(self) -> Media:
        """What the lock is to say: what was published under a name stays so, whatever lies there now."""
        return self.pinned if self.pinned and self.pinned.sha256 else self.media

    @property
    def clock(self) -> Clock | None:
        """How the recording lies in it; None where its times are those of the recording."""
        facts = self.facts
        same = not facts.shift and facts.length == facts.audio.duration
        return None if same else Clock(facts.shift, facts.audio.duration)

    @property
    def differs(self) -> bool:
        """Whether the file is not the one that was published under its name."""
        return self.recorded.sha256 != self.media.sha256

    def published_audio(self) -> Audio:
        """Its facts as a feed tells them."""
        return replace(self.facts.audio, size=self.size, sha256=self.media.sha256)

    def all(self) -> tuple["Finished", ...]:
        """It and its other forms."""
        return (self, *self.others)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The tags that a medium would get today, and the digest under which the lock knows them.

    The digest is of what a producer can change. Left out are the address of the page, for a build may ask for
    another; the bytes of the picture, for another version of a library may make others (`picture` is the
    digest of its file); and chapters that nobody set (`settled` is False), for a better way to propose them
    must not publish an archive anew.
    """

    tags: Tags
    picture: str
    settled: bool = True

    @property
    def digest(self) -> str:
        """What the lock is to say."""
        tags = self.tags
        chapters = [(each.start, each.title, each.url) for each in tags.chapters if self.settled]
        said = {name: getattr(tags, name) for name in _SHOWN} | {"chapters": chapters}
        return digest("tags", digest_of(said), self.picture)[:16]


_SHOWN = ("title", "show", "author", "number", "date", "summary", "language")
