"""Tags of the podcast namespace that are a list of attributes: a row says what a producer writes.

https://podcasting2.org/docs/podcast-namespace/1.0. A form serves three: podcast.toml and notes are converted
by it, the feed is written by it, and a feed that is taken over is read by it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from podcast import values
from podcast.model import Fields

__all__ = ["CHAT", "LINK", "RECIPIENT", "REMOTE", "SOCIAL", "TXT", "VALUE", "Fields", "Form", "blocked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A tag: `keys` are (key, attribute, converter, whether it must be there) in the order of writing.

    The key `text`, when there is one, is the content of the element. `inside` is (key, form) of its children.
    """

    tag: str
    keys: tuple[tuple[str, str, Callable[[Any], Any], bool], ...]
    text: bool = False
    inside: tuple[str, "Form"] | None = None

    def __call__(self, value: Any) -> Fields:
        """What a producer wrote, as fields; raises ValueError for what does not fit."""
        known = {(key if must else f"_{key}"): convert for key, _, convert, must in self.keys}
        if self.text:
            known["text"] = values.text
        if self.inside:
            known[self.inside[0]] = values.some(self.inside[1])
        found = values.table(**known)(value)
        return {key: each if isinstance(each, tuple) else str(each) for key, each in found.items()}


def _shares(value: Any) -> int:
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdecimal():
        return int(value)  # as a feed says it
    return values.whole(value)


def _amount(value: Any) -> str:
    found = f"{value:.11f}".rstrip("0") if isinstance(value, float) else str(value)
    try:
        if float(found) > 0 and len(found) < 30:
            return found
    except ValueError:
        pass
    raise ValueError('must be an amount such as "0.00000005"')


REMOTE = Form(
    tag="remoteItem",
    keys=(
        ("guid", "feedGuid", values.show_guid, True),
        ("url", "feedUrl", values.web, False),
        ("item", "itemGuid", values.guid, False),
        ("medium", "medium", values.text, False),
        ("title", "title", values.text, False),
    ),
)
TXT = Form(tag="txt", keys=(("purpose", "purpose", values.text, False),), text=True)
SOCIAL = Form(
    tag="socialInteract",
    keys=(
        ("priority", "priority", _shares, False),
        ("protocol", "protocol", values.text, True),
        ("url", "uri", values.web, False),
        ("account", "accountId", values.text, False),
        ("account_url", "accountUrl", values.web, False),
    ),
)
CHAT = Form(
    tag="chat",
    keys=(
        ("server", "server", values.text, True),
        ("protocol", "protocol", values.text, True),
        ("account", "accountId", values.text, False),
        ("space", "space", values.text, False),
    ),
)
LINK = Form(tag="contentLink", keys=(("url", "href", values.web, True),), text=True)
RECIPIENT = Form(
    tag="valueRecipient",
    keys=(
        ("name", "name", values.text, False),
        ("type", "type", values.one_of("node", "lnaddress"), True),
        ("address", "address", values.text, True),
        ("split", "split", _shares, True),
        ("custom_key", "customKey", values.text, False),
        ("custom_value", "customValue", values.text, False),
        ("fee", "fee", values.one_of("true", "false"), False),
    ),
)
VALUE = Form(
    tag="value",
    keys=(
        ("type", "type", values.text, True),
        ("method", "method", values.text, True),
        ("suggested", "suggested", _amount, False),
    ),
    inside=("recipients", RECIPIENT),
)


def blocked(value: Any) -> tuple[tuple[str, bool], ...]:
    """A table from the name of a service to whether it may not list the show; ``*`` stands for all."""
    if not isinstance(value, Mapping) or not all(isinstance(each, bool) for each in value.values()):
        raise ValueError('must be a table such as {"*" = true, google = false}')
    return tuple((values.text(name), bool(each)) for name, each in value.items())
