"""Histories as tables that other tools read: long rows, IAMC wide, PRIMAP2 interchange, netCDF.

All forms hold the rows of the answer and its sources with version, licence and hash. Values are those under
the default choices; the long and the netCDF form hold the range over all choices too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from stocktake import __version__
from stocktake.choices import ANY, NOT_APPLICABLE
from stocktake.errors import BadInput
from stocktake.gases.metrics import in_brackets
from stocktake.inventory.iamc_names import unit_of_history, variable_of_history

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from stocktake.findings import Finding
    from stocktake.inventory.questions.history import History
    from stocktake.provenance import Source

MODEL = f"Stocktake {__version__}"
VALUES = "the values"  # what a source was used for, apart from those of the range alone
TOTAL, TOTAL_WITH_LAND_USE = "M.0.EL", "M.0.ALL"
BASKETS = {
    "kyoto": "KYOTOGHG",
    "three-gases": "THREEGASES",
    "f-gases": "FGASES",
    "hfcs": "HFCS",
    "pfcs": "PFCS",
    "HFCs": "HFCS",
    "PFCs": "PFCS",
}
MASSES = {"fossil-co2": "CO2", "co2": "CO2", "ch4": "CH4", "n2o": "N2O", "sf6": "SF6", "nf3": "NF3"}
DIMENSIONS = ("dataset", "place", "gas", "sector", "year")
LONG = (*DIMENSIONS, "value", "low", "high", "unit", "metric", "land_use", "accounting")


def long_table(history: History) -> pd.DataFrame:
    """One row per value: data set, place, gas, sector, year, value with its range and unit, and the choices.

    A CO2-equivalent has its metric in the name of the gas, such as ``KYOTOGHG (AR6GWP100)``, unless it is CO2
    itself; the category of the whole is M.0.EL, with land use M.0.ALL.
    """
    import pandas as pd

    tables = []
    for row, table in zip(history.rows, (history.frame_of(row) for row in history.rows), strict=True):
        if table.empty:
            continue
        chosen = row.defaults
        metric = chosen["metric"] if "CO2e" in row.unit else ""
        gas = str(row.keys.get("gas", chosen["gases"]))
        name = BASKETS.get(gas) or MASSES.get(gas, gas)
        with_land_use = chosen["land_use"] not in ("none", ANY, NOT_APPLICABLE)
        whole = TOTAL_WITH_LAND_USE if with_land_use and name in ("CO2", "KYOTOGHG", "THREEGASES") else TOTAL
        tables.append(
            table.assign(
                gas=f"{name} ({metric})" if metric and name != "CO2" else name,
                sector=str(row.keys.get("sector") or whole),
                metric=metric,
                land_use=chosen["land_use"],
                accounting=chosen["accounting"],
            )
        )
    if history.parts and history.parts[0].keys.get("dataset"):
        tables = tables[1:]  # data sets side by side: the whole is one of them
    return pd.concat(tables, ignore_index=True)[list(LONG)]


def iamc_table(history: History, title: Callable[[str], str], name: Callable[[str], str]) -> pd.DataFrame:
    """Model, scenario (the data set), region, variable, unit, then a column per year.

    title : of a data set
    name  : of a place
    """
    rows = _massed(long_table(history), "IAMC")
    parts = rows["gas"].map(in_brackets)
    made = [
        (
            *unit_of_history(gas, metric),
            variable_of_history(
                gas,
                metric,
                "" if sector in (TOTAL, TOTAL_WITH_LAND_USE) else sector,
                land_use=sector == TOTAL_WITH_LAND_USE,
            ),
        )
        for (gas, metric), sector in zip(parts, rows["sector"], strict=True)
    ]
    rows = rows.assign(
        model=MODEL,
        scenario=rows["dataset"].map(title),
        region=rows["place"].map(name),
        variable=[variable for _, _, variable in made],
        unit=[unit for unit, _, _ in made],
        value=rows["value"] * [factor for _, factor, _ in made],
    )
    keys = ["model", "scenario", "region", "variable", "unit"]
    wide = rows.pivot(index=keys, columns="year", values="value")
    return wide.rename(columns=str).reset_index()


def primap2_table(
    history: History, title: Callable[[str], str], about: Mapping[str, object]
) -> tuple[pd.DataFrame, dict[str, object]]:
    """The wide table of PRIMAP2's interchange form, and the attributes beside it.

    about : the answer's origin, as ``origin`` gives it
    """
    rows = _massed(long_table(history), "PRIMAP2")
    keys = {
        "source": rows["dataset"].map(title),
        "scenario (general)": "HISTORY",
        "provenance": "measured",
        "area (ISO3)": rows["place"].replace({"WORLD": "EARTH"}),
        "entity": rows["gas"],
        "unit": [_primap_unit(unit) for unit in rows["unit"]],
        "category (IPCC2006_PRIMAP)": rows["sector"].replace({TOTAL_WITH_LAND_USE: "0"}),
    }
    wide = rows.assign(**keys).pivot(  # type: ignore[arg-type]
        index=list(keys), columns="year", values="value"
    )
    attributes: dict[str, object] = {
        "attrs": {
            "area": "area (ISO3)",
            "cat": "category (IPCC2006_PRIMAP)",
            "scen": "scenario (general)",
            "title": str(about["question"]),
            "institution": MODEL,
            "references": "; ".join(_each(about, "citation")),
            "rights": "; ".join(_each(about, "licence")),
            "comment": _comment(about),
        },
        "time_format": "%Y",
        "dimensions": {"*": [*keys, "time"]},
    }
    return wide.rename(columns=str).reset_index(), attributes


def dataset(history: History, about: Mapping[str, object]) -> xr.Dataset:
    """Emissions over data set, place, gas, sector and year, as far as there are several, with their range.

    One variable ``emissions`` with ``low`` and ``high``; of gases in their own masses each has its own three.
    """
    import json

    import xarray as xr

    rows = long_table(history)
    several = [name for name in DIMENSIONS if name == "year" or rows[name].nunique() > 1]
    units = list(dict.fromkeys(rows["unit"]))
    made = xr.merge(
        [_variables(rows[rows["unit"] == unit], several, alone=len(units) == 1) for unit in units],
        join="outer",
    )
    made["year"].attrs = {"long_name": "calendar year"}
    made.attrs = {
        "Conventions": "CF-1.11",
        "title": str(about["question"]),
        "source": MODEL,
        "references": "; ".join(_each(about, "citation")),
        "license": "; ".join(_each(about, "licence")),
        "origin": json.dumps(about, ensure_ascii=False),
    }
    return made


def _variables(rows: pd.DataFrame, several: list[str], *, alone: bool) -> xr.Dataset:
    """The rows of one unit as ``emissions``, ``low`` and ``high``; with the unit in the name among others."""
    import xarray as xr

    unit = str(rows["unit"].iloc[0])
    ending = "" if alone else "_" + "".join(letter for letter in unit if letter.isalnum())
    over = [name for name in several if name != "gas" or rows["gas"].nunique() > 1]
    values = rows.set_index(over)[["value", "low", "high"]].to_xarray()
    single = {name: str(rows[name].iloc[0]) for name in DIMENSIONS if name not in over}
    told = {"value": "emissions", "low": "low end over all choices", "high": "high end over all choices"}
    return xr.Dataset(
        {
            f"{'emissions' if column == 'value' else column}{ending}": values[column].assign_attrs(
                units="t yr-1" if unit.startswith("t ") else "Mt yr-1",
                unit=unit,
                long_name=f"{meaning}, {unit}",
                **single,
            )
            for column, meaning in told.items()
        }
    )


def origin(history: History, sources: Mapping[str, Source]) -> dict[str, object]:
    """Whence the answer: question, choices, what was done, sources with version, licence and hash."""
    every = dict.fromkeys(key for row in history.rows for key in row.sources)
    used = {key for row in history.rows for key in _headline_sources(row)}
    return {
        "made_by": MODEL,
        "question": history.total.question,
        "choices": dict(history.total.defaults),
        "absent": [{**keys_, "reason": reason} for keys_, reason in history.absent],
        "sums": [{**one.keys, "largest_difference": one.value, "unit": one.unit} for one in history.sums],
        "records": [record.to_dict() for record in history.records],
        "sources": [
            (sources[key].to_dict() if key in sources else {"key": key})
            | {"of": VALUES if key in used else "the range alone"}
            for key in every
        ],
    }


def _headline_sources(row: Finding) -> list[str]:
    """Keys of the data sets that the values rest on; the others of a finding make up its range."""
    for one in row.alternatives:
        if dict(one.choices) == dict(row.defaults) and one.absent is None:
            found = one.extra.get("sources", [])
            return [str(key) for key in found] if isinstance(found, list) else []
    return []


def _massed(rows: pd.DataFrame, form: str) -> pd.DataFrame:
    """Refuse what the form has no unit for."""
    if rows["unit"].str.contains("/person").any():
        raise BadInput(
            f"{form} has no unit for emissions per person",
            "Long CSV, Parquet and netCDF have",
            next_step="Choose another form with --format, or leave --per-capita out",
        )
    return rows


def _primap_unit(unit: str) -> str:
    gas = unit.removeprefix("Mt ").partition("/")[0].partition(" ")[0]
    return f"Mt {'CO2' if gas == 'CO2e' else gas} / yr"


def _each(about: Mapping[str, object], name: str) -> list[str]:
    sources = about["sources"]
    assert isinstance(sources, list)
    return list(dict.fromkeys(str(one[name]) for one in sources if one.get(name) and one["of"] == VALUES))


def _comment(about: Mapping[str, object]) -> str:
    import json

    told = {key: about[key] for key in ("made_by", "choices", "sums", "sources")}
    return json.dumps(told, ensure_ascii=False)
