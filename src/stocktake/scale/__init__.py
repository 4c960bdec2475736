"""Where a large run runs: cut into blocks that fit the memory, on this machine or on a Dask cluster.

``plan`` cuts, ``blocks`` runs one block after another and keeps each on disk, so that a run that was stopped
goes on where it was, and ``cluster`` sends the blocks to Dask workers. Dask is imported in ``cluster`` only.
"""

from stocktake.scale.blocks import run_in_blocks
from stocktake.scale.plan import Plan, plan

__all__ = ["Plan", "plan", "run_in_blocks"]
