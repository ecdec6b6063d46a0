"""Recordings become published media: each is finished once, under a name that holds what went into it.

podcast.lock pins a medium. It is made anew only when the recording or the settings that shape its sound
change, or when that is asked for: a new encoder, another title or a new chapter must not make thousands of
listeners download it again. Until it is published, its tags follow the notes.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from podcast import audio, codec
from podcast.audio.settings import Turn
from podcast.build.asking import Asked, asked_of
from podcast.build.finished import Finished, Wanted
from podcast.build.mastering import FOLDER, Facts, Job, look_up, master_all
from podcast.build.mixing import tracks_of
from podcast.build.naming import facts_key, form_of, media_name, retraced
from podcast.build.options import Options
from podcast.build.recall import content, recall
from podcast.build.record import BUILD, listed
from podcast.build.source import code_digest
from podcast.build.sources import relative
from podcast.cache import Cache, digest
from podcast.errors import Problems
from podcast.files import replacing
from podcast.library import Library
from podcast.lock import Lock, Media
from podcast.model import Episode

TurnsOf = Callable[[Sequence[str]], Mapping[str, tuple[Turn, ...]]]
"""The turns by which recordings are levelled, of the slugs that are to be made now."""


@dataclass(frozen=True, slots=True)
class Source:
    """The sound of an episode: its file, the digest of what that was made of, and the file of the show."""

    slug: str
    path: Path
    made_of: str
    origin: str
    asked: Asked


class Studio:
    """Finishes the recordings of one build.

    Its shelf under .podcast/ keeps finished files; shelf/raw those without tags, until they are published.
    """

    def __init__(self, work: Path, output: Path, cache: Cache) -> None:
        self.work = work
        self.shelf = work / FOLDER
        self.output = output
        self.cache = cache
        self.listed = listed(output / BUILD)

    def finish(
        self, sources: Sequence[Source], lock: Lock, options: Options, turns_of: TurnsOf
    ) -> Mapping[str, Finished]:
        """The finished medium of each source; raises every recording's fault at once."""
        problems = Problems()
        jobs = [job for source in sources for job in self._jobs(source, lock, options)]
        (self.shelf / "raw").mkdir(parents=True, exist_ok=True)
        missing = _levelled([job for job in jobs if not self._ready(job)], turns_of)
        if options.reports:
            options.reports.mkdir(parents=True, exist_ok=True)
            missing = [replace(job, report=options.reports / job.slug) for job in missing]
        for job, facts in master_all(missing, options, problems):
            self.cache.keep(job.key, codec.dump(facts))
        problems.raise_any()
        made: dict[str, Finished] = {}
        for job in jobs:  # the main form of a slug comes first
            done, main = self._finished(job), made.get(job.slug)
            made[job.slug] = replace(main, others=(*main.others, done)) if main else done
        return made

    def sources(self, library: Library, episodes: Sequence[Episode], problems: Problems) -> list[Source]:
        """The recordings of episodes of a show; what cannot be read goes to `problems`."""
        found = []
        for episode in episodes:
            if path := episode.recording:
                with problems.collect():
                    made_of, origin = content(self.cache, path), f"episodes/{path.name}"
                    if episode.tracks:
                        made_of, origin = tracks_of(episode, self.cache), relative(episode.tracks[0][1])
                    asked = asked_of(library.config.audio, episode, library.folder, self.cache)
                    found.append(Source(episode.slug, path, made_of, origin, asked))
        return found

    def wants(self, source: Source, lock: Lock, options: Options) -> bool:
        """Whether the sound of a source is needed to finish it: neither medium nor facts of it are there."""
        return any(
            self._facts(job) is None or not (job.raw.is_file() or self._published(job))
            for job in self._jobs(source, lock, options)
        )

    def _jobs(self, source: Source, lock: Lock, options: Options) -> list[Job]:
        """A job for each form; whatever is made beside a published medium is made as that was."""
        pin, asked = lock.episodes.get(source.slug), source.asked
        again = source.slug in options.remaster
        if pin and pin.media and not again:
            main = retraced(pin.media, source.made_of, asked.said, asked.before)
            if (main.recording, main.settings) == (source.made_of, asked.before):
                asked = asked.as_before()
        source = replace(source, asked=asked)
        return [
            self._job(source, pin.medium(form) if pin else None, form, again=again) for form in asked.forms
        ]

    def _job(self, source: Source, found: Media | None, form: str, *, again: bool) -> Job:
        slug, made_of, asked = source.slug, source.made_of, source.asked.said
        pinned = retraced(found, made_of, asked) if found else None
        if pinned and not again and (pinned.recording, pinned.settings) == (made_of, asked):
            media, before = pinned, pinned
        else:  # a take that comes back later is a third one: the first may have had other tags inside
            remade = pinned.remade + 1 if pinned else 0
            name = media_name(slug, made_of, asked, str(remade), form=form)
            media, before = Media(name=name, recording=made_of, settings=asked, remade=remade), None
        return Job(
            slug=slug,
            recording=source.path,
            media=media,
            raw=self.shelf / "raw" / media.name,
            key=facts_key(media),
            settings=source.asked.settings,
            pinned=before,
            origin=source.origin,
        )

    def _published(self, job: Job) -> Path | None:
        """The file that listeners have, if it is still in the site or on the shelf.

        The recording itself is that file when the host that the show came from published it as it is.
        Failing that, the one that the last build had to make in its place: caches hold that one too.
        """
        if job.pinned is None:
            return None
        place = self.output / FOLDER / job.media.name
        pinned, stands = job.pinned.sha256, self.listed.get(f"{FOLDER}/{job.media.name}", "")
        places = (
            (place, pinned),
            (self.shelf / job.media.name, pinned),
            (job.recording, pinned),
            (place, stands),
        )
        for path, sha256 in places:
            if path.is_file() and self.cache.digest(path) == sha256:
                return path
        return None

    def _facts(self, job: Job) -> Facts | None:
        return recall(self.cache, job.key, Facts)

    def _ready(self, job: Job) -> bool:
        facts, published = self._facts(job), self._published(job)
        if published and facts is None:
            self.cache.keep(job.key, codec.dump(look_up(published, job)))
        return published is not None or (facts is not None and job.raw.is_file())

    def _finished(self, job: Job) -> Finished:
        facts = codec.load(Facts, self.cache.find(job.key) or b"")
        published, media = self._published(job), job.media
        if published:
            media = replace(media, sha256=self.cache.digest(published), size=published.stat().st_size)
        return Finished(
            media=replace(media, shift=facts.shift),
            facts=facts,
            file=published or job.raw,
            published=published is not None,
            recording=job.origin,
            pinned=job.pinned,
        )

    def tag(self, finished: Finished, wanted: Wanted) -> Finished:
        """Write tags, cover and chapters into a medium, unless it was published with those that it has.

        A published one that was lost and gets other tags is another medium: caches keep the first for a year.
        """
        pinned = finished.pinned
        others = tuple(self.tag(each, wanted) for each in finished.others)
        finished = replace(finished, others=others, lags=pinned is not None and wanted.digest != pinned.tags)
        if finished.published:  # what a feed told of has tags that nobody knows
            return replace(finished, lags=finished.lags and pinned is not None and bool(pinned.tags))
        if finished.lags:
            finished = self._another(finished, wanted)
        file = self.shelf / finished.media.name
        key = digest("tagged", code_digest("audio/tags"), self.cache.digest(finished.file), repr(wanted.tags))
        made = self.cache.find(key)
        if not (made and file.is_file() and self.cache.digest(file) == made.decode()):
            with replacing(file) as part:
                shutil.copyfile(finished.file, part)
                audio.tag(part, wanted.tags)
            self.cache.keep(key, self.cache.digest(file).encode())
        sha256, size = self.cache.digest(file), file.stat().st_size
        media = replace(finished.media, tags=wanted.digest, sha256=sha256, size=size)
        return replace(finished, media=media, file=file)

    def _another(self, finished: Finished, wanted: Wanted) -> Finished:
        """The same sound under another name, which holds its tags too."""
        lost = finished.media
        slug, remade = lost.name.rpartition("-")[0], lost.remade + 1
        form = form_of(lost)
        name = media_name(slug, lost.recording, lost.settings, str(remade), wanted.digest, form=form)
        media = replace(lost, name=name, remade=remade)
        facts = replace(finished.facts, audio=replace(finished.facts.audio, path=f"{FOLDER}/{name}"))
        self.cache.keep(facts_key(media), codec.dump(facts))
        return replace(finished, media=media, facts=facts, pinned=None, lags=False, former=lost.name)

    def tidy(self, finished: Sequence[Finished]) -> None:
        """After publishing: what is published stays, and what may still get other tags stays without any."""
        every = [form for each in finished for form in each.all()]
        kept = {each.media.name for each in every}
        open_ = {each.media.name for each in every if each.differs}
        slugs = {name.rpartition("-")[0] for name in kept}
        for path in sorted((self.work / "narrated").glob("*.wav")):
            path.unlink()  # spoken again in the same way, should it be asked for
        for path in sorted(path for path in self.shelf.iterdir() if path.is_file()):
            if path.name not in kept:
                path.unlink()
        for path in sorted((self.shelf / "raw").iterdir()):
            if path.name not in open_ and path.stem.rpartition("-")[0] in slugs:
                path.unlink()


def _levelled(jobs: Sequence[Job], turns_of: TurnsOf) -> list[Job]:
    """The jobs with the turns that they are to be levelled by."""
    turns = turns_of(tuple(dict.fromkeys(job.slug for job in jobs if job.settings.level)))
    return [replace(job, settings=replace(job.settings, turns=turns.get(job.slug, ()))) for job in jobs]
