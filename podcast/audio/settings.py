"""How recordings are finished."""

from dataclasses import dataclass
from pathlib import Path

from podcast.audio.codecs import CODECS, Codec
from podcast.audio.highpass import HIGHEST, LOWEST
from podcast.audio.meter import Loudness
from podcast.audio.span import Span
from podcast.errors import ConfigError
from podcast.model import Bed
from podcast.timecode import Millis

TOLERANCE = 0.3
"""In LU around the target. Apple asks for 1: https://podcasters.apple.com/support/893-audio-requirements"""

HEADROOM = 0.5
"""What decoded peaks may stand above the ceiling: -1.5 gives -1.0 dBTP, the limit on the same page."""

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
        return self.target - loudness, peak - self.ceiling - HEADROOM


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
