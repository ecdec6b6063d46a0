"""podcast.lock: every published guid, date and media name. It belongs into version control.

What is in here was seen by listeners' apps. A guid that changes makes them download an episode again, a
medium that changes under its name breaks their downloads: so both are looked up here before they are made.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from podcast import toml
from podcast.errors import ConfigError, Where

NAME = "podcast.lock"
_HEAD = """\
# Written by podcast build; keep it in version control. It holds what listeners' apps know of this show:
# an episode whose guid changes is downloaded again by every one of them.
"""
_MEDIA = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""A name without a folder: it is written to, and a lock can be edited."""
MAIN = "mp3"
"""The form that every app plays, and that the enclosure names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A published medium: its name, what it was made from, and what came out.

    `recording` and `settings` are digests of the source and of the settings that shape the sound, `tags` of
    what is written inside. `remade` counts the times it was asked to be made anew. `shift` is by how many
    milliseconds the recording's times come later in it: less than 0 where silence was left out.
    """

    name: str
    recording: str
    settings: str
    tags: str = ""
    sha256: str = ""
    size: int = 0
    remade: int = 0
    shift: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """What is published of one episode. `published` is an ISO 8601 date with its offset.

    `others` are its media in other forms, by the end of their names: ``m4a``, ``opus``. `enclosure` is the
    address of audio that lies elsewhere. What has neither is a page, and in no app.
    """

    guid: str
    published: str
    media: Media | None = None
    others: Mapping[str, Media] = field(default_factory=dict)
    enclosure: str = ""

    @property
    def is_heard(self) -> bool:
        """Whether it was an item of the feed, which lists only what can be heard."""
        return self.media is not None or bool(self.enclosure)

    def medium(self, form: str) -> Media | None:
        """The medium in a form such as ``mp3``."""
        return self.media if form == MAIN else self.others.get(form)


@dataclass(frozen=True, slots=True)
class Lock:
    """The whole lock: the show's own guid, a pin for each published slug, the guids of its other feeds.

    `feeds` are these guids by the names of the feeds; one that is not made any more may come back.
    """

    guid: str = ""
    episodes: Mapping[str, Pin] = field(default_factory=dict)
    feeds: Mapping[str, str] = field(default_factory=dict)

    def under(self, guids: Mapping[str, str]) -> "Lock":
        """The same pins, each under the slug that has its guid now: who is renamed stays who it is.

        A slug whose guid was never published keeps the pin of its name, unless that went with its guid.
        """
        pins = {pin.guid: pin for pin in self.episodes.values()}
        moved = {slug: pins[guid] for slug, guid in guids.items() if guid in pins}
        gone = set(guids.values())
        kept = {slug: pin for slug, pin in self.episodes.items() if pin.guid not in gone}
        return replace(self, episodes=kept | moved)


def read(folder: Path) -> Lock:
    """The lock of a show folder, an empty one when nothing was published yet.

    Raises ConfigError when the file is damaged: then it must come back from version control, for a new one
    would give every episode a new identity.
    """
    path = folder / NAME
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        return Lock(
            guid=_named(values["show"]["guid"]),
            episodes={slug: _pin(each) for slug, each in values.get("episodes", {}).items()},
            feeds={name: _named(guid) for name, guid in values.get("feeds", {}).items()},
        )
    except FileNotFoundError:
        return Lock()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        raise ConfigError(
            "this record of published guids is damaged",
            where=Where(path, int(line[1]) if line else 1),
            hint="take it back from version control: without it every app downloads every episode again",
            rule="lock",
        ) from error


def _pin(values: dict[str, Any]) -> Pin:
    media = values.get("media")
    return Pin(
        guid=_named(values["guid"]),
        published=_named(values["published"]),
        media=_media(media) if media is not None else None,
        others={form: _media(each) for form, each in values.get("others", {}).items()},
        enclosure=_named(values["enclosure"]) if "enclosure" in values else "",
    )


def _media(values: dict[str, Any]) -> Media:
    made = Media(**values)
    for name, kind in Media.__annotations__.items():
        if not isinstance(getattr(made, name), kind):
            raise TypeError(f"{name} is no {kind}")
    if not _MEDIA.fullmatch(made.name):
        raise ValueError(f"{made.name!r} is no name of a medium")
    return made


def _named(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError("a text is missing")
    return value


def write(lock: Lock) -> bytes:
    """The lock as TOML, in the order of the slugs."""
    lines = [_HEAD, "[show]", f"guid = {toml.exact(lock.guid)}"]
    if lock.feeds:
        lines += ["", "[feeds]"]
        lines += [f"{toml.key(name)} = {toml.exact(guid)}" for name, guid in sorted(lock.feeds.items())]
    for slug, pin in sorted(lock.episodes.items()):
        name = f"episodes.{toml.key(slug)}"
        lines += [
            "",
            f"[{name}]",
            f"guid = {toml.exact(pin.guid)}",
            f"published = {toml.exact(pin.published)}",
        ]
        lines += [f"enclosure = {toml.exact(pin.enclosure)}"] * bool(pin.enclosure)
        tables = {"media": pin.media} if pin.media else {}
        tables |= {f"others.{form}": media for form, media in sorted(pin.others.items())}
        for table, media in tables.items():
            lines += ["", f"[{name}.{table}]"]
            rows = asdict(media)
            shown = rows if media.shift else rows.keys() - {"shift"}
            lines += [f"{key} = {_value(value)}" for key, value in rows.items() if key in shown]
    return ("\n".join(lines) + "\n").encode()


def _value(value: str | int) -> str:
    return str(value) if isinstance(value, int) else toml.exact(value)
