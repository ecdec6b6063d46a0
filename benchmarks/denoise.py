"""What lowering noise does to a voice, and what it costs.

usage: python -m benchmarks.denoise [RECORDING]

White noise is added to a minute of a recording (default: one of the example show), so many decibels under it.
SI-SDR is the voice against all that is not the voice, before and after; pauses are the quietest tenth of the
time. Speed is that of finding the room and lowering it, of one core.
"""

import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from podcast.audio.denoise import denoised, room_of
from podcast.audio.source import reading

SECONDS = 60
EXAMPLE = "episodes/solar-technician.mp3"
Sound = NDArray[np.float32]


def main() -> None:
    """Print a line for each amount of noise."""
    with reading(Path(sys.argv[1] if len(sys.argv) > 1 else EXAMPLE)) as (reader, _):
        rate, parts = reader.rate, []
        for block in reader:
            parts.append(block.mean(axis=0))
            if len(parts) * 5 >= SECONDS:
                break
    voice: Sound = np.concatenate(parts)
    around = np.convolve(np.abs(voice), np.ones(rate // 10) / (rate // 10), "same")
    pause = around < np.percentile(around, 10)
    for under in (10, 20, 30):
        noise = np.random.default_rng(1).normal(0, voice.std() * 10 ** (-under / 20), len(voice))
        noisy = (voice + noise).astype(np.float32)
        blocks = [noisy[None, start : start + 5 * rate] for start in range(0, len(noisy), 5 * rate)]
        began = time.process_time()
        room = room_of(blocks, rate)
        made = noisy if room is None else np.concatenate(list(denoised(blocks, rate, 1, room)), axis=1)[0]
        took = time.process_time() - began
        fallen = 20 * np.log10(made[pause].std() / noisy[pause].std())
        before, after = distance(noisy, voice), distance(made, voice)
        print(
            f"noise {under} dB under the voice: SI-SDR {before:.1f} → {after:.1f} "
            f"dB, pauses {fallen:+.1f} dB, {len(voice) / rate / took:.0f} times real time"
        )


def distance(found: Sound, voice: Sound) -> float:
    """SI-SDR in dB (Le Roux et al. 2019)."""
    share = float(found @ voice / (voice @ voice))
    rest = found - share * voice
    return float(10 * np.log10(share**2 * (voice @ voice) / (rest @ rest)))


if __name__ == "__main__":
    main()
