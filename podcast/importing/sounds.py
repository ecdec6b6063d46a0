"""The audio of a feed: taken into the show folder, or left where it is."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from podcast import audio, links, values
from podcast.build.naming import media_name
from podcast.errors import Finding, InputError
from podcast.feed.parsed import Enclosure, Item
from podcast.importing.entries import Entry
from podcast.importing.fetched import Got, Wanted, medium
from podcast.importing.words import web
from podcast.lock import Media
from podcast.model import Audio
from podcast.timecode import ZERO

_SUFFIXES = {
    "mp3": ".mp3",
    "mp4": ".m4a",
    "ogg": ".ogg",
    "flac": ".flac",
    "wav": ".wav",
    "aac": ".aac",
}
"""Containers, as probing names them, that apps play: their files are published as they are."""


@dataclass(frozen=True, slots=True)
class Sound:
    """The audio of an episode: a recording with the medium it was published as, or where else it lies."""

    recording: Path | None = None
    suffix: str = ""
    media: Media | None = None
    elsewhere: Audio | None = None


def heard(item: Item) -> Item:
    """An item whose enclosure is the first that may be sound: pictures and papers are enclosed too."""
    found = [each for each in (item.enclosure, *item.enclosures) if each and each.is_heard]
    return replace(item, enclosure=found[0] if found else None)


def wanted(entries: Sequence[Entry]) -> list[Wanted]:
    """The recordings to be fetched: all that is sound; film stays where it is."""
    found = [each.item.enclosure for each in entries if each.item.enclosure]
    return [medium(web(each.url), each.length or 0) for each in found if web(each.url) and not _is_film(each)]


def _is_film(enclosure: Enclosure) -> bool:
    return enclosure.media_type.startswith("video/")


def sound(entry: Entry, got: Mapping[str, Got], findings: list[Finding]) -> Sound:
    """The audio of an episode as far as it could be had; what stays on its host though wanted is told."""
    named = entry.item.enclosure
    if named is None or not web(named.url):
        _say(
            findings,
            entry,
            "has no audio: it becomes a page, and is in no feed",
            "put its recording beside its notes",
        )
        return Sound()
    for other in entry.item.enclosures:
        if other.url == named.url:
            continue
        _say(findings, entry, f"has more than one enclosure; {other.url} is left out", "an item has one")
    left = Sound(elsewhere=_elsewhere(entry, named))
    fetched = got.get(web(named.url))
    if fetched is None or fetched.path is None:
        if fetched:
            _say(findings, entry, f"keeps its audio where it is: {fetched.error}", _BY_HAND, "error")
        elif _is_film(named) and got:
            _say(findings, entry, "is film, and stays where it is", _BY_HAND)
        return left
    try:
        suffix, media = _published(entry.slug, fetched.path)
    except InputError as error:
        _say(findings, entry, f"keeps its audio where it is: {error.finding.message}", _BY_HAND, "error")
        return left
    return Sound(recording=fetched.path, suffix=suffix, media=media)


_BY_HAND = "put the recording beside its notes, under the same name, and take enclosure out of them"


def _say(findings: list[Finding], entry: Entry, message: str, hint: str, severity: str = "warning") -> None:
    findings.append(
        Finding(
            rule="import-media",
            severity="error" if severity == "error" else "warning",
            message=f"{entry.title!r} {message}",
            where=entry.where,
            hint=hint,
        )
    )


def _published(slug: str, path: Path) -> tuple[str, Media | None]:
    """The suffix of a recording, and what podcast.lock says of it: it is published byte for byte as it was.

    Raises InputError for what is no sound. What no app plays has no medium, and is finished by a build.
    """
    suffix = _SUFFIXES.get(audio.probe(path).container, "")
    if not suffix:
        return ".mka", None
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    name = media_name(slug, digest, form=suffix[1:])
    return suffix, Media(name=name, recording=digest, settings="", sha256=digest, size=path.stat().st_size)


def _elsewhere(entry: Entry, named: Enclosure) -> Audio:
    kind = named.media_type.partition(";")[0].strip()
    kind = kind if values.fits(values.media_type, kind) else ""
    guessed = links.media_type(web(named.url).partition("?")[0])
    return Audio(
        path=web(named.url),
        media_type=kind or (guessed if guessed.startswith("audio/") else "audio/mpeg"),
        size=named.length or 0,
        duration=entry.item.duration or ZERO,
        bitrate=0,
        channels=0,
        rate=0,
    )
