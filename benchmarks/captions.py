"""How fast talk is cut into cues and how many keep to the profile: python benchmarks/captions.py [WORDS]

The talk is made up from a fixed seed, so that counts repeat exactly; only the speed depends on the machine.
"""

import sys
import time
from random import Random

from podcast.captions import PROFILES, Profile, cut, report
from podcast.model import Segment, Transcript
from podcast.timecode import Millis

SPEED = 15
"""Characters a second, an unhurried guide."""
WORDS = """
    the a of in to and but keeper lamp harbour storm winter tower light fog ship ships had has was were
    would could she they it when because before after every night carefully slowly small great old wooden
    climbed wrote counted repaired watched remembered that which with from over coast guard engineers visitors
""".split()  # noqa: SIM905


def talk(count: int) -> Transcript:
    """Turns of two voices, about 40 words each, with commas and full stops where talk has them."""
    random = Random(7)  # noqa: S311
    segments: list[Segment] = []
    at = words = 0
    while words < count:
        turn = [random.choice(WORDS) for _ in range(random.randint(4, 80))]
        for n in range(random.randint(5, 9), len(turn), random.randint(6, 12)):
            turn[n] += random.choice((",", ",", "."))
        text = " ".join(turn).capitalize() + "."
        end = at + len(text) * 1000 // SPEED
        segments.append(
            Segment(
                start=Millis(at), end=Millis(end), text=text, speaker=("Mara", "Tomas")[len(segments) % 2]
            )
        )
        at = end
        words += len(turn)
    return Transcript(segments=tuple(segments), language="en", timing="estimated")


def timed(transcript: Transcript, profile: Profile) -> float:
    """CPU seconds for one cutting."""
    start = time.process_time()
    cut(transcript, profile)
    return time.process_time() - start


def main() -> None:
    transcript = talk(int(sys.argv[1]) if len(sys.argv) > 1 else 15_000)
    words = sum(len(segment.text.split()) for segment in transcript.segments)
    for profile in PROFILES.values():
        found = report(cut(transcript, profile), profile)
        seconds = min(timed(transcript, profile) for _ in range(3))
        flags = ", ".join(f"{count} {flag}" for flag, count in found.flags) or "none"
        print(
            f"{profile.name:10} {words / seconds:8,.0f} words/s  {found.cues:6} cues  "
            f"{100 * found.share:6.2f} % conform (flags: {flags})  bad breaks: "
            f"{found.bad_cue_breaks}/{found.cue_breaks} between cues,"
            f" {found.bad_line_breaks}/{found.line_breaks} between lines"
        )


if __name__ == "__main__":
    main()
