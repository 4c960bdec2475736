"""The catalogue says of every source what a user must know to cite it and to find it again."""

import re

import pytest

from stocktake.errors import UnknownSource
from stocktake.sources import read_catalogue
from stocktake.sources.catalogue import original_of, originals, source_of
from stocktake.sources.readers import READERS

KEYS = list(read_catalogue())


@pytest.mark.parametrize("key", KEYS)
def test_a_source_can_be_cited(key):
    source = read_catalogue()[key]
    assert re.fullmatch(r"[a-z0-9_]+", key)
    for field in ("title", "publisher", "version", "licence", "citation"):
        assert getattr(source, field), field
    assert source.doi == "" or re.fullmatch(r"10\.\d{4,}/\S+", source.doi)
    assert source.url == "" or source.url.startswith("https://")
    assert source.sha256


def test_every_source_is_read_by_a_reader():
    assert {key for reader in READERS for key in reader.sources} == set(KEYS)


@pytest.mark.parametrize("path", list(originals()))
def test_an_original_has_a_hash_and_an_address_or_a_reason(path):
    original = original_of(path)
    assert re.fullmatch(r"[0-9a-f]{64}", original.sha256)
    assert bool(original.url) != bool(original.derived)
    assert original.bytes > 0


def test_only_open_licences_are_embedded():
    allowed = ("CC BY", "CC0", "MIT", "Apache-2.0", "public domain", "Open Government", "BSD-3-Clause")
    for source in read_catalogue().values():
        for part in source.licence.split("; "):
            assert part.startswith((*allowed, "Unicode")), (source.key, part)


def test_data_marked_to_be_checked_are_not_embedded():
    forbidden = ("ar6_illustrative", "reference_ar6_ch7", "cmip7_scenariomip_gcages", "imf_weo", "ssp_v9")
    assert not [path for path in originals() if any(word in path for word in forbidden)]


def test_no_two_studies_share_a_citation_by_mistake():
    # in one collection of carbon budgets the entry of Forster carries the identifier of Lamboll
    assert source_of("forster2023").doi != source_of("lamboll2023").doi


def test_an_unknown_source_names_the_nearest():
    with pytest.raises(UnknownSource, match="Did you mean edgar2024"):
        source_of("edgar2023")
    with pytest.raises(UnknownSource):
        original_of("no/such/file.csv")


def test_every_source_has_a_title_in_both_languages():
    for source in read_catalogue().values():
        assert source.name("en") == source.title
        assert any("\u4e00" <= letter <= "\u9fff" for letter in source.name("zh")), source.key
