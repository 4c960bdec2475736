"""World emissions for the climate model: history, the SSPs, the extensions, and others with an open
licence.

Each collection is one file. Species have the names of the model's species table and one unit throughout:
Gt CO2, Mt of CH4, N2O and short-lived species (NOx as NO2, Sulfur as SO2), kt of each halogenated gas.
Values stand at the years of the original; what it leaves open stays open (the RCMIP file has a value
every five or ten years). Species that the model has not got (Halon-1202) and sums (CO2 beside its two
parts) are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import BadFile
from stocktake.gases.catalogue import gas_named
from stocktake.provenance import Record
from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.exact import read_exact
from stocktake.sources.readers.tidy import plain_year, years_down
from stocktake.sources.snapshot.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

CO2_NAMES = {
    "CO2 FFI": "CO2 FFI",
    "CO2 AFOLU": "CO2 AFOLU",
    "CO2|Energy and Industrial Processes": "CO2 FFI",
    "CO2|AFOLU": "CO2 AFOLU",
}
LEFT_OUT = ("CO2", "Halon-1202", "Halon1202")
MEGATONNES = ("CH4", "N2O", "BC", "OC", "NH3", "NOx", "VOC", "CO", "Sulfur")
PREFIX_TONNES = {"kt": 1e3, "Mt": 1e6, "Gt": 1e9}


@dataclass(frozen=True)
class Collection:
    """One file of scenarios; ``renamed`` gives shorter names to its scenarios."""

    name: str
    file: str
    source: str
    renamed: dict[str, str] = field(default_factory=dict)


COLLECTIONS = (
    Collection("history", "scenarios/fair-calibrate/historical_emissions_1750-2024.csv", "fair_history"),
    Collection("rcmip_ssp", "scenarios/fair-calibrate/rcmip-5-1-0-corrected-nox.csv", "rcmip"),
    Collection(
        "extensions",
        "climate_model/fair_calibration_1.4.1/extensions_1750-2500.csv",
        "scenariomip_extensions",
    ),
    Collection("cmip7_subset", "scenarios/fair-calibrate/scenario_subset_2021-2100.csv", "cmip7_subset"),
    Collection(
        "ch4_pledge",
        "scenarios/fair-calibrate/CH4Pledge-rcmip-emissions-ssp245-CLE-MFR-filled.csv",
        "methane_variants",
        {
            "MESSAGE-GLOBIOM___SSP2-45": "ssp245",
            "MESSAGE-GLOBIOM___SSP2-45-CLE-CH4": "ssp245-cle-ch4",
            "MESSAGE-GLOBIOM___SSP2-45-MFR-CH4": "ssp245-mfr-ch4",
        },
    ),
    Collection("co2_harmonized", "scenarios/fair-calibrate/co2_ffi_afolu_harmonized.csv", "co2_harmonized"),
    Collection(
        "ar6_infilling", "scenarios/climate-assessment/cmip6-ssps-workflow-emissions.csv", "ar6_infilling"
    ),
)


def reader_of(collection: Collection) -> Callable[[Path], Reading]:
    """The function that reads one collection."""

    def read(folder: Path) -> Reading:
        wide = read_exact(folder / collection.file)
        wide = wide.rename(columns={name: name.lower() for name in wide.columns})
        bare = wide["variable"].str.removeprefix("Emissions|")
        names = {name: species_named(name, collection.file) for name in set(bare) - set(LEFT_OUT)}
        labels = {"species": bare.map(names), "scenario": wide["scenario"].replace(collection.renamed)}
        wide = wide.copy().assign(**labels).dropna(subset=["species"])
        rows = years_down(wide, ["scenario", "species", "unit"], plain_year)
        rows["value"] = _in_model_units(rows, collection.file)
        rows["unit"] = rows["species"].map(unit_of)
        assert not rows.duplicated(["scenario", "species", "year"]).any(), (
            f"{collection.name} repeats a series"
        )
        rows = rows.assign(collection=collection.name)
        return Reading(rows[list(TABLES["scenarios"])], _records(collection, set(bare)))

    return read


def species_named(name: str, file: str) -> str:
    """The model's name of a variable such as ``HFC|HFC43-10`` or ``CO2|AFOLU``."""
    if name in CO2_NAMES:
        return CO2_NAMES[name]
    found = gas_named(name.rpartition("|")[2]).name
    if found == "CO2":
        raise BadFile(f"{file} has CO2 as '{name}'", "FFI and AFOLU were wanted apart")
    return found


def unit_of(species: str) -> str:
    """The one unit of a species."""
    if species.startswith("CO2"):
        return "Gt CO2/yr"
    if species in MEGATONNES:
        return f"Mt { {'NOx': 'NO2', 'Sulfur': 'SO2'}.get(species, species) }/yr"
    return f"kt {species}/yr"


def _in_model_units(rows: pd.DataFrame, file: str) -> pd.Series:
    given = {unit: PREFIX_TONNES.get(unit[:2]) for unit in rows["unit"].unique()}
    if unread := [unit for unit, tonnes in given.items() if tonnes is None]:
        raise BadFile(f"{file} has the unit '{unread[0]}'", "kt, Mt or Gt per year was wanted")
    wanted = {name: PREFIX_TONNES[unit_of(name)[:2]] for name in rows["species"].unique()}
    factor = rows["unit"].map(given) / rows["species"].map(wanted)
    # equal units stay exact; others are divided, since 1e-3 itself is not
    return (
        rows["value"]
        .where(factor >= 1, rows["value"] / (1 / factor))
        .where(factor <= 1, rows["value"] * factor)
    )


def _records(collection: Collection, names: set[str]) -> tuple[Record, ...]:
    left = sorted(names & set(LEFT_OUT))
    if not left:
        return ()
    why = "No species of the model, or the sum of two that are kept"
    return (Record("dropped", f"{collection.source} {' '.join(left)}", why),)


READERS = tuple(
    Reader(each.name, "scenarios", (each.source,), (each.file,), reader_of(each)) for each in COLLECTIONS
)
