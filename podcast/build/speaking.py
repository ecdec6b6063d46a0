"""Episodes without a recording that say `narrate = true`: their transcript is spoken.

What is spoken is known by its words and by the voices that the producer set, never by the bytes that came
out: so a newer voice engine, or a machine with other voices, does not publish an archive anew. The times are
kept with the cache; the sound only until it is a finished medium.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from podcast import codec, transcript
from podcast.build.asking import asked_of
from podcast.build.media import Source, Studio
from podcast.build.options import Options
from podcast.build.parallel import each_done
from podcast.build.plan import Plan
from podcast.build.recall import recall
from podcast.build.sources import relative
from podcast.cache import Cache, digest, digest_of
from podcast.config import Narration
from podcast.errors import Finding, MissingExtra, Problems, Where
from podcast.library import Library, settings_of
from podcast.lock import Lock
from podcast.model import Episode, Transcript
from podcast.narrating import Casting, Spoken, has_voice, speak

FOLDER = "narrated"
_TAIL, _APART = 700, 150  # ms: the silence behind the last word, and what encoders may add
_HINT = "pip install 'podcast-pipeline[voices]', or put a recording at episodes/{}.wav"


@dataclass(frozen=True, slots=True)
class Script:
    """An episode to be spoken: `recording` is the file it is written in, `wav` the one to speak it into.

    `made_of` is the digest of what is said and how, which the lock keeps in place of that of a recording.
    """

    slug: str
    recording: Path
    wav: Path
    said: Transcript
    casting: Casting
    made_of: str

    @property
    def key(self) -> str:
        """Where the cache keeps the times."""
        return digest("narrated", self.made_of)


def casting_of(narration: Narration) -> Casting:
    """The voices that podcast.toml asks for."""
    return Casting(voices=narration.voices, say=narration.say, pace=narration.pace)


def scripts(
    library: Library, episodes: Sequence[Episode], lock: Lock, work: Path, problems: Problems
) -> dict[str, Script]:
    """What is to be spoken of these episodes; one for which no voice is at hand is reported.

    That is a warning while nobody has heard the episode, which is then a page without sound.
    """
    found: dict[str, Script] = {}
    casting = casting_of(library.config.narration)
    for episode in episodes:
        if not episode.is_narrated:
            continue
        with problems.collect():
            script = _script(episode, casting, library.config.language, work)
            if has_voice(casting, script.said.language or library.config.language):
                found[episode.slug] = script
            else:
                pin = lock.episodes.get(episode.slug)
                problems.add([_voiceless(episode, heard=bool(pin and pin.media))])
    return found


def _script(episode: Episode, casting: Casting, language: str, work: Path) -> Script:
    path = episode.transcript or Path()
    said, _ = transcript.load_script(path, settings_of(episode, language, None))
    names = {each.speaker for each in said.segments} | {""}
    casting = replace(casting, voices=tuple(pair for pair in casting.voices if pair[0] in names))
    turns = tuple((each.speaker, each.text) for each in said.segments)
    made_of = digest("script", digest_of((turns, said.language, casting.voices, casting.say, casting.pace)))
    wav = work / FOLDER / f"{episode.slug}-{made_of[:8]}.wav"
    return Script(episode.slug, path, wav, said, casting, made_of)


def _voiceless(episode: Episode, *, heard: bool) -> Finding:
    return Finding(
        rule=MissingExtra.rule,
        severity="error" if heard else "warning",
        message="narrate = true, and no voice for its language is installed",
        where=Where(episode.source, 1),
        hint=_HINT.format(episode.slug),
    )


def spoken(script: Script, options: Options | None = None) -> Spoken:
    """Speak one script; what goes in and comes out can be pickled."""

    def progress(share: float) -> None:
        if options:
            options.progress(script.slug, share)

    script.wav.parent.mkdir(parents=True, exist_ok=True)
    return speak(script.said, script.wav, path=script.recording, casting=script.casting, progress=progress)


@dataclass(frozen=True, slots=True)
class Narrated:
    """An episode that was spoken: what was said when, and its sound."""

    said: Transcript
    source: Source


def narrate(
    library: Library, planned: Plan, studio: Studio, options: Options, problems: Problems
) -> Mapping[str, Narrated]:
    """Speak what is to be spoken, unless its times are known and its medium is finished."""
    wanted = scripts(library, planned.episodes, planned.lock, studio.work, problems)
    asked = {
        each.slug: asked_of(library.config.audio, each, library.folder, studio.cache)
        for each in planned.episodes
        if each.slug in wanted
    }
    sources = {
        slug: Source(slug, each.wav, each.made_of, relative(each.recording), asked[slug])
        for slug, each in wanted.items()
    }
    missing = [
        script
        for slug, script in wanted.items()
        if slug in options.remaster
        or recall(studio.cache, script.key, Transcript) is None
        or studio.wants(sources[slug], planned.lock, options)
    ]
    speak_all(missing, studio.cache, options, problems)
    said = {slug: recall(studio.cache, script.key, Transcript) for slug, script in wanted.items()}
    return {slug: Narrated(each, sources[slug]) for slug, each in said.items() if each}


def said_in(library: Library, episode: Episode, lock: Lock, cache: Cache) -> Transcript | None:
    """What was said when in an episode that a build has spoken, None when it is not known any more."""
    found = scripts(library, [episode], lock, library.folder, Problems()).get(episode.slug)
    return recall(cache, found.key, Transcript) if found else None


def speak_all(missing: Sequence[Script], cache: Cache, options: Options, problems: Problems) -> None:
    """Speak scripts, several at a time, and keep what was said when."""
    faults: dict[str, Problems] = {}
    for script, result in each_done(missing, spoken, options, "voices"):
        with faults.setdefault(script.slug, Problems()).collect():
            done = result()
            problems.add(done.findings)
            cache.keep(script.key, codec.dump(done.transcript))
    for script in missing:
        problems.add(faults[script.slug].findings)


def differing(narrated: Mapping[str, Narrated], lengths: Mapping[str, int | None]) -> list[Finding]:
    """A warning for each medium that was published with a voice that now speaks at another pace."""
    return [
        Finding(
            rule="narration-changed",
            severity="warning",
            message="the voice speaks at another pace than in what was published: times are off",
            where=Where(Path(each.source.origin)),
            hint=f"publish it as it is spoken today with --remaster {slug}",
        )
        for slug, each in narrated.items()
        if abs((lengths[slug] or 0) - each.said.segments[-1].end - _TAIL) > _APART
    ]
