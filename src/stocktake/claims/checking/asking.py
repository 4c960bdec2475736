"""How a claim's words fix choices, and how findings become one table of rows.

What a sentence says is fixed: its gases, land use in or out, by consumption. "Emits" without more is where it
occurs. What it leaves open stays open. A word such as "CO2" that fits two sets of gases asks for both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from stocktake.choices import Absent, Choices
from stocktake.claims.claim import Claim, Gases, Why
from stocktake.claims.verdict import Closest, Judgement, Row, Verdict, conditions, verdict_of
from stocktake.errors import BadInput, NoAnswer
from stocktake.findings import Alternative, Finding, is_number
from stocktake.inventory.datasets import CH4, CO2, FOSSIL_CO2, KYOTO, N2O, THREE_GASES, WITHOUT_LAND_USE
from stocktake.inventory.questions.asking import last_year
from stocktake.inventory.world import World

Ask = Callable[[Choices], Finding]
Truth = Callable[[Alternative], bool]

ANNUAL_SETS: Mapping[Gases | None, tuple[str, ...]] = {
    None: (KYOTO, THREE_GASES, CO2, FOSSIL_CO2),
    Gases.GREENHOUSE: (KYOTO, THREE_GASES),
    Gases.CO2: (FOSSIL_CO2, CO2),
    Gases.FOSSIL_CO2: (FOSSIL_CO2,),
    Gases.CH4: (CH4,),
    Gases.N2O: (N2O,),
    Gases.F_GASES: (),
}
# over a period the longest records come first; no data set knows all Kyoto gases before 1990
PERIOD_SETS: Mapping[Gases | None, tuple[str, ...]] = {
    **ANNUAL_SETS,
    None: (CO2, FOSSIL_CO2, THREE_GASES),
    Gases.GREENHOUSE: (THREE_GASES, KYOTO),
    Gases.CO2: (CO2, FOSSIL_CO2),
}


@dataclass(frozen=True)
class Table:
    """Values of one question under every combination that the claim's words leave open.

    rows     : with a value, or None and a reason ("not by 2023")
    headline : the row of the default choices
    """

    rows: tuple[Alternative, ...]
    headline: Alternative
    unit: str
    findings: tuple[str, ...]
    sources: tuple[str, ...]


def sets_of_gases(claim: Claim) -> tuple[str, ...]:
    """The choices on the axis ``gases`` that the claim's words admit, the default first."""
    if claim.fixed.get("accounting") == "consumption":
        return (FOSSIL_CO2,) if claim.gases in (None, Gases.CO2, Gases.FOSSIL_CO2) else ()
    sets = (PERIOD_SETS if claim.cumulative else ANNUAL_SETS)[claim.gases]
    if claim.fixed.get("land_use") == "with":
        return tuple(sorted((name for name in sets if name != FOSSIL_CO2), key=lambda name: name != CO2))
    if claim.fixed.get("land_use") == "without":
        return tuple(name for name in sets if name != CO2)
    return sets


def ask_all(claim: Claim, ask: Ask) -> Table:
    """The question under each admitted set of gases, as one table; NoAnswer where none can answer."""
    found: list[Finding] = []
    refused: list[Exception] = []
    for gases in sets_of_gases(claim):
        fixed = {"gases": gases, "accounting": claim.fixed.get("accounting", "territorial")}
        try:
            found.append(ask(fixed))
        except (NoAnswer, BadInput) as error:
            refused.append(error)
    if not found:
        if refused:
            raise refused[0]
        raise Absent("The inventories do not hold these gases by country, or not by consumption")
    return table_of(found, claim)


def table_of(found: Sequence[Finding], claim: Claim) -> Table:
    """Findings as one table, the rows that the claim's words exclude left out."""
    rows = [
        row
        for finding in found
        for row in finding.alternatives
        if row.absent is None and _admitted(row.choices, claim)
    ]
    if not rows:
        raise Absent("No data set fits what the sentence fixes")
    headline = next(
        (row for one in found for row in rows if dict(row.choices) == dict(one.defaults)), rows[0]
    )
    return Table(
        tuple(rows),
        headline,
        found[0].unit,
        tuple(one.id for one in found),
        tuple(dict.fromkeys(source for one in found for source in one.sources)),
    )


def _admitted(choices: Choices, claim: Claim) -> bool:
    land_use = claim.fixed.get("land_use")
    if land_use == "with":
        return choices.get("land_use") != WITHOUT_LAND_USE
    if land_use == "without":
        return choices.get("land_use") == WITHOUT_LAND_USE
    return True


def ratio_table(one: Table, other: Table) -> Table:
    """Values of one table divided by those of another under the same choices."""
    shared = [axis for axis in one.headline.choices if axis in other.headline.choices]
    below: dict[tuple[str, ...], Alternative] = {}
    for row in other.rows:
        below.setdefault(tuple(row.choices.get(axis, "") for axis in shared), row)
    rows = []
    for row in one.rows:
        partner = below.get(tuple(row.choices.get(axis, "") for axis in shared))
        if partner is None or not is_number(row.value) or not is_number(partner.value):
            continue
        if float(partner.value) > 0:  # type: ignore[arg-type]
            rows.append(Alternative(row.choices, value=float(row.value) / float(partner.value)))  # type: ignore[arg-type]
    if not rows:
        raise Absent("The two are never known under the same choices")
    headline = next((row for row in rows if dict(row.choices) == dict(one.headline.choices)), rows[0])
    return Table(
        tuple(rows),
        headline,
        "times",
        (*one.findings, *other.findings),
        tuple(dict.fromkeys((*one.sources, *other.sources))),
    )


def judged(claim: Claim, table: Table, truth: Truth, closest: Closest) -> Judgement:
    """The verdict over a table, a denied claim being true where what it denies is false."""
    rows = [Row(row.choices, _number(row), truth(row) != claim.negated) for row in table.rows]
    headline = rows[table.rows.index(table.headline)]
    verdict, share = verdict_of(rows, headline)
    low, high = ends(table)
    return Judgement(
        verdict,
        share_true=share,
        value=headline.value,
        low=low,
        high=high,
        unit=table.unit,
        defaults=dict(table.headline.choices),
        true_with=conditions(rows) if verdict == Verdict.DEPENDS else (),
        false_with=conditions(rows, true=False) if verdict == Verdict.DEPENDS else (),
        served=len(rows),
        closest=closest,
        findings=table.findings,
        sources=table.sources,
    )


def ends(table: Table) -> tuple[float | int | None, float | int | None]:
    """Lowest and highest number of a table."""
    numbers = [value for row in table.rows if (value := _number(row)) is not None]
    return (min(numbers), max(numbers)) if numbers else (None, None)


def closest_of(
    key: str, claim: Claim, table: Table, other: tuple[str, ...] = (), **names: int | str
) -> Closest:
    """The closest true sentence about a table's headline."""
    low, high = ends(table)
    return Closest(
        key,
        claim.subject,
        _number(table.headline),
        low,
        high,
        table.unit,
        other,
        str(table.headline.choices.get("gases", "")),
        names,
    )


def year_of(world: World, claim: Claim) -> int:
    """The year a claim is about: stated, of the date line, or the last with data."""
    return claim.period.last if claim.period.last is not None else last_year(world)


def refused(why: Why, detail: str = "") -> Judgement:
    """Not checked, and why."""
    return Judgement(Verdict.UNCHECKED, why, detail)


def number_of(row: Alternative) -> float:
    """The value of a row that has one; an assertion where it has none."""
    value = _number(row)
    assert value is not None, "a row without a number"
    return float(value)


def _number(row: Alternative) -> float | int | None:
    if not is_number(row.value):
        return None
    return row.value  # type: ignore[return-value]
