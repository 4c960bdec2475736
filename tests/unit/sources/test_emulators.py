"""A second emulator behind the contract of our own climate."""

import numpy as np
import pytest

from stocktake import sources
from stocktake.climate import Peak, Quantiles, project
from stocktake.errors import MissingPart, OutOfRange, UnknownChoice
from stocktake.sources.emulators.contract import emulator_named


def test_an_unknown_emulator_is_refused_with_the_nearest():
    with pytest.raises(UnknownChoice, match="ciceroscm"):
        emulator_named("cicero")


def test_a_missing_emulator_is_refused_with_the_way_to_install_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "ciceroscm", None)
    with pytest.raises(MissingPart, match=r"stocktake\[ciceroscm\]"):
        emulator_named("ciceroscm")


@pytest.fixture(scope="module")
def world():
    pytest.importorskip("ciceroscm", reason="the extra ciceroscm is not installed")
    emissions = sources.read_scenarios("extensions").drop_vars("unit").sel(scenario=["low", "high-extension"])
    natural = sources.read_forcing()
    return emissions.sel(year=slice(None, 2100)), sources.read_ensemble(), natural


def test_ciceroscm_gives_a_projection_like_ours(world):
    reductions = (Quantiles((0.05, 0.5, 0.95)), Peak())
    found = emulator_named("ciceroscm")(*world, reductions, (1850, 1900))
    assert found["temperature"].dims == ("scenario", "member", "timebound")
    assert found["temperature"].shape == (2, 1, 352)
    assert float(found["temperature"].isel(timebound=0).max()) == 0.0
    assert set(found.variables) == {"temperature", "warming", "peak"}
    assert any("NF3" in note for note in found.said)


def test_ciceroscm_lies_within_a_degree_of_our_median(world):
    """Another structure, uncalibrated: near enough to be the same world, far enough to be another model."""
    emissions, ensemble, natural = world
    found = emulator_named("ciceroscm")(*world, (Quantiles((0.5,)),), (1850, 1900))
    ours = project(emissions, ensemble.spread(60), natural, keep=(), quantiles=(0.5,))
    apart = np.abs(found["warming"].to_numpy() - ours["warming"].to_numpy())[..., 250:]
    assert 0.01 < apart.max() < 1.0


def test_ciceroscm_runs_from_1750_only(world):
    emissions, ensemble, natural = world
    with pytest.raises(OutOfRange, match="1750"):
        emulator_named("ciceroscm")(emissions.sel(year=slice(2000, None)), ensemble, natural, (), None)
