"""Levers at work: overlap without order, exact places, reference years, co-emitted species."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stocktake.errors import BadInput
from stocktake.pathways.levers.apply import by_place, plan
from stocktake.pathways.levers.parameters import Settings

MIX = (
    "coal=-80%@2040",
    "renewables=-50%@2035",
    "ccs.power=40%@2045",
    "methane=-30%@2030",
    "efficiency=-20%@2050",
)


def change(base, levers, strength=None):
    laid = plan(base, levers)
    return laid.change(np.ones(len(levers)) if strength is None else np.asarray(strength, float))


def row(base, species):
    return base.all_species.index(species)


def test_the_order_of_levers_does_not_matter(small, base):
    levers = [small.lever(text, base) for text in MIX]
    reference = change(base, levers)
    for order in itertools.islice(itertools.permutations(levers), 0, 120, 17):
        assert np.allclose(change(base, list(order)), reference, atol=1e-12)


def test_overlapping_levers_multiply_what_remains(small, base):
    first, second = small.lever("coal.power=-50%@2030", base), small.lever("renewables=-50%@2030", base)
    laid = plan(base, [first, second])
    sulphur = row(base, "Sulfur")
    both = change(base, [first, second])[sulphur, -1]
    alone = [change(base, [lever])[sulphur, -1] for lever in (first, second)]
    assert both > sum(alone)  # both are negative: together less than added up
    assert laid.fraction.max() <= 1.0


@given(st.lists(st.floats(0.0, 1.0), min_size=5, max_size=5))
@settings(max_examples=30, deadline=None)
def test_cuts_never_leave_less_than_nothing_in_what_they_hold(strength):
    import levers_world as small

    base = small.base()
    levers = [
        small.lever(text, base)
        for text in ("coal=-100%@2030", *MIX[1:2], "methane=-100%@2030", "oil=-100%@2030", "gas=-100%@2030")
    ]
    laid = plan(base, levers)
    left = laid.change(np.array(strength))
    for species in ("CO2 FFI", "CH4", "Sulfur"):
        held = base.sums(np.ones(len(base.place)), species)
        assert (held + left[row(base, species)] >= -1e-9).all()


def test_places_add_up_to_the_whole(small, base):
    levers = [small.lever(text, base) for text in (*MIX, "deforestation=-100%@2030", "dac=1Gt@2050")]
    parts = by_place(plan(base, levers))
    assert np.allclose(sum(parts.values()), change(base, levers), atol=1e-12)
    assert set(parts) == {"COA", "FOR", "WORLD"}


def test_a_lever_held_to_a_place_leaves_the_others_alone(small, base):
    moved = by_place(plan(base, [small.lever("coal=-80%@2040:COA", base)]))
    assert set(moved) == {"COA"}


def test_a_cut_told_against_a_year_reaches_that_level(small, base):
    lever = small.lever("methane=-30%/2020@2030", base)
    held = np.isin(base.activity.astype(str), type(lever).sources) & (base.species == "CH4")
    path = base.sums(held.astype(float), "CH4") + change(base, [lever])[row(base, "CH4")]
    then = base.sums(held.astype(float), "CH4")[base.years == 2020]
    assert path[base.years == 2030] == pytest.approx(0.7 * then, rel=1e-9)


def test_ending_coal_ends_its_sulphur_and_mine_methane(small, base):
    moved = change(base, [small.lever("coal=-100%@2030", base)])
    at = base.years == 2040
    coal = np.char.startswith(base.activity.astype(str), "coal.") & (base.activity != "coal.mining")
    for species in ("CO2 FFI", "Sulfur", "BC"):
        assert moved[row(base, species), at] == pytest.approx(-base.sums(coal.astype(float), species)[at])
    mines = base.sums((base.activity == "coal.mining").astype(float), "CH4")[at]
    assert moved[row(base, "CH4"), at] == pytest.approx(-0.9 * mines)


def test_methane_levers_move_methane_alone(small, base):
    moved = change(base, [small.lever("methane=-45%@2030", base)])
    others = [number for number, name in enumerate(base.all_species) if name != "CH4"]
    assert not moved[others].any() and moved[row(base, "CH4")].min() < 0


def test_capture_burns_more_and_leaks_more(small, base):
    moved = change(base, [small.lever("ccs.power=100%@2030", base)])
    assert moved[row(base, "CO2 FFI"), -1] < 0 < moved[row(base, "CH4"), -1]


def test_a_penalty_that_eats_the_capture_saves_less(small, base):
    lever = small.lever("ccs.power=100%@2030", base)
    kept = {
        level: plan(base, [lever], Settings({"ccs.energy_penalty": level})).change(np.ones(1))
        for level in ("low", "high")
    }
    co2 = row(base, "CO2 FFI")
    assert kept["low"][co2, -1] < kept["high"][co2, -1] < 0


def test_nothing_happens_before_the_start(small, base):
    moved = change(base, [small.lever("coal=-80%@2035-2040", base)])
    assert not moved[:, base.years < 2035].any() and moved[:, base.years == 2035].any()


def test_half_the_strength_of_a_single_lever_does_half(small, base):
    laid = plan(base, [small.lever("coal=-80%@2040", base)])
    assert np.allclose(2 * laid.change(np.array([0.5])), laid.change(np.ones(1)))


def test_numpy_and_jax_give_the_same_change(small, base):
    import jax
    import jax.numpy as jnp

    laid = plan(base, [small.lever(text, base) for text in MIX])
    strength = np.linspace(0.1, 0.9, len(MIX))
    with jax.enable_x64(True):
        traced = np.asarray(jax.jit(lambda x: laid.change(x, jnp))(strength))
    assert np.allclose(traced, laid.change(strength), rtol=1e-12, atol=1e-12)


def test_overlaps_speeds_and_depths_without_precedent_are_told(small, base):
    laid = plan(
        base,
        [small.lever(text, base) for text in ("coal=-90%@2027", "renewables=-20%@2040", "methane=-80%@2040")],
    )
    told = [note.split("|")[0:2] for note in laid.notes]
    assert ["beyond_precedent", "coal"] in told and ["beyond_possible", "methane"] in told
    assert ["overlap", "coal=-90%@2027, renewables=-20%@2040, methane=-80%@2040"] in told
    assert not plan(base, [small.lever("coal=-50%@2040", base)]).notes


def levels(small, base, *texts):
    return plan(base, [small.lever(text, base) for text in texts])


def test_a_level_promised_twice_is_kept_once(small, base):
    once = levels(small, base, "methane=-30%/2020@2030")
    twice = levels(small, base, "methane=-30%/2020@2030", "methane=-30%/2020@2030:COA")
    assert np.allclose(twice.change(np.ones(2)), once.change(np.ones(1)), atol=1e-12)
    assert [note.split("|")[0] for note in twice.notes] == ["deepest"]


def test_of_two_levels_the_deeper_counts_where_it_is_deeper(small, base):
    weak, deep = "methane=-20%/2020@2028", "methane=-60%/2020@2045:FOR"
    both = levels(small, base, weak, deep).change(np.ones(2))[row(base, "CH4")]
    alone = [levels(small, base, text).change(np.ones(1))[row(base, "CH4")] for text in (weak, deep)]
    assert (both <= np.minimum(*alone) + 1e-12).all() and (both >= sum(alone) - 1e-12).all()
    early = base.years == 2028
    assert both[early] == pytest.approx(alone[0][early])  # the weak one comes first, the deep one later
    assert both[-1] < alone[0][-1] - 1.0


def test_a_measure_beside_a_level_still_multiplies(small, base):
    laid = levels(small, base, "methane=-30%/2020@2030", "methane=-50%@2030")
    held = base.sums(
        (base.doing(type(laid.levers[0]).sources) & base.emitting(("CH4",))).astype(float), "CH4"
    )
    kept = [
        1 + one.change(np.ones(1))[row(base, "CH4"), -1] / held[-1]
        for one in (levels(small, base, "methane=-30%/2020@2030"), levels(small, base, "methane=-50%@2030"))
    ]
    assert laid.change(np.ones(2))[row(base, "CH4"), -1] == pytest.approx(-held[-1] * (1 - kept[0] * kept[1]))


def test_slopes_are_those_of_the_change(small, base):
    laid = levels(small, base, "methane=-30%/2020@2030", "methane=-60%/2020@2045:FOR", "coal=-50%@2040")
    at, step = np.array([0.9, 0.8, 0.6]), 1e-6
    slopes = laid.slopes(at)
    for number in range(3):
        nudge = step * np.eye(3)[number]
        walked = (laid.change(at + nudge) - laid.change(at - nudge)) / (2 * step)
        assert np.allclose(slopes[number], walked, atol=1e-6)


def test_removals_beyond_what_scenarios_and_rocks_hold_are_told(small, base):
    told = dict.fromkeys(
        note.split("|")[0] for note in levels(small, base, "dac=10Gt@2030", "beccs=10Gt@2035").notes
    )
    assert {"removals_soon", "storage"} <= set(told)
    assert not levels(small, base, "dac=0.5Gt@2060", "beccs=2Gt@2060").notes


def test_a_lever_with_nothing_to_act_on_is_refused(small, base):
    with pytest.raises(BadInput, match="nothing to act on in COA"):
        plan(base, [small.lever("deforestation=-50%@2030:COA", base)])


def test_a_level_that_the_base_keeps_anyway_changes_nothing_and_says_so(small, base):
    laid = plan(base, [small.lever("methane=-1%/2020@2100", base)])
    assert not laid.change(np.ones(1)).any()
    assert [note.split("|")[0] for note in laid.notes] == ["already_below"]
