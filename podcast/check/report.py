"""Findings for machines."""

import json
from collections.abc import Iterable

from podcast.errors import Finding


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
