"""The climate held against figures that others published: AR6, IGCC, and its pathways.

Sources of the figures are in the project's list of published numbers: IPCC AR6 WG1 SPM and table 4.5 for the
SSPs, the constraints of fair-calibrate 1.4 (Smith et al. 2024, doi:10.5194/gmd-17-8569-2024), IGCC 2024
(Forster et al. 2025, doi:10.5194/essd-17-2641-2025). Tolerances carry their reasons.
"""

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from stocktake import sources
from stocktake.climate import project
from stocktake.climate.baseline import edge_weights
from stocktake.climate.inputs import needed_species
from stocktake.climate.preparing import fill_years, infill
from stocktake.sources.own_scenarios import read_recent_past
from stocktake.sources.readers.scenario_files import read_scenario_file

# median, 5 % and 95 % of 2081-2100, and median of 2041-2060, K above 1850-1900 (AR6 WG1 table SPM.1)
AR6 = {
    "ssp119": (1.4, 1.0, 1.8, 1.6),
    "ssp126": (1.8, 1.3, 2.4, 1.7),
    "ssp245": (2.7, 2.1, 3.5, 2.0),
    "ssp370": (3.6, 2.8, 4.6, 2.1),
    "ssp585": (4.4, 3.3, 5.7, 2.4),
}


@pytest.fixture(scope="module")
def ensemble():
    return sources.read_ensemble()


@pytest.fixture(scope="module")
def natural():
    return sources.read_forcing()


@pytest.fixture(scope="module")
def past(ensemble):
    """The calibration's own history to 2022, then the newest years."""
    return read_recent_past().sel(species=list(needed_species(ensemble)))


@pytest.fixture(scope="module")
def history(past, ensemble, natural):
    species = ["CO2", "CH4", "N2O", "Aerosol-radiation interactions", "Aerosol-cloud interactions"]
    keep = ("temperature", "concentration", "forcing", "ocean_heat_content_change")
    return project(past.expand_dims(scenario=["past"]), ensemble, natural, keep=keep, species=species)


@pytest.fixture(scope="module")
def ssp_warming(past, ensemble, natural):
    future = sources.read_scenarios("rcmip_ssp").drop_vars("unit").sel(scenario=list(AR6))
    before = past.sel(year=slice(None, 2014))
    parts = [
        xr.concat([before.expand_dims(scenario=[name]), future.sel(scenario=[name])], "year", join="inner")
        for name in AR6
    ]
    emissions = xr.concat(parts, "scenario").interp(year=np.arange(1750, 2101))
    return project(emissions, ensemble, natural).relative_to((1850, 1900))


def mean_over(array, first, last):
    """Mean over years at the last axis."""
    return array.to_numpy() @ edge_weights(array.timebound.to_numpy(), first, last)


def shares(values):
    return np.percentile(values, [50, 5, 95])


@pytest.mark.parametrize("name", AR6)
def test_warming_by_scenario_agrees_with_ar6(ssp_warming, name):
    """Medians within 0.5 K at the century's end and 0.25 K at its middle, and within AR6's own ranges.

    The largest gap, 0.45 K under SSP3-7.0 (0.64 K at 95 %), is CO2's: AR6 ran given concentrations (867 ppm,
    6.64 W m-2 in 2100), here the emissions leave 754 ppm and 5.63 W m-2 in the air. ``fair`` gives the same
    to 1e-6 K on these members and emissions. ``test_climate_response`` measures that the carbon cycle is all.
    """
    middle, low, high, near = AR6[name]
    late = shares(mean_over(ssp_warming.sel(scenario=name), 2081, 2100))
    soon = shares(mean_over(ssp_warming.sel(scenario=name), 2041, 2060))
    assert low < late[0] < high
    assert abs(late[0] - middle) < 0.5
    assert abs(soon[0] - near) < 0.25
    assert abs(late[1] - low) < 0.4 and abs(late[2] - high) < 0.7


def test_scenarios_are_ordered_as_in_ar6(ssp_warming):
    medians = [shares(mean_over(ssp_warming.sel(scenario=name), 2081, 2100))[0] for name in AR6]
    assert medians == sorted(medians)


@pytest.mark.parametrize(
    ("years", "middle", "low", "high", "tolerance"),
    [
        ((2011, 2020), 1.09, 0.95, 1.20, 0.06),  # AR6, observed
        ((2003, 2022), 1.03, 0.87, 1.13, 0.05),  # the constraint of the calibration
        ((2015, 2024), 1.22, 1.00, 1.50, 0.05),  # IGCC 2024, human-caused; natural forcing adds little
    ],
)
def test_historical_warming_agrees_with_what_was_assessed(history, years, middle, low, high, tolerance):
    found = shares(mean_over(history.relative_to().sel(scenario="past"), *years))
    assert low < found[0] < high
    assert abs(found[0] - middle) < tolerance


def test_aerosol_forcing_agrees_with_ar6(history):
    """-1.3 (-2.0 to -0.6) W m-2, 2005-2014 against 1750."""
    forcing = history["forcing"].sel(scenario="past")
    names = ["Aerosol-radiation interactions", "Aerosol-cloud interactions"]
    found = shares(mean_over(forcing.sel(species=names).sum("species"), 2005, 2014))
    assert abs(found[0] + 1.3) < 0.1 and abs(found[1] + 2.0) < 0.15 and abs(found[2] + 0.6) < 0.1


def test_ocean_heat_agrees_with_ar6(history):
    """465 (358 to 573) ZJ from 1971 to 2020."""
    heat = history["ocean_heat_content_change"].sel(scenario="past")
    found = shares((heat.sel(timebound=2020) - heat.sel(timebound=1971)).to_numpy() / 1e21)
    assert 358 < found[0] < 573
    assert abs(found[0] - 465) < 15


def test_carbon_dioxide_of_2022_agrees_with_what_was_measured(history):
    """417.0 ppm; the model stands at the year's edges, a ppm before and after the yearly mean."""
    found = (
        history["concentration"].sel(scenario="past", species="CO2", timebound=[2022, 2023]).mean("timebound")
    )
    assert abs(shares(found.to_numpy())[0] - 417.0) < 2.0


def test_methane_and_nitrous_oxide_agree_with_ar6(history):
    """CH4 and N2O of 2019 (AR6 WG1: 1866 and 332 ppb) within 1 %."""
    for gas, measured, part in (("CH4", 1866.0, 0.01), ("N2O", 332.0, 0.01)):
        found = history["concentration"].sel(scenario="past", species=gas, timebound=[2019, 2020])
        assert abs(shares(found.mean("timebound").to_numpy())[0] / measured - 1) < part, gas


@pytest.mark.originals
@pytest.mark.parametrize("name", ["NGFS2_Current Policies", "SusDev_SDP-PkBudg1000"])
def test_ar6_pathways_warm_as_the_ipccs_own_emulator_said(originals, past, ensemble, natural, name):
    """Within 0.35 K of FaIR 1.6.2's median, 5 % and 95 % in 2050 and 2100.

    Theirs were harmonised to the history of 2015 and infilled by silicone; ours are joined as they are and
    infilled from SSP2-4.5, and the calibrations differ (1.6.2 was drawn for AR6, 1.4.1 for IGCC 2022).
    """
    folder = originals / "scenarios" / "ar6_illustrative"
    units = {row.name: row.emission_unit for row in ensemble.species if row.emission_unit}
    file = read_scenario_file(
        folder / "ar6_IPs_emissions.csv", {n: units[n] for n in needed_species(ensemble)}
    )
    future = file.emissions.sel(scenario=[name], year=slice(2020, 2100))
    future, _ = fill_years(future, interpolate=True)
    other = sources.read_scenarios("rcmip_ssp").drop_vars("unit").sel(scenario="ssp245", drop=True)
    future, _ = infill(future, ensemble, other.interp(year=future.year), "ssp245")
    before = past.sel(year=slice(None, 2019)).expand_dims(scenario=[name])
    found = project(xr.concat([before, future], "year"), ensemble, natural).relative_to().sel(scenario=name)
    table = pd.read_csv(folder / "two_ips_climate_fair.csv")
    table = table[table["Scenario"] == name].set_index("Variable")
    stem = "AR6 climate diagnostics|Surface Temperature (GSAT)|FaIRv1.6.2|{}th Percentile"
    for year in (2050, 2100):
        ours = np.percentile(found.sel(timebound=[year, year + 1]).mean("timebound"), [5, 50, 95])
        theirs = [table.loc[stem.format(share), str(year)] for share in ("5.0", "50.0", "95.0")]
        assert np.abs(ours - theirs).max() < 0.35, (year, ours, theirs)
