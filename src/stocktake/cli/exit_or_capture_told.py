"""How the comparison of exit and capture is told on a terminal: one function for each table and sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stocktake.cli.exit_or_capture_units import (
    MASSES,
    band,
    column,
    degrees_unit,
    money_units,
    percent,
    step_of,
    with_range,
)
from stocktake.cli.lever_told import base_named
from stocktake.cli.output import console, print_table
from stocktake.report.numbers import digits

if TYPE_CHECKING:
    from stocktake.assessment.exit_answer import Told
    from stocktake.assessment.exit_or_capture import Comparison
    from stocktake.findings import Alternative
    from stocktake.report.naming import Naming

PLACES_NAMED = 6
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
        "depth": percent(terms.depth),
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
    (factor, unit), largest = _unit(told), max(map(abs, _avoided(told)))
    step = step_of(factor * largest)
    rows = [
        (
            say("levers.peak") if row.keys["when"] == "peak" else str(row.keys["when"]),
            *(with_range(band(row.keys[part]), factor, step) for part in parts),
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
        fitted=percent(found.capture.laid.depth),
        effort=_effort(told, naming),
    )
    print_table([*heads, say("levers.exit.members")], rows, title=title, right=(1, 2, 3, 4))


def _unit(told: Told) -> tuple[float, str]:
    """One unit for all degrees of an answer, by the largest avoided."""
    return degrees_unit(_avoided(told))


def _avoided(told: Told) -> list[float]:
    bands = [band(row.keys[part]) for row in told.findings for part in ("exit", "capture")]
    return [one[end] for one in bands for end in ("p5", "p95")]


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
    step = step_of(factor * max(abs(lead[end]) for lead in leads.values() for end in ("p5", "p95")))
    rows = []
    for ramp, found in told.ramps.items():
        for strategy in (found.exit, found.capture):
            first = strategy is found.exit
            rows.append(
                (
                    say(f"levers.exit.ramp_{ramp.value}") if first else "",
                    say(f"levers.head.{strategy.laid.name}"),
                    *(percent(part) for part in reach(found, strategy).values()),
                    with_range(leads[ramp], factor, step) if first else "",
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
    held = found.exit.laid.held or found.capture.laid.held
    words = {name: percent(part) for name, part in reached.items()}
    _say(naming, "levers.exit.held" if held else "levers.exit.not_held", by=terms.end, **words)
    if terms.places:
        at = found.base.years == terms.end
        whole = float(plants(found.base, ())[at][0])
        part = float(plants(found.base, terms.places)[at][0]) / whole if whole > 0 else 0.0
        key = f"levers.exit.growth_{terms.growth.value}"
        _say(naming, key, where=_where(told, naming), part=percent(part), by=terms.end)


def _show_strategies(told: Told, naming: Naming) -> None:
    from stocktake.assessment.exit_answer import POLLUTION_YEAR, strategy_row

    say = naming.words.say
    found = told.comparison
    rows = [strategy_row(found, one) for one in (found.exit, found.capture)]
    kept = [float(str(row["co2_avoided_gt_to_2100"])) for row in rows]
    costs = [1000.0 * float(str(row["cost_usd_tn_to_2100"])) for row in rows]
    per = [row["degrees_per_usd_tn"] for row in rows]
    mass, masses = column(kept, MASSES)
    money, amounts = column(costs, money_units(naming))
    heads = [say("levers.head.strategy"), say("levers.exit.kept", unit=mass)]
    heads += [say(f"levers.exit.money_{money}"), say("levers.head.per")]
    columns = [[say(f"levers.head.{row['strategy']}") for row in rows], masses, amounts, _per(per)]
    for head, changes in _species(found):
        name, values = column([change / 1000.0 for change in changes], MASSES, signed=True)
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
    step = step_of(max((abs(value) for value in known), default=0.0))
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
    unit, shown = column([money.exit, money.capture, abs(money.left)], money_units(naming))
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
        lead = digits(-factor * worst.lead, step_of(factor * worst.lead))
        if found.moved:
            _say(naming, "levers.exit.capture_wins", where=shown, lead=lead, unit=say(unit))
    finding = told.findings[1]
    low, high = ends_of(finding)
    ends = [float(str(one.value)) for one in (low, high)]
    factor, unit = _unit(told)
    step = step_of(factor * max(map(abs, ends)))
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


def _say(naming: Naming, key: str, **values: object) -> None:
    console().print(naming.words.say(key, **values), markup=False)
