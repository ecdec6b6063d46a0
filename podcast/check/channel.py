"""What the channel must say for directories to take the show."""

import re
from collections.abc import Callable

from podcast import links, values
from podcast.categories import check_category
from podcast.check.rule import Found, Rule, Subject, label, short
from podcast.feed.xml import Node

REQUIRED = ("title", "link", "description", "language", "itunes:image", "itunes:category", "itunes:explicit")
RECOMMENDED = ("itunes:author", "podcast:guid", "podcast:locked")
ONLY_YES = ("itunes:block", "itunes:complete")

_PICTURE = re.compile(r"\.(jpe?g|png)$", re.IGNORECASE)


def _says(channel: Node, name: str) -> bool:
    node = channel.first(name)
    return node is not None and bool(node.text() or node.attributes)


def _without(*names: str) -> Callable[[Subject], Found]:
    def find(subject: Subject) -> Found:
        for name in names:
            if not _says(subject.channel, name):
                yield subject.channel.line, f"The channel has no <{name}>"

    return find


def _language(subject: Subject) -> Found:
    for node in subject.channel.all("language"):
        if node.text() and not values.fits(values.language, node.text()):
            yield node.line, f"{short(node.text())} is no language code"


def _self(subject: Subject) -> Found:
    own = [each for each in subject.channel.all("atom:link") if each.attributes.get("rel") == "self"]
    if not own:
        yield subject.channel.line, 'The channel has no <atom:link rel="self"> with the feed\'s own address'
    expected = links.url(subject.base_url, subject.name) if subject.base_url else ""
    for node in own:
        if expected and node.attributes.get("href") != expected:
            yield node.line, f"The feed calls itself {node.attributes.get('href', '')!r}, not {expected!r}"


def _category(subject: Subject) -> Found:
    for node in subject.channel.all("itunes:category"):
        top = node.attributes.get("text", "")
        for line, sub in [
            (node.line, ""),
            *((each.line, each.attributes.get("text", "")) for each in node.children),
        ]:
            try:
                check_category(top, sub)
            except ValueError as error:
                yield line, str(error)
                break


def _explicit(subject: Subject) -> Found:
    for holder, node in subject.tags("itunes:explicit"):
        if node.content not in ("true", "false"):
            yield node.line, f"{label(holder)} has {short(node.content)} for itunes:explicit"


def _order(subject: Subject) -> Found:
    for node in subject.channel.all("itunes:type"):
        if node.content not in ("episodic", "serial"):
            yield node.line, f"{short(node.content)} is no itunes:type"


def _only_yes(subject: Subject) -> Found:
    for _, node in subject.tags(*ONLY_YES):
        if node.content != "Yes":
            yield node.line, f"{short(node.content)} has no effect in <{node.name}>"


def _owner(subject: Subject) -> Found:
    for _, owner in subject.tags("itunes:owner"):
        for node in owner.all("itunes:email"):
            if not values.fits(values.email, node.text()):
                yield node.line, f"{short(node.text())} is no address for mail"


def _picture(subject: Subject) -> Found:
    for _, node in subject.tags("itunes:image"):
        href = node.attributes.get("href", "")
        if not _PICTURE.search(href.partition("?")[0]):
            yield node.line, f"The picture {short(href)} ends in neither .jpg nor .png"


RULES = (
    Rule(
        id="channel-required",
        source="Apple 823; PSP-1",
        find=_without(*REQUIRED),
        hint="Add the tag: directories refuse a show without it",
    ),
    Rule(
        id="channel-recommended",
        source="PSP-1",
        find=_without(*RECOMMENDED),
        hint="Add the tag: it shows whose feed it is, and keeps the show's identity when it moves",
        severity="warning",
    ),
    Rule(
        id="channel-language",
        source="Apple 823; ISO 639; BCP 47",
        find=_language,
        hint="Write it as en, en-GB or de-CH, with a hyphen",
    ),
    Rule(
        id="channel-self",
        source="PSP-1; RSS profile",
        find=_self,
        hint="Say the address that apps subscribe to; it begins with the base URL of the show",
    ),
    Rule(
        id="channel-category",
        source="Apple 1691",
        find=_category,
        hint="Take a category from Apple's list, spelt as there",
    ),
    Rule(
        id="explicit",
        source="Apple 823; PSP-1",
        find=_explicit,
        hint="Write true or false; yes, no and clean are gone",
    ),
    Rule(id="channel-type", source="Apple 823", find=_order, hint="Write episodic or serial, in lower case"),
    Rule(
        id="only-yes",
        source="Apple 823",
        find=_only_yes,
        hint="Write Yes, or leave the tag out",
        severity="warning",
    ),
    Rule(
        id="channel-owner",
        source="Apple 823",
        find=_owner,
        hint="Write the bare address, such as hello@example.org, or leave the owner out",
    ),
    Rule(
        id="picture-suffix",
        source="Apple 823",
        find=_picture,
        hint="Publish the picture as JPEG or PNG under a name that ends so",
    ),
)
