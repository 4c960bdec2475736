"""Every gas and particle the project knows, with its family and its other spellings.

The main name is that of the climate model's species table, so that inventories, metrics and the model
speak of ``HFC-4310mee`` alike. A gas's family decides its baskets: ``HCFC`` and ``CFC`` are under the
Montreal Protocol and in no Kyoto basket.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from stocktake.errors import UnknownGas, nearest


@dataclass(frozen=True)
class Gas:
    """One gas or particle.

    family : CO2, CH4, N2O, HFC, PFC, SF6, NF3, HCFC, CFC, halon, other halogen, or short-lived
    zh     : its Chinese name, empty where the formula is used
    """

    name: str
    family: str
    zh: str = ""
    also: tuple[str, ...] = ()


_NAMED = (
    Gas("CO2", "CO2", "二氧化碳", ("carbon dioxide",)),
    Gas("CH4", "CH4", "甲烷", ("methane",)),
    Gas("N2O", "N2O", "氧化亚氮", ("nitrous oxide", "一氧化二氮")),
    Gas("SF6", "SF6", "六氟化硫", ("sulphur hexafluoride", "sulfur hexafluoride")),
    Gas("NF3", "NF3", "三氟化氮", ("nitrogen trifluoride",)),
    Gas("SO2F2", "other halogen", "硫酰氟", ("sulfuryl fluoride",)),
    Gas("Sulfur", "short-lived", "二氧化硫", ("SO2", "SOx", "sulphur", "sulfur dioxide")),
    Gas("BC", "short-lived", "黑碳", ("black carbon",)),
    Gas("OC", "short-lived", "有机碳", ("organic carbon",)),
    Gas("NH3", "short-lived", "氨", ("ammonia",)),
    Gas("NOx", "short-lived", "氮氧化物", ("nitrogen oxides",)),
    Gas("VOC", "short-lived", "挥发性有机物", ("NMVOC",)),
    Gas("CO", "short-lived", "一氧化碳", ("carbon monoxide",)),
)
_HFCS = (
    "HFC-23 HFC-32 HFC-41 HFC-125 HFC-134 HFC-134a HFC-143 HFC-143a HFC-152 HFC-152a HFC-161 HFC-227ea "
    "HFC-236cb HFC-236ea HFC-236fa HFC-245ca HFC-245fa HFC-365mfc HFC-4310mee"
)
_PFCS = "CF4 C2F6 C3F8 c-C4F8 C4F10 C5F12 C6F14 C7F16 C8F18 C10F18 cC3F6"
_HCFCS = "HCFC-21 HCFC-22 HCFC-123 HCFC-124 HCFC-141b HCFC-142b HCFC-225ca HCFC-225cb"
_CFCS = "CFC-11 CFC-12 CFC-13 CFC-113 CFC-114 CFC-115"
_HALONS = "Halon-1202 Halon-1211 Halon-1301 Halon-2402"
_OTHERS = "CCl4 CHCl3 CH2Cl2 CH3Cl CH3CCl3 CH3Br CH2Br2 CHBrF2 SF5CF3"
_ALSO = {
    "HFC-4310mee": ("HFC-43-10-mee", "HFC-43-10mee", "HFC-43-10", "HFC4310"),
    "c-C4F8": ("cC4F8", "PFC-318"),
    "CF4": ("PFC-14",),
    "C2F6": ("PFC-116",),
    "C3F8": ("PFC-218",),
    "C4F10": ("PFC-31-10",),
    "C5F12": ("PFC-41-12",),
    "C6F14": ("PFC-51-14",),
}


def _family(names: str, family: str) -> tuple[Gas, ...]:
    return tuple(Gas(name, family, "", _ALSO.get(name, ())) for name in names.split())


GASES: tuple[Gas, ...] = (
    *_NAMED,
    *_family(_HFCS, "HFC"),
    *_family(_PFCS, "PFC"),
    *_family(_HCFCS, "HCFC"),
    *_family(_CFCS, "CFC"),
    *_family(_HALONS, "halon"),
    *_family(_OTHERS, "other halogen"),
)


def gas_named(name: str) -> Gas:
    """The gas of that name, formula or spelling; UnknownGas with the nearest where there is none.

    >>> gas_named("HFC-43-10-mee").name
    'HFC-4310mee'
    """
    spellings = _spellings()
    found = spellings.get(_bare(name))
    if found is None:
        known = [gas.name for gas in GASES]
        raise UnknownGas(
            f"'{name}' is no gas we know",
            nearest=nearest(name, known),
            next_step="See `stocktake data list` for the gases of each source",
        )
    return found


@cache
def _spellings() -> dict[str, Gas]:
    found: dict[str, Gas] = {}
    for gas in GASES:
        for spelling in (gas.name, gas.zh, *gas.also):
            if spelling:
                found.setdefault(_bare(spelling), gas)
    return found


def _bare(name: str) -> str:
    kept = name.casefold().translate(str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789"))
    return "".join(letter for letter in kept if letter.isalnum())
