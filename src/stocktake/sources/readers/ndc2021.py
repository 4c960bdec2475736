"""The 2021 NDC set of Climate Resource (Meinshausen et al. 2022): country pathways, targets, world totals.

AR6 GWP100, without land use, in Mt CO2e per year. NDCs as of November 2021; from 2035 on values follow
net-zero pledges where a country had one. ``U`` is unconditional, ``C`` conditional, ``R`` the range between.
Aviation and shipping (ZZA, ZZB there) are the places AIR and SEA.
"""

from __future__ import annotations

from pathlib import Path

from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.exact import read_exact
from stocktake.sources.readers.place_names import published_names
from stocktake.sources.readers.tidy import plain_year, years_down
from stocktake.sources.snapshot.schema import TABLES

FOLDER = "ndc_climate_resource_2021"
PATHWAYS = f"{FOLDER}/derived/country_ndc_pathways_ghg_excl_lulucf_1990-2050.csv.gz"
TARGETS = f"{FOLDER}/table-s1_ndc_targets_by_country.csv"
METHANE = f"{FOLDER}/table-s2_methane_pledge.csv"
TOTALS = f"{FOLDER}/totals.csv"
LANDUSE = f"{FOLDER}/landuse.csv"
REFERENCE = f"{FOLDER}/KeySSPs_TotalAR6GWP_CH4data2.csv"
BASELINES = f"{FOLDER}/derived/country_ssp_baselines_ghg_1980-2060.csv.gz"
NAMES = "groups/country_names_en.csv"
SOURCE = "ndc2021"
TRANSPORT = {"ZZA": "AIR", "ZZB": "SEA"}


def read_pathways(folder: Path) -> Reading:
    """One value per place, scenario, conditionality, hot air and year."""
    import pandas as pd

    wide = pd.read_csv(folder / PATHWAYS, keep_default_na=False, na_values=[""])
    wide = wide.rename(
        columns={"iso3": "place", "exclude_hot_air": "hot_air", "submission_date": "submitted"}
    )
    wide["place"] = wide["place"].replace(TRANSPORT)
    wide["submitted"] = [_iso_date(text) for text in wide["submitted"].fillna("")]
    labels = ["place", "scenario", "conditionality", "hot_air", "submitted"]
    return Reading(years_down(wide, labels, plain_year)[list(TABLES["ndc_pathways"])])


def read_targets(folder: Path) -> Reading:
    """Levels of 1990, 2010 and 2019 (bound ``level``), targets of 2025 and 2030 (``upper``, ``lower``)."""
    import pandas as pd

    names = published_names(folder / NAMES)
    table = pd.read_csv(folder / TARGETS, skiprows=1)
    table = table.rename(columns={table.columns[0]: "name"})
    table["name"] = table["name"].str.strip()
    table = table[table["name"].ne("")]
    table["place"] = [names.code(name, file=TARGETS) for name in table["name"]]
    rows = table.melt(id_vars=["place", "name"], var_name="column", value_name="value")
    parts = rows["column"].str.split(" ", n=1)
    rows["year"] = parts.str[0].astype(int)
    rows["bound"] = parts.str[1].fillna("level")
    rows["value"] = pd.to_numeric(rows["value"], errors="coerce")
    return Reading(rows.dropna(subset=["value"])[list(TABLES["ndc_targets"])])


def read_totals(folder: Path) -> Reading:
    """World totals by variant, 2000-2050."""
    import pandas as pd

    wide = pd.read_csv(folder / TOTALS)
    wide["variable"] = wide["variable"].str.strip()
    rows = years_down(wide, ["conditionality", "variable"], _dated_year)
    co2 = rows["variable"].str.contains("CO2") & ~rows["variable"].str.contains("on-CO2")
    rows["unit"] = co2.map({True: "Mt CO2/yr", False: "Mt CO2e/yr (AR6GWP100)"})
    return Reading(rows[list(TABLES["ndc_totals"])])


def read_landuse(folder: Path) -> Reading:
    """World land-use CO2 that goes with the pathways, and the published series it was made from."""
    import pandas as pd

    wide = pd.read_csv(folder / LANDUSE)
    assert set(wide["unit"]) == {"Gt CO2 / yr"}, "land use of the NDC set is not in Gt CO2"
    rows = years_down(wide, ["scenario"], _dated_year)
    return Reading(rows[list(TABLES["ndc_landuse"])])


def read_methane(folder: Path) -> Reading:
    """What a 30 % cut of methane would add to each NDC; shares as fractions."""
    import pandas as pd

    columns = ["number", "place", "name", *list(TABLES["methane_pledge"])[1:]]
    table = pd.read_csv(folder / METHANE, skiprows=2, header=None, names=columns)
    table = table.dropna(subset=["place"])
    for column in ("share_covered", "reduction_full", "reduction_unconditional"):
        table[column] = table[column].str.rstrip("%").astype(float) / 100
    record = Record("dropped", f"{SOURCE} methane total", "The table's last row is the sum of the others")
    return Reading(table[list(TABLES["methane_pledge"])], (record,))


def read_reference(folder: Path) -> Reading:
    """SSP1-1.9, SSP1-2.6 and SSP2-4.5 in Kyoto gases, land-use CO2 and methane, 1750-2100."""

    table = read_exact(folder / REFERENCE)
    rows = table.rename(columns={table.columns[0]: "year"}).melt(id_vars="year", var_name="name")
    rows["scenario"] = rows["name"].str.split("_").str[0].str.lower()
    rows["variable"] = rows["name"].str.rpartition("_")[2]
    rows["unit"] = rows["variable"].map(
        {
            "KyotoGHG": "Mt CO2e/yr (AR6GWP100)",
            "IPCM0EL": "Mt CO2e/yr (AR6GWP100)",
            "CO2LULUCF": "Mt CO2/yr",
            "CH4": "Mt CH4/yr",
        }
    )
    return Reading(rows.dropna(subset=["value"])[list(TABLES["reference_scenarios"])])


def read_baselines(folder: Path) -> Reading:
    """Baselines of SSP1 and SSP5 by country from 2019 on, land use included; their growth extends
    pathways."""
    import pandas as pd

    wide = pd.read_csv(folder / BASELINES, keep_default_na=False, na_values=[""])
    wide = wide.rename(columns={"iso3": "place"})
    wide["place"] = wide["place"].replace(TRANSPORT)
    rows = years_down(wide, ["place", "scenario"], plain_year)
    return Reading(rows[rows["year"] >= 2019][list(TABLES["ndc_baselines"])])


def _dated_year(name: str) -> int | None:
    return int(name[:4]) if name.endswith("-01-01 00:00:00") else None


def _iso_date(text: str) -> str:
    parts = text.split("/")
    return f"{parts[2]}-{int(parts[0]):02d}-{int(parts[1]):02d}" if len(parts) == 3 else text


READERS = (
    Reader("", "ndc_pathways", (SOURCE,), (PATHWAYS,), read_pathways),
    Reader("", "ndc_baselines", (SOURCE,), (BASELINES,), read_baselines),
    Reader("", "ndc_targets", (SOURCE,), (TARGETS, NAMES), read_targets),
    Reader("", "ndc_totals", (SOURCE,), (TOTALS,), read_totals),
    Reader("", "ndc_landuse", (SOURCE,), (LANDUSE,), read_landuse),
    Reader("", "methane_pledge", (SOURCE,), (METHANE,), read_methane),
    Reader("", "reference_scenarios", (SOURCE,), (REFERENCE,), read_reference),
)
