"""Terms of the comparison of exit and capture: what is equal, how fast things grow, and the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from stocktake.errors import OutOfRange
from stocktake.pathways.levers.ccs import CAPTURE, PENALTY
from stocktake.pathways.levers.parameters import Parameter, Settings

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
# Gt CO2 per year that can be captured by a year
GROWTH = {
    2030: Parameter(
        "capture.by_2030",
        0.2,
        0.07,
        0.37,
        "Gt CO2/yr",
        "Kazlou et al. (2024), doi:10.1038/s41558-024-02104-0, table 2: failure rates 88 % to 45 %",
    ),
    2040: Parameter(
        "capture.by_2040",
        2.0,
        0.95,
        4.3,
        "Gt CO2/yr",
        "Kazlou et al. (2024), table 2: growth as wind power, as nuclear power",
    ),
    2050: Parameter(
        "capture.by_2050",
        6.0,
        5.0,
        16.0,
        "Gt CO2/yr",
        "Zhang et al. (2024): at most 16, 5 if held to governments' roadmaps; the central value is ours",
        "derived",
    ),
}
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


class Effort(Enum):
    """What is equal between the two."""

    SERVICE = "service"
    GROSS = "gross"
    COST = "cost"


class Ramp(Enum):
    """Whether growth is held to what has happened."""

    LIMITED = "limited"
    FREE = "free"


@dataclass(frozen=True)
class Terms:
    """What is compared.

    depth  : part of coal and gas power that exit displaces by ``end``
    places : codes; empty for the world
    """

    depth: float
    end: int
    places: tuple[str, ...]
    effort: Effort
    ramp: Ramp

    def __post_init__(self) -> None:
        if not 0.0 < self.depth <= 1.0:
            raise OutOfRange(
                f"The depth {self.depth:g} is not between 0 and 1",
                "It is the part of coal and gas power that is left or fitted",
                nearest=("60%",),
            )


def depths(terms: Terms, settings: Settings) -> tuple[float, float]:
    """Depths of exit and of capture at equal effort; capture may afford no more than all plants."""
    if terms.effort is Effort.SERVICE:
        return terms.depth, terms.depth
    penalty, rate = settings.value(PENALTY), settings.value(CAPTURE)
    if terms.effort is Effort.GROSS:
        return terms.depth, terms.depth / (1.0 + penalty)
    avoided = max(1.0 - (1.0 + penalty) * (1.0 - rate), 1e-9)
    spent = settings.value(EXIT_COST) * terms.depth
    return terms.depth, min(1.0, spent / (settings.value(CAPTURE_COST) * avoided))
