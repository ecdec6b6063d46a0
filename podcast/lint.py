"""What `podcast check` looks at: a show folder with what was built of it.

A show is looked at as a build would, but for encoding and writing: so whatever a build would refuse, or warn
of, is said here, all of it in one run.
"""

import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from podcast import audio, captions, chapters, check, config, feed, library, links, lock
from podcast.build import OUTPUT, WORK, Options
from podcast.build.asking import asked_of, sound_settings
from podcast.build.glance import beside_faults, length_of
from podcast.build.lost import lost_media
from podcast.build.options import Progress, silent
from podcast.build.parts import Parts, Sounding, parts_of
from podcast.build.pictures import Hung, cover_of
from podcast.build.placing import Clock, bites, placed
from podcast.build.plan import Plan, plan
from podcast.build.recall import content, kept
from podcast.build.record import BUILD
from podcast.build.releases import release_of, show_of
from podcast.build.source import code_digest
from podcast.cache import Cache, digest
from podcast.check.recordings import Heard, hear
from podcast.errors import Finding, InputError, Problems, Where
from podcast.library import Library
from podcast.model import Audio, Episode, Release
from podcast.timecode import Millis

_OF_TRANSCRIPTS = (
    "captions",
    "check",
    "codec.py",
    "errors.py",
    "languages",
    "model",
    "timecode.py",
    "transcript",
    "transcript/fitted.json",
)
"""What is said of transcripts is found by."""


def lint_show(folder: Path, progress: Progress = silent) -> tuple[Finding, ...]:
    """Lint a show: what a build would report, the rules for captions and chapters, and the built site.

    Raises InputError when there is no podcast.toml in the folder.
    """
    if not (folder / config.NAME).is_file():
        library.read(folder)  # raises
    shelf, output = library.look(folder), folder / OUTPUT
    planned = plan(shelf, Options(base_url="" if shelf.config.address else _built_at(output)))
    problems = Problems()
    problems.add(replace(each, where=each.where or shelf.source.where()) for each in planned.findings)
    with _cache(folder / WORK) as cache:
        _Show(shelf, planned, cache, problems).look(progress)
    if (output / BUILD).is_file():
        problems.add(check.check_output(output))
    elif not problems.errors:
        hint = "run podcast build, then check what was made of it"
        not_built = Finding(
            rule="not-built", severity="info", message="not built yet", where=Where(output), hint=hint
        )
        problems.add([not_built])
    return _once(problems.findings)


def _built_at(output: Path) -> str:
    """The address of a site that was built with --base-url, "" without one."""
    try:
        return str(json.loads((output / BUILD).read_bytes())["base_url"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""


@contextmanager
def _cache(work: Path) -> Generator[Cache]:
    """The show's cache; another for once where that cannot be written: looking needs no permission."""
    with TemporaryDirectory() as other:
        try:
            cache = Cache(work, ages=False)
        except (OSError, InputError):
            cache = Cache(Path(other), ages=False)
        with cache:
            yield cache


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """What is to be built and what was built have the same faults: each is said once."""
    found = {(each.rule, each.message, each.where and each.where.path): each for each in reversed(findings)}
    return tuple(reversed(found.values()))


class _Show:
    """One show under check."""

    def __init__(self, shelf: Library, planned: Plan, cache: Cache, problems: Problems) -> None:
        self.shelf = shelf
        self.planned = planned
        self.cache = cache
        self.problems = problems
        self.settings = sound_settings(shelf.config.audio)

    def look(self, progress: Progress) -> None:
        """Look at cover and episodes and, when nothing stands against it, at the feed they would make."""
        cover = None
        with self.problems.collect():
            cover = cover_of(self.shelf, self.cache, self.problems)
        parts = {
            each.slug: self.episode(each, partial(progress, each.slug)) for each in self.planned.episodes
        }
        self.problems.add(beside_faults(self.shelf, self.cache))
        folder, sound = self.shelf.folder, self.shelf.config.audio
        places = folder / OUTPUT, folder / WORK
        self.problems.add(lost_media(self.planned, sound, folder / lock.NAME, places, self.cache))
        if cover and not self.problems.errors:
            self.feed(cover, parts)

    def episode(self, episode: Episode, progress: partial[None]) -> tuple[Parts, Heard | None]:
        """What is said, seen and heard in an episode, with all there is to say about it."""
        heard = None
        with self.problems.collect():
            heard = self.heard(episode, progress)
        sound = Sounding(heard.length if heard else length_of(replace(episode, recording=None), self.cache))
        parts = parts_of(episode, self.shelf.config.language, sound, self.cache, self.problems)
        self.problems.add(self.shelved(episode))
        self.problems.add(heard.findings if heard else ())
        if heard and (clock := _clock(heard)):
            parts = replace(parts, talk=placed(parts.talk, clock))
        said = parts.talk
        # A short talk gets one or two chapters or none, and no platform minds; a producer's list is always
        # held to their rules.
        if said.chapters_by == "producer" or len(said.chapters) > 2:
            where = Where(episode.source)
            self.problems.add(chapters.platform_findings(said.chapters, said.chapters[-1].end, where))
        if episode.transcript:
            self.problems.add(captions.findings(said.cues, Where(episode.transcript)))
        return parts, heard

    def shelved(self, episode: Episode) -> tuple[Finding, ...]:
        """What the transcripts of an episode break; looked for once for each content and settings."""
        with suppress(InputError):
            files = [
                (content(self.cache, path), str(path), language, sorted(names) if names is not None else None)
                for path, language, names in check.shelved(episode, self.shelf.config)
            ]
            key = digest("shelved", code_digest(*_OF_TRANSCRIPTS), repr(files), repr(episode.is_narrated))
            kind = tuple[Finding, ...]
            return kept(self.cache, key, kind, lambda: check.check_shelved(episode, self.shelf.config))
        return check.check_shelved(episode, self.shelf.config)

    def heard(self, episode: Episode, progress: partial[None]) -> Heard | None:
        """What a recording is; listened to once for each content and settings."""
        path = episode.recording
        if episode.tracks:
            starts = dict(episode.starts)
            ends = (audio.probe(path).duration + starts.get(name, 0) for name, path in episode.tracks)
            length = Millis(max(ends))
            return Heard(length, channels=2 if episode.spread else 1, length=length)
        if path is None:
            return None
        code = code_digest("audio", "check/recordings.py", "errors.py", "codec.py")
        asked = asked_of(self.shelf.config.audio, episode, self.shelf.folder, self.cache)
        key = digest("heard", code, content(self.cache, path), str(path), repr(asked.settings), asked.said)
        return kept(self.cache, key, Heard, lambda: hear(path, asked.settings, progress))

    def feed(self, cover: Hung, parts: dict[str, tuple[Parts, Heard | None]]) -> None:
        """Lint the feed that a build would write."""
        made = show_of(self.shelf.config, self.planned, cover)
        today = Options().today()
        releases: list[Release] = []
        for each in self.planned.episodes:
            seen, heard = parts[each.slug]
            clock = heard and _clock(heard)
            at = bites(each, clock) if clock else each
            release = release_of(made, at, self.planned.guids[each.slug], seen, today)
            releases.append(replace(release, audio=self.audio(each.slug, heard) if heard else each.enclosure))
        feeds = {each.path: each.data for each in feed.render_all(made, releases)}
        self.problems.add(check.check_feeds(feeds, self.shelf.folder / OUTPUT, base_url=made.base_url))

    def audio(self, slug: str, heard: Heard) -> Audio:
        """The medium that a recording will become, its size by its bit rate."""
        bitrate = self.settings.bitrate_for(heard.channels)
        return Audio(
            path=(path := f"media/{slug}.mp3"),
            media_type=links.media_type(path),
            size=max(1, heard.duration * bitrate // 8000),
            duration=heard.duration,
            bitrate=bitrate,
            channels=heard.channels,
            rate=self.settings.rate,
        )


def _clock(heard: Heard) -> Clock | None:
    """How a recording will lie in its medium; None where its times are those of the recording."""
    same = not heard.shift and heard.length == heard.duration
    return None if same else Clock(heard.shift, heard.duration)
