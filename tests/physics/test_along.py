"""Derivatives forwards: those of the same run, by small steps."""

import numpy as np
import pytest

from stocktake import sources
from stocktake.assessment.ready_climate import ready
from stocktake.sources import lever_base

STEP = 1e-4


@pytest.fixture(scope="module")
def climate():
    members = sources.read_ensemble().take(slice(0, 30))
    forcing = sources.read_forcing()
    return ready(lever_base.read_world("ssp245"), members, forcing)


def directions(world):
    """One Gt of CO2, ten Mt of methane and one Mt of sulphur more, each in every year from 2030."""
    names = [str(name) for name in world["species"].values]
    found = np.zeros((3, *world.shape))
    for row, (name, amount) in enumerate((("CO2 FFI", 1.0), ("CH4", 10.0), ("Sulfur", 1.0))):
        found[row, names.index(name)] = amount * (world["year"].values >= 2030)
    return found


def test_the_run_itself_is_that_of_project(climate):
    here, _ = climate.along(climate.world, directions(climate.world))
    there = climate.warming(climate.world.expand_dims({"scenario": ["x"]}))[0]
    assert np.abs(here - there).max() < 1e-12


def test_slopes_are_those_of_small_steps_in_every_member_and_year(climate):
    ways = directions(climate.world)
    _, slopes = climate.along(climate.world, ways)
    for way, slope in zip(ways, slopes, strict=True):
        up, down = (
            climate.warming((climate.world + sign * STEP * way).expand_dims({"scenario": ["x"]}))[0]
            for sign in (1, -1)
        )
        # a central step of 1e-4 leaves an error of its square
        assert np.abs((up - down) / (2 * STEP) - slope).max() < 1e-7


def test_nothing_answers_before_it_is_asked_and_the_signs_are_right(climate):
    _, slopes = climate.along(climate.world, directions(climate.world))
    assert not slopes[:, :, climate.years < 2030].any()
    late = slopes[:, :, -1].mean(axis=1)
    assert late[0] > 0 and late[1] > 0 > late[2]
