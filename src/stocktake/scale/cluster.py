"""The same blocks on a Dask cluster; the only file that imports Dask."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import xarray as xr

from stocktake.climate import Ensemble
from stocktake.climate.reductions import Reduction
from stocktake.dims import SCENARIO, YEAR
from stocktake.errors import MissingPart
from stocktake.scale.blocks import run_block
from stocktake.scale.plan import plan

if TYPE_CHECKING:
    from distributed import Client


def run_on_cluster(
    emissions: xr.DataArray,
    ensemble: Ensemble,
    forcing: xr.Dataset,
    folder: Path,
    reduce: Sequence[Reduction],
    client: Client | None = None,
    *,
    memory: float = 2e9,
) -> xr.Dataset:
    """Reductions of every scenario, a block a task; ``folder`` must be one that all workers see.

    client : of a running cluster; without one a cluster of processes is made on this machine and ended
    memory : bytes per worker
    raises : MissingPart where Dask is not installed
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise MissingPart(
            "Dask is not installed",
            "A run on a cluster needs it",
            next_step="Install it with `pip install 'stocktake[scale]'`, or use `run_in_blocks`",
        ) from None
    if client is None:
        with LocalCluster(threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as own:
            return run_on_cluster(emissions, ensemble, forcing, folder, reduce, own, memory=memory)
    folder.mkdir(parents=True, exist_ok=True)
    names = tuple(str(name) for name in emissions[SCENARIO].to_numpy())
    cut = plan(names, len(ensemble), emissions.sizes[YEAR], memory)
    shared = client.scatter((ensemble, forcing), broadcast=True)
    tasks = [
        client.submit(
            run_block, emissions.sel({SCENARIO: list(block)}), *shared, folder, tuple(reduce), pure=False
        )
        for block in cut.blocks
    ]
    return xr.concat(client.gather(tasks), SCENARIO)
