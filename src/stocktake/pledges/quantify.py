"""From what was said to emissions in the target year: a band, with each ambiguity as a named choice.

The answer is the Party's emissions of all Kyoto gases without land use in the target year, Mt CO2e (AR6
GWP100), if the pledge is met exactly. What the statement leaves open (the data of the base year, the land-use
boundary, business as usual, growth of the economy, the peak's level, the metric, the end of a range, whether
a target above business as usual frees emissions) is an axis. The finding's ``ambiguity`` says how wide the
band is along each axis alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from stocktake.choices import Absent, Answer, Axis, Choices, ChoiceSet, ask
from stocktake.errors import NoAnswer, StocktakeError
from stocktake.findings import Finding, is_number
from stocktake.pledges.context import EDGAR, LAND_USE_DATA, NDC2021, Context
from stocktake.pledges.pledge import QUANTIFIABLE, Kind, Pledge

UNIT = "Mt CO2e/yr (AR6GWP100), without land use"
END, BASE_DATA, BOUNDARY, LAND_DATA, BAU, ECONOMY, PEAK, METRIC, HOT_AIR = (
    "end of range",
    "base data",
    "land use",
    "land-use data",
    "business as usual",
    "economy",
    "peak level",
    "metric",
    "hot air",
)
OUTSIDE, RECENT_SINK, BASE_SINK, CUT_ALIKE = (
    "not counted",
    "counted, as in recent years",
    "counted, as in base year",
    "counted, cut alike",
)
STATED, SSP1, SSP5 = "as stated", "growth of SSP1", "growth of SSP5"
LAST_YEAR, HIGHEST, OWN_2030 = "last year of data", "highest year so far", "own level of 2030"
AS_QUANTIFIED, SCALED = "as quantified", "scaled to EDGAR by 2019"
AS_PLEDGED, NO_HOT_AIR = "as pledged", "at most business as usual"
GROWTH = {"as in the last ten years": 1.0, "half as fast": 0.5, "half faster": 1.5}
RATIO_YEAR = 2019
METRICS = ("AR6GWP100", "AR5GWP100", "AR4GWP100", "SARGWP100")


def quantify(pledge: Pledge, context: Context) -> Finding:
    """The band of one pledge.

    raises : NoAnswer where nothing can be worked out; it says why
    """
    choices = ChoiceSet(tuple(_axes(pledge, context)))
    finding = ask(
        f"pledge.{pledge.id}",
        f"What are the emissions of {pledge.party} in {pledge.target_year} if {pledge.id} is met exactly?",
        UNIT,
        choices,
        lambda picked: Answer(level(pledge, context, picked), context.sources_of(pledge)),
        place=pledge.party,
        pledge=pledge.id,
        year=pledge.target_year,
        conditional=pledge.conditional,
        status=pledge.status,
        confidence=pledge.confidence,
    )
    return _with_ambiguity(finding, choices)


def quantify_all(
    pledges: tuple[Pledge, ...], context: Context
) -> tuple[list[Finding], list[tuple[Pledge, str]]]:
    """Bands of every pledge that can be quantified, and the others with the reason."""
    found: list[Finding] = []
    left: list[tuple[Pledge, str]] = []
    for pledge in pledges:
        try:
            found.append(quantify(pledge, context))
        except (NoAnswer, StocktakeError) as error:
            left.append((pledge, error.wanted or error.came))
    return found, left


def reading(pledge: Pledge, context: Context, end: str = "weaker") -> float:
    """Emissions in the target year at one end of the range, every other choice at its default, Mt CO2e.

    Where the data cannot serve the defaults, the combination most like them stands in, as in ``quantify``;
    one reading costs a hundredth of the whole band.

    end    : ``weaker`` or ``stronger``
    raises : Absent with the reason
    """
    picked = ChoiceSet(tuple(_axes(pledge, context))).defaults
    try:
        level(pledge, context, picked)
    except Absent as absent:
        try:
            picked = dict(quantify(pledge, context).defaults)
        except NoAnswer:
            raise absent from None
    return level(pledge, context, picked | ({END: end} if END in picked else {}))


def level(pledge: Pledge, context: Context, picked: Choices) -> float:
    """Emissions in the target year for one combination, Mt CO2e; raises Absent with the reason."""
    if pledge.kind not in QUANTIFIABLE:
        raise Absent(f"A target of the kind {pledge.kind} says nothing of all emissions")
    if pledge.kind is not Kind.NET_ZERO and pledge.unit not in ("%", "% of base", "% per GDP", "Mt"):
        raise Absent(f"A target in '{pledge.unit}' cannot be turned into emissions of one year")
    found = _BY_KIND[pledge.kind](pledge, context, picked)
    if picked.get(HOT_AIR) == NO_HOT_AIR:
        usual = context.baseline(pledge.party, "SSP5BL", pledge.target_year)
        return min(found, usual)
    return found


_FROM_DATA = (Kind.REDUCTION_FROM_BASE, Kind.SHARE_OF_BASE, Kind.INTENSITY, Kind.REDUCTION_FROM_PEAK)


def _axes(pledge: Pledge, context: Context) -> list[Axis]:
    axes: list[Axis] = []
    if pledge.high is not None and pledge.high != pledge.low:
        axes.append(Axis(END, ("weaker", "stronger"), "weaker", "what is promised at the least"))
    if pledge.kind in _FROM_DATA and not (pledge.kind is Kind.REDUCTION_FROM_PEAK and pledge.unit == "Mt"):
        stated: tuple[str, ...] = (STATED,) if pledge.base_level and pledge.base == "year" else ()
        data = (*stated, EDGAR, NDC2021)
        axes.append(Axis(BASE_DATA, data, data[0], "the statement's own number, else the longest series"))
    if pledge.source == NDC2021:
        axes.append(Axis(BASE_DATA, (AS_QUANTIFIED, SCALED), AS_QUANTIFIED, "as the publisher worked it out"))
    boundary = _boundary(pledge, context)
    axes.append(Axis(BOUNDARY, boundary, boundary[0], _WHY_BOUNDARY[boundary[0]]))
    if boundary != (OUTSIDE,):
        axes.append(Axis(LAND_DATA, LAND_USE_DATA, "mean", "the mean of the four bookkeeping models"))
    if pledge.kind is Kind.REDUCTION_FROM_BAU:
        known = (STATED, SSP1, SSP5) if pledge.base_level else (SSP1, SSP5)
        axes.append(
            Axis(BAU, known, known[0], "the statement's own where it has one, else the slower growth")
        )
    if pledge.kind is Kind.INTENSITY:
        axes.append(
            Axis(ECONOMY, tuple(GROWTH), next(iter(GROWTH)), "no forecast: the Party's own recent growth")
        )
    if pledge.kind is Kind.REDUCTION_FROM_PEAK:
        axes.append(Axis(PEAK, (HIGHEST, LAST_YEAR, OWN_2030), HIGHEST, "the peak seen so far"))
    if _has_stated_mass(pledge):
        stated = (pledge.metric,) if pledge.metric else METRICS[:3]
        axes.append(Axis(METRIC, stated, stated[0], "the metric stated, else the latest"))
    if pledge.party in context.with_baseline:
        axes.append(Axis(HOT_AIR, (AS_PLEDGED, NO_HOT_AIR), AS_PLEDGED, "the pledge as it was made"))
    return axes


def _has_stated_mass(pledge: Pledge) -> bool:
    """Whether a mass of the statement, weighed by its own metric, is in the answer."""
    if pledge.kind in (Kind.LEVEL, Kind.REDUCTION_FROM_BAU) and pledge.unit == "Mt":
        return True
    return bool(pledge.base_level) and (pledge.kind in _FROM_DATA or pledge.kind is Kind.REDUCTION_FROM_BAU)


_WHY_BOUNDARY = {
    OUTSIDE: "the target is without land use, or does not say",
    RECENT_SINK: "a net target needs a land-use value for the target year; recent years are known",
    CUT_ALIKE: "the Party's land use is a source, which a net target can hardly leave as it is",
}


def _boundary(pledge: Pledge, context: Context) -> tuple[str, ...]:
    if pledge.land_use == "excluded":
        return (OUTSIDE,)
    sinks: tuple[str, ...] = (RECENT_SINK, BASE_SINK) if pledge.base_year else (RECENT_SINK,)
    try:
        source = context.recent_land_use(pledge.party, "mean") > 0
    except Absent:
        return (OUTSIDE,)
    if source:
        sinks = (CUT_ALIKE, *sinks)
    return sinks if pledge.land_use in ("net", "included") else (OUTSIDE, *sinks)


def _from_base(pledge: Pledge, context: Context, picked: Choices) -> float:
    """A cut from, or a share of, the emissions of a base year."""
    base, sink = _base(pledge, context, picked)
    end = _end(pledge, picked)
    if pledge.unit == "Mt":
        return _without_land_use(base + sink - end, pledge, context, picked)
    share = end / 100 if pledge.kind is Kind.SHARE_OF_BASE else 1 - end / 100
    return _without_land_use((base + sink) * share, pledge, context, picked)


def _level(pledge: Pledge, context: Context, picked: Choices) -> float:
    net = _end(pledge, picked) * context.metric_ratio(pledge.party, picked[METRIC])
    if picked.get(BASE_DATA) == SCALED:
        net *= context.emissions(EDGAR, pledge.party, RATIO_YEAR) / context.emissions(
            NDC2021, pledge.party, RATIO_YEAR
        )
    return _without_land_use(net, pledge, context, picked)


def _from_bau(pledge: Pledge, context: Context, picked: Choices) -> float:
    if picked[BAU] == STATED:
        assert pledge.base_level is not None
        usual = pledge.base_level * context.metric_ratio(pledge.party, picked[METRIC])
    else:
        scenario = {SSP1: "SSP1BL", SSP5: "SSP5BL"}[picked[BAU]]
        # business as usual leaves land use as it is
        land = (
            0.0 if picked[BOUNDARY] == OUTSIDE else context.recent_land_use(pledge.party, picked[LAND_DATA])
        )
        usual = context.baseline(pledge.party, scenario, pledge.target_year) + land
    end = _end(pledge, picked)
    if pledge.unit == "Mt":
        return _without_land_use(
            usual - end * context.metric_ratio(pledge.party, picked[METRIC]), pledge, context, picked
        )
    return _without_land_use(usual * (1 - end / 100), pledge, context, picked)


def _intensity(pledge: Pledge, context: Context, picked: Choices) -> float:
    if pledge.base_year is None:
        raise Absent("An intensity target without a base year cannot be worked out")
    base, sink = _base(pledge, context, picked)
    growth = context.economy(pledge.party, pledge.base_year, pledge.target_year, GROWTH[picked[ECONOMY]])
    net = (base + sink) * (1 - _end(pledge, picked) / 100) * growth
    return _without_land_use(net, pledge, context, picked)


def _from_peak(pledge: Pledge, context: Context, picked: Choices) -> float:
    data, party = picked.get(BASE_DATA, EDGAR), pledge.party
    if picked[PEAK] == OWN_2030:
        peak = context.own_level_2030(party)
    else:
        years = context.years(data, party)
        last = context.emissions(data, party, years[-1])
        peak = (
            last if picked[PEAK] == LAST_YEAR else max(context.emissions(data, party, year) for year in years)
        )
    sink = 0.0 if picked[BOUNDARY] == OUTSIDE else context.recent_land_use(party, picked[LAND_DATA])
    end = _end(pledge, picked)
    net = peak + sink - end if pledge.unit == "Mt" else (peak + sink) * (1 - end / 100)
    return _without_land_use(net, pledge, context, picked)


def _net_zero(pledge: Pledge, context: Context, picked: Choices) -> float:
    if pledge.gases == "CO2":
        raise Absent("Net zero of CO2 alone leaves the other gases open")
    return _without_land_use(0.0, pledge, context, picked)


_BY_KIND: dict[Kind, Callable[[Pledge, Context, Choices], float]] = {
    Kind.LEVEL: _level,
    Kind.REDUCTION_FROM_BASE: _from_base,
    Kind.SHARE_OF_BASE: _from_base,
    Kind.REDUCTION_FROM_BAU: _from_bau,
    Kind.INTENSITY: _intensity,
    Kind.REDUCTION_FROM_PEAK: _from_peak,
    Kind.NET_ZERO: _net_zero,
}


def _end(pledge: Pledge, picked: Choices) -> float:
    value = pledge.end(picked.get(END, "weaker"))
    if value is None:
        raise Absent("The statement has no number")
    return value


def _base(pledge: Pledge, context: Context, picked: Choices) -> tuple[float, float]:
    """Emissions and land use of the base year, Mt; land use is zero where it is not counted."""
    if pledge.base_year is None:
        raise Absent("The statement does not say its base year")
    if picked[BASE_DATA] == STATED:
        assert pledge.base_level is not None
        return pledge.base_level * context.metric_ratio(pledge.party, picked[METRIC]), 0.0
    base = context.emissions(picked[BASE_DATA], pledge.party, pledge.base_year)
    if picked[BOUNDARY] == OUTSIDE or pledge.base_land_use == "excluded":
        return base, 0.0
    return base, context.land_use(pledge.party, pledge.base_year, picked[LAND_DATA])


def _without_land_use(net: float, pledge: Pledge, context: Context, picked: Choices) -> float:
    """A net target less what land use is taken to be in the target year; a sink is negative, Mt CO2e."""
    boundary = picked[BOUNDARY]
    if boundary == OUTSIDE:
        return net
    if boundary == BASE_SINK and pledge.base_year is not None:
        return net - context.land_use(pledge.party, pledge.base_year, picked[LAND_DATA])
    land = context.recent_land_use(pledge.party, picked[LAND_DATA])
    if boundary == CUT_ALIKE and land > 0:
        others = context.emissions(EDGAR, pledge.party, context.years(EDGAR, pledge.party)[-1])
        return net * others / (others + land)
    return net - land


def _with_ambiguity(finding: Finding, choices: ChoiceSet) -> Finding:
    """The finding with the width of the band along each axis alone, widest first."""
    widths: dict[str, dict[str, float]] = {}
    for axis in choices.axes:
        others = {name: choice for name, choice in finding.defaults.items() if name != axis.name}
        values = [
            float(row.value)  # type: ignore[arg-type]
            for row in finding.alternatives
            if is_number(row.value) and all(row.choices[name] == choice for name, choice in others.items())
        ]
        if len(values) > 1:
            widths[axis.name] = {"low": min(values), "high": max(values), "width": max(values) - min(values)}
    ordered = dict(sorted(widths.items(), key=lambda item: -item[1]["width"]))
    return replace(finding, keys={**finding.keys, "ambiguity": ordered})
