"""A feed in pages: each by itself, and all of them together. https://www.rfc-editor.org/rfc/rfc5005"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from podcast.check.rule import Found, Rule, Subject, label, short
from podcast.errors import Finding, InputError, Where
from podcast.feed.xml import Node
from podcast.fetching.pages import NOT_ASKED

RELATIONS = ("self", "first", "previous", "next", "last", "current", "prev-archive", "next-archive")
OTHERS = ("previous", "next", "prev-archive", "next-archive")
"""Those that lead to another document than this."""


def _links(subject: Subject) -> Iterator[tuple[str, Node]]:
    for node in subject.channel.all("atom:link"):
        if (relation := node.attributes.get("rel", "")) in RELATIONS:
            yield relation, node


def _repeated(subject: Subject) -> Found:
    seen: set[str] = set()
    for relation, node in _links(subject):
        if relation in seen:
            yield node.line, f'The channel has a second <atom:link rel="{relation}">'
        seen.add(relation)


def _itself(subject: Subject) -> Found:
    own = subject.feed.self_url
    for relation, node in _links(subject):
        if relation in OTHERS and own and node.attributes.get("href", "").strip() == own:
            yield node.line, f"The feed names itself as its {relation} page"


def _archive(subject: Subject) -> Found:
    relations = {relation for relation, _ in _links(subject)}
    for node in subject.channel.all("fh:archive"):
        if "current" not in relations:
            yield node.line, 'An archive document has no <atom:link rel="current">'
    for node in subject.channel.all("fh:complete"):
        if relations & set(OTHERS):
            yield node.line, "The feed says that it is complete, and names other pages"


RULES = (
    Rule(
        id="page-link",
        source="RFC 5005",
        find=_repeated,
        hint="Keep one: apps follow any of them",
    ),
    Rule(
        id="page-itself",
        source="RFC 5005",
        find=_itself,
        hint="Name the page with older items, and none on the last page",
    ),
    Rule(
        id="page-archive",
        source="RFC 5005, 2 and 4",
        find=_archive,
        hint="Lead from an archive to the feed that apps subscribe to; a feed in one piece alone is complete",
        severity="warning",
    ),
)


def lost(error: InputError, page: Subject) -> Finding:
    """A page that is named and cannot be had; that it was not asked for is only mentioned."""
    said = error.finding
    skipped = said.rule == NOT_ASKED
    return Finding(
        rule=NOT_ASKED if skipped else "page-lost",
        severity="info" if skipped else "error",
        message=f"The next page of the feed: {said.message}",
        where=Where(page.path, _line(page)),
        hint=said.hint or "Correct the address: apps find no older items than these",
    )


def circle(pages: Sequence[Subject]) -> Iterator[Finding]:
    """A page that leads back to an earlier one, unless its own rule tells of it."""
    if pages[-1].feed.next_url != pages[-1].feed.self_url:
        yield Finding(
            rule="page-circle",
            message=f"The next page is {short(pages[-1].feed.next_url)} again",
            where=Where(pages[-1].path, _line(pages[-1])),
            hint="Name no next page on the last one: apps would go round and round",
        )


def _line(page: Subject) -> int | None:
    found = [node.line for relation, node in _links(page) if relation in ("next", "prev-archive")]
    return found[0] if found else None


def across(pages: Sequence[Subject]) -> Iterator[Finding]:
    """Items that stand on two pages, and pages that are newer than those before them."""
    first: dict[str, Subject] = {}
    oldest: datetime | None = None
    for page in pages:
        for node, item in zip(page.items, page.feed.items, strict=True):
            if item.guid and first.setdefault(item.guid, page) is not page:
                yield Finding(
                    rule="page-repeated",
                    message=f"{label(node)} is on {first[item.guid].path.name} too",
                    where=Where(page.path, node.line),
                    hint="Put each item on one page: an app may show it twice",
                )
        dates = [item.published for item in page.feed.items if item.published]
        if oldest and dates and max(dates) > oldest:
            yield Finding(
                rule="page-order",
                severity="warning",
                message="This page has items that are newer than those of the page before",
                where=Where(page.path, page.channel.line),
                hint="Put the newest items on the first page: apps may read no further",
            )
        oldest = min((*dates, *([oldest] if oldest else [])), default=None)
