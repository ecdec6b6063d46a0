"""The loudness that platforms and standards ask for, one row each, for one channel and for two.

Apple: -16 LKFS +-1 (https://podcasters.apple.com/support/893-audio-requirements), whatever the channels;
Spotify plays at about -14; AES TD1008 asks -18 for speech. One channel at -19 is as loud on two loudspeakers
as two channels at -16, which some stations ask for.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """Loudness in LUFS for two channels and for one, and the ceiling in dBTP. To add one, add a row."""

    stereo: float
    mono: float
    ceiling: float = -1.5


PRESETS: Mapping[str, Preset] = {
    "apple": Preset(stereo=-16.0, mono=-16.0),
    "spotify": Preset(stereo=-14.0, mono=-14.0),
    "aes": Preset(stereo=-18.0, mono=-18.0),
    "broadcast": Preset(stereo=-16.0, mono=-19.0),
}
