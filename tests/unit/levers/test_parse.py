"""What users type: read as meant, refused with words that help."""

import numpy as np
import pytest

from stocktake.errors import BadInput, OutOfRange, UnknownChoice, UnknownLever, UnknownPlace
from stocktake.pathways.levers.contract import settled
from stocktake.pathways.levers.parameters import AFTER, Settings
from stocktake.pathways.levers.parse import from_yaml, read_document
from stocktake.pathways.levers.timing import Shape, Timing


def test_the_short_form_says_what_where_when_and_how_much(small, base):
    lever = small.lever("coal=-80%@2030-2040~smooth:COA,FOR", base)
    assert (lever.name, lever.depth, lever.places) == ("coal", 0.8, ("COA", "FOR"))
    assert lever.timing == Timing(2030, 2040, Shape.SMOOTH) and lever.reference is None


def test_groups_stand_for_their_members(small, base):
    assert small.lever("coal=-80%@2040:everyone", base).places == ("COA", "FOR")


@pytest.mark.parametrize(
    ("text", "depth"),
    [("coal=-80%@2040", 0.8), ("coal=80%@2040", 0.8), ("coal=0.8@2040", 0.8), ("dac=2Gt@2050", 2.0),
     ("dac=500Mt@2050", 0.5), ("finance=300e9@2035", 3e11), ("finance=300bn@2035", 3e11),
     ("carbonprice=100@2035", 100.0)],
)  # fmt: skip
def test_depths_are_read_in_the_levers_own_unit(small, base, text, depth):
    assert small.lever(text, base).depth == pytest.approx(depth)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("cola=-80%@2040", UnknownLever, "coal"),
        ("coal=-80%@2040:Atlantis", UnknownPlace, "Atlantis"),
        ("coal=-80%@2040:empty", UnknownPlace, "no emissions"),
        ("coal=-120%@2040", OutOfRange, "nothing to cut beyond 100%"),
        ("coal=-80%@2040-2030", BadInput, "before it starts"),
        ("coal=-80%@2020", OutOfRange, "2026"),
        ("coal=-80%@2150", OutOfRange, "2100"),
        ("coal=-80%", BadInput, "by when"),
        ("coal=+80%@2040", BadInput, "raise emissions"),
        ("coal=lots@2040", BadInput, "no depth"),
        ("coal=-80%@2040~bumpy", UnknownChoice, "linear"),
        ("coal 80", BadInput, "NAME=DEPTH@YEAR:PLACES"),
        ("dac=50Gt@2050", OutOfRange, "20 Gt"),
        ("coal=2Gt@2050", BadInput, "counts fraction"),
        ("dac=-1Gt@2050", BadInput, "zero or more.*dac=1Gt@2050"),
        ("finance=-5@2030", BadInput, "zero or more.*finance=300e9@2030"),
        ("finance=300@2030", OutOfRange, "too little.*300bn"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_clear_words(small, base, text, kind, words):
    with pytest.raises(kind, match=words):
        small.lever(text, base)


def test_yaml_says_the_same_as_the_short_form(small, base):
    document = {
        "levers": [
            {"lever": "coal", "depth": "80%", "start": 2030, "end": 2040, "places": ["COA"]},
            "methane=-30%@2030",
        ]
    }
    coal, methane = from_yaml(document, base, small.resolve)
    assert coal.timing == Timing(2030, 2040) and coal.depth == 0.8 and coal.places == ("COA",)
    assert methane.depth == pytest.approx(0.3)
    assert (coal.said, methane.said) == ("coal=-80%@2030-2040:COA", "methane=-30%@2030")
    assert small.lever(coal.said, base) == coal


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({}, "no levers"),
        ({"levers": [{"lever": "coal", "end": 2040}]}, "lacks 'depth'"),
        ({"levers": [{"lever": "coal", "depth": "5%", "end": 2040, "shap": 1}]}, "unknown key 'shap'"),
        ({"levers": [{"lever": "coal", "depth": "5%", "end": "soon"}]}, "no year"),
        ({"levers": [7]}, "neither text nor a mapping"),
    ],
)
def test_a_yaml_file_that_is_wrong_names_the_row_and_key(small, base, document, words):
    with pytest.raises(BadInput, match=words):
        from_yaml(document, base, small.resolve)


def test_ramps_go_from_nothing_to_all():
    years = np.arange(2020, 2060)
    for shape in Shape:
        ramp = Timing(2030, 2040, shape).fraction(years)
        assert ramp[years < 2030].max() == 0 and ramp[years >= 2040].min() == 1
        assert (np.diff(ramp) >= 0).all()


def test_a_reference_outside_the_years_at_hand_is_refused(small, base):
    from stocktake.pathways.levers.apply import plan

    with pytest.raises(OutOfRange, match="told against 1990"):
        plan(base, [small.lever("methane=-30%/1990@2030", base)])


def test_after_a_targets_year_the_level_is_held_or_the_part_by_choice(small, base):
    lever = small.lever("methane=-30%/2020@2030", base)
    level, part = (settled(lever, base, Settings(after_target=name)) for name in AFTER)
    emitted = {
        after: base.of_species("CH4") * (1 - one.lever.depth * one.ramp)
        for after, one in zip(AFTER, (level, part), strict=True)
    }
    later = (base.years >= 2030) & (base.years <= 2060)  # after it the base itself is below the level
    same = base.years <= 2030
    assert np.allclose((level.lever.depth * level.ramp)[same], (part.lever.depth * part.ramp)[same])
    assert np.ptp(emitted["level"][later]) < 1e-9 < 1 < np.ptp(emitted["part"][later])


def test_a_choice_after_the_target_that_is_none_is_refused():
    with pytest.raises(UnknownChoice, match="level"):
        Settings.of({"after_target": "leval"}, ())


def test_an_amount_cannot_be_told_against_a_year(small, base):
    from stocktake.pathways.levers.apply import plan

    with pytest.raises(BadInput, match="cannot be told against"):
        plan(base, [small.lever("dac=1Gt/2020@2050", base)])


def test_a_file_may_say_its_base_statements_and_choices():
    written = read_document(
        {"base": "ssp370", "with": "kigali", "set": {"coemissions": "none"}, "levers": ["coal=-50%@2040"]}
    )
    assert (written.base, written.statements, written.chosen) == (
        "ssp370",
        ("kigali",),
        {"coemissions": "none"},
    )
    assert read_document({"with": ["kigali"]}).levers == ()


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"bases": "ssp370", "levers": ["coal=-50%@2040"]}, "unknown key 'bases'"),
        ({"levers": []}, "holds no levers"),
        ({"set": ["a"], "levers": ["coal=-50%@2040"]}, "no mapping"),
        ("coal", "holds no levers"),
    ],
)
def test_a_file_that_says_something_else_is_refused(document, said):
    with pytest.raises(BadInput, match=said):
        read_document(document)


@pytest.mark.parametrize("year", [2040.7, True, "soon", None])
def test_years_of_a_file_are_whole_and_the_row_is_named(small, base, year):
    rows = ["coal=-50%@2040", {"lever": "coal", "depth": "50%", "end": year}]
    with pytest.raises(BadInput, match=r"Lever 2 of the file: .* is no year"):
        from_yaml(rows, base, small.resolve)


def test_places_of_a_file_may_stand_in_one_word(small, base):
    row = {"lever": "coal", "depth": "50%", "end": 2040, "places": "COA, FOR"}
    assert from_yaml([row], base, small.resolve)[0].places == ("COA", "FOR")


def test_an_unknown_place_in_a_file_keeps_its_kind_and_names_the_row(small, base):
    with pytest.raises(UnknownPlace, match="Lever 1 of the file"):
        from_yaml([{"lever": "coal", "depth": "50%", "end": 2040, "places": ["Xyz"]}], base, small.resolve)


def test_a_percentage_without_its_sign_is_asked_back(small, base):
    with pytest.raises(BadInput, match="Did you mean -50%"):
        small.lever("coal=-50@2040", base)
