"""Where each reading of the pledges leads: emissions, peak and 2100 warming, probabilities, crossings,
category.

One finding per variant; its value is the median peak warming and its range the 5th to 95th percentile of the
ensemble. The row's own keys carry the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import xarray as xr

from stocktake.assessment import exceedance
from stocktake.assessment.category import category
from stocktake.assessment.exceedance import percentiles
from stocktake.choices import Axis
from stocktake.dims import MEMBER, SCENARIO, SPECIES, YEAR
from stocktake.findings import Alternative, Finding, is_number
from stocktake.pathways.basket import LAND_CO2
from stocktake.pathways.pathway import Futures, Variant

LIMITS = (1.5, 1.7, 2.0, 2.5, 3.0, 4.0)
EMISSION_YEARS = (2019, 2030, 2035, 2050)
END = 2100
SOURCES = ("fair_calibration141", "rcmip", "scenariomip_extensions")


def outlook(futures: Futures, temperature: xr.DataArray) -> list[Finding]:
    """One finding per variant.

    temperature : (scenario, member, timebound) K relative to the model's start, for the futures' scenarios
    """
    warming = exceedance.yearly_warming(temperature)
    return [
        _row(futures, variant, warming.sel({SCENARIO: variant.name}, drop=True))
        for variant in futures.variants
    ]


def with_land_use(futures: Futures) -> xr.DataArray:
    """Kyoto gases with land-use CO2, Mt CO2e per year (scenario, year)."""
    return futures.ghg + 1000 * futures.world.sel({SPECIES: LAND_CO2}, drop=True)


def sources_of(variant: Variant) -> tuple[str, ...]:
    """Keys of the data sets that a pathway and its warming rest on."""
    return tuple(dict.fromkeys((*variant.sources, *SOURCES)))


def _row(futures: Futures, variant: Variant, warming: xr.DataArray) -> Finding:
    peaks = exceedance.peak(warming)
    at_end = warming.sel({YEAR: END}, drop=True)
    below = {limit: float(exceedance.probability_below(peaks, limit)) for limit in LIMITS}
    below_at_end = {limit: float(exceedance.probability_below(at_end, limit)) for limit in LIMITS}
    median = warming.median(MEMBER)
    keys = {
        "variant": variant.name,
        "kind": variant.kind,
        **({"pledges_as_of": variant.as_of} if variant.as_of else {}),
        **_emissions(futures, variant),
        "peak": _quantiles(peaks),
        "peak_year": int(median.sel({YEAR: slice(exceedance.FIRST_FUTURE_YEAR, END)}).idxmax(YEAR)),
        "warming_2100": _quantiles(at_end),
        "probability_below": {f"{limit:g}": share for limit, share in below.items()},
        "probability_below_in_2100": {f"{limit:g}": share for limit, share in below_at_end.items()},
        "crossing_year": {f"{limit:g}": _years(exceedance.crossing_year(warming, limit)) for limit in LIMITS},
        "years_above": {
            f"{limit:g}": _quantiles(exceedance.years_above(warming, limit)) for limit in (1.5, 2.0)
        },
        "category": category(below, below_at_end[1.5]),
    }
    range_ = keys["peak"]
    assert isinstance(range_, dict)
    return Finding(
        id=f"outlook.{variant.name}",
        question=f"How far does the world warm under {variant.name}, at the peak before 2100?",
        value=range_["p50"],
        unit="°C above 1850-1900",
        low=range_["p5"],
        high=range_["p95"],
        range_of=f"p5-p95 of {warming.sizes[MEMBER]} members",
        defaults=variant.choices(),
        alternatives=(Alternative(variant.choices(), value=range_["p50"]),),
        sources=sources_of(variant),
        keys=keys,
    )


def _emissions(futures: Futures, variant: Variant) -> dict[str, object]:
    """Gt CO2e per year in the named years, without and with land-use CO2, and the pledged sum itself."""
    without = futures.ghg.sel({SCENARIO: variant.name}) / 1000
    whole = with_land_use(futures).sel({SCENARIO: variant.name}) / 1000
    keys: dict[str, object] = {
        f"emissions_{year}": float(without.sel({YEAR: year})) for year in EMISSION_YEARS
    }
    keys |= {f"emissions_{year}_with_land_use": float(whole.sel({YEAR: year})) for year in EMISSION_YEARS}
    keys["emissions_unit"] = f"GtCO2e/yr ({futures.ghg.attrs['metric']}), Kyoto gases without land-use CO2"
    if variant.name in set(futures.countries[SCENARIO].values):
        pledged = futures.countries.sel({SCENARIO: variant.name, YEAR: 2030})
        keys["pledged_2030"] = float(pledged.sum()) / 1000
    return keys


def _quantiles(values: xr.DataArray) -> dict[str, float]:
    return {name: float(value) for name, value in percentiles(values).items()}


def _years(crossing: xr.DataArray) -> dict[str, int | None]:
    """Percentiles of a year that may never come; the earliest is p5. None is "not by the end"."""
    ranked = {
        name: float(crossing.quantile(share, dim=MEMBER, method="inverted_cdf"))
        for name, share in exceedance.QUANTILES.items()
    }
    return {name: int(year) if is_number(year) else None for name, year in ranked.items()}


def with_rules(
    rows: list[Finding],
    peaks: Mapping[tuple[tuple[str, str], ...], Mapping[str, float]],
    axes: Iterable[Axis],
) -> list[Finding]:
    """The same findings with the median peak under every rule changed alone among their alternatives.

    peaks : (axis, choice) pairs that differ from the defaults, to variant to median peak warming, °C
    """
    defaults = {axis.name: axis.default for axis in axes}
    found = []
    for row in rows:
        variant = str(row.keys["variant"])
        own = dict(row.defaults) | (defaults if row.keys["kind"] == "pledges" else {})
        others = [
            Alternative(own | dict(changes), value=by_variant[variant])
            for changes, by_variant in peaks.items()
            if variant in by_variant and row.keys["kind"] == "pledges"
        ]
        values = [float(one.value) for one in others if isinstance(one.value, int | float)]
        spread = {"low": min(values), "high": max(values)} if values else {}
        found.append(
            replace(
                row,
                defaults=own,
                alternatives=(Alternative(own, value=row.value), *others),
                keys={**row.keys, "peak_over_rules": spread},
            )
        )
    return found


def with_ends(rows: list[Finding], after: Mapping[str, Futures], temperature: xr.DataArray) -> list[Finding]:
    """The same findings with median warming in 2100 under other rules for the world after the last target.

    after : rule to the same readings under it, each named by the reading, a comma and the rule
    """
    warming = exceedance.yearly_warming(temperature).sel({YEAR: END}, drop=True)
    ends: dict[str, dict[str, float]] = {}
    for rule, futures in after.items():
        for one in futures.variants:
            median = float(warming.sel({SCENARIO: one.name}).median(MEMBER))
            ends.setdefault(one.name.removesuffix(f", {rule}"), {})[rule] = median
    return [
        replace(row, keys={**row.keys, "warming_2100_by_rule": ends[str(row.keys["variant"])]})
        if str(row.keys["variant"]) in ends
        else row
        for row in rows
    ]
