"""Levers from Python: the same numbers as the command line prints."""

import json

import pytest
from typer.testing import CliRunner

from stocktake import api
from stocktake.cli.app import load_commands
from stocktake.errors import BadInput, OutOfRange, UnknownChoice, UnknownLever


def test_python_and_the_command_line_give_the_same_degrees():
    found = api.lever("coal=-80%@2040:CHN,IND", base="ssp370", chosen={"coemissions": "low"}, split=())
    told = CliRunner().invoke(
        load_commands(),
        ["lever", "coal=-80%@2040:CHN,IND", "--base", "ssp370", "--set", "coemissions=low", "--split", "none",
         "--json"],
    )  # fmt: skip
    printed = {row["id"]: row["value"] for row in json.loads(told.stdout)["rows"]}
    assert {row.id: row.value for row in found.findings} == printed


def test_a_statement_alone_is_a_question():
    assert api.lever(statements=["methane_pledge_2021"], split=()).finding(2050).value > 0


def test_nothing_asked_is_refused():
    with pytest.raises(BadInput, match="No lever"):
        api.lever()
    with pytest.raises(UnknownLever):
        api.lever("coql=-50%@2040")


@pytest.mark.parametrize(
    ("asked", "kind"), [({"split": ("lver",)}, UnknownChoice), ({"split_when": 2000}, OutOfRange)]
)
def test_a_split_that_cannot_be_made_is_refused(asked, kind):
    with pytest.raises(kind, match=r"lever|2100"):
        api.lever("coal=-50%@2040", **asked)
