"""What attributes and texts of the podcast namespace may be: a row each.

https://podcasting2.org/docs/podcast-namespace/1.0
"""

import re
from collections.abc import Callable
from typing import Any

from podcast import values
from podcast.check.rule import Found, Rule, Subject, short
from podcast.feed.converters import moment

Test = Callable[[str], object]

_WHOLE = re.compile(r"[0-9]{1,15}")
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,12})?")
_RATIO = re.compile(r"[0-9]{1,5}(\.[0-9]{1,4})?[/:][0-9]{1,5}(\.[0-9]{1,4})?")
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)


def _fits(convert: Callable[[Any], object]) -> Test:
    return lambda value: values.fits(convert, value)


_UUID, _FLAG = _fits(values.show_guid), ("true", "false").__contains__

ROWS: tuple[tuple[str, str, Test, str], ...] = (
    ("alternateEnclosure", "bitrate", _NUMBER.fullmatch, "number of bits a second"),
    ("alternateEnclosure", "default", _FLAG, "true or false"),
    ("alternateEnclosure", "length", _WHOLE.fullmatch, "number of bytes"),
    ("block", "", ("yes", "no").__contains__, "yes or no"),
    ("image", "aspect-ratio", _RATIO.fullmatch, "ratio such as 1/1"),
    ("image", "height", _WHOLE.fullmatch, "number of pixels"),
    ("image", "width", _WHOLE.fullmatch, "number of pixels"),
    ("integrity", "type", ("sri", "pgp-signature").__contains__, "sri or pgp-signature"),
    ("location", "country", _COUNTRY.fullmatch, "country of two letters"),
    ("location", "osm", _fits(values.osm), "object of OpenStreetMap such as R113314"),
    ("location", "rel", ("subject", "creator").__contains__, "subject or creator"),
    ("locked", "owner", _fits(values.email), "mail address"),
    ("remoteItem", "feedGuid", _UUID, "UUID"),
    ("socialInteract", "priority", _WHOLE.fullmatch, "whole number"),
    ("trailer", "length", _WHOLE.fullmatch, "number of bytes"),
    ("trailer", "pubdate", moment, "date of RFC 2822"),
    ("transcript", "language", _fits(values.language), "language code"),
    ("transcript", "rel", ("captions",).__contains__, "captions, which is all that rel may say"),
    ("updateFrequency", "complete", _FLAG, "true or false"),
    ("updateFrequency", "dtstart", _ISO_DATE.fullmatch, "date of ISO 8601"),
    ("updateFrequency", "rrule", _fits(values.rrule), "rule of RFC 5545"),
    ("value", "suggested", _NUMBER.fullmatch, "amount"),
    ("valueRecipient", "fee", _FLAG, "true or false"),
    ("valueRecipient", "split", _WHOLE.fullmatch, "whole number of shares"),
)
"""Tag, attribute ("" is the text), what it must pass, and what it then is."""

NAMED = ("funding", "person", "location", "license", "season", "episode", "txt", "contentLink", "trailer")
"""Tags whose text is what apps show."""


def _values(subject: Subject) -> Found:
    rows: dict[str, list[tuple[str, Test, str]]] = {}
    for tag, attribute, is_right, what in ROWS:
        rows.setdefault(f"podcast:{tag}", []).append((attribute, is_right, what))
    for node in subject.channel.walk():
        for attribute, is_right, what in rows.get(node.name, ()):
            said = node.attributes.get(attribute, "") if attribute else node.text()
            if said and not is_right(said.strip()):
                place = f"{attribute} of <{node.name}>" if attribute else f"<{node.name}>"
                yield node.line, f"{short(said)} in {place} is no {what}"


def _empty(subject: Subject) -> Found:
    for _, node in subject.tags(*(f"podcast:{name}" for name in NAMED)):
        if not node.text():
            yield node.line, f"<{node.name}> has no text"


def _counted(subject: Subject) -> Found:
    for _, node in subject.tags("podcast:updateFrequency"):
        if "COUNT=" in node.attributes.get("rrule", "") and not node.attributes.get("dtstart"):
            yield node.line, "<podcast:updateFrequency> has a rule with COUNT and no dtstart"


def _reply(subject: Subject) -> Found:
    for _, node in subject.tags("podcast:socialInteract"):
        if node.attributes.get("protocol") != "disabled" and not node.attributes.get("uri"):
            yield node.line, "<podcast:socialInteract> has no uri"


def _default(subject: Subject) -> Found:
    for item in subject.items:
        forms = item.all("podcast:alternateEnclosure")
        chosen = [each.line for each in forms if each.attributes.get("default") == "true"]
        if len(chosen) > 1:
            yield chosen[1], "A second <podcast:alternateEnclosure> is the default"


def _source(subject: Subject) -> Found:
    for _, node in subject.tags("podcast:alternateEnclosure"):
        if not node.all("podcast:source"):
            yield node.line, "<podcast:alternateEnclosure> has no <podcast:source>"


RULES = (
    Rule(
        id="podcast-value",
        source="podcast namespace",
        find=_values,
        hint="Write it as the namespace has it, or leave it out",
    ),
    Rule(
        id="podcast-empty",
        source="podcast namespace",
        find=_empty,
        hint="Say it, or leave the tag out",
        severity="warning",
    ),
    Rule(
        id="podcast-start",
        source="podcast namespace; RFC 5545",
        find=_counted,
        hint="Say in dtstart when the counting begins",
    ),
    Rule(
        id="podcast-social",
        source="podcast namespace",
        find=_reply,
        hint='Say where it is talked about, or protocol="disabled"',
    ),
    Rule(
        id="podcast-default",
        source="podcast namespace",
        find=_default,
        hint='Set default="true" on the one that is the enclosure too',
    ),
    Rule(
        id="podcast-source",
        source="podcast namespace",
        find=_source,
        hint='Say where the file is: <podcast:source uri="https://…"/>',
    ),
)
