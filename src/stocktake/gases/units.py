"""Units of emission: reading such as ``Mt CO2/yr`` and the factor to kilotonnes per year.

A unit has a mass with its prefix, the gas it is the mass of, and a year (``/yr``, ``/a``, ``/year``).
Carbon (``C``) is turned into CO2. A CO2-equivalent needs its metric, in the unit or in the name of the
gas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stocktake.errors import BadInput, UnknownUnit

CO2_PER_C = 44.009 / 12.011
KILOTONNES = {
    "kg": 1e-6,
    "Mg": 1e-3,
    "t": 1e-3,
    "Gg": 1.0,
    "kt": 1.0,
    "Tg": 1e3,
    "Mt": 1e3,
    "Pg": 1e6,
    "Gt": 1e6,
    "tonnes": 1e-3,
    "tonne": 1e-3,
    "kilotonnes": 1.0,
    "million tonnes": 1e3,
    "billion tonnes": 1e6,
}
CO2_EQUIVALENT = {"co2e", "co2eq", "co2equiv"}
_MASS = "|".join(sorted(KILOTONNES, key=len, reverse=True))
_YEAR = r"(?P<year>\s*(?:/|per)\s*(?:yr|a|year|annum)|\s+(?:yr|a)(?:\^)?-1)?"
_FORWARD = re.compile(
    rf"(?P<mass>{_MASS})[ _]*(?P<gas>[A-Za-z][A-Za-z0-9\-]*)?\s*(?:\((?P<metric>\w+)\))?{_YEAR}"
)
_BACKWARD = re.compile(rf"(?P<gas>[A-Za-z][A-Za-z0-9\-]*)\s*\*\s*(?P<mass>{_MASS}|gigagram){_YEAR}")


@dataclass(frozen=True)
class Mass:
    """The words of a unit, before any of them is turned into another.

    kilotonnes : kt of ``gas`` that one of this unit is
    gas        : as written, such as CH4, C or CO2-equiv; empty where the unit does not say
    metric     : of a CO2-equivalent, empty where the unit does not say
    per_year   : whether the unit says that it is of a year
    """

    kilotonnes: float
    gas: str
    metric: str
    per_year: bool


@dataclass(frozen=True)
class Unit:
    """A flow of mass.

    kilotonnes : kt per year of ``gas`` that one of this unit is
    gas        : such as CH4, or CO2e; empty where the unit does not say
    metric     : of a CO2-equivalent, empty where the unit does not say
    """

    kilotonnes: float
    gas: str
    metric: str = ""


def read_unit(text: str) -> Unit:
    """The unit that a text names; UnknownUnit where it is none of mass per year.

    >>> read_unit("MtCO2/yr")
    Unit(kilotonnes=1000.0, gas='CO2', metric='')
    >>> read_unit("CO2 * gigagram / a").kilotonnes
    1.0
    """
    found = read_mass(text)
    if found is None:
        raise UnknownUnit(
            f"'{text}' is no unit of emission we can read",
            "Wanted is a mass of a gas per year, such as Mt CO2/yr, kt CH4/yr or Gg CO2e (AR6GWP100)/yr",
        )
    if found.gas == "C":
        return Unit(found.kilotonnes * CO2_PER_C, "CO2")
    if found.gas.casefold().replace("-", "") in CO2_EQUIVALENT:
        return Unit(found.kilotonnes, "CO2e", found.metric.upper())
    return Unit(found.kilotonnes, found.gas)


def read_mass(text: str) -> Mass | None:
    """The words of a unit of mass, a year's or not; None where the text is no such unit.

    >>> read_mass("Mt C per year")
    Mass(kilotonnes=1000.0, gas='C', metric='', per_year=True)
    """
    bare = " ".join(text.split())
    found = _BACKWARD.fullmatch(bare) or _FORWARD.fullmatch(bare)
    if found is None:
        return None
    parts = found.groupdict()
    kilotonnes = KILOTONNES.get(parts["mass"], 1.0)
    return Mass(kilotonnes, parts["gas"] or "", parts.get("metric") or "", parts["year"] is not None)


def need_metric(unit: Unit, text: str, named: str = "") -> str:
    """The metric of a CO2-equivalent, of its unit or as ``named``; BadInput where neither says it."""
    metric = unit.metric or named
    if unit.gas == "CO2e" and not metric:
        raise BadInput(
            f"'{text}' is a CO2-equivalent without its metric",
            "The metric must be known, such as KYOTOGHG (AR6GWP100)",
            next_step="Name the metric in the gas or in the unit",
        )
    return metric
