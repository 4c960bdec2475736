"""``stocktake response``: how sensitive the climate ensemble is, beside what the IPCC assessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_rows_json, print_table

if TYPE_CHECKING:
    from stocktake.findings import Finding

QUESTION = "How does the climate ensemble respond to CO2?"


@app.command(epilog="Example: stocktake response --json")
def response(as_json: AsJson = False, lang: InLanguage = None) -> None:
    """Sensitivity, warming per carbon and what follows zero emissions, beside what the IPCC assessed."""
    from stocktake.climate.response import respond, response_answers
    from stocktake.report.language import choose_language, words
    from stocktake.sources import read_ensemble

    ensemble = read_ensemble()
    rows = response_answers(respond(ensemble))
    if as_json:
        print_rows_json(QUESTION, rows)
        return
    say = words(choose_language(lang)).say
    heads = [say(f"climate.response.{name}") for name in ("measure", "ours", "assessed", "by")]
    title = say("climate.response.title", count=len(ensemble))
    print_table(heads, [_cells(row, say) for row in rows], title=title, right=(1,))
    console().print(say("climate.response.why"), markup=False)


def _cells(row: Finding, say: Callable[..., str]) -> tuple[str, ...]:
    keys = row.keys
    name = say(f"climate.response.names.{keys['measure']}")
    ours = f"{row.value:.2f} ({row.low:.2f}–{row.high:.2f})"
    if "assessed" not in keys:
        return name, ours, say("climate.response.nothing"), say("climate.response.nothing")
    assessed = say(
        "climate.response.range",
        best=f"{keys['assessed']:g}",
        low=f"{keys['assessed_low']:g}",
        high=f"{keys['assessed_high']:g}",
        chance=say(f"climate.response.chance.{str(keys['assessed_range']).replace(' ', '_')}"),
    )
    return name, ours, assessed, str(keys["assessed_by"])
