"""From history and pledges to complete futures, one step a line; every step leaves a record.

1. country pathways of the variant, to 2030 or with long-term targets to 2050 (``ndc_set``);
2. their sum with aviation and shipping, scaled to the model's history in the set's last year of data;
3. history as it was until the joining year, and a difference that fades to nothing in 2030;
4. the world total to 2100 at a constant quantile of the scenario library (``extend``);
5. every other species by the equal quantile walk, fossil CO2 closing the total (``infill``);
6. land-use CO2 from the set itself, its difference to history fading by 2050, then along the same SSP.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import xarray as xr

from stocktake.dims import PLACE, SCENARIO, SPECIES, YEAR
from stocktake.gases import Metrics
from stocktake.pathways import extend, harmonise, infill
from stocktake.pathways.basket import LAND_CO2, factors_of, kyoto_total
from stocktake.pathways.library import Library, library
from stocktake.pathways.ndc_set import LAST_HISTORY, LAST_LONG_TERM, LAST_TARGET, NdcSet
from stocktake.pathways.pathway import Futures, Variant
from stocktake.pathways.revise import Revision, revised
from stocktake.pathways.rules import DEFAULT, JOINS, LAND_USES, LIBRARIES, ONWARDS, Rules
from stocktake.provenance import Record

END = 2100
METRIC = "AR6GWP100"
REFERENCE = ("ssp245",)
BENCHMARKS = ("ssp119", "ssp126")


def pledge_variants(*, hot_air: bool = False, stand: str = "2021") -> tuple[Variant, ...]:
    """The eight readings of the pledges: conditionality, ambition, and whether net-zero targets count.

    stand : of which year the pledges are; before 2021 the first pledges, after it those for 2035 as well
    """
    later = "2030_only" if stand <= "2021" else "2035_only"
    return tuple(
        Variant(
            name=f"{stand}.{conditionality}.{ambition}.{'net_zero' if net_zero else later}",
            kind="pledges",
            conditionality=conditionality,
            ambition=ambition,
            net_zero=net_zero,
            hot_air=hot_air,
            initial=stand < "2021",
            source="ndc2021",
        )
        for net_zero in (False, True)
        for conditionality in ("unconditional", "conditional")
        for ambition in ("low", "high")
    )


def assemble(
    history: xr.DataArray,
    pledges: NdcSet,
    scenarios: xr.DataArray,
    metrics: Metrics,
    *,
    variants: Iterable[Variant] | None = None,
    revisions: Mapping[str, Iterable[Revision]] | None = None,
    rules: Rules = DEFAULT,
    scenarios_beside: Iterable[str] = (*REFERENCE, *BENCHMARKS),
) -> Futures:
    """Futures of a pledge set, with a reference and the benchmarks beside them.

    history   : (species, year) in the climate model's units; its last year is the joining year
    pledges   : the country pathways
    scenarios : (scenario, species, year) in model units, the library for extending and infilling
    metrics   : for the metric of the pledge set, the GWP100 of AR6
    rules     : how pledges are carried to 2100
    revisions : variant's name to what changed since 2021; such a variant runs to 2035 or, with net zero, 2050
    """
    joining = int(history[YEAR][-1])
    factors = factors_of(metrics, METRIC)
    left_out = LIBRARIES[rules.library]
    shelf = library(scenarios, history, factors, joining, END, left_out=left_out)
    past = kyoto_total(history, factors)
    chosen = tuple(variants) if variants is not None else pledge_variants()
    records: list[Record] = list(shelf.records)
    worlds, countries, names = [], [], []
    for variant in chosen:
        changes = None if revisions is None else tuple(revisions.get(variant.name, ()))
        by_country, total, more = pledged_total(pledges, variant, past, shelf, changes, rules)
        species = infill.equal_quantile_walk(total.sel({YEAR: slice(joining, None)}), shelf, factors)
        land = land_use(pledges, variant, history.sel({SPECIES: LAND_CO2}, drop=True), shelf, rules)
        worlds.append(_with_history(history, species, land))
        countries.append(by_country)
        names.append(variant.name)
        records += more
    for name in scenarios_beside:
        worlds.append(_joined(history, shelf.emissions.sel({SCENARIO: name}, drop=True)))
        names.append(name)
    world = xr.concat(worlds, xr.DataArray(names, dims=[SCENARIO], name=SCENARIO)).transpose(
        SCENARIO, SPECIES, YEAR
    )
    by_place = xr.concat(
        countries, xr.DataArray([variant.name for variant in chosen], dims=[SCENARIO], name=SCENARIO)
    ).transpose(SCENARIO, PLACE, YEAR)
    return Futures(
        world=world,
        ghg=kyoto_total(world, factors)
        .transpose(SCENARIO, YEAR)
        .assign_attrs(metric=METRIC, unit="Mt CO2e/yr"),
        countries=by_place,
        variants=(*chosen, *(_beside(name) for name in scenarios_beside)),
        records=tuple(records),
    )


def pledged_total(
    pledges: NdcSet,
    variant: Variant,
    past: xr.DataArray,
    shelf: Library,
    changes: tuple[Revision, ...] | None = None,
    rules: Rules = DEFAULT,
) -> tuple[xr.DataArray, xr.DataArray, tuple[Record, ...]]:
    """Countries (place, year) as pledged, and the harmonised world total to 2100 (year,), Mt CO2e per year.

    past    : (year,) history of the same basket
    changes : what was pledged since 2021; None for the set as it was
    """
    paths, records = _country_paths(pledges, variant, changes, rules)
    last = int(paths[YEAR][-1])
    total = paths.sum(PLACE, skipna=False)
    scaled = JOINS[rules.join](total, past.sel({YEAR: LAST_HISTORY}, drop=True), LAST_HISTORY)
    bridged = bridge(scaled, past)
    if not variant.net_zero:
        bridged = ONWARDS[rules.onward](bridged, LAST_LONG_TERM)
    whole = extend.at_constant_quantile(bridged, shelf, END)
    ratio = float(past.sel({YEAR: LAST_HISTORY}) / total.sel({YEAR: LAST_HISTORY}))
    more = (
        Record(
            "harmonised",
            f"world total, {variant.name}",
            f"{rules.join} of the model's history to the set in {LAST_HISTORY}",
            ratio,
            "1",
        ),
        Record(
            "extended",
            f"world total, {variant.name}",
            f"after {last} at the constant quantile of the scenario library",
            float(whole.sel({YEAR: END})),
            "Mt CO2e/yr in 2100",
        ),
    )
    return extend.in_proportion(paths, whole, last), whole, (*records, *more)


def _country_paths(
    pledges: NdcSet, variant: Variant, changes: tuple[Revision, ...] | None, rules: Rules
) -> tuple[xr.DataArray, tuple[Record, ...]]:
    """Country pathways (place, year) to the variant's last pledged year."""
    if changes is None:
        return pledges.to_2050(variant, rules.extension) if variant.net_zero else pledges.to_2030(variant)
    given, records = pledges.to_2030(variant)
    long_term, more = pledges.to_2050(variant, rules.extension)
    baseline = pledges.baselines.sel({SCENARIO: "SSP1BL"}, drop=True)
    paths, changed = revised(given, long_term, baseline, changes, net_zero=variant.net_zero)
    return paths, (*records, *(more if variant.net_zero else ()), *changed)


def bridge(total: xr.DataArray, past: xr.DataArray) -> xr.DataArray:
    """History as it was to its last year, then the pathway plus a difference that fades by the target year
    2030."""
    joining = int(past[YEAR][-1])
    level = past.sel({YEAR: joining}, drop=True)
    faded = harmonise.fading_offset(total, level, joining, LAST_TARGET)
    known = past.sel({YEAR: slice(int(total[YEAR][0]), joining)})
    return xr.concat([known, faded.sel({YEAR: slice(joining + 1, None)})], YEAR)


def land_use(
    pledges: NdcSet, variant: Variant, past: xr.DataArray, shelf: Library, rules: Rules = DEFAULT
) -> xr.DataArray:
    """Land-use CO2 from the joining year to 2100 (year,), Gt CO2 per year.

    To 2030 the set's own course, after SSP1-1.9 by default, as in its totals. After 2030 the same with
    long-term targets, else the changes of its course after SSP2-4.5. After 2050 the changes of that SSP in
    the library.
    """
    joining = int(past[YEAR][-1])
    course_of_set, follows = LAND_USES[rules.land_use]
    path = pledges.land_use_path(course_of_set)
    if not variant.net_zero:
        weaker, follows = LAND_USES["after SSP2-4.5"]
        other = pledges.land_use_path(weaker)
        path = path.where(
            path[YEAR] <= LAST_TARGET, path.sel({YEAR: LAST_TARGET}) + other - other.sel({YEAR: LAST_TARGET})
        )
    joined = harmonise.fading_offset(
        path.sel({YEAR: slice(joining, None)}), past.sel({YEAR: joining}, drop=True), joining, LAST_LONG_TERM
    )
    course = shelf.emissions.sel({SCENARIO: follows, SPECIES: LAND_CO2}, drop=True)
    later = (
        joined.sel({YEAR: LAST_LONG_TERM}, drop=True) + course - course.sel({YEAR: LAST_LONG_TERM}, drop=True)
    )
    return xr.concat(
        [joined.drop_vars(SPECIES, errors="ignore"), later.sel({YEAR: slice(LAST_LONG_TERM + 1, END)})], YEAR
    )


def _with_history(history: xr.DataArray, species: xr.DataArray, land: xr.DataArray) -> xr.DataArray:
    order = [str(name) for name in history[SPECIES].values]
    complete = xr.concat([species, land.expand_dims({SPECIES: [LAND_CO2]})], SPECIES).sel({SPECIES: order})
    return _joined(history, complete)


def _joined(history: xr.DataArray, future: xr.DataArray) -> xr.DataArray:
    joining = int(history[YEAR][-1])
    return xr.concat([history, future.sel({YEAR: slice(joining + 1, None)})], YEAR)


def _beside(name: str) -> Variant:
    return Variant(name=name, kind="reference" if name in REFERENCE else "benchmark", source="rcmip")
