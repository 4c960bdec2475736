"""Which levers the page offers, where, and from which futures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stocktake.pathways.levers import KINDS, Base, Lever, Settings, parse_lever
from stocktake.pathways.levers.contract import Cut, Measure, tiles_of
from stocktake.pathways.levers.statements import STATEMENTS, applied
from stocktake.sources.lever_base import DEFAULT_BASE, resolve_places
from stocktake.sources.promised import KNOWN_UNTIL, OF_THE_SET

# group to its levers, the widest first; the page shows the others on request
GROUPS: Mapping[str, tuple[str, ...]] = {
    "coal": ("coal", "coal.power", "coal.industry", "coal.mining"),
    "oil": ("oil", "oil.transport"),
    "gas": ("gas", "gas.power"),
    "energy": ("renewables", "efficiency"),
    "capture": ("ccs.power", "ccs.industry"),
    "land": ("deforestation", "restoration"),
    "methane": (
        "methane",
        "methane.oilgas",
        "methane.coal",
        "methane.waste",
        "methane.livestock",
        "methane.rice",
    ),
    "other_gases": ("n2o", "fgases", "fgases.kigali"),
    "removals": ("beccs", "dac"),
    "air": ("sulphur",),
}
# what these do is not in proportion to their depth; `stocktake lever` runs them
LEFT_OUT = ("carbonprice", "finance")
# the largest emitters, the European Union as one
PLACES = ("CHN", "USA", "IND", "EU27", "RUS", "BRA", "IDN", "JPN")
# future to the name by which `stocktake lever --base` knows it
BASES: Mapping[str, str] = {
    "ssp245": DEFAULT_BASE,
    "pledges_now": f"pledges@{KNOWN_UNTIL}",
    "pledges_now_all": f"pledges@{KNOWN_UNTIL}/conditional.high.net_zero",
    "pledges_2021": f"pledges@{OF_THE_SET}",
}
FULL_BY = 2040  # any year: a column's ramp is not used, its fractions are


@dataclass(frozen=True)
class Column:
    """A lever in one place, at its full depth.

    place : empty for the world
    """

    name: str
    place: str

    def lever(self, base: Base) -> Lever:
        """The lever itself."""
        kind = KINDS[self.name]
        depth = "-100%" if kind.measure is Measure.FRACTION else f"{kind.largest}Gt"
        where = f":{self.place}" if self.place else ""
        return parse_lever(f"{self.name}={depth}@{FULL_BY}{where}", base, resolve_places)


def columns(bases: Sequence[Base]) -> tuple[Column, ...]:
    """Every lever of the page in every place where it has something to act on, whatever the base."""
    listed = [Column(name, "") for names in GROUPS.values() for name in names]
    listed += [
        Column(one.name, place)
        for place in PLACES
        for one in tuple(listed)
        if not one.place and KINDS[one.name].measure is Measure.FRACTION
    ]
    return tuple(one for one in listed if all(_acts(one, base) for base in bases))


def _acts(column: Column, base: Base) -> bool:
    lever = column.lever(base)
    return any(
        not isinstance(action, Cut) or tiles_of(lever, base, action).any()
        for action in lever.actions(base, Settings())
    )


def statement_levers(base: Base) -> dict[str, tuple[Lever, ...]]:
    """Joint statements under their central reading, as levers."""
    return {
        name: tuple(lever for clause in applied(name, base, resolve_places) for lever in clause.levers)
        for name in STATEMENTS
    }
