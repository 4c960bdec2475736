"""The choices that a contribution to warming rests on: one table, with each default and its reason.

``dataset`` and ``albedo`` are held at their defaults unless they are fixed or asked for, because each
combination is a run of the climate; the others are always open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stocktake.attribution.emitted import (
    ALBEDO_COUNTED,
    GCB,
    JOINED,
    JONES,
    WITHOUT_LAND_USE,
)
from stocktake.attribution.methods import METHODS
from stocktake.choices import NOT_APPLICABLE, Axis, Choices, ChoiceSet
from stocktake.errors import BadInput, OutOfRange
from stocktake.inventory.axes import START_AXIS as ANY_START
from stocktake.inventory.datasets import (
    BOOKKEEPING,
    CH4,
    CO2,
    FOSSIL_CO2,
    LAND_USE_YEARS,
    MEAN,
    N2O,
    THREE_GASES,
    WITHOUT_LAND_USE_CO2,
)

START_YEARS = ("1850", "1950", "1990")
FIRST_START = LAND_USE_YEARS[0]
OPEN_GASES = (THREE_GASES, CO2, FOSSIL_CO2)
HELD = ("dataset", "albedo")

METHOD_AXIS = Axis(
    "method",
    tuple(METHODS),
    "leave-one-out",
    "What would be had the place emitted nothing is the plainest reading of 'caused', and needs no key for "
    "sharing what is joint",
)
GAS_AXIS = Axis(
    "gases",
    (*OPEN_GASES, CH4, N2O),
    THREE_GASES,
    "CO2, CH4 and N2O are known for every country since 1850 and make up most of the warming by gases",
)
DATASET_AXIS = Axis(
    "dataset",
    (GCB, JOINED, JONES),
    GCB,
    "Fossil CO2 of the Global Carbon Budget, which the climate model's history rests on; CH4 and N2O of "
    "EDGAR carried back with Jones et al.",
)
LAND_USE_AXIS = Axis(
    "land_use",
    (MEAN, *BOOKKEEPING, WITHOUT_LAND_USE),
    MEAN,
    "The mean of four bookkeeping models, as in the Global Carbon Budget; they differ in sign for some "
    "countries",
)
ALBEDO_AXIS = Axis(
    "albedo",
    ("left-out", ALBEDO_COUNTED),
    "left-out",
    "The question is about gases; that cleared land also reflects more light is another effect of clearing",
)
START_AXIS = replace(ANY_START, choices=START_YEARS)
AXES = (METHOD_AXIS, GAS_AXIS, DATASET_AXIS, LAND_USE_AXIS, ALBEDO_AXIS, START_AXIS)


def attribution_choices(
    year: int,
    fixed: Choices | None = None,
    *,
    methods: Sequence[str] = tuple(METHODS),
    everything: bool = False,
) -> ChoiceSet:
    """The choices of a question about warming at the end of ``year``.

    fixed      : axis to choice; a start may be any year from 1850 to ``year``
    methods    : the methods that stay open where none is fixed
    everything : whether ``dataset`` and ``albedo`` are open too
    raises     : UnknownChoice, OutOfRange; BadInput where the fixed choices contradict one another
    """
    held = {name: str(choice) for name, choice in (fixed or {}).items()}
    whole = ChoiceSet(tuple(_with_start(axis, held, year) for axis in AXES), canonical).fix(held)
    _check_land_use(held)
    axes = []
    for axis in whole.axes:
        if axis.name not in held:
            if axis.name == "method":
                axis = replace(axis, choices=tuple(name for name in axis.choices if name in methods))
            elif axis.name == "gases":
                axis = replace(axis, choices=OPEN_GASES)
            elif axis.name in HELD and not everything:
                axis = replace(axis, choices=(axis.default,))
        axes.append(axis)
    return ChoiceSet(tuple(axes), canonical)


def canonical(choices: Choices) -> dict[str, str]:
    """The form in which a combination stands in the table: axes without effect say so."""
    form = dict(choices)
    if form["gases"] == CO2 and form["land_use"] == WITHOUT_LAND_USE:
        form["land_use"] = MEAN
    if form["gases"] in WITHOUT_LAND_USE_CO2:
        form["land_use"] = NOT_APPLICABLE
    if form["land_use"] in (WITHOUT_LAND_USE, NOT_APPLICABLE):
        form["albedo"] = NOT_APPLICABLE
    if form["gases"] in (CO2, FOSSIL_CO2) and form["dataset"] == JONES:
        form["dataset"] = GCB
    return form


def _with_start(axis: Axis, held: dict[str, str], year: int) -> Axis:
    if axis.name != "start":
        return axis
    if "start" not in held:
        return replace(axis, choices=tuple(start for start in axis.choices if int(start) <= year))
    word = held["start"]
    if not word.isdigit():
        raise BadInput(f"'{word}' is no start year", f"A year from {FIRST_START} to {year} is wanted")
    if not FIRST_START <= int(word) <= year:
        raise OutOfRange(
            f"The start year {word} is outside {FIRST_START}-{year}",
            f"National emissions with land use are known from {FIRST_START} on",
            nearest=[str(min(max(int(word), FIRST_START), year))],
        )
    return replace(axis, choices=(str(int(word)),), default=str(int(word)))


def _check_land_use(held: dict[str, str]) -> None:
    gases, land = held.get("gases", "").casefold(), held.get("land_use", "").casefold()
    if gases == CO2 and land == WITHOUT_LAND_USE:
        raise BadInput(
            "The gases 'co2' are CO2 with land use, but land use is 'none'",
            "Without land use they are called 'fossil-co2'",
        )
    if gases in WITHOUT_LAND_USE_CO2 and land not in ("", WITHOUT_LAND_USE):
        raise BadInput(
            f"The gases '{gases}' hold no land-use CO2, but land use is '{land}'",
            "Gases with land use are 'co2' and 'three-gases'",
        )
