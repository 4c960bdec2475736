"""Which combinations the data cannot serve, and which axes say so.

A refusal names the axes it rests on; a choice on any other axis cannot mend it, so the combination stands in
the table once, with ``any`` on the others. The rules are tried in order and the first that speaks is given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stocktake.choices import ANY, NOT_APPLICABLE, Choices
from stocktake.inventory.datasets import (
    CH4,
    CO2,
    CONSUMPTION_YEARS,
    F_GASES,
    FOSSIL_CO2,
    HFCS,
    INVENTORY_LAND_USE,
    JOINED_BEFORE,
    KYOTO,
    LAND_USE_YEARS,
    MEAN,
    N2O,
    NF3,
    PFCS,
    SF6,
    THREE_GASES,
    WITHOUT_LAND_USE,
    WITHOUT_LAND_USE_CO2,
    DataSet,
    Years,
)
from stocktake.inventory.flow_equivalent import GWP_STAR, LOOK_BACK

SHORTEST_HISTORY = 20
F_BASKETS = (F_GASES, HFCS, PFCS)
BASKETS = (THREE_GASES, KYOTO, *F_BASKETS)
TERRITORIAL = "territorial"
NO_INVENTORY_OF_LAND_USE = (
    "National inventories of land use are not at hand in a form fit for comparing countries: the authors of "
    "PRIMAP-hist advise against theirs"
)
GAS_NAMES = {
    KYOTO: "the Kyoto basket",
    THREE_GASES: "all three gases",
    CO2: "CO2 with land use",
    FOSSIL_CO2: "fossil CO2",
    CH4: "CH4",
    N2O: "N2O",
    F_GASES: "F-gases",
    HFCS: "HFCs",
    PFCS: "PFCs",
    SF6: "SF6",
    NF3: "NF3",
}


@dataclass(frozen=True)
class Refusal:
    """Why a combination cannot be served, and the axes that decide it."""

    axes: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Scope:
    """What is asked, as far as it decides what can be served.

    sets  : data sets by their name on the axis
    years : first and last year asked for; None where any years will do (as for an overtake)
    joined_repeats_edgar : whether ``joined``, from 1970 on EDGAR itself, stands in the table as EDGAR there
    shortest : how many years a data set must have where any years will do
    """

    sets: Mapping[str, DataSet]
    years: Years | None
    joined_repeats_edgar: bool = True
    shortest: int = SHORTEST_HISTORY

    def span(self, choices: Choices) -> Years | None:
        """The years a combination needs; its start year goes first where it has one."""
        start = choices.get("start", ANY)
        if self.years is None or start == ANY:
            return self.years
        return int(start), self.years[1]


def refusal(choices: Choices, scope: Scope) -> Refusal | None:
    """The first reason why this combination cannot be served; None where it can."""
    for axes, rule in RULES:
        if any(choices.get(axis, ANY) == ANY for axis in axes):
            continue
        reason = rule(choices, scope)
        if reason is not None:
            dated = rule in DATED and "start" in choices
            return Refusal((*axes, "start") if dated else axes, reason)
    return None


def canonical(choices: Choices, scope: Scope) -> dict[str, str]:
    """The form in which a combination stands in the table (see ``stocktake.choices``)."""
    form = dict(choices)
    if form["gases"] == CO2 and form["land_use"] == WITHOUT_LAND_USE:
        form["land_use"] = MEAN
    if form["gases"] in WITHOUT_LAND_USE_CO2:
        form["land_use"] = WITHOUT_LAND_USE
    span = scope.span(form)
    if form["dataset"] == "joined" and scope.joined_repeats_edgar and span and span[0] >= JOINED_BEFORE:
        form["dataset"] = "edgar"
    refused = refusal(form, scope)
    if refused is not None:
        return {name: choice if name in refused.axes else ANY for name, choice in form.items()}
    if form["gases"] not in BASKETS:
        form["metric"] = NOT_APPLICABLE
    return form


def _gases(choices: Choices, scope: Scope) -> str | None:
    data, gases = scope.sets[choices["dataset"]], choices["gases"]
    if gases in data.years:
        return None
    known = ", ".join(GAS_NAMES[name] for name in data.years)
    return f"{data.title} has not got {GAS_NAMES[gases]}, only {known}"


def _years(choices: Choices, scope: Scope) -> str | None:
    data, gases, span = scope.sets[choices["dataset"]], choices["gases"], scope.span(choices)
    has = data.years[gases]
    if span is None or _within(span, has):
        return None
    return f"{data.title} has {GAS_NAMES[gases]} for {_said(has)}, not {_said(span)}"


def _consumption_of_gases(choices: Choices, scope: Scope) -> str | None:
    if choices["accounting"] == TERRITORIAL or choices["gases"] == FOSSIL_CO2:
        return None
    return f"Emissions by consumption are published for fossil CO2, not for {GAS_NAMES[choices['gases']]}"


def _consumption_of_data(choices: Choices, scope: Scope) -> str | None:
    if choices["accounting"] == TERRITORIAL or choices["dataset"] == "gcb":
        return None
    return f"{scope.sets[choices['dataset']].title} counts where gas is emitted, not where goods are used"


def _consumption_years(choices: Choices, scope: Scope) -> str | None:
    span = scope.span(choices)
    if choices["accounting"] == TERRITORIAL or span is None or _within(span, CONSUMPTION_YEARS):
        return None
    return f"Emissions by consumption are published for {_said(CONSUMPTION_YEARS)}, not {_said(span)}"


def _bunkers(choices: Choices, scope: Scope) -> str | None:
    data = scope.sets[choices["dataset"]]
    if data.counts_bunkers or choices["bunkers"] != "in-world":
        return None
    return f"{data.title} leaves bunker fuels out of its world total"


def _metric_of_basket(choices: Choices, scope: Scope) -> str | None:
    data = scope.sets[choices["dataset"]]
    gases, metric = choices["gases"], choices["metric"]
    if gases not in (KYOTO, *F_BASKETS) or not data.basket_metrics or metric in data.basket_metrics:
        return None
    return f"{data.title} has {GAS_NAMES[gases]} by {', '.join(data.basket_metrics)}: {data.basket_reason}"


def _flow_equivalent_of_f_gases(choices: Choices, scope: Scope) -> str | None:
    if choices["gases"] not in F_BASKETS or choices["metric"] != GWP_STAR:
        return None
    return f"GWP* weighs {GAS_NAMES[choices['gases']]} as GWP100 does"


def _years_of_flow_equivalent(choices: Choices, scope: Scope) -> str | None:
    if choices["gases"] not in BASKETS or choices["metric"] != GWP_STAR:
        return None
    data, span = scope.sets[choices["dataset"]], scope.span(choices)
    if CH4 not in data.years:
        return f"GWP* needs CH4 of {LOOK_BACK} years before; {data.title} has not got it"
    first = data.years[CH4][0] + LOOK_BACK
    if first > data.years[CH4][1] or (span is not None and span[0] < first):
        return f"GWP* needs CH4 of {LOOK_BACK} years before; {data.title} begins in {data.years[CH4][0]}"
    return None


def _inventory_land_use(choices: Choices, scope: Scope) -> str | None:
    return NO_INVENTORY_OF_LAND_USE if choices["land_use"] == INVENTORY_LAND_USE else None


def _land_use_years(choices: Choices, scope: Scope) -> str | None:
    span = scope.span(choices)
    if choices["land_use"] == WITHOUT_LAND_USE or span is None or _within(span, LAND_USE_YEARS):
        return None
    return f"Bookkeeping models of land use cover {_said(LAND_USE_YEARS)}, not {_said(span)}"


def _too_short(choices: Choices, scope: Scope) -> str | None:
    data = scope.sets[choices["dataset"]]
    first, last = data.years[choices["gases"]]
    if scope.years is not None or last - first + 1 >= scope.shortest:
        return None
    return f"{data.title} is at hand for {_said((first, last))}, too few years to see one pass the other"


RULES: tuple[tuple[tuple[str, ...], Callable[[Choices, Scope], str | None]], ...] = (
    (("dataset", "gases"), _gases),
    (("dataset", "gases"), _years),
    (("dataset", "gases"), _too_short),
    (("accounting", "gases"), _consumption_of_gases),
    (("accounting", "dataset"), _consumption_of_data),
    (("accounting",), _consumption_years),
    (("dataset", "bunkers"), _bunkers),
    (("dataset", "gases", "metric"), _metric_of_basket),
    (("gases", "metric"), _flow_equivalent_of_f_gases),
    (("dataset", "gases", "metric"), _years_of_flow_equivalent),
    (("land_use",), _inventory_land_use),
    (("land_use",), _land_use_years),
)
DATED = (_years, _consumption_years, _years_of_flow_equivalent, _land_use_years)


def _within(span: Years, has: Years) -> bool:
    return has[0] <= span[0] and span[1] <= has[1]


def _said(span: Years) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}-{span[1]}"
