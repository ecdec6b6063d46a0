"""Cover art and episode pictures, published as they are and once small for pages and players."""

from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from podcast import artwork
from podcast.artwork import Artwork
from podcast.build.recall import content, kept
from podcast.build.source import code_digest
from podcast.cache import Cache, digest
from podcast.errors import ConfigError, Problems
from podcast.library import Library
from podcast.model import Artifact, Icon, Picture, Use

ICONS: tuple[tuple[Use, int, float], ...] = (("any", 192, 1), ("any", 512, 1), ("maskable", 512, 0.8))
"""What phones and desks take for an installed show: which use, pixels, the cover's share of the side."""
SMALL = 600
"""Pixels: sharp at 300 on a dense screen, some 60 kB, and what apps show from inside a file."""


@dataclass(frozen=True, slots=True)
class Hung:
    """A picture ready to publish: whole, and small, with the files of both.

    `source` is the digest of the producer's file.
    """

    whole: Picture
    small: Picture
    source: str
    artifacts: tuple[Artifact, ...]
    icons: tuple[Icon, ...] = ()

    @property
    def thumbnail(self) -> bytes:
        """The small one's bytes, a JPEG."""
        return self.artifacts[1].data


def look(path: Path, cache: Cache) -> Artwork:
    """What a picture is; decoded once for each content. Raises InputError when it is none that apps show."""
    key = digest("artwork", _code(), content(cache, path))
    return kept(cache, key, Artwork, lambda: artwork.measure(path))


def hang(path: Path, name: str, alt: str, cache: Cache) -> Hung:
    """Make a picture ready. Raises InputError when the file is no picture that apps can show.

    Both files keep their addresses for ever, so both are named by their bytes: another version of the library
    may make another small one.
    """
    found = look(path, cache)
    data = path.read_bytes()
    source = content(cache, path)
    small = cache.get(
        digest("thumbnail", _code(), source, str(SMALL)), lambda: artwork.thumbnail(path, SMALL)
    )
    suffix = {"image/jpeg": "jpg", "image/png": "png"}[found.media_type]
    whole_path = f"assets/{name}-{source[:8]}.{suffix}"
    small_path = f"assets/{name}-{SMALL}-{digest(small)[:8]}.jpg"
    side = min(SMALL, found.width, found.height)
    return Hung(
        Picture(
            path=whole_path, media_type=found.media_type, width=found.width, height=found.height, alt=alt
        ),
        Picture(path=small_path, media_type="image/jpeg", width=side, height=side, alt=alt),
        source,
        (
            Artifact(path=whole_path, data=data, media_type=found.media_type),
            Artifact(path=small_path, data=small, media_type="image/jpeg"),
        ),
    )


def cover_of(library: Library, cache: Cache, problems: Problems) -> Hung | None:
    """The cover of a show; what directories would say against it goes to `problems`.

    None when podcast.toml could not be read. Raises ConfigError when there is no such file, InputError when
    it is no picture.
    """
    config = library.config
    if not config.cover:
        return None
    path = library.folder / config.cover
    if not path.is_file():
        raise ConfigError(
            f"there is no cover {config.cover!r}",
            where=library.source.where("cover"),
            hint="name a picture in the show folder, square and 1400 to 3000 pixels wide",
        )
    problems.add(artwork.check_cover(path, look(path, cache)))
    return _with_icons(hang(path, "cover", config.cover_alt, cache), path, cache)


def _with_icons(hung: Hung, path: Path, cache: Cache) -> Hung:
    """The cover with the icons of the installed show; `path` is the producer's file."""
    icons: list[Icon] = []
    artifacts = list(hung.artifacts)
    for purpose, side, share in ICONS:
        key = digest("icon", _code(), hung.source, str(side), str(share))
        data = cache.get(key, partial(artwork.icon, path, side, share))
        name = f"assets/icon-{side}-{digest(data)[:8]}.png"
        icons.append((Picture(path=name, media_type="image/png", width=side, height=side), purpose))
        artifacts.append(Artifact(path=name, data=data, media_type="image/png"))
    return replace(hung, icons=tuple(icons), artifacts=tuple(artifacts))


def _code() -> str:
    return digest(code_digest("artwork.py"), version("pillow"))
