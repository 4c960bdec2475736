"""The contract that every reader and every part of the snapshot passes."""

import warnings

import numpy as np
import pytest

from stocktake.sectors import SECTORS
from stocktake.sources.catalogue import originals as catalogued_originals
from stocktake.sources.catalogue import sources
from stocktake.sources.readers import READERS
from stocktake.sources.readers.place_names import named_places
from stocktake.sources.snapshot.build import build
from stocktake.sources.snapshot.schema import FREE_TABLES, TABLES, TEXT
from stocktake.sources.snapshot.store import Snapshot, embedded
from stocktake.sources.snapshot.verify import difference

IDS = [reader.file for reader in READERS]
KNOWN_PLACES = {place.code for place in named_places()} | {"EU"}

# what makes a row one row; a reader may not give two values for it
KEYS = {
    "emissions": ["source", "series", "place", "gas", "sector", "year"],
    "society": ["source", "variable", "series", "place", "year"],
    "places": ["code"],
    "groups": ["group", "place", "from_date"],
    "borders": ["place"],
    "metrics": ["gas", "metric"],
    "scenarios": ["collection", "scenario", "species", "year"],
    "ensemble": ["member"],
    "species": ["name"],
    "forcing": ["timebound"],
    "observations": ["source", "variable", "from_year", "year"],
    "ndc_pathways": ["place", "scenario", "conditionality", "hot_air", "year"],
    "ndc_baselines": ["place", "scenario", "year"],
    "ndc_targets": ["place", "year", "bound"],
    "ndc_totals": ["conditionality", "variable", "year"],
    "ndc_landuse": ["scenario", "year"],
    "methane_pledge": ["place"],
    "reference_scenarios": ["scenario", "variable", "year"],
    "net_zero": ["source", "place"],
}


@pytest.fixture(scope="module")
def part_of():
    kept = {}

    def read(reader):
        if reader.file not in kept:
            kept[reader.file] = embedded().table(reader.table, [reader.part])
        return kept[reader.file]

    return read


def test_no_two_readers_write_the_same_file():
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize("reader", READERS, ids=IDS)
def test_a_reader_names_catalogued_sources_and_originals(reader):
    assert set(reader.sources) <= set(sources())
    assert set(reader.originals) <= set(catalogued_originals())
    assert reader.table in {*TABLES, *FREE_TABLES}


@pytest.mark.parametrize("reader", READERS, ids=IDS)
def test_a_part_is_in_the_manifest_with_its_originals(reader):
    entry = embedded().manifest["files"][reader.file]
    assert entry["sources"] == list(reader.sources)
    assert entry["originals"] == {path: catalogued_originals()[path].sha256 for path in reader.originals}


@pytest.mark.parametrize("reader", READERS, ids=IDS)
def test_a_part_has_the_columns_and_types_of_its_table(reader, part_of):
    rows = part_of(reader)
    if reader.table in FREE_TABLES:
        assert rows.columns.is_unique
        return
    assert list(rows.columns) == list(TABLES[reader.table])
    for name, kind in TABLES[reader.table].items():
        assert str(rows[name].dtype) == ("category" if kind == TEXT else kind)


@pytest.mark.parametrize("reader", READERS, ids=IDS)
def test_a_part_gives_one_row_per_key(reader, part_of):
    assert not part_of(reader).duplicated(KEYS[reader.table]).any()


@pytest.mark.parametrize("reader", READERS, ids=IDS)
def test_values_are_finite_and_text_is_there(reader, part_of):
    rows = part_of(reader)
    if reader.table in FREE_TABLES:
        return
    if "value" in rows and reader.table != "records":
        assert np.isfinite(rows["value"].to_numpy(float)).all()
    for name, kind in TABLES[reader.table].items():
        if kind == TEXT:
            assert not rows[name].isna().any()


@pytest.mark.parametrize("reader", READERS, ids=IDS)
def test_every_place_has_a_name(reader, part_of):
    rows = part_of(reader)
    if "place" not in rows:
        return
    assert set(rows["place"].astype(str).unique()) <= KNOWN_PLACES


@pytest.mark.parametrize(
    "reader", [reader for reader in READERS if reader.table == "emissions"], ids=lambda reader: reader.file
)
def test_every_sector_of_emissions_is_in_the_tree(reader, part_of):
    assert set(part_of(reader)["sector"].astype(str).unique()) <= set(SECTORS)


@pytest.mark.parametrize("reader", READERS, ids=IDS)
def test_values_lie_in_the_years_of_their_source(reader, part_of):
    rows = part_of(reader)
    if "year" not in rows or "source" not in rows:
        return
    for key, years in rows.groupby("source", observed=True)["year"]:
        span = sources()[str(key)].years
        if span:
            assert span[0] <= years.min()
            assert years.max() <= span[1]


@pytest.fixture(scope="module")
def rebuilt(originals, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rebuilt")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        build(originals, folder)
    return Snapshot(folder)


@pytest.mark.originals
@pytest.mark.parametrize("name", sorted(embedded().manifest["files"]))
def test_a_part_is_what_the_originals_give(name, rebuilt):
    entry = rebuilt.manifest["files"][name]
    key = entry["table"], [entry["part"]]
    assert difference(embedded().table(*key), rebuilt.table(*key)) == ""


@pytest.mark.originals
def test_the_snapshot_has_the_parts_that_the_originals_give(rebuilt):
    assert set(rebuilt.manifest["files"]) == set(embedded().manifest["files"])
