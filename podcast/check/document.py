"""The document itself: encoding, root, namespaces, size."""

import re

from podcast.check.rule import Found, Rule, Subject
from podcast.feed.xml import PREFIXES

LARGEST = 5_000_000
"""Bytes: no directory says how much it takes; feeds of 6 MB have been refused in the wild."""

_DECLARATION = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_OURS = {prefix: uri for uri, prefix in PREFIXES.items()}
_EXPECTED = frozenset({"itunes", "podcast", "atom", "content", "psc"})


def _encoding(subject: Subject) -> Found:
    declared = _DECLARATION.match(subject.data.lstrip(b"\xef\xbb\xbf"))
    if declared is None:
        yield 1, "The feed does not begin with an XML declaration that names its encoding"
    elif declared[1].lower() != b"utf-8":
        yield 1, f"The feed is encoded in {declared[1].decode()}, not in UTF-8"


def _root(subject: Subject) -> Found:
    root = subject.document.root
    if root.name != "rss" or root.attributes.get("version") != "2.0":
        yield root.line, f'The root is <{root.name}>, not <rss version="2.0">'
    for extra in root.all("channel")[1:]:
        yield extra.line, "There is a second <channel>"


def _address(subject: Subject) -> Found:
    for each in subject.document.namespaces:
        if each.meant in _EXPECTED and each.uri != _OURS[each.meant]:
            yield each.line, f"The {each.meant} namespace is spelt {each.uri!r}, not {_OURS[each.meant]!r}"


def _prefix(subject: Subject) -> Found:
    """A namespace under its usual prefix may be declared again under another: hosts do so for one link."""
    usual = {each.meant for each in subject.document.namespaces if each.prefix == each.meant}
    for each in subject.document.namespaces:
        if each.meant in _EXPECTED - usual:
            yield each.line, f"The {each.meant} namespace has the prefix {each.prefix!r}"


def _size(subject: Subject) -> Found:
    if len(subject.data) > LARGEST:
        yield 1, f"The feed has {len(subject.data) / 1e6:.1f} MB"


RULES = (
    Rule(
        id="feed-encoding",
        source="Apple 823; PSP-1",
        find=_encoding,
        hint='Begin the feed with <?xml version="1.0" encoding="UTF-8"?> and save it in UTF-8',
    ),
    Rule(id="feed-root", source="RSS 2.0", find=_root, hint='Use one <rss version="2.0"> with one <channel>'),
    Rule(
        id="namespace-uri",
        source="Apple 823; PSP-1; podcast namespace",
        find=_address,
        hint="Write the address exactly so: apps compare it letter by letter, and else see no such tags",
    ),
    Rule(
        id="namespace-prefix",
        source="podcast-partytime and others look for the prefix",
        find=_prefix,
        hint="Use the usual prefixes: itunes, podcast, atom, content, psc",
        severity="warning",
    ),
    Rule(
        id="feed-size",
        source="judgement; syntaxfm/website#769",
        find=_size,
        hint="Shorten the notes in the feed, or cut it into pages: page_size in podcast.toml",
        severity="warning",
    ),
)
