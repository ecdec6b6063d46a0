"""One run of the command line: whatever happens to a command becomes a sentence and an exit status."""

import errno
import sys
from collections.abc import Sequence

from podcast.cli import streams
from podcast.cli.report import say, say_all
from podcast.cli.usage import parse
from podcast.errors import Finding, PodcastError, UsageError, findings_of

_HINTS = {
    errno.ENOSPC: "make room, then run it again",
    errno.EACCES: "you may not write or read there: check the permissions, or take another folder",
    errno.EROFS: "nothing can be written to this disk: take a folder on another one",
}


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status. Raises SystemExit for help and for wrong usage."""
    streams.prepare()
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    finally:
        streams.settle()


def _run(argv: Sequence[str]) -> int:
    status = 0
    try:
        args = parse(argv)
        status = args.run(args) or 0
        with streams.output():
            pass  # what is still to be printed
    except* PodcastError as group:
        findings = findings_of(group)
        say_all(findings, quiet="--quiet" in argv)
        status = 2 if any(each.rule == UsageError.rule for each in findings) else 1
    except* KeyboardInterrupt:
        status = 130
    except* BrokenPipeError:
        pass  # whoever read our output has seen enough
    except* OSError as group:
        for error in leaves(group):
            say(of_system(error))
        status = 1
    return status


def leaves(group: BaseExceptionGroup[OSError]) -> list[OSError]:
    """The errors in a group of groups, in order."""
    found: list[OSError] = []
    for error in group.exceptions:
        found += leaves(error) if isinstance(error, BaseExceptionGroup) else [error]
    return found


def of_system(error: OSError) -> Finding:
    """What the system refused, for a person."""
    reason = (error.strerror or str(error)).lower()
    hint = _HINTS.get(error.errno or 0, "")
    place = f"{error.filename}: " if error.filename else ""
    return Finding(rule="file", message=f"{place}{reason}", hint=hint)
