"""Which categories each data set tells apart."""

from __future__ import annotations

from contextlib import suppress

from stocktake.choices import Absent
from stocktake.inventory.sector_components import sectors_listed
from stocktake.inventory.world import World, gases_of


def sectors_by_data_set(world: World) -> dict[str, tuple[str, ...]]:
    """The categories that each data set of a question lists for any gas; only those that list some."""
    found: dict[str, tuple[str, ...]] = {}
    for key, data in world.sets.items():
        gases = tuple(dict.fromkeys(gas for name in data.years for gas in gases_of(name)))
        with suppress(Absent):
            found[key] = sectors_listed(key, gases, world.ledger)
    return {key: codes for key, codes in found.items() if codes}
