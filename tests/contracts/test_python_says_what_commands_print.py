"""Every command has its verb in Python, and both say the same numbers.

A new command is added to VERBS with a question, or to NO_VERB with the reason.
"""

import json

import pytest
from tests.contracts.test_json_everywhere import answer, commands

from stocktake import api
from stocktake.places import Group

NO_VERB = {
    "data build": "works on the publishers' files: `stocktake.sources.snapshot.build`",
    "data fetch": "fetches the publishers' files: `stocktake.sources.fetch`",
    "data verify": "works on the publishers' files: `stocktake.sources.snapshot.verify`",
    "explorer": "writes pages: `stocktake.explorer.write_site`",
    "serve": "is another way in",
}
HELD_ELSEWHERE = {
    "run": "`api.take_stock` is what it runs",
    "project": "needs a file; `api.project` is held in tests/unit/cli/test_project.py's runs of the ensemble",
}
LEVER = "coal=-80%@2040:CHN,IND"


def pathway_rows():
    futures = api.pathways()
    return [
        {str(year): futures.ghg.sel(scenario=one.name, year=year).item() for year in (2030, 2100)}
        for one in futures.variants
    ]


def printed_pathways(document):
    return [{year: row["emissions"][year] for year in ("2030", "2100")} for row in document["rows"]]


def fair_shares():
    fixed = {"rule": "equal-per-capita"}
    return [
        *api.fair_share(["IND"], fixed=fixed),
        *api.fair_share_of_year(["IND"], "1.5", 2030, fixed),
        *api.fair_share_of_year(["IND"], "1.5", 2035, fixed),
    ]


def checked(text):
    return [
        (reading.text, str(judgement.verdict), judgement.value) for reading, judgement in api.check(text).rows
    ]


def printed_claims(document):
    return [(row["text"], row["verdict"], row["value"]) for row in document["claims"]]


def rows(document):
    return document["rows"]


def one(document):
    return [document]


SENTENCE = "China emitted more CO2 than the United States in 2020."
# what is typed, what Python is asked, and where its findings stand in the document
VERBS = {
    "attribute": (
        ["USA", "--method", "cumulative-gwp-star"],
        lambda: api.attribute(["USA"], {"method": "cumulative-gwp-star"}),
        rows,
    ),
    "budget": (["--limit", "1.5"], lambda: api.budget(limit=1.5), rows),
    "compare": (["CHN", "USA", "--year", "2020"], lambda: api.compare(["CHN", "USA"], 2020), rows),
    "cumulative": (["USA", "--from", "1850"], lambda: [api.cumulative(["USA"], 1850)], one),
    "exit-or-capture": (["--by", "2045"], lambda: api.exit_or_capture(by=2045).findings, rows),
    "fair-share": (["IND", "--rule", "equal-per-capita"], fair_shares, rows),
    "finance": (["--to", "LDC"], lambda: api.finance(to="LDC").rows, rows),
    "gap": (["--goal", "2", "--year", "2035"], lambda: api.gap("2", 2035), rows),
    "gases": (["--year", "2020"], lambda: api.gases(2020), rows),
    "history": (["IND", "--by", "gas"], lambda: api.history(["IND"], by=["gas"]).rows, rows),
    "kaya": (["CHN"], lambda: api.kaya(["CHN"]), rows),
    "lever": (
        [LEVER, "--split", "none", "--base", "ssp370"],
        lambda: api.lever(LEVER, base="ssp370", split=()).findings,
        rows,
    ),
    "outlook": ([], lambda: api.outlook(), rows),
    "overtake": (["CHN", "USA"], lambda: [api.overtake("CHN", "USA")], one),
    "progress": (["CHN", "--year", "2035"], lambda: api.progress("CHN", 2035).findings, rows),
    "quantify": (["BRA"], lambda: api.quantify("BRA").findings, rows),
    "rank": (["--year", "2020"], lambda: api.ranking(2020), rows),
    "response": ([], lambda: api.response(), rows),
    "seek": (
        ["--limit", "2.5", "--probability", "50%", "--with", "coal"],
        lambda: [api.seek(2.5, ["coal"], probability=0.5).finding],
        one,
    ),
    "share": (["CHN", "--year", "2020"], lambda: [api.share(["CHN"], 2020)], one),
    "trend": (["CHN"], lambda: [api.trend(["CHN"])], one),
}
# commands whose answers are no findings: what Python gives, and the same of the document
OTHERS = {
    "check": ([SENTENCE], lambda: checked(SENTENCE), printed_claims),
    "choices": (
        ["--of", "attribution"],
        lambda: [(axis.name, list(axis.choices), axis.default) for axis in api.choices("attribution")],
        lambda document: [(row["axis"], row["choices"], row["default"]) for row in rows(document)],
    ),
    "data cite": (
        [],
        lambda: [(source.key, source.citation) for source in api.data_sources()],
        lambda document: [(row["key"], row["citation"]) for row in rows(document)],
    ),
    "data list": (
        [],
        lambda: [source.to_dict() for source in api.data_sources()],
        rows,
    ),
    "pathways": ([], pathway_rows, printed_pathways),
    "places": (
        ["EU", "--year", "2019"],
        lambda: [list(found.members(2019)) for found in api.places("EU", 2019) if isinstance(found, Group)],
        lambda document: [row["members"] for row in rows(document)],
    ),
    "pledges": (["CHN"], lambda: [pledge.to_dict() for pledge in api.pledges("CHN").pledges], rows),
    "sectors": (
        ["Energy", "--depth", "2"],
        lambda: [(row.code, row.level, list(row.datasets)) for row in api.sectors("Energy", 2)],
        lambda document: [(row["code"], row["level"], row["datasets"]) for row in rows(document)],
    ),
}


def plain(value):
    return json.loads(json.dumps(value))


def test_every_command_has_its_verb_or_a_reason():
    parts = [set(VERBS), set(OTHERS), set(NO_VERB), set(HELD_ELSEWHERE)]
    assert set.union(*parts) == set(commands())
    assert sum(map(len, parts)) == len(set.union(*parts))


def test_every_verb_is_said_to_be_one():
    for name in (*VERBS, *OTHERS, *HELD_ELSEWHERE):
        verb = {"data list": "data_sources", "data cite": "data_sources", "run": "take_stock"}.get(name, name)
        assert verb.replace("-", "_") in api.__all__


@pytest.mark.parametrize("name", VERBS)
def test_both_give_the_same_findings(name):
    typed, ask, where = VERBS[name]
    printed = where(answer(name, typed))
    found = [plain(finding.to_dict()) for finding in ask()]
    assert len(found) == len(printed) > 0
    for ours, theirs in zip(found, printed, strict=True):
        assert ours == {key: theirs[key] for key in ours}


@pytest.mark.parametrize("name", OTHERS)
def test_both_give_the_same_words(name):
    typed, ask, where = OTHERS[name]
    found = plain(ask())
    assert found and found == plain(where(answer(name, typed)))
