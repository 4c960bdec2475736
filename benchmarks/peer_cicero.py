"""``ciceroscm`` on one of our scenarios: the second peer of `make bench`."""

from __future__ import annotations

import time


def seconds_of_one_run() -> float:
    """One member, one scenario, 1750 to 2100, after a first run that loads everything."""
    from stocktake.sources import read_ensemble, read_forcing, read_scenarios
    from stocktake.sources.emulators.ciceroscm import run_ciceroscm

    emissions = read_scenarios("extensions").drop_vars("unit").isel(scenario=[0]).sel(year=slice(None, 2100))
    given = (emissions, read_ensemble(), read_forcing(), (), None)
    run_ciceroscm(*given)
    began = time.perf_counter()
    run_ciceroscm(*given)
    return time.perf_counter() - began
