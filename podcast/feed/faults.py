"""What a feed that is no XML has wrong, kind by kind, and how much of it is told."""

from dataclasses import dataclass, field
from pathlib import Path

from podcast.errors import Finding, Where

_MOST_TOLD = 5
"""How many faults of a kind are told one by one."""


@dataclass
class Faults:
    """What had to be put right, by kind."""

    path: Path
    lines: dict[str, list[int]] = field(default_factory=dict)

    def add(self, what: str, line: int) -> None:
        """Note a fault of a kind at a line."""
        self.lines.setdefault(what, []).append(line)

    def findings(self) -> tuple[Finding, ...]:
        """The first of each kind, and how many more there are, in the order of their lines."""
        told = []
        for what, lines in self.lines.items():
            for line in lines[:_MOST_TOLD]:
                told.append((line, what))
            if more := len(lines) - _MOST_TOLD:
                told += [(lines[_MOST_TOLD], f"{what}, here and at {more} more places")] if more > 0 else []
        return tuple(
            Finding(
                rule="feed-mended",
                severity="warning",
                message=message,
                where=Where(self.path, line),
                hint="the feed is not well-formed XML here; what was meant was guessed",
            )
            for line, message in sorted(told)
        )
