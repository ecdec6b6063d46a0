"""What `podcast check` looks at: a show folder with what was built of it, any feed, any transcript."""

import re
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from podcast import audio, chapters, check, library
from podcast.build import OUTPUT, WORK, Options
from podcast.build.commit import BUILD
from podcast.build.plan import plan
from podcast.build.talk import talk
from podcast.cache import Cache
from podcast.config import Config
from podcast.errors import Finding, InputError, Problems, Where
from podcast.model import Cue, Episode

MOST_BYTES = 50_000_000
_SECONDS = 30
_PLACES = 1
"""Of the places where a transcript of a show breaks a rule the first is told, and how many more there are."""


_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")


def lint_file(file: str, profile: str = "") -> tuple[Finding, ...]:
    """Lint a feed or a transcript, a file or an http address: its content says which of the two it is.

    Captions are held to a caption profile, without one to what all profiles have in common. Raises InputError
    when the file cannot be had.
    """
    path = Path(file)
    if urlsplit(file).scheme in ("http", "https"):
        data = _fetched(file)
    else:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", where=Where(path)) from error
    if data.strip() and not _FEED.search(data[:4096]) and check.looks_like_transcript(data, path):
        return check.check_transcript(data, path, profile=profile)
    return check.check_feed(data, path)


def _fetched(address: str) -> bytes:
    asked = Request(address, headers={"User-Agent": "podcast-pipeline"})  # noqa: S310 - the caller saw to it
    try:
        with urlopen(asked, timeout=_SECONDS) as answer:  # noqa: S310 - http and https only
            data: bytes = answer.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise InputError(f"{address} cannot be fetched: {reason}", hint="is the address right?") from error
    if len(data) > MOST_BYTES:
        raise InputError(f"{address} is larger than {MOST_BYTES // 1_000_000} MB")
    return data


def lint_show(folder: Path) -> tuple[Finding, ...]:
    """Lint a show: what a build would report, the rules for captions and chapters, and the built site."""
    problems = Problems()
    with problems.collect():
        shelf = library.read(folder)
        planned = plan(shelf, Options(base_url=shelf.config.address or "https://example.org/"))
        problems.add(planned.findings)
        with Cache(folder / WORK, ages=False) as cache:
            for episode in planned.episodes:
                with problems.collect():
                    problems.add(_episode(episode, shelf.config, cache))
    output = folder / OUTPUT
    if (output / BUILD).is_file():
        problems.add(check.check_output(output))
    else:
        hint = "run podcast build, then check what was made of it"
        where = Where(output)
        problems.add(
            [Finding(rule="not-built", severity="info", message="not built yet", where=where, hint=hint)]
        )
    return tuple(problems.findings)


def _episode(episode: Episode, config: Config, cache: Cache) -> list[Finding]:
    said = talk(episode, episode.language or config.language, None, cache)
    findings = list(said.findings)
    # A short talk gets one or two chapters or none, and no platform minds; a producer's list is always held
    # to their rules.
    if said.chapters_by == "producer" or len(said.chapters) > 2:
        where = Where(episode.source)
        findings += chapters.platform_findings(said.chapters, said.chapters[-1].end, where)
    if episode.transcript:
        findings += _hasty(said.cues, episode.transcript)
    return [*findings, *(each for each in _transcripts(episode, config) if each not in findings)]


def _transcripts(episode: Episode, config: Config) -> list[Finding]:
    """What the files of an episode's transcript and its translations break, beyond what a build tells."""
    duration = audio.probe(episode.recording).duration if episode.recording else None
    found: list[Finding] = []
    spoken = episode.language or config.language
    for language, path in ((spoken, episode.transcript), *episode.translations):
        if path:
            names = _names(episode, config) if path == episode.transcript else None
            known = check.Known(duration=duration, names=names, language=language, most=_PLACES)
            found += check.check_transcript(path.read_bytes(), path, known=known)
    return found


def _names(episode: Episode, config: Config) -> frozenset[str] | None:
    """Who may speak in an episode: names and labels from its notes and the show's; None when all may.

    Voices that are named by their place may be called anything in the file.
    """
    by_place = any(key.isdigit() or not key for key, _ in episode.speakers)
    if by_place or not (episode.people or episode.speakers):
        return None
    people = {person.name for person in (*episode.people, *config.people)}
    return frozenset(people | {name for pair in episode.speakers for name in pair})


def _hasty(cues: tuple[Cue, ...], path: Path) -> list[Finding]:
    """Captions that no cutting can make readable in time: the words come too fast for their times."""
    flagged = [cue for cue in cues if cue.flags]
    if not flagged:
        return []
    rules = sorted({flag for cue in flagged for flag in cue.flags})
    return [
        Finding(
            rule="caption-speed",
            severity="info",
            message=f"{len(flagged)} of {len(cues)} captions break a reading rule ({', '.join(rules)})",
            where=Where(path),
            hint="times exact to the tenth of a second, or word times, would mend most of them",
        )
    ]
