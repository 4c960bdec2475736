"""``stocktake quantify``: what a Party's pledges come to, as bands split by their ambiguities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_rows_json, print_table
from stocktake.cli.pledged import Say
from stocktake.cli.pledges import AsOf, amount, reason, show_refused, spread
from stocktake.sources.pledge_questions import WORLD, quantified

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stocktake.findings import Finding
    from stocktake.pledges.context import Context


@app.command()
def quantify(
    place: Annotated[
        str | None, typer.Argument(help="A country or group; every Party's targets without one.")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", help="Only this target year.")] = None,
    as_of: AsOf = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", help="Your own CSV or YAML of pledges instead.", show_default=False),
    ] = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """The emissions that each pledge leaves in its target year: a band, and what makes it wide."""
    from stocktake.report.language import choose_language, words

    found = quantified(place, year, as_of, file)
    rows, left, date, named = found.findings, found.left, found.standing.date, found.standing.place
    refused = found.standing.catalogue.refused
    if as_json:
        reasons = [{"pledge": pledge.id, "absent": why} for pledge, why in left]
        print_rows_json(
            f"What do the pledges of {named or 'all Parties'} come to?",
            rows,
            as_of=date,
            not_quantified=reasons,
            refused=[item.to_dict() for item in refused],
        )
        return
    language = choose_language(lang)
    say = words(language).say
    whose = named if named not in ("", WORLD) else say("pledges.quantify.everyone")
    if rows:
        _show(rows, whose, say)
        _show_now(rows, named, found.context, say)
    else:
        console().print(say("pledges.quantify.nothing", place=whose, date=date), markup=False)
    if left:
        console().print(say("pledges.quantify.left"), markup=False)
    for pledge, why in left:
        told = say("pledges.quantify.why", pledge=pledge.id, reason=reason(why, language))
        console().print(told, markup=False)
    show_refused(refused, say)


def _show(rows: Sequence[Finding], whose: str, say: Say) -> None:
    """A row per pledge: headline, band, and what makes the band wide."""
    names = ("pledge", "year", "headline", "band", "widest", "confidence")
    heads = [say(f"pledges.quantify.{name}") for name in names]
    lines = [_line(row, say) for row in rows]
    print_table(heads, lines, title=say("pledges.quantify.title", place=whose), right=(1, 2, 3))


def _show_now(rows: Sequence[Finding], place: str, context: Context, say: Say) -> None:
    """What a place that was asked for emits at present, if a pledge of its own was quantified."""
    from stocktake.pledges.context import EDGAR

    if place in {str(row.keys["place"]) for row in rows}:
        last = context.years(EDGAR, place)[-1]
        value = f"{context.emissions(EDGAR, place, last):,.0f}"
        console().print(say("pledges.quantify.now", year=last, value=value), markup=False)


def _line(row: Finding, say: Say) -> list[str]:
    from stocktake.findings import is_number

    ambiguity = row.keys["ambiguity"]
    assert isinstance(ambiguity, dict) and isinstance(row.value, int | float)
    widest = next((axis for axis, band in ambiguity.items() if band["width"] > 0), None)
    band = spread(row.low, row.high, say) if is_number(row.low) and row.low != row.high else ""
    status = str(row.keys["status"])
    return [
        str(row.keys["pledge"]) + ("" if status == "active" else f" ({say(f'pledges.status.{status}')})"),
        str(row.keys["year"]),
        amount(row.value),
        band,
        say(
            "pledges.quantify.ambiguity",
            axis=say(f"pledges.axis.{widest}"),
            width=amount(ambiguity[widest]["width"]),
        )
        if widest
        else "",
        say(f"pledges.confidence.{row.keys['confidence'] or 'none'}"),
    ]
