"""Every transcript format that is read, in the order tried: the strict ones first, plain text last."""

from podcast.transcript.format import Format
from podcast.transcript.formats import html, page, podcast_json, srt, stamped, vtt, whisper

FORMATS: tuple[Format, ...] = (
    vtt.FORMAT,
    srt.FORMAT,
    podcast_json.FORMAT,
    whisper.FORMAT,
    html.FORMAT,
    page.FORMAT,
    stamped.FORMAT,
)
