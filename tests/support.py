"""Values that many tests need: a show, an episode of it made ready, and the talk in it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from podcast import links
from podcast.model import (
    Attachment,
    Audio,
    Chapter,
    Cue,
    Episode,
    Person,
    Picture,
    Release,
    Segment,
    Show,
    Speaker,
    Transcript,
    Waveform,
    Word,
)
from podcast.timecode import Millis

BASE_URL = "https://example.org/show/"

TALK = (
    (0, 6_000, "Mara", "Welcome back. Who looks after the lighthouse in winter?"),
    (
        6_000,
        20_000,
        "Tomas",
        "In winter the keeper stays alone. She checks the lamp & the gauge twice a night.",
    ),
    (20_000, 24_000, "Mara", "And what does the gauge tell her?"),
    (
        24_000,
        40_000,
        "Tomas",
        "It tells how far the storm has pushed the tide. Above <two> metres she calls the coast guard.",
    ),
)


def words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of a text, spread evenly over a time."""
    parts = text.split()
    at = [Millis(start + (end - start) * n // len(parts)) for n in range(len(parts) + 1)]
    return tuple(Word(text=part, start=at[n], end=at[n + 1]) for n, part in enumerate(parts))


def make_transcript(talk: tuple[tuple[int, int, str, str], ...] = TALK, **changes: Any) -> Transcript:
    """A transcript in two voices."""
    segments = tuple(
        Segment(start=Millis(a), end=Millis(b), speaker=who, text=text, words=words(text, a, b))
        for a, b, who, text in talk
    )
    made = Transcript(
        segments=segments,
        language="en",
        timing="segment",
        speakers=(Speaker(label="Mara", role="host"), Speaker(label="Tomas", role="guest")),
    )
    return replace(made, **changes)


def make_cues() -> tuple[Cue, ...]:
    """That transcript as captions of two lines."""
    return tuple(
        Cue(start=one.start, end=one.end, lines=(one.text[:30], one.text[30:]), speaker=one.speaker)
        for one in make_transcript().segments
    )


def make_show(**changes: Any) -> Show:
    """A show with everything that directories require."""
    made = Show(
        title="Harbour & Lights",
        base_url=BASE_URL,
        language="en",
        author="The Harbour Museum",
        description="Stories from the coast, to hear and to read.",
        categories=(("Society & Culture", "Places & Travel"), ("History", "")),
        copyright="The Harbour Museum",
        people=(Person(name="Mara Lind", role="host"),),
        guid="9b024349-ccf0-5f69-a609-6b82873eab3c",
        cover=Picture(path="assets/cover-0a1b2c3d.png", media_type="image/png", width=3000, height=3000),
        thumbnail=Picture(
            path="assets/cover-600-0a1b2c3d.jpg", media_type="image/jpeg", width=600, height=600
        ),
    )
    return replace(made, **changes)


def make_episode(slug: str = "keeper", **changes: Any) -> Episode:
    """An episode as declared."""
    made = Episode(
        slug=slug,
        title="The keeper's winter",
        source=Path(f"episodes/{slug}.md"),
        published=datetime(2026, 10, 3, 6, 0, tzinfo=UTC),
        number=1,
        summary="A winter night with the keeper of the last lighthouse.",
        notes="## Facts\n\n- The tower is 31 metres high.\n",
    )
    return replace(made, **changes)


def make_release(slug: str = "keeper", **changes: Any) -> Release:
    """An episode made ready, with audio, transcript, chapters and their files."""
    episode = make_episode(slug)
    transcript = make_transcript()
    made = Release(
        episode=episode,
        guid=f"guid-of-{slug}",
        published=datetime(2026, 10, 3, 6, 0, tzinfo=UTC),
        summary=episode.summary,
        language="en",
        notes_html="<h2>Facts</h2>\n<ul>\n<li>The tower is 31 metres high.</li>\n</ul>\n",
        audio=Audio(
            path=f"media/{slug}-0a1b2c3d.mp3",
            media_type="audio/mpeg",
            size=480_000,
            duration=Millis(40_000),
            bitrate=96_000,
            channels=1,
            rate=44_100,
        ),
        waveform=Waveform(bars=(20, 60, 100, 40) * 50, silences=((Millis(19_000), Millis(20_000)),)),
        transcript=transcript,
        cues=tuple(
            Cue(start=s.start, end=s.end, lines=(s.text[:40], s.text[40:80]), speaker=s.speaker)
            for s in transcript.segments
        ),
        chapters=(
            Chapter(start=Millis(0), end=Millis(20_000), title="Alone in winter"),
            Chapter(start=Millis(20_000), end=Millis(40_000), title="Reading the gauge"),
        ),
        chapters_by="proposed",
        transcripts=tuple(
            Attachment(
                path=links.transcript(slug, suffix),
                media_type=links.media_type(f"transcript.{suffix}"),
                language="en",
                rel="captions" if suffix in ("vtt", "srt") else "",
            )
            for suffix in ("vtt", "srt", "json", "html", "txt")
        ),
        chapters_file=Attachment(path=links.chapters(slug), media_type=links.CHAPTERS_TYPE),
    )
    return replace(made, **changes)
