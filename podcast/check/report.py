"""Findings for machines, and their number for people."""

import json
from collections import Counter
from collections.abc import Iterable

from podcast.errors import Finding, Severity


def findings_json(findings: Iterable[Finding]) -> str:
    """The findings as JSON: file and line are null where a finding has no place."""
    rows = [
        {
            "rule": each.rule,
            "severity": each.severity,
            "file": each.where.path.as_posix() if each.where else None,
            "line": each.where.line if each.where else None,
            "message": each.message,
            "hint": each.hint,
        }
        for each in findings
    ]
    return json.dumps({"findings": rows}, ensure_ascii=False, indent=2) + "\n"


SEVERITIES: tuple[tuple[Severity, str], ...] = (
    ("error", "errors"),
    ("warning", "warnings"),
    ("info", "notes"),
)


def summary(findings: Iterable[Finding]) -> str:
    """How many there are of each severity in each family of rules, as a table; "" of fewer than two.

    A family is what the ids of its rules begin with: ``channel``, ``item``, ``enclosure``.
    """
    counts = Counter((each.rule.partition("-")[0], each.severity) for each in findings)
    if counts.total() < 2:
        return ""
    families = sorted({family for family, _ in counts})
    rows = [["", *(name for _, name in SEVERITIES)]]
    rows += [
        [family, *(str(counts[family, severity] or "") for severity, _ in SEVERITIES)] for family in families
    ]
    rows.append(["all", *(str(sum(counts[family, each] for family in families)) for each, _ in SEVERITIES)])
    wide = max(len(row[0]) for row in rows)
    return "".join(f"{row[0]:<{wide}}" + "".join(f"{cell:>10}" for cell in row[1:]) + "\n" for row in rows)
