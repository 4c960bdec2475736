"""Running the past again without some of its emissions."""

import numpy as np
import pytest
import xarray as xr

from stocktake import attribution, sources
from stocktake.attribution.emitted import SPECIES
from stocktake.errors import BadInput, OutOfRange

LAST = 2023
YEARS = LAST - 1850 + 1


def removal(species, amount, years=YEARS):
    case = np.zeros((len(SPECIES), years))
    case[SPECIES.index(species)] = amount
    return case


def test_removing_nothing_changes_nothing(past):
    assert np.array_equal(past.effects(np.zeros((1, 4, YEARS)), LAST), np.zeros((1, past.members)))


@pytest.mark.parametrize(("species", "amount"), [("CO2 FFI", 1.0), ("CH4", 10.0), ("N2O", 0.5)])
def test_every_member_is_cooler_without_some_of_a_gas(past, species, amount):
    assert (past.effects(removal(species, amount)[None], LAST) > 0).all()


def test_land_use_co2_booked_as_such_also_brightens_the_land(past):
    gas, both = past.effects(np.stack([removal("CO2 FFI", 1.0), removal("CO2 AFOLU", 1.0)]), LAST)
    assert (both < gas).all()


def test_a_case_gives_the_same_alone_and_among_others(past):
    cases = np.stack([removal("CO2 FFI", amount) for amount in (0.1, 0.5, 2.0)])
    together = past.effects(cases, LAST)
    alone = np.concatenate([past.effects(case[None], LAST) for case in cases])
    assert np.abs(together - alone).max() < 1e-12


def test_a_late_start_is_the_same_as_nothing_removed_before(past):
    late = removal("CO2 FFI", 1.0, 34)
    padded = np.concatenate([np.zeros((4, YEARS - 34)), late], axis=1)
    assert np.array_equal(past.effects(late[None], LAST), past.effects(padded[None], LAST))


def test_a_year_beyond_history_is_refused(past):
    with pytest.raises(OutOfRange, match="2025"):
        past.effects(np.zeros((1, 4, 2)), 2025)


def test_no_cases_give_no_rows(past):
    assert past.effects(np.zeros((0, 4, YEARS)), LAST).shape == (0, past.members)


def test_the_calibrated_years_stay_as_they_are():
    calibrated, later = sources.read_calibrated_history(), sources.read_history()
    joined = attribution.to_date(calibrated, later)
    last = int(calibrated["year"][-1])
    assert np.array_equal(
        joined.sel(year=slice(None, last)).transpose("species", "year").values,
        calibrated.transpose("species", "year").values,
    )
    assert int(joined["year"][-1]) == int(later["year"][-1])


def test_later_years_take_the_growth_and_not_the_level():
    years = [2021, 2022]
    calibrated = xr.DataArray(
        [[90.0, 100.0], [1.0, 0.0]],
        coords={"species": ["CH4", "CFC-11"], "year": years},
        dims=["species", "year"],
    )
    later = xr.DataArray(
        [[180.0, 200.0, 210.0], [5.0, 4.0, 3.0]],
        coords={"species": ["CH4", "CFC-11"], "year": [*years, 2023]},
        dims=["species", "year"],
    )
    joined = attribution.to_date(calibrated, later)
    assert float(joined.sel(species="CH4", year=2023)) == pytest.approx(105.0)
    assert float(joined.sel(species="CFC-11", year=2023)) == 0.0  # nothing has no growth


def test_a_later_history_without_a_species_is_refused():
    calibrated, later = sources.read_calibrated_history(), sources.read_history()
    with pytest.raises(BadInput, match="lacks CH4"):
        attribution.to_date(calibrated, later.drop_sel(species="CH4"))
