"""One invented country for the tests of pledges: AAA, ten Mt more each year, with a sink."""

import numpy as np
import pytest
import xarray as xr

from stocktake.pledges.context import EDGAR, MODELS, NDC2021, Context


def series(values, first):
    years = np.arange(first, first + len(values))
    return xr.DataArray([values], coords={"place": ["AAA"], "year": years}, dims=["place", "year"])


def make_context(land=-20.0, land_of_base=-10.0):
    rising = np.linspace(200.0, 530.0, 34)  # 1990 to 2023, ten a year
    sink = np.full(174, land)
    sink[: 2000 - 1850] = land_of_base
    growth = series(np.linspace(100.0, 141.0, 42), 2019)
    return Context(
        history={EDGAR: series(rising, 1990), NDC2021: series(rising[:30] * 0.9, 1990)},
        land=xr.concat([series(sink, 1850)] * 4, xr.DataArray(list(MODELS), dims=["model"], name="model")),
        baselines=xr.concat(
            [growth, growth * 2 - 100], xr.DataArray(["SSP1BL", "SSP5BL"], dims=["scenario"], name="scenario")
        ),
        economy_=series(np.full(40, 1.0) * 1.02 ** np.arange(40), 1979),
        by_metric={
            "AR6GWP100": series([500.0], 2023).isel(year=0),
            "AR5GWP100": series([499.0], 2023).isel(year=0),
            "AR4GWP100": series([490.0], 2023).isel(year=0),
            "SARGWP100": series([480.0], 2023).isel(year=0),
        },
        levels={"AAA": 400.0},
    )


@pytest.fixture
def context():
    """Makes the context; the land use of recent years and of the base year can be set."""
    return make_context
