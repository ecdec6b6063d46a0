"""Lint: feeds against directories and apps, and what was built against what it says of itself.

`RULES` are those for feeds, each with its id, its source and how it is put right.
"""

from podcast.check.feed import RULES, check_feed
from podcast.check.output import check_output
from podcast.check.report import findings_json

__all__ = ["RULES", "check_feed", "check_output", "findings_json"]
