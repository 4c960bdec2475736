"""Every rule of fair shares, under one contract, for any countries."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stocktake import sources
from stocktake.equity.axes import AXES, share_choices
from stocktake.equity.principles import Principle
from stocktake.equity.rules import RULES, Facts
from stocktake.equity.wholes import given_budget
from stocktake.report.language import words
from stocktake.report.naming import Naming

EVERY = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
ARRAYS = ("emissions", "past", "baseline", "population", "person_years", "converged", "income")


@st.composite
def countries(draw):
    """Two to six countries with positive facts, income on both sides of the threshold."""
    count = draw(st.integers(2, 6))
    numbers = st.floats(0.1, 1e3, allow_nan=False)
    told = {name: np.array(draw(st.lists(numbers, min_size=count, max_size=count))) for name in ARRAYS}
    told["income"] = told["income"] * 100
    told["income"][0] = 60_000.0
    return Facts(
        codes=tuple(f"C{number}" for number in range(count)),
        span=(2025, 2050),
        last=2023,
        threshold=draw(st.sampled_from([0.0, 7_500.0, 20_000.0])),
        progressivity=draw(st.sampled_from([1.0, 1.5])),
        **told,
    )


def with_rows(facts, rows):
    from dataclasses import replace

    cut = {name: getattr(facts, name)[rows] for name in ARRAYS}
    return replace(facts, codes=tuple(facts.codes[row] for row in rows), **cut)


@EVERY
@given(facts=countries(), whole=st.floats(1.0, 5e3))
@settings(max_examples=60, deadline=None)
def test_shares_add_up_to_the_whole(rule, facts, whole):
    size = whole + np.abs(facts.baseline).sum() + facts.past.sum()
    assert rule.shares(facts, whole).sum() == pytest.approx(whole, abs=1e-9 * size)


@EVERY
@given(facts=countries(), whole=st.floats(1.0, 5e3))
@settings(max_examples=30, deadline=None)
def test_the_order_of_countries_does_not_matter(rule, facts, whole):
    rows = np.arange(len(facts.codes))[::-1]
    turned = rule.shares(with_rows(facts, rows), whole)
    size = whole + np.abs(facts.baseline).sum() + facts.past.sum()
    assert np.allclose(turned, rule.shares(facts, whole)[rows], rtol=0, atol=1e-9 * size)


@EVERY
@given(facts=countries(), whole=st.floats(1.0, 5e3))
@settings(max_examples=30, deadline=None)
def test_a_country_cut_in_two_equal_halves_has_the_same_share_together(rule, facts, whole):
    from dataclasses import replace

    halves = {}
    for name in ARRAYS:
        values = getattr(facts, name)
        first = values[0] if name == "income" else values[0] / 2
        halves[name] = np.concatenate([[first, first], values[1:]])
    cut = replace(facts, codes=("H1", "H2", *facts.codes[1:]), **halves)
    whole_share, parts = rule.shares(facts, whole)[0], rule.shares(cut, whole)
    size = whole + np.abs(facts.baseline).sum() + facts.past.sum()
    assert parts[0] + parts[1] == pytest.approx(whole_share, abs=1e-9 * size)


@EVERY
@given(facts=countries(), whole=st.floats(1.0, 1e3), more=st.floats(1.0, 1e3))
@settings(max_examples=30, deadline=None)
def test_nobody_has_less_of_a_greater_whole(rule, facts, whole, more):
    small, great = rule.shares(facts, whole), rule.shares(facts, whole + more)
    if rule.name == "per-capita-convergence":
        # a greater budget lasts longer, so that more of it falls into years of equal shares
        assert great.sum() > small.sum()
        return
    size = whole + more + np.abs(facts.baseline).sum() + facts.past.sum()
    assert (great - small > -1e-9 * size).all()


@EVERY
def test_a_rule_says_its_principles_its_choices_and_its_facts(rule):
    assert rule.principles and set(rule.principles) <= set(Principle)
    assert set(rule.axes) <= {axis.name for axis in AXES}
    assert set(rule.needs) <= set(ARRAYS)


@EVERY
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_rule_has_its_words(rule, language):
    assert words(language).has(f"choices.choice.rule.{rule.name}")
    assert all(words(language).has(f"equity.fact.{name}") for name in rule.needs)


@EVERY
def test_only_the_choices_of_a_rule_open_its_rows(rule):
    whole = given_budget(100.0)
    rows = [row for row in share_choices(whole.axis, 2023) if row["rule"] == rule.name]
    sizes = {axis.name: len(axis.choices) for axis in AXES}
    expected = int(np.prod([sizes[name] for name in rule.axes]))
    assert len(rows) == expected


@pytest.mark.parametrize("axis", AXES, ids=lambda axis: axis.name)
def test_axes_have_their_names_and_reasons_in_chinese(axis):
    chinese = Naming(words("zh"), sources.read_places())
    assert chinese.axis(axis.name) != axis.name
    assert chinese.sentence_of_data(axis.reason, "choices.reason.") != axis.reason
