"""``stocktake data`` and ``stocktake places`` as a user types them."""

import json

import pytest

from stocktake.cli.app import main
from stocktake.sources.snapshot import store


def run(capsys, *words):
    with pytest.raises(SystemExit) as left:
        main(list(words))
    shown = capsys.readouterr()
    return left.value.code or 0, shown.out, shown.err


def test_every_source_is_listed_with_version_licence_years_and_hash(capsys):
    code, out, _ = run(capsys, "data", "list", "--json")
    document = json.loads(out)
    assert code == 0
    rows = {row["key"]: row for row in document["rows"]}
    assert rows["edgar2024"]["licence"] == "CC BY 4.0"
    assert rows["edgar2024"]["years"] == [1970, 2023]
    assert all(row["sha256"] for row in rows.values())
    assert document["bytes"] < 12e6


@pytest.mark.parametrize(("language", "word"), [("en", "Licence"), ("zh", "许可")])
def test_the_list_is_printed_in_the_readers_language(capsys, language, word):
    code, out, _ = run(capsys, "data", "list", "--lang", language)
    assert code == 0
    assert word in out
    assert "gcb2024_fossil" in out


def test_sources_are_cited_with_their_identifier(capsys):
    _, out, _ = run(capsys, "data", "cite", "igcc2024")
    assert "Forster" in out
    assert "https://doi.org/10.5194/essd-17-2641-2025" in out


def test_an_unknown_source_leaves_with_2_and_the_nearest(capsys):
    code, _, err = run(capsys, "data", "cite", "igcc2042")
    assert code == 2
    assert "igcc2024" in err


@pytest.mark.originals
def test_a_build_into_a_file_is_refused_and_writes_nothing(capsys, originals, tmp_path):
    (tmp_path / "taken").write_text("mine")
    code, _, err = run(
        capsys, "data", "build", "--from", str(originals), "--to", str(tmp_path / "taken"), "--json"
    )
    assert code == 2
    assert json.loads(err)["error"] == "CannotWrite"
    assert (tmp_path / "taken").read_text() == "mine"


@pytest.mark.originals
def test_originals_that_are_there_are_not_fetched_again(capsys, originals):
    code, out, _ = run(capsys, "data", "fetch", "gwp", "--to", str(originals), "--json")
    assert code == 0
    assert json.loads(out)["rows"] == [{"file": "metrics/globalwarmingpotentials.csv", "state": "present"}]


def test_originals_that_cannot_be_fetched_are_said_so(capsys, tmp_path):
    code, _, err = run(capsys, "data", "fetch", "primap261", "--to", str(tmp_path))
    assert code == 2
    assert "PRIMAP-hist v2.6.1" in err


@pytest.mark.parametrize("command", ["build", "verify"])
def test_a_folder_without_originals_leaves_with_2_and_where_to_get_them(capsys, tmp_path, command):
    before = {path.name: path.stat().st_mtime_ns for path in store.EMBEDDED.iterdir()}
    code, _, err = run(capsys, "data", command, "--from", str(tmp_path))
    assert code == 2
    assert "stocktake data fetch" in err
    assert {path.name: path.stat().st_mtime_ns for path in store.EMBEDDED.iterdir()} == before


def test_a_corrupt_snapshot_leaves_with_2_and_how_to_mend_it(capsys, tmp_path, monkeypatch):
    from stocktake import sources

    (tmp_path / "manifest.json").write_text(
        '{"files": {"places.parquet": {"table": "places", "part": "", "sha256": "0"}}}'
    )
    (tmp_path / "places.parquet").write_bytes(b"not what was built")
    monkeypatch.setattr(store, "EMBEDDED", tmp_path)
    sources._kept_table.cache_clear()
    sources.read_places.cache_clear()
    try:
        code, _, err = run(capsys, "places", "CHN", "--json")
    finally:
        sources._kept_table.cache_clear()
        sources.read_places.cache_clear()
    assert code == 2
    error = json.loads(err)
    assert error["error"] == "CorruptSnapshot"
    assert "stocktake data build" in error["next_step"]


def test_a_group_is_shown_with_its_members_of_the_year(capsys):
    _, out, _ = run(capsys, "places", "欧盟", "--year", "2019", "--json")
    row = json.loads(out)["rows"][0]
    assert row["code"] == "EU"
    assert "GBR" in row["members"]
    code, out, _ = run(capsys, "places", "EU", "--year", "2019")
    assert code == 0
    assert "2020-02-01" in out


def test_a_country_is_shown_with_its_groups_in_chinese(capsys):
    _, out, _ = run(capsys, "places", "美国", "--lang", "zh")
    assert "美利坚合众国" in out
    assert "所属集团" in out


def test_part_of_a_name_finds_all_that_have_it(capsys):
    _, out, _ = run(capsys, "places", "guine", "--json")
    assert {"GIN", "GNB", "GNQ", "PNG"} <= {row["code"] for row in json.loads(out)["rows"]}


def test_an_unknown_place_leaves_with_2(capsys):
    code, out, err = run(capsys, "places", "Atlantiss", "--json")
    assert (code, out) == (2, "")
    assert json.loads(err)["error"] == "UnknownPlace"


def test_without_a_query_everything_is_listed(capsys):
    code, out, _ = run(capsys, "places")
    assert code == 0
    assert "G77" in out
    assert "ZWE" in out
