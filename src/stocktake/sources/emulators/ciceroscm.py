"""CICERO-SCM 2.1 (Sandstad et al. 2024, doi:10.5194/gmd-17-6589-2024) behind the contract of our own climate.

One member with the package's default parameters, not calibrated by us: it shows what another structure makes
of the same emissions. It starts in 1750 from our baseline concentrations, with constant natural emissions
(CH4 275 Mt, N2O 9.5 Mt N), our solar and volcanic forcing, and no change of albedo from land use. The gases'
figures are those of its publisher's AR6 table (``ciceroscm_gases.csv``; Apache-2.0). Gases that it does not
know are left out and said. It gives yearly means; an edge is the mean of the years beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from stocktake.errors import OutOfRange
from stocktake.sources.emulators.contract import OtherProjection, reduced

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from stocktake.climate import Ensemble
    from stocktake.climate.reductions import Reduction

CARBON_IN_CO2 = 12.011 / 44.009
FIRST = 1750


def run_ciceroscm(
    emissions: xr.DataArray,
    ensemble: Ensemble,
    natural: xr.Dataset,
    reductions: Sequence[Reduction],
    baseline: tuple[int, int] | None,
) -> OtherProjection:
    """Warming under every scenario, one member.

    emissions : (scenario, species, year) from 1750 on, in the units of ``ensemble``'s species
    raises    : OutOfRange where the emissions begin later
    """
    import xarray as xr

    years = emissions["year"].to_numpy().astype(int)
    if years[0] != FIRST:
        raise OutOfRange(
            f"The emissions begin in {years[0]}",
            f"This emulator runs from {FIRST} only",
            next_step=f"Give all years from {FIRST} on",
        )
    gases = _gases()
    rows = [
        _edges(_run_one(emissions.sel(scenario=name), gases, ensemble, natural, years))
        for name in emissions["scenario"].to_numpy()
    ]
    coordinates = {
        "scenario": emissions["scenario"].to_numpy(),
        "member": [0],
        "timebound": np.append(years, years[-1] + 1),
    }
    temperature = xr.DataArray(
        np.stack(rows)[:, None], coordinates, ("scenario", "member", "timebound"), attrs={"units": "K"}
    )
    return OtherProjection(reduced(temperature, reductions, baseline), 1, _said(emissions, gases))


def _gases() -> pd.DataFrame:
    import pandas as pd

    path = resources.files("stocktake.sources.emulators") / "ciceroscm_gases.csv"
    with path.open(encoding="utf8") as file:
        return pd.read_csv(file, index_col="component", keep_default_na=False)


def _said(emissions: xr.DataArray, gases: pd.DataFrame) -> tuple[str, ...]:
    known = {*gases["species"], "CO2 FFI", "CO2 AFOLU"}
    unknown = [str(name) for name in emissions["species"].to_numpy() if name not in known]
    said = ["CICERO-SCM ran with its default parameters, one member, not calibrated by us"]
    if unknown:
        said.append(f"CICERO-SCM does not know {', '.join(unknown)}: they were left out")
    return tuple(said)


def _run_one(
    emissions: xr.DataArray, gases: pd.DataFrame, ensemble: Ensemble, natural: xr.Dataset, years: np.ndarray
) -> np.ndarray:
    """(year,): yearly mean surface temperature, K above the start."""
    from ciceroscm import CICEROSCM

    settings = {
        "nystart": int(years[0]),
        "nyend": int(years[-1]),
        "emstart": int(years[0]) + 1,
        "sunvolc": 1,
        "gaspam_data": _parameters(gases),
        "emissions_data": _emitted(emissions, gases, years),
        "concentrations_data": _baseline(gases, ensemble, years),
        **_natural(natural, years),
    }
    model = CICEROSCM(settings)
    model._run({"results_as_dict": True})
    return np.asarray(model.results["dT_glob"], dtype=float)


def _parameters(gases: pd.DataFrame) -> pd.DataFrame:
    names = {
        "emission_unit": "EM_UNIT",
        "concentration_unit": "CONC_UNIT",
        "natural_emissions": "NAT_EM",
        **{name: name.upper() for name in ("beta", "alpha", "tau1", "tau2", "tau3")},
    }
    table = gases.rename(columns=names)[list(names.values())].assign(SARF_TO_ERF=1.0)
    return table.rename_axis("GAS")


def _emitted(emissions: xr.DataArray, gases: pd.DataFrame, years: np.ndarray) -> pd.DataFrame:
    """A column per component, in its own unit, zero where we have no such emission."""
    import pandas as pd

    columns = {
        "CO2_FF": emissions.sel(species="CO2 FFI").to_numpy() * CARBON_IN_CO2,
        "CO2_AFOLU": emissions.sel(species="CO2 AFOLU").to_numpy() * CARBON_IN_CO2,
    }
    for name, row in gases.iterrows():
        if name == "CO2" or row["emission_unit"] == "X":
            continue
        if row["species"]:
            columns[str(name)] = emissions.sel(species=row["species"]).to_numpy() * float(row["factor"])
        else:
            columns[str(name)] = np.zeros(len(years))
    return pd.DataFrame(columns, index=years)


def _baseline(gases: pd.DataFrame, ensemble: Ensemble, years: np.ndarray) -> pd.DataFrame:
    """Concentrations before the first emissions: the baselines of our species table."""
    import pandas as pd

    columns = {}
    for name, row in gases[gases["concentration_unit"] != "-"].iterrows():
        species = row["species"] or str(name)
        known = species in ensemble.names
        value = float(ensemble.value("baseline_concentration", ensemble.index(species))[0]) if known else 0.0
        columns[str(name)] = np.full(len(years), value)
    return pd.DataFrame(columns, index=years)


def _natural(natural: xr.Dataset, years: np.ndarray) -> dict[str, object]:
    """Yearly means of solar and volcanic forcing in the package's own shapes."""
    import pandas as pd

    means = {}
    for name in ("solar", "volcanic"):
        at = natural[name].sel(timebound=np.append(years, years[-1] + 1)).to_numpy()
        means[name] = 0.5 * (at[:-1] + at[1:])
    return {
        "rf_sun_data": pd.DataFrame({0: means["solar"]}),
        "rf_volc_data": np.repeat(means["volcanic"][:, None], 12, axis=1),
        "rf_luc_data": np.zeros(len(years)),
    }


def _edges(yearly: np.ndarray) -> np.ndarray:
    """(year + 1,): at the edges, from yearly means; zero at the start, the trend carried on at the end."""
    inner = 0.5 * (yearly[:-1] + yearly[1:])
    return np.concatenate([[0.0], inner, [1.5 * yearly[-1] - 0.5 * yearly[-2]]])
