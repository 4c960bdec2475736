"""How a run may be cut, started, reduced and rounded without changing what it says."""

import numpy as np
import pytest
import xarray as xr

from stocktake.climate import (
    Checkpoint,
    Exceedance,
    FirstCrossing,
    Peak,
    PeakYear,
    PeriodMean,
    Precision,
    Quantiles,
    project,
)
from stocktake.climate import projection as projecting
from stocktake.climate.baseline import edge_weights
from stocktake.errors import BadInput, OutOfRange, UnknownChoice

pytestmark = pytest.mark.originals

YEAR = 2025


@pytest.fixture(scope="module")
def futures(extensions):
    return extensions.sel(year=slice(None, 2099))


@pytest.fixture(scope="module")
def whole(futures, few, natural):
    return project(futures, few, natural)


@pytest.fixture(scope="module")
def checkpoint(futures, few, natural):
    past = futures.sel(scenario=["low"], year=slice(None, YEAR - 1))
    return project(past, few, natural).checkpoint()


def test_a_run_from_a_checkpoint_equals_the_whole_run(futures, few, natural, whole, checkpoint):
    again = project(
        futures.sel(scenario=["low"], year=slice(YEAR, None)), few, natural, start_state=checkpoint
    )
    wanted = whole.temperature.sel(scenario=["low"], timebound=slice(YEAR, None))
    assert np.abs(again.temperature.to_numpy() - wanted.to_numpy()).max() < 1e-10
    against = whole.relative_to((1850, 1900)).sel(scenario=["low"], timebound=slice(YEAR, None))
    assert np.abs(again.relative_to((1850, 1900)).to_numpy() - against.to_numpy()).max() < 1e-10


def test_every_variable_goes_on_from_a_checkpoint(futures, few, natural, checkpoint):
    keep = ("concentration", "forcing", "layer_temperature", "cumulative_emissions", "airborne_fraction")
    one = futures.sel(scenario=["low"])
    whole = project(one, few, natural, keep=keep)
    again = project(one.sel(year=slice(YEAR, None)), few, natural, keep=keep, start_state=checkpoint)
    for name in keep:
        wanted = whole[name].sel(timebound=slice(YEAR + 1, None)).to_numpy()
        found = again[name].sel(timebound=slice(YEAR + 1, None)).to_numpy()
        assert np.nanmax(np.abs(found - wanted)) < 1e-10 * np.nanmax(np.abs(wanted)), name


def test_a_checkpoint_survives_a_file(tmp_path, futures, few, natural, checkpoint):
    checkpoint.to_dataset().to_netcdf(tmp_path / "state.nc")
    back = Checkpoint.from_dataset(xr.load_dataset(tmp_path / "state.nc"))
    later = futures.sel(year=slice(YEAR, None))
    runs = [project(later, few, natural, start_state=state).temperature for state in (checkpoint, back)]
    assert np.array_equal(runs[0].to_numpy(), runs[1].to_numpy())


def test_a_chain_of_checkpoints_keeps_the_baseline(futures, few, natural, whole, checkpoint):
    low = futures.sel(scenario=["low"])
    middle = project(low.sel(year=slice(YEAR, 2049)), few, natural, start_state=checkpoint).checkpoint()
    last = project(low.sel(year=slice(2050, None)), few, natural, start_state=middle)
    wanted = whole.relative_to().sel(scenario=["low"], timebound=slice(2050, None))
    assert np.abs(last.relative_to().to_numpy() - wanted.to_numpy()).max() < 1e-10


def test_a_checkpoint_of_another_ensemble_is_refused(futures, calibrated, natural, checkpoint):
    with pytest.raises(BadInput, match="another ensemble"):
        project(futures.sel(year=slice(YEAR, None)), calibrated.spread(7), natural, start_state=checkpoint)


def test_a_future_that_leaves_a_gap_after_the_checkpoint_is_refused(futures, few, natural, checkpoint):
    with pytest.raises(OutOfRange, match="2030"):
        project(futures.sel(year=slice(2030, None)), few, natural, start_state=checkpoint)


@pytest.mark.parametrize(("workers", "lanes"), [(1, 40), (1, 7), (2, 100), (3, 1000)])
def test_results_do_not_depend_on_how_a_run_is_cut(futures, few, natural, whole, monkeypatch, workers, lanes):
    monkeypatch.setattr("stocktake.climate.emulator.LANES_PER_BLOCK", lanes)
    again = project(futures, few, natural, workers=workers)
    assert np.abs(again.temperature.to_numpy() - whole.temperature.to_numpy()).max() < 1e-12


def test_a_member_warms_alike_in_any_company(futures, few, natural, whole):
    alone = project(futures, few.take([17]), natural)
    assert np.abs(alone.temperature.to_numpy() - whole.temperature.to_numpy()[:, [17]]).max() < 1e-12


def test_reductions_say_what_the_members_say(futures, few, natural, whole, monkeypatch):
    monkeypatch.setattr(projecting, "MEMORY_PER_CHUNK", 1.0)  # one scenario at a time
    reduce = (
        Quantiles((0.05, 0.5, 0.95)),
        Exceedance((1.5, 2.0)),
        FirstCrossing((1.5,)),
        Peak(),
        PeakYear(),
        PeriodMean(((2081, 2099), (1995, 2014))),
    )
    found = project(futures, few, natural, keep=(), reduce=reduce)
    warming = whole.relative_to((1850, 1900))
    quantiles = warming.quantile([0.05, 0.5, 0.95], "member").transpose("scenario", "quantile", "timebound")
    assert np.allclose(found["warming"].to_numpy(), quantiles.to_numpy(), atol=1e-12)
    share = (warming > 1.5).mean("member")
    assert np.allclose(found["exceedance"].sel(level=1.5).to_numpy(), share.to_numpy())
    assert np.allclose(found["peak"].to_numpy(), warming.max("timebound").to_numpy())
    first = warming.timebound.where(warming > 1.5).min("timebound").to_numpy()
    assert np.array_equal(found["first_crossing"].sel(level=1.5).to_numpy(), first, equal_nan=True)
    assert np.array_equal(found["peak_year"].to_numpy(), warming.idxmax("timebound").to_numpy())
    mean = warming.to_numpy() @ edge_weights(warming.timebound.to_numpy(), 2081, 2099)
    assert np.allclose(found["period_mean"].sel(period="2081-2099").to_numpy(), mean)
    assert "temperature" not in found.variables


def test_the_baseline_weighs_its_first_and_last_edge_by_half(whole):
    edges = whole.temperature.timebound.to_numpy()
    weights = edge_weights(edges, 1850, 1900)
    assert weights.sum() == pytest.approx(1.0)
    assert weights[edges == 1850] == weights[edges == 1901] == pytest.approx(0.5 / 51)
    assert weights[edges == 1875] == pytest.approx(1 / 51)


def test_single_precision_errs_by_less_than_a_hundred_thousandth_of_a_degree(futures, calibrated, natural):
    """All members: a few have tiny aerosol shapes and a vast scale, where digits are easily lost."""
    future = futures.sel(scenario=["high-extension"])
    exact, rough = (project(future, calibrated, natural, precision=each) for each in Precision)
    assert rough.temperature.dtype == np.float32
    assert 0 < np.abs(rough.temperature.to_numpy() - exact.temperature.to_numpy()).max() < 1e-5


def test_a_users_own_jax_stays_as_it_was(futures, few, natural):
    import jax
    import jax.numpy as jnp

    before = jnp.ones(1).dtype
    project(futures.sel(year=slice(None, 1800)), few, natural)
    assert jnp.ones(1).dtype == before == np.float32
    assert jax.local_device_count() == len(jax.devices())


def test_a_variable_that_was_not_kept_is_named_with_the_way_to_keep_it(whole):
    with pytest.raises(UnknownChoice, match=r"keep=\('forcing',\)"):
        whole["forcing"]


def test_an_unknown_variable_is_refused_with_the_nearest(futures, few, natural):
    with pytest.raises(UnknownChoice, match="temperature"):
        project(futures, few, natural, keep=("temprature",))
