"""FaIR calibration 1.4.1: 841 constrained members, and the species table that belongs to it. Exact copies.

Both keep the columns of the original, which the climate kernel names; the unnamed first column of the
parameters is ``member``.
"""

from __future__ import annotations

from pathlib import Path

from stocktake.sources.readers.contract import Reader, Reading
from stocktake.sources.readers.exact import read_exact

FOLDER = "climate_model/fair_calibration_1.4.1"
PARAMETERS = f"{FOLDER}/calibrated_constrained_parameters_calibration1.4.1.csv"
SPECIES = f"{FOLDER}/species_configs_properties_calibration1.4.1.csv"
SOURCE = "fair_calibration141"


def read_parameters(folder: Path) -> Reading:
    """841 rows, one per member, float64."""
    rows = read_exact(folder / PARAMETERS)
    return Reading(rows.rename(columns={rows.columns[0]: "member"}))


def read_species(folder: Path) -> Reading:
    """61 rows, one per species."""
    return Reading(read_exact(folder / SPECIES))


PARAMETERS_READER = Reader("", "ensemble", (SOURCE,), (PARAMETERS,), read_parameters)
SPECIES_READER = Reader("", "species", (SOURCE,), (SPECIES,), read_species)
