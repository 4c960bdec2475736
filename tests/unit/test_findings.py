"""The one shape in which every number leaves the program."""

import json

import numpy as np

from stocktake import __version__
from stocktake.findings import Alternative, Finding, rows_to_dict

TWO = (
    Alternative({"gases": "co2"}, value=2006),
    Alternative({"gases": "kyoto"}, value=2004),
    Alternative({"gases": "f-gases"}, absent="F-gases start in 1990"),
    Alternative({"gases": "n2o"}, value=None, reason="not by 2023"),
)


def finding(**more):
    return Finding.of("overtake", "When?", TWO[0], "year", alternatives=TWO, sources=("edgar2024",), **more)


def test_the_json_shape_holds_what_the_issue_promises():
    body = finding(keys={"place": "CHN"}).to_dict()
    promised = {"id", "question", "value", "unit", "low", "high", "defaults", "alternatives", "sources"}
    assert promised | {"version", "place"} <= set(body)
    assert body["version"] == __version__
    assert body["alternatives"][2] == {"choices": {"gases": "f-gases"}, "absent": "F-gases start in 1990"}
    assert body["alternatives"][3]["reason"] == "not by 2023"


def test_a_range_of_years_is_of_whole_years_and_leaves_out_what_did_not_happen():
    assert (finding().low, finding().high) == (2004, 2006)
    assert isinstance(finding().low, int)


def test_numbers_of_numpy_and_numbers_that_are_none_become_plain_json():
    odd = Finding(
        "x",
        "?",
        np.float64(1.5),
        "K",
        low=float("nan"),
        keys={"peak": {"p50": np.float32(2.0), "p95": np.inf}},
    )
    assert json.loads(json.dumps(odd.to_dict(), allow_nan=False))["peak"] == {"p50": 2.0, "p95": None}


def test_several_rows_share_one_question():
    document = rows_to_dict("Who?", [finding(keys={"rank": 1})], year=2023)
    assert document["rows"][0]["rank"] == 1
    assert (document["question"], document["year"]) == ("Who?", 2023)
