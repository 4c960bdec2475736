"""What a run of levers needs, from the snapshot: the base told apart, the climate at its checkpoint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import BadInput, UnknownScenario, nearest

if TYPE_CHECKING:
    import xarray as xr

    from stocktake.assessment.lever_answer import Question
    from stocktake.assessment.ready_climate import ReadyClimate
    from stocktake.pathways import Futures, Variant
    from stocktake.pathways.levers.base import Base
    from stocktake.pathways.levers.contract import Lever
    from stocktake.pathways.levers.inventory_rows import Rows
    from stocktake.pathways.levers.parameters import Settings

DEFAULT_BASE = "ssp245"
PLEDGES = "pledges"
WEAKEST = "unconditional.low."
SOURCES = ("edgar2024", "gcb2023_fuel", "gcb2024_landuse", "fair_calibration141")
SOURCE_OF_PLEDGES = "ndc2021"
SOURCE_OF_LATER_PLEDGES = "policy_facts"
SOURCE_OF_SCENARIOS = "rcmip"
SOURCE_OF_METHANE = "methane_variants"


# choices about the base, the default first
AXES: Mapping[str, tuple[str, ...]] = {
    "coemissions": ("central", "low", "high", "none"),
    "sulphur": ("measured", "even"),
    "land_model": ("mean", "BLUE", "HC2023", "OSCAR", "LUCE"),
    "fuel_seed": ("world_mix", "no_mix"),
}


@dataclass(frozen=True)
class Choices:
    """Choices about the base; each is an axis of the answer."""

    coemissions: str = "central"
    sulphur: str = "measured"
    land_model: str = "mean"
    fuel_seed: str = "world_mix"


@cache
def read_lever_base(name: str = DEFAULT_BASE, choices: Choices = Choices()) -> Base:
    """The world of one scenario or pledge variant, told apart into places, activities and species."""
    from stocktake.pathways.levers.base import base_of

    scenario, countries = _countries(name)
    return base_of(
        scenario,
        read_world(name),
        _rows(choices.land_model, choices.fuel_seed),
        countries=countries,
        shares=choices.coemissions,
        sulphur=choices.sulphur,
    )


def _countries(name: str) -> tuple[str, xr.DataArray | None]:
    """The scenario's own name, and its countries (place, year) where it has any."""
    if name in methane_scenarios():
        return name, None
    future = read_future(name)
    scenario = str(future.world["scenario"].values[0])
    if scenario not in {str(item) for item in future.countries["scenario"].values}:
        return scenario, None
    return scenario, future.countries.sel(scenario=scenario, drop=True)


def methane_scenarios() -> tuple[str, ...]:
    """SSP2-4.5 with methane under current legislation, or with all that is technically feasible."""
    return ("ssp245-cle-ch4", "ssp245-mfr-ch4")


@cache
def _rows(land_model: str, fuel_seed: str) -> Rows:
    from stocktake import sources
    from stocktake.pathways.levers.inventory_rows import read_rows

    return read_rows(sources.read_inventory(), land_model=land_model, fuel_seed=fuel_seed)


@cache
def read_world(name: str) -> xr.DataArray:
    """Every species of one scenario, 1750-2100 (species, year), with its unit."""
    from stocktake import sources

    if name in methane_scenarios():
        world = sources.read_scenarios("ch4_pledge").sel(scenario=name, drop=True)
        return world.sel(year=slice(None, 2100))
    world = read_future(name).world.isel(scenario=0, drop=True)
    units = sources.read_calibrated_history()["unit"]
    return world.assign_coords(unit=("species", units.sel(species=world["species"]).values))


@cache
def read_future(name: str) -> Futures:
    """The futures of that name alone.

    name : a scenario of the library; ``pledges`` (the newest), ``pledges@DATE`` or either with ``/READING``
           (such as ``/conditional.high.net_zero``); or a variant of the 2021 set by its whole name
    """
    from stocktake import sources
    from stocktake.pathways import assemble
    from stocktake.pathways.assemble import pledge_variants
    from stocktake.pathways.library import CROSSING
    from stocktake.sources.promised import AFTER_THE_SET, OF_THE_SET, read_revisions

    date, wanted = _pledges(name)
    shelf = sources.read_scenario_library()
    stood = date or OF_THE_SET
    variants = {one.name: replace(one, as_of=stood) for one in pledge_variants(stand=stood[:4])}
    if wanted.endswith(
        "."
    ):  # no reading was asked for: the weakest, which counts nothing after the last target
        wanted = next(one for one in variants if one.startswith(wanted + WEAKEST) and "net_zero" not in one)
    scenarios = [str(item) for item in shelf["scenario"].values if str(item) not in CROSSING]
    if wanted not in variants and wanted not in scenarios:
        known = [PLEDGES, *scenarios, *methane_scenarios(), *variants]
        raise UnknownScenario(
            f"'{name}' is no base",
            f"Known are {', '.join(known)}; pledges of a date are written {PLEDGES}@2025-12-31",
            nearest=nearest(name, known),
        )
    chosen = (variants.get(wanted, next(iter(variants.values()))),)
    later = date is not None and date >= AFTER_THE_SET
    readings = read_revisions(str(date), chosen) if later else {}
    futures = assemble(
        sources.read_calibrated_history(),
        sources.read_ndc_set(),
        shelf,
        sources.read_metrics(),
        variants=chosen,
        revisions={key: reading.revisions for key, reading in readings.items()} if readings else None,
        scenarios_beside=() if wanted in variants else (wanted,),
    )
    return futures.only(wanted)


def variant_of(name: str) -> Variant | None:
    """How a base reads the pledges, or which scenario it is; None for a variant of methane."""
    if name in methane_scenarios():
        return None
    future = read_future(name)
    wanted = str(future.world["scenario"].values[0])
    return next((one for one in future.variants if one.name == wanted), None)


def _pledges(name: str) -> tuple[str | None, str]:
    """Date of the pledges (None where none were asked for) and whole name of the variant or scenario."""
    from stocktake.sources.promised import KNOWN_UNTIL

    head, _, reading = name.partition("/")
    word, at, date = head.partition("@")
    if word != PLEDGES:
        return None, name
    if at:
        _check_date(date)
    stood = date or KNOWN_UNTIL
    return stood, f"{stood[:4]}.{reading}"


def _check_date(text: str) -> None:
    from datetime import date

    from stocktake.errors import OutOfRange
    from stocktake.sources.promised import FIRST_PLEDGES, KNOWN_UNTIL

    try:
        date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"'{text}' is no date", "Dates are written 2025-12-31") from None
    if text < FIRST_PLEDGES:
        raise OutOfRange(f"No pledges stood on {text}", nearest=(FIRST_PLEDGES,))
    if text > KNOWN_UNTIL:
        raise OutOfRange(f"Pledges are known until {KNOWN_UNTIL}", nearest=(KNOWN_UNTIL,))


@cache
def read_ready_climate(name: str = DEFAULT_BASE) -> ReadyClimate:
    """The calibrated ensemble run to the checkpoint of that base."""
    from stocktake import sources
    from stocktake.assessment.ready_climate import ready

    forcing = sources.read_forcing()
    return ready(read_world(name), sources.read_ensemble(), forcing)


def read_factors(metric: str = "AR6GWP100") -> Mapping[str, float]:
    """kg CO2e per kg by species of the climate model."""
    from stocktake import sources
    from stocktake.pathways.basket import factors_of

    return factors_of(sources.read_metrics(), metric)


def resolve_places(word: str) -> tuple[str, ...]:
    """ISO3 codes behind what a user calls a place or group."""
    from stocktake import sources

    return sources.read_places().members(word)


def sources_of(name: str) -> tuple[str, ...]:
    """Keys of the data sets that a run on this base rests on."""
    if name in methane_scenarios():
        return (*SOURCES, SOURCE_OF_METHANE)
    from stocktake.sources.promised import AFTER_THE_SET

    date, wanted = _pledges(name)
    pledged = (SOURCE_OF_PLEDGES,) if date is not None or wanted.startswith("2021.") else ()
    later = (SOURCE_OF_LATER_PLEDGES,) if date is not None and date >= AFTER_THE_SET else ()
    return (*SOURCES, SOURCE_OF_SCENARIOS, *pledged, *later)


def choices_of(chosen: Mapping[str, str]) -> Choices:
    """Choices about the base from axis and choice; UnknownChoice where a choice is none."""
    from stocktake.errors import UnknownChoice

    for axis, choice in chosen.items():
        if choice not in AXES[axis]:
            raise UnknownChoice(
                f"'{choice}' is no choice of {axis}",
                f"Choices are {', '.join(AXES[axis])}",
                nearest=nearest(choice, AXES[axis]),
            )
    return replace(Choices(), **dict(chosen))


def question(name: str, choices: Choices, settings: Settings, levers: tuple[Lever, ...]) -> Question:
    """A question about levers on a base, with every other choice about the base at hand."""
    from stocktake.assessment.lever_answer import Question

    standing = {axis: getattr(choices, axis) for axis in AXES}
    others = {
        (axis, choice): partial(read_lever_base, name, replace(choices, **{axis: choice}))
        for axis, known in AXES.items()
        for choice in known
        if choice != standing[axis]
    }
    return Question(
        base=read_lever_base(name, choices),
        warmer=read_ready_climate(name),
        levers=levers,
        settings=settings,
        factors=read_factors(),
        others=others,
        chosen={"base": name, **standing},
        sources=sources_of(name),
    )


def read_yaml(path: Path) -> object:
    """A user's YAML document; MissingPart where there is no file, BadFile where it is no YAML."""
    import yaml

    from stocktake.errors import BadFile, MissingPart

    try:
        return yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise MissingPart(f"There is no file {path}", "A YAML file of levers was wanted") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise BadFile(f"{path}{place}: {error.problem}", "A YAML file of levers was wanted") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadFile(f"{path} cannot be read: {error}", "A YAML file of levers was wanted") from error
