"""Who speaks when, for levelling a recording the first time it is made into a medium.

A medium is made once: what is put right in its transcript later does not shape its sound anew, until its
producer asks for that. So the turns are no part of what the lock keeps.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from podcast import aligning, codec, transcript
from podcast.align import Activity
from podcast.audio.settings import Turn
from podcast.build.glance import length_of
from podcast.build.listening import talk_of, work
from podcast.build.options import Options
from podcast.build.parallel import each_done
from podcast.build.recall import recall
from podcast.cache import Cache
from podcast.errors import PodcastError
from podcast.library import settings_of
from podcast.model import Episode, Transcript

Turns = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Talks:
    """Episodes of a show in `language`, and what was said in those that were narrated, by slug."""

    episodes: Sequence[Episode]
    language: str
    spoken: Mapping[str, Transcript]

    def turns(self, cache: Cache, options: Options, slugs: Sequence[str]) -> Mapping[str, Turns]:
        """The turns of these slugs, where they are known and to be trusted; raises nothing.

        Of a transcript without times, of one that runs early or late against its recording, and of one that
        cannot be read nothing is given: it would be worse than the pauses.
        """
        episodes = [each for each in self.episodes if each.slug in slugs and each.slug not in self.spoken]
        _listen(episodes, cache, options)
        found = {slug: self.spoken[slug].turns for slug in slugs if slug in self.spoken}
        for episode in episodes:
            with suppress(PodcastError, ExceptionGroup):
                found[episode.slug] = _turns(episode, self.language, cache)
        return found


def _listen(episodes: Sequence[Episode], cache: Cache, options: Options) -> None:
    """Leave in the cache where somebody speaks in the recordings."""
    jobs = []
    for episode in episodes:
        with suppress(PodcastError):
            if (job := talk_of(episode, cache)) and recall(cache, job.key, Activity) is None:
                jobs.append(job)
    for job, heard in each_done(jobs, work, options, "turns"):
        with suppress(PodcastError):
            cache.keep(job.key, codec.dump(heard()))


def _turns(episode: Episode, language: str, cache: Cache) -> Turns:
    if episode.transcript is None:
        return ()
    settings = settings_of(episode, language, length_of(episode, cache))
    said, _ = transcript.load(episode.transcript, settings)
    job = talk_of(episode, cache)
    heard = recall(cache, job.key, Activity) if job else None
    is_off = heard is None or aligning.drift(heard, said, episode.transcript, settings)
    return () if is_off or said.timing == "paced" else said.turns
