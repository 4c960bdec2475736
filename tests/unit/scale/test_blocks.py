"""Large runs: cut to the memory, the same result however cut, and gone on with after a stop."""

import numpy as np
import pytest
import xarray as xr
from hypothesis import given
from hypothesis import strategies as st

from stocktake import sources
from stocktake.climate import Peak, Quantiles
from stocktake.errors import BadInput, CannotWrite, OutOfRange
from stocktake.scale import blocks, plan, run_in_blocks

REDUCE = (Quantiles((0.05, 0.5, 0.95)), Peak())
PER_SCENARIO = 841 * 351 * 8 * 8


@given(st.integers(1, 2000), st.floats(5e8, 1e10))
def test_every_scenario_is_in_one_block_and_no_block_needs_more_than_is_allowed(count, memory):
    names = tuple(f"s{number}" for number in range(count))
    cut = plan(names, 841, 351, memory)
    assert tuple(name for block in cut.blocks for name in block) == names
    assert cut.bytes_per_block <= memory


def test_too_little_memory_is_refused_with_what_is_needed():
    with pytest.raises(OutOfRange, match="At least"):
        plan(("a",), 841, 351, 1e8)


@pytest.fixture(scope="module")
def world():
    ensemble = sources.read_ensemble().take(range(8))
    emissions = sources.read_scenarios("extensions").isel(scenario=slice(0, 4)).sel(year=slice(1750, 2030))
    return emissions, ensemble, sources.read_forcing()


def needed(world, scenarios):
    emissions, ensemble, _ = world
    return 400e6 + len(ensemble) * emissions.sizes["year"] * 64 * scenarios


def test_results_do_not_depend_on_how_the_run_is_cut(world, tmp_path):
    whole = run_in_blocks(*world, tmp_path / "whole", REDUCE)
    cut = run_in_blocks(*world, tmp_path / "cut", REDUCE, memory=needed(world, 1) + 1)
    assert len(list((tmp_path / "cut").iterdir())) == 4
    # the compiled step handles the odd lanes of a block by other instructions: a difference in the last bits
    xr.testing.assert_allclose(whole, cut, rtol=0, atol=1e-12)
    assert list(whole["scenario"].values) == list(cut["scenario"].values)


def test_a_stopped_run_goes_on_and_computes_no_block_twice(world, tmp_path, monkeypatch):
    ran = []
    project = blocks.project

    def stopping(emissions, *rest, **more):
        if len(ran) == 2:
            raise KeyboardInterrupt
        ran.append(emissions.sizes["scenario"])
        return project(emissions, *rest, **more)

    memory = needed(world, 1) + 1
    monkeypatch.setattr(blocks, "project", stopping)
    with pytest.raises(KeyboardInterrupt):
        run_in_blocks(*world, tmp_path, REDUCE, memory=memory)
    again = []
    monkeypatch.setattr(blocks, "project", lambda *a, **k: (again.append(1), project(*a, **k))[1])
    found = run_in_blocks(*world, tmp_path, REDUCE, memory=memory)
    assert (len(ran), len(again)) == (2, 2)
    assert list(found["scenario"].values) == list(world[0]["scenario"].values)


def test_a_block_of_other_emissions_is_another_block(world):
    emissions, ensemble, forcing = world
    same = blocks.fingerprint(emissions, ensemble, forcing, REDUCE)
    assert blocks.fingerprint(emissions.copy(), ensemble, forcing, REDUCE) == same
    assert blocks.fingerprint(emissions * (1 + 1e-12), ensemble, forcing, REDUCE) != same
    assert blocks.fingerprint(emissions, ensemble, forcing, REDUCE[:1]) != same


def test_two_scenarios_of_one_name_are_refused(world, tmp_path):
    emissions, ensemble, forcing = world
    twice = xr.concat([emissions, emissions], "scenario")
    with pytest.raises(BadInput, match="Several scenarios"):
        run_in_blocks(twice, ensemble, forcing, tmp_path, REDUCE)


def test_a_folder_that_cannot_be_written_is_refused_before_anything_runs(world, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWrite):
        run_in_blocks(*world, tmp_path / "file" / "folder", REDUCE)


def test_percentiles_of_blocks_are_those_of_the_members(world, tmp_path):
    from stocktake.climate import project

    found = run_in_blocks(*world, tmp_path, REDUCE)
    members = project(*world).relative_to()
    expected = members.quantile([0.05, 0.5, 0.95], "member").transpose(*found["warming"].dims)
    np.testing.assert_allclose(found["warming"], expected, atol=1e-12)
