"""``stocktake budget``: the CO2 left before a warming limit, from the ensemble and beside published
budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.outlook import Say, number
from stocktake.cli.output import console, print_rows_json, print_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stocktake.findings import Alternative, Finding


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
    from stocktake import assessment, climate, sources
    from stocktake.assessment.budgets import LIMITS, check_since
    from stocktake.pathways.to_zero import to_net_zero
    from stocktake.report.language import choose_language, words

    observed = sources.read_observed_co2()
    check_since(since, observed)
    family = to_net_zero(
        sources.read_calibrated_history(), sources.read_scenario_library(), sources.read_metrics()
    )
    warming = climate.project(family, sources.read_ensemble(), sources.read_forcing().to_dataset("agent"))
    rows = assessment.budgets(
        family,
        warming.temperature,
        sources.read_published_budgets(),
        since=since,
        observed=observed,
        limits=LIMITS if limit is None else (limit,),
    )
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
    beside = [
        [
            f"{number(row, 'limit'):g}",
            f"{100 * number(row, 'probability'):.0f} %",
            found.choices["study"],
            *_values(found, say),
        ]
        for row in rows
        for found in row.alternatives
        if len(row.alternatives) > 1
    ]
    if beside:
        heads = [say(f"pledges.budget.{name}") for name in ("limit", "probability_head", "study", "value")]
        print_table(heads, beside, title=say("pledges.budget.beside", year=since), right=(3,))
    _say_time_left(by_key, say)
    commitment = number(rows[0], "zero_emission_commitment")
    console().print(say("pledges.budget.note", commitment=f"{commitment:+.2f}"), markup=False)


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


def _values(found: Alternative, say: Say) -> list[str]:
    return [_whole(found.value, say) if found.absent is None else str(found.absent)]


def _whole(value: object, say: Say) -> str:
    return f"{value:,.0f}" if isinstance(value, int | float) else say("pledges.budget.absent")
