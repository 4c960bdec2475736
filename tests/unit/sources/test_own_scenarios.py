"""A user's scenarios are made ready: filled where that was asked for, refused where it was not, and said."""

import pandas as pd
import pytest

from stocktake.errors import BadInput, OutOfRange, UnknownScenario
from stocktake.sources import read_ensemble, read_forcing, read_scenarios
from stocktake.sources.own_scenarios import HISTORY_END, read_own_scenarios, read_recent_past, start_of


@pytest.fixture(scope="module")
def ensemble():
    return read_ensemble().spread(3)


def own_file(folder, species, years=(2025, 2030)):
    """A file with a library scenario's numbers of some species in some years."""
    given = read_scenarios("extensions").sel(scenario="low", species=list(species), year=list(years))
    unit = dict(zip(given.species.values, given.unit.values, strict=True))
    rows = [["own", "World", name, unit[name], *given.sel(species=name).values] for name in species]
    columns = ["scenario", "region", "variable", "unit", *map(str, years)]
    path = folder / "own.csv"
    pd.DataFrame(rows, columns=columns).to_csv(path, index=False)
    return path


def test_missing_species_come_from_the_named_scenario_and_are_recorded(tmp_path, ensemble):
    path = own_file(tmp_path, ["CO2 FFI", "CH4"])
    found = read_own_scenarios([path], ensemble, interpolate=True, infill="low")
    reference = read_scenarios("extensions").sel(scenario="low", species="N2O", year=2030)
    assert float(found.emissions.sel(scenario="own", species="N2O", year=2030)) == pytest.approx(
        float(reference), rel=1e-6
    )
    assert found.records


def test_missing_species_are_refused_unless_infilling_was_asked_for(tmp_path, ensemble):
    path = own_file(tmp_path, ["CO2 FFI", "CH4"])
    with pytest.raises(BadInput):
        read_own_scenarios([path], ensemble, interpolate=True)
    with pytest.raises(UnknownScenario, match="lowe"):
        read_own_scenarios([path], ensemble, interpolate=True, infill="lowe")


def test_the_past_is_that_of_the_calibration_then_the_newest_years():
    past = read_recent_past()
    assert int(past.year[0]) == 1750 and int(past.year[-1]) == HISTORY_END
    assert not past.isnull().any()


@pytest.mark.parametrize(
    ("word", "first", "error"),
    [("1750", 2020, OutOfRange), ("auto", HISTORY_END + 2, OutOfRange), ("now", 2020, BadInput)],
)
def test_a_start_without_a_history_before_it_is_refused(ensemble, word, first, error):
    with pytest.raises(error):
        start_of(word, first, ensemble, read_forcing())


def test_a_run_from_1750_needs_no_start(ensemble):
    assert start_of("auto", 1750, ensemble, read_forcing()) is None
