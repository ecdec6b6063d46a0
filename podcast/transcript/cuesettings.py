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
    region = Region()
    for name, value in _pairs(block.text):
        if name == "id":
            region = replace(region, id=value)
        elif name == "width" and (width := _percent(value)) is not None:
            region = replace(region, width=width)
        elif name == "lines" and re.fullmatch(r"\d+", value, re.ASCII):
            region = replace(region, lines=float(value))
        elif name == "scroll" and value == "up":
            region = replace(region, scroll="up")
        elif name == "regionanchor" and (anchor := _anchor(value)):
            region = replace(region, region_anchor=anchor)
        elif name == "viewportanchor" and (anchor := _anchor(value)):
            region = replace(region, viewport_anchor=anchor)
    return region


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
