"""Findings about who warmed how much."""

import numpy as np
import pytest

from stocktake import attribution
from stocktake.attribution.methods import METHODS
from stocktake.attribution.ranking import BEYOND, BUNKERS, INTERACTION, UNLISTED, WORLD
from stocktake.errors import BadInput, NoAnswer, OutOfRange, UnknownPlace

QUICK = ("leave-one-out", "cumulative-gwp100")
PARTIES = ("USA", "CHN", "EU27")


@pytest.fixture(scope="module")
def rows(world, past):
    return {row.keys["place"]: row for row in attribution.warming(world, past, PARTIES, methods=QUICK)}


@pytest.fixture(scope="module")
def everyone(world, past):
    return attribution.ranked(world, past)


def test_the_headline_lies_within_its_percentiles(rows):
    for row in rows.values():
        assert row.low < row.value < row.high
        assert row.range_of == "p5-p95 of 12 members"


def test_the_headline_is_the_row_of_the_defaults(rows):
    for row in rows.values():
        main = next(one for one in row.alternatives if dict(one.choices) == dict(row.defaults))
        assert main.value == row.value
        assert (main.extra["p5"], main.extra["p95"]) == (row.low, row.high)


def test_a_later_start_year_leaves_less(rows):
    for row in rows.values():
        chosen = {
            one.choices["start"]: one.value
            for one in row.alternatives
            if all(one.choices[name] == choice for name, choice in row.defaults.items() if name != "start")
        }
        assert chosen["1850"] > chosen["1950"] > chosen["1990"] > 0


def test_gases_of_a_place_nearly_add_up_to_it(rows):
    for row in rows.values():
        # the climate bends, and medians of parts are of different members: a few per cent with twelve
        assert sum(row.keys["by_gas"].values()) == pytest.approx(row.value, rel=0.06)


def test_chances_of_two_places_add_up_to_one(rows):
    usa, china = rows["USA"], rows["CHN"]
    both = usa.keys["chance_of_more_than"]["CHN"] + china.keys["chance_of_more_than"]["USA"]
    assert both == pytest.approx(1.0)


def test_a_union_warms_as_its_members_together(world, past):
    fixed = {"method": "marginal", "gases": "three-gases", "start": "1990", "land_use": "mean"}
    members = world.places.members("EU27", 2023)
    union, *parts = attribution.warming(world, past, ("EU27", *members), fixed)
    assert sum(part.value for part in parts) == pytest.approx(union.value, rel=1e-3)


def test_places_and_the_rest_add_up_to_the_whole(everyone):
    balance = everyone.balance
    parts = everyone.parts.sum(axis=0) + balance[BUNKERS] + balance[UNLISTED] + balance[INTERACTION]
    assert np.allclose(parts, balance[WORLD], rtol=0, atol=1e-10)
    assert BEYOND in balance


def test_what_the_method_leaves_is_small_beside_the_whole(everyone):
    left = np.median(everyone.balance[INTERACTION] / everyone.balance[WORLD])
    assert 0 < left < 0.12


def test_proportional_parts_leave_nothing(world, past):
    found = attribution.ranked(world, past, {"method": "cumulative-gwp-star"})
    assert np.abs(found.balance[INTERACTION]).max() < 1e-12


def test_ranks_of_a_member_are_each_given_once(everyone):
    ranks = np.sort(everyone.ranks, axis=0)
    assert (ranks == np.arange(1, len(everyone.codes) + 1)[:, None]).all()


def test_the_first_two_are_those_that_every_table_names(everyone):
    assert everyone.codes[:2] == ("USA", "CHN")
    first = attribution.ranking(everyone, 2)[0]
    assert first.keys["rank_low"] == first.keys["rank_high"] == 1
    assert first.keys["chance_of_more_than_next"] == 1.0


def test_a_place_named_twice_is_one_row(world, past):
    fixed = {"method": "leave-one-out", "gases": "fossil-co2", "start": "1990"}
    assert len(attribution.warming(world, past, ("USA", "United States", "USA"), fixed)) == 1


@pytest.mark.parametrize(
    ("places", "fixed", "year", "error", "said"),
    [
        ((), {}, None, BadInput, "No place"),
        (("Absurdistan",), {}, None, UnknownPlace, "no country or group"),
        (("USA",), {}, 2050, OutOfRange, "2023"),
        (("USA",), {"dataset": "jones"}, None, NoAnswer, "1850-2022"),
        (("ATA",), {"gases": "fossil-co2"}, None, NoAnswer, "no value for the place"),
    ],
)
def test_questions_without_an_answer_say_why(world, past, places, fixed, year, error, said):
    with pytest.raises(error, match=said):
        attribution.warming(world, past, places, fixed, year, methods=QUICK)


def test_every_method_is_open_by_default():
    from stocktake.attribution.axes import attribution_choices

    assert {row["method"] for row in attribution_choices(2023)} == set(METHODS)
