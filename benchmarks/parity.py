"""`make parity`: our climate against ``fair`` on the same members and scenarios, every variable, as a table.

Seven extension scenarios and eight SSPs, 841 members, 1750 to 2300, one at a time (about 3 GB and
fifteen seconds each, nearly all of it ``fair``'s). Our tables come from the embedded snapshot, the peer's
from the publishers' files, so the snapshot is tested on the way.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import xarray as xr

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import peer_fair, wide_csv

END = 2300
LIMIT = 1e-6
VARIABLES = (
    "layer_temperature",
    "concentration",
    "forcing",
    "forcing_sum",
    "airborne_fraction",
    "toa_imbalance",
    "ocean_heat_content_change",
)
HEADS = (
    "scenario",
    "surface K",
    "deep K",
    "concentr. rel",
    "forcing rel",
    "total W/m2",
    "airborne fr.",
    "imbalance rel",
    "heat rel",
    "ours s",
    "fair s",
)


def main() -> int:
    options = _options()
    from stocktake.sources import read_ensemble, read_forcing

    ensemble = read_ensemble()
    if options.members:
        ensemble = ensemble.spread(options.members)
    natural = read_forcing()
    worst = np.zeros(len(HEADS) - 3)
    print(f"Largest differences over {len(ensemble)} members and all edges 1750-{options.end + 1}\n")
    print("  ".join(f"{head:>13}" for head in HEADS))
    with tempfile.TemporaryDirectory() as folder:
        for scenario, emissions in worlds(options.end):
            found, seconds = compare(scenario, emissions, ensemble, natural, options.data, Path(folder))
            worst = np.maximum(worst, found)
            cells = [f"{value:13.1e}" for value in found] + [f"{second:13.2f}" for second in seconds]
            print("  ".join([f"{scenario[:13]:>13}", *cells]), flush=True)
    print("  ".join([f"{'largest':>13}", *(f"{value:13.1e}" for value in worst)]))
    good = bool(np.all(worst < LIMIT))
    print(
        f"\n{'All below' if good else 'NOT all below'} {LIMIT:g}; what is left is fair's rounding (see docs)."
    )
    return 0 if good else 1


def worlds(end: int):
    """Scenario and its emissions (scenario, species, year), history joined to the SSPs."""
    from stocktake.sources import read_history, read_scenarios

    extensions = read_scenarios("extensions").drop_vars("unit").sel(year=slice(None, end))
    for name in extensions["scenario"].to_numpy():
        yield str(name), extensions.sel(scenario=[name])
    history = read_history().drop_vars("unit")
    for name in read_scenarios("rcmip_ssp")["scenario"].to_numpy():
        future = read_scenarios("rcmip_ssp").drop_vars("unit").sel(scenario=[name])
        past = history.sel(year=slice(None, 2014)).expand_dims(scenario=[name])
        joined = xr.concat([past, future], "year", join="inner")
        yield str(name), joined.interp(year=np.arange(1750, end + 1)).transpose("scenario", "species", "year")


def compare(scenario, emissions, ensemble, natural, data, folder):
    """Largest differences, in the order of HEADS, and seconds of both runs."""
    from stocktake.climate import project
    from stocktake.climate.inputs import needed_species

    emissions = emissions.sel(species=list(needed_species(ensemble)))
    began = time.perf_counter()
    ours = project(emissions, ensemble, natural, keep=VARIABLES)
    mine = time.perf_counter() - began
    units = {row.name: row.emission_unit for row in ensemble.species}
    table = wide_csv.write(emissions, folder / "emissions.csv", units.__getitem__)
    files = replace(peer_fair.Files.of(data), emissions=table)
    files = replace(files, forcing=_natural_as(scenario, natural, folder))
    end = int(emissions["year"][-1]) + 1
    peer = peer_fair.set_up(files, [scenario], end=end, members=ensemble.members)
    began = time.perf_counter()
    peer_fair.run(peer)
    theirs = time.perf_counter() - began
    return np.array(list(_differences(ours, peer))), (mine, theirs)


def _natural_as(scenario, natural, folder):
    named = natural.rename(solar="Solar", volcanic="Volcanic").to_dataarray("species")
    wide = named.expand_dims(scenario=[scenario])
    return wide_csv.write(wide, folder / "forcing.csv", lambda _: "W/m2", edges=True)


def _differences(ours, peer):
    layers = peer.temperature.transpose("scenario", "config", "layer", "timebounds").to_numpy()
    apart = np.abs(ours["layer_temperature"].to_numpy() - layers)
    yield float(apart[:, :, 0].max())
    yield float(apart.max())
    yield _by_species(ours["concentration"], peer.concentration)
    yield _by_species(ours["forcing"], peer.forcing)
    yield float(np.abs(ours["forcing_sum"].to_numpy() - _plain(peer.forcing_sum)).max())
    fraction = ours["airborne_fraction"].sel(species="CO2").to_numpy()[..., 1:]
    yield float(np.abs(fraction - _plain(peer.airborne_fraction.sel(specie="CO2"))[..., 1:]).max())
    yield _relative(ours["toa_imbalance"].to_numpy(), _plain(peer.toa_imbalance))
    yield _relative(ours["ocean_heat_content_change"].to_numpy(), _plain(peer.ocean_heat_content_change))


def _by_species(ours, theirs):
    return max(
        _relative(ours.sel(species=name).to_numpy(), _plain(theirs.sel(specie=name)))
        for name in ours["species"].to_numpy()
    )


def _relative(mine, peers):
    """Largest difference as a share of the peer's largest value."""
    scale = np.abs(peers).max()
    return float(np.abs(mine - peers).max() / scale) if scale > 0 else float(np.abs(mine).max())


def _plain(array):
    return array.transpose("scenario", "config", "timebounds").to_numpy()


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the publishers' files")
    parser.add_argument("--members", type=int, default=0, help="how many, evenly spaced; all by default")
    parser.add_argument("--end", type=int, default=END, help="last calendar year")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
