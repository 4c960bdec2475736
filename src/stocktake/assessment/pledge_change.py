"""What one set of pledges changes beside another: a user's own beside the catalogue's, today's beside 2021's.

Both are run through the same ensemble and compared member by member: the climate's uncertainty, the same in
both, cancels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import xarray as xr

from stocktake.assessment import exceedance
from stocktake.assessment.outlook import END, sources_of
from stocktake.assessment.paired import DEGREES, quantiles
from stocktake.dims import MEMBER, PLACE, SCENARIO, YEAR
from stocktake.findings import Alternative, Finding
from stocktake.pathways.pathway import Futures, Variant
from stocktake.pledges.pledge import Pledge

CHANGE_YEARS = (2030, 2035, 2050)
OWN, SINCE = "own-pledges", "new-pledges"

Pair = tuple[Variant, Variant]


def own_pairs(futures: Futures) -> list[Pair]:
    """Each reading as the catalogue has it, and the same with the user's pledges."""
    pledged = [one for one in futures.variants if one.kind == "pledges"]
    theirs = {one.reading: one for one in pledged if not one.own}
    return [(theirs[one.reading], one) for one in pledged if one.own]


def pairs_of(before: Futures, after: Futures) -> list[Pair]:
    """Each reading of an older set, and the same of a newer one."""
    older = {one.reading: one for one in before.variants if one.kind == "pledges"}
    return [(older[one.reading], one) for one in after.variants if one.kind == "pledges"]


def changes(
    futures: Futures, temperature: xr.DataArray, pairs: Sequence[Pair], name: str = OWN
) -> list[Finding]:
    """One finding per pair: the change of warming in 2100, minus where the second is cooler.

    temperature : (scenario, member, timebound) K, for the futures' scenarios
    name        : the first word of the findings' ids
    """
    warming = exceedance.yearly_warming(temperature)
    return [_change(futures, warming, before, after, name) for before, after in pairs]


def _change(futures: Futures, warming: xr.DataArray, before: Variant, after: Variant, name: str) -> Finding:
    runs = [warming.sel({SCENARIO: one.name}, drop=True) for one in (after, before)]
    at_end = np.subtract(*(run.sel({YEAR: END}).values for run in runs))
    at_peak = np.subtract(*(exceedance.peak(run).values for run in runs))
    told = quantiles(at_end)
    ghg = futures.ghg.sel({YEAR: list(CHANGE_YEARS)})
    moved = (ghg.sel({SCENARIO: after.name}) - ghg.sel({SCENARIO: before.name})).values
    return Finding(
        id=f"{name}.{END}.{before.name}",
        question=f"By how much is {END} warmer or cooler under {after.name} than under {before.name}?",
        value=told["p50"],
        unit=DEGREES,
        low=told["p5"],
        high=told["p95"],
        range_of=f"p5-p95 of {runs[0].sizes[MEMBER]} members, paired",
        defaults=after.choices(),
        alternatives=(Alternative(after.choices(), value=told["p50"]),),
        sources=sources_of(after),
        keys={
            "variant": before.name,
            "with": after.name,
            "pledges_as_of": after.as_of,
            "beside_pledges_as_of": before.as_of,
            "quantiles": told,
            "peak_change": quantiles(at_peak),
            "share_of_members_cooler": float((at_end < 0).mean()),
            "emissions_change_mt": dict(zip(map(str, CHANGE_YEARS), map(float, moved), strict=True)),
        },
    )


def levels(futures: Futures, pledges: Sequence[Pledge], union: Sequence[str]) -> list[Mapping[str, object]]:
    """What each pledge of a user makes of its Party in its year, Mt CO2e, beside the catalogue's, by reading.

    union : members of the European Union, whose pledge is that of the place EU
    """
    known, last = set(futures.countries[PLACE].values), int(futures.countries[YEAR][-1])
    found: list[Mapping[str, object]] = []
    for pledge in pledges:
        parts = union if pledge.party == "EU" else (pledge.party,)
        at = {PLACE: [part for part in parts if part in known], YEAR: min(pledge.target_year, last)}
        for before, after in own_pairs(futures):
            theirs, own = (
                float(futures.countries.sel({SCENARIO: one.name, **at}).sum()) for one in (before, after)
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
