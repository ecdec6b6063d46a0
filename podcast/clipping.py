"""A piece of an episode to share: sound at its own loudness, and a video with captions to read.

The sound is cut from the recording, or from the published medium of an episode that was narrated; captions
come from the transcript as a build shows it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from podcast import artwork, audio, captions, cards, library, lock
from podcast.audio import Settings, Span, Tags
from podcast.audio.film import film
from podcast.build import OUTPUT, WORK
from podcast.build.asking import sound_settings
from podcast.build.mastering import FOLDER
from podcast.build.options import Options
from podcast.build.placing import Clock, placed
from podcast.build.plan import plan
from podcast.build.speaking import said_in
from podcast.build.talk import talk
from podcast.cache import Cache
from podcast.cards import Card
from podcast.errors import Finding, InputError, UsageError, Where
from podcast.files import replacing
from podcast.library import Library
from podcast.model import Cue, Episode, Soundbite, Transcript
from podcast.timecode import ZERO, Millis, show

FILM = ".mp4"
SUFFIXES = (".mp3", ".m4a", ".opus", FILM)
LONGEST = Millis(10 * 60_000)
FADE = Millis(30)

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a video looks: one of cards.SHAPES, and a font file for scripts that common fonts do not have."""

    shape: str = "square"
    font: str = ""


@dataclass(frozen=True, slots=True)
class Clip:
    """What a clip is cut from."""

    library: Library
    episode: Episode
    source: Path
    bite: Soundbite
    cues: tuple[Cue, ...]

    @property
    def title(self) -> str:
        """The title of the piece, or that of the episode."""
        return self.bite.title or self.episode.title


def find(folder: Path, slug: str, pieces: Sequence[tuple[Millis, Millis]] = ()) -> list[Clip]:
    """The clips of an episode from start to end, or its soundbites when no pieces are named.

    Raises InputError for a slug that is not there, for an episode without sound, and for times outside of it;
    UsageError for an end before its start, and when there are neither pieces nor soundbites.
    """
    shelf = library.read(folder)
    episode = library.find(shelf, slug)
    bites = [Soundbite(start=a, duration=Millis(b - a)) for a, b in pieces] or list(episode.soundbites)
    if not bites:
        raise UsageError(f"{slug} has no soundbites", hint=f"name two times: podcast clip {slug} 1:54 2:18")
    source = _sound(shelf, episode)
    length = audio.probe(source).duration
    # Times of the notes are those of the recording, and times that are typed are those that players show.
    shift, is_medium = _shift(shelf, episode), episode.recording is None
    by = shift * (is_medium - bool(pieces))
    bites = [replace(bite, start=Millis(bite.start + by)) for bite in bites]
    for bite in bites:
        _check(bite, length, source, by)
    with Cache(folder / WORK, ages=False) as cache:
        said = talk(episode, shelf.config.language, length, cache, _spoken(shelf, episode, cache))
    said = placed(said, Clock(shift, length)) if is_medium and shift else said
    return [Clip(shelf, episode, source, bite, _cues(said.transcript, bite)) for bite in bites]


def make(clip: Clip, target: Path, *, look: Look | None = None, progress: Progress) -> tuple[Finding, ...]:
    """Make a sound (.mp3, .m4a, .opus) or a video (.mp4) of a clip.

    Raises as audio.master does; nothing is left at `target` when it fails.
    """
    bite = clip.bite
    span = Span(bite.start, Millis(bite.start + bite.duration), FADE)
    settings = replace(sound_settings(clip.library.config.audio), span=span, trim=False)
    if target.suffix.lower() == FILM:
        return _film(clip, target, settings, look or Look(), progress)
    with replacing(target) as part:
        done = audio.master(clip.source, part, settings=settings, progress=progress)
        audio.tag(part, _tags(clip))
    return done.findings


def _film(
    clip: Clip, target: Path, settings: Settings, look: Look, progress: Progress
) -> tuple[Finding, ...]:
    config = clip.library.config
    card = Card(
        title=clip.title,
        show=config.title,
        length=clip.bite.duration,
        bars=(),
        cues=clip.cues,
        cover=_cover(clip),
        accent=config.accent,
        shape=look.shape,
        font=look.font,
    )
    lacking = cards.lacking(card)
    with TemporaryDirectory() as folder:
        sound = Path(folder) / "clip.m4a"
        settings = replace(settings, bitrate=128_000)
        done = audio.master(
            clip.source, sound, settings=settings, progress=lambda share: progress(share * 0.3)
        )
        card = replace(card, length=done.audio.duration, bars=done.waveform.bars)
        tags = {"title": clip.title, "artist": config.author or config.title, "album": config.title}
        with replacing(target) as part:
            film(sound, cards.pictures(card), part, fps=cards.FPS, tags=tags)
    progress(1.0)
    return (*done.findings, *_unreadable(lacking, target))


def _unreadable(lacking: str, target: Path) -> tuple[Finding, ...]:
    if not lacking:
        return ()
    finding = Finding(
        rule="clip-font",
        severity="warning",
        message=f"no font here can draw {' '.join(lacking[:12])}",
        where=Where(target),
        hint="name the file of a font that has them: --font /path/to/a/font.ttf",
    )
    return (finding,)


def _cover(clip: Clip) -> bytes:
    """The picture of the episode or of the show, small; none where it cannot be read."""
    config = clip.library.config
    picture = clip.episode.image or (clip.library.folder / config.cover if config.cover else None)
    return artwork.thumbnail(picture, 1080) if picture else b""


def _tags(clip: Clip) -> Tags:
    config = clip.library.config
    return Tags(
        title=clip.title,
        show=config.title,
        author=config.author or config.title,
        language=clip.episode.language or config.language,
        cover=_cover(clip),
    )


def _shift(shelf: Library, episode: Episode) -> Millis:
    """How much later the times of a recording come in what was published of it."""
    pin = lock.read(shelf.folder).episodes.get(episode.slug)
    return Millis(pin.media.shift) if pin and pin.media else ZERO


def _check(bite: Soundbite, length: Millis, source: Path, by: int) -> None:
    """Raise for a piece that cannot be; its times have been moved `by`, and are said as they were written."""
    end = Millis(bite.start + bite.duration)
    if bite.start < 0:
        message = "a clip is cut from the recording, and the intro sounds there"
        raise UsageError(message, hint=f"begin {show(Millis(999 - bite.start))} later")
    if bite.duration <= 0:
        raise UsageError(
            f"a clip ends after it begins, not at {show(Millis(end - by))}", hint="name FROM, then TO"
        )
    if bite.duration > LONGEST:
        raise UsageError(f"a clip lasts at most {show(LONGEST)}", hint="take a shorter piece")
    if end > length:
        message = f"{show(Millis(end - by))} is past the end: it lasts {show(Millis(length - by))}"
        raise InputError(message, where=Where(source))


def _sound(shelf: Library, episode: Episode) -> Path:
    """The recording; of an episode that was narrated, what was published of it."""
    if episode.recording:
        return episode.recording
    pin = lock.read(shelf.folder).episodes.get(episode.slug)
    medium = shelf.folder / OUTPUT / FOLDER / pin.media.name if pin and pin.media else None
    if medium is None or not medium.is_file():
        raise InputError(
            f"{episode.slug} has no sound to take a clip from",
            where=Where(episode.source),
            hint="put a recording beside its notes, or build the show first if it is narrated",
        )
    return medium


def _spoken(shelf: Library, episode: Episode, cache: Cache) -> Transcript | None:
    """What was said when in an episode that was narrated."""
    return said_in(shelf, episode, plan(shelf, Options()).lock, cache) if episode.is_narrated else None


def _cues(said: Transcript | None, bite: Soundbite) -> tuple[Cue, ...]:
    """Captions for a video: two short lines, timed from the start of the clip."""
    if said is None:
        return ()
    end = Millis(bite.start + bite.duration)
    return tuple(
        replace(
            cue,
            start=Millis(max(0, cue.start - bite.start)),
            end=Millis(min(cue.end, end) - bite.start),
        )
        # Not until the end of the clip: whatever is said later would be crowded into its last seconds.
        for cue in captions.cut(said, captions.PROFILES["podcast"])
        if cue.start < end and cue.end > bite.start
    )
