"""What can be wrong with a producer's input, and how it is said.

PodcastError        something a producer can put right; carries one Finding
├── InputError      a file the producer wrote or received needs a change
├── ConfigError     podcast.toml or the front matter of an episode needs a change
├── GuidError       a published identity would change or vanish
├── BusyError       another build of the same show is running
├── UsageError      no file is at fault: what was asked for does not exist or makes no sense
└── MissingExtra    an optional part is not installed

A Finding is also what checks return and what readers report while they go on. The command line prints
``path:line: sentence`` and, below it, the hint. Anything that is not a PodcastError is a bug in this
program and keeps its traceback.
"""

import re
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

Severity = Literal["error", "warning", "info"]

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What a file's name may have and a line of text may not."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file: the path as the producer knows it and a line counted from 1."""

    path: Path
    line: int | None = None

    def __str__(self) -> str:
        path = _CONTROLS.sub(lambda sign: repr(sign[0])[1:-1], str(self.path))
        return f"{path}:{self.line}" if self.line else path


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to say about the input: an error stops the work, a warning and an info do not.

    `rule` is a stable id such as ``vtt-timing``; `message` is one sentence without a full stop;
    `hint` says what to do about it.
    """

    rule: str
    message: str
    severity: Severity = "error"
    where: Where | None = None
    hint: str = ""

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}\n  hint: {self.hint}" if self.hint else head


class PodcastError(Exception):
    """Something a producer can put right, and how."""

    rule = "input"

    def __init__(self, message: str, *, where: Where | None = None, hint: str = "", rule: str = "") -> None:
        self.finding = Finding(rule=rule or self.rule, message=message, where=where, hint=hint)
        super().__init__(str(self.finding))

    @classmethod
    def of(cls, finding: Finding) -> Self:
        """An error that says what `finding` says, a warning too: what stops the work is not all there is."""
        made = cls(finding.message, where=finding.where, hint=finding.hint, rule=finding.rule)
        made.finding = finding
        return made


class InputError(PodcastError):
    """A transcript, an episode file, a picture or a recording needs a change."""


class ConfigError(PodcastError):
    """podcast.toml or the front matter of an episode needs a change."""

    rule = "config"


class GuidError(PodcastError):
    """A published guid would change or vanish, so that every app would download again."""

    rule = "guid"


class BusyError(PodcastError):
    """Another process is building this show."""

    rule = "busy"


class UsageError(PodcastError):
    """What was asked for does not exist or makes no sense, whatever the files hold."""

    rule = "usage"


class MissingExtra(PodcastError):  # noqa: N818 - reads as what it is
    """An optional part is needed and not installed; the hint says how to install it."""

    rule = "extra"


class Problems:
    """Collects findings so that one run reports them all."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    @property
    def errors(self) -> list[Finding]:
        """Those that stop the work."""
        return [finding for finding in self.findings if finding.severity == "error"]

    def add(self, findings: Iterable[Finding]) -> None:
        """Keep findings that a stage returned."""
        self.findings.extend(findings)

    @contextmanager
    def collect(self) -> Generator[None]:
        """Keep what a PodcastError, or a group of them, raised in the block says; go on after it."""
        try:
            yield
        except* PodcastError as group:
            self.findings.extend(findings_of(group))

    def raise_any(self) -> None:
        """When there are errors, raise all that was collected as one group: warnings too, to be said too."""
        if self.errors:
            raise ExceptionGroup(
                f"{len(self.errors)} to put right", [PodcastError.of(each) for each in self.findings]
            )


def findings_of(group: BaseExceptionGroup[PodcastError]) -> list[Finding]:
    """The findings inside a group of errors, in order, however deeply nested."""
    found: list[Finding] = []
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            found += findings_of(error)
        else:
            found.append(error.finding)
    return found
