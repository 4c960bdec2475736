"""What a user's own pledges change: warming and emissions with them, less those of the catalogue's alone.

Every reading of the pledges is run twice, once with the user's laid on it, and the two are compared member by
member: the climate's uncertainty, the same in both, cancels.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import xarray as xr

from stocktake.assessment import exceedance
from stocktake.assessment.outlook import END, SOURCES
from stocktake.assessment.paired import DEGREES, quantiles
from stocktake.dims import MEMBER, PLACE, SCENARIO, YEAR
from stocktake.findings import Alternative, Finding
from stocktake.pathways.pathway import Futures, Variant
from stocktake.pledges.pledge import Pledge

CHANGE_YEARS = (2030, 2035, 2050)


def pairs(futures: Futures) -> list[tuple[Variant, Variant]]:
    """Each reading as the catalogue has it, and the same with the user's pledges."""
    pledged = [one for one in futures.variants if one.kind == "pledges"]
    theirs = {one.name.partition(".")[2]: one for one in pledged if not one.own}
    return [(theirs[one.name.partition(".")[2]], one) for one in pledged if one.own]


def changes(futures: Futures, temperature: xr.DataArray) -> list[Finding]:
    """One finding per reading: the change of warming in 2100, minus where the user's pledges cool.

    temperature : (scenario, member, timebound) K, for the futures' scenarios
    """
    warming = exceedance.yearly_warming(temperature)
    return [_change(futures, warming, before, after) for before, after in pairs(futures)]


def _change(futures: Futures, warming: xr.DataArray, before: Variant, after: Variant) -> Finding:
    runs = [warming.sel({SCENARIO: one.name}, drop=True) for one in (before, after)]
    at_end, at_peak = (
        np.subtract(*(measure(run).values for run in reversed(runs)))
        for measure in (lambda run: run.sel({YEAR: END}, drop=True), exceedance.peak)
    )
    told = quantiles(at_end)
    ghg = futures.ghg.sel({YEAR: list(CHANGE_YEARS)})
    moved = (ghg.sel({SCENARIO: after.name}) - ghg.sel({SCENARIO: before.name})).values
    return Finding(
        id=f"own-pledges.change.{END}.{before.name}",
        question=f"By how much do your pledges change the warming in {END} under {before.name}?",
        value=told["p50"],
        unit=DEGREES,
        low=told["p5"],
        high=told["p95"],
        range_of=f"p5-p95 of {runs[0].sizes[MEMBER]} members, paired",
        defaults=after.choices(),
        alternatives=(Alternative(after.choices(), value=told["p50"]),),
        sources=(after.source, *(name for name in SOURCES if name != after.source)),
        keys={
            "variant": before.name,
            "with_own": after.name,
            "pledges_as_of": after.as_of,
            "quantiles": told,
            "peak_change": quantiles(at_peak),
            "share_of_members_cooler": float((at_end < 0).mean()),
            "emissions_change_mt": dict(zip(map(str, CHANGE_YEARS), map(float, moved), strict=True)),
        },
    )


def levels(futures: Futures, pledges: tuple[Pledge, ...], union: tuple[str, ...]) -> list[dict[str, object]]:
    """What each pledge makes of its Party in its year, Mt CO2e, beside the catalogue's, in every reading.

    union : members of the European Union, whose pledge is that of the place EU
    """
    found: list[dict[str, object]] = []
    last = int(futures.countries[YEAR][-1])
    for pledge in pledges:
        places = [
            place
            for place in (union if pledge.party == "EU" else (pledge.party,))
            if place in set(futures.countries[PLACE].values)
        ]
        for before, after in pairs(futures):
            own, theirs = (
                float(
                    futures.countries.sel(
                        {SCENARIO: one.name, PLACE: places, YEAR: min(pledge.target_year, last)}
                    ).sum()
                )
                for one in (after, before)
            )
            found.append(
                {
                    "pledge": pledge.id,
                    "party": pledge.party,
                    "year": pledge.target_year,
                    "variant": before.name,
                    "own_mt": own,
                    "catalogue_mt": theirs,
                }
            )
    return found


def strongest(futures: Futures) -> str:
    """Name of the catalogue's reading that speaks for all: conditional, the stronger end, with net zero."""
    return pairs(futures)[-1][0].name


def of_reading(rows: list[dict[str, object]], variant: str) -> list[Mapping[str, object]]:
    """The rows of one reading."""
    return [row for row in rows if row["variant"] == variant]
