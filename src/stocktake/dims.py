"""Names of axes and the one order in which they stand.

Every labelled array of the project uses these names, in this order; an array leaves out what it has
not got. ``timebound`` is the edge between years, as an emulator's state is given at the start and end of
a year; ``year`` is the calendar year of a flow.
"""

from __future__ import annotations

SCENARIO = "scenario"
MEMBER = "member"
SPECIES = "species"
PLACE = "place"
GAS = "gas"
SECTOR = "sector"
LAYER = "layer"
QUANTILE = "quantile"
TIMEBOUND = "timebound"
YEAR = "year"

ORDER = (SCENARIO, MEMBER, QUANTILE, PLACE, GAS, SPECIES, SECTOR, LAYER, TIMEBOUND, YEAR)


def in_order(names: tuple[str, ...]) -> tuple[str, ...]:
    """The given axis names in the project's order; a name that is none of ours is our own mistake."""
    unknown = set(names) - set(ORDER)
    assert not unknown, f"unknown axes {sorted(unknown)}"
    return tuple(name for name in ORDER if name in names)
