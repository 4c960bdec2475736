"""``stocktake quantify``: what a Party's pledges come to, as bands split by their ambiguities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.outlook import Say
from stocktake.cli.output import console, print_rows_json, print_table
from stocktake.cli.pledges import AsOf, standing

if TYPE_CHECKING:
    from stocktake.findings import Finding


@app.command()
def quantify(
    place: Annotated[str, typer.Argument(help="A country or group.")],
    year: Annotated[int | None, typer.Option("--year", help="Only this target year.")] = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """The emissions that each pledge leaves in its target year: a band, and what makes it wide."""
    from stocktake import sources
    from stocktake.pledges.context import EDGAR
    from stocktake.pledges.quantify import quantify_all
    from stocktake.report.language import choose_language, words

    catalogue, date, named = standing(place, as_of)
    wanted = tuple(pledge for pledge in catalogue.pledges if year is None or pledge.target_year == year)
    context = sources.read_pledge_context()
    rows, left = quantify_all(wanted, context)
    if as_json:
        reasons = [{"pledge": pledge.id, "absent": reason} for pledge, reason in left]
        print_rows_json(f"What do the pledges of {named} come to?", rows, as_of=date, not_quantified=reasons)
        return
    say = words(choose_language(lang)).say
    if rows:
        names = ("pledge", "year", "headline", "band", "widest", "confidence")
        heads = [say(f"pledges.quantify.{name}") for name in names]
        lines = [_line(row, say) for row in rows]
        print_table(heads, lines, title=say("pledges.quantify.title", place=named), right=(1, 2, 3))
        if named in {str(row.keys["place"]) for row in rows}:
            last = context.years(EDGAR, named)[-1]
            value = f"{context.emissions(EDGAR, named, last):,.0f}"
            console().print(say("pledges.quantify.now", year=last, value=value), markup=False)
    else:
        console().print(say("pledges.quantify.nothing", place=named, date=date), markup=False)
    if left:
        console().print(say("pledges.quantify.left"), markup=False)
        for pledge, reason in left:
            console().print(say("pledges.quantify.why", pledge=pledge.id, reason=reason), markup=False)


def _line(row: Finding, say: Say) -> list[str]:
    from stocktake.findings import is_number

    ambiguity = row.keys["ambiguity"]
    assert isinstance(ambiguity, dict) and isinstance(row.value, int | float)
    widest = next((axis for axis, band in ambiguity.items() if band["width"] > 0), None)
    band = f"{row.low:,.0f} to {row.high:,.0f}" if is_number(row.low) and row.low != row.high else ""
    return [
        str(row.keys["pledge"]),
        str(row.keys["year"]),
        f"{row.value:,.0f}",
        band,
        say(
            "pledges.quantify.ambiguity",
            axis=say(f"pledges.axis.{widest}"),
            width=f"{ambiguity[widest]['width']:,.0f}",
        )
        if widest
        else "",
        say(f"pledges.confidence.{row.keys['confidence'] or 'none'}"),
    ]
