"""What a producer should know about a recording and about what was made of it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from podcast.audio.meter import Loudness
from podcast.audio.settings import HEADROOM, TOLERANCE, Settings
from podcast.audio.sides import LEFT, RIGHT, TURNED
from podcast.errors import Finding, Severity, Where
from podcast.timecode import Millis, show

_SECOND = 1000  # ms that encoders may leave between a header and the sound
_MISSING = 0.02  # of the whole: more than that is no rounding
_LIFTED = 24.0  # dB of gain from which the noise of any room is heard
_OFFSET = 0.03  # of the peaks: so much off zero takes 0.3 dB of room from them
_LEAST = Millis(400)  # less than that may be part of one slow wave
_CUT, _CUT_SHARE = 20, 0.002  # bins, and of all
_SIDED = {
    LEFT: ("all of its sound is in the left channel", "connect the right one, or record one channel"),
    RIGHT: ("all of its sound is in the right channel", "connect the left one, or record one channel"),
    TURNED: (
        "its channels cancel each other: what one loudspeaker plays of both is silence",
        "turn the polarity of one channel round, such as that of a cable or a switch marked with a Ø",
    ),
}


class _Said(NamedTuple):
    """What is said of a file."""

    rule: str
    message: str
    hint: str
    severity: Severity = "warning"


def remarks(where: Where, settings: Settings, seen: Loudness, heard: Loudness) -> Iterator[Finding]:
    """What a producer should know about the source as `seen` and the result as `heard`."""
    yield from lost(where, seen)
    if seen.integrated is None:
        hint = "check that the right track was exported"
        silent = _Said("audio-silent", "the recording is silent; it was encoded as it is", hint)
        yield from _findings(where, [silent])
        return
    yield from _findings(where, _odd(settings, seen))
    yield from _findings(where, _missed(settings, settings.target - seen.integrated, heard))


def lost(where: Where, seen: Loudness) -> Iterator[Finding]:
    """What of a source could not be heard, or stands behind what it says of itself."""
    return _findings(where, _lost(seen))


def is_off_centre(seen: Loudness) -> bool:
    """Whether the waves of a recording lie so far off zero that their peaks have less room for it."""
    peak = -100.0 if seen.true_peak is None else seen.true_peak
    is_heard = seen.integrated is not None and seen.duration >= _LEAST
    return is_heard and seen.offset > _OFFSET * 10 ** (peak / 20)


def _findings(where: Where, said: Iterable[_Said]) -> Iterator[Finding]:
    for each in said:
        yield Finding(where=where, **each._asdict())


def _odd(settings: Settings, seen: Loudness) -> Iterator[_Said]:
    """What is wrong with the way a source was recorded, and was put right."""
    if seen.mono in _SIDED and settings.channels != 2:
        message, hint = _SIDED[seen.mono]
        yield _Said("audio-sides", f"{message}; one channel was made of it", hint)
    # What was brought to full scale has a handful of bins there; 20 are more than an accident.
    if seen.full >= max(_CUT, _CUT_SHARE * len(seen.peaks)):
        yield _Said(
            "audio-clipped",
            f"it reaches full scale in {seen.full} hundredths of a second: louder sound is cut off",
            "record with less gain: 10 dB of room are not too much",
        )
    if is_off_centre(seen):
        yield _Said(
            "audio-offset",
            f"its waves lie {100 * seen.offset:.1f} % of full scale off zero; that was taken away",
            "something in the way of the sound lets direct current through: an interface or a cable",
        )


def _missed(settings: Settings, gain: float, heard: Loudness) -> Iterator[_Said]:
    """What a gain of so many dB did not reach, and what came up with it."""
    if gain > _LIFTED:
        yield _Said(
            "audio-quiet",
            f"the recording is very quiet: it was made {gain:.0f} dB louder, its noise too",
            "record closer to the microphone or with more gain",
        )
    missed, excess = settings.missed(heard)
    if abs(missed) > TOLERANCE or excess > 0:
        loudness, peak = settings.target - missed, settings.ceiling + HEADROOM + excess
        yield _Said(
            "audio-off-target",
            f"the result has {loudness:.1f} LUFS, not {settings.target:g}; peaks at {peak:.1f} dBTP",
            "more gain would only crush it: choose a lower loudness, or take out its loudest noises",
        )


def _lost(seen: Loudness) -> Iterator[_Said]:
    if seen.damaged:
        yield _Said(
            "audio-damaged",
            f"{_pieces(seen.damaged)} left out",
            "listen to the result, and export the recording again if something is missing",
        )
    if not seen.promised:
        return
    said, heard, most = show(seen.promised), show(seen.duration), max(_SECOND, seen.promised * _MISSING)
    if seen.promised - seen.duration > most:
        yield _Said(
            "audio-cut-off",
            f"the recording says it lasts {said} and ends at {heard}",
            "it was probably cut off while it was copied: copy or export it again",
        )
    if seen.duration - seen.promised > most:
        hint = "its header is older than its sound: other programs may stop there, export it again"
        yield _Said(
            "audio-behind", f"the recording says it lasts {said}; all {heard} were read", hint, "info"
        )


def _pieces(count: int) -> str:
    if count == 1:
        return "1 damaged piece of the recording was"
    return f"{count} damaged pieces of the recording were"
