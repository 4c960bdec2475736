"""What the sections of a page hold beside their figures: opening paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence

from stocktake.choices import Axis
from stocktake.equity.axes import (
    BASELINE_AXIS,
    CONVERGENCE_AXIS,
    PROGRESSIVITY_AXIS,
    RULE_AXIS,
    START_AXIS,
    THRESHOLD_AXIS,
)
from stocktake.equity.provider_shares import KEY_AXIS
from stocktake.report import (
    Stocktake,
    budgets,
    chances,
    fairness,
    futures,
    money,
    preparation,
    shortfalls,
    since,
)
from stocktake.report.dates import date_in
from stocktake.report.naming import Naming
from stocktake.report.numbers import exact, show
from stocktake.report.outlook import warming_2100_of
from stocktake.report.selection import select
from stocktake.report.tables import Table, Tabled

FAIR_AXES = (
    RULE_AXIS,
    START_AXIS,
    CONVERGENCE_AXIS,
    THRESHOLD_AXIS,
    PROGRESSIVITY_AXIS,
    BASELINE_AXIS,
    KEY_AXIS,
)
HELD = "held to 2050"  # the rule for the world after the last target that is told beside the default
STANDING_LIMITS = ("pledges", "fairness", "policies", "regions", "ensemble")


def pledges_intro(stocktake: Stocktake, naming: Naming) -> list[str]:
    """Of when the pledges are, how they can be read, who has a target of the last year, and hot air."""
    say = naming.words.say
    told = {"date": date_in(futures.pledged_on(stocktake), naming.words)}
    until = futures.last_target(stocktake)
    later = stocktake.futures.targets.get(until, frozenset()) if until > 2030 else frozenset()
    if not later:
        return [say("report.intro.pledges_set", **told), *_hot_air(stocktake, naming)]
    family = futures.family(stocktake, futures.PLEDGES_2030)
    assert family is not None, "pledges with targets have readings"
    pledged = stocktake.futures.countries.sel(scenario=family.speaks.name, year=until)
    part = float(pledged.sel(place=sorted(later)).sum() / pledged.sum())
    share = show(part, "fraction", naming.language)
    return [
        say("report.intro.pledges", parties=len(later), share=share, **told),
        *_hot_air(stocktake, naming),
    ]


def _hot_air(stocktake: Stocktake, naming: Naming) -> list[str]:
    """How targets above business as usual are read, where all pathways read them alike."""
    read = {variant.hot_air for variant in stocktake.futures.variants if variant.kind == "pledges"}
    if len(read) != 1:
        return []
    return [naming.words.say(f"report.hot_air.{'included' if read.pop() else 'excluded'}")]


def warming_intro(stocktake: Stocktake, naming: Naming) -> list[str]:
    """How warming is told, and how much hangs on what the world does after the last target."""
    say = naming.words.say
    told = [say("report.intro.warming")]
    family = futures.family(stocktake, futures.PLEDGES_2030)
    finding = warming_2100_of(stocktake, family.speaks.name) if family else None
    held = (
        next((row for row in finding.alternatives if HELD in row.choices.values()), None) if finding else None
    )
    if finding is not None and held is not None:
        shown = [
            show(value, finding.unit, naming.language, low=finding.low, high=finding.high)
            for value in (finding.value, held.value)
        ]
        told.append(say("report.intro.after_targets", until=naming.until, value=shown[0], held=shown[1]))
    return told


def outlook_tables(stocktake: Stocktake, naming: Naming) -> list[Tabled]:
    """Chances of staying below limits, and carbon budgets."""
    say = naming.words.say
    date = date_in(futures.pledged_on(stocktake), naming.words)
    chance = chances.table(stocktake, naming)
    tables = (
        [Tabled(say("report.chances.title"), say("report.chances.caption", date=date), chance)]
        if chance
        else []
    )
    left = budgets.table(stocktake, naming)
    if left:
        first = select(stocktake.findings, "budget")[0].keys["since"]
        tables.append(Tabled(say("report.budget.title"), say("report.budget.caption", since=first), left))
    return tables


def since_title(stocktake: Stocktake, naming: Naming) -> str:
    """The section's title, with the year of the older set."""
    year = _before(stocktake)[:4]
    return naming.words.say("report.section.since", year=year)


def since_tables(stocktake: Stocktake, naming: Naming) -> list[Tabled]:
    """Both sets of pledges side by side, and the Parties that moved most; none without an older set."""
    beside, parties = since.table(stocktake, naming), since.parties_table(stocktake, naming)
    if beside is None or parties is None:
        return []
    say = naming.words.say
    before = date_in(_before(stocktake), naming.words)
    unit = since.parties_unit(naming)
    caption = say("report.since.parties_caption", before=before, count=len(parties.rows))
    return [
        Tabled("", say("report.since.caption", before=before), beside),
        Tabled(say("report.since.parties", unit=unit), caption, parties),
    ]


def _before(stocktake: Stocktake) -> str:
    """ISO date of the older pledges."""
    older = stocktake.earlier.variants if stocktake.earlier is not None else ()
    return next((one.as_of for one in older if one.as_of), "")


def fair_intro(stocktake: Stocktake, naming: Naming) -> list[str]:
    """What fair shares rest on, and what stands beside them."""
    say = naming.words.say
    date = date_in(futures.pledged_on(stocktake), naming.words)
    return [
        say("report.intro.fair", count=fairness.combinations(stocktake)),
        say("report.intro.fair_pledges", date=date),
    ]


def fair_tables(stocktake: Stocktake, naming: Naming) -> list[Tabled]:
    """For each year pledges beside shares, with every rule by itself behind."""
    say = naming.words.say
    date = date_in(futures.pledged_on(stocktake), naming.words)
    unit = fairness.unit(naming)
    tables = []
    for year in fairness.years(stocktake):
        for goal in fairness.GOALS:
            limit = exact(float(goal), "K", naming.language)
            folded_title = say("report.fair.by_rule", year=year, goal=limit, unit=unit)
            folded = fairness.rules_table(stocktake, naming, year, goal)
            if goal == fairness.GOALS[0]:
                title = say("report.fair.table", year=year, unit=unit)
                caption = say("report.fair.caption", date=date)
                table = fairness.table(stocktake, naming, year)
                tables.append(Tabled(title, caption, table, folded_title=folded_title, folded=folded))
            else:
                tables.append(Tabled("", "", None, folded_title=folded_title, folded=folded))
    return tables


def money_intro(stocktake: Stocktake, naming: Naming) -> list[str]:
    """What was paid and what was promised."""
    told = money.paragraph(stocktake, naming)
    return [told] if told else []


def money_tables(stocktake: Stocktake, naming: Naming) -> list[Tabled]:
    """Each provider's part of the goals."""
    table = money.table(stocktake, naming)
    say = naming.words.say
    return [Tabled(money.title(stocktake, naming), say("report.money.caption"), table)] if table else []


def limits_tables(stocktake: Stocktake, naming: Naming) -> list[Tabled]:
    """Our numbers beside published ones, what the data cannot serve, sums that differ."""
    say = naming.words.say
    reasons = shortfalls.every_reason_table(stocktake, naming)
    absent = Tabled(
        say("report.limits.absent"),
        "",
        shortfalls.absent_table(stocktake, naming),
        say("report.limits.absent_none"),
        say("report.limits.absent_all", count=len(reasons.rows)) if reasons else "",
        reasons,
    )
    checks = Tabled(
        say("report.limits.checks"),
        say("report.limits.checks_caption"),
        shortfalls.checks_table(stocktake, naming),
        say("report.limits.checks_none"),
    )
    beside = shortfalls.comparisons_table(stocktake, naming)
    told = (
        [Tabled(say("report.limits.comparisons"), say("report.limits.comparisons_caption"), beside)]
        if beside
        else []
    )
    return [*told, absent, checks]


def standing(stocktake: Stocktake, naming: Naming) -> list[str]:
    """Limits of the whole report."""
    date = date_in(futures.pledged_on(stocktake), naming.words)
    return [naming.words.say(f"report.limits.item.{name}", date=date) for name in STANDING_LIMITS]


def choices_tables(stocktake: Stocktake, naming: Naming) -> list[Tabled]:
    """Every axis that the report's findings rest on; those of fairness by themselves."""
    tables = [Tabled("", "", choices_table(stocktake.axes, naming))]
    if fairness.years(stocktake):
        title = naming.words.say("report.fair.fair_choices")
        tables.append(Tabled(title, "", choices_table(FAIR_AXES, naming)))
    return tables


def choices_table(axes: Sequence[Axis], naming: Naming) -> Table:
    """Every axis with its default, the other choices, and the reason for the default."""
    heads = tuple(naming.words.say(f"report.head.{name}") for name in ("axis", "default", "others", "why"))
    comma = naming.words.say("report.list.comma")
    rows = tuple(
        (
            naming.axis(axis.name),
            naming.choice(axis.name, axis.default),
            comma.join(naming.choice(axis.name, one) for one in axis.choices if one != axis.default),
            naming.reason(axis),
        )
        for axis in axes
    )
    return Table(heads, rows)


def steps(stocktake: Stocktake, naming: Naming) -> Tabled | None:
    """What was done to the data on the way; None where nothing was."""
    done = preparation.table(stocktake, naming)
    if done is None:
        return None
    return Tabled(naming.words.say("report.preparation", count=len(stocktake.records)), "", done)
