"""What RSS itself asks of a channel, as the W3C's validator does too. https://www.rssboard.org/rss-specification"""

import re

from podcast.check.rule import Found, Rule, Subject, label, repeated, short
from podcast.check.text import PLAIN

ONCE = (
    "title", "link", "description", "language", "copyright", "pubDate", "lastBuildDate", "generator", "docs",
    "ttl", "image", "managingEditor", "webMaster", "itunes:author", "itunes:type", "itunes:explicit",
    "itunes:image", "itunes:owner", "itunes:block", "itunes:complete", "itunes:new-feed-url", "itunes:title",
)  # fmt: skip
CONTACTS = ("managingEditor", "webMaster", "author")

_MAIL = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[^@\s<>()]+")
_ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")


def _once(subject: Subject) -> Found:
    yield from repeated(subject.channel, ONCE)


def _items(subject: Subject) -> Found:
    """The feed of a publisher, and a list of other feeds, have others in the place of items."""
    others = subject.channel.all("podcast:remoteItem") + subject.channel.all("podcast:liveItem")
    if not subject.items and not others:
        yield subject.channel.line, "The feed has no <item>"


def _image(subject: Subject) -> Found:
    for node in subject.channel.all("image"):
        for name in ("url", "title", "link"):
            if not node.text(name):
                yield node.line, f"The <image> of the channel has no <{name}>"


def _minutes(subject: Subject) -> Found:
    for node in subject.channel.all("ttl"):
        if not (node.text().isascii() and node.text().isdecimal()):
            yield node.line, f"{short(node.text())} is no number of minutes for <ttl>"


def _contact(subject: Subject) -> Found:
    for holder, node in subject.tags(*CONTACTS):
        if node.text() and not _MAIL.search(node.text()):
            yield (
                node.line,
                f"{label(holder)} has {short(node.text())} in <{node.name}>, no mail address",
            )


def _escaped(subject: Subject) -> Found:
    for holder, node in subject.tags(*PLAIN):
        if found := _ESCAPED.search(node.content):
            yield node.line, f"{label(holder)} shows {found[0]!r} in <{node.name}>"


RULES = (
    Rule(id="channel-once", source="RSS 2.0; W3C", find=_once, hint="Keep one: apps take any of them"),
    Rule(
        id="channel-empty",
        source="Apple 823",
        find=_items,
        hint="Publish an episode: directories take no show without one",
        severity="warning",
    ),
    Rule(
        id="channel-image",
        source="RSS 2.0; W3C",
        find=_image,
        hint="Give url, title and link, or leave <image> out: apps take itunes:image",
    ),
    Rule(
        id="channel-ttl",
        source="RSS 2.0; W3C",
        find=_minutes,
        hint="Write whole minutes such as 60, or leave it out",
        severity="warning",
    ),
    Rule(
        id="contact-mail",
        source="RSS 2.0; W3C",
        find=_contact,
        hint="Write mara@example.org (Mara Lind), or name people in itunes:author and podcast:person",
        severity="warning",
    ),
    Rule(
        id="text-escaped",
        source="RSS profile",
        find=_escaped,
        hint="Escape it once: apps show the text as it stands after that",
        severity="warning",
    ),
)
