"""Dates: RFC 2822 with the right weekday. https://www.rssboard.org/rss-profile#data-types-datetime"""

import re

from podcast.check.rule import Found, Rule, Subject, label, short
from podcast.feed.converters import moment

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DATE = re.compile(
    rf"(?:({'|'.join(_DAYS)}), )?\d{{1,2}} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{{4}} "
    r"\d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|EST|EDT|CST|CDT|MST|MDT|PST|PDT)",
    re.ASCII,
)


def _missing(subject: Subject) -> Found:
    for item in subject.items:
        if not item.text("pubDate"):
            yield item.line, f"{label(item)} has no <pubDate>"


def _form(subject: Subject) -> Found:
    for _, node in subject.tags("pubDate", "lastBuildDate"):
        if not _DATE.fullmatch(node.text()) or moment(node.text()) is None:
            yield node.line, f"{short(node.text())} is no date of RFC 2822"


def _weekday(subject: Subject) -> Found:
    for _, node in subject.tags("pubDate", "lastBuildDate"):
        found, when = _DATE.fullmatch(node.text()), moment(node.text())
        if found and found[1] and when and _DAYS[when.weekday()] != found[1]:
            yield node.line, f"{short(node.text())} was a {_DAYS[when.weekday()]}, not a {found[1]}"


def _built(subject: Subject) -> Found:
    node = subject.channel.first("lastBuildDate")
    built = moment(node.text()) if node else None
    newest = max((item.published for item in subject.feed.items if item.published), default=None)
    if node and built and newest and built < newest:
        yield node.line, "The feed was built before its newest item appeared"


RULES = (
    Rule(
        id="date-missing",
        source="Apple 823; PSP-1",
        find=_missing,
        hint="Say when the episode appeared: apps sort by it",
        severity="warning",
    ),
    Rule(
        id="date-form",
        source="RSS 2.0; RFC 2822",
        find=_form,
        hint="Write it as Sat, 03 Oct 2026 06:00:00 +0000",
    ),
    Rule(id="date-weekday", source="RFC 2822", find=_weekday, hint="Correct the weekday or leave it out"),
    Rule(
        id="date-built",
        source="RSS 2.0",
        find=_built,
        hint="Set lastBuildDate to the newest item's date or later",
        severity="warning",
    ),
)
