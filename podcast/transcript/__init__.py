r"""Transcripts: read in every format, corrected, timed, given speakers, written again.

>>> from pathlib import Path
>>> reading = parse(b"[0:00] Ann: Hello.\n[0:04] Bo: Good day.\n", Path("talk.txt"))
>>> transcript, findings = prepare(reading.transcript, path=Path("talk.txt"), settings=Settings())
>>> print(write(transcript, "txt"), end="")
[0:00] Ann: Hello.
<BLANKLINE>
[0:04] Bo: Good day.
"""

from podcast.transcript.captionfile import rewrite
from podcast.transcript.format import Format, Holds
from podcast.transcript.formats import FORMATS, SUFFIXES
from podcast.transcript.prepare import Settings, load, prepare
from podcast.transcript.reading import Reading, parse, read, recognised
from podcast.transcript.script import load_script
from podcast.transcript.writing import (
    format_for,
    formats_for_captions,
    formats_for_writing,
    write,
    write_cues,
)

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Format",
    "Holds",
    "Reading",
    "Settings",
    "format_for",
    "formats_for_captions",
    "formats_for_writing",
    "load",
    "load_script",
    "parse",
    "prepare",
    "read",
    "recognised",
    "rewrite",
    "write",
    "write_cues",
]
