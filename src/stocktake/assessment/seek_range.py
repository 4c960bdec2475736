"""How sure an answer of a search is: the probability reached when each parameter or choice moves alone.

The levers stay as found; only what they rest on moves: every parameter of theirs to its low and high, what
holds after a target, and each choice about the base. What changes nothing is left out. This is the range of
an answer, beside the members of the ensemble, which are in the probability already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from stocktake.assessment.lever_answer import parameters_in
from stocktake.assessment.lever_effect import measured, stacked
from stocktake.assessment.seek import Climate, Goal
from stocktake.errors import BadInput
from stocktake.findings import Alternative
from stocktake.pathways.levers.apply import plan
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.contract import Lever
from stocktake.pathways.levers.parameters import AFTER, AFTER_TARGET, LEVELS, Settings

Others = Mapping[tuple[str, str], Callable[[], Base]]


def moved_alone(
    base: Base, levers: Sequence[Lever], settings: Settings, others: Others, climate: Climate, goal: Goal
) -> tuple[Alternative, ...]:
    """The share of members below the limit under each choice moved alone, with the levers as they are.

    others : axis and choice to the base under that choice alone
    """
    if not levers:
        return ()
    standing = plan(base, levers, settings).world().values
    found = []
    for choice, world, absent in _worlds(base, levers, settings, others):
        if world is None:
            found.append(Alternative(choice, absent=absent))
        elif not np.allclose(world.values, standing, rtol=1e-12, atol=1e-12):
            warming = measured(climate.warming(stacked([world])), climate.years, goal.when)[0]
            found.append(Alternative(choice, value=float((warming < goal.limit).mean())))
    return tuple(found)


def _worlds(base: Base, levers: Sequence[Lever], settings: Settings, others: Others) -> Iterator[tuple]:
    """Each choice with its world, or with the reason why there is none."""
    for settled, choice in _settings(levers, settings):
        yield choice, plan(base, levers, settled).world(), None
    for (axis, name), make in others.items():
        try:
            yield {axis: name}, plan(make(), levers, settings).world(), None
        except BadInput as nothing:  # such as sulphur where no co-emissions are told
            yield {axis: name}, None, str(nothing)


def _settings(levers: Sequence[Lever], settings: Settings) -> Iterator[tuple[Settings, dict[str, str]]]:
    for parameter in parameters_in(levers):
        now = settings.levels.get(parameter.name, LEVELS[0])
        for level in LEVELS:
            if parameter.at(level) != parameter.at(now):
                levels = {**settings.levels, parameter.name: level}
                yield replace(settings, levels=levels), {parameter.name: level}
    if any(lever.reference is not None for lever in levers):
        for after in AFTER:
            if after != settings.after_target:
                yield replace(settings, after_target=after), {AFTER_TARGET: after}
