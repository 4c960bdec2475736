"""How hot it gets: the highest warming to 2100 of every pathway, median and 5-95 %."""

from __future__ import annotations

from collections.abc import Mapping

from stocktake.findings import Finding, is_number
from stocktake.report import Stocktake, futures
from stocktake.report.dates import date_in
from stocktake.report.figures import marks, style
from stocktake.report.figures.emissions import COLOURS
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.figures.warming import LIMITS
from stocktake.report.naming import Naming
from stocktake.report.numbers import exact, range_of, value_of, with_range
from stocktake.report.outlook import peak_of
from stocktake.report.tables import Table


def rows(stocktake: Stocktake) -> list[tuple[futures.Variant, Finding]]:
    """Each pathway with its peak, by family."""
    found = ((variant, peak_of(stocktake, variant.name)) for variant in futures.in_order(stocktake))
    return [(variant, peak) for variant, peak in found if peak is not None and is_number(peak.value)]


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """Degrees above 1850-1900; the limits of Paris as upright lines."""
    narrow = style.is_narrow(width)
    written = value_of if narrow else with_range
    drawn = [
        marks.Dot(
            naming.variant_short(variant),
            float(peak.value),  # type: ignore[arg-type]
            float(peak.low if peak.low is not None else peak.value),  # type: ignore[arg-type]
            float(peak.high if peak.high is not None else peak.value),  # type: ignore[arg-type]
            written(peak, naming.language),
            COLOURS[futures.family_of(variant)],
        )
        for variant, peak in rows(stocktake)
    ]
    marked = [marks.Mark(limit, exact(limit, "K", naming.language)) for limit in LIMITS]
    return marks.dots(drawn, width, marks=marked)


def facts(stocktake: Stocktake, naming: Naming) -> Mapping[str, str]:
    """Lowest and highest median peak among the pledges."""
    pledged = [peak for variant, peak in rows(stocktake) if variant.kind == "pledges"]
    pledged.sort(key=lambda peak: float(peak.value))  # type: ignore[arg-type]
    return {
        "date": date_in(futures.pledged_on(stocktake), naming.words),
        "lowest": with_range(pledged[0], naming.language) if pledged else "\u2014",
        "highest": with_range(pledged[-1], naming.language) if pledged else "\u2014",
    }


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Pathway, median peak, range."""
    say = naming.words.say
    heads = tuple(say(f"report.head.{name}") for name in ("pathway", "peak", "range"))
    cells = [
        (naming.variant(variant), value_of(peak, naming.language), range_of(peak, naming.language))
        for variant, peak in rows(stocktake)
    ]
    return Table(heads, tuple(cells), right=(1, 2))


FIGURE = Figure("peak", lambda stocktake: bool(rows(stocktake)), draw, facts, table)
