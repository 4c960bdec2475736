"""The same blocks on Dask workers give what this process gives."""

import sys

import pytest
import xarray as xr

from stocktake import sources
from stocktake.climate import Quantiles
from stocktake.errors import MissingPart
from stocktake.scale import run_in_blocks
from stocktake.scale.cluster import run_on_cluster

REDUCE = (Quantiles((0.05, 0.5, 0.95)),)


@pytest.fixture(scope="module")
def world():
    ensemble = sources.read_ensemble().take(range(4))
    emissions = sources.read_scenarios("extensions").isel(scenario=slice(0, 2)).sel(year=slice(1750, 1900))
    return emissions, ensemble, sources.read_forcing()


def test_workers_give_what_one_process_gives(world, tmp_path):
    distributed = pytest.importorskip("distributed")
    memory = 400e6 + 4 * 151 * 64 + 1
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        there = run_on_cluster(*world, tmp_path / "there", REDUCE, client, memory=memory)
    here = run_in_blocks(*world, tmp_path / "here", REDUCE, memory=memory)
    assert len(list((tmp_path / "there").iterdir())) == 2
    xr.testing.assert_allclose(there, here, rtol=0, atol=1e-12)


def test_without_dask_the_way_out_is_said(world, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingPart, match="pip install"):
        run_on_cluster(*world, tmp_path, REDUCE)
