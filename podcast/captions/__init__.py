"""Captions: a transcript cut into cues that can be read while the talk goes on.

`cut` is the way in; a `Profile` says what a cue may hold, `report` how well cues keep to it, `findings` why
some cannot.
"""

from podcast.captions.cutting import cut
from podcast.captions.profiles import FLAGS, PROFILES, Profile
from podcast.captions.reporting import Report, findings, report

__all__ = ["FLAGS", "PROFILES", "Profile", "Report", "cut", "findings", "report"]
