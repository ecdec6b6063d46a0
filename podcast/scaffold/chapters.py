"""Proposed chapters written into the notes of episodes, for their producer to edit."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from podcast import audio, chapters, library, transcript
from podcast.errors import Finding, InputError, Problems, Where
from podcast.files import replacing
from podcast.library import Library
from podcast.model import Chapter, Episode


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """About how many chapters, None for as many as suit the talk; and a command for titles, "" for ours."""

    count: int | None = None
    titler: str = ""


def write_chapters(
    folder: Path, slugs: Iterable[str], wishes: Wishes
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Propose chapters for episodes of a show and write them into their notes; returns whose were written.

    Without slugs: for every episode that has a transcript and no chapters. Notes that list chapters are
    never touched, and are reported when they were asked for. Raises InputError for a slug there is none of.
    """
    shelf = library.read(folder)
    asked = [library.find(shelf, slug) for slug in slugs]
    problems = Problems()
    problems.add(shelf.findings)
    written = []
    for episode in asked or shelf.episodes:
        if asked or (episode.transcript and not _has_chapters(episode)):
            with problems.collect():
                written += [episode.slug] if _write(shelf, episode, wishes, problems) else []
    problems.raise_any()
    return tuple(written), tuple(problems.findings)


def _has_chapters(episode: Episode) -> bool:
    return bool(episode.chapters or chapters.listed(episode.notes))


def _write(shelf: Library, episode: Episode, wishes: Wishes, problems: Problems) -> bool:
    if _has_chapters(episode):
        hint = "take them out to have others proposed; podcast check says whether they still fit"
        message = "the notes list chapters already, and they stay"
        problems.add(
            [
                Finding(
                    rule="chapters",
                    severity="warning",
                    message=message,
                    where=Where(episode.source),
                    hint=hint,
                )
            ]
        )
        return False
    found, findings = propose_for(shelf, episode, wishes)
    problems.add(findings)
    if not found:
        return False
    # newline="" on both ways: what ends a line stays what it was.
    with episode.source.open(encoding="utf-8", newline="") as file:
        text = file.read()
    try:
        made = chapters.inserted(text, found)
    except ValueError as error:
        raise InputError(str(error), where=Where(episode.source), rule="chapters") from None
    with replacing(episode.source) as part:
        part.write_bytes(made.encode())
    return True


def propose_for(
    shelf: Library, episode: Episode, wishes: Wishes
) -> tuple[tuple[Chapter, ...], tuple[Finding, ...]]:
    """Chapters for an episode as a build would propose them, each with the words it begins with.

    Raises InputError when it has no transcript, or one that cannot be read.
    """
    if episode.transcript is None:
        raise InputError(
            f"{episode.slug} has no transcript to propose chapters from",
            where=Where(episode.source),
            hint=f"put one at transcripts/{episode.slug}.vtt, .srt, .txt or another format",
        )
    length = audio.probe(episode.recording).duration if episode.recording else None
    settings = library.settings_of(episode, shelf.config.language, length)
    said, findings = transcript.load(episode.transcript, settings)
    found = chapters.propose(said, duration=length or said.segments[-1].end, count=wishes.count)
    if wishes.titler:
        found, more = chapters.retitled(found, said, wishes.titler)
        findings = (*findings, *more)
    return chapters.with_openings(found, said), findings
