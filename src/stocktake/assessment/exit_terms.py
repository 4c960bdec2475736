"""Terms of the comparison of exit and capture: what is equal, how fast things grow, and the numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from stocktake.errors import BadInput, OutOfRange
from stocktake.pathways.levers.ccs import CAPTURE, PENALTY, WASHED
from stocktake.pathways.levers.parameters import Parameter, Settings
from stocktake.pathways.levers.renewables import CRADLE
from stocktake.pathways.levers.supply import GAS_PART, MINES

EXIT_COST = Parameter(
    "exit.cost",
    20.0,
    0.0,
    100.0,
    "USD/t CO2 not emitted",
    "IPCC AR6 WGIII table 12.3: wind and solar mostly below 0, tails to 50 and 100; grids and storage make "
    "it more",
    "derived",
)
CAPTURE_COST = Parameter(
    "capture.cost",
    90.0,
    33.0,
    200.0,
    "USD/t CO2 avoided",
    "IPCC AR6 WGIII table 6.3: coal 88 and 106, gas 33; table 12.3: 50 to 200",
    "read",
)
LEAK = Parameter(
    "capture.leak",
    0.0001,
    0.0,
    0.001,
    "of what is stored, per year",
    "well-chosen stores very likely keep more than 99 % over 100 years: IPCC special report on capture "
    "(2005)",
    "recalled",
)
# Gt CO2 per year that can be captured by a year, in all the world and from all sources: power, industry, air
GROWTH = {
    2030: Parameter(
        "capture.by_2030",
        0.2,
        0.07,
        0.37,
        "Gt CO2/yr",
        "Kazlou et al. (2024), doi:10.1038/s41558-024-02104-0, table 2: current plans with 45 % failing; "
        "with 88 % failing; plans doubling with 45 % failing",
    ),
    2040: Parameter(
        "capture.by_2040",
        2.0,
        0.95,
        4.3,
        "Gt CO2/yr",
        "Kazlou et al. (2024), table 2, from those of 2030: growing as wind power did (central, low), as "
        "nuclear power did (high)",
    ),
    2050: Parameter(
        "capture.by_2050",
        6.0,
        5.0,
        16.0,
        "Gt CO2/yr",
        "Zhang et al. (2024), doi:10.1038/s41467-024-51226-8, abstract: 5 to 6 agree with governments' "
        "roadmaps, at most 16; that the upper end of the first is central is ours",
        "derived",
    ),
}
# the year before growth begins and what ran then: 51 Mt in 50 plants at the end of 2024 (policy_facts,
# ccs_facts: one source)
RUNNING = (2025, 0.051)
EXIT_SPEED = Parameter(
    "exit.speed",
    0.04,
    0.02,
    0.07,
    "of fossil power, per year",
    "national declines of a fuel in power at 2 to 7 points a year have happened, in smaller systems more "
    "often: "
    "Vinichenko et al. (2021), doi:10.1016/j.oneear.2021.09.012; the numbers are ours",
    "recalled",
)
PARAMETERS = (
    CAPTURE, PENALTY, EXIT_COST, CAPTURE_COST, LEAK, *GROWTH.values(), EXIT_SPEED,
)  # fmt: skip
# of the two levers themselves, beside those above
OF_LEVERS = (WASHED, CRADLE, MINES, GAS_PART)


class Effort(Enum):
    """What is equal between the two."""

    SERVICE = "service"
    GROSS = "gross"
    COST = "cost"


class Ramp(Enum):
    """Whether growth is held to what has happened."""

    LIMITED = "limited"
    FREE = "free"


class Growth(Enum):
    """How much of the world's limit on the growth of capture falls to the places asked for."""

    SHARE = "share"  # their part of the CO2 of the world's coal and gas power
    WORLD = "world"  # all of it


@dataclass(frozen=True)
class Terms:
    """What is compared.

    depth  : part of coal and gas power that exit displaces by ``end``
    places : codes; empty for the world, where ``growth`` does not matter
    """

    depth: float
    end: int
    places: tuple[str, ...]
    effort: Effort
    ramp: Ramp
    growth: Growth = Growth.SHARE

    def __post_init__(self) -> None:
        if not 0.0 < self.depth <= 1.0:
            raise OutOfRange(
                f"A depth of {100 * self.depth:g} % of coal and gas power cannot be left",
                "It is a part of the plants: above 0 %, at most 100 %",
                nearest=("100%" if self.depth > 1.0 else "1%",),
            )


PART = re.compile(r"^-?(?P<number>\d+(?:\.\d+)?)\s*(?P<percent>[%％])?$")


def read_part(text: str) -> float:
    """A part of coal and gas power as a user types it: ``60%``, ``-60%`` and ``0.6`` are 0.6.

    BadInput where it is no number, OutOfRange where a number without % is more than everything.
    """
    found = PART.match(text.strip())
    if found is None:
        raise BadInput(
            f"'{text}' is no part of coal and gas power",
            "It is a percentage above 0 % and at most 100 %, or a fraction such as 0.6",
            nearest=("60%",),
        )
    number = float(found["number"])
    if found["percent"]:
        number /= 100.0
    elif number > 1.0:
        raise OutOfRange(
            f"'{text}' without a per cent sign is more than all of coal and gas power",
            "It is a percentage above 0 % and at most 100 %, or a fraction such as 0.6",
            nearest=(f"{number:g}%" if number <= 100.0 else "100%",),
        )
    return number


def depths(terms: Terms, settings: Settings) -> tuple[float, float]:
    """Depths of exit and of capture at equal effort; capture may afford no more than all plants."""
    return terms.depth, min(1.0, affordable(terms, settings))


def affordable(terms: Terms, settings: Settings) -> float:
    """Depth of capture at the same effort, though it be more than all plants; above 1 only at equal cost."""
    if terms.effort is Effort.SERVICE:
        return terms.depth
    penalty, rate = settings.value(PENALTY), settings.value(CAPTURE)
    if terms.effort is Effort.GROSS:
        return terms.depth / (1.0 + penalty)
    avoided = max(1.0 - (1.0 + penalty) * (1.0 - rate), 1e-9)
    spent = settings.value(EXIT_COST) * terms.depth * (1.0 - settings.value(CRADLE))
    return spent / (settings.value(CAPTURE_COST) * avoided)


def axes(terms: Terms) -> tuple[Parameter, ...]:
    """Parameters that can move exit's lead on these terms."""
    idle = set()
    if terms.effort is not Effort.COST:
        idle |= {EXIT_COST, CAPTURE_COST}
    if terms.ramp is Ramp.FREE:
        idle |= {*GROWTH.values(), EXIT_SPEED}
    return tuple(one for one in (*PARAMETERS, *OF_LEVERS) if one not in idle)
