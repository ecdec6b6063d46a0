"""What a producer should know about a recording and about what was made of it."""

from collections.abc import Iterator

from podcast.audio.meter import Loudness
from podcast.audio.settings import HEADROOM, TOLERANCE, Settings
from podcast.audio.sides import LEFT, RIGHT, TURNED
from podcast.errors import Finding, Where
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


def remarks(where: Where, settings: Settings, seen: Loudness, heard: Loudness) -> Iterator[Finding]:
    """What a producer should know about the source as `seen` and the result as `heard`."""
    yield from lost(where, seen)
    if seen.integrated is None:
        yield Finding(
            rule="audio-silent",
            severity="warning",
            message="the recording is silent; it was encoded as it is",
            where=where,
            hint="check that the right track was exported",
        )
        return
    yield from _odd(where, settings, seen)
    gain = settings.target - seen.integrated
    if gain > _LIFTED:
        yield Finding(
            rule="audio-quiet",
            severity="warning",
            message=f"the recording is very quiet: it was made {gain:.0f} dB louder, its noise too",
            where=where,
            hint="record closer to the microphone or with more gain",
        )
    missed, excess = settings.missed(heard)
    if abs(missed) > TOLERANCE or excess > 0:
        loudness, peak = settings.target - missed, settings.ceiling + HEADROOM + excess
        yield Finding(
            rule="audio-off-target",
            severity="warning",
            message=f"the result has {loudness:.1f} LUFS, not {settings.target:g}; peaks at {peak:.1f} dBTP",
            where=where,
            hint="more gain would only crush it: choose a lower loudness, or take out its loudest noises",
        )


def is_off_centre(seen: Loudness) -> bool:
    """Whether the waves of a recording lie so far off zero that their peaks have less room for it."""
    peak = -100.0 if seen.true_peak is None else seen.true_peak
    is_heard = seen.integrated is not None and seen.duration >= _LEAST
    return is_heard and seen.offset > _OFFSET * 10 ** (peak / 20)


def _odd(where: Where, settings: Settings, seen: Loudness) -> Iterator[Finding]:
    """What is wrong with the way a source was recorded, and was put right."""
    if seen.mono in _SIDED and settings.channels != 2:
        message, hint = _SIDED[seen.mono]
        message += "; one channel was made of it"
        yield Finding(rule="audio-sides", severity="warning", message=message, where=where, hint=hint)
    # What was brought to full scale has a handful of bins there; 20 are more than an accident.
    if seen.full >= max(_CUT, _CUT_SHARE * len(seen.peaks)):
        yield Finding(
            rule="audio-clipped",
            severity="warning",
            message=f"it reaches full scale in {seen.full} hundredths of a second: louder sound is cut off",
            where=where,
            hint="record with less gain: 10 dB of room are not too much",
        )
    if is_off_centre(seen):
        yield Finding(
            rule="audio-offset",
            severity="warning",
            message=f"its waves lie {100 * seen.offset:.1f} % of full scale off zero; that was taken away",
            where=where,
            hint="something in the way of the sound lets direct current through: an interface or a cable",
        )


def lost(where: Where, seen: Loudness) -> Iterator[Finding]:
    """What of a source could not be heard."""
    if seen.damaged:
        yield Finding(
            rule="audio-damaged",
            severity="warning",
            message=f"{_pieces(seen.damaged)} left out",
            where=where,
            hint="listen to the result, and export the recording again if something is missing",
        )
    if seen.promised and seen.promised - seen.duration > max(_SECOND, seen.promised * _MISSING):
        yield Finding(
            rule="audio-cut-off",
            severity="warning",
            message=f"the recording says it lasts {show(seen.promised)} and ends at {show(seen.duration)}",
            where=where,
            hint="it was probably cut off while it was copied: copy or export it again",
        )
    if seen.promised and seen.duration - seen.promised > max(_SECOND, seen.promised * _MISSING):
        yield Finding(
            rule="audio-behind",
            severity="info",
            message=f"the recording says it lasts {show(seen.promised)}; all {show(seen.duration)} were read",
            where=where,
            hint="its header is older than its sound: other programs may stop there, export it again",
        )


def _pieces(count: int) -> str:
    if count == 1:
        return "1 damaged piece of the recording was"
    return f"{count} damaged pieces of the recording were"
