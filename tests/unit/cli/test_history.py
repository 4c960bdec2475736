"""``stocktake history`` and ``stocktake sectors`` as a user types them."""

import json

import pytest

from stocktake.cli.app import main
from stocktake.cli.history_told import columns

QUICK = ["--dataset", "edgar", "--metric", "AR6GWP100", "--land-use", "none"]


def run(capsys, *words):
    with pytest.raises(SystemExit) as left:
        main(list(words))
    shown = capsys.readouterr()
    return left.value.code or 0, shown.out, shown.err


def test_the_whole_is_told_year_by_year_with_its_range(capsys):
    code, out, _ = run(capsys, "history", "KEN")
    assert code == 0
    assert "emissions of Kenya, 1990–2023, Mt CO₂e/yr" in out
    lines = [line.split() for line in out.splitlines() if line.strip()[:4] in ("1990", "2000", "2023")]
    assert len(lines) == 3 and all("–" in line[2] for line in lines)
    assert "The headline rests on" in out and "edgar2024" in out


def test_parts_are_told_side_by_side_and_said_to_add_up(capsys):
    _, out, _ = run(capsys, "history", "KEN", "--by", "gas", *QUICK)
    assert "The parts add up to the whole." in out
    assert all(name in out for name in ("Carbon dioxide", "Methane", "Nitrous oxide", "HFCs"))


def test_chinese_readers_are_told_in_chinese(capsys):
    code, out, _ = run(capsys, "history", "欧盟", "--by", "sector", "--lang", "zh", *QUICK)
    assert code == 0
    assert all(
        word in out for word in ("1 能源", "农业", "各部分之和等于总量", "国家组始终按2023年的成员计算")
    )


def test_an_edition_that_does_not_add_up_says_by_how_much(capsys):
    _, out, _ = run(capsys, "history", "CHN", "--by", "sector", "--gases", "fossil-co2", "--dataset", "gcb")
    assert "do not add up" in out and "2021" in out


def test_data_sets_without_it_say_why(capsys):
    _, out, _ = run(capsys, "history", "CHN", "--by", "source")
    assert "Global Carbon Budget 2024: Global Carbon Budget 2024 has not got the Kyoto basket" in out.replace(
        "\n", ""
    )


def test_the_joins_before_1970_are_told(capsys):
    _, out, _ = run(capsys, "history", "BRA", "--gases", "three-gases")
    flat = " ".join(out.split())
    assert "EDGAR begins in 1970; the series of Jones et al. is scaled to it there" in flat


def test_the_document_holds_rows_checks_records_sources_and_files(capsys, tmp_path):
    file = tmp_path / "kenya.csv"
    code, out, _ = run(capsys, "history", "KEN", "--by", "gas", *QUICK, "--out", str(file), "--json")
    document = json.loads(out)
    assert code == 0
    assert {row.get("gas") for row in document["rows"]} >= {None, "CO2", "CH4"}
    assert all(len(row["years"]) == len(row["values"]) for row in document["rows"])
    assert document["checks"][0]["within"] is True
    assert document["records"] and document["sources"][0]["sha256"]
    assert [path.rpartition("/")[2] for path in document["files"]] == ["kenya.csv", "kenya.sources.json"]
    assert file.read_text(encoding="utf8").startswith("dataset,place,gas,sector,year,value")


@pytest.mark.parametrize(
    ("name", "form", "written"),
    [
        ("a.csv", "iamc", {"a.csv", "a.sources.json"}),
        ("a.csv", "primap2", {"a.csv", "a.yaml"}),
        ("a.nc", None, {"a.nc"}),
        ("a.parquet", None, {"a.parquet"}),
    ],
)
def test_the_ending_and_the_option_say_the_form(capsys, tmp_path, name, form, written):
    more = ["--format", form] if form else []
    code, _, err = run(capsys, "history", "KEN", "--by", "gas", *QUICK, "--out", str(tmp_path / name), *more)
    assert code == 0, err
    assert {path.name for path in tmp_path.iterdir()} == written


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--out", "x.xlsx"], "no known ending"),
        (["--format", "iamc"], "without --out"),
        (["--out", "x.nc", "--format", "iamc"], "does not end as a file of the form iamc"),
        (["--out", "nowhere/x.csv"], "no folder"),
        (["--by", "fuel"], "gas, sector, place, source"),
        (["--sector", "Transprot"], "1.A.3 (Transport)"),
        (["--plot", "x.pdf"], ".svg"),
        (["--from", "1800", "--to", "1850"], "1990"),
    ],
)
def test_a_mistake_is_told_with_the_way_out(capsys, words, said):
    code, out, err = run(capsys, "history", "KEN", *words)
    assert code == 2 and not out
    assert said in err


def test_an_own_file_is_told_beside_the_others_and_its_sums_are_checked(capsys, tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text(
        "place,gas,sector,year,value,unit\n"
        + "".join(
            f"KEN,CH4,{sector},{year},{value},kt CH4/yr\n"
            for year in range(2015, 2021)
            for sector, value in (("M.0.EL", 1200), ("1", 300), ("M.AG", 700), ("4", 150))
        ),
        encoding="utf8",
    )
    own = ["--gases", "ch4", "--inventory", str(file)]
    _, out, _ = run(capsys, "history", "KEN", "--by", "sector", "--dataset", "own", *own)
    assert "Your file: the parts of M.0.EL of Methane do not add up: the difference is −4.2%" in out
    _, out, _ = run(capsys, "history", "KEN", "--by", "source", *own)
    assert "own" in out


@pytest.mark.parametrize("name", ["a.svg", "a.html"])
def test_a_history_is_drawn(capsys, tmp_path, name):
    code, _, err = run(capsys, "history", "KEN", "--by", "sector", *QUICK, "--plot", str(tmp_path / name))
    assert code == 0, err
    assert "Agriculture" in (tmp_path / name).read_text(encoding="utf8")


def test_the_tree_of_sectors_names_data_sets_and_both_languages(capsys):
    code, out, _ = run(capsys, "sectors", "Energy", "--depth", "1", "--json")
    rows = {row["code"]: row for row in json.loads(out)["rows"]}
    assert code == 0 and set(rows) == {"1.A", "1.B", "1.C"}
    assert rows["1.A"]["name_zh"] == "燃料燃烧" and "edgar" in rows["1.A"]["datasets"]
    _, out, _ = run(capsys, "sectors")
    assert "Transport / 交通运输" in out


@pytest.mark.parametrize(
    ("first", "last"), [(1990, 2023), (1750, 2023), (2020, 2023), (2023, 2023), (1899, 1907)]
)
def test_chosen_years_hold_both_ends_and_fit(first, last):
    chosen = columns(first, last, 7)
    assert chosen[0] == first and chosen[-1] == last and len(chosen) <= 7
