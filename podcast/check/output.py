"""A built folder checked against its own list, build.json, and the feed in it against all rules."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from podcast.check.feed import check_feeds
from podcast.errors import Finding, Severity, Where
from podcast.links import FEED, FEED_TYPE, media_type

LIST = "build.json"
_AGAIN = "Run podcast build again"


def check_output(output: Path) -> tuple[Finding, ...]:
    """Every file listed is there as it was built, none is there unlisted, and the feed keeps all rules."""
    try:
        listed: Any = json.loads((output / LIST).read_text(encoding="utf-8"))
        files = {str(path): (each["size"], each["sha256"]) for path, each in listed["files"].items()}
        base_url = str(listed.get("base_url", ""))
    except FileNotFoundError:
        return (_finding("build-list", output / LIST, "There is no list of what was built", _AGAIN),)
    except (ValueError, TypeError, KeyError, AttributeError, OSError, RecursionError):
        return (_finding("build-list", output / LIST, "The list of what was built cannot be read", _AGAIN),)
    found = [*_listed(output, files), *_unlisted(output, frozenset(files))]
    if FEED not in files or not (output / FEED).is_file():
        found.append(_finding("build-feed", output / FEED, "There is no feed", _AGAIN))
    names = (FEED, *sorted(each for each in files if media_type(each) == FEED_TYPE and each != FEED))
    feeds = {name: (output / name).read_bytes() for name in names if (output / name).is_file()}
    return (*found, *check_feeds(feeds, output, base_url=base_url, output=output))


def _listed(output: Path, files: dict[str, tuple[Any, Any]]) -> Iterator[Finding]:
    for name, (size, digest) in sorted(files.items()):
        path = output / name
        if not path.is_file() or not path.resolve().is_relative_to(output.resolve()):
            yield _finding("build-missing", path, "This file was built and is not there", _AGAIN)
        elif path.stat().st_size != size:
            message = f"This file has {path.stat().st_size} bytes, and was built with {size}"
            yield _finding("build-size", path, message, _AGAIN)
        elif _digest(path) != digest:
            yield _finding("build-digest", path, "This file was changed since it was built", _AGAIN)


def _unlisted(output: Path, files: frozenset[str]) -> Iterator[Finding]:
    """Hidden folders are others' business, such as .git or .well-known, and a README tells of the folder."""
    known = files | {LIST, "README.md"}
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not hidden and name.as_posix() not in known:
            hint = "Remove it, or put it where it does not get published"
            message = "This file was not built and would be published"
            yield _finding("build-unlisted", path, message, hint, "warning")


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _finding(rule: str, path: Path, message: str, hint: str, severity: Severity = "error") -> Finding:
    return Finding(rule=rule, message=message, severity=severity, where=Where(path), hint=hint)
