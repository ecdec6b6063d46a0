"""How recordings are finished, and what is said about a result."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from podcast.audio.codecs import CODECS, Codec
from podcast.audio.highpass import HIGHEST, LOWEST
from podcast.audio.meter import Loudness
from podcast.audio.sides import LEFT, RIGHT, TURNED
from podcast.audio.span import Span
from podcast.errors import ConfigError, Finding, Where
from podcast.model import Bed
from podcast.timecode import Millis, show

TOLERANCE = 0.3
"""In LU around the target. Apple asks for 1: https://podcasters.apple.com/support/893-audio-requirements"""

_HEADROOM = 0.5
"""What decoded peaks may stand above the ceiling: -1.5 gives -1.0 dBTP, the limit on the same page."""

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


Turn = tuple[Millis, Millis, str]
"""Start, end and speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How recordings are finished: `target` in LUFS, `ceiling` in dBTP, `bitrate` in bit/s, `rate` in Hz.

    Without `bitrate` the codec has its usual one (see CODECS). Without `channels` the
    sound decides: equal channels become one, surround becomes two. `turns` are
    (start, end, speaker) from a transcript; with them speakers are brought to the same level; without them
    `level` does so by the pauses in the talk. `span` takes a stretch of the recording alone; turns are
    counted from its start. `trim` leaves out
    silence at both ends, `mono` is the target for one channel where that is another, `high_pass` in Hz takes
    away what lies below, `denoise` steady noise. `intro`, `outro` and `beds` are put around and under it.
    """

    target: float = -16.0
    ceiling: float = -1.5
    bitrate: int | None = None
    channels: int | None = None
    rate: int = 44_100
    turns: tuple[Turn, ...] = ()
    level: bool = False
    span: Span | None = None
    trim: bool = False
    mono: float | None = None
    high_pass: float = 0.0
    denoise: bool = False
    intro: Path | None = None
    outro: Path | None = None
    beds: tuple[Bed, ...] = ()

    @property
    def is_arranged(self) -> bool:
        """Whether anything sounds beside the recording."""
        return bool(self.intro or self.outro or self.beds)

    def bitrate_for(self, channels: int, codec: Codec = CODECS[".mp3"]) -> int:
        """The bit rate of a recording with one or two channels, in bit/s."""
        return self.bitrate or codec.usual[channels - 1]

    def missed(self, heard: Loudness) -> tuple[float, float]:
        """How far a result is below the target in LU, and above the highest peak allowed in dB."""
        loudness = -70.0 if heard.integrated is None else heard.integrated
        peak = -100.0 if heard.true_peak is None else heard.true_peak
        return self.target - loudness, peak - self.ceiling - _HEADROOM


USUAL = Settings()
"""Speech as podcast apps expect it."""


def check(settings: Settings, codec: Codec) -> None:
    """Raise ConfigError for settings that a codec or the laws of sound do not allow."""
    if settings.channels not in (None, 1, 2):
        raise ConfigError(f"{settings.channels} channels cannot be written", hint="choose 1 or 2")
    if settings.bitrate is not None and settings.bitrate not in codec.bitrates:
        low, high = codec.bitrates[0] // 1000, codec.bitrates[-1] // 1000
        raise ConfigError(
            f"{settings.bitrate} bit/s is no bit rate of {codec.name}",
            hint=f"choose from {low} to {high} kbit/s",
        )
    if settings.high_pass and not LOWEST <= settings.high_pass <= HIGHEST:
        hint = f"choose from {LOWEST} to {HIGHEST} Hz; speech begins at about 85"
        raise ConfigError(f"{settings.high_pass:g} Hz is no place to cut below speech", hint=hint)
    if not (-40 <= settings.target <= -5 and -20 <= settings.ceiling <= 0):
        raise ConfigError(
            f"{settings.target:g} LUFS under {settings.ceiling:g} dBTP cannot be reached",
            hint="podcasts stand at -16 LUFS under -1 dBTP",
        )


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
        loudness, peak = settings.target - missed, settings.ceiling + _HEADROOM + excess
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
