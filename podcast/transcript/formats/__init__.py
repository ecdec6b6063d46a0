"""Every transcript format that is read, in the order tried: the strict ones first, plain text last."""

from podcast.transcript.format import Format
from podcast.transcript.formats import (
    ass,
    assemblyai,
    aws,
    azure,
    deepgram,
    google,
    html,
    lrc,
    markdown,
    page,
    podcast_json,
    rev,
    sbv,
    speechmatics,
    srt,
    stamped,
    teams,
    tsv,
    ttml,
    vtt,
    whisper,
    whisper_cpp,
    youtube,
)

FORMATS: tuple[Format, ...] = (
    vtt.FORMAT,
    ttml.FORMAT,
    ass.FORMAT,
    teams.FORMAT,
    srt.FORMAT,
    podcast_json.FORMAT,
    whisper_cpp.FORMAT,
    youtube.FORMAT,
    rev.FORMAT,
    azure.FORMAT,
    aws.FORMAT,
    speechmatics.FORMAT,
    deepgram.FORMAT,
    google.FORMAT,
    assemblyai.FORMAT,
    whisper.FORMAT,
    sbv.FORMAT,
    lrc.FORMAT,
    tsv.FORMAT,
    html.FORMAT,
    page.FORMAT,
    markdown.FORMAT,
    stamped.FORMAT,
)

SUFFIXES = tuple(sorted({suffix for form in FORMATS for suffix in form.suffixes}))
"""What the name of a transcript may end in."""
