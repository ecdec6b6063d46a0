"""What `podcast check FILE` looks at: any feed, any transcript or captions, any finished recording.

A transcript is held against its recording where that is known: named beside it, or that of the episode in
whose show folder the file lies.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from podcast import aligning, audio, check, config, library, transcript
from podcast.check import Known
from podcast.config import Config
from podcast.errors import Finding, Problems
from podcast.fetching import Pages, fetch, is_address, place
from podcast.model import Episode
from podcast.transcript import SUFFIXES, Settings

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")


@dataclass(frozen=True, slots=True)
class _Home:
    """What is known of a transcript beyond its content: its recording, its corrections, who may speak.

    `settled` says that its words are looked for in the recording, wherever its own times put them.
    """

    recording: Path | None = None
    settings: Settings | None = None
    known: Known = check.NOTHING_KNOWN
    settled: bool = False


def lint_file(
    file: str, *, profile: str = "", recording: Path | None = None, online: bool = False
) -> tuple[Finding, ...]:
    """Lint a feed or a transcript, a file or an http address, or a recording: its content says what it is.

    Captions are held to a caption profile, without one to what all profiles have in common; times to the
    recording; with `online` the servers of a feed's files are asked. Raises InputError when the file or the
    recording cannot be had, UsageError for a profile that there is not.
    """
    path = place(file)
    if path.suffix.lower() in library.RECORDINGS and not is_address(file):
        return check.check_finished(path)
    data = fetch(file)
    if _FEED.search(data[:4096]) or not (_named_so(path) or check.looks_like_transcript(data, path)):
        return _feed(file, data, online=online)
    home = _Home() if is_address(file) else _home(path)
    found = Problems()
    found.add(check.check_transcript(data, path, profile=profile, known=home.known))
    if recording:
        home = replace(home, recording=recording, settled=False)
    with found.collect():
        found.add(_prepared(data, path, home))
    return tuple({(each.rule, each.message, str(each.where)): each for each in found.findings}.values())


def _feed(file: str, data: bytes, *, online: bool) -> tuple[Finding, ...]:
    """What is told of a feed and, where it can be read, of the servers of its files."""
    path = place(file)
    pages = Pages(file, online=online)

    def follow(address: str) -> tuple[Path, bytes] | None:
        page = pages.follow(address)
        return None if page is None else (place(pages.place), page)

    found = check.check_pages(data, path, follow)
    if not online or any(each.rule in ("feed-xml", "feed-root") for each in found):
        return found
    return (*found, *check.check_online(data, path, file if is_address(file) else ""))


def _named_so(path: Path) -> bool:
    """Whether what is no feed is meant to be a transcript, whatever is in it."""
    return path.suffix.lower() in SUFFIXES and path.suffix.lower() != ".xml"


def _prepared(data: bytes, path: Path, home: _Home) -> tuple[Finding, ...]:
    """What is told of a transcript that its notes have corrected, and how it stands against its recording."""
    length = audio.probe(home.recording).duration if home.recording else None
    settings = replace(home.settings or Settings(), duration=length)
    said, findings = transcript.load(path, settings, data=data)
    if home.recording is None or home.settled:
        return findings
    return (*findings, *aligning.drift(aligning.listen(home.recording), said, path, settings))


def _home(path: Path) -> _Home:
    """What the show folder in which a transcript lies tells of it."""
    # As it was named, so that what is said of the notes names them so too.
    folders = [each.parent.parent for each in (path, path.resolve())]
    for folder in folders:
        if (folder / config.NAME).is_file():
            shelf = library.look(folder)
            homes = (_of(episode, path, shelf.config) for episode in shelf.episodes)
            return next(filter(None, homes), _Home())
    return _Home()


def _of(episode: Episode, path: Path, settings: Config) -> _Home | None:
    """What an episode tells of a transcript; None when it is not one of its own."""
    for own, language, names in check.shelved(episode, settings):
        if own.resolve() == path.resolve():
            known = Known(names=names, language=language)
            if own != episode.transcript:  # corrections are made to what was said, not to its translations
                return _Home(episode.recording, Settings(language=language), known)
            overlay = library.settings_of(episode, language, None)
            return _Home(episode.recording, overlay, known, settled=bool(episode.align))
    return None
