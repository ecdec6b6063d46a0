"""What `podcast check FILE` looks at: any feed, any transcript or captions, any finished recording.

A transcript is held against its recording where that is known: named beside it, or that of the episode in
whose show folder the file lies.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from podcast import aligning, audio, check, config, library, transcript
from podcast.check import Known
from podcast.check.fetch import fetch, is_address, place
from podcast.errors import Finding, Problems
from podcast.model import Episode
from podcast.transcript import Settings

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")


@dataclass(frozen=True, slots=True)
class _Home:
    """What is known of a transcript beyond its content: its recording, its corrections, who may speak."""

    recording: Path | None = None
    settings: Settings | None = None
    known: Known = check.NOTHING_KNOWN


def lint_file(file: str, *, profile: str = "", recording: Path | None = None) -> tuple[Finding, ...]:
    """Lint a feed or a transcript, a file or an http address, or a recording: its content says what it is.

    Captions are held to a caption profile, without one to what all profiles have in common; times to the
    recording. Raises InputError when the file or the recording cannot be had, or there is no such profile.
    """
    path = place(file)
    if path.suffix.lower() in library.RECORDINGS and not is_address(file):
        return check.check_finished(path)
    data = fetch(file)
    if not data.strip() or _FEED.search(data[:4096]) or not check.looks_like_transcript(data, path):
        return check.check_feed(data, path)
    home = _Home() if is_address(file) else _home(path)
    found = Problems()
    found.add(check.check_transcript(data, path, profile=profile, known=home.known))
    if (sound := recording or home.recording) and not is_address(file):
        found.add(_beside(path, sound, home.settings or Settings()))
    return tuple({(each.rule, each.message, str(each.where)): each for each in found.findings}.values())


def _beside(path: Path, recording: Path, settings: Settings) -> tuple[Finding, ...]:
    """How a transcript, as its notes correct it, stands against its recording."""
    length = audio.probe(recording).duration
    problems = Problems()
    with problems.collect():
        said, findings = transcript.load(path, replace(settings, duration=length))
        problems.add((*findings, *aligning.drift(aligning.listen(recording), said, path, settings)))
    return tuple(problems.findings)


def _home(path: Path) -> _Home:
    """What the show folder in which a transcript lies tells of it."""
    folder = path.resolve().parent.parent
    if not (folder / config.NAME).is_file():
        return _Home()
    shelf = library.look(folder)
    for episode in shelf.episodes:
        for language, own in (
            (episode.language or shelf.config.language, episode.transcript),
            *episode.translations,
        ):
            if own and own.resolve() == path.resolve():
                names = check.names_of(episode, shelf.config) if own == episode.transcript else None
                return _Home(
                    episode.recording,
                    _settings(episode, language, own),
                    Known(names=names, language=language),
                )
    return _Home()


def _settings(episode: Episode, language: str, path: Path) -> Settings:
    """The corrections of the notes, which are those of the transcript and not of its translations."""
    if path != episode.transcript:
        return Settings(language=language)
    return library.settings_of(episode, language, None)
