"""The categories that emissions are told apart by, as a tree, each with the data sets that have it."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.inventory.sector_lists import sectors_by_data_set
from stocktake.inventory.world import World
from stocktake.sectors import composed_of, sector_named, shown


@dataclass(frozen=True)
class Branch:
    """A category of the tree.

    level    : below the root, which has 0
    datasets : keys of those that tell it apart, whole or by its parts
    """

    code: str
    level: int
    datasets: tuple[str, ...]


def sector_tree(world: World, within: str | None = None, depth: int = 3) -> tuple[Branch, ...]:
    """The tree of IPCC 2006 categories, or what lies below one given by its code or name.

    raises : UnknownSector
    """
    listed = sectors_by_data_set(world)
    root = None if within is None else sector_named(within)
    every = tuple(dict.fromkeys(code for codes in listed.values() for code in codes))
    return tuple(
        Branch(code, level, tuple(key for key, codes in listed.items() if composed_of(code, codes)))
        for code, level in shown(every, root, depth)
    )
