"""The table of chances: every pathway's peak, its warming in 2100, its chance to stay below each limit."""

from __future__ import annotations

from stocktake.findings import is_number
from stocktake.report import Stocktake, futures
from stocktake.report.naming import Naming
from stocktake.report.numbers import exact, value_of, with_range
from stocktake.report.outlook import limits, peak_of, probability_of, warming_2100_of
from stocktake.report.tables import Table

FIRST_CHANCE = 3
SHOWN = (1.5, 2.0, 2.5, 3.0)


def table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """Pathways down; peak, 2100 and chances across, chances tinted by their size."""
    asked = [limit for limit in limits(stocktake) if limit in SHOWN]
    say = naming.words.say
    heads = [
        say("report.head.pathway"),
        say("report.head.peak"),
        say("report.head.warming_2100"),
        *(say("report.head.below", limit=exact(limit, "K", naming.language)) for limit in asked),
    ]
    rows: list[tuple[str, ...]] = []
    shade: list[tuple[tuple[int, int], float]] = []
    for variant in futures.in_order(stocktake):
        peak, late = peak_of(stocktake, variant.name), warming_2100_of(stocktake, variant.name)
        if peak is None:
            continue
        cells = [
            naming.variant(variant),
            with_range(peak, naming.language),
            value_of(late, naming.language) if late else "\u2014",
        ]
        for number, limit in enumerate(asked):
            chance = probability_of(stocktake, variant.name, limit)
            cells.append(value_of(chance, naming.language) if chance else "\u2014")
            if chance and is_number(chance.value):
                shade.append(((len(rows), FIRST_CHANCE + number), float(chance.value)))  # type: ignore[arg-type]
        rows.append(tuple(cells))
    if not rows:
        return None
    return Table(tuple(heads), tuple(rows), tuple(range(1, len(heads))), tuple(shade))
