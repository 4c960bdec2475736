"""The inventories made ready to be asked, from the snapshot and a user's own file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stocktake.inventory import World


def read_world(own: Path | None = None) -> World:
    """The inventories with what is needed to ask them; the user's own file is one more data set.

    raises : BadFile for a file that is no inventory
    """
    from stocktake import sources
    from stocktake.inventory import World

    ledger, metrics, places = sources.read_inventory(), sources.read_metrics(), sources.read_places()
    society = sources.read_society()
    if own is None:
        return World(ledger, metrics, places, society)
    from stocktake.inventory.rules.own_file_completed import completed
    from stocktake.inventory.world import own_data_set
    from stocktake.sources.readers.inventory_files import OWN, read_inventory_file

    rows, read = read_inventory_file(own, places)
    whole, filled = completed(rows, ledger)
    ledger = ledger.joined(OWN, whole, (*read, *filled))
    return World(ledger, metrics, places, society, own_data_set(OWN, own.name, ledger))
