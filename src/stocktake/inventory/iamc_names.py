"""Names of history in the IAMC's wide form: variables by gas and category, units, regions.

Categories take the names of the consortium's common definitions where these have one of the same content
(``Energy|Demand|Transportation`` for 1.A.3); others take our English name under that of the category above,
so that every category has one name and is found back by it. Totals of CO2 without land use are called
``Emissions|CO2|Energy and Industrial Processes``, as readers of that form expect.
Source: IAMconsortium/common-definitions, variables of emissions.
"""

from __future__ import annotations

from functools import cache

from stocktake.gases.catalogue import gas_named
from stocktake.sectors import SECTORS, above, sector_name

WITHOUT_LAND_USE = "Energy and Industrial Processes"
NAMED = {
    "1": "Energy",
    "1.A.1": "Energy|Supply|Combustion",
    "1.A.2": "Energy|Demand|Industry",
    "1.A.3": "Energy|Demand|Transportation",
    "1.A.4": "Energy|Demand|Residential and Commercial and AFOFI",
    "1.A.5": "Energy|Demand|Other Sector",
    "1.B": "Energy|Supply|Fugitive",
    "2": "Industrial Processes",
    "3.B": "AFOLU|Land|Inventory",
    "4": "Waste",
    "5": "Other",
    "M.AG": "AFOLU|Agriculture",
    "3.A": "AFOLU|Agriculture|Livestock",
    "3.A.1": "AFOLU|Agriculture|Livestock|Enteric Fermentation",
    "3.A.2": "AFOLU|Agriculture|Livestock|Manure Management",
    "3.C.7": "AFOLU|Agriculture|Rice",
    "M.BK": "Energy|Demand|Bunkers",
    "M.LUC": "AFOLU|Land",
}
BASKETS = {
    "KYOTOGHG": "Kyoto Gases",
    "THREEGASES": "CO2 and CH4 and N2O",
    "FGASES": "F-Gases",
    "HFCS": "HFC",
    "PFCS": "PFC",
}
IN_KILOTONNES = ("N2O", "SF6", "NF3", "HFC", "PFC")


def variable_of_history(gas: str, metric: str, sector: str, *, land_use: bool) -> str:
    """The variable of a course of emissions.

    gas      : a formula or a basket as data sets name it, such as KYOTOGHG
    metric   : of CO2-equivalents, empty for a gas in its own mass
    sector   : a category, empty for the whole
    land_use : whether the whole holds land-use CO2

    >>> variable_of_history("CH4", "", "1.A.3", land_use=False)
    'Emissions|CH4|Energy|Demand|Transportation'
    """
    family = "" if gas in BASKETS else gas_named(gas).family
    name = f"{family}|{gas.replace('-', '')}" if family in ("HFC", "PFC") else BASKETS.get(gas, gas)
    if metric:
        name += f" ({metric.replace('GWP', '-GWP', 1).replace('GTP', '-GTP', 1)})"
    if sector:
        return f"Emissions|{name}|{sector_variable(sector)}"
    return f"Emissions|{name}|{WITHOUT_LAND_USE}" if gas == "CO2" and not land_use else f"Emissions|{name}"


def unit_of_history(gas: str, metric: str) -> tuple[str, float]:
    """The unit of the form, and the factor to it from megatonnes.

    >>> unit_of_history("N2O", "")
    ('kt N2O/yr', 1000.0)
    """
    if metric:
        return "Mt CO2-equiv/yr", 1.0
    if gas_named(gas).family in IN_KILOTONNES:
        return f"kt {gas.replace('-', '')}/yr", 1000.0
    return f"Mt {gas}/yr", 1.0


@cache
def sector_variable(code: str) -> str:
    """A category as the end of a variable.

    >>> sector_variable("1.A.3.b")
    'Energy|Demand|Transportation|Road'
    """
    if code in NAMED:
        return NAMED[code]
    higher = above(code)
    own = sector_name(code) if code in SECTORS else code
    return f"{sector_variable(higher)}|{own}" if higher else own


@cache
def sector_of_variable(name: str) -> str | None:
    """The category that the end of a variable names; None where it names none of ours."""
    return next((code for code in SECTORS if sector_variable(code) == name), None)
