"""Which gases a basket holds.

``kyoto`` is the basket of the Kyoto Protocol's second period and of the Paris Agreement: CO2, CH4, N2O, HFCs,
PFCs, SF6, NF3. Gases under the Montreal Protocol (CFCs, HCFCs, halons) are in none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from stocktake.errors import UnknownGas, nearest
from stocktake.gases.catalogue import GASES, gas_named

THREE_GASES = ("CO2", "CH4", "N2O")
F_FAMILIES = ("HFC", "PFC", "SF6", "NF3")
MONTREAL_FAMILIES = ("CFC", "HCFC", "halon")

F_GASES = tuple(gas.name for gas in GASES if gas.family in F_FAMILIES)
KYOTO = (*THREE_GASES, *F_GASES)

BASKETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "co2": ("CO2",),
        "ch4": ("CH4",),
        "n2o": ("N2O",),
        "three": THREE_GASES,
        "f-gases": F_GASES,
        "kyoto": KYOTO,
    }
)


def basket(name: str) -> tuple[str, ...]:
    """The gases of a basket; UnknownGas where there is no such basket."""
    found = BASKETS.get(name.casefold())
    if found is None:
        raise UnknownGas(
            f"'{name}' is no basket of gases",
            f"Known are {', '.join(BASKETS)}",
            nearest=nearest(name, BASKETS),
        )
    return found


def kyoto_of(gases: Iterable[str]) -> tuple[str, ...]:
    """Those of the given gases that the Kyoto basket counts, in the given order."""
    return tuple(name for name in gases if gas_named(name).name in KYOTO)
