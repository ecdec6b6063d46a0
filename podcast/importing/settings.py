"""What a channel says, as podcast.toml: a row a key."""

from collections.abc import Callable, Iterator
from typing import Any

from podcast import toml
from podcast.categories import CATEGORIES
from podcast.config import Config
from podcast.errors import Finding, Where
from podcast.feed.parsed import Feed
from podcast.importing.fitting import fitted
from podcast.importing.heads import as_toml, location, people
from podcast.importing.words import one_line, paragraphs_of, web

_HEAD = "# Taken over from a feed by podcast import; docs/podcast-toml.md says what each key means.\n"
_NO_ADDRESS = """\
# Where feed/ will be found on the web, with a slash at its end; until then: podcast build --base-url URL
# address = "https://…/"
"""


def _same(key: str) -> Callable[[Feed], Any]:
    """What a tag says, under the name it has in both."""
    return lambda feed: as_toml(getattr(feed, key))


def _order(feed: Feed) -> str:
    """Apple refuses a serial whose episodes are not all numbered."""
    numbered = all(item.number for item in feed.items if item.kind == "full")
    return feed.order if numbered or feed.order != "serial" else ""


ROWS: tuple[tuple[str, Callable[[Feed], Any]], ...] = (
    ("title", lambda feed: one_line(feed.title) or "Untitled"),
    ("description", lambda feed: paragraphs_of(feed.description) or one_line(feed.title) or "Untitled"),
    ("author", lambda feed: one_line(feed.author)),
    ("language", lambda feed: language(feed.language)),
    ("categories", lambda feed: list(_categories(feed))),
    ("explicit", lambda feed: bool(feed.explicit)),
    ("order", _order),
    ("medium", lambda feed: feed.medium.strip().lower()),
    ("copyright", lambda feed: one_line(feed.copyright)),
    ("license", lambda feed: one_line(feed.license)),
    ("license_url", lambda feed: web(feed.license_url)),
    ("cover_alt", lambda feed: one_line(feed.image_alt)),
    ("people", lambda feed: people(feed.people)),
    (
        "funding",
        lambda feed: [{"url": web(url), "text": one_line(text) or url} for url, text in feed.funding],
    ),
    ("location", lambda feed: location(feed.location)),
    ("update_frequency", lambda feed: one_line(feed.update_frequency)),
    ("update_rrule", lambda feed: one_line(feed.update_rrule)),
    ("update_start", lambda feed: feed.update_start),
    ("complete", lambda feed: feed.complete),
    ("block", lambda feed: dict(feed.block)),
    ("hub", lambda feed: web(feed.hub)),
    *((key, _same(key)) for key in ("podroll", "publisher", "txt", "value", "social", "chat")),
    ("synthetic_voices", lambda feed: feed.synthetic_voices),
    ("locked", lambda feed: feed.locked),
    ("owner", lambda feed: {"name": one_line(feed.owner_name or feed.author), "email": feed.owner_email}),
)
"""The keys of Config in the order in which they are written, after the address. What is empty is left out."""


def _funding(feed: Feed) -> list[dict[str, str]]:
    return [{"url": web(url), "text": one_line(text) or url} for url, text in feed.funding]


def settings(feed: Feed, where: Where, address: str, cover: str) -> tuple[str, list[Finding]]:
    """podcast.toml for a feed, and what the feed says that it may not; `cover` is the name of the cover."""
    said = {key: find(feed) for key, find in ROWS}
    if not feed.owner_email:
        del said["owner"]
    said["cover"] = cover
    kept, findings = fitted(Config, said, where)
    findings += _strange_categories(feed, where)
    if feed.order and not said["order"]:
        message = "The show is a serial and not all of its episodes have numbers: it becomes episodic"
        findings.append(_warning("import-value", message, where))
    if not feed.language.strip():
        findings.append(_warning("import-value", "The feed does not say its language; en is taken", where))
    own = toml.lines({"address": address}) if address else _NO_ADDRESS
    owner = kept.pop("owner", None)
    table = f"\n[owner]\n{toml.lines(owner)}" if owner else ""
    return _HEAD + own + toml.lines(kept) + table, findings


def language(written: str) -> str:
    """A tag as BCP 47 has it.

    >>> language("en_us"), language("de-DE")
    ('en-US', 'de-DE')
    """
    head, *rest = written.strip().replace("_", "-").split("-")
    return "-".join([head.lower(), *(each.upper() if len(each) == 2 else each for each in rest)])


_BY_NAME = {top.casefold(): top for top in CATEGORIES}


def _found(top: str, sub: str) -> tuple[str, str]:
    """A category as Apple's list spells it; "" for what is not on it."""
    above = _BY_NAME.get(one_line(top).casefold(), "")
    below = {each.casefold(): each for each in CATEGORIES.get(above, ())}
    return above, below.get(one_line(sub).casefold(), "")


def _categories(feed: Feed) -> Iterator[str]:
    found = dict.fromkeys(_found(*pair) for pair in feed.categories)
    yield from (f"{top} > {sub}" if sub else top for top, sub in found if top)


def _strange_categories(feed: Feed, where: Where) -> list[Finding]:
    strange = [
        f"{top} > {sub}" if sub else top
        for top, sub in feed.categories
        if _found(top, sub)[0] == "" or bool(sub) != bool(_found(top, sub)[1])
    ]
    told = [
        _warning("import-category", f"{each!r} is no category of Apple's list", where) for each in strange
    ]
    if not any(_categories(feed)):
        told.append(
            _warning("import-category", "The feed has no category of Apple's list; Education is taken", where)
        )
    return told


def _warning(rule: str, message: str, where: Where) -> Finding:
    hint = "correct it in podcast.toml"
    return Finding(rule=rule, severity="warning", message=message, where=where, hint=hint)
