"""Every transcript format that is read, in the order tried: the strict ones first, plain text last."""

from podcast.transcript.format import Format
from podcast.transcript.formats import (
    assemblyai,
    aws,
    azure,
    deepgram,
    google,
    html,
    page,
    podcast_json,
    rev,
    speechmatics,
    srt,
    stamped,
    vtt,
    whisper,
    whisper_cpp,
    youtube,
)

FORMATS: tuple[Format, ...] = (
    vtt.FORMAT,
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
    html.FORMAT,
    page.FORMAT,
    stamped.FORMAT,
)
