"""What was observed and assessed: temperature, concentrations, forcing, attributed warming, carbon
budgets.

One row per source, variable and period; ``low`` and ``high`` are what ``range`` says, empty where none is
given. Temperatures are degrees above 1850-1900.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.exact import read_exact
from stocktake.sources.snapshot.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

IGCC = "observations/igcc2024_data"
FORCING = "observations/igcc2025_forcing_timeseries"
CALIBRATE = "observations/fair-calibrate"
NOAA = "observations/noaa_gml"
HADCRUT = f"{CALIBRATE}/HadCRUT.5.0.2.0.analysis.summary_series.global.annual.rebased_1850-1900_2024.csv"
COLUMNS = tuple(TABLES["observations"])
DEGREES = "degrees C above 1850-1900"
P05_P95 = "5-95 %"
ASSESSED = "likely, as assessed"
METHODS = ("Walsh", "Ribes", "Gillett")


def read_temperatures(folder: Path) -> Reading:
    """Annual and ten-year means of surface temperature: IGCC, HadCRUT5, AR6."""
    import pandas as pd

    annual = _csv(folder, f"{IGCC}/annual_averages.csv")
    decades = _csv(folder, f"{IGCC}/decadal_averages.csv")
    frames = [
        _bounded(annual, {"GMST": "gmst", "Land": "gmst_land", "Ocean": "gmst_ocean"}, "igcc2024", DEGREES),
        _bounded(decades, {"GMST": "gmst_decade"}, "igcc2024", DEGREES),
        _yearly(_csv(folder, HADCRUT), {"gmst": "gmst"}, "hadcrut5", DEGREES),
        _yearly(_csv(folder, f"{CALIBRATE}/AR6_GMST.csv"), {"gmst": "gmst"}, "ar6_temperature", DEGREES),
        _yearly(
            _csv(folder, "observations/AR6_GSAT_June2021.csv"),
            {"AR6_GSAT": "gsat"},
            "ar6_temperature",
            DEGREES,
        ),
    ]
    return Reading(pd.concat(frames)[list(COLUMNS)])


def read_concentrations(folder: Path) -> Reading:
    """World mean concentrations: NOAA (CO2, CH4, N2O, SF6) and IGCC (all gases, 1750 and 1850-2024)."""
    import pandas as pd

    frames = [_noaa(folder, gas, unit) for gas, unit in NOAA_UNITS.items()]
    igcc = _csv(folder, f"{IGCC}/ghg_concentrations.csv")
    gases = [name for name in igcc.columns if name and name not in BOUNDS]
    for gas in gases:
        unit = NOAA_UNITS.get(gas.casefold(), "ppt")
        frames.append(_bounded(igcc, {gas: f"concentration {gas}"}, "igcc2024", unit))
    return Reading(pd.concat(frames)[list(COLUMNS)])


def read_forcing(folder: Path) -> Reading:
    """Effective radiative forcing by agent, 1750-2025, with its 5-95 % range."""
    import pandas as pd

    best, low, high = (
        _csv(folder, f"{FORCING}/ERF_{kind}_aggregates.csv") for kind in ("best", "p05", "p95")
    )
    year = best.columns[0]
    frames = []
    for agent in best.columns[1:]:
        values = best[[year, agent]].assign(low=low[agent], high=high[agent])
        frame = _rows(
            values[year], values[year], values[agent], f"forcing {agent}", "igcc2025_forcing", "W m-2"
        )
        frames.append(frame.assign(low=values["low"], high=values["high"], range=P05_P95))
    return Reading(pd.concat(frames)[list(COLUMNS)])


def read_attributed(folder: Path) -> Reading:
    """Warming by cause: assessed headlines, and the yearly series of three methods."""
    import pandas as pd

    frames = []
    for source, name in (
        ("igcc2024", "Assessment-Update-2024_GMST_headlines.csv"),
        ("ar6_attribution", "assessment_6thIPCC_headlines.csv"),
    ):
        table = _csv(folder, f"{IGCC}/{name}")
        if "notes" in table:
            table = table[table["notes"].eq("")]
        frames.append(_causes(table, "assessed", source))
    for method in METHODS:
        table = _csv(folder, f"{IGCC}/{method}_GMST_timeseries.csv")
        frames.append(_causes(table, method, "igcc2024"))
    return Reading(pd.concat(frames)[list(COLUMNS)])


def read_world_emissions(folder: Path) -> Reading:
    """World emissions by gas (AR6 GWP100), 1750-2023, and Earth's energy imbalance."""
    import pandas as pd

    emissions = _csv(folder, f"{IGCC}/greenhouse_gas_emissions_co2eq.csv")
    gases = ("F-gases", "N2O", "CH4", "CO2-LULUCF", "CO2-FFI")
    names = {gas: f"emissions {gas}" for gas in gases}
    energy = _csv(folder, f"{IGCC}/earth_energy_imbalance.csv")
    frames = [
        _bounded(emissions, names, "igcc2024", "Gt CO2e/yr (AR6GWP100)"),
        _bounded(energy, {"total": "energy gained since 1960"}, "igcc2024", "ZJ"),
    ]
    return Reading(pd.concat(frames)[list(COLUMNS)])


NOAA_UNITS = {"co2": "ppm", "ch4": "ppb", "n2o": "ppb", "sf6": "ppt"}
BOUNDS = ("time", "year", "timebound_lower", "timebound_upper", "timebounds_lower", "timebounds_upper")


def _csv(folder: Path, name: str) -> pd.DataFrame:
    return read_exact(folder / name)


def _noaa(folder: Path, gas: str, unit: str) -> pd.DataFrame:
    import pandas as pd

    table = pd.read_csv(
        folder / NOAA / f"{gas}_annmean_gl.txt", comment="#", sep=r"\s+", names=["year", "mean", "sd"]
    )
    rows = _rows(
        table["year"], table["year"], table["mean"], f"concentration {gas.upper()}", "noaa_gml", unit
    )
    return rows.assign(low=table["mean"] - table["sd"], high=table["mean"] + table["sd"], range="1 sd")


def _yearly(table: pd.DataFrame, names: dict[str, str], source: str, unit: str) -> pd.DataFrame:
    import pandas as pd

    year = table[table.columns[0]].astype(float).astype(int)
    return pd.concat([_rows(year, year, table[column], name, source, unit) for column, name in names.items()])


def _bounded(table: pd.DataFrame, names: dict[str, str], source: str, unit: str) -> pd.DataFrame:
    import pandas as pd

    first, last = _period(table)
    frames = [_rows(first, last, table[column], name, source, unit) for column, name in names.items()]
    return pd.concat(frames).dropna(subset=["value"])


def _causes(table: pd.DataFrame, method: str, source: str) -> pd.DataFrame:
    import pandas as pd

    first, last = _period(table)
    frames = []
    for column in table.columns:
        cause, found, percentile = column.rpartition("_")
        if found and percentile == "p50":
            rows = _rows(first, last, table[column], f"warming {cause} ({method})", source, DEGREES)
            spread = ASSESSED if method == "assessed" else P05_P95
            rows = rows.assign(low=table[f"{cause}_p05"], high=table[f"{cause}_p95"], range=spread)
            frames.append(rows)
    return pd.concat(frames).dropna(subset=["value"])


def _period(table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    lower = next(name for name in ("timebound_lower", "timebounds_lower") if name in table)
    upper = lower.replace("lower", "upper")
    return table[lower].astype(int), table[upper].astype(int) - 1


def _rows(
    first: pd.Series, last: pd.Series, value: pd.Series, variable: str, source: str, unit: str
) -> pd.DataFrame:
    import pandas as pd

    rows = pd.DataFrame(
        {"from_year": first.astype(int), "year": last.astype(int), "value": value.astype(float)}
    )
    nothing = float("nan")
    return rows.assign(source=source, variable=variable, low=nothing, high=nothing, range="", unit=unit)


READERS = (
    Reader(
        "temperatures",
        "observations",
        ("igcc2024", "hadcrut5", "ar6_temperature"),
        (
            f"{IGCC}/annual_averages.csv",
            f"{IGCC}/decadal_averages.csv",
            HADCRUT,
            f"{CALIBRATE}/AR6_GMST.csv",
            "observations/AR6_GSAT_June2021.csv",
        ),
        read_temperatures,
    ),
    Reader(
        "concentrations",
        "observations",
        ("noaa_gml", "igcc2024"),
        (f"{IGCC}/ghg_concentrations.csv", *(f"{NOAA}/{gas}_annmean_gl.txt" for gas in NOAA_UNITS)),
        read_concentrations,
    ),
    Reader(
        "forcing",
        "observations",
        ("igcc2025_forcing",),
        tuple(f"{FORCING}/ERF_{kind}_aggregates.csv" for kind in ("best", "p05", "p95")),
        read_forcing,
    ),
    Reader(
        "attributed",
        "observations",
        ("igcc2024", "ar6_attribution"),
        (
            f"{IGCC}/Assessment-Update-2024_GMST_headlines.csv",
            f"{IGCC}/assessment_6thIPCC_headlines.csv",
            *(f"{IGCC}/{method}_GMST_timeseries.csv" for method in METHODS),
        ),
        read_attributed,
    ),
    Reader(
        "world_emissions",
        "observations",
        ("igcc2024",),
        (f"{IGCC}/greenhouse_gas_emissions_co2eq.csv", f"{IGCC}/earth_energy_imbalance.csv"),
        read_world_emissions,
    ),
)
