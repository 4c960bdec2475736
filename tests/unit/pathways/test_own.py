"""A user's own scenarios: joined to history, completed on request, and what is refused."""

import numpy as np
import pytest
import xarray as xr

from stocktake.errors import BadInput
from stocktake.gases import Metrics
from stocktake.pathways import basket
from stocktake.pathways.own import own_futures

SPECIES = ["CO2 FFI", "CO2 AFOLU", "CH4", "N2O", "Sulfur"]
METRICS = Metrics(
    {"AR6GWP100": {name.replace(" FFI", ""): 1.0 for name in basket.KYOTO} | {"CH4": 27.9, "N2O": 273.0}}
)


def world(years, *ends):
    rows = [np.linspace(first, last, len(years)) for first, last in ends]
    return xr.DataArray(np.array(rows), coords={"species": SPECIES, "year": years}, dims=["species", "year"])


history = world(np.arange(2015, 2023), (36, 37), (4, 4), (370, 378), (12, 12.6), (90, 77))
library = xr.concat(
    [
        world(np.arange(2015, 2101), (36, -5), (4, -3), (370, 120), (12, 8), (90, 10)),
        world(np.arange(2015, 2101), (36, 90), (4, 1), (370, 600), (12, 18), (90, 60)),
    ],
    xr.DataArray(["low", "high"], dims=["scenario"], name="scenario"),
)


def given(*series, years=(2020, 2100)):
    """A scenario ``mine`` of the named series."""
    names, values = zip(*series, strict=True)
    coordinates = {"scenario": ["mine"], "species": list(names), "year": list(years)}
    return xr.DataArray(np.array([values], dtype=float), coordinates, ("scenario", "species", "year"))


full = (
    ("CO2 FFI", (37, 0)),
    ("CO2 AFOLU", (4, 0)),
    ("CH4", (375, 150)),
    ("N2O", (12.5, 9)),
    ("Sulfur", (77, 10)),
)


def make(emissions, **more):
    return own_futures(emissions, history, library, METRICS, **more)


def test_a_scenario_meets_history_and_has_every_year_to_2100():
    futures = make(given(*full))
    path = futures.world.sel(scenario="mine")
    assert np.allclose(path.sel(year=slice(2015, 2022)), history)
    assert not path.isnull().any()
    assert path.sel(species="CH4", year=2100) == pytest.approx(150)


def test_a_missing_species_is_named_and_infilled_only_on_request():
    with pytest.raises(BadInput, match="lacks Sulfur"):
        make(given(*full[:4]))
    futures = make(given(*full[:4]), infill=True)
    sulphur = futures.world.sel(scenario="mine", species="Sulfur", year=2100)
    assert 10 <= sulphur <= 60
    assert futures.records[0].what == "infilled"


def test_the_main_gases_are_never_infilled():
    with pytest.raises(BadInput, match="lacks CH4"):
        make(given(*full[:2], *full[3:]), infill=True)


def test_a_scenario_that_ends_too_soon_is_refused_with_its_years():
    with pytest.raises(BadInput, match="from 2020 to 2050"):
        make(given(*full, years=(2020, 2050)))
