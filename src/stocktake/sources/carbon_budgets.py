"""Remaining carbon budgets as others published them, and what moves them to another year."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stocktake.assessment.budgets import Published

BUDGET = "carbon budget "


@cache
def read_observed_co2() -> dict[int, float]:
    """World CO2 from fossil fuels and land use by year, Gt; the last years from the newest history."""
    from stocktake import sources

    co2 = (
        sources.read_history()
        .sel(species=["CO2 FFI", "CO2 AFOLU"])
        .sum("species")
        .sel(year=slice(2015, None))
    )
    return {int(year): float(value) for year, value in zip(co2["year"].values, co2.values, strict=True)}


@cache
def read_published_budgets() -> tuple[Published, ...]:
    """Published remaining carbon budgets, each with its own starting year."""
    from stocktake import sources
    from stocktake.assessment.budgets import Published

    rows = sources.read_observations()
    rows = rows[rows["variable"].astype(str).str.startswith(BUDGET)]
    catalogue = sources.read_catalogue()
    found = []
    columns = ["source", "variable", "from_year", "value"]
    for source, variable, year, value in rows[columns].astype({"source": str, "variable": str}).values:
        limit, _, probability, _ = variable.removeprefix(BUDGET).split()
        name = catalogue[source].title if source in catalogue else source
        found.append(Published(name, source, int(year), float(limit), int(probability), float(value)))
    return tuple(found)


@cache
def read_budget_studies() -> tuple[Published, ...]:
    """Published budgets of the snapshot and, from ``budgets.csv``, further values of AR6 and those of IGCC
    2024."""
    import csv

    from stocktake import sources
    from stocktake.assessment.budgets import Published

    catalogue = sources.read_catalogue()
    text = (resources.files("stocktake.sources") / "promises" / "budgets.csv").read_text(encoding="utf8")
    more = tuple(
        Published(
            catalogue[row["source"]].title,
            row["source"],
            int(row["since"]),
            float(row["limit"]),
            int(row["probability"]),
            float(row["value"]),
        )
        for row in csv.DictReader(text.splitlines())
    )
    return (*read_published_budgets(), *more)


@cache
def read_present_warming() -> float:
    """Assessed human-caused warming of 2015-2024, K above 1850-1900 (Indicators of Global Climate Change)."""
    from stocktake import sources

    rows = sources.read_observations()
    found = rows[
        (rows["source"].astype(str) == "igcc2024")
        & (rows["variable"].astype(str) == "warming anthropogenic (assessed)")
        & (rows["from_year"] == 2015)
        & (rows["year"] == 2024)
    ]
    return float(found["value"].item())
