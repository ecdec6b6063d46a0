"""What was said in an episode, worked out once for each state of its transcript, notes and code."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from podcast import align, audio, captions, chapters, codec, transcript
from podcast.build import listening
from podcast.build.listening import listened
from podcast.build.recall import content, kept
from podcast.build.source import code_digest
from podcast.cache import Cache, digest, digest_of
from podcast.declared import Source
from podcast.errors import Finding, Problems, Where
from podcast.library import settings_of
from podcast.model import Chapter, Cue, Episode, Transcript
from podcast.timecode import Millis

CODE = (
    *listening.CODE,
    "audio/marks.py",
    "audio/probe.py",
    "captions",
    "chapters",
    "chapters/fitted.json",
    "build/talk.py",
    "library/corrections.py",
    "places.py",
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


def talk(
    episode: Episode,
    language: str,
    duration: Millis | None,
    cache: Cache,
    spoken: Transcript | None = None,
) -> Talk:
    """The talk of an episode of a show in `language`, with a recording of this duration.

    `spoken` is what a voice said in it, with its times, when it was narrated.

    Raises InputError when the transcript cannot be read at all.
    """
    heard = episode.recording if episode.transcript or not episode.chapters else None
    paths = [path for path in (episode.transcript, heard, *dict(episode.translations).values()) if path]
    received = [(str(path), content(cache, path)) for path in paths]
    lines = [_where(episode).line if episode.chapters else 0]
    times = episode.align and align.installed()
    declared = (
        episode.language,
        episode.speakers,
        [(person.name, person.role) for person in episode.people],
        episode.fix,
        episode.turns,
        episode.offset,
        episode.stretch,
        episode.lines,
        str(episode.source),
        lines,
        language,
        duration,
        received,
        times,
    )
    marks = codec.dump((*episode.chapters, *chapters.listed(episode.notes)))
    narrated = (codec.dump(spoken),) if spoken else ()
    key = digest("talk", code_digest(*CODE), digest_of(declared), marks, *narrated)
    return kept(cache, key, Talk, lambda: _talk(episode, language, duration, cache, spoken))


def _talk(
    episode: Episode, language: str, duration: Millis | None, cache: Cache, spoken: Transcript | None
) -> Talk:
    if episode.transcript is None:
        marks, by, findings = _chapters(episode, None, duration)
        return Talk(chapters=marks, chapters_by=by, findings=findings)
    settings = settings_of(episode, language, duration)
    load = transcript.load_script if episode.is_narrated else transcript.load
    said, findings = load(episode.transcript, replace(settings, duration=None) if spoken else settings)
    if spoken:  # what the reader guessed of its times is no matter: they are those of the voice
        findings = tuple(each for each in findings if each.rule != "transcript")
    said, heard = (spoken, ()) if spoken else listened(episode, said, settings, cache)
    marks, by, more = _chapters(episode, said, duration)
    translations, foreign = _translated(episode, duration)
    return Talk(
        transcript=said,
        cues=captions.cut(said, captions.PROFILES["broadcast"], until=duration),
        cards=captions.cut(said, captions.PROFILES["podcast"], until=duration),
        chapters=marks,
        chapters_by=by,
        translations=translations,
        findings=(*findings, *heard, *more, *foreign),
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
    """Those set in the front matter, else listed in the notes, else inside the recording, else proposed.

    Whoever put them where they are, all but the last are the producer's.
    """
    length = duration or (said.segments[-1].end if said and said.segments else None)
    if length is None:
        return (), "", ()
    where = _where(episode)
    found, moved = chapters.anchored(episode.chapters, said, where) if said else (episode.chapters, ())
    set_ = found or chapters.listed(episode.notes)
    marks, left = (set_, ()) if set_ else _recorded(episode)
    if marks:
        settled, more = chapters.settle(marks, length, where)
        return settled, "producer", (*moved, *left, *more)
    if said is None:
        return (), "", ()
    return chapters.propose(said, duration=length), "proposed", ()


def _recorded(episode: Episode) -> tuple[tuple[Chapter, ...], tuple[Finding, ...]]:
    """The chapters inside a recording; those of which none has a title mark nothing."""
    if episode.recording is None:
        return (), ()
    found = audio.probe(episode.recording)
    if len(found.chapters) < 2 or not any(chapter.title.strip() for chapter in found.chapters):
        return (), ()
    left = _left(episode.recording, found.pictures, len(found.chapters))
    return found.chapters, (left,) if found.pictures else ()


def _left(recording: Path, pictures: int, total: int) -> Finding:
    return Finding(
        rule="chapter-pictures",
        severity="warning",
        message=f"the pictures of {pictures} of the {total} chapters inside are left out",
        where=Where(recording),
        hint="put them on the web, and list the chapters in the notes with the address of each image",
    )


def _where(episode: Episode) -> Where:
    """The place of the producer's chapters in the notes."""
    text = episode.source.read_text(encoding="utf-8-sig")
    return Source(text, episode.source).where("chapters")
