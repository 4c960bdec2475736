"""Finding findings: by the first word of their id and by their keys."""

from __future__ import annotations

from collections.abc import Iterable

from stocktake.findings import Finding, is_number


def kind(finding: Finding) -> str:
    """The first word of the id, such as ``share``."""
    return finding.id.partition(".")[0]


def select(findings: Iterable[Finding], wanted: str, **keys: object) -> list[Finding]:
    """Findings of a kind whose keys have the given values, in their order."""
    return [
        finding
        for finding in findings
        if kind(finding) == wanted and all(finding.keys.get(name) == value for name, value in keys.items())
    ]


def first(findings: Iterable[Finding], wanted: str, **keys: object) -> Finding | None:
    """The first such finding, if there is one."""
    found = select(findings, wanted, **keys)
    return found[0] if found else None


def of_single_places(findings: Iterable[Finding], wanted: str) -> list[Finding]:
    """Findings of a kind about one place each, largest value first."""
    rows = [
        finding
        for finding in select(findings, wanted)
        if is_number(finding.value) and "+" not in str(finding.keys.get("place", "+"))
    ]
    return sorted(rows, key=lambda finding: -float(finding.value))  # type: ignore[arg-type]
