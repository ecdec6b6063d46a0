"""Transcripts and captions, as files: what apps, and those who read along, stumble over."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from podcast.captions import PROFILES
from podcast.check import cuereading, cuetiming
from podcast.check.cuerule import NOTHING_KNOWN, CueRule, Known, Subject, loosest
from podcast.check.shown import read
from podcast.errors import Finding, InputError, Where

RULES: tuple[CueRule, ...] = (*cuetiming.RULES, *cuereading.RULES)


def check_transcript(
    data: bytes, path: Path, *, profile: str = "", known: Known = NOTHING_KNOWN
) -> tuple[Finding, ...]:
    """Everything to say about a transcript or captions in any format that is read, in the order of lines.

    `path` is what findings call the file. Raises InputError for a profile that is not there; a file that
    cannot be read is a finding.
    """
    if profile and profile not in PROFILES:
        hint = f"the profiles are: {', '.join(PROFILES)}"
        raise InputError(f"there is no caption profile {profile!r}", hint=hint)
    try:
        file = read(data, path)
    except InputError as error:
        return (error.finding,)
    subject = Subject(file, PROFILES[profile] if profile else loosest(), known)
    found = [*file.findings]
    for rule in RULES:
        told = list(_told(rule, subject, path))
        found += told if profile or not rule.reading else [replace(each, severity="info") for each in told]
    return tuple(sorted(found, key=lambda each: each.where.line or 0 if each.where else 0))


def _told(rule: CueRule, subject: Subject, path: Path) -> Iterator[Finding]:
    places = list(rule.find(subject))
    most = subject.known.most
    for n, (line, message) in enumerate(places[:most], 1):
        more = f", and {len(places) - most} more like it" if n == most < len(places) else ""
        where = Where(path, line or None)
        yield Finding(
            rule=rule.id, message=message + more, severity=rule.severity, where=where, hint=rule.hint
        )
