"""A small invented world: two countries, ships between them, and every emission a simple formula.

Annia (AAA) emits 100 Mt CO2 a year throughout. Bebia (BBB) emits 10 Mt in 1970 and 3 Mt more each year, so it
passes Annia in 2001 (103 Mt). Ships emit 10 Mt. Each emits methane and a little N2O; F-gases begin in 1990.
Land use takes up in Annia and gives off in Bebia, more in one model than in the next.
"""

import pandas as pd
import pytest

from stocktake.gases import Metrics
from stocktake.inventory import Ledger, Society, World
from stocktake.places import Gazetteer, Group, Membership, Place

KT = 1000.0
FACTORS = {"CH4": 28.0, "N2O": 265.0, "HFC-134a": 1300.0, "SF6": 23500.0}


def rows(place, gas, sector, years, value, series="territorial"):
    return [(series, place, gas, sector, year, value(year)) for year in years]


def table(*parts):
    return pd.DataFrame(
        [row for part in parts for row in part], columns=["series", "place", "gas", "sector", "year", "value"]
    )


def bebia(year):
    return KT * (10 + 3 * (year - 1970)) if year >= 1970 else KT * 10 * (year - 1750) / 220


def annia(year):
    return KT * 100


def ships(year):
    return KT * 10


def edgar_table():
    years, late = range(1970, 2024), range(1990, 2024)
    return table(
        rows("AAA", "CO2", "1.A.1.a", years, lambda year: 0.6 * annia(year)),
        rows("AAA", "CO2", "2.A", years, lambda year: 0.4 * annia(year)),
        rows("BBB", "CO2", "1.A.1.a", years, bebia),
        rows("SEA", "CO2", "1.A.3.d", years, ships),
        rows("AAA", "CH4", "3.A", years, lambda year: 1000.0),
        rows("BBB", "CH4", "3.A", years, lambda year: 500.0 + 10 * (year - 1970)),
        rows("AAA", "N2O", "3.C", years, lambda year: 20.0),
        rows("BBB", "N2O", "3.C", years, lambda year: 30.0),
        rows("AAA", "HFC-134a", "2.F", late, lambda year: 1.0),
        rows("BBB", "SF6", "2.G", late, lambda year: 0.1),
        rows("AAA", "HCFC-141b", "2.F", late, lambda year: 50.0),
    )


def gcb_table():
    years = range(1850, 2024)
    world = [
        ("territorial", "WORLD", "CO2", "M.FOSSIL", year, annia(year) + bebia(year) + ships(year))
        for year in years
    ]
    return table(
        rows("AAA", "CO2", "M.FOSSIL", years, annia),
        rows("BBB", "CO2", "M.FOSSIL", years, bebia),
        rows("BUNKERS", "CO2", "M.FOSSIL", years, ships),
        world,
        rows("AAA", "CO2", "M.FOSSIL", range(1990, 2022), lambda year: annia(year) + 5000, "consumption"),
        rows("BBB", "CO2", "M.FOSSIL", range(1990, 2022), lambda year: bebia(year) - 5000, "consumption"),
    )


def fuel_table():
    years = range(1750, 2023)
    return table(
        rows("AAA", "CO2", "M.FOSSIL", years, annia),
        rows("BBB", "CO2", "M.FOSSIL", years, bebia),
        rows("WORLD", "CO2", "M.FOSSIL", years, lambda year: annia(year) + bebia(year)),
    )


def land_use_table():
    years = range(1850, 2024)
    parts = []
    for number, series in enumerate(("BLUE", "HC2023", "OSCAR", "LUCE")):
        up, off = -KT * number, KT * (10 + 2 * number)
        parts.append(rows("AAA", "CO2", "M.LUC", years, lambda year, up=up: up, series))
        parts.append(rows("BBB", "CO2", "M.LUC", years, lambda year, off=off: off, series))
    return table(*parts)


def jones_table():
    years = range(1850, 2023)
    return table(
        rows("AAA", "CH4", "M.0.ALL", years, lambda year: 2000.0),
        rows("BBB", "CH4", "M.0.ALL", years, lambda year: 1000.0),
        rows("AAA", "N2O", "M.0.ALL", years, lambda year: 40.0),
        rows("BBB", "N2O", "M.0.ALL", years, lambda year: 30.0),
    )


def society_table():
    found = []
    for place, people, dollars in (("AAA", 1e7, 4e11), ("BBB", 5e7, 5e11)):
        for year in range(1960, 2024):
            found.append(("population", "population", "joined", place, year, people))
            found.append(("wdi_gdp_ppp", "gdp_ppp", "current international $", place, year, dollars))
    return pd.DataFrame(found, columns=["source", "variable", "series", "place", "year", "value"])


@pytest.fixture(scope="session")
def ledger():
    return Ledger.from_tables(
        {
            "edgar2024": edgar_table(),
            "gcb2024_fossil": gcb_table(),
            "gcb2023_fuel": fuel_table(),
            "gcb2024_landuse": land_use_table(),
            "jones2024": jones_table(),
        }
    )


@pytest.fixture(scope="session")
def places():
    known = {
        code: Place(code, name, zh, kind)
        for code, name, zh, kind in (
            ("AAA", "Annia", "安尼亚", "country"),
            ("BBB", "Bebia", "贝比亚", "country"),
            ("CCC", "Cecia", "塞西亚", "country"),
            ("BUNKERS", "Bunkers", "国际运输", "bunkers"),
            ("WORLD", "World", "世界", "world"),
        )
    }
    pair = Group("PAIR", "The Pair", "两国", (Membership("AAA"), Membership("BBB")))
    return Gazetteer(known, {"PAIR": pair})


@pytest.fixture(scope="session")
def two_countries(ledger, places):
    names = ("SARGWP100", "AR4GWP100", "AR5GWP100", "AR6GWP100", "AR6GWP20", "AR6GTP100")
    weights = {name: dict(FACTORS) for name in names}
    weights["AR6GWP20"]["CH4"] = 80.0
    del weights["SARGWP100"]["SF6"]
    return World(ledger, Metrics(weights), places, Society.from_table(society_table()))
