"""Times as TTML writes them: clocks, frames, ticks and offsets, in parallel and in sequence.

https://www.w3.org/TR/ttml1/#timing-value-timeExpression, and for frames of a SMPTE clock appendix N.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from podcast.timecode import Millis

_CLOCK = re.compile(
    r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,12})|:(\d{1,4})(?:\.(\d{1,4}))?)?", re.ASCII
)
_OFFSET = re.compile(r"(\d{1,15}(?:\.\d{1,12})?)\s*(ms|h|m|s|f|t)?", re.ASCII)
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, None: 1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What a document says about its clock: frames as counted in a second, and how long that second is.

    `stretch` is 1.001 for 29.97 frames a second, as 30 are counted; only a SMPTE clock runs by it.
    """

    frames: float = 30.0
    stretch: float = 1.0
    subframes: float = 1.0
    ticks: float = 1.0
    smpte: bool = False
    dropped: int = 0

    def millis(self, text: str) -> float | None:
        """A time expression in milliseconds; None for anything else. Bare numbers are seconds.

        >>> Rates().millis("00:00:01:15"), Rates(ticks=10_000_000).millis("12345678t"), Rates().millis("1.5s")
        (1500.0, 1234.5678, 1500.0)
        """
        text = text.strip()
        if match := _OFFSET.fullmatch(text):
            unit = _SECONDS.get(match[2])
            if unit is None:
                unit = self.stretch / self.frames if match[2] == "f" else 1 / self.ticks
            return float(match[1]) * unit * 1000
        match = _CLOCK.fullmatch(text)
        if match is None or int(match[3]) > 59 or (match[1] and int(match[2]) > 59):
            return None
        whole = (int(match[1] or 0) * 60 + int(match[2])) * 60 + int(match[3])
        if match[4]:
            return (whole + float(f"0.{match[4]}")) * 1000
        frames = int(match[5] or 0) + int(match[6] or 0) / self.subframes
        if not self.smpte:
            return (whole + frames * self.stretch / self.frames) * 1000
        minutes = whole // 60
        counted = whole * self.frames + frames - self.dropped * (minutes - minutes // 10)
        return counted * self.stretch / self.frames * 1000


def rates(attributes: Mapping[str, str]) -> Rates:
    """The clock that the attributes of the root describe; what cannot be read stays at its default."""
    frames = _positive(attributes.get("frameRate", "")) or 30.0
    parts = re.findall(r"\d{1,9}", attributes.get("frameRateMultiplier", ""), re.ASCII)
    over, under = (int(parts[0]), int(parts[-1])) if parts else (1, 1)
    subframes = _positive(attributes.get("subFrameRate", "")) or 1.0
    default = frames * subframes if "frameRate" in attributes else 1.0
    drop = {"dropNTSC": 2, "dropPAL": 4}.get(attributes.get("dropMode", ""), 0)
    return Rates(
        frames=frames,
        stretch=under / over if over and under else 1.0,
        subframes=subframes,
        ticks=_positive(attributes.get("tickRate", "")) or default,
        smpte=attributes.get("timeBase", "") == "smpte",
        dropped=drop,
    )


def _positive(text: str) -> float:
    return float(text) if re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", text.strip(), re.ASCII) else 0.0


@dataclass(frozen=True, slots=True)
class Interval:
    """When an element is shown, in milliseconds; `end` None when nothing ends it.

    `told` says that the element has times of its own, `fault` which of them cannot be read.
    """

    begin: float
    end: float | None
    told: bool = False
    fault: str = ""

    @property
    def millis(self) -> tuple[Millis, Millis | None]:
        """Both ends, rounded."""
        return Millis(round(self.begin)), None if self.end is None else Millis(round(self.end))


def interval(attributes: Mapping[str, str], clock: Rates, outer: Interval, zero: float) -> Interval:
    """When an element is shown whose times count from `zero`, inside an outer one.

    Of an end and a duration the earlier one holds, and nothing outlasts what it stands in.
    """
    fault = ""
    times: dict[str, float | None] = {}
    for key in ("begin", "end", "dur"):
        times[key] = clock.millis(attributes[key]) if key in attributes else None
        if key in attributes and times[key] is None:
            fault = fault or attributes[key]
    begin = zero + (times["begin"] or 0.0)
    ends = [outer.end] if outer.end is not None else []
    if times["end"] is not None:
        ends.append(zero + times["end"])
    if times["dur"] is not None:
        ends.append(begin + times["dur"])
    told = any(time is not None for time in times.values())
    return Interval(begin, min(ends, default=None), told, fault)
