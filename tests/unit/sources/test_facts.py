"""Facts gathered one by one are sources with a hash or a citation, apart from the snapshot's."""

from hashlib import sha256
from importlib import resources

from stocktake.sources import read_catalogue, read_pledges
from stocktake.sources.facts import FLOWS, PLEDGES, read_facts
from stocktake.sources.promised import KNOWN_UNTIL


def test_pledges_name_the_source_of_facts():
    assert {one.source for one in read_pledges().pledges} == {"ndc2021", PLEDGES}


def test_the_catalogue_of_pledges_has_the_hash_of_every_file():
    folder = resources.files("stocktake.sources") / "promises"
    for name, digits in read_facts()[PLEDGES].sha256:
        assert sha256((folder / name).read_bytes()).hexdigest() == digits
    assert KNOWN_UNTIL in read_facts()[PLEDGES].title


def test_facts_are_no_source_of_the_snapshot():
    assert not set(read_facts()) & set(read_catalogue())
    assert read_facts()[FLOWS].url.startswith("https://")
