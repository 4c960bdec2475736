"""What people do that emits: the rows a lever can hold on to.

An activity is finer than a sector of the inventory, because a lever acts on a fuel within a sector (coal
in power stations), and every species it emits goes with it. The names are dotted; the part before the
point is the family. Where each comes from in the inventories is said in ``inventory_rows.py`` and
``fuels.py``.
"""

from __future__ import annotations

FUELS = ("coal", "oil", "gas")
USES = ("power", "fuel_industry", "industry", "transport", "buildings")

COMBUSTION = tuple(f"{fuel}.{use}" for fuel in FUELS for use in USES if (fuel, use) != ("coal", "transport"))

COAL_MINING = "coal.mining"
OIL_GAS_SUPPLY = "oilgas.supply"
AVIATION = "bunkers.aviation"
SHIPPING = "bunkers.shipping"
CEMENT = "process.cement"
INDUSTRY_PROCESS = "process.other"
FGASES = "process.fgases"
ENTERIC = "livestock.enteric"
MANURE = "livestock.manure"
RICE = "crops.rice"
SOILS = "crops.soils"
FIELD_BURNING = "crops.burning"
LANDFILL = "waste.landfill"
WASTEWATER = "waste.water"
OTHER_WASTE = "waste.other"
DEFORESTATION = "land.deforestation"
OTHER = "other"

WORLD = "WORLD"  # not an activity: the place whose mix stands in where one has none

ALL = (
    *COMBUSTION,
    COAL_MINING,
    OIL_GAS_SUPPLY,
    AVIATION,
    SHIPPING,
    CEMENT,
    INDUSTRY_PROCESS,
    FGASES,
    ENTERIC,
    MANURE,
    RICE,
    SOILS,
    FIELD_BURNING,
    LANDFILL,
    WASTEWATER,
    OTHER_WASTE,
    DEFORESTATION,
    OTHER,
)


def of_fuel(fuel: str) -> tuple[str, ...]:
    """All burning of one fuel.

    >>> of_fuel("coal")
    ('coal.power', 'coal.fuel_industry', 'coal.industry', 'coal.buildings')
    """
    return tuple(name for name in COMBUSTION if name.startswith(fuel + "."))


def of_use(use: str) -> tuple[str, ...]:
    """All fuels burnt in one use.

    >>> of_use("transport")
    ('oil.transport', 'gas.transport')
    """
    return tuple(name for name in COMBUSTION if name.endswith("." + use))
