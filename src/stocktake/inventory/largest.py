"""The series that a report draws: annual emissions of the largest emitters and of the world."""

from __future__ import annotations

import xarray as xr

from stocktake.dims import PLACE, YEAR
from stocktake.inventory.axes import annual_choices
from stocktake.inventory.questions.asking import last_year
from stocktake.inventory.world import World

TOP = 10
GROUPS = ("EU27",)
MT_PER_GT = 1000.0


def largest_emitters(world: World, top: int = TOP) -> xr.DataArray:
    """Emissions (place, year) of the countries that emit most in the last year, some groups, and the world.

    Gt a year of ``attrs["unit"]`` under the default choices of annual questions, over the years for which
    these have every gas; ``attrs["metric"]`` names the metric, ``attrs["sources"]`` the data sets.
    """
    choices = annual_choices(None).defaults
    emissions = world.emissions(choices, None)
    first, last = emissions.years[0], min(emissions.years[1], last_year(world))
    values = emissions.by_place(world.countries, last, last)
    ranked = sorted(
        (code for code, value in zip(world.countries, values, strict=True) if value == value),
        key=dict(zip(world.countries, -values, strict=True)).__getitem__,
    )
    series = {code: emissions.sum_of([code], first, last).amount for code in (*ranked[:top], *GROUPS)}
    series["WORLD"] = emissions.world(first, last)
    return xr.DataArray(
        [amount / MT_PER_GT for amount in series.values()],
        dims=(PLACE, YEAR),
        coords={PLACE: list(series), YEAR: range(first, last + 1)},
        attrs={
            "metric": choices["metric"],
            "unit": f"Gt CO2e ({choices['metric']})/yr",
            "sources": list(emissions.sources),
        },
    )
