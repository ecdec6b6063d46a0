"""Where a WebVTT cue stands: cue settings and regions.

https://www.w3.org/TR/webvtt1/#cue-timings-and-settings-parsing, https://www.w3.org/TR/webvtt1/#region-settings-parsing
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import isinf

from podcast.transcript.webvtt import Block

_SPACES = re.compile(r"[ \t\n\f\r]+")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%", re.ASCII)
_ANCHORS = {"regionanchor": "region_anchor", "viewportanchor": "viewport_anchor"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Where cues scroll: anchors and width in percent."""

    id: str = ""
    width: float = 100
    lines: float = 3
    region_anchor: tuple[float, float] = (0, 100)
    viewport_anchor: tuple[float, float] = (0, 100)
    scroll: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueSettings:
    """The settings of a cue with the standard's defaults; None stands for auto."""

    align: str = "center"
    line: float | None = None
    line_align: str = "start"
    position: float | None = None
    position_align: str = "auto"
    size: float = 100
    snap_to_lines: bool = True
    vertical: str = ""
    region: Region | None = None


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for item in _SPACES.split(text):
        name, colon, value = item.partition(":")
        if name and colon and value:
            yield name, value


def _percent(text: str) -> float | None:
    match = _PERCENT.fullmatch(text)
    return float(match[1]) if match and float(match[1]) <= 100 else None


def _anchor(text: str) -> tuple[float, float] | None:
    x, _, y = text.partition(",")
    across, down = _percent(x), _percent(y)
    return None if across is None or down is None else (across, down)


def read_region(block: Block) -> Region:
    """The region that a REGION block defines; settings that are malformed are passed over.

    >>> read_region(Block(1, "REGION", "id:left width:40% lines:3x")).width
    40.0
    """
    found: dict[str, object] = {}
    for name, value in _pairs(block.text):
        found |= _region_setting(name, value)
    return Region(**found)  # type: ignore[arg-type]


def _region_setting(name: str, value: str) -> dict[str, object]:
    """What a setting says of a region; nothing when it is malformed or unknown."""
    if name == "id":
        return {"id": value}
    if name == "lines":
        return {"lines": float(value)} if re.fullmatch(r"\d+", value, re.ASCII) else {}
    if name == "scroll":
        return {"scroll": "up"} if value == "up" else {}
    if name == "width":
        return {} if (width := _percent(value)) is None else {"width": width}
    if name in _ANCHORS and (anchor := _anchor(value)):
        return {_ANCHORS[name]: anchor}
    return {}


def _line(value: str) -> dict[str, object]:
    position, comma, align = value.partition(",")
    if comma and align not in ("start", "center", "end"):
        return {}
    aligned = {"line_align": align} if comma else {}
    if (percent := _percent(position)) is not None:
        return {"line": percent, "snap_to_lines": False, **aligned}
    if not _NUMBER.fullmatch(position) or isinf(float(position)):
        return {}
    return {"line": float(position), "snap_to_lines": True, **aligned}


def _position(value: str) -> dict[str, object]:
    percent, comma, align = value.partition(",")
    if (position := _percent(percent)) is None:
        return {}
    if comma and align not in ("line-left", "center", "line-right"):
        return {}
    return {"position": position, "position_align": align or "auto"}


def _size(value: str) -> dict[str, object]:
    size = _percent(value)
    return {} if size is None else {"size": size}


def _align(value: str) -> dict[str, object]:
    return {"align": value} if value in ("start", "center", "end", "left", "right") else {}


def _vertical(value: str) -> dict[str, object]:
    return {"vertical": value} if value in ("rl", "lr") else {}


_READERS = {"line": _line, "position": _position, "size": _size, "align": _align, "vertical": _vertical}


def read_settings(text: str, regions: Iterable[Region] = ()) -> CueSettings:
    """The settings that stand behind a cue's times; what is malformed is passed over.

    A cue that is vertical, stands on a line or has a size belongs to no region.

    >>> read_settings("align:start size:50% line:x").size
    50.0
    """
    found: dict[str, object] = {}
    by_id = {region.id: region for region in regions}
    for name, value in _pairs(text):
        if name == "region":
            found["region"] = by_id.get(value)
        elif reader := _READERS.get(name):
            found |= reader(value)
    settings = CueSettings(**found)  # type: ignore[arg-type]
    outside = settings.vertical or settings.line is not None or settings.size != 100
    return replace(settings, region=None) if outside else settings


def kept_settings(text: str) -> tuple[str, int]:
    """The settings in `text` that count, each once, and how many others there are.

    Strict readers refuse a fraction of a line, which the standard allows; it counts as malformed here.

    >>> kept_settings(" align:start line:x align:end colour")
    ('align:end', 2)
    """
    valid = [(name, value) for name, value in _pairs(text) if _counts(name, value)]
    return " ".join(map(":".join, dict(valid).items())), _items(text) - len(valid)


def kept_region(text: str) -> tuple[str, int]:
    """The settings of a region that count, each once on a line, and how many others there are."""
    valid = [(name, value) for name, value in _pairs(text) if _region_setting(name, value)]
    return "\n".join(map(":".join, dict(valid).items())), _items(text) - len(valid)


def _items(text: str) -> int:
    return len([*filter(None, _SPACES.split(text))])


def _counts(name: str, value: str) -> bool:
    if name == "region":
        return value.isprintable()
    if name == "line" and "." in value and "%" not in value:
        return False
    return name in _READERS and bool(_READERS[name](value))
