"""What was said in an episode, worked out once for each state of its transcript, notes and code."""

from dataclasses import dataclass
from typing import Literal

from podcast import captions, chapters, codec, transcript
from podcast.build.recall import content, kept
from podcast.build.source import code_digest
from podcast.cache import Cache, digest, digest_of
from podcast.declared import Source
from podcast.errors import Finding, Problems, Where
from podcast.model import Chapter, Cue, Episode, Transcript
from podcast.timecode import Millis

CODE = (
    "transcript",
    "captions",
    "chapters",
    "build/talk.py",
    "model.py",
    "timecode.py",
    "codec.py",
    "errors.py",
)
"""What a talk is made by: rooms and files of this package."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A transcript made ready: turns with words, captions for the web and cards for SRT, and chapters."""

    transcript: Transcript | None = None
    cues: tuple[Cue, ...] = ()
    cards: tuple[Cue, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    chapters_by: Literal["producer", "proposed", ""] = ""
    translations: tuple[tuple[str, tuple[Cue, ...]], ...] = ()
    findings: tuple[Finding, ...] = ()


def talk(episode: Episode, language: str, duration: Millis | None, cache: Cache) -> Talk:
    """The talk of an episode. Raises InputError when its transcript cannot be read at all."""
    paths = [path for path in (episode.transcript, *dict(episode.translations).values()) if path]
    received = [(str(path), content(cache, path)) for path in paths]
    lines = [_where(episode).line if episode.chapters else 0]
    declared = (episode.speakers, episode.fix, str(episode.source), lines, language, duration, received)
    key = digest("talk", code_digest(*CODE), digest_of(declared), codec.dump(episode.chapters))
    return kept(cache, key, Talk, lambda: _talk(episode, language, duration))


def _talk(episode: Episode, language: str, duration: Millis | None) -> Talk:
    if episode.transcript is None:
        marks, by, findings = _chapters(episode, None, duration)
        return Talk(chapters=marks, chapters_by=by, findings=findings)
    settings = transcript.Settings(
        language=language, duration=duration, speakers=episode.speakers, fix=episode.fix
    )
    said, findings = transcript.load(episode.transcript, settings)
    marks, by, more = _chapters(episode, said, duration)
    translations, foreign = _translated(episode, duration)
    return Talk(
        transcript=said,
        cues=captions.cut(said, captions.PROFILES["broadcast"], until=duration),
        cards=captions.cut(said, captions.PROFILES["podcast"], until=duration),
        chapters=marks,
        chapters_by=by,
        translations=translations,
        findings=(*findings, *more, *foreign),
    )


def _translated(
    episode: Episode, duration: Millis | None
) -> tuple[tuple[tuple[str, tuple[Cue, ...]], ...], tuple[Finding, ...]]:
    """Captions in other languages, and what is wrong with them; raises every fault in one group."""
    problems = Problems()
    cut = []
    for tag, path in episode.translations:
        with problems.collect():
            said, findings = transcript.load(path, transcript.Settings(language=tag, duration=duration))
            problems.add(findings)
            cut.append((tag, captions.cut(said, captions.PROFILES["broadcast"], until=duration)))
    problems.raise_any()
    return tuple(cut), tuple(problems.findings)


def _chapters(
    episode: Episode, said: Transcript | None, duration: Millis | None
) -> tuple[tuple[Chapter, ...], Literal["producer", "proposed", ""], tuple[Finding, ...]]:
    length = duration or (said.segments[-1].end if said and said.segments else None)
    if length is None:
        return (), "", ()
    if episode.chapters:
        marks, findings = chapters.settle(episode.chapters, length, _where(episode))
        return marks, "producer", findings
    if said is None:
        return (), "", ()
    return chapters.propose(said, duration=length), "proposed", ()


def _where(episode: Episode) -> Where:
    """The place of the producer's chapters in the notes."""
    text = episode.source.read_text(encoding="utf-8-sig")
    return Source(text, episode.source).where("chapters")
