"""A user's own inventory in its three forms, and what is said of one that cannot be read."""

import pytest

from stocktake import sources
from stocktake.errors import BadFile
from stocktake.inventory import World, questions
from stocktake.inventory.rules.own_file_completed import completed
from stocktake.inventory.world import own_data_set
from stocktake.sources.readers.inventory_files import OWN, read_inventory_file

LONG = (
    "place,gas,year,value,unit\n"
    "中国,CO2,2022,12.5,Gt CO2/yr\n"
    "CHN,methane,2022,60,Mt CH4/yr\n"
    "EU27,CO2,2022,3,Gt CO2/yr\n"
)
IAMC = (
    "Model,Scenario,Region,Variable,Unit,2021,2022\n"
    "m,s,China,Emissions|CO2|Energy and Industrial Processes,Mt CO2/yr,12000,12500\n"
    "m,s,China,Emissions|CO2|AFOLU,Mt CO2/yr,-500,-500\n"
    "m,s,China,Emissions|CH4,Mt CH4/yr,,60\n"
    "m,s,China,Primary Energy|Coal,EJ/yr,80,81\n"
)
PRIMAP = (
    "area (ISO3),category (IPCC2006),entity,unit,scenario (PRIMAP-hist),source,2021,2022\n"
    "CHN,M.0.EL,CO2,CO2 * gigagram / a,HISTCR,x,12000000,12500000\n"
    "CHN,M.LULUCF,CO2,CO2 * gigagram / a,HISTCR,x,-500000,-500000\n"
    "CHN,M.0.EL,CH4,CH4 * gigagram / a,HISTCR,x,,60000\n"
    "CHN,M.0.EL,KYOTOGHG (AR6GWP100),CO2 * gigagram / a,HISTCR,x,,15500000\n"
)


@pytest.fixture(scope="module")
def places():
    return sources.read_places()


def read(tmp_path, text, places, encoding="utf-8"):
    file = tmp_path / "mine.csv"
    file.write_text(text, encoding=encoding)
    return read_inventory_file(file, places)


@pytest.mark.parametrize("text", [LONG, IAMC, PRIMAP], ids=["long", "iamc", "primap2"])
def test_the_three_forms_say_the_same(tmp_path, places, text):
    rows, _ = read(tmp_path, text, places)
    values = {(row.gas, row.year): row.value for row in rows.itertuples() if row.place == "CHN"}
    assert values["CO2", 2022] == pytest.approx(12_500_000)
    assert values["CH4", 2022] == pytest.approx(60_000)
    assert ("CH4", 2021) not in values


@pytest.mark.parametrize(
    ("text", "dropped"),
    [(LONG, "EU27"), (IAMC, "land use"), (PRIMAP, "land use")],
    ids=["long", "iamc", "primap2"],
)
def test_groups_and_land_use_are_left_out_with_a_record(tmp_path, places, text, dropped):
    _, records = read(tmp_path, text, places)
    assert any(record.what == "dropped" and dropped in record.series for record in records)


def test_a_basket_keeps_the_metric_in_its_name(tmp_path, places):
    rows, _ = read(tmp_path, PRIMAP, places)
    assert "KYOTOGHG (AR6GWP100)" in set(rows["gas"])


def test_a_total_with_land_use_in_it_does_not_pass_for_one_without(tmp_path, places):
    whole = "BRA,0,CO2,CO2 * gigagram / a,HISTCR,x,680000,690000\n"
    apart = "BRA,M.0.EL,CO2,CO2 * gigagram / a,HISTCR,x,480000,490000\n"
    head = PRIMAP.splitlines(keepends=True)[0]
    rows, records = read(tmp_path, head + whole + apart, places)
    assert sorted(rows["value"]) == [480_000, 490_000]
    assert any("land use" in record.series for record in records)
    with pytest.raises(BadFile, match=r"may hold land use.*M\.0\.EL"):
        read(tmp_path, head + whole, places)


HEAD = "place,gas,year,value,unit\n"


def test_co2_in_co2_equivalents_is_co2(tmp_path, places):
    rows, _ = read(tmp_path, HEAD + "CHN,CO2,2022,12,Gt CO2e (AR5GWP100)/yr\n", places)
    assert list(rows["gas"]) == ["CO2"] and list(rows["value"]) == [12_000_000]


def test_composting_is_no_land_use(tmp_path, places):
    rows, _ = read(tmp_path, "place,gas,sector,year,value,unit\nCHN,CH4,4.B,2022,12,kt CH4/yr\n", places)
    assert list(rows["sector"]) == ["4.B"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "Chna,CO2,2022,1,Mt CO2/yr\n", "row 2"),
        (HEAD + "CHN,CO2,2022,1,Mt CO2/yr\nCHN,CO3,2022,1,Mt CO2/yr\n", "row 3"),
        (HEAD + "CHN,CO2,2022,much,Mt CO2/yr\n", "'much' is no number"),
        (HEAD + "CHN,CO2,2022,inf,Mt CO2/yr\n", "not finite"),
        (HEAD + "CHN,CO2,22,1,Mt CO2/yr\n", "'22' is no year"),
        (HEAD + "CHN,CO2,2022,1,miles\n", "no unit of emission"),
        (HEAD + "CHN,CH4,2022,1,Mt CO2e/yr\n", "without its metric"),
        (HEAD + "CHN,CO2,2022,1,Mt CH4/yr\n", "measures CH4"),
        (HEAD + "CHN,CO2,2022,1,Mt CO2/yr\n中国,CO2,2022,2,Mt CO2/yr\n", "twice"),
        (HEAD, "no emissions"),
        ("a,b\n1,2\n", "has the columns a, b"),
        ("", "cannot be read as CSV"),
        (IAMC + "m,t,China,Emissions|N2O,kt N2O/yr,1,1\n", "several of Scenario"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_why(tmp_path, places, text, said):
    with pytest.raises(BadFile) as refused:
        read(tmp_path, text, places)
    assert said in str(refused.value)


def test_a_binary_file_and_a_missing_one_are_refused(tmp_path, places):
    binary = tmp_path / "mine.csv"
    binary.write_bytes(bytes(range(256)) * 10)
    for file in (binary, tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadFile):
            read_inventory_file(file, places)


def test_the_file_joins_the_data_sets_and_the_rest_of_the_world_is_edgars(tmp_path, places):
    rows, _ = read(tmp_path, LONG, places)
    ledger = sources.read_inventory()
    whole, records = completed(rows, ledger)
    assert {record.what for record in records} == {"filled"}
    joined = ledger.joined(OWN, whole)
    world = World(joined, sources.read_metrics(), places, None, own_data_set(OWN, "mine.csv", joined))
    fixed = {"gases": "fossil-co2", "dataset": OWN, "bunkers": "in-world"}
    finding = questions.share(world, "CHN", 2022, fixed)
    edgar = questions.total(world, "WORLD", 2022, {**fixed, "dataset": "edgar"}).value
    china = questions.total(world, "CHN", 2022, {"gases": "fossil-co2", "dataset": "edgar"}).value
    assert finding.value == pytest.approx(100 * 12_500 / (edgar - china + 12_500))


def test_a_file_with_its_own_world_total_is_left_as_it_is(tmp_path, places):
    rows, _ = read(tmp_path, HEAD + "CHN,CO2,2022,12,Gt CO2/yr\nWORLD,CO2,2022,40,Gt CO2/yr\n", places)
    whole, records = completed(rows, sources.read_inventory())
    assert len(whole) == 2 and records == ()


def test_a_gas_that_nothing_can_complete_stays_as_it_is_and_says_so(tmp_path, places):
    rows, _ = read(tmp_path, PRIMAP, places)
    whole, records = completed(rows, sources.read_inventory())
    left = [record for record in records if record.what == "left as it is"]
    assert [record.series for record in left] == ["KYOTOGHG (AR6GWP100)"]
    assert "neither is there one to complete it" in left[0].why
    assert set(whole[whole["gas"] == left[0].series]["place"]) == {"CHN"}
