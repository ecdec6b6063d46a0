"""Cover art and episode pictures, published as they are and once small for pages and players."""

from dataclasses import dataclass
from pathlib import Path

from podcast import artwork
from podcast.cache import Cache, digest
from podcast.model import Artifact, Picture

SMALL = 600
"""Pixels: sharp at 300 on a dense screen, some 60 kB, and what apps show from inside a file."""


@dataclass(frozen=True, slots=True)
class Hung:
    """A picture ready to publish: whole, and small, with the files of both."""

    whole: Picture
    small: Picture
    artifacts: tuple[Artifact, ...]

    @property
    def thumbnail(self) -> bytes:
        """The small one's bytes, a JPEG."""
        return self.artifacts[1].data


def hang(path: Path, name: str, alt: str, cache: Cache) -> Hung:
    """Make a picture ready. Raises InputError when the file is no picture that apps can show."""
    found = artwork.measure(path)
    data = path.read_bytes()
    content = cache.digest(path)
    small = cache.get(digest("thumbnail", content, str(SMALL), "1"), lambda: artwork.thumbnail(path, SMALL))
    suffix = {"image/jpeg": "jpg", "image/png": "png"}[found.media_type]
    whole_path = f"assets/{name}-{content[:8]}.{suffix}"
    small_path = f"assets/{name}-{SMALL}-{content[:8]}.jpg"
    side = min(SMALL, found.width, found.height)
    return Hung(
        Picture(
            path=whole_path, media_type=found.media_type, width=found.width, height=found.height, alt=alt
        ),
        Picture(path=small_path, media_type="image/jpeg", width=side, height=side, alt=alt),
        (
            Artifact(path=whole_path, data=data, media_type=found.media_type, sources=(path.name,)),
            Artifact(path=small_path, data=small, media_type="image/jpeg", sources=(path.name,)),
        ),
    )
