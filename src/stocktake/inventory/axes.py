"""The choices that answers from inventories rest on: one table, with each default and its reason.

Annual questions and sums over a period have different defaults, because no data set knows all Kyoto gases
before 1990. Fixing the gases moves the default data set and land-use convention to those fit for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stocktake.choices import Axis, Choices, ChoiceSet
from stocktake.errors import BadInput
from stocktake.inventory.datasets import (
    BOOKKEEPING,
    CH4,
    CO2,
    DATASETS,
    FOSSIL_CO2,
    GASES,
    GWP100S,
    INVENTORY_LAND_USE,
    JOINED_BEFORE,
    KYOTO,
    MEAN,
    N2O,
    OPEN_GASES,
    THREE_GASES,
    WITHOUT_LAND_USE,
    WITHOUT_LAND_USE_CO2,
    DataSet,
    Years,
)
from stocktake.inventory.flow_equivalent import GWP_STAR
from stocktake.inventory.refusals import SHORTEST_HISTORY, Scope, canonical

START_YEARS = ("1750", "1850", "1900", "1950", "1970", "1990")

GAS_AXIS = Axis(
    "gases",
    GASES,
    KYOTO,
    "Greenhouse gases in the sense of the Paris rules are the Kyoto basket: CO2, CH4, N2O and the F-gases "
    "that are not the Montreal Protocol's. Methane or N2O alone is another question, asked by fixing it",
)
DATASET_AXIS = Axis(
    "dataset",
    tuple(data.key for data in DATASETS),
    "edgar",
    "EDGAR 2024 has every Kyoto gas for every country by one method, year by year to 2023; for CO2 alone the "
    "default is the Global Carbon Budget, which reaches further back and counts each fuel at its source",
)
METRIC_AXIS = Axis(
    "metric",
    (*GWP100S, "AR6GWP20", "AR6GTP100", GWP_STAR),
    "AR6GWP100",
    "The Paris rulebook asks for GWP100; of its editions that of AR6 is the latest assessment",
)
LAND_USE_AXIS = Axis(
    "land_use",
    (WITHOUT_LAND_USE, MEAN, *BOOKKEEPING, INVENTORY_LAND_USE),
    WITHOUT_LAND_USE,
    "National land-use CO2 is far less certain than the rest, so annual totals leave it out; where CO2 with "
    "land use is asked for, the default is the four bookkeeping models' mean, as in the Global Carbon Budget",
)
ACCOUNTING_AXIS = Axis(
    "accounting",
    ("territorial", "consumption"),
    "territorial",
    "The convention counts emissions where they occur; by consumption they are known for fossil CO2 only",
)
BUNKERS_AXIS = Axis(
    "bunkers",
    ("in-world", "left-out"),
    "in-world",
    "Ships and aircraft between countries emit into the same air; no country carries them, the world does",
)
START_AXIS = Axis(
    "start",
    START_YEARS,
    "1850",
    "Land-use emissions are known from 1850 on, and assessments count human warming from 1850-1900",
)

ANNUAL_AXES = (GAS_AXIS, DATASET_AXIS, METRIC_AXIS, LAND_USE_AXIS, ACCOUNTING_AXIS, BUNKERS_AXIS)
PERIOD_DEFAULTS = {"gases": CO2, "dataset": "gcb", "land_use": MEAN}
PERIOD_REASONS = {
    "gases": "CO2 stays for centuries, so its sum over time is what counts; land use was most of it at first",
}


def annual_choices(
    years: Years | None,
    fixed: Choices | None = None,
    sets: Mapping[str, DataSet] | None = None,
    *,
    of_world: bool = True,
    more: tuple[Axis, ...] = (),
) -> ChoiceSet:
    """The choices of a question about single years, with ``fixed`` ones held.

    years    : first and last year the answer needs; None where the answer takes what years there are
    sets     : data sets by name, where the user's own joins the published ones
    of_world : whether the answer rests on the world total, and so on its bunkers
    more     : further axes of the question, such as the series of output
    raises   : UnknownChoice; BadInput where the fixed choices contradict one another
    """
    return _choices((*_relevant(ANNUAL_AXES, of_world), *more), years, dict(fixed or {}), sets or PUBLISHED)


def history_choices(
    years: Years,
    fixed: Choices | None = None,
    sets: Mapping[str, DataSet] | None = None,
    *,
    of_world: bool = True,
    by_sector: bool = False,
) -> ChoiceSet:
    """The choices of a course over time, each combination for whatever years it has; the gases are held.

    years     : first and last year of interest; before 1970 the default data set is the one that reaches back
    by_sector : whether sectors are told apart, which EDGAR does best
    """
    held = with_gases_held(fixed)
    known = dict(sets or PUBLISHED)
    if years[0] >= JOINED_BEFORE and held.get("dataset", "").casefold() != "joined":
        known.pop("joined", None)  # there it is EDGAR itself
    made = _choices(_relevant(ANNUAL_AXES, of_world), None, held, known, shortest=1)
    gases = made.axis("gases").default
    wanted = "edgar" if by_sector else "joined" if gases in (THREE_GASES, CH4, N2O) else ""
    axes = tuple(
        replace(axis, default=wanted)
        if axis.name == "dataset" and "dataset" not in held and wanted in axis.choices
        else axis
        for axis in made.axes
    )
    return ChoiceSet(axes, made.canonical)


def period_choices(
    end: int,
    fixed: Choices | None = None,
    sets: Mapping[str, DataSet] | None = None,
    *,
    of_world: bool = True,
) -> ChoiceSet:
    """The choices of a question about sums up to the year ``end``; ``start`` is one of its axes.

    A fixed start may be any year, not only those of the open axis.
    """
    held = dict(fixed or {})
    start = START_AXIS
    if "start" in held:
        start = replace(start, choices=(str(int(held["start"])),), default=str(int(held["start"])))
    else:
        start = replace(start, choices=tuple(year for year in start.choices if int(year) <= end))
    return _choices(_relevant((*period_axes(), start), of_world), (end, end), held, sets or PUBLISHED)


def period_axes() -> tuple[Axis, ...]:
    """The axes of a sum over time, start year apart, with the defaults of sums."""
    return tuple(
        replace(axis, default=PERIOD_DEFAULTS[axis.name], reason=PERIOD_REASONS.get(axis.name, axis.reason))
        if axis.name in PERIOD_DEFAULTS
        else axis
        for axis in ANNUAL_AXES
    )


def _relevant(axes: tuple[Axis, ...], of_world: bool) -> tuple[Axis, ...]:
    return tuple(axis for axis in axes if of_world or axis is not BUNKERS_AXIS)


def with_gases_held(fixed: Choices | None, *, period: bool = False) -> dict[str, str]:
    """The fixed choices, with the gases held at their default where they are open.

    For amounts: a range from tonnes of methane to tonnes of CO2-equivalents would say nothing.
    """
    default = PERIOD_DEFAULTS["gases"] if period else GAS_AXIS.default
    return {"gases": default, **(fixed or {})}


PUBLISHED = {data.key: data for data in DATASETS}


def _choices(
    axes: tuple[Axis, ...],
    years: Years | None,
    fixed: dict[str, str],
    sets: Mapping[str, DataSet],
    *,
    shortest: int = SHORTEST_HISTORY,
) -> ChoiceSet:
    asked = fixed.get("dataset", "").casefold()
    scope = Scope(sets, years, joined_repeats_edgar=asked != "joined", shortest=shortest)
    whole = tuple(replace(axis, choices=tuple(sets)) if axis.name == "dataset" else axis for axis in axes)
    held = ChoiceSet(whole, lambda choices: canonical(choices, scope)).fix(fixed)
    _check_land_use({axis.name: axis.default for axis in held.axes if axis.name in fixed})
    open_axes = tuple(
        replace(axis, choices=OPEN_GASES) if axis.name == "gases" and axis.name not in fixed else axis
        for axis in held.axes
    )
    return ChoiceSet(_suited(open_axes, fixed), held.canonical)


def _check_land_use(fixed: Choices) -> None:
    """Refuse a land-use convention that the fixed gases have no room for."""
    gases, land_use = fixed.get("gases"), fixed.get("land_use")
    if gases is None or land_use is None:
        return
    if gases == CO2 and land_use == WITHOUT_LAND_USE:
        raise BadInput(
            "The gases 'co2' are CO2 with land use, but land use is 'none'",
            "Without land use they are called 'fossil-co2'",
            next_step="See `stocktake choices`",
        )
    if gases in WITHOUT_LAND_USE_CO2 and land_use != WITHOUT_LAND_USE:
        raise BadInput(
            f"The gases '{gases}' hold no land-use CO2, but land use is '{land_use}'",
            "Gases with land use are 'co2', 'three-gases' and 'kyoto'",
            next_step="See `stocktake choices`",
        )


def _suited(axes: tuple[Axis, ...], fixed: Choices) -> tuple[Axis, ...]:
    """The axes with the default data set and land use that suit the gases, unless these are fixed."""
    by_name = {axis.name: axis for axis in axes}
    gases = by_name["gases"].default
    wanted = {
        "dataset": "gcb" if gases in (FOSSIL_CO2, CO2) else "edgar",
        "land_use": MEAN if gases == CO2 else WITHOUT_LAND_USE,
    }
    if "start" in by_name and gases in (THREE_GASES, CH4, N2O):
        wanted["dataset"] = "joined"
    return tuple(
        replace(axis, default=wanted[axis.name])
        if axis.name in wanted and axis.name not in fixed and wanted[axis.name] in axis.choices
        else axis
        for axis in axes
    )
