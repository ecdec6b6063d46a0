"""What a feed says, held to what podcast.toml and notes may say: what does not fit is told and left out.

So a show that is taken over is one that builds, whatever its feed holds.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any

from podcast.errors import Finding, Where
from podcast.values import WrongEntries


def fitted(kind: type, said: Mapping[str, Any], where: Where) -> tuple[dict[str, Any], list[Finding]]:
    """The values of `said` that the settings class `kind` takes, and a finding for each that it does not.

    What is empty is left out without a word, and so is what the class takes for granted.
    """
    fields = {field.name: field for field in dataclasses.fields(kind)}
    kept: dict[str, Any] = {}
    findings: list[Finding] = []
    for key, value in said.items():
        if value in (None, "", (), [], {}):
            continue
        section = fields[key].metadata.get("section")
        fits, told = _table(section, value, where) if section else _one(fields[key], value, where)
        findings += told
        if fits not in (None, [], fields[key].default):
            kept[key] = fits
    return kept, findings


def _table(kind: type, value: Mapping[str, Any], where: Where) -> tuple[Any, list[Finding]]:
    """A table of its own; one that lacks what it must have is left out."""
    kept, findings = fitted(kind, value, where)
    needed = {each.name for each in dataclasses.fields(kind) if each.default is dataclasses.MISSING}
    return (kept if needed <= kept.keys() else None), findings


def _one(field: dataclasses.Field[Any], value: Any, where: Where) -> tuple[Any, list[Finding]]:
    try:
        field.metadata["convert"](value)
    except WrongEntries as error:
        wrong = dict(error.entries)
        left = [each for n, each in enumerate(value, 1) if n not in wrong]
        return left, [_unfit(field.name, fault, where) for fault in dict.fromkeys(wrong.values())]
    except ValueError as error:
        return None, [_unfit(field.name, str(error), where)]
    return value, []


def _unfit(key: str, fault: str, where: Where) -> Finding:
    return Finding(
        rule="import-value",
        severity="warning",
        message=f"{key} is left out: it {fault}",
        where=where,
        hint=f"write {key} by hand, if it matters",
    )
