"""Recordings: what is in them, how loud they are, and how they become finished files.

`probe` looks into a recording, `measure` listens to it, `master` makes it ready to publish, `tag` writes
title, picture and chapters into the result; `carried` and `carry` take those of the recording.
"""

from podcast.audio.carried import carried, carry
from podcast.audio.codecs import codec_of
from podcast.audio.master import Mastered, master, master_all, shape
from podcast.audio.meter import Measured, measure
from podcast.audio.probe import Recording, probe
from podcast.audio.settings import Settings
from podcast.audio.span import Span
from podcast.audio.tags import Tags, tag

__all__ = [
    "Mastered",
    "Measured",
    "Recording",
    "Settings",
    "Span",
    "Tags",
    "carried",
    "carry",
    "codec_of",
    "master",
    "master_all",
    "measure",
    "probe",
    "shape",
    "tag",
]
