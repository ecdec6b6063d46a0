"""podcast.toml read, and what of it nobody has filled in yet."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from podcast.config.show import Config
from podcast.declared import Source, load
from podcast.errors import Finding, InputError, Where

NAME = "podcast.toml"

PLACEHOLDERS = {
    "author": "Your name",
    "description": "What the show is about, in one or two sentences.",
}
"""What a new show says until its producer says it better."""

_NOBODYS = re.compile(r"(www\.)?example\.(com|net|org)|.*\.example")
"""Hosts that belong to nobody (RFC 2606). What lies below them, podcasts.example.org, may be for show."""


def read(folder: Path) -> tuple[Config, Source]:
    """Read the podcast.toml of a show folder, and its text to tell places in it.

    Raises InputError when there is none, ConfigErrors for what is wrong in it.
    """
    path = folder / NAME
    source = Source(read_text(path), path)
    return load(Config, source), source


def placeholders(config: Config, source: Source) -> tuple[Finding, ...]:
    """Warnings for what `podcast new` wrote into podcast.toml and nobody has replaced yet."""
    hints = {
        key: "write your own: apps and directories show it"
        for key, text in PLACEHOLDERS.items()
        if getattr(config, key) == text
    }
    if _NOBODYS.fullmatch(urlsplit(config.address).hostname or ""):
        hints["address"] = (
            "write where feed/ will be found: the first build makes the show's guid of it and keeps it in "
            "podcast.lock and feed/; delete both if this address got into them and nothing is published yet"
        )
    return tuple(
        Finding(
            rule="placeholder",
            severity="warning",
            message=f"{key} is still a placeholder: {getattr(config, key)}",
            where=source.where(key),
            hint=hints[key],
        )
        for key in sorted(hints, key=lambda key: source.where(key).line or 0)
    )


def read_text(path: Path) -> str:
    """The text of a file that a person wrote in UTF-8; raises InputError with the line of a wrong byte."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        hint = "run this in a show folder or name it with --show; podcast new DIR makes one"
        raise InputError(f"there is no {path.name}", where=Where(path), hint=hint) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=Where(path)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "this is not UTF-8 text",
            where=Where(path, data.count(b"\n", 0, error.start) + 1),
            hint="save it again with the encoding UTF-8",
        ) from error
