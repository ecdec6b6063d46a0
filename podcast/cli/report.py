"""What a command says: findings on standard error, progress on a terminal, silence in a pipe."""

import json
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from podcast.errors import Finding


def say(finding: Finding, *, rules: bool = False) -> None:
    """Print a finding for a person: its severity where it is no error, place, sentence and hint.

    With `rules` the sentence is followed by the rule, to look it up by.
    """
    mark = "" if finding.severity == "error" else f"{finding.severity}: "
    with suppress(OSError):  # where standard error cannot be written, nothing can be said about it
        print(f"{mark}{_with_rule(finding) if rules else finding}", file=sys.stderr)


def _with_rule(finding: Finding) -> str:
    sentence, line, hint = str(finding).partition("\n")
    return f"{sentence} [{finding.rule}]{line}{hint}"


def say_all(findings: Iterable[Finding], *, quiet: bool = False, rules: bool = False) -> int:
    """Print findings, when quiet only errors; returns how many are errors."""
    errors = 0
    for finding in findings:
        errors += finding.severity == "error"
        if finding.severity == "error" or not quiet:
            say(finding, rules=rules)
    return errors


def tell(table: str, *, quiet: bool) -> None:
    """Print a summary below what was said, for a person who reads it on a terminal."""
    with suppress(OSError):
        if table and not quiet and sys.stderr.isatty():
            print(f"\n{table}", end="", file=sys.stderr)


def as_json(value: Any) -> None:
    """Print a value for a program."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def counted(number: int, thing: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


DELAY = 1.0
"""Seconds of work before a bar appears."""


class Progress:
    """A bar for whatever takes longer than a second, on a terminal only."""

    def __init__(self, *, quiet: bool) -> None:
        self.shown = not quiet and sys.stderr.isatty()
        self._bar: Any = None
        self._label = ""
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def __call__(self, label: str, share: float) -> None:
        """Show how far the work on `label` is, from 0 to 1."""
        if not self.shown or time.monotonic() - self._began < DELAY:
            return
        if self._bar is None or label != self._label:
            self._start(label)
        self._bar.n = round(share * 100)
        self._bar.refresh()

    def _start(self, label: str) -> None:
        from tqdm import tqdm

        if self._bar is not None:
            self._bar.close()
        self._label = label
        form = "{desc} {bar} {percentage:3.0f}% {elapsed}"
        self._bar = tqdm(total=100, desc=label, bar_format=form, leave=False, file=sys.stderr)
