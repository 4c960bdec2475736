"""What else comes with an activity: air pollutants as shares of the world's emissions.

No inventory at hand gives sulphur, soot and ozone precursors by country and fuel, so each activity carries
a share of the world's emissions of a species, with a range wide enough for the inventories' spread. A
lever that ends coal power then also ends the sulphur of coal power, and the warming that it masked shows.
The share is that of the scenario's total (fires and shipping included) about 2019-2021, and it is kept over
time: as a scenario cleans its air, the activity's emissions fall with the total.

Within an activity a country's part follows its CO2 from that activity, weighted for coal's sulphur by what
was measured (``sulphur_weights``). Where each number comes from stands beside it and in
docs/methods/levers/coemissions.md. ``recalled`` numbers were not read in a source at hand.
"""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.pathways.levers import activities as act

POWER = (
    "UNEP GEO-6 (2019) ch. 5 after Hoesly et al. (2018), doi:10.5194/gmd-11-369-2018: electricity has 71 % "
    "of "
    "the SO2 and 72 % of the NOx of the energy sector; three quarters of power's SO2, 70 % of its NOx are "
    "coal's"
)
SOOT = "Lam et al. (2012), doi:10.1021/es302697h, table 2: diesel 17 %, industrial coal 12 % of black carbon"
CEDS = "order of McDuffie et al. (2020), doi:10.5194/essd-12-3413-2020, and Hoesly et al. (2018); recalled"


@dataclass(frozen=True)
class Share:
    """One activity's share of the world's emissions of a species, as fractions."""

    species: str
    activity: str
    central: float
    low: float
    high: float
    source: str
    read: str

    def at(self, level: str) -> float:
        """The share at ``central``, ``low`` or ``high``; ``none`` is zero."""
        return 0.0 if level == "none" else float(getattr(self, level))


LEVELS = ("central", "low", "high", "none")

# species, activity, central, low, high, source, how the source was known
SHARES = tuple(
    Share(*row)
    for row in (
        ("Sulfur", "coal.power", 0.24, 0.17, 0.32, POWER, "derived"),
        ("Sulfur", "coal.industry", 0.17, 0.10, 0.24, CEDS, "recalled"),
        ("Sulfur", "coal.fuel_industry", 0.02, 0.01, 0.04, CEDS, "recalled"),
        ("Sulfur", "coal.buildings", 0.05, 0.03, 0.08, CEDS, "recalled"),
        ("Sulfur", "oil.power", 0.06, 0.03, 0.09, POWER, "derived"),
        ("Sulfur", "oil.fuel_industry", 0.08, 0.04, 0.12, CEDS, "recalled"),
        ("Sulfur", "oil.industry", 0.06, 0.03, 0.09, CEDS, "recalled"),
        ("Sulfur", "oil.transport", 0.03, 0.01, 0.05, CEDS, "recalled"),
        ("Sulfur", "oil.buildings", 0.01, 0.005, 0.02, CEDS, "recalled"),
        ("Sulfur", act.SHIPPING, 0.04, 0.02, 0.12, CEDS, "recalled"),
        ("Sulfur", act.DEFORESTATION, 0.01, 0.0, 0.02, CEDS, "recalled"),
        ("NOx", "coal.power", 0.11, 0.08, 0.15, POWER, "derived"),
        ("NOx", "gas.power", 0.03, 0.02, 0.04, POWER, "derived"),
        ("NOx", "oil.power", 0.015, 0.01, 0.02, POWER, "derived"),
        ("NOx", "coal.industry", 0.07, 0.04, 0.10, CEDS, "recalled"),
        ("NOx", "gas.industry", 0.03, 0.02, 0.05, CEDS, "recalled"),
        ("NOx", "oil.industry", 0.03, 0.02, 0.05, CEDS, "recalled"),
        ("NOx", "oil.transport", 0.30, 0.22, 0.36, CEDS, "recalled"),
        ("NOx", "coal.buildings", 0.01, 0.005, 0.015, CEDS, "recalled"),
        ("NOx", "gas.buildings", 0.01, 0.005, 0.02, CEDS, "recalled"),
        ("NOx", "oil.buildings", 0.03, 0.02, 0.05, CEDS, "recalled"),
        ("NOx", act.SHIPPING, 0.13, 0.09, 0.16, CEDS, "recalled"),
        ("NOx", act.AVIATION, 0.02, 0.01, 0.03, CEDS, "recalled"),
        ("NOx", act.DEFORESTATION, 0.02, 0.0, 0.04, CEDS, "recalled"),
        ("BC", "coal.industry", 0.12, 0.03, 0.25, SOOT, "read"),
        ("BC", "coal.buildings", 0.06, 0.03, 0.12, CEDS, "recalled"),
        ("BC", "coal.power", 0.005, 0.0, 0.02, CEDS, "recalled"),
        ("BC", "oil.transport", 0.17, 0.07, 0.30, SOOT, "read"),
        ("BC", "oil.buildings", 0.03, 0.01, 0.07, SOOT, "read"),
        ("BC", act.OIL_GAS_SUPPLY, 0.03, 0.01, 0.05, CEDS, "recalled"),
        ("BC", act.SHIPPING, 0.015, 0.01, 0.03, CEDS, "recalled"),
        ("BC", act.DEFORESTATION, 0.08, 0.02, 0.15, CEDS, "recalled"),
        ("OC", "coal.industry", 0.02, 0.01, 0.05, CEDS, "recalled"),
        ("OC", "coal.buildings", 0.03, 0.01, 0.06, CEDS, "recalled"),
        ("OC", "oil.transport", 0.03, 0.01, 0.05, CEDS, "recalled"),
        ("OC", act.DEFORESTATION, 0.12, 0.03, 0.25, CEDS, "recalled"),
        ("CO", "coal.industry", 0.10, 0.06, 0.15, CEDS, "recalled"),
        ("CO", "coal.buildings", 0.04, 0.02, 0.06, CEDS, "recalled"),
        ("CO", "oil.transport", 0.17, 0.10, 0.25, CEDS, "recalled"),
        ("CO", act.DEFORESTATION, 0.12, 0.03, 0.22, CEDS, "recalled"),
        ("VOC", "oil.transport", 0.13, 0.08, 0.18, CEDS, "recalled"),
        ("VOC", act.OIL_GAS_SUPPLY, 0.14, 0.08, 0.20, CEDS, "recalled"),
        ("VOC", "coal.buildings", 0.01, 0.005, 0.02, CEDS, "recalled"),
        ("VOC", act.DEFORESTATION, 0.05, 0.01, 0.10, CEDS, "recalled"),
        ("NH3", act.ENTERIC, 0.0, 0.0, 0.0, CEDS, "recalled"),
        ("NH3", act.MANURE, 0.40, 0.30, 0.50, CEDS, "recalled"),
        ("NH3", act.SOILS, 0.35, 0.25, 0.45, CEDS, "recalled"),
        ("NH3", act.DEFORESTATION, 0.02, 0.0, 0.05, CEDS, "recalled"),
        ("CH4", act.DEFORESTATION, 0.015, 0.0, 0.03, CEDS, "recalled"),
        ("N2O", act.DEFORESTATION, 0.02, 0.0, 0.04, CEDS, "recalled"),
    )
)

COAL_SHARE_OF_SULPHUR = 0.48  # sum of the coal rows above


@dataclass(frozen=True)
class Seen:
    """SO2 of a country as measured, Mt in one year, beside the world's in the climate model's history.

    coal : part of it that is coal's
    """

    mt: float
    world: float
    coal: float
    source: str


LI = (
    "Li et al. (2017), doi:10.1038/s41598-017-14639-8, year 2016, by satellite (Nature Asia item; ranges of "
    "7.5-11.6 and 9.5-12.6 Mt by the World Economic Forum's); mostly coal's by them, a tenth left to others"
)
SEEN = {
    "CHN": Seen(8.4, 90.2, 0.9, LI),
    "IND": Seen(11.1, 90.2, 0.9, LI),
    "USA": Seen(
        0.77, 76.9, 1.0, "EPA, 0.85 million short tons of power plants in 2022, by monitors in stacks"
    ),
}


def sulphur_weights(coal_co2_share: dict[str, float], mode: str) -> dict[str, float]:
    """How much SO2 a tonne of coal's CO2 carries in a country, relative to those of which nothing is known.

    coal_co2_share : country to its fraction of the world's coal CO2
    mode           : ``measured`` (those in SEEN as measured, all others alike) or ``even``
    returns        : country to weight, the others have 1; the world's total of coal holds
    """
    if mode == "even":
        return {}
    part = {
        place: seen.mt * seen.coal / (seen.world * COAL_SHARE_OF_SULPHUR)
        for place, seen in SEEN.items()
        if coal_co2_share.get(place, 0.0) > 0
    }
    left = 1.0 - sum(coal_co2_share[place] for place in part)
    others = (1.0 - sum(part.values())) / max(left, 1e-9)
    return {place: part[place] / coal_co2_share[place] / others for place in part}


def lookup(level: str) -> dict[tuple[str, str], float]:
    """Species and activity to share of the world, at one level of all shares."""
    return {(row.species, row.activity): row.at(level) for row in SHARES if row.at(level) > 0}
