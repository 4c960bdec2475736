"""``stocktake budget``: the CO2 left before a warming limit, from the ensemble and beside published
budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_rows_json, print_table
from stocktake.cli.pledged import Say, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stocktake.findings import Finding


@app.command()
def budget(
    since: Annotated[
        int, typer.Option("--since", help="Count from the first of January of this year.")
    ] = 2025,
    limit: Annotated[
        float | None, typer.Option("--limit", help="Only this limit, °C above 1850-1900.")
    ] = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Remaining CO2 by limit and probability, with the time left at the present rate."""
    from stocktake import pipeline
    from stocktake.assessment.budgets import LIMITS
    from stocktake.report.language import choose_language, words

    rows = pipeline.budgets(since, LIMITS if limit is None else (limit,))
    if as_json:
        print_rows_json(f"How much CO2 is left from {since} on?", rows, since=since)
        return
    _show(rows, words(choose_language(lang)).say, since)


def _show(rows: list[Finding], say: Say, since: int) -> None:
    limits = sorted({number(row, "limit") for row in rows})
    chances = sorted({number(row, "probability") for row in rows})
    by_key = {(number(row, "limit"), number(row, "probability")): row for row in rows}
    heads = [say("pledges.budget.limit")]
    heads += [say("pledges.budget.chance", probability=f"{100 * chance:.0f}") for chance in chances]
    lines = [
        [f"{limit:g}", *(_whole(by_key[limit, chance].value, say) for chance in chances)] for limit in limits
    ]
    print_table(heads, lines, title=say("pledges.budget.title", year=since), right=range(1, len(heads)))
    heads.insert(1, say("pledges.budget.study"))
    beside = [
        [f"{limit:g}", say(f"choices.choice.study.{study}"), *cells]
        for limit in limits
        for study, cells in _by_study([by_key[limit, chance] for chance in chances], say).items()
    ]
    print_table(heads, beside, title=say("pledges.budget.beside", year=since), right=range(2, len(heads)))
    _say_time_left(by_key, say)
    _say_what_is_inside(rows, say)


def _say_what_is_inside(rows: list[Finding], say: Say) -> None:
    """The parts of the lowest limit's budget with even odds, and what the rows are."""
    from stocktake.assessment.budgets import HELD, OWN_PRESENT, PEAK

    row = next(
        (row for row in rows if "non_co2_warming" in row.keys and row.keys["probability"] == 0.5), None
    )
    if row is not None:
        parts = {
            "limit": f"{number(row, 'limit'):g}",
            "non_co2": f"{number(row, 'non_co2_warming'):+.2f}",
            "per_1000": f"{number(row, 'warming_per_1000_gt'):.2f}",
            "commitment": f"{number(row, 'zero_emission_commitment'):+.2f}",
        }
        console().print(say("pledges.budget.inside", **parts), markup=False)
        others = {found.choices["study"]: found.value for found in row.alternatives}
        changed = {
            name: f"{_less(others[study], row.value):+,.0f}"
            for name, study in (("peak", PEAK), ("own", OWN_PRESENT), ("held", HELD))
        }
        console().print(say("pledges.budget.causes", **changed), markup=False)
    console().print(say("pledges.budget.note"), markup=False)


def _less(one: object, other: object) -> float:
    assert isinstance(one, int | float) and isinstance(other, int | float)
    return one - other


def _say_time_left(by_key: Mapping[tuple[float, float], Finding], say: Say) -> None:
    for (limit, chance), row in sorted(by_key.items()):
        years = row.keys["years_left_at_current_rate"]
        if chance != 0.5 or not isinstance(years, int | float):
            continue
        rate = f"{number(row, 'emitted_per_year'):.1f}"
        if years > 0:
            text = say("pledges.budget.left", rate=rate, years=f"{years:.0f}", limit=f"{limit:g}")
        else:
            text = say("pledges.budget.none_left", limit=f"{limit:g}", value=_whole(row.value, say))
        console().print(text, markup=False)


def _by_study(rows: list[Finding], say: Say) -> dict[str, list[str]]:
    """Study to its budgets, a cell per row; studies that say nothing of the limit are left out."""
    cells: dict[str, list[str]] = {}
    for at, row in enumerate(rows):
        for found in row.alternatives:
            line = cells.setdefault(found.choices["study"], [""] * len(rows))
            line[at] = _whole(found.value, say)
    return cells


def _whole(value: object, say: Say) -> str:
    return f"{value:,.0f}" if isinstance(value, int | float) else say("pledges.budget.absent")
