"""The identity of episodes: an app downloads again, or never, when a guid is wrong."""

from podcast.check.rule import Found, Rule, Subject, label, short
from podcast.feed.html import is_web


def _missing(subject: Subject) -> Found:
    for item in subject.items:
        if not item.text("guid"):
            yield item.line, f"{label(item)} has no <guid>"


def _repeated(subject: Subject) -> Found:
    first: dict[str, int] = {}
    for item in subject.items:
        guid = item.text("guid")
        line = node.line if (node := item.first("guid")) else item.line
        if guid and first.setdefault(guid, line) != line:
            yield line, f"{label(item)} has the guid {short(guid)} of the item in line {first[guid]}"


def _permalink(subject: Subject) -> Found:
    for item, node in subject.tags("guid"):
        says_link = node.attributes.get("isPermaLink", "true") != "false"
        if says_link and node.text() and not is_web(node.text()):
            yield node.line, f"{label(item)} has a guid that is said to be a link and is none"


RULES = (
    Rule(
        id="guid-missing",
        source="Apple 823; PSP-1",
        find=_missing,
        hint='Give each episode a <guid isPermaLink="false"> that never changes',
    ),
    Rule(
        id="guid-repeated",
        source="Apple 823; PSP-1",
        find=_repeated,
        hint="Give each episode a guid of its own; apps show only one of the two",
    ),
    Rule(
        id="guid-permalink",
        source="RSS 2.0",
        find=_permalink,
        hint='Write isPermaLink="false" unless the guid is the address of a page',
    ),
)
