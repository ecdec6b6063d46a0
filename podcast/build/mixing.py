"""Episodes with a track for each speaker: the tracks are mixed into a recording, which is one like others.

The mix lies under .podcast/ and is made again when it is gone; what the lock keeps are the tracks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from podcast.audio.tracks import MIX, Track, mix
from podcast.build.options import Options
from podcast.build.parallel import each_done
from podcast.build.recall import content
from podcast.cache import Cache, digest
from podcast.config import Sound
from podcast.errors import Finding, Problems
from podcast.model import Episode
from podcast.timecode import ZERO

FOLDER = "mixed"


@dataclass(frozen=True, slots=True)
class Job:
    """Tracks to be mixed into `target`; `recording` is the first of them."""

    slug: str
    tracks: tuple[Track, ...]
    target: Path
    level: bool
    spread: float

    @property
    def recording(self) -> Path:
        """The file to name when something is wrong with all."""
        return self.tracks[0].path


def tracks_of(episode: Episode, cache: Cache) -> str:
    """The digest of the tracks of an episode and of how they lie, which stands for that of a recording."""
    said = [f"{name} {start}" for name, start in episode.starts] + [f"{episode.spread:g}"] * bool(
        episode.spread
    )
    return digest("tracks", *(content(cache, path) for _, path in episode.tracks), *said)


def mixed(
    episodes: Sequence[Episode], sound: Sound, work: Path, cache: Cache, options: Options
) -> tuple[tuple[Episode, ...], tuple[Finding, ...]]:
    """The episodes, of those with tracks the mix as their recording, and what there is to say about it.

    Raises one group with what is wrong with tracks.
    """
    problems = Problems()
    found, jobs = [], []
    for episode in episodes:
        if not episode.tracks:
            found.append(episode)
            continue
        with problems.collect():
            level = (episode.level or sound.level) == "auto"
            name = digest(tracks_of(episode, cache), str(level))[:8]
            target = work / FOLDER / f"{episode.slug}-{name}{MIX}"
            found.append(replace(episode, recording=target))
            if not target.is_file():
                starts = dict(episode.starts)
                tracks = tuple(Track(path, starts.get(name, ZERO)) for name, path in episode.tracks)
                jobs.append(Job(episode.slug, tracks, target, level, episode.spread))
    if jobs:
        (work / FOLDER).mkdir(parents=True, exist_ok=True)
    for job, told in each_done(jobs, work_on, options, "tracks"):
        with problems.collect():
            problems.add(told())
            for former in work.glob(f"{FOLDER}/{job.slug}-????????{MIX}"):
                if former != job.target:
                    former.unlink()
    problems.raise_any()
    return tuple(found), tuple(problems.findings)


def work_on(job: Job, options: Options | None = None) -> tuple[Finding, ...]:
    """Mix the tracks of one episode; what goes in and comes out can be pickled."""

    def progress(share: float) -> None:
        if options:
            options.progress(job.slug, share)

    return mix(job.tracks, job.target, level=job.level, spread=job.spread, progress=progress)
