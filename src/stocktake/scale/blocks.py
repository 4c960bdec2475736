"""A large run, block by block; each finished block is a file, so a run that was stopped goes on.

A block's file is named by a hash of everything its result depends on: emissions, ensemble, forcing and what
is reduced. A file of that name is therefore its result, and is not computed again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import xarray as xr

from stocktake import __version__
from stocktake.climate import Ensemble, project
from stocktake.climate.reductions import Reduction
from stocktake.dims import SCENARIO, YEAR
from stocktake.errors import BadInput, CannotWrite
from stocktake.scale.plan import plan

Say = Callable[[int, int], None]


def run_in_blocks(
    emissions: xr.DataArray,
    ensemble: Ensemble,
    forcing: xr.Dataset,
    folder: Path,
    reduce: Sequence[Reduction],
    *,
    memory: float = 2e9,
    say: Say = lambda done, blocks: None,
) -> xr.Dataset:
    """Reductions of every scenario (scenario first), computed block by block or taken from ``folder``.

    emissions : (scenario, species, year), as ``climate.project`` takes them
    folder    : where finished blocks are kept; made where it is not there
    memory    : bytes that the run may use in all
    say       : called with the number of finished blocks and of all blocks
    raises    : CannotWrite for the folder, BadInput for scenarios of one name, and what ``project`` raises
    """
    names = tuple(str(name) for name in emissions[SCENARIO].to_numpy())
    if len(set(names)) < len(names):
        twice = sorted({name for name in names if names.count(name) > 1})
        raise BadInput(f"Several scenarios are called {', '.join(twice)}", "Each needs a name of its own")
    cut = plan(names, len(ensemble), emissions.sizes[YEAR], memory)
    _make(folder)
    parts = []
    for number, block in enumerate(cut.blocks):
        say(number, len(cut.blocks))
        parts.append(run_block(emissions.sel({SCENARIO: list(block)}), ensemble, forcing, folder, reduce))
    say(len(cut.blocks), len(cut.blocks))
    return xr.concat(parts, SCENARIO)


def run_block(
    emissions: xr.DataArray,
    ensemble: Ensemble,
    forcing: xr.Dataset,
    folder: Path,
    reduce: Sequence[Reduction],
) -> xr.Dataset:
    """One block's reductions, from its file where it is finished, else computed and kept."""
    path = folder / f"{fingerprint(emissions, ensemble, forcing, reduce)}.nc"
    if not path.exists():
        run = project(emissions, ensemble, forcing, keep=(), reduce=tuple(reduce))
        draft = path.with_suffix(f".{os.getpid()}.part")
        xr.Dataset(dict(run.variables)).to_netcdf(draft, engine="h5netcdf")
        draft.replace(path)
    with xr.open_dataset(path, engine="h5netcdf") as kept:
        return kept.load()


def fingerprint(
    emissions: xr.DataArray, ensemble: Ensemble, forcing: xr.Dataset, reduce: Sequence[Reduction]
) -> str:
    """A hash of everything that a block's result depends on."""
    digest = hashlib.sha256(f"{__version__} {ensemble.fingerprint} {tuple(reduce)!r}".encode())
    for array in (emissions, *(forcing[name] for name in sorted(map(str, forcing.data_vars)))):
        digest.update(str(array.dims).encode())
        for axis in array.dims:
            digest.update(str(array[axis].to_numpy().tolist()).encode())
        digest.update(np.ascontiguousarray(array.to_numpy(), dtype=float).tobytes())
    return digest.hexdigest()[:32]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotWrite(
            f"'{folder}' cannot be written to: {error.strerror or error}",
            "A folder for the finished blocks was wanted",
            next_step="Give another folder",
        ) from error
