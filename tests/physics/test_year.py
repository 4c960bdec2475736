"""The fast loop is half a year off the page of physics; year by year, both say the same."""

import jax.numpy as jnp
import numpy as np
import pytest

from stocktake.climate import Precision
from stocktake.climate.air import air, drivers
from stocktake.climate.derive import derive
from stocktake.climate.emulator import engine
from stocktake.climate.equations.year import year
from stocktake.climate.inputs import read_inputs
from stocktake.climate.physics import CALIBRATED
from stocktake.climate.precision import working_in

pytestmark = pytest.mark.originals


def test_the_fast_loop_says_what_the_page_of_physics_says(calibrated, extensions, natural):
    ensemble = calibrated.spread(5)
    emissions = extensions.sel(scenario=["low", "high-extension"], year=slice(None, 1799))
    motor = engine(ensemble, CALIBRATED, Precision.DOUBLE, frozenset({"layers"}))
    inputs = read_inputs(emissions, ensemble, motor.layout, natural, None, None)
    start = motor.beginning(2)
    fast = motor.run(inputs.given, start).told
    numbers = derive(ensemble, motor.layout, CALIBRATED.greenhouse)
    law = CALIBRATED.greenhouse
    with working_in(Precision.DOUBLE):
        given = inputs.given._replace(emissions=jnp.asarray(inputs.given.emissions))
        told, _ = drivers(given, numbers.scenario, start.scenario, motor.layout)
        breath = air(told, given, numbers.scenario, numbers.members, motor.layout, numbers.selectors, law)
        state = start.members
        for step in range(50):
            now = breath._replace(
                emissions=tuple(part[step] for part in breath.emissions),
                concentration=tuple(part[step] for part in breath.concentration),
                cumulative=tuple(part[step] for part in breath.cumulative),
                chemistry=breath.chemistry[step],
                chlorine_start=breath.chlorine_start[step],
                chlorine_end=breath.chlorine_end[step],
                end={place: part[step] for place, part in breath.end.items()},
                forcing=breath.forcing[step],
            )
            state, _ = year(state, now, numbers.members, motor.layout, law)
            for layer in range(3):
                apart = np.abs(np.asarray(state.heat[layer + 1]) - fast[f"layer {layer}"][step + 1])
                assert apart.max() < 1e-13
    assert jnp.ones(1).dtype == np.float32
