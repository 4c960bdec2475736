"""A price on CO2e: each family of measures moves as far as it is cheaper than the price.

The price of the end year is compared with the cost bins of IPCC AR6 WGIII table 12.3. The potential below the
price is told as a fraction of the base's emissions of 2030 (the year of the table) and held as a fraction, so
the same price in a later year cuts the same fraction: technology is not made cheaper with time, nor dearer.
"""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.pathways.levers import cost_curve
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Action, Cut, Lever, Measure, Removal
from stocktake.pathways.levers.parameters import Parameter, Settings

POTENTIAL = Parameter(
    "price.potential",
    1.0,
    0.84,
    1.16,
    "factor on every family's potential",
    "IPCC AR6 WGIII ch. 12: 32 to 44 Gt below USD 100, central 38",
    "derived",
)
FREE = Parameter(
    "price.free_options",
    0.5,
    0.0,
    1.0,
    "part of the options below zero cost that a price sets free",
    "they stand idle for reasons other than price; the range is all of what is possible; ours",
    "recalled",
)
TABLE_YEAR = 2030


@dataclass(frozen=True)
class CarbonPrice(Lever):
    """One price for all greenhouse gases and land, in the chosen places."""

    name = "carbonprice"
    measure = Measure.PRICE
    parameters = (POTENTIAL, FREE)
    possible = 200.0  # the table ends there
    largest = 200.0
    cost = (50.0, 20.0, 200.0)
    cost_source = "half of the price is the mean cost of what a price brings about, bin by bin"

    def actions(self, base: Base, settings: Settings) -> tuple[Action, ...]:
        """Cuts of each family, and uptake on land in the places' part of deforestation and farmland."""
        scale, free = settings.value(POTENTIAL), settings.value(FREE)
        actions: list[Action] = []
        for family in (*cost_curve.FAMILIES, cost_curve.FGASES):
            gained = scale * cost_curve.below_price(family, self.depth, free)
            if family.removes:
                actions.append(Removal(gained * land_part(self, base), "CO2 AFOLU"))
                continue
            emitted = cost_curve.emissions_of(family, base, TABLE_YEAR)
            if emitted > 0 and gained > 0:
                actions.append(Cut(family.activities, min(cost_curve.MOST, gained / emitted), family.moves))
        return tuple(actions)


def land_part(lever: Lever, base: Base) -> float:
    """The part of the world's uptake that lies in the lever's places: as their N2O of soils, for want of
    areas.
    """
    if not lever.places:
        return 1.0
    soils = base.doing(("crops.soils",)) & base.emitting(("N2O",))
    whole = float(base.amount[soils].sum())
    return float(base.amount[soils & lever.holds(base)].sum()) / whole if whole > 0 else 0.0
