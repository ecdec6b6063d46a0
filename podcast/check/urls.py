"""Addresses: absolute, https, and in the letters that every server and app agree on."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from podcast.check.rule import Found, Rule, Subject, short
from podcast.feed.html import is_web
from podcast.feed.xml import Node

OWN = (
    ("link", ""), ("url", ""), ("enclosure", "url"), ("atom:link", "href"), ("itunes:image", "href"),
    ("itunes:new-feed-url", ""), ("podcast:transcript", "url"), ("podcast:chapters", "url"),
    ("podcast:image", "href"), ("podcast:trailer", "url"),
)  # fmt: skip
"""Where addresses of the show stand: in the text, or in an attribute."""

OTHERS = (
    ("podcast:person", "href"), ("podcast:person", "img"), ("podcast:funding", "url"),
    ("podcast:license", "url"), ("psc:chapter", "href"), ("psc:chapter", "image"),
)  # fmt: skip
"""Where addresses stand that may lead anywhere."""

_ASCII = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")


def addresses(subject: Subject, places: tuple[tuple[str, str], ...]) -> Iterator[tuple[Node, str]]:
    """The addresses in these places of the feed, each with its element."""
    attributes: dict[str, list[str]] = {}
    for name, attribute in places:
        attributes.setdefault(name, []).append(attribute)
    for node in subject.channel.walk():
        for attribute in attributes.get(node.name, ()):
            address = node.attributes.get(attribute, "") if attribute else node.text()
            if address:
                yield node, address


def _is_whole(address: str) -> bool:
    try:
        return is_web(address) and urlsplit(address).port != 0
    except ValueError:  # a port that is no number, or beyond the last
        return False


def _absolute(subject: Subject) -> Found:
    for node, address in addresses(subject, OWN + OTHERS):
        if not _is_whole(address) and not address.startswith("mailto:"):
            yield node.line, f"{short(address)} in <{node.name}> is no address on the web"


def _secure(subject: Subject) -> Found:
    """Each host is told of once: it is the server that has to change. A preview has no other than this."""
    seen = {urlsplit(subject.base_url).netloc} if _is_preview(subject.base_url) else set()
    for node, address in addresses(subject, OWN):
        host = urlsplit(address).netloc if is_web(address) else ""
        if host and address.startswith("http:") and host not in seen:
            seen.add(host)
            yield node.line, f"{short(address)} in <{node.name}> is not https"


def _is_preview(base_url: str) -> bool:
    """Whether a site was made to be looked at on the machine it was made on."""
    host = urlsplit(base_url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def _ascii(subject: Subject) -> Found:
    for node, address in addresses(subject, OWN + OTHERS):
        if not _ASCII.fullmatch(address):
            yield node.line, f"{short(address)} in <{node.name}> has letters that an address may not have"


RULES = (
    Rule(
        id="url-absolute",
        source="RSS profile",
        find=_absolute,
        hint="Write the whole address, from https:// on",
    ),
    Rule(
        id="url-https",
        source="Apple 823; podcast namespace",
        find=_secure,
        hint="Publish over https: apps refuse or warn of plain http",
        severity="warning",
    ),
    Rule(
        id="url-ascii",
        source="RFC 3986; Apple 823",
        find=_ascii,
        hint="Name files in a to z, 0 to 9, hyphens and points, or write other letters as %C3%A9",
    ),
)
