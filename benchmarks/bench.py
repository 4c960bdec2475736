"""`make bench`: speed and memory of the climate against ``fair``, paired in one process, as tables.

Each pair runs alternately on the same machine, so that what else it does falls on both; ratios are of
medians. Run it on a quiet machine for figures to quote: seconds vary by tens of per cent, ratios less.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import xarray as xr

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import peer_fair  # noqa: E402

YEARS = slice(1750, 2100)
EDGES = slice(1750, 2101)


def main() -> None:
    options = _options()
    _print_machine()
    emissions, natural, ensemble = _inputs()
    _print_cold(options)
    warm = _warm_pair(emissions, natural, ensemble, options)
    _print_checkpoint(emissions, natural, ensemble)
    _print_growth(emissions, natural, ensemble)
    if not options.quick:
        _print_many(emissions, natural, ensemble)
    _print_cicero(warm)


def _inputs():
    from stocktake.climate.inputs import needed_species
    from stocktake.sources import read_ensemble, read_forcing, read_scenarios

    ensemble = read_ensemble()
    emissions = read_scenarios("extensions").drop_vars("unit").sel(year=YEARS)
    natural = read_forcing().sel(timebound=EDGES)
    return emissions.sel(species=list(needed_species(ensemble))), natural, ensemble


def _print_machine() -> None:
    import jax

    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=ROOT, check=False
    ).stdout.strip()
    name = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        models = [line for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        name = models[0].split(":")[1].strip() if models else name
    print(f"commit {commit}, {multiprocessing.cpu_count()} cores of {name}, jax {jax.__version__}\n")


def _print_cold(options) -> None:
    """Whole processes, from nothing to percentiles of 841 members and seven scenarios to 2100."""
    file = options.data / peer_fair.FOLDER / "extensions_1750-2500.csv"
    ours = [str(Path(sys.executable).parent / "stocktake"), "project", str(file), "--end", "2100", "--json"]
    print("Cold process, 841 members x 7 scenarios to 2100, to percentiles (budget 5 s, 1 GB)")
    for word, seconds_and_memory in (
        ("nothing compiled", _process(ours, JAX_ENABLE_COMPILATION_CACHE="false")),
        ("as installed", min(_process(ours) for _ in range(2))),
    ):
        seconds, memory = seconds_and_memory
        print(f"  stocktake project, {word:18} {seconds:7.1f} s  {memory:6.2f} GB")
    if options.full:
        code = (
            "import sys; sys.path.insert(0, '.'); from pathlib import Path; import numpy as np;"
            "from benchmarks import peer_fair as p; import pandas as pd;"
            f"f = p.Files.of(Path({str(options.data)!r}));"
            "s = list(pd.read_csv(f.emissions)['scenario'].unique());"
            "r = p.run(p.set_up(f, s, end=2101));"
            "np.percentile(r.temperature.sel(layer=0).to_numpy(), [5, 50, 95], axis=2)"
        )
        theirs, their_memory = _process([sys.executable, "-W", "ignore", "-c", code])
        print(f"  fair{'':32} {theirs:7.1f} s  {their_memory:6.2f} GB   ratio {theirs / seconds:.0f}")
    print()


def _process(command, **environment) -> tuple[float, float]:
    """Seconds and GB of a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env={**os.environ, **environment})
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return seconds, max(before, after) / 1e6


def _warm_pair(emissions, natural, ensemble, options) -> float:
    """Runs only, 841 members x 7 scenarios to 2100; gives our seconds."""
    from stocktake.climate import Precision, Quantiles, project
    from stocktake.climate.emulator import engine
    from stocktake.climate.inputs import read_inputs
    from stocktake.climate.physics import CALIBRATED

    scenarios = [str(name) for name in emissions["scenario"].to_numpy()]
    count = len(scenarios) if options.full else 2
    files = peer_fair.Files.of(options.data)
    runs = {}
    for precision in Precision:
        motor = engine(ensemble, CALIBRATED, precision, frozenset())
        inputs = read_inputs(emissions, ensemble, motor.layout, natural, None, None)
        start = motor.beginning(len(scenarios))
        runs[precision.value] = lambda motor=motor, inputs=inputs, start=start: motor.run(inputs.given, start)
    runs["with percentiles"] = lambda: project(
        emissions, ensemble, natural, keep=(), reduce=(Quantiles((0.05, 0.5, 0.95)),)
    )
    for run in runs.values():
        run()
    taken: dict[str, list[float]] = {name: [] for name in (*runs, "fair")}
    for _ in range(options.repeat):
        peer = peer_fair.set_up(files, scenarios[:count], end=2101)
        taken["fair"].append(_timed(lambda peer=peer: peer_fair.run(peer)) * len(scenarios) / count)
        for name, run in runs.items():
            taken[name] += [_timed(run) for _ in range(7)]
    _print_warm(taken, len(ensemble) * len(scenarios) * emissions.sizes["year"], count)
    _print_precision(emissions, natural, ensemble)
    return statistics.median(taken["float64"])


def _print_warm(taken, member_years, count) -> None:
    peer = statistics.median(taken["fair"])
    print(f"Warm run, 841 x 7 to 2100 (fair timed on {count} scenarios and scaled to 7)")
    print(f"  {'':18}{'median s':>10}{'best s':>10}{'fair / ours':>13}{'M member-years/s':>18}")
    for name, seconds in taken.items():
        middle, best = statistics.median(seconds), min(seconds)
        rate = member_years / middle / 1e6
        print(f"  {name:18}{middle:10.4f}{best:10.4f}{peer / middle:13.0f}{rate:18.2f}")
    print()


def _print_precision(emissions, natural, ensemble) -> None:
    from stocktake.climate import Precision, project

    exact = project(emissions, ensemble, natural)
    rough = project(emissions, ensemble, natural, precision=Precision.SINGLE)
    apart = np.abs(rough.temperature.to_numpy() - exact.temperature.to_numpy())
    quantiles = [run.relative_to().quantile([0.05, 0.5, 0.95], "member") for run in (rough, exact)]
    print("float32 against float64, 841 x 7, K")
    print("  year        largest member     mean member    p5/p50/p95 of 1850-1900 warming")
    for year in (1900, 2000, 2050, 2100):
        at = year - 1750
        one, other = (found.sel(timebound=year).to_numpy() for found in quantiles)
        three = (apart[..., at].max(), apart[..., at].mean(), np.abs(one - other).max())
        print(f"  {year}  " + "".join(f"{value:16.1e}" for value in three))
    print()


def _print_checkpoint(emissions, natural, ensemble) -> None:
    """A future of its own from the end of history."""
    from stocktake.climate import Quantiles, project

    past = emissions.isel(scenario=[0]).sel(year=slice(None, 2024))
    state = project(past, ensemble, natural).checkpoint()
    shares = Quantiles((0.05, 0.5, 0.95))
    print("From the checkpoint at 2025, full ensemble to 2100, warm (budget 20 ms)")
    for count in (1, 7):
        later = emissions.isel(scenario=slice(0, count)).sel(year=slice(2025, None))

        def run(later=later):
            return project(later, ensemble, natural, start_state=state, keep=(), reduce=(shares,))

        def bare(later=later):
            return project(later, ensemble, natural, start_state=state)

        run(), bare()
        both = [statistics.median(_timed(one) for _ in range(15)) * 1e3 for one in (bare, run)]
        print(f"  {count} scenario(s): {both[0]:6.1f} ms members, {both[1]:6.1f} ms with percentiles")
    print()


def _print_growth(emissions, natural, ensemble) -> None:
    """How the cost grows with scenarios, members and years."""
    from stocktake.climate import project

    print("Cost as a run grows (warm, ms; others at 7 x 841 x 351)")
    rows = {
        "scenarios": [(n, emissions.isel(scenario=np.arange(n) % 7), ensemble) for n in (1, 3, 7, 14, 28)],
        "members": [(n, emissions, ensemble.spread(n)) for n in (10, 100, 421, 841)],
        "years": [(n, emissions.isel(year=slice(0, n)), ensemble) for n in (51, 151, 251, 351)],
    }
    for what, cases in rows.items():
        cells = []
        for count, scenarios, members in cases:
            named = scenarios.assign_coords(scenario=[f"s{n}" for n in range(scenarios.sizes["scenario"])])
            project(named, members, natural)
            middle = statistics.median(
                _timed(lambda n=named, m=members: project(n, m, natural)) for _ in range(5)
            )
            cells.append(f"{count}: {middle * 1e3:.0f}")
        print(f"  {what:10} {'   '.join(cells)}")
    print()


def _print_many(emissions, natural, ensemble) -> None:
    """As many scenarios as the IPCC's database has, to percentiles, in bounded memory."""
    from stocktake.climate import Peak, Quantiles, project

    count = 1202
    chance = np.random.default_rng(1)
    many = emissions.isel(scenario=np.arange(count) % 7)
    factor = xr.DataArray(chance.uniform(0.8, 1.2, count), dims="scenario")
    future = xr.where(many["year"] > 2024, factor, 1.0)
    many = (many * future).transpose(*emissions.dims)
    many = many.assign_coords(scenario=[f"s{number}" for number in range(count)])
    seconds = _timed(lambda: project(many, ensemble, natural, keep=(), reduce=(Quantiles(), Peak())))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{count} scenarios x 841 members to 2100, to percentiles: {seconds:.1f} s; this process so far")
    print(f"at most {memory:.2f} GB, with fair's own runs in it (budget 60 s, 2 GB)\n")


def _print_cicero(warm: float) -> None:
    try:
        import ciceroscm  # noqa: F401
    except ImportError:
        print("ciceroscm is not installed here: pip install 'stocktake[bench]'")
        return
    from benchmarks.peer_cicero import seconds_of_one_run

    one = seconds_of_one_run()
    print(
        f"ciceroscm, one member, one scenario to 2100: {one:.2f} s; ours {warm / 841 / 7 * 1e6:.1f} us each"
    )


def _timed(run) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the publishers' files")
    parser.add_argument("--repeat", type=int, default=3, help="pairs of warm runs")
    parser.add_argument("--full", action="store_true", help="fair on all seven scenarios too (9 GB)")
    parser.add_argument("--quick", action="store_true", help="without the 1,202 scenarios")
    return parser.parse_args()


if __name__ == "__main__":
    main()
