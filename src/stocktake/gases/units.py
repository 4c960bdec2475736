"""Units of emission: reading such as ``Mt CO2/yr`` and the factor to kilotonnes per year.

A unit has a prefixed mass, what it is the mass of, and a time. ``t``, ``g`` and their prefixes are understood,
carbon (``C``) is turned into CO2, ``yr``, ``a`` and ``year`` mean a year. CO2-equivalents need their metric.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stocktake.errors import BadInput, UnknownUnit

CO2_PER_C = 44.009 / 12.011
_TONNES = {
    "g": 1e-6,
    "kg": 1e-3,
    "t": 1.0,
    "kt": 1e3,
    "mt": 1e6,
    "gt": 1e9,
    "gg": 1e3,
    "tg": 1e6,
    "pg": 1e9,
    "mg": 1.0,
}
_WORDS = {"kilotonne": "kt", "tonne": "t", "megatonne": "mt", "gigatonne": "gt", "gigagram": "gg"}
_SHAPE = re.compile(
    r"^\s*(?P<mass>[A-Za-z]+)[\s_]*(?P<what>[A-Za-z0-9\-]*?)\s*(?:\((?P<metric>[A-Za-z0-9]+)\))?"
    r"\s*(?:/\s*(?:yr|year|a|annum)|yr-1|a-1)?\s*$"
)
_SWAPPED = re.compile(r"^\s*(?P<what>[A-Za-z0-9\-]+)\s*\*\s*(?P<mass>[A-Za-z]+)\s*/\s*(?:yr|a|year)\s*$")


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

    >>> read_unit("Mt CO2/yr")
    Unit(kilotonnes=1000.0, gas='CO2', metric='')
    """
    found = _SWAPPED.match(text) or _SHAPE.match(text)
    mass, what = (found["mass"].casefold(), found["what"]) if found else ("", "")
    mass = _WORDS.get(mass, mass)
    if found is None or mass not in _TONNES and not _glued(mass):
        raise UnknownUnit(
            f"'{text}' is no unit of emission we can read",
            "Wanted is a mass of a gas per year, such as Mt CO2/yr, kt CH4/yr or Gg CO2e/yr",
        )
    if mass not in _TONNES:
        mass, what = _glued(mass)
    metric = (found.groupdict().get("metric") or "").upper()
    tonnes = _TONNES[mass] / 1e3
    upper = what.upper()
    if upper == "C":
        return Unit(tonnes * CO2_PER_C, "CO2")
    if upper in ("CO2E", "CO2EQ", "CO2-EQUIV", "CO2-E", "CO2-EQ"):
        return Unit(tonnes, "CO2e", metric)
    return Unit(tonnes, what, metric)


def need_metric(unit: Unit, text: str) -> str:
    """The metric of a CO2-equivalent; BadInput where the unit names none."""
    if unit.gas == "CO2e" and not unit.metric:
        raise BadInput(
            f"'{text}' is a CO2-equivalent without its metric",
            "The metric must be known, such as KYOTOGHG (AR6GWP100)",
            next_step="Name the metric in the gas or in the unit",
        )
    return unit.metric


def _glued(word: str) -> tuple[str, str] | None:
    for mass in ("gt", "mt", "kt", "gg", "tg", "pg", "t"):
        if word.startswith(mass) and word[len(mass) :] in ("c", "co", "coe", "cheq"):
            return mass, word[len(mass) :]
    return None
