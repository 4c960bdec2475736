"""Member-years per second as the lanes (scenario x member) grow from a thousand to a million, on any device.

Run it where there is an accelerator: the same code runs there. ``python benchmarks/lanes.py``
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

SIZES = (1_000, 10_000, 100_000, 1_000_000)
YEARS = 100


def main() -> None:
    import jax

    from stocktake.climate import Precision
    from stocktake.climate.emulator import engine
    from stocktake.climate.inputs import needed_species, read_inputs
    from stocktake.climate.physics import CALIBRATED
    from stocktake.sources import read_ensemble, read_forcing, read_scenarios

    ensemble = read_ensemble()
    emissions = read_scenarios("extensions").drop_vars("unit").sel(year=slice(1750, 1749 + YEARS))
    emissions = emissions.sel(species=list(needed_species(ensemble)))
    natural = read_forcing()
    print(f"{jax.devices()[0]}, {YEARS} years, 841 members; million member-years per second")
    print(f"{'lanes':>10}{'float64':>12}{'float32':>12}")
    for size in SIZES:
        count = max(1, round(size / len(ensemble)))
        many = emissions.isel(scenario=np.arange(count) % emissions.sizes["scenario"])
        many = many.assign_coords(scenario=[f"s{number}" for number in range(count)])
        cells = []
        for precision in Precision:
            motor = engine(ensemble, CALIBRATED, precision, frozenset())
            inputs = read_inputs(many, ensemble, motor.layout, natural, None, None)
            start = motor.beginning(count)
            motor.run(inputs.given, start)
            seconds = min(_timed(lambda: motor.run(inputs.given, start)) for _ in range(3))  # noqa: B023
            cells.append(f"{count * len(ensemble) * YEARS / seconds / 1e6:12.1f}")
        print(f"{count * len(ensemble):>10}" + "".join(cells), flush=True)


def _timed(run) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
