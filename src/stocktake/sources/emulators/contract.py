"""What another emulator gives: a projection of warming in the shape of our own, with members of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from stocktake.errors import MissingPart, UnknownChoice, nearest

if TYPE_CHECKING:
    import xarray as xr

    from stocktake.climate import Ensemble
    from stocktake.climate.reductions import Reduction

EMULATORS = ("fair", "ciceroscm")


@dataclass(frozen=True, eq=False)
class OtherProjection:
    """Warming under every scenario by an emulator of others; see ``climate.Projection``.

    variables : ``temperature`` (scenario, member, timebound), K above the model's start, and the reductions
    count     : how many members
    said      : what was run and what it left aside, one sentence each
    """

    variables: Mapping[str, xr.DataArray]
    count: int
    said: tuple[str, ...]

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Names of the scenarios."""
        return tuple(str(name) for name in self.variables["temperature"]["scenario"].to_numpy())

    @property
    def dataset(self) -> xr.Dataset:
        """All variables, ready for a file."""
        import xarray as xr

        return xr.Dataset(dict(self.variables), attrs={"members": self.count})

    def __getitem__(self, name: str) -> xr.DataArray:
        if name not in self.variables:
            raise UnknownChoice(
                f"This emulator does not give '{name}'",
                f"It gives {', '.join(self.variables)}",
                nearest=nearest(name, self.variables),
            )
        return self.variables[name]


Emulate = Callable[
    ["xr.DataArray", "Ensemble", "xr.Dataset", "Sequence[Reduction]", "tuple[int, int] | None"],
    OtherProjection,
]


def emulator_named(name: str) -> Emulate:
    """The emulator of that name; UnknownChoice or MissingPart with advice."""
    if name not in EMULATORS[1:]:
        raise UnknownChoice(
            f"'{name}' is no emulator we can run",
            f"Known are {', '.join(EMULATORS)}",
            nearest=nearest(name, EMULATORS),
        )
    try:
        import ciceroscm  # noqa: F401
    except ImportError:
        raise MissingPart(
            "The emulator ciceroscm is not installed",
            "It is an extra of this package",
            next_step="Install it with: pip install 'stocktake[ciceroscm]'",
        ) from None
    from stocktake.sources.emulators.ciceroscm import run_ciceroscm

    return run_ciceroscm


def reduced(
    temperature: xr.DataArray, reductions: Sequence[Reduction], baseline: tuple[int, int] | None
) -> dict[str, xr.DataArray]:
    """The temperature and its reductions by name, as a run of our own gives them."""
    import xarray as xr

    from stocktake.climate.baseline import edge_weights

    edges, members = temperature["timebound"].to_numpy(), temperature["member"].to_numpy()
    values = temperature.to_numpy()
    if baseline is not None:
        values = values - (values @ edge_weights(edges, *baseline))[..., None]
    found = {"temperature": temperature}
    for reduction in reductions:
        rows = [reduction.reduce(np.ascontiguousarray(row.T), edges, members) for row in values]
        whole = xr.concat(rows, "scenario").assign_coords(scenario=temperature["scenario"].to_numpy())
        if baseline is not None and whole.attrs.get("units") == "K":
            whole.attrs["relative_to"] = f"{baseline[0]}-{baseline[1]}"
        found[reduction.name] = whole
    return found
