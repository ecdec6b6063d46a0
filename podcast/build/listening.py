"""What a transcript gains from its recording: the times of its words, and a word where the two do not agree.

Both are worked out once for each state of recording and transcript. Finding words takes a minute for half an
hour of sound and runs beside other recordings; what cannot be heard keeps its estimated time.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from podcast import align, aligning, codec, transcript
from podcast.align import Activity, Aligned
from podcast.build.options import Options
from podcast.build.parallel import each_done
from podcast.build.recall import content, kept, recall
from podcast.build.source import code_digest
from podcast.cache import Cache, digest, digest_of
from podcast.errors import Finding, MissingExtra, PodcastError, Where
from podcast.model import Episode, Transcript
from podcast.transcript import Settings

CODE = (
    "align",
    "aligning.py",
    "audio/disguised.py",
    "audio/riff.py",
    "audio/sides.py",
    "audio/source.py",
    "audio/speech.py",
    "build/listening.py",
    "codec.py",
    "errors.py",
    "languages",
    "model",
    "timecode.py",
    "transcript",
    "transcript/fitted.json",
    "units.py",
)
"""What times of words are made by."""


@dataclass(frozen=True, slots=True)
class Job:
    """A recording to be listened to, for the words of a transcript or, without one, for when somebody talks.

    `key` is where the cache keeps what was heard.
    """

    slug: str
    recording: Path
    key: str
    transcript: Path | None = None
    settings: Settings | None = None


def words_of(episode: Episode, settings: Settings, cache: Cache) -> Job | None:
    """The search for words that an episode asks for; None when it asks for none, or when none can be done."""
    path, recording = episode.transcript, episode.recording
    if not (episode.align and recording and path and align.installed()):
        return None
    # Names of speakers are no part of it: whoever is renamed has said the same.
    moved = settings.offset, settings.stretch
    asked = settings.language, settings.duration, settings.fix, settings.turns, moved, str(path)
    sources = content(cache, recording), content(cache, path)
    key = digest("aligned", code_digest(*CODE), *sources, digest_of(asked))
    return Job(episode.slug, recording, key, path, settings)


def talk_of(episode: Episode, cache: Cache) -> Job | None:
    """The listening for when somebody talks, if there is a transcript to hold against it."""
    path, recording = episode.transcript, episode.recording
    if not (path and recording):
        return None
    return Job(episode.slug, recording, digest("activity", code_digest(*CODE), content(cache, recording)))


def find_words(job: Job, options: Options | None = None) -> Aligned:
    """Find the words of one transcript in its recording."""
    if job.transcript is None:
        raise ValueError("there is no transcript to find the words of")
    said, _ = transcript.load(job.transcript, job.settings)
    progress = partial(options.progress, job.slug) if options else None
    return aligning.align_words(job.recording, said, job.transcript, progress)


def work(job: Job, options: Options | None = None) -> Aligned | Activity:
    """Listen to one recording; what goes in and comes out can be pickled."""
    return find_words(job, options) if job.transcript else aligning.listen(job.recording)


def listen_all(wanted: Sequence[tuple[Episode, Settings]], cache: Cache, options: Options) -> None:
    """Listen to the recordings of all episodes, several at a time, and leave what was heard in the cache.

    Raises nothing: an episode with which anything is wrong says so when `listened` takes its turn.
    """
    jobs = []
    for episode, settings in wanted:
        with suppress(PodcastError):
            job = words_of(episode, settings, cache) or talk_of(episode, cache)
            if job and recall(cache, job.key, Aligned if job.transcript else Activity) is None:
                jobs.append(job)
    for job, heard in each_done(jobs, work, options, "words"):
        with suppress(PodcastError):
            cache.keep(job.key, codec.dump(heard()))


def listened(
    episode: Episode, said: Transcript, settings: Settings, cache: Cache
) -> tuple[Transcript, tuple[Finding, ...]]:
    """The transcript of an episode with the times of its words, where it asks for them and they are heard.

    Else it is what it was, and the findings tell why, or how far it is off. Raises InputError when the
    recording cannot be read.
    """
    told: tuple[Finding, ...] = ()
    if words := words_of(episode, settings, cache):
        found = kept(cache, words.key, Aligned, lambda: find_words(words))
        if found.share:
            return timed(said, found.transcript), found.findings
        told = found.findings
    elif episode.align:
        told = (_missing(episode),)
    talk = talk_of(episode, cache)
    if talk is None or episode.transcript is None:
        return said, ()
    heard = kept(cache, talk.key, Activity, lambda: aligning.listen(talk.recording))
    return said, (*told, *aligning.drift(heard, said, episode.transcript, settings))


def timed(said: Transcript, found: Transcript) -> Transcript:
    """A transcript with the times of another one of the same words."""
    return replace(
        said,
        timing=found.timing,
        segments=tuple(
            replace(one, start=other.start, end=other.end, words=other.words)
            for one, other in zip(said.segments, found.segments, strict=True)
        ),
    )


def _missing(episode: Episode) -> Finding:
    return Finding(
        rule=MissingExtra.rule,
        severity="warning",
        message="the times of words stay estimates, for PocketSphinx is not installed",
        where=Where(episode.source),
        hint=align.INSTALL,
    )
