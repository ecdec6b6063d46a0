"""Every chapter format, in the order tried: the strict ones first, plain text last."""

from podcast.chapters.format import Format
from podcast.chapters.formats import audacity, cue, ffmetadata, podcast_json, psc, text, vtt, youtube

FORMATS: tuple[Format, ...] = (
    podcast_json.FORMAT,
    psc.FORMAT,
    vtt.FORMAT,
    ffmetadata.FORMAT,
    audacity.FORMAT,
    cue.FORMAT,
    text.FORMAT,
    youtube.FORMAT,
)
