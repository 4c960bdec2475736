"""The table of carbon budgets: CO2 that is left before each limit, by the chance of staying below it."""

from __future__ import annotations

from stocktake.report import Stocktake
from stocktake.report.naming import Naming
from stocktake.report.numbers import exact, with_range
from stocktake.report.selection import select
from stocktake.report.tables import Table


def table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """Limits down, chances across; None where there are no budgets."""
    found = select(stocktake.findings, "budget")
    if not found:
        return None
    cells = {
        (float(str(one.keys["limit"])), round(100 * float(str(one.keys["probability"])))): one
        for one in found
    }
    limits = sorted({limit for limit, _ in cells})
    chances = sorted({chance for _, chance in cells})
    heads = (naming.words.say("report.head.limit"), *(f"{chance}%" for chance in chances))
    rows = tuple(
        (
            exact(limit, "K", naming.language),
            *(
                with_range(cells[limit, chance], naming.language) if (limit, chance) in cells else "\u2014"
                for chance in chances
            ),
        )
        for limit in limits
    )
    return Table(heads, rows, right=tuple(range(1, len(heads))))
