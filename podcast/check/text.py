"""The words in a feed: how long they may be, and what HTML may be in them."""

import re

from podcast.check.active import active
from podcast.check.rule import Found, Rule, Subject, label
from podcast.feed.html import ALLOWED
from podcast.feed.text import LONGEST_DESCRIPTION, LONGEST_NODE, LONGEST_VALUE

PLAIN = ("title", "itunes:title", "itunes:subtitle", "itunes:author", "copyright")
"""Tags of plain text."""

TRIMMED = (
    *PLAIN,
    "link",
    "guid",
    "language",
    "pubDate",
    "itunes:explicit",
    "itunes:duration",
    "podcast:guid",
)
RICH = ("description", "content:encoded", "itunes:summary")
"""Tags that hold HTML."""

NODES = ("funding", "person", "location", "soundbite", "trailer", "license", "updateFrequency")

_HTML = re.compile(
    r"</?(?:a|abbr|b|blockquote|br|code|div|em|h[1-6]|hr|i|iframe|img|li|ol|p|pre|script|small|span|strong|style|"
    r"sub|sup|svg|table|td|tr|u|ul|video)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?=[\s/>])")


def _markup(subject: Subject) -> Found:
    for holder, node in subject.tags(*PLAIN):
        if found := _HTML.search(node.content):
            yield node.line, f"{label(holder)} has the HTML {found[0]!r} in <{node.name}>"


def _spaces(subject: Subject) -> Found:
    for holder, node in subject.tags(*TRIMMED):
        if node.content != node.content.strip():
            yield node.line, f"{label(holder)} has spaces or line breaks around <{node.name}>"


def _long(subject: Subject) -> Found:
    for holder, node in subject.tags(*PLAIN):
        if len(node.text()) > LONGEST_VALUE:
            yield node.line, f"{label(holder)} has {len(node.text())} characters in <{node.name}>"


def _node_long(subject: Subject) -> Found:
    for _, node in subject.tags(*(f"podcast:{name}" for name in NODES)):
        if len(node.text()) > LONGEST_NODE:
            yield node.line, f"<{node.name}> has {len(node.text())} characters"


def _bytes(subject: Subject) -> Found:
    for holder, node in subject.tags("description", "itunes:summary"):
        size = len(node.text().encode())
        if size > LONGEST_DESCRIPTION:
            yield node.line, f"{label(holder)} has a <{node.name}> of {size} bytes"


def _tags(subject: Subject) -> Found:
    for holder, node in subject.tags("description"):
        others = sorted({tag.lower() for tag in _TAG.findall(node.content)} - {*ALLOWED, "br"})
        if others:
            yield node.line, f"{label(holder)} has <{'>, <'.join(others)}> in its description"


def _active(subject: Subject) -> Found:
    for holder, node in subject.tags(*RICH):
        if found := active(node.content):
            yield node.line, f"{label(holder)} has active HTML in <{node.name}>: {found}"


RULES = (
    Rule(
        id="text-html",
        source="Apple 823; RSS profile",
        find=_markup,
        hint="Use plain words: apps show the tags as they are or drop them",
        severity="warning",
    ),
    Rule(
        id="text-space",
        source="PSP-1",
        find=_spaces,
        hint="Put the value right between the tags: some apps compare it as it stands",
        severity="warning",
    ),
    Rule(
        id="text-long",
        source="PSP-1",
        find=_long,
        hint=f"Keep it to {LONGEST_VALUE} characters: apps cut it",
        severity="warning",
    ),
    Rule(
        id="podcast-long",
        source="podcast namespace",
        find=_node_long,
        hint=f"Keep it to {LONGEST_NODE} characters",
    ),
    Rule(
        id="text-bytes",
        source="Apple 823; PSP-1",
        find=_bytes,
        hint=f"Keep it to {LONGEST_DESCRIPTION} bytes; the whole text goes into content:encoded",
    ),
    Rule(
        id="text-tags",
        source="Apple 823; PSP-1",
        find=_tags,
        hint=f"Use {', '.join(ALLOWED)} alone",
        severity="warning",
    ),
    Rule(
        id="text-active",
        source="RSS profile; CVE-2009-5065 and others since",
        find=_active,
        hint="Take scripts, frames, styles and event handlers out: apps drop them, or run them",
    ),
)
