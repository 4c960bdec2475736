"""Courses of emissions held against the publishers' own files, cell by cell, and against figures in print."""

import csv

import pytest

from stocktake import sources
from stocktake.inventory.questions.history import history
from stocktake.sources.inventories import read_world

FLOAT32 = 1e-6  # the snapshot keeps 32-bit floats


@pytest.fixture(scope="module")
def world():
    return read_world()


def value(finding, year):
    return finding.keys["values"][finding.keys["years"].index(year)]


def cells_of(path, place, codes, year):
    """The sum of the cells of one place and some of the publisher's codes, kt."""
    with path.open(encoding="utf8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["iso"] == place.lower() and row["sector"] in codes]
    assert len(rows) == len(codes)
    return sum(float(row[f"X{year}"]) for row in rows)


@pytest.mark.originals
@pytest.mark.parametrize(
    ("place", "gas", "codes", "sector", "year"),
    [
        ("CHN", "CO2", ["1A1a"], "1.A.1.a", 2023),
        ("USA", "CO2", ["1A3b_noRES"], "Road", 1990),
        ("USA", "CH4", ["4A"], "3.A.1", 1990),
        ("IND", "CH4", ["4C"], "Rice", 2015),
        ("IND", "N2O", ["4D1", "4D2"], "3.C.4", 2010),
        ("BRA", "CH4", ["6A", "6B", "6C", "6D"], "Waste", 2000),
        (
            "DEU",
            "CO2",
            ["1A1a", "1A1bc", "1A2", "1A3a", "1A3b_noRES", "1A3c", "1A3d", "1A3e", "1A4", "1A5"],
            "1.A",
            1979,
        ),
    ],
)
def test_a_sector_is_what_edgars_file_has(world, originals, place, gas, codes, sector, year):
    gases = {"CO2": "fossil-co2"}.get(gas, gas.lower())
    course = history(world, place, fixed={"gases": gases, "dataset": "edgar"}, sector=sector).total
    published = cells_of(originals / f"edgar/E.{gas}_EDGAR.csv", place, codes, year)
    assert 1000 * value(course, year) == pytest.approx(published, rel=FLOAT32)


@pytest.mark.originals
@pytest.mark.parametrize(("place", "year"), [("CHN", 2006), ("USA", 2006), ("GBR", 1900), ("IND", 2023)])
def test_fossil_co2_is_what_the_carbon_budgets_workbook_has(world, originals, place, year):
    import openpyxl

    path = originals / "gcb/National_Fossil_Carbon_Emissions_2024v1.0.xlsx"
    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True)["Territorial Emissions"]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(min_row=12, values_only=True)
    names = {"CHN": "China", "USA": "USA", "GBR": "United Kingdom", "IND": "India"}
    column = list(next(rows)).index(names[place])
    carbon = next(row[column] for row in rows if row[0] == year)
    course = history(world, place, fixed={"gases": "fossil-co2"}).total
    assert value(course, year) == pytest.approx(3.664 * carbon, rel=FLOAT32)


@pytest.mark.originals
@pytest.mark.parametrize(("place", "species", "year"), [("JPN", "HFC-134a", 2015), ("USA", "HFC-32", 2023)])
def test_an_f_gas_is_what_edgars_workbook_has(world, originals, place, species, year):
    import openpyxl

    book = openpyxl.load_workbook(
        originals / "edgar/EDGAR_F-gases_1990_2023.xlsx", read_only=True, data_only=True
    )
    sheet = book["IPCC 2006"]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(min_row=10, values_only=True)
    heads = list(next(rows))
    code, gas, cell = (heads.index(name) for name in ("Country_code_A3", "Substance", f"Y_{year}"))
    published = sum(
        row[cell] or 0.0 for row in rows if len(row) > cell and (row[code], row[gas]) == (place, species)
    )
    found = history(world, place, fixed={"gases": "hfcs"}, by=("gas",), mass=True)
    course = next(row for row in found.parts if row.keys["gas"] == species)
    assert 1000 * value(course, year) == pytest.approx(published, rel=FLOAT32)


def test_china_passes_the_united_states_with_the_published_amounts(world):
    # GCB 2024: 6,494 against 6,053 Mt of fossil CO2 in 2006, and not before
    china, states = (history(world, place, fixed={"gases": "fossil-co2"}).total for place in ("CHN", "USA"))
    assert value(china, 2006) == pytest.approx(6494, abs=0.5)
    assert value(states, 2006) == pytest.approx(6053, abs=0.5)
    assert value(china, 2005) < value(states, 2005)


def test_the_gases_of_the_world_make_up_what_the_publishers_report_says(world):
    # JRC (2024): 53.0 Gt CO2e in 2023
    found = history(world, "WORLD", 2023, 2023, {"dataset": "edgar", "metric": "AR6GWP100"}, by=("gas",))
    assert sum(row.value for row in found.parts) / 1000 == pytest.approx(53.0, abs=0.05)


def test_china_and_the_united_states_emit_the_published_part_of_methane(world):
    # EDGAR 2024: 26.2 % of the world's in 2023
    fixed = {"gases": "ch4", "dataset": "edgar"}
    both, whole = (history(world, place, 2023, 2023, fixed).total.value for place in ("CHN+USA", "WORLD"))
    assert 100 * both / whole == pytest.approx(26.2, abs=0.05)


def test_nothing_is_lost_between_the_table_and_the_course(world):
    ledger = sources.read_inventory()
    table = ledger.table("edgar2024")
    rows = table[(table["gas"] == "CH4") & (table["place"] == "NGA")]
    by_year = rows.groupby("year")["value"].sum() / 1000
    course = history(world, "NGA", fixed={"gases": "ch4", "dataset": "edgar"}).total
    told = dict(zip(course.keys["years"], course.keys["values"], strict=True))
    assert told == pytest.approx({int(year): float(one) for year, one in by_year.items()}, rel=FLOAT32)
