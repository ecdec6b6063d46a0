"""What was said in an episode, worked out once for each state of its transcript, notes and code."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from podcast import captions, chapters, codec, transcript
from podcast.build.recall import recall
from podcast.build.source import code_digest
from podcast.cache import Cache, digest, digest_of
from podcast.errors import Finding, Where
from podcast.library import front_matter
from podcast.model import Chapter, Cue, Episode, Transcript
from podcast.places import entry_lines
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

OVERLAY = ("chapters", "speakers", "fix", "turns", "offset", "stretch")
"""The keys of an episode's notes that a talk is made by."""


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
    received = [(str(path), cache.digest(path)) for path in paths]
    places = _places(episode)
    overlay = codec.dump([getattr(episode, key) for key in OVERLAY])
    declared = (str(episode.source), places, language, duration, received)
    key = digest("talk", code_digest(*CODE), digest_of(declared), overlay)
    made = recall(cache, key, Talk)
    if made is None:
        made = _talk(episode, language, duration, _Notes(episode.source, places))
        cache.keep(key, codec.dump(made))
    return made


@dataclass(frozen=True, slots=True)
class _Notes:
    """An episode's notes: for each key that is set the line it stands on, then those of its entries."""

    path: Path
    lines: dict[str, list[int]]

    def where(self, key: str, entry: int | None = None) -> Where:
        """The place of a key, or of an entry of it, counted from 0."""
        at, *entries = self.lines.get(key, [0])
        return Where(self.path, entries[entry] if entry is not None and entry < len(entries) else at or None)


def _places(episode: Episode) -> dict[str, list[int]]:
    fields = Episode.__dataclass_fields__
    declared = [key for key in OVERLAY if getattr(episode, key) != fields[key].default]
    if not declared:
        return {}
    source = front_matter(episode.source)
    head = source.line - 1
    return {
        key: [source.where(key).line or 0, *(head + line for line in entry_lines(source.text, key))]
        for key in declared
    }


def _talk(episode: Episode, language: str, duration: Millis | None, notes: _Notes) -> Talk:
    said, findings = _said(episode, language, duration, notes)
    marks, by, more = _chapters(episode, said, duration, notes)
    if said is None:
        return Talk(chapters=marks, chapters_by=by, findings=more)
    return Talk(
        transcript=said,
        cues=captions.cut(said, captions.PROFILES["broadcast"]),
        cards=captions.cut(said, captions.PROFILES["podcast"]),
        chapters=marks,
        chapters_by=by,
        translations=tuple((tag, _translated(path, tag)) for tag, path in episode.translations),
        findings=(*findings, *more),
    )


def _translated(path: Path, language: str) -> tuple[Cue, ...]:
    settings = transcript.Settings(language=language)
    said, _ = transcript.prepare(transcript.read(path).transcript, path=path, settings=settings)
    return captions.cut(said, captions.PROFILES["broadcast"])


def _said(
    episode: Episode, language: str, duration: Millis | None, notes: _Notes
) -> tuple[Transcript | None, tuple[Finding, ...]]:
    if episode.transcript is None:
        return None, ()
    reading = transcript.read(episode.transcript)
    settings = transcript.Settings(
        language=reading.transcript.language or language,
        duration=duration,
        speakers=episode.speakers,
        fix=episode.fix,
        turns=episode.turns,
        offset=episode.offset,
        stretch=episode.stretch,
        where=notes.where,
    )
    said, findings = transcript.prepare(reading.transcript, path=episode.transcript, settings=settings)
    return said, (*reading.findings, *findings)


def _chapters(
    episode: Episode, said: Transcript | None, duration: Millis | None, notes: _Notes
) -> tuple[tuple[Chapter, ...], Literal["producer", "proposed", ""], tuple[Finding, ...]]:
    length = duration or (said.segments[-1].end if said and said.segments else None)
    if length is None:
        return (), "", ()
    if episode.chapters:
        marks, findings = chapters.settle(episode.chapters, length, notes.where("chapters"))
        return marks, "producer", findings
    if said is None:
        return (), "", ()
    return chapters.propose(said, duration=length), "proposed", ()
