"""Fair shares beside pledges: for each year and goal a row per place, and every rule by itself."""

from __future__ import annotations

from collections.abc import Mapping

from stocktake.findings import Finding, is_number
from stocktake.report import Stocktake
from stocktake.report.naming import Naming
from stocktake.report.numbers import digits, exact, scale_of, step_of, unit_name
from stocktake.report.selection import first, select
from stocktake.report.tables import Table

UNIT = "Gt CO2e/yr"  # of the tables; findings have Mt
GT_PER_MT = 1e-3
FINEST = 0.01
GOALS = ("1.5", "2")


def years(stocktake: Stocktake) -> list[int]:
    """Years for which there are shares, the latest first."""
    return sorted(
        {int(str(one.keys["year"])) for one in select(stocktake.findings, "fair-share")}, reverse=True
    )


def rows(stocktake: Stocktake, year: int, goal: str) -> list[Finding]:
    """The shares of one year and goal, in the order of the stocktake."""
    return select(stocktake.findings, "fair-share", year=year, goal=goal)


def table(stocktake: Stocktake, naming: Naming, year: int) -> Table:
    """Place; emitted, pledged; the share for each goal with its range; rules kept for each."""
    say = naming.words.say
    limits = [exact(float(goal), "K", naming.language) for goal in GOALS]
    found = rows(stocktake, year, GOALS[0])
    heads = (
        say("report.head.place"),
        say("report.head.emitted", year=found[0].keys["emitted_year"]),
        say("report.head.pledged"),
        *(say("report.head.share_for", limit=limit) for limit in limits),
        *(say("report.head.kept_for", limit=limit) for limit in limits),
    )
    cells = []
    for row in found:
        others = [
            first(stocktake.findings, "fair-share", place=row.keys["place"], year=year, goal=goal)
            for goal in GOALS
        ]
        cells.append(
            (
                naming.place(str(row.keys["place"])),
                amount(row.keys["emitted"], naming),
                pledged(row, naming),
                *(share(one, naming) if one else "\u2014" for one in others),
                *(kept(one, naming) if one else "\u2014" for one in others),
            )
        )
    return Table(heads, tuple(cells), right=tuple(range(1, len(heads))))


def rules_table(stocktake: Stocktake, naming: Naming, year: int, goal: str) -> Table:
    """Places down, rules across: each rule's share by default, its own range beneath."""
    found = rows(stocktake, year, goal)
    rules = [
        rule
        for rule, told in by_rule(found[0]).items()
        if any("value" in by_rule(one)[rule] for one in found)
    ]
    heads = (naming.words.say("report.head.place"), *(naming.choice("rule", rule) for rule in rules))
    cells = [
        (naming.place(str(row.keys["place"])), *(_of_rule(by_rule(row)[rule], naming) for rule in rules))
        for row in found
    ]
    return Table(heads, tuple(cells), right=tuple(range(1, len(heads))))


def by_rule(row: Finding) -> Mapping[str, Mapping[str, object]]:
    """Rule to its share by default with its range, or why it has none."""
    told = row.keys["by_rule"]
    assert isinstance(told, dict)
    return told


def _of_rule(told: Mapping[str, object], naming: Naming) -> str:
    if "value" not in told:
        return "\u2014"
    value, low, high = (float(str(told[name])) for name in ("value", "low", "high"))
    return f"{amount(value, naming)}\n{between(low, high, naming)}"


def share(row: Finding, naming: Naming) -> str:
    """The share by the default rule, the range over all of them beneath."""
    assert row.low is not None and row.high is not None
    return f"{amount(row.value, naming)}\n{between(row.low, row.high, naming)}"


def pledged(row: Finding, naming: Naming) -> str:
    """The pledge, from its stronger to its weaker reading, or that there is none."""
    low, high = row.keys.get("pledged_low"), row.keys.get("pledged_high")
    if is_number(low) and is_number(high):
        return between(float(str(low)), float(str(high)), naming)
    return naming.words.say(f"report.fair.{'not_all' if 'pledged_without' in row.keys else 'no_target'}")


def kept(row: Finding, naming: Naming) -> str:
    """How many rules, of those that say something, the pledge keeps to."""
    met = row.keys.get("fair_by")
    if not isinstance(met, list):
        return "\u2014"
    speaking = sum("absent" not in told for told in by_rule(row).values())
    return naming.words.say("report.fair.kept", count=len(met), all=speaking)


def amount(value: object, naming: Naming) -> str:
    """An amount in the tables' unit: three digits, but none finer than a hundredth of a Gt."""
    if not is_number(value):
        return "\u2014"
    factor = scale_of(UNIT, naming.language, 1.0).factor
    told = float(str(value)) * GT_PER_MT * factor
    return digits(told, max(step_of(told, None, None), FINEST * factor))


def between(low: float, high: float, naming: Naming) -> str:
    """A range in the tables' unit."""
    ends = [amount(end, naming) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else naming.words.say("equity.span", low=ends[0], high=ends[1])


def unit(naming: Naming) -> str:
    """The unit of the tables."""
    return unit_name(UNIT, naming.language)


def combinations(stocktake: Stocktake) -> int:
    """How many admissible combinations the widest of the ranges spans."""
    found = select(stocktake.findings, "fair-share")
    return max((sum(one.absent is None for one in row.alternatives) for row in found), default=0)
