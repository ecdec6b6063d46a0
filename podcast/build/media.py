"""Recordings become published media: each is finished once, under a name that holds what went into it.

podcast.lock pins a medium. It is made anew only when the recording or the settings that shape its sound
change, or when that is asked for: a new encoder, another title or a new chapter must not make thousands of
listeners download it again. Until it is published, its tags follow the notes.
"""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from podcast import audio, codec
from podcast.audio import Settings, Tags
from podcast.build.mastering import FOLDER, Facts, Job, look_up, master_all
from podcast.build.options import Options
from podcast.build.source import code_digest
from podcast.cache import Cache, digest, digest_of
from podcast.config import Sound
from podcast.errors import InputError, Problems, Where
from podcast.lock import Lock, Media
from podcast.model import Audio, Episode


@dataclass(frozen=True, slots=True)
class Finished:
    """A recording made ready: its pin, its facts and the file.

    `published` says that the file is what listeners have, tags and all; else it is without tags.
    `recording` names the source, `wanted_tags` is the digest of the tags it would get today.
    """

    media: Media
    facts: Facts
    file: Path
    published: bool
    recording: str
    wanted_tags: str = ""

    @property
    def path(self) -> str:
        """Where it is published."""
        return self.facts.audio.path

    @property
    def size(self) -> int:
        """Its size in bytes, tags included."""
        return self.media.size

    def published_audio(self) -> Audio:
        """Its facts as a feed tells them."""
        return replace(self.facts.audio, size=self.size)


def settings_of(sound: Sound) -> Settings:
    """The mastering settings that podcast.toml asks for."""
    channels = {"auto": None, "mono": 1, "stereo": 2}[sound.channels]
    bitrate = sound.bitrate * 1000 or None
    return Settings(target=sound.target, ceiling=sound.ceiling, channels=channels, bitrate=bitrate)


class Studio:
    """Finishes the recordings of one build.

    Its shelf under .podcast/ keeps finished files; shelf/raw those without tags, until they are published.
    """

    def __init__(self, work: Path, output: Path, cache: Cache) -> None:
        self.work = work
        self.shelf = work / FOLDER
        self.output = output
        self.cache = cache

    def finish(
        self, episodes: Sequence[Episode], lock: Lock, settings: Settings, options: Options
    ) -> Mapping[str, Finished]:
        """The finished medium of each slug that has a recording; raises every recording's fault at once."""
        problems = Problems()
        jobs: list[Job] = []
        for episode in episodes:
            if episode.recording:
                with problems.collect():
                    pin = lock.episodes.get(episode.slug)
                    remaster = episode.slug in options.remaster
                    jobs.append(self._job(episode, pin.media if pin else None, settings, remaster=remaster))
        (self.shelf / "raw").mkdir(parents=True, exist_ok=True)
        for job, facts in master_all(
            [each for each in jobs if not self._ready(each)], settings, options, problems
        ):
            self.cache.keep(job.key, codec.dump(facts))
        problems.raise_any()
        return {job.slug: self._finished(job) for job in jobs}

    def _job(self, episode: Episode, pinned: Media | None, settings: Settings, *, remaster: bool) -> Job:
        recording = episode.recording or Path()
        try:
            source = self.cache.digest(recording)
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror}", where=Where(recording)) from error
        wanted = digest_of(asdict(settings))[:16]
        remade = (pinned.remade if pinned else 0) + remaster
        media = pinned
        if media is None or (media.recording, media.settings, media.remade) != (source, wanted, remade):
            name = f"{episode.slug}-{digest(source, wanted, str(remade))[:8]}.mp3"
            media = Media(name=name, recording=source, settings=wanted, remade=remade)
        key = digest(
            "mastered", code_digest("build/mastering.py", "model.py", "codec.py"), media.name, source, wanted
        )
        raw = self.shelf / "raw" / media.name
        return Job(episode.slug, recording, media, raw, key, pinned=media is pinned)

    def _published(self, job: Job) -> Path | None:
        """The file that listeners have, if it is still in the site or on the shelf."""
        if not job.pinned:
            return None
        for path in (self.output / FOLDER / job.media.name, self.shelf / job.media.name):
            if path.is_file() and self.cache.digest(path) == job.media.sha256:
                return path
        return None

    def _ready(self, job: Job) -> bool:
        facts, published = self.cache.find(job.key), self._published(job)
        if published and facts is None:
            self.cache.keep(job.key, codec.dump(look_up(published, job)))
        return published is not None or (facts is not None and job.raw.is_file())

    def _finished(self, job: Job) -> Finished:
        facts = codec.load(Facts, self.cache.find(job.key) or b"")
        published = self._published(job)
        source = f"episodes/{job.recording.name}"
        return Finished(job.media, facts, published or job.raw, published is not None, source)

    def tag(self, finished: Finished, tags: Tags) -> Finished:
        """Write tags, cover and chapters into a medium, unless it was published with those that it has."""
        wanted = digest(repr(tags))[:16]
        if finished.published:
            return replace(finished, wanted_tags=wanted)
        file = self.shelf / finished.media.name
        key = digest("tagged", finished.media.name, wanted)
        made = self.cache.find(key)
        if not (made and file.is_file() and self.cache.digest(file) == made.decode()):
            part = file.with_name(f".{file.stem}.part.mp3")
            shutil.copyfile(finished.file, part)
            audio.tag(part, tags)
            part.replace(file)
            self.cache.keep(key, self.cache.digest(file).encode())
        sha256, size = self.cache.digest(file), file.stat().st_size
        media = replace(finished.media, tags=wanted, sha256=sha256, size=size)
        return replace(finished, media=media, file=file, wanted_tags=wanted)

    def tidy(self, published: Iterable[str]) -> None:
        """After publishing: only the media that are published stay, and drafts without tags."""
        names = {path.rpartition("/")[2] for path in published}
        slugs = {name.rpartition("-")[0] for name in names}
        for path in sorted(self.shelf.glob("*.mp3")):
            if path.name not in names:
                path.unlink()
        for path in sorted((self.shelf / "raw").glob("*.mp3")):
            if path.stem.rpartition("-")[0] in slugs:
                path.unlink()
