"""The choices that a fair share rests on: one table, with each default and its reason.

Which axes matter depends on the rule; the others say so. Who states the whole (the study of a budget, the
benchmark of a year) is an axis of the whole, not of this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stocktake.choices import NOT_APPLICABLE, Axis, Choices, ChoiceSet
from stocktake.equity.rules import RULES
from stocktake.errors import BadInput, OutOfRange
from stocktake.inventory.datasets import CO2, FOSSIL_CO2

FIRST_START = 1850
HELD = ("gases", "bunkers")

RULE_AXIS = Axis(
    "rule",
    tuple(RULES),
    "equal-per-capita",
    "It needs the fewest judgements and data; no rule is the right one, so the range over all of them is the "
    "answer",
)
START_AXIS = Axis(
    "start",
    ("1850", "1950", "1990"),
    "1990",
    "The first IPCC report came out in 1990; since then nobody can have been unaware",
)
CONVERGENCE_AXIS = Axis("convergence", ("2040", "2050"), "2050", "The year most often used in the literature")
THRESHOLD_AXIS = Axis(
    "threshold",
    ("0", "7500", "20000"),
    "7500",
    "The development threshold of Greenhouse Development Rights, dollars of income per person and year",
)
PROGRESSIVITY_AXIS = Axis(
    "progressivity",
    ("1", "1.5"),
    "1",
    "All income above the threshold counts alike, as in the framework's text",
)
BASELINE_AXIS = Axis(
    "baseline", ("ssp1", "ssp5"), "ssp1", "Of the two baselines by country the slower growth"
)
GAS_AXIS = Axis(
    "gases",
    (CO2, FOSSIL_CO2),
    CO2,
    "A carbon budget counts all CO2, so what was and is emitted counts with land use",
)
BUNKERS_AXIS = Axis(
    "bunkers",
    ("set-aside", "shared"),
    "set-aside",
    "Ships and aircraft between countries are no country's and keep today's part of what is left",
)
AXES = (
    RULE_AXIS,
    START_AXIS,
    CONVERGENCE_AXIS,
    THRESHOLD_AXIS,
    PROGRESSIVITY_AXIS,
    BASELINE_AXIS,
    GAS_AXIS,
    BUNKERS_AXIS,
)
OF_A_RULE = ("start", "convergence", "threshold", "progressivity", "baseline")


def share_choices(
    whole: Axis,
    last: int,
    fixed: Choices | None = None,
    *,
    gases: tuple[str, ...] = GAS_AXIS.choices,
    everything: bool = False,
) -> ChoiceSet:
    """The choices of a question about shares of a whole that ``whole`` tells the sizes of.

    last       : the last year of emissions, which no start year may pass
    fixed      : axis to choice; a start may be any year from 1850, a threshold or a progressivity any number
    gases      : what the whole counts
    everything : whether ``gases`` and ``bunkers`` are open too
    raises     : UnknownChoice, OutOfRange, BadInput
    """
    held = {name: str(choice) for name, choice in (fixed or {}).items()}
    table = [whole, *(_fitted(axis, held, gases, last) for axis in AXES)]
    done = ChoiceSet(tuple(table), canonical).fix(held)
    axes = tuple(
        replace(axis, choices=(axis.default,))
        if axis.name in HELD and axis.name not in held and not everything
        else axis
        for axis in done.axes
    )
    return ChoiceSet(axes, canonical)


def canonical(choices: Choices) -> dict[str, str]:
    """The form in which a combination stands in the table: axes that the rule does not look at say so."""
    looked_at = RULES[choices["rule"]].axes
    return {
        name: choice if name not in OF_A_RULE or name in looked_at else NOT_APPLICABLE
        for name, choice in choices.items()
    }


def _fitted(axis: Axis, held: Mapping[str, str], gases: tuple[str, ...], last: int) -> Axis:
    """The axis with what the user gave, where any number is admissible."""
    if axis.name == "gases":
        return replace(axis, choices=gases, default=gases[0])
    if axis.name not in held or axis.name not in LIMITS:
        return axis
    low, high = LIMITS[axis.name]
    value = checked_number(held[axis.name], axis.name, low, last if axis.name == "start" else high)
    word = f"{value:g}"
    if word != held[axis.name] and held[axis.name] not in axis.choices:
        raise BadInput(
            f"'{held[axis.name]}' is given for {axis.name}", f"Write it as {word}", nearest=(word,)
        )
    return replace(axis, choices=(held[axis.name],), default=held[axis.name])


# axis to the least and the greatest number that makes sense on it
LIMITS = {
    "start": (FIRST_START, 9999),
    "convergence": (2025, 2100),
    "threshold": (0, 100_000),
    "progressivity": (0.5, 4),
}


def checked_number(word: str, name: str, low: float, high: float) -> float:
    """The number; BadInput where it is none, OutOfRange where it is too small or too large."""
    try:
        value = float(word)
    except ValueError:
        raise BadInput(f"'{word}' is no number for {name}", f"From {low:g} to {high:g} is wanted") from None
    if not low <= value <= high:
        raise OutOfRange(
            f"{name} {word} is outside {low:g} to {high:g}",
            f"From {low:g} to {high:g} is wanted",
            nearest=[f"{min(max(value, low), high):g}"],
        )
    return value
