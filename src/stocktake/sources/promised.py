"""Pledges and what carries them to 2100, from the snapshot and from the catalogue files in ``promises``.

The catalogue of pledges is kept as text a reader can correct: ``targets_2030.csv``, ``targets_2035.csv``,
``net_zero.csv`` and ``joint.yaml``. The levels of 2021 come from the published table of the 2021 set.
"""

from __future__ import annotations

import math
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import BadFile, MissingPart

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from stocktake.gases import Metrics
    from stocktake.inventory import Ledger
    from stocktake.pathways import NdcSet, Variant
    from stocktake.pledges import Catalogue, Known, Pledge, Read, Refused
    from stocktake.pledges.context import Context
    from stocktake.pledges.current import Reading
    from stocktake.pledges.own import Own

TABLES = ("targets_2030.csv", "targets_2035.csv", "net_zero.csv")
STATEMENTS = "joint.yaml"
KNOWN_UNTIL = "2026-08-31"
OF_THE_SET = "2021-11-18"  # the set of 2021 was published on this day; it stands for all of that year
LAST_YEAR = 2100
AFTER_THE_SET = "2022-01-01"
FIRST_PLEDGES = "2016-01-01"
# the registry list of August 2026 has every NDC of this Party as archived; its withdrawal from the Paris
# Agreement, notified on 27 January 2025, took effect a year later (Article 28)
ENDED = {"USA": ("archived", "2026-01-27")}
METRICS = ("AR6GWP100", "AR5GWP100", "AR4GWP100", "SARGWP100")


@cache
def read_ndc_set() -> NdcSet:
    """The country pathways of the 2021 pledge set, ready to be added up."""
    from stocktake import sources
    from stocktake.pathways import ndc_set

    return ndc_set(
        sources.read_ndc_pathways(), sources.read_table("ndc_baselines"), sources.read_table("ndc_landuse")
    )


@cache
def read_scenario_library(collection: str = "rcmip_ssp") -> xr.DataArray:
    """Complete scenarios to 2100, one value a year: the years the publisher leaves out lie on straight
    lines."""
    from stocktake import sources

    array = sources.read_scenarios(collection)
    array = array.sel(year=slice(None, LAST_YEAR))
    return array.reindex(year=range(int(array["year"][0]), LAST_YEAR + 1)).interpolate_na("year")


@cache
def read_calibrated_history() -> xr.DataArray:
    """World emissions (species, year) that the ensemble was constrained with; ends in 2022."""
    from stocktake import sources
    from stocktake.pathways import common_history

    return common_history(sources.read_scenarios("extensions"))


@cache
def read_pledges() -> Catalogue:
    """Every pledge and joint statement we know, all versions; see ``Catalogue.as_of``."""
    import yaml

    from stocktake.pledges import Catalogue, read_csv, statements_of

    folder = resources.files("stocktake.sources") / "promises"
    read = [read_csv((folder / name).read_text(encoding="utf8"), name) for name in TABLES]
    tree = yaml.safe_load((folder / STATEMENTS).read_text(encoding="utf8"))
    return Catalogue(
        pledges=(*levels_of_2021(), *(pledge for each in read for pledge in each.pledges)),
        statements=statements_of(tree, STATEMENTS),
        refused=tuple(item for each in read for item in each.refused),
        known_until=KNOWN_UNTIL,
        files=(*TABLES, STATEMENTS),
    )


@cache
def read_pledge_context() -> Context:
    """National series for quantifying pledges, the EU as the sum of its 27 members."""
    from stocktake import sources
    from stocktake.gases.baskets import KYOTO
    from stocktake.pathways import Variant
    from stocktake.pledges.context import EDGAR, MODELS, NDC2021, Context

    ledger, metrics = sources.read_inventory(), sources.read_metrics()
    union = sources.read_places().members("EU27", 2023)
    gases = [gas for gas in ledger.gases(EDGAR) if gas in KYOTO and metrics.covers(gas, METRICS[0])]
    by_gas = {gas: ledger.series(EDGAR, gas) / 1000 for gas in gases}
    whole = _basket(by_gas, metrics, METRICS[0], union)
    last = int(whole["year"].values[-1])
    of_last_year = {gas: series.sel(year=[last]) for gas, series in by_gas.items()}
    pledged = read_ndc_set()
    given, _ = pledged.as_given(Variant("history", "pledges", "unconditional", "low"))
    levels = _with_union(given.sel(year=[2030]), union).isel(year=0)
    return Context(
        history={
            EDGAR: whole,
            NDC2021: _with_union(given.sel(year=slice(None, 2019)), union),
        },
        land=_land_use(ledger, MODELS, union),
        baselines=_with_union(pledged.baselines, union),
        economy_=_with_union(_real_product(), union),
        by_metric={
            metric: _basket(of_last_year, metrics, metric, union).sel(year=last) for metric in METRICS
        },
        levels={
            str(name): float(value) for name, value in zip(levels["place"].values, levels.values, strict=True)
        },
    )


def _basket(
    by_gas: dict[str, xr.DataArray], metrics: Metrics, metric: str, union: tuple[str, ...]
) -> xr.DataArray:
    """Mt CO2e (place, year) from 1990 on, since F-gases start there; a gas without a value counts nothing."""
    import xarray as xr

    parts = [
        series.sel(year=slice(1990, None)).fillna(0) * metrics.factor(gas, metric)
        for gas, series in by_gas.items()
        if metrics.covers(gas, metric)
    ]
    # a country that a gas does not list has none of it
    whole = xr.concat(parts, "gas", join="outer", fill_value=0).sum("gas")
    return _with_union(whole, union)


def _land_use(ledger: Ledger, models: tuple[str, ...], union: tuple[str, ...]) -> xr.DataArray:
    """Land-use CO2 (model, place, year), Mt."""
    import xarray as xr

    rows = [
        _with_union(ledger.series("gcb2024_landuse", "CO2", series=model) / 1000, union) for model in models
    ]
    return xr.concat(rows, xr.DataArray(list(models), dims=["model"], name="model"), join="outer")


def _real_product() -> xr.DataArray:
    """Real gross domestic product (place, year): the Maddison project's, international dollars of 2011."""
    from stocktake import sources

    rows = sources.read_table("society")
    rows = rows[rows["source"].astype(str) == "maddison2020"].astype({"place": str})
    return rows.set_index(["place", "year"])["value"].astype(float).to_xarray()


def _with_union(array: xr.DataArray, union: tuple[str, ...]) -> xr.DataArray:
    """The same with the place EU, the sum of the 27 members, where all of them are there."""
    import xarray as xr

    present = [code for code in union if code in set(array["place"].values)]
    if len(present) < len(union):
        return array
    total = array.sel(place=present).sum("place", skipna=False).expand_dims(place=["EU"])
    return xr.concat([array, total], "place")


def read_revisions(
    date: str, variants: tuple[Variant, ...], own: tuple[Pledge, ...] = ()
) -> dict[str, Reading]:
    """What the pledges standing on a date change in the set of 2021, by variant; a user's own come first."""
    from stocktake import sources
    from stocktake.pledges.current import revisions_of

    catalogue, context, pledged = read_pledges().as_of(date), read_pledge_context(), read_ndc_set()
    union = sources.read_places().members("EU27", 2023)
    found = {}
    for variant in variants:
        levels = _with_union(pledged.to_2030(variant)[0].sel(year=[2030]), union).isel(year=0)
        earlier = {
            str(name): float(value) for name, value in zip(levels["place"].values, levels.values, strict=True)
        }
        found[variant.name] = revisions_of(
            catalogue, context, variant, union, earlier, own=own if variant.own else (), level=_level_of
        )
    return found


@cache
def _level_of(pledge: Pledge, end: str) -> float:
    """The default reading of a pledge at one end of its range, Mt CO2e; all variants ask for the same."""
    from stocktake.pledges.quantify import reading

    return reading(pledge, read_pledge_context(), end)


def read_own_pledges(path: Path) -> tuple[Own, tuple[Refused, ...]]:
    """Those pledges of a user's file that pathways can follow, the others with the reason, and what was no
    pledge; raises BadInput where none can."""
    from stocktake.errors import BadInput
    from stocktake.pledges.own import usable

    read = read_pledge_file(path)
    if read.refused and not read.pledges:
        first = read.refused[0]
        raise BadInput(
            f"No pledge of {path.name} can be read; line {first.line}, column {first.column}: "
            f"{first.error.came}",
            first.error.wanted,
            nearest=first.error.nearest,
            next_step=f"`stocktake pledges --file {path}` lists every mistake",
        )
    places = {*map(str, read_ndc_set().ghg["place"].values), "EU"}
    return usable(read.pledges, read_pledge_context(), places), read.refused


@cache
def read_gases_of_today() -> xr.DataArray:
    """Each country's gases (place, gas), Mt CO2e (AR6 GWP100), mean of EDGAR's last three years."""
    import xarray as xr

    from stocktake import sources
    from stocktake.gases.baskets import F_GASES, KYOTO
    from stocktake.pledges.context import EDGAR

    ledger, metrics = sources.read_inventory(), sources.read_metrics()
    parts: dict[str, list[xr.DataArray]] = {}
    for gas in ledger.gases(EDGAR):
        if gas in KYOTO and metrics.covers(gas, METRICS[0]):
            recent = ledger.series(EDGAR, gas).isel(year=slice(-3, None)).mean("year").fillna(0)
            name = "F-gases" if gas in F_GASES else gas
            parts.setdefault(name, []).append(recent / 1000 * metrics.factor(gas, METRICS[0]))
    rows = [xr.concat(each, "part", join="outer", fill_value=0).sum("part") for each in parts.values()]
    return xr.concat(rows, xr.DataArray(list(parts), dims=["gas"], name="gas"), join="outer", fill_value=0)


def read_pledge_file(path: Path) -> Read:
    """Pledges of a user's CSV or YAML file; bad ones are refused with line and column, the others kept."""
    from stocktake.pledges import read_csv, read_yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise MissingPart(f"There is no file {path}", "A CSV or YAML file of pledges was wanted") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(
            f"{path} cannot be read: {error}", "A CSV or YAML file of pledges was wanted"
        ) from error
    reader = read_yaml if path.suffix.lower() in (".yaml", ".yml") else read_csv
    return reader(text, path.name, _known())


def _known() -> Known:
    """What a user's file is held against: Parties, their names, and the year of our knowledge."""
    from stocktake import sources
    from stocktake.pledges import Known

    places = sources.read_places()
    return Known((*places.countries, "EU"), places.all_names, int(KNOWN_UNTIL[:4]))


def levels_of_2021() -> tuple[Pledge, ...]:
    """The 2030 levels of 2021 by Party, as quantified and published with the set; the weaker end first."""
    from stocktake import sources

    rows = sources.read_table("ndc_targets")
    rows = rows[(rows["year"] == 2030) & rows["bound"].isin(["upper", "lower"])]
    table = rows.astype({"place": str, "bound": str}).pivot(index="place", columns="bound", values="value")
    dates = _submission_dates(sources.read_ndc_pathways())
    return tuple(
        _level(str(place), float(row["upper"]), float(row["lower"]), dates.get(str(place), ""))
        for place, row in table.iterrows()
        if place not in ("AIR", "SEA")
    )


def _submission_dates(pathways: pd.DataFrame) -> dict[str, str]:
    latest = pathways[pathways["scenario"].astype(str) == "LowNDC"].astype({"place": str, "submitted": str})
    return dict(latest.drop_duplicates("place").set_index("place")["submitted"])


def _level(place: str, upper: float, lower: float, submitted: str) -> Pledge:
    """The level of one Party; one end alone where the set has no other."""
    from stocktake.pledges import Kind, Pledge

    status, ended = ENDED.get(place, ("active", ""))
    return Pledge(
        id=f"{place}.2030.level.2021",
        party=place,
        kind=Kind.LEVEL,
        target_year=2030,
        low=upper,
        high=None if math.isnan(lower) else lower,
        unit="Mt",
        conditional="mixed",
        gases="all",
        land_use="excluded",
        metric="AR6GWP100",
        status=status,
        ended=ended,
        submitted=submitted if submitted[:2] == "20" else "",
        source="ndc2021",
        title="NDC targets by country, as quantified: weaker end unconditional, stronger end conditional",
        publisher="Climate Resource (Meinshausen et al. 2022)",
        url="https://doi.org/10.1038/s41586-022-04553-z",
        date="2021-11-18",
        confidence="one source",
    )
