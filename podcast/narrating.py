"""A script and voices are introduced to each other: what is written becomes a recording with exact times."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from podcast.audio import narrate as engine
from podcast.audio.narrate import Narration
from podcast.audio.unread import unread
from podcast.audio.voices import Voice, open_voice, spoken_by, stock_voices
from podcast.errors import Finding, InputError, MissingExtra, Where
from podcast.model import Segment, Transcript

Progress = Callable[[float], None]
_BIT = 0.1  # of the letters: a name or two in another script, and no text
_SHOWN = 5
_SOUNDS = re.compile(r"(?:\s*(?:\[[^\]]*\]|\([^).!?]*\)))+\s*")
"""What is heard and not said: [laughs] (music). A sentence in round brackets is said."""
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """Who speaks, and how: `voices` maps a speaker to a voice, "" is everybody else's.

    `say` maps a written word to how it is said; a `pace` under 1 speaks more slowly.
    """

    voices: Pairs = ()
    say: Pairs = ()
    pace: float = 1.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said: the transcript with its exact times, and the voice of each speaker."""

    transcript: Transcript
    voices: tuple[tuple[str | None, str], ...]
    findings: tuple[Finding, ...] = ()


def speak(
    script: Transcript, target: Path, *, path: Path, casting: Casting, progress: Progress | None = None
) -> Spoken:
    """Speak a script, which was read from `path`, into the WAV file `target`.

    Turns without a word, such as (music), are left out and reported, and so are letters that a voice does not
    read. Raises InputError for a script with nothing to say, for one of which more than a tenth would not be
    read, and for voices that do not exist, MissingExtra without any voice for its language.
    """
    turns = tuple(each for each in script.segments if _is_said(each.text))
    if not turns:
        raise InputError("there is nothing to say in it", where=Where(path), rule="narrate")
    language = script.language or "en"
    names = list(dict.fromkeys(each.speaker for each in turns))
    chosen = cast(names, casting, language)
    settings = Narration(language=language, say=dict(casting.say))
    missed = _unread(turns, chosen, settings, path)
    opened = {spec: open_voice(spec, pace=casting.pace) for spec in dict.fromkeys(chosen.values())}
    voices: dict[str | None, Voice] = {name: opened[spec] for name, spec in chosen.items()}
    done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done / len(turns))

    said = engine.narrate(
        engine.lines_of(replace(script, segments=turns)),
        voices,
        target,
        settings=settings,
        progress=tell,
    )
    speakers = tuple(each for each in script.speakers if each.label in names) or said.speakers
    skipped = _skipped(len(script.segments) - len(turns), path)
    return Spoken(replace(said, speakers=speakers), tuple(chosen.items()), (*skipped, *missed))


def cast(names: Sequence[str | None], casting: Casting, language: str) -> dict[str | None, str]:
    """The voice of each speaker: the one that is set, else the next at hand that nobody has yet.

    Raises InputError for a voice that is set for nobody who speaks, MissingExtra when none is at hand.
    """
    asked = dict(casting.voices)
    if strangers := [name for name in asked if name and name not in names]:
        known = ", ".join(name for name in names if name) or "nobody by name"
        raise InputError(
            f"a voice is set for {', '.join(strangers)}, who says nothing", hint=f"there speaks {known}"
        )
    unset = [name for name in names if (name or "") not in asked and "" not in asked]
    stock = stock_voices(language) if unset else ()
    free = [spec for spec in stock if spec not in asked.values()] or stock
    given = {name: free[n % len(free)] for n, name in enumerate(unset)}
    return {name: given.get(name) or asked.get(name or "") or asked[""] for name in names}


def has_voice(casting: Casting, language: str) -> bool:
    """Whether a voice is at hand for a language, or one is set; none is loaded to find out."""
    try:
        return bool(casting.voices or stock_voices(language))
    except MissingExtra:
        return False


def _is_said(text: str) -> bool:
    return any(map(str.isalnum, text)) and not _SOUNDS.fullmatch(text)


def _unread(
    turns: Sequence[Segment], chosen: Mapping[str | None, str], settings: Narration, path: Path
) -> tuple[Finding, ...]:
    """What the voices cannot read of a script. Raises InputError where that is more than a bit of it."""
    missed: dict[str, None] = {}
    voices: dict[str, None] = {}
    letters = lost = 0
    for turn in turns:
        given = " ".join(engine.said_as(turn.text, settings))
        voice = chosen[turn.speaker]
        found = unread(given, spoken_by(voice))
        letters += sum(map(str.isalpha, given))
        lost += sum(map(len, found))
        missed |= dict.fromkeys(found)
        voices |= {voice: None} if found else {}
    if not missed:
        return ()
    shown = ", ".join(list(missed)[:_SHOWN]) + ("…" if len(missed) > _SHOWN else "")
    message = f"{', '.join(voices)} cannot read {shown}: such letters are left out, or named one by one"
    hint = "tell how each is said (--say 今日=きょう, or say in [narration]), or choose another voice"
    if lost > letters * _BIT:
        raise InputError(message, where=Where(path), rule="narrate-letters", hint=hint)
    return (
        Finding(rule="narrate-letters", severity="warning", message=message, where=Where(path), hint=hint),
    )


def _skipped(count: int, path: Path) -> tuple[Finding, ...]:
    if not count:
        return ()
    turns = "1 turn without a word was" if count == 1 else f"{count} turns without a word were"
    message = f"{turns} not spoken"
    return (Finding(rule="narrate", severity="info", message=message, where=Where(path)),)
