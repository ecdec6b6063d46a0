"""Lint: feeds and transcripts against directories and apps, what was built against what it says of itself.

`RULES` are those for feeds, `CUE_RULES` those for transcripts and captions, `FINISHED_RULES`
those for finished recordings, each with its id, its source and
how it is put right.
"""

from podcast.check.cuerule import NOTHING_KNOWN, Known
from podcast.check.feed import RULES, check_feed, check_feeds, check_pages
from podcast.check.finished import RULES as FINISHED_RULES
from podcast.check.finished import check_finished
from podcast.check.online import RULES as ONLINE_RULES
from podcast.check.online import check_online
from podcast.check.output import check_output
from podcast.check.report import findings_json, summary
from podcast.check.shelved import check_shelved, shelved
from podcast.check.shown import looks_like_transcript
from podcast.check.transcripts import RULES as CUE_RULES
from podcast.check.transcripts import check_transcript, profile_of

__all__ = [
    "CUE_RULES",
    "FINISHED_RULES",
    "NOTHING_KNOWN",
    "ONLINE_RULES",
    "RULES",
    "Known",
    "check_feed",
    "check_feeds",
    "check_finished",
    "check_online",
    "check_output",
    "check_pages",
    "check_shelved",
    "check_transcript",
    "findings_json",
    "looks_like_transcript",
    "profile_of",
    "shelved",
    "summary",
]
