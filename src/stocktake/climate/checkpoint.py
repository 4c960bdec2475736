"""The state of an ensemble at a year's edge, so that a future costs only its own years.

It carries the surface temperatures up to that edge, so that a baseline such as 1850-1900 stays known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr

from stocktake.climate.air import ScenarioState
from stocktake.climate.block import Start
from stocktake.climate.ensemble import Ensemble
from stocktake.climate.equations.year import State
from stocktake.dims import MEMBER, TIMEBOUND
from stocktake.errors import BadInput


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """Where one scenario has brought every member; immutable.

    year        : the edge at which it stands (the start of that calendar year)
    members     : (member,) labels
    fingerprint : of the ensemble that was run
    state       : scenario axis of length one
    history     : (timebound, member), surface temperature above the model's start, up to this edge
    timebounds  : (timebound,) edges of the history
    """

    year: int
    members: np.ndarray
    fingerprint: str
    state: Start
    history: np.ndarray
    timebounds: np.ndarray

    def fits(self, ensemble: Ensemble) -> None:
        """BadInput unless this state was made by that ensemble."""
        if self.fingerprint != ensemble.fingerprint:
            raise BadInput(
                f"The checkpoint at {self.year} was made by another ensemble "
                f"({len(self.members)} members) than the one to run ({len(ensemble)} members)",
                "A state fits only the parameters that made it",
                next_step="Make the checkpoint anew, or start from the model's first year",
            )

    def to_dataset(self) -> xr.Dataset:
        """Everything in one labelled dataset, ready for a file."""
        scenario, state = self.state
        arrays: dict[str, tuple[tuple[str, ...], np.ndarray]] = {
            "history": ((TIMEBOUND, MEMBER), self.history),
            "steady_boxes": (("steady_gas", "box"), scenario.boxes[0]),
            "cumulative": (("species_place",), scenario.cumulative[0]),
        }
        for number, boxes in enumerate(state.boxes):
            arrays[f"gas_boxes_{number}"] = ((f"box_{number}", MEMBER), np.stack([box[0] for box in boxes]))
        for number, total in enumerate(state.cumulative):
            arrays[f"gas_cumulative_{number}"] = ((MEMBER,), total[0])
        arrays["heat"] = (("heat_state", MEMBER), np.stack([entry[0] for entry in state.heat]))
        coordinates = {MEMBER: self.members, TIMEBOUND: self.timebounds}
        attributes = {"year": self.year, "fingerprint": self.fingerprint, "gases": len(state.boxes)}
        return xr.Dataset(arrays, coordinates, attributes)

    @staticmethod
    def from_dataset(dataset: xr.Dataset) -> Checkpoint:
        """The checkpoint that ``to_dataset`` described."""
        gases = int(dataset.attrs["gases"])

        def rows(name: str) -> tuple[np.ndarray, ...]:
            return tuple(row[None] for row in dataset[name].to_numpy())

        state = State(
            boxes=tuple(rows(f"gas_boxes_{number}") for number in range(gases)),
            cumulative=tuple(dataset[f"gas_cumulative_{n}"].to_numpy()[None] for n in range(gases)),
            heat=rows("heat"),
        )
        scenario = ScenarioState(
            dataset["steady_boxes"].to_numpy()[None], dataset["cumulative"].to_numpy()[None]
        )
        return Checkpoint(
            int(dataset.attrs["year"]),
            dataset[MEMBER].to_numpy(),
            str(dataset.attrs["fingerprint"]),
            Start(scenario, state),
            dataset["history"].to_numpy(),
            dataset[TIMEBOUND].to_numpy(),
        )


def broadcast_start(start: Start, scenarios: int) -> Start:
    """The same state under each of many scenarios, without copying."""

    def spread(leaf: np.ndarray) -> np.ndarray:
        return np.broadcast_to(leaf, (scenarios, *leaf.shape[1:]))

    import jax

    return jax.tree.map(spread, start)


def pick_scenario(start: Start, number: int) -> Start:
    """The state of one scenario, its axis kept."""
    import jax

    return jax.tree.map(lambda leaf: np.array(leaf[number : number + 1]), start)
