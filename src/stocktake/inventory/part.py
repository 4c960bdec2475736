"""What part of the emissions is meant: of one category, of one gas or family of gases, or all."""

from __future__ import annotations

from dataclasses import dataclass

LAND_USE = "M.LUC"  # the category of bookkeeping models of land use

# families of a basket whose gases are added up, as published baskets name them
FAMILIES = {"HFC": "HFCs", "PFC": "PFCs", "F": "F-gases"}


@dataclass(frozen=True)
class Part:
    """Of the emissions under a combination of choices, those that are meant; None takes all.

    sector : a category of ``stocktake.sectors``, with all below it
    gas    : a formula such as CH4, or a family of FAMILIES
    mass   : whether a gas is counted in its own mass, not in CO2-equivalents; families always are in these
    """

    sector: str | None = None
    gas: str | None = None
    mass: bool = False

    @property
    def is_land_use(self) -> bool:
        """Whether land-use CO2 by bookkeeping models is all that is meant."""
        return self.sector == LAND_USE

    @property
    def holds_land_use(self) -> bool:
        """Whether land-use CO2 belongs to it."""
        return self.sector in (None, LAND_USE) and self.gas in (None, "CO2")


WHOLE = Part()
