"""How well inventories know what they state: 95 % ranges by gas, category and class of country.

An emission is activity times emission factor. Errors of default factors are shared by all countries that use
them, errors of activity statistics are each country's own: so

- less developed statistics (countries outside Annex I of the Convention): factor errors fully correlated
  between countries, row by row of the table, for they use the same default factors;
- well developed statistics (Annex I): factor errors independent, for they use factors of their own;
- activity errors independent between all countries and rows;
- one error common to all countries, per gas, as large as it takes to make the world as uncertain as Minx et
  al. (2021) assess it from inventories and air: what all inventories may have wrong together.

These are the assumptions of Solazzo et al. (2021) with their two classes of countries. Ranges are taken as
log-normal with the stated upper end, which keeps emissions positive: sigma = ln(1 + half-width) / 1.96.

Sources: IPCC 2006 Guidelines (volume and chapter in each row); Solazzo et al. (2021),
doi:10.5194/acp-21-5655-2021; Minx et al. (2021), doi:10.5194/essd-13-5213-2021; Global Carbon Budget 2024,
doi:10.5194/essd-17-965-2025
"""

from __future__ import annotations

import math
from dataclasses import dataclass

SIGMAS_OF_95 = 1.96
SIGMAS_OF_90 = 1.645
LESS_DEVELOPED, WELL_DEVELOPED = "less developed", "well developed"
WELL_DEVELOPED_GROUP = "ANNEX1"


@dataclass(frozen=True)
class Spread:
    """Uncertainty of one gas from one category and those below it.

    factor   : half-width of the 95 % range of the emission factor, upwards, relative
    activity : the same of activity data where statistics are well developed, and where they are less so
    source   : where the numbers are from
    """

    gas: str
    sector: str
    factor: float
    activity: tuple[float, float]
    source: str

    def shared(self, well_developed: bool) -> float:
        """Standard deviation of the logarithm that countries with default factors share."""
        return 0.0 if well_developed else log_sigma(self.factor)

    def own(self, well_developed: bool) -> float:
        """Standard deviation of the logarithm that is a country's own."""
        activity = log_sigma(self.activity[0 if well_developed else 1])
        return math.hypot(activity, log_sigma(self.factor)) if well_developed else activity


def log_sigma(half_width: float, sigmas: float = SIGMAS_OF_95) -> float:
    """The standard deviation of the logarithm whose upper end is ``1 + half_width``.

    >>> round(log_sigma(1.0), 3)
    0.354
    """
    return math.log1p(half_width) / sigmas


ENERGY = "IPCC 2006 V2 Ch2: activity 5 % and 10 %; CO2 factors of fuels within 7 %"
COMBUSTION_CH4 = "IPCC 2006 V2 Ch2 Table 2.12: 50-150 %"
COMBUSTION_N2O = "IPCC 2006 V2 Ch2 Table 2.12: an order of magnitude"
SOILS = "IPCC 2006 V4 Ch11: factor 0.01 (0.003-0.03)"
INDIRECT = "IPCC 2006 V4 Ch11: factor 0.0075 (0.0005-0.025)"
EFFLUENT = "IPCC 2006 V5 Ch6: factor 0.005 (0.0005-0.25); here a factor of ten, its lower end, both ways"
SHIPS_N2O = "IPCC 2006 V2 Ch3: ships up to 140 %, aircraft 150 % upwards"
LESS_KNOWN = "IPCC 2006: a factor of two where nothing better is stated"

SPREADS = (
    Spread("CO2", "1.A", 0.07, (0.05, 0.10), ENERGY),
    Spread("CO2", "1.B", 0.25, (0.05, 0.10), "IPCC 2006 V2 Ch4: flaring, 25 %"),
    Spread("CO2", "2", 0.10, (0.05, 0.10), "IPCC 2006 V3 Ch2-4: 5-10 % with default factors"),
    Spread("CO2", "3", 0.50, (0.20, 0.20), "IPCC 2006 V4 Ch11: lime and urea, 50 %"),
    Spread("CO2", "4", 0.40, (0.30, 1.00), "IPCC 2006 V5 Ch5: incineration, 40 %"),
    Spread("CO2", "5", 1.00, (0.50, 0.50), LESS_KNOWN),
    Spread("CO2", "M.BK", 0.05, (0.10, 0.10), "IPCC 2006 V2 Ch3: fuel sold to ships and aircraft, 10 %"),
    Spread("CH4", "1.A", 1.00, (0.05, 0.10), COMBUSTION_CH4),
    Spread("CH4", "1.B.1", 1.00, (0.05, 0.10), "IPCC 2006 V2 Ch4: underground mines, a factor of two"),
    Spread("CH4", "1.B.2", 1.00, (0.05, 0.10), "IPCC 2006 V2 Ch4 Tables 4.2.4 and 4.2.5: about 100 %"),
    Spread("CH4", "2", 1.00, (0.05, 0.10), LESS_KNOWN),
    Spread("CH4", "3.A.1", 0.50, (0.05, 0.20), "IPCC 2006 V4 Ch10: Tier 1, 30-50 %"),
    Spread("CH4", "3.A.2", 0.30, (0.05, 0.20), "IPCC 2006 V4 Ch10: Tier 1, 30 %"),
    Spread("CH4", "3.C.7", 0.69, (0.05, 0.10), "IPCC 2006 V4 Ch5: factor 1.30 (0.80-2.20)"),
    Spread("CH4", "3.C", 1.00, (0.20, 0.50), LESS_KNOWN),
    Spread("CH4", "4.A", 0.50, (0.30, 1.00), "IPCC 2006 V5 Ch3 Table 3.5: activity 30 % to a factor of two"),
    Spread("CH4", "4.D", 0.50, (0.10, 0.30), "IPCC 2006 V5 Ch6 Table 6.7: 30 % each of load and capacity"),
    Spread("CH4", "4", 1.00, (0.30, 1.00), LESS_KNOWN),
    Spread("CH4", "5", 1.00, (0.50, 0.50), LESS_KNOWN),
    Spread("CH4", "M.BK", 0.50, (0.10, 0.10), "IPCC 2006 V2 Ch3: ships, 50 %"),
    Spread("N2O", "1.A.3.b", 2.00, (0.05, 0.10), "IPCC 2006 V2 Ch3 Table 3.2.2: a factor of three"),
    Spread("N2O", "1", 9.00, (0.05, 0.10), COMBUSTION_N2O),
    Spread("N2O", "2", 0.40, (0.05, 0.10), "IPCC 2006 V3 Ch3: nitric acid, up to 40 %"),
    Spread("N2O", "3.A.2", 1.00, (0.05, 0.20), "IPCC 2006 V4 Ch10: a factor of two"),
    Spread("N2O", "3.C.4", 2.00, (0.05, 0.20), SOILS),
    Spread("N2O", "3.C.5", 2.33, (0.05, 0.20), INDIRECT),
    Spread("N2O", "3.C", 1.00, (0.20, 0.50), LESS_KNOWN),
    Spread("N2O", "4.D", 9.00, (0.10, 0.30), EFFLUENT),
    Spread("N2O", "4", 1.00, (0.30, 1.00), LESS_KNOWN),
    Spread("N2O", "5", 2.33, (0.20, 0.50), INDIRECT),
    Spread("N2O", "M.BK", 1.50, (0.10, 0.10), SHIPS_N2O),
)

# Minx et al. (2021), 90 % ranges of the world
WORLD_SIGMA = {
    "CO2": log_sigma(0.08, SIGMAS_OF_90),
    "CH4": log_sigma(0.30, SIGMAS_OF_90),
    "N2O": log_sigma(0.60, SIGMAS_OF_90),
}
F_GASES_SIGMA = log_sigma(0.30, SIGMAS_OF_90)  # Minx et al. (2021): 30 %, 90 % range

FOSSIL_WORLD_SIGMA = 0.05  # Global Carbon Budget 2024, 1 sigma
# Global Carbon Budget (1 sigma): a few per cent where statistics are mature, 10 % in strongly developing
# economies
FOSSIL_SIGMA = {WELL_DEVELOPED: 0.025, LESS_DEVELOPED: 0.10}


def spread_of(gas: str, sector: str) -> Spread:
    """The row for a gas and a category: that of the longest code the category begins with."""
    found = [
        row
        for row in SPREADS
        if row.gas == gas and (sector == row.sector or sector.startswith(f"{row.sector}."))
    ]
    assert found, f"no uncertainty is stated for {gas} of {sector}"
    return max(found, key=lambda row: len(row.sector))
