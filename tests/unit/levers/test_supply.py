"""Mines and wells told apart: nothing is lost, uses add up, places add up."""

import numpy as np
import pytest

from stocktake.pathways.levers import activities as act
from stocktake.pathways.levers.apply import plan
from stocktake.pathways.levers.parameters import Settings
from stocktake.pathways.levers.supply import told_by_use


def methane(base, *levers, settings=None):
    laid = plan(base, levers, settings)
    return laid.change(np.ones(len(levers)))[base.all_species.index("CH4")]


def of(base, mask, species="CH4"):
    return float(base.amount[mask & (base.species == species)].sum())


@pytest.mark.parametrize("level", ["central", "low", "high"])
def test_telling_apart_loses_nothing(base, level):
    told = told_by_use(base, Settings({"coal.mines_follow": level, "gas.supply_methane": level}))
    for place in ("COA", "FOR"):
        for activity in act.ALL:
            before = base.amount[(base.place == place) & (base.activity == activity)].sum()
            after = told.amount[(told.place == place) & (told.activity == activity)].sum()
            assert after == pytest.approx(before, rel=1e-12)


def test_a_part_of_mines_serves_nothing(base):
    told = told_by_use(base, Settings())
    mines = told.activity == act.COAL_MINING
    assert of(told, mines & (told.serves == "")) == pytest.approx(0.1 * of(told, mines))


def test_mines_serve_uses_as_their_coal_is_burnt(base):
    told = told_by_use(base, Settings())
    burnt = {name: of(told, told.activity == name, "CO2 FFI") for name in act.of_fuel("coal")}
    for name, co2 in burnt.items():
        served = of(told, told.serving((name,)))
        assert served == pytest.approx(
            0.9 * of(told, told.activity == act.COAL_MINING) * co2 / sum(burnt.values())
        )


def test_wells_serve_ships_as_well(base):
    """The invented world's ships burn 0.5 of 2.7 Gt of oil; no lever closes the wells that serve them."""
    told = told_by_use(base, Settings())
    wells = told.activity == act.OIL_GAS_SUPPLY
    ships = of(told, wells & told.serving((act.SHIPPING,)))
    oil = told.emitting(("CO2 FFI",)) & told.doing((*act.of_fuel("oil"), act.SHIPPING))
    part = of(told, told.activity == act.SHIPPING, "CO2 FFI") / float(told.amount[oil].sum())
    assert ships == pytest.approx(0.56 * part * of(told, wells)) and ships > 0


def test_levers_on_different_uses_add_up(small, base):
    pairs = (("coal.power=-100%@2040", "coal.industry=-100%@2040"), ("oil=-70%@2040", "gas=-100%@2035"))
    for pair in pairs:
        first, second = (small.lever(text, base) for text in pair)
        both = methane(base, first, second)
        assert np.allclose(both, methane(base, first) + methane(base, second), atol=1e-12)


def test_levers_on_the_same_use_multiply(small, base):
    first, second = small.lever("coal.power=-50%@2030", base), small.lever("renewables=-50%@2030", base)
    both = methane(base, first, second)[-1]
    added = methane(base, first)[-1] + methane(base, second)[-1]
    assert added < both < 0


def test_uses_together_are_the_fuel(small, base):
    uses = methane(
        base, small.lever("coal.power=-100%@2040", base), small.lever("coal.industry=-100%@2040", base)
    )
    whole = methane(base, small.lever("coal=-100%@2040", base))
    homes = of(told_by_use(base, Settings()), told_by_use(base, Settings()).serving(("coal.buildings",)))
    assert whole[-1] <= uses[-1] + 1e-12
    assert (uses[-1] - whole[-1] > 1e-9) == (homes > 1e-9)


def test_a_fuel_burnt_by_no_one_at_home_serves_the_world(small, base):
    """FOR burns no coal; given a mine, that mine closes as the world's coal power does."""
    from dataclasses import replace

    mined = replace(
        base,
        place=np.append(base.place, "FOR"),
        activity=np.append(base.activity, act.COAL_MINING),
        species=np.append(base.species, "CH4"),
        serves=np.append(base.serves, ""),
        amount=np.append(base.amount, 1.0),
    )
    told = told_by_use(mined, Settings())
    coal = told.doing(act.of_fuel("coal")) & told.emitting(("CO2 FFI",))
    power = told.amount[coal & told.doing(("coal.power",))].sum() / told.amount[coal].sum()
    assert of(told, (told.place == "FOR") & told.serving(("coal.power",))) == pytest.approx(0.9 * power)
