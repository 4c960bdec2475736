"""How the comparison of exit and capture is told on a terminal: one function for each table and sentence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from stocktake.cli.lever_told import base_named
from stocktake.cli.output import console, print_table
from stocktake.report.numbers import digits

if TYPE_CHECKING:
    from stocktake.assessment.exit_answer import Told
    from stocktake.assessment.exit_or_capture import Comparison
    from stocktake.findings import Alternative
    from stocktake.report.naming import Naming

PLACES_NAMED = 6
# the smallest degrees told in a unit, the factor to it from °C, and its name
DEGREES = (
    (1e-2, 1.0, "degrees"),
    (1e-3, 1e3, "thousandths"),
    (1e-6, 1e6, "millionths"),
    (0.0, 1e9, "billionths"),
)
MASSES = (("Gt", 1.0), ("Mt", 1e3), ("kt", 1e6), ("t", 1e9))
MONEY = ("tn", "bn", "m")  # how many to a USD bn is the language's
SPENT = 0.98  # from this part on, money counts as spent
EXIT_COSTS = (20.0, 50.0, 100.0)


def show(told: Told, naming: Naming) -> None:
    """Degrees, what is reached, money and air, break-even, combinations, and what it rests on."""
    _show_degrees(told, naming)
    _show_reach(told, naming)
    _show_strategies(told, naming)
    _show_break_even(told, naming)
    _show_rate(told, naming)
    _show_choices(told, naming)
    _say(naming, "levers.exit.rests_on", **_ranges())
    _say(naming, "levers.rests_on", sources=", ".join(told.sources))


def headline_words(told: Told, naming: Naming) -> dict[str, object]:
    """What every heading names: the base, the places, the aim and its year."""
    terms = told.comparison.terms
    return {
        "base": base_named(told.chosen.get("base", told.comparison.base.name), naming),
        "where": _where(told, naming),
        "depth": _percent(terms.depth),
        "by": terms.end,
    }


def _where(told: Told, naming: Naming) -> str:
    places = told.comparison.terms.places
    if not places:
        return naming.words.say("levers.world")
    named = naming.listed([naming.place(code) for code in places[:PLACES_NAMED]])
    return named + (f" + {len(places) - PLACES_NAMED}" if len(places) > PLACES_NAMED else "")


def _show_degrees(told: Told, naming: Naming) -> None:
    say = naming.words.say
    parts = ("exit", "capture", "quantiles")
    factor, unit = _unit(told)
    largest = max(abs(_band(row.keys[part])["p95"]) for row in told.findings for part in parts)
    step = _step(factor * largest)
    rows = [
        (
            say("levers.peak") if row.keys["when"] == "peak" else str(row.keys["when"]),
            *(_range(_band(row.keys[part]), factor, step) for part in parts),
            f"{float(str(row.keys['share_of_members_where_exit_leads'])):.0%}",
        )
        for row in told.findings
    ]
    heads = [say(f"levers.head.{name}") for name in ("year", "exit", "capture", "lead")]
    found = told.comparison
    title = say(
        "levers.exit.title",
        **headline_words(told, naming),
        unit=say(unit),
        fitted=_percent(found.capture.laid.depth),
        effort=_effort(told, naming),
    )
    print_table([*heads, say("levers.exit.members")], rows, title=title, right=(1, 2, 3, 4))


def _effort(told: Told, naming: Naming) -> str:
    from stocktake.assessment.exit_terms import Effort

    effort = told.comparison.terms.effort
    left = effort is Effort.COST and told.money.capture < SPENT * told.money.exit
    return naming.words.say(f"levers.exit.effort_{effort.value}" + ("_left" if left else ""))


def _show_reach(told: Told, naming: Naming) -> None:
    from stocktake.assessment.exit_answer import END, REACH_YEARS, reach
    from stocktake.assessment.paired import quantiles

    say = naming.words.say
    _show_held(told, naming)
    leads = {ramp: quantiles(one.lead(END)) for ramp, one in told.ramps.items()}
    factor, unit = _unit(told)
    step = _step(factor * max(abs(lead[end]) for lead in leads.values() for end in ("p5", "p95")))
    rows = []
    for ramp, found in told.ramps.items():
        for strategy in (found.exit, found.capture):
            first = strategy is found.exit
            rows.append(
                (
                    say(f"levers.exit.ramp_{ramp.value}") if first else "",
                    say(f"levers.head.{strategy.laid.name}"),
                    *(_percent(part) for part in reach(found, strategy).values()),
                    _range(leads[ramp], factor, step) if first else "",
                )
            )
    heads = [say("levers.exit.growth"), say("levers.head.strategy"), *map(str, REACH_YEARS)]
    print_table(
        [*heads, say("levers.exit.lead_2100")],
        rows,
        title=say("levers.exit.reach", unit=say(unit)),
        right=range(2, len(heads) + 1),
    )


def _show_held(told: Told, naming: Naming) -> None:
    """What growth limits do to the terms asked for, and whose limits they are."""
    from stocktake.assessment.exit_strategy import plants
    from stocktake.assessment.exit_terms import Ramp

    found = told.comparison
    terms = found.terms
    if terms.ramp is Ramp.FREE:
        _say(naming, "levers.exit.free", by=terms.end)
        return
    reached = {one.laid.name: found.part(one, terms.end) for one in (found.exit, found.capture)}
    money = told.money
    held = money.held_exit or money.held_capture
    words = {name: _percent(part) for name, part in reached.items()}
    _say(naming, "levers.exit.held" if held else "levers.exit.not_held", by=terms.end, **words)
    if terms.places:
        at = found.base.years == terms.end
        part = float(plants(found.base, terms.places)[at][0] / plants(found.base, ())[at][0])
        key = f"levers.exit.growth_{terms.growth.value}"
        _say(naming, key, where=_where(told, naming), part=_percent(part), by=terms.end)


def _show_strategies(told: Told, naming: Naming) -> None:
    from stocktake.assessment.exit_answer import POLLUTION_YEAR, strategy_row

    say = naming.words.say
    found = told.comparison
    rows = [strategy_row(found, one) for one in (found.exit, found.capture)]
    kept = [float(str(row["co2_avoided_gt_to_2100"])) for row in rows]
    costs = [1000.0 * float(str(row["cost_usd_tn_to_2100"])) for row in rows]
    per = [row["degrees_per_usd_tn"] for row in rows]
    mass, masses = _column(kept, MASSES)
    money, amounts = _column(costs, _money_units(naming))
    heads = [say("levers.head.strategy"), say("levers.exit.kept", unit=mass)]
    heads += [say(f"levers.exit.money_{money}"), say("levers.head.per")]
    columns = [[say(f"levers.head.{row['strategy']}") for row in rows], masses, amounts, _per(per)]
    for head, changes in _species(found):
        name, values = _column([change / 1000.0 for change in changes], MASSES, signed=True)
        heads.append(say("levers.exit.per_year", species=head, unit=name))
        columns.append(values)
    title = say("levers.exit.table", year=POLLUTION_YEAR)
    print_table(heads, list(zip(*columns, strict=True)), title=title, right=range(1, len(heads)))
    _show_money(told, naming)


def _species(found: Comparison) -> list[tuple[str, list[float]]]:
    """Chemical name and change (exit, capture) in Mt per year."""
    from stocktake.assessment.exit_answer import POLLUTION_YEAR, SPECIES

    return [
        (unit.split()[1].split("/")[0] if name == "Sulfur" else name,
         [found.change(one, name, POLLUTION_YEAR) for one in (found.exit, found.capture)])
        for name, unit in SPECIES
    ]  # fmt: skip


def _per(values: Sequence[object]) -> list[str]:
    known = [float(str(value)) for value in values if value is not None]
    step = _step(max((abs(value) for value in known), default=0.0))
    return ["–" if value is None else digits(float(str(value)), step) for value in values]


def _show_money(told: Told, naming: Naming) -> None:
    """At equal cost: whether the money is spent, and why not."""
    from stocktake.assessment.exit_terms import Effort

    money = told.money
    if told.comparison.terms.effort is not Effort.COST:
        return
    if money.exit <= 0:
        _say(naming, "levers.exit.money_nothing")
        return
    if SPENT <= money.capture / money.exit <= 1 / SPENT:
        return
    unit, shown = _column([money.exit, money.capture, abs(money.left)], _money_units(naming))
    share = abs(money.left) / money.exit
    kind = "growth"
    if money.left < 0:
        kind = "exit"
    elif money.all_plants:
        kind = "both" if money.held_capture else "plants"
    key = f"levers.exit.amount_{unit}"
    said = [naming.words.say(key, amount=amount) for amount in shown]
    amounts = dict(zip(("exit", "capture", "left"), said, strict=True))
    _say(naming, f"levers.exit.money_{kind}", **amounts, share=f"{share:.0%}")


def _show_break_even(told: Told, naming: Naming) -> None:
    say = naming.words.say
    found = told.multiples
    rows = []
    for rate, low, middle, high, least, most in zip(
        found.rates, found.low, found.middle, found.high, found.least, found.most, strict=True
    ):
        at = [
            f"{digits(cost * middle, 1.0)} ({digits(cost * low, 1.0)} .. {digits(cost * high, 1.0)})"
            for cost in EXIT_COSTS
        ]
        own = f"{digits(middle, 0.01)} ({digits(low, 0.01)} .. {digits(high, 0.01)})"
        rows.append((f"{rate:.0%}", own, f"{digits(least, 0.01)} .. {digits(most, 0.01)}", *at))
    heads = [say("levers.head.rate"), say("levers.head.multiple"), say("levers.exit.over_parameters")]
    heads += [say(f"levers.head.{name}") for name in ("at20", "at50", "at100")]
    if math.isnan(found.middle[-1]):  # exit cools no member
        rows = []
    print_table(heads, rows, title=say("levers.exit.break_even"), right=range(len(heads)))
    words = headline_words(told, naming)
    _say(naming, "levers.exit.break_even_how", depth=words["depth"], by=words["by"])
    if (found.low < 0).any():
        _say(naming, "levers.exit.negative")
    if found.counted < 1.0:
        _say(naming, "levers.exit.counted", left_out=f"{1.0 - found.counted:.1%}")


def _show_rate(told: Told, naming: Naming) -> None:
    from stocktake.assessment.exit_break_even import SOUGHT

    say = naming.words.say
    rate, terms = told.rate, told.comparison.terms
    words = {
        "effort": say(f"levers.exit.effort_{terms.effort.value}"),
        "ramp": say(f"levers.exit.ramp_{terms.ramp.value}"),
    }
    if rate.middle is None:
        _say(naming, "levers.exit.no_rate", **words, none=f"{rate.none:.0%}")
        return
    lowest = f"{SOUGHT[0]:.0%}"

    def end(value: float | None) -> str:
        if value is None:
            return say("levers.exit.rate_over")
        return f"{value:.0%}" if value > 0 else say("levers.exit.rate_under", lowest=lowest)

    ends = {"low": end(rate.low), "high": end(rate.high)}
    if rate.middle == 0:
        _say(naming, "levers.exit.rate_always", **words, **ends, lowest=lowest)
    else:
        _say(naming, "levers.exit.rate", **words, **ends, middle=f"{rate.middle:.0%}")


def _show_choices(told: Told, naming: Naming) -> None:
    """All combinations, where capture leads most, and what one choice alone does."""
    from stocktake.assessment.exit_answer import ends_of
    from stocktake.assessment.exit_corners import GROUPS

    say = naming.words.say
    found = told.corners
    if found.moved:
        moved = naming.listed([say(f"levers.exit.moved_{name}") for name in found.moved])
        _say(naming, "levers.exit.corners", moved=moved, leads=found.exit_leads, count=len(found.found))
    worst = found.worst
    if worst.lead <= 0:
        pairs = [(name, level) for one, level in worst.levels.items() for name in GROUPS[one]]
        shown = ", ".join(f"{name}={level}" for name, level in pairs if name not in found.held)
        factor, unit = _unit(told)
        lead = digits(-factor * worst.lead, _step(factor * worst.lead))
        if found.moved:
            _say(naming, "levers.exit.capture_wins", where=shown, lead=lead, unit=say(unit))
    finding = told.findings[1]
    low, high = ends_of(finding)
    ends = [float(str(one.value)) for one in (low, high)]
    factor, unit = _unit(told)
    step = _step(factor * max(map(abs, ends)))
    _say(
        naming,
        "levers.exit.spread",
        low=digits(factor * ends[0], step),
        high=digits(factor * ends[1], step),
        low_choice=_choice(low, finding.alternatives[0], naming),
        high_choice=_choice(high, finding.alternatives[0], naming),
        unit=say(unit),
    )


def _choice(row: Alternative, headline: Alternative, naming: Naming) -> str:
    if row is headline:
        return naming.words.say("levers.exit.as_asked")
    return ", ".join(f"{axis}={level}" for axis, level in row.choices.items())


def _ranges() -> dict[str, str]:
    from stocktake.pathways.levers.ccs import CAPTURE, PENALTY

    return {
        "more_low": f"{100 * PENALTY.low:.0f}",
        "more_high": f"{100 * PENALTY.high:.0f}",
        "through_low": f"{100 * (1 - CAPTURE.high):.0f}",
        "through_high": f"{100 * (1 - CAPTURE.low):.0f}",
    }


def _unit(told: Told) -> tuple[float, str]:
    """Factor from °C and the key of the unit for all degrees of an answer, by the largest avoided."""
    bands = [_band(row.keys[part]) for row in told.findings for part in ("exit", "capture")]
    largest = max(abs(band[end]) for band in bands for end in ("p5", "p95"))
    if largest == 0.0:
        return 1.0, "levers.exit.degrees"
    factor, name = next((factor, name) for least, factor, name in DEGREES if largest >= least)
    return factor, f"levers.exit.{name}"


def _money_units(naming: Naming) -> list[tuple[str, float]]:
    """Units of money with their number in a USD bn: Chinese counts in 亿 and 万."""
    return [(name, float(naming.words.say(f"levers.exit.per_bn_{name}"))) for name in MONEY]


def _column(
    values: Sequence[float], units: Sequence[tuple[str, float]], *, signed: bool = False
) -> tuple[str, list[str]]:
    """The largest unit in which the largest value is one or more, and the values in it."""
    largest = max(abs(value) for value in values)
    name, factor = next((one for one in units if largest * one[1] >= 1.0), units[-1])
    step = _step(factor * largest)
    shown = [digits(factor * value, step) for value in values]
    if signed:
        shown = [
            f"+{text}" if value > 0 and text.strip("0.") else text
            for value, text in zip(values, shown, strict=True)
        ]
    return name, shown


def _step(largest: float) -> float:
    """The step of the last digit: three digits of the largest, never finer than it needs."""
    if largest == 0.0:
        return 1.0
    return float(min(1.0, 10.0 ** (math.floor(math.log10(abs(largest))) - 2)))


def _band(told: object) -> Mapping[str, float]:
    assert isinstance(told, Mapping)
    return told


def _range(told: Mapping[str, float], factor: float, step: float) -> str:
    middle, low, high = (digits(factor * told[name], step) for name in ("p50", "p5", "p95"))
    return f"{middle} ({low} .. {high})"


def _percent(part: float) -> str:
    """Whole per cent; two digits where the part is small."""
    percent = 100.0 * part
    if percent == 0.0 or percent >= 9.95:
        return f"{percent:.0f}%"
    return f"{digits(percent, 10.0 ** (math.floor(math.log10(percent)) - 1))}%"


def _say(naming: Naming, key: str, **values: object) -> None:
    console().print(naming.words.say(key, **values), markup=False)
