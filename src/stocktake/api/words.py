"""The words that answers rest on: choices, places, sources; and statements held against the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stocktake import sources
from stocktake.inventory.sector_tree import sector_tree
from stocktake.places.look_up import looked_up
from stocktake.sources.choice_questions import axes_about

if TYPE_CHECKING:
    from stocktake.choices import Axis
    from stocktake.claims import Checked
    from stocktake.inventory import World
    from stocktake.inventory.sector_tree import Branch
    from stocktake.places import Group, Place
    from stocktake.provenance import Source


def choices(of: str = "inventory") -> tuple[Axis, ...]:
    """The axes of answers from the inventories, of attribution, fair shares (``fair-share``), or finance."""
    return axes_about(of)


def places(query: str | None = None, year: int | None = None) -> tuple[Place | Group, ...]:
    """Countries and groups by a code or name, English or Chinese; all without one.

    year : members of a group named with it, at the end of this year
    """
    return looked_up(sources.read_places(), query, year)


def sectors(world: World, within: str | None = None, depth: int = 3) -> tuple[Branch, ...]:
    """The tree of sectors with the data sets that tell each apart, or what lies below a code or name."""
    return sector_tree(world, within, depth)


def data_sources() -> tuple[Source, ...]:
    """Every source that the package carries, with its version, licence, years and hashes."""
    return tuple(sources.read_catalogue().values())


def check(world: World, text: str, date: str | None = None) -> Checked:
    """The statements about emissions in an English or Chinese text or HTML page, each with its verdict.

    date : of the text, where it shows none: ``2023-11-29`` or ``2023``
    """
    from stocktake.claims import check_text
    from stocktake.claims.dateline import year_given

    return check_text(text, world, year_given(date))
