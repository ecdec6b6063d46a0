"""From the target of a request to a file inside the folder, or to nothing."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes, urlsplit


@dataclass(frozen=True, slots=True)
class Moved:
    """A folder was asked for without its slash; `location` is the path with it, and the query."""

    location: str


def find(root: Path, target: str) -> Path | Moved | None:
    """The file that `target` (path and query of a request) names under `root`.

    A folder stands for its index.html. None for what does not exist and for every target that could
    lead outside: dot segments, backslashes, NUL, and links that leave `root`.
    """
    # Behind slashes of its own urlsplit would take the first folder for a host.
    parts = urlsplit("/" + target.lstrip("/"))
    segments = _segments(parts.path)
    if segments is None:
        return None
    path = _inside(root, segments)
    if path is None or not path.is_dir():
        return path if not parts.path.endswith("/") else None
    if segments and not parts.path.endswith("/"):
        query = f"?{parts.query}" if parts.query else ""
        return Moved("/" + quote("/".join(segments)) + "/" + query)
    index = _inside(root, [*segments, "index.html"])
    return index if index and index.is_file() else None


def _segments(path: str) -> list[str] | None:
    try:
        text = unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return None
    segments = [segment for segment in text.split("/") if segment]
    if any(segment in (".", "..") or set(segment) & {"\\", "\0", ":"} for segment in segments):
        return None
    return segments


def _inside(root: Path, segments: list[str]) -> Path | None:
    try:
        path = root.joinpath(*segments).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return None
    return path if path.is_relative_to(root.resolve()) and (path.is_file() or path.is_dir()) else None
