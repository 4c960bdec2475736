"""All numbers of the lever page, gathered once for all languages.

The page holds the ensemble's parameters, and for each base the state of the members at the checkpoint, the
world's emissions, the classes of tiles that levers hold, and what each lever takes of each class; so that its
own programs, generated in ``kernel``, can do the rest. What Python finds for a few settings is held as well,
for the page to compare itself with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stocktake.assessment.lever_effect import LIMITS, PEAK, greenhouse, gt_co2e, measured, stacked
from stocktake.assessment.ready_climate import ReadyClimate, mean_of_year
from stocktake.climate.baseline import PREINDUSTRIAL, edge_weights
from stocktake.dims import YEAR
from stocktake.explorer.kernel import ClimateKernel, Source, climate_kernel, plan_kernel
from stocktake.explorer.lever_columns import BASES, GROUPS, Column, columns, statement_levers
from stocktake.explorer.packing import Plain, packed, shapes_and_sizes
from stocktake.pathways.levers import KINDS, Base, Lever, Plan, Timing, parse_lever, plan
from stocktake.pathways.levers.contract import Measure
from stocktake.pathways.levers.timing import FIRST_YEAR, LAST_YEAR
from stocktake.sources import lever_base

SLOTS = (8, 24, 64)  # levers at work at once: the page takes the smallest program that holds them
QUANTILES = (0.05, 0.17, 0.5, 0.83, 0.95)
FIRST_SHOWN = 1990  # of warming; emissions are shown from the base's first year
# settings that the page runs when it opens and compares with what Python found
CHECKED = ("coal.power=-80%@2040:CHN", "methane=-30%@2035", "oil=-40%@2050", "beccs=2Gt@2060")
CHECKED_STATEMENT = "sunnylands_2023"
CHECKED_YEARS = (2050, 2100)


@dataclass(frozen=True, eq=False)
class LeverData:
    """What the lever page holds, whatever the language.

    plain    : numbers and names, ready for JSON
    programs : JavaScript, generated
    columns  : the levers in their places, in order
    members  : of the ensemble
    """

    plain: Plain
    programs: tuple[Source, ...]
    columns: tuple[Column, ...]
    members: int


def gather() -> LeverData:
    """Everything, from the embedded data."""
    climates = {key: lever_base.read_ready_climate(name) for key, name in BASES.items()}
    bases = {key: lever_base.read_lever_base(name) for key, name in BASES.items()}
    listed = columns(tuple(bases.values()))
    kernel = climate_kernel(tuple(climates.values()))
    base = next(iter(bases.values()))
    levels = sum(_is_level(lever) for told in statement_levers(base).values() for lever in told)
    one = plan(base, [listed[0].lever(base)])
    levers = tuple(plan_kernel(one, slots, levels) for slots in SLOTS)
    members = next(iter(climates.values())).members
    plain: Plain = {
        "first": FIRST_YEAR,
        "last": LAST_YEAR,
        "members": members,
        "quantiles": [_quantile(share, members) for share in QUANTILES],
        "limits": list(LIMITS),
        "climate": {**_program(kernel.source), "width": kernel.width, "lane": packed(kernel.lane)},
        "levers": [
            {**_program(source), "slots": slots, "levels": levels}
            for source, slots in zip(levers, SLOTS, strict=True)
        ],
        "kinds": [_kind(name) for names in GROUPS.values() for name in names],
        "groups": {group: list(names) for group, names in GROUPS.items()},
        "columns": [[one.name, one.place] for one in listed],
        "ramps": packed(ramps()),
        "weights": packed(gt_co2e(kernel.species, lever_base.read_factors())),
        "bases": [_base(key, bases[key], climates[key], kernel, listed) for key in BASES],
    }
    return LeverData(plain, (kernel.source, *levers), listed, members)


def ramps() -> np.ndarray:
    """(end, year): the part of its depth that a lever has reached, by the year of its full depth."""
    years = np.arange(FIRST_YEAR, LAST_YEAR + 1)
    return np.stack([Timing(FIRST_YEAR, int(end)).fraction(years) for end in years])


def _is_level(lever: Lever) -> bool:
    return lever.reference is not None


def _program(source: Source) -> Plain:
    return {"name": source.name, "terms": source.terms, "rows": len(source.lane)}


def _quantile(share: float, members: int) -> Plain:
    """Where a quantile lies among sorted members, linear between two, as numpy's default."""
    position = share * (members - 1)
    below = int(np.floor(position))
    return {"share": share, "below": below, "part": position - below}


def _kind(name: str) -> Plain:
    kind = KINDS[name]
    return {
        "name": name,
        "fraction": kind.measure is Measure.FRACTION,
        "largest": kind.largest,
        "possible": kind.possible,
    }


def _base(
    key: str, base: Base, climate: ReadyClimate, kernel: ClimateKernel, listed: Sequence[Column]
) -> Plain:
    statements = statement_levers(base)
    told = [lever for levers in statements.values() for lever in levers]
    laid = plan(base, [*(one.lever(base) for one in listed), *told])
    given = kernel.given(climate)
    ahead = base.years >= FIRST_YEAR
    numbers = iter(range(len(listed), len(laid.levers)))
    return {
        "key": key,
        "command": BASES[key],
        "given": packed(given),
        "state": packed(kernel.state(climate)),
        "carried": packed(kernel.carried(climate)),
        "statements": {
            name: [
                {
                    "column": number,
                    "ramp": packed(laid.ramp[number][ahead]),
                    "level": bool(laid.level[number]),
                }
                for lever, number in zip(levers, numbers, strict=False)
            ]
            for name, levers in statements.items()
        },
        **_lanes(laid, kernel.species, ahead),
        "past": _past(climate),
        "ghg": _emitted(base),
        "checks": [_check(base, climate, levers) for levers in ((), CHECKED)],
    }


def _lanes(laid: Plan, species: Sequence[str], ahead: np.ndarray) -> Plain:
    """Classes of tiles and species that are removed, and what each lever takes of them at full depth."""
    removing = np.flatnonzero(laid.removal.any(axis=0))
    classes = len(laid.species)
    shapes, of, size = shapes_and_sizes(laid.emissions[:, ahead])
    names = [laid.base.all_species[number] for number in (*laid.species, *removing)]
    cut = np.argwhere(laid.fraction != 0)
    taken = np.argwhere(laid.removal[:, removing] != 0)
    return {
        "classes": classes,
        "species": [species.index(name) for name in names],
        "shapes": packed(shapes),
        "shape": of.tolist(),
        "size": packed(size),
        "cuts": {
            "column": cut[:, 0].tolist(),
            "lane": cut[:, 1].tolist(),
            "value": packed(laid.fraction[tuple(cut.T)]),
        },
        "removals": {
            "column": taken[:, 0].tolist(),
            "lane": (classes + taken[:, 1]).tolist(),
            "value": packed(laid.removal[:, removing][tuple(taken.T)]),
        },
    }


def _past(climate: ReadyClimate) -> Plain:
    """Warming of the years before, from FIRST_SHOWN to the checkpoint: quantiles by year."""
    start = climate.start
    edges = start.history - edge_weights(start.timebounds, *PREINDUSTRIAL) @ start.history
    years = mean_of_year(edges[:-1], edges[1:])[start.timebounds[:-1] >= FIRST_SHOWN]
    return {"first": FIRST_SHOWN, "warming": packed(np.quantile(years, QUANTILES, axis=1))}


def _emitted(base: Base) -> Plain:
    """Gt CO2e of the years before FIRST_YEAR."""
    ghg = greenhouse(stacked([base.world]), lever_base.read_factors())[0]
    return {"first": int(base.years[0]), "past": packed(ghg[base.years < FIRST_YEAR])}


def _check(base: Base, climate: ReadyClimate, texts: Sequence[str]) -> Plain:
    """What Python finds for some settings: quantiles of warming in a few years and at the peak."""
    levers = [parse_lever(text, base, lever_base.resolve_places) for text in texts]
    if texts:
        levers += statement_levers(base)[CHECKED_STATEMENT]
    world = plan(base, levers).world() if levers else base.world
    warming = climate.warming(stacked([world.sel({YEAR: slice(FIRST_YEAR, None)})]))[0]
    found = [measured(warming, climate.years, when) for when in (*CHECKED_YEARS, PEAK)]
    return {
        "levers": list(texts),
        "with": [CHECKED_STATEMENT] if texts else [],
        "when": [*CHECKED_YEARS, PEAK],
        "quantiles": packed(np.quantile(found, QUANTILES, axis=1).T),
    }
