"""Several places side by side: emissions, share, per person, per dollar, and since 1850.

Each cell is a finding of its own question with its own range; see docs/methods/compare.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from stocktake.choices import Choices
from stocktake.errors import NoAnswer
from stocktake.findings import Finding
from stocktake.inventory.questions.cumulative import cumulative
from stocktake.inventory.questions.per_head import per_capita, per_gdp
from stocktake.inventory.questions.share import share, total
from stocktake.inventory.selection import select
from stocktake.inventory.world import World

LAST_OUTPUT = 2022
START = 1850


def compare(world: World, places: Iterable[str], year: int, fixed: Choices | None = None) -> list[Finding]:
    """A finding for each place and measure, places in the given order.

    A fixed choice holds for the measures that rest on its axis. Output ends in 2022, so a later year's
    emissions per dollar are those of 2022.
    """
    held = dict(fixed or {})
    without_bunkers = {axis: choice for axis, choice in held.items() if axis != "bunkers"}
    measures: dict[str, Callable[[str], Finding]] = {
        "total": lambda place: total(world, place, year, without_bunkers),
        "share": lambda place: share(world, place, year, held),
        "per_person": lambda place: per_capita(world, place, year, without_bunkers),
        "per_dollar": lambda place: per_gdp(world, place, min(year, LAST_OUTPUT), without_bunkers),
        "cumulative": lambda place: cumulative(world, place, START, year, _of_period(held)),
    }
    rows = []
    for place in places:
        for name, measure in measures.items():
            rows.append(_row(world, place, year, name, measure))
    return rows


def _row(world: World, place: str, year: int, name: str, measure: Callable[[str], Finding]) -> Finding:
    """The measure of one place; a finding without a value that says why where no data can serve it."""
    try:
        finding = measure(place)
    except NoAnswer as none:
        label = select(world.places, place, year).label
        return Finding(
            f"{name}.{label}.{year}",
            f"What is the {name} of {label}?",
            None,
            "",
            note=none.sentence(),
            keys={"place": label, "year": year, "measure": name},
        )
    return replace(finding, keys={**finding.keys, "measure": name})


def _of_period(fixed: dict[str, str]) -> dict[str, str]:
    """The fixed choices that a sum since 1850 can keep: all but gases not known that far back."""
    return {} if fixed.get("gases", "").casefold() == "kyoto" else dict(fixed)
