"""What every lever keeps, whichever it is."""

import dataclasses
import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest

from stocktake.pathways.levers.apply import plan
from stocktake.pathways.levers.catalogue import KINDS, kind_of
from stocktake.pathways.levers.contract import Cut, Measure, Removal
from stocktake.pathways.levers.parameters import LEVELS, Settings
from stocktake.pathways.levers.timing import Timing
from stocktake.report.language import words

ROOT = Path(__file__).parents[2]
WORLD = ROOT / "tests" / "unit" / "levers" / "world.py"
EVERY = pytest.mark.parametrize("name", sorted(KINDS))


@pytest.fixture(scope="module")
def small():
    spec = importlib.util.spec_from_file_location("levers_world_for_contract", WORLD)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def base(small):
    return small.base()


def half(name, places=()):
    kind = kind_of(name)
    return kind(places, 0.5 * min(kind.possible, kind.largest), Timing(2026, 2040))


def change(base, *levers, settings=None):
    return plan(base, levers, settings).change(np.ones(len(levers)))


@EVERY
def test_it_is_frozen(name):
    with pytest.raises(dataclasses.FrozenInstanceError):
        half(name).depth = 0.1


@EVERY
def test_it_acts_by_cuts_of_at_most_everything_and_by_removals(name, base):
    for level in LEVELS:
        settings = Settings({one.name: level for one in kind_of(name).parameters})
        for action in half(name).actions(base, settings):
            assert isinstance(action, Cut | Removal)
            if isinstance(action, Cut):
                assert action.fraction <= 1 and set(action.activities)
            else:
                assert action.amount >= 0


@EVERY
def test_it_changes_something_and_nothing_before_its_start(name, base):
    moved = change(base, half(name))
    assert np.isfinite(moved).all() and np.any(moved)
    assert not moved[:, base.years < 2026].any()


@EVERY
def test_no_depth_changes_nothing(name, base):
    nothing = dataclasses.replace(half(name), depth=0.0)
    moved = change(base, nothing)
    assert not np.any(np.abs(moved) > 1e-12)


@EVERY
def test_what_it_cuts_does_not_fall_below_nothing(name, base):
    most = dataclasses.replace(half(name), depth=min(kind_of(name).possible, kind_of(name).largest))
    laid = plan(base, [most])
    assert laid.fraction.size == 0 or laid.fraction.max() <= 1 + 1e-12
    assert (laid.emissions >= 0).all()


@EVERY
def test_twice_the_depth_does_no_less(name, base):
    main = ("CO2 FFI", "CO2 AFOLU", "CH4", "N2O", "Sulfur", "HFC-134a")
    rows = [base.all_species.index(species) for species in main]
    once, twice = half(name), dataclasses.replace(half(name), depth=2 * half(name).depth)
    shallow, deep = (change(base, lever)[rows, -1] for lever in (once, twice))
    first = int(np.argmax(np.abs(shallow)))
    assert np.sign(deep[first]) == np.sign(shallow[first]) and abs(deep[first]) >= abs(shallow[first])


@EVERY
def test_held_to_a_place_it_does_no_more_than_everywhere(name, base):
    if name == "finance":  # money goes to whom it is given: fewer recipients get more each
        return
    place = "FOR" if name.startswith(("deforestation", "methane.rice", "methane.waste")) else "COA"
    here, everywhere = change(base, half(name, (place,))), change(base, half(name))
    row = int(np.argmax(np.abs(everywhere).sum(axis=1)))
    assert np.abs(here[row]).sum() <= np.abs(everywhere[row]).sum() + 1e-9


@EVERY
def test_it_says_what_it_costs_and_where_its_numbers_come_from(name):
    kind = kind_of(name)
    low, central, high = kind.cost[1], kind.cost[0], kind.cost[2]
    assert low <= central <= high and kind.cost_source
    assert kind.possible <= kind.largest and isinstance(kind.measure, Measure)
    for parameter in kind.parameters:
        assert parameter.low < parameter.high and parameter.source and parameter.unit
        assert parameter.axis().default == "central"


@EVERY
def test_it_has_words_in_both_languages(name):
    for language in ("en", "zh"):
        assert words(language).has(f"levers.names.{name.replace('.', '_')}")


@EVERY
def test_the_words_of_its_parameters_say_what_the_code_says(name):
    for parameter in kind_of(name).parameters:
        key = f"levers.parameter.{parameter.name.replace('.', '_')}"
        assert words("en").say(key) == parameter.unit and words("zh").has(key)


@EVERY
def test_it_has_a_page_with_equation_data_ranges_and_limits(name):
    module = kind_of(name).__module__.rsplit(".", 1)[-1]
    page = (ROOT / "docs" / "methods" / "levers" / f"{module}.md").read_text(encoding="utf8")
    assert f"`{name}`" in page
    for part in ("## Equation", "## Data", "## Ranges", "## Limits"):
        assert part in page, f"{module}.md has no part '{part}'"
    for parameter in kind_of(name).parameters:
        assert f"`{parameter.name}`" in page, f"{module}.md does not tell {parameter.name}"
