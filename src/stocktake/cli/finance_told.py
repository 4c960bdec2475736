"""How a flow of money is told on a terminal: what it buys, what it unlocks, who needs and who provides."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from stocktake.cli.lever_told import base_named, digits
from stocktake.cli.output import console, print_table

if TYPE_CHECKING:
    from stocktake.equity.finance_answer import Told
    from stocktake.findings import Finding
    from stocktake.report.naming import Naming

Say = Callable[..., str]
NONE = "—"
# USD bn in one of the unit, and how many of it a reader's language starts counting it from
STEPS = {
    "en": (("tn", 1e3), ("bn", 1.0), ("million", 1e-3), ("one", 1e-9)),
    "zh": (("tn", 1e3), ("bn", 0.1), ("million", 1e-5), ("one", 1e-9)),
}
PROVIDERS_NAMED = 8
MASSES = (("gt", 1.0), ("mt", 1e3), ("kt", 1e6))


def show(told: Told, naming: Naming, to: Sequence[str]) -> None:
    """Title, both readings, needs, providers, flows so far and what is not known, in that order."""
    say = naming.words.say
    _show_head(told, naming, to)
    _print_rows(told.measures, say("levers.money.measures"), say)
    _show_bought(told, naming)
    _show_conditional(told, naming)
    _show_needs(told, naming)
    _show_providers(told, naming)
    _show_rest(told, naming)


def usd(billions: float, naming: Naming) -> str:
    """Dollars as a reader of the language counts them, three digits that count: ``USD 1.3 tn``."""
    from stocktake.report.numbers import digits as written

    steps = STEPS[naming.language]
    name, size = next((step for step in steps if abs(billions) >= step[1] * (1 - 1e-9)), steps[-1])
    value = billions / size
    step = 10.0 ** (math.floor(math.log10(abs(value))) - 2) if value else 1.0
    text = written(value, step)
    return naming.words.say(f"levers.money.usd_{name}", amount=_short(text))


def listed(words: Sequence[str], naming: Naming) -> str:
    """Places and groups by their names."""
    return naming.listed([naming.place(word.upper()) for word in words])


def _show_head(told: Told, naming: Naming, to: Sequence[str]) -> None:
    from stocktake.equity.finance import split_of_money
    from stocktake.pathways.levers.timing import FIRST_YEAR

    flow, money = told.flow, split_of_money(told.flow, told.settings)
    _say(
        naming,
        "title",
        amount=usd(flow.amount / 1e9, naming),
        start=flow.start,
        to=listed(to, naming),
        base=base_named(told.base, naming),
        total=usd(1e3 * flow.total(), naming),
        counted=flow.timing().start,
    )
    if flow.start < FIRST_YEAR:
        _say(naming, "early", counted=FIRST_YEAR)
    _say(
        naming,
        "split",
        mitigation=usd(money["mitigation"], naming),
        covered=usd(money["costs_covered"], naming),
        other=usd(money["adaptation_and_other"], naming),
    )


def _print_rows(rows: Sequence[Finding], title: str, say: Say) -> None:
    """Degrees and degrees per dollar, a row for each year."""
    avoided = [row for row in rows if row.unit == "°C"]
    per = [row for row in rows if row.unit != "°C"]
    places = [digits(_sizes(group), least=least, most=12) for group, least in ((avoided, 3), (per, 4))]
    cells = []
    for one, other in zip(avoided, per, strict=True):
        name = say("levers.peak") if one.keys["when"] == "peak" else str(one.keys["when"])
        told = one.keys["quantiles"]
        assert isinstance(told, Mapping)
        middle, low, high = (f"{told[key]:.{places[0]}f}" for key in ("p50", "p5", "p95"))
        spread = f"{one.low:.{places[0]}f} .. {one.high:.{places[0]}f}"
        cells.append((name, f"{middle} ({low} .. {high})", spread, _per(other, places[1])))
    heads = [say(f"levers.head.{name}") for name in ("year", "avoided", "over_choices", "per")]
    print_table(heads, cells, title=title, right=(1, 2, 3))


def _per(one: Finding, places: int) -> str:
    """Degrees per dollar with their range; a dash where no dollar is spent."""
    if one.value is None:
        return NONE
    value, low, high = (f"{float(str(each)):.{places}f}" for each in (one.value, one.low, one.high))
    return f"{value} ({low} .. {high})"


def _sizes(rows: Sequence[Finding]) -> list[float]:
    return [float(str(row.value)) for row in rows if row.value is not None]


def _show_bought(told: Told, naming: Naming) -> None:
    """One row for a family and a price; how much of it lies below zero stands beside it."""
    from stocktake.equity.finance import unspent
    from stocktake.pathways.levers.cost_curve import BINS

    say = naming.words.say
    rows: dict[tuple[float, str], dict[str, float]] = {}
    for one in told.bought:
        bins = rows.setdefault((one.cost, one.family.name), {})
        bins[one.bin] = bins.get(one.bin, 0.0) + one.amount
    ordered = sorted(rows.items(), key=lambda row: (row[0][0], -sum(row[1].values())))
    amounts = [sum(bins.values()) for _, bins in ordered]
    counted, per_bn = _counted(told.flow.amount / 1e9, naming)
    mass, per_gt = next(step for step in MASSES if max(amounts, default=1.0) * step[1] >= 1 or step[1] == 1e6)
    money = [cost * amount * per_bn for ((cost, _), _), amount in zip(ordered, amounts, strict=True)]
    places = digits([per_gt * amount for amount in amounts], least=2), digits(money, least=1)
    cells = [
        (
            say(f"levers.family.{family}"),
            ", ".join(bins),
            f"{cost:.3g}",
            f"{per_gt * amount:.{places[0]}f}",
            f"{per_gt * bins[BINS[0]]:.{places[0]}f}" if BINS[0] in bins else NONE,
            f"{spent:.{places[1]}f}",
        )
        for ((cost, family), bins), amount, spent in zip(ordered, amounts, money, strict=True)
    ]
    names = ("family", "bins", "usd_t", f"{mass}_year", "below_zero", f"{counted}_year")
    heads = [say(f"levers.head.{name}") for name in names]
    print_table(heads, cells, title=say("levers.money.bought"), right=(2, 3, 4, 5))
    left = unspent(told.flow, told.settings, told.bought)
    if left > 0:
        _say(naming, "unspent", unspent=usd(left, naming))


def _show_conditional(told: Told, naming: Naming) -> None:
    from stocktake.equity import conditional
    from stocktake.equity.finance_answer import needs_range
    from stocktake.report.dates import date_in

    say, pledged = naming.words.say, told.pledged
    if pledged is None:
        _say(naming, "nothing", reason=say("levers.money.reason_base"))
        return
    date, year = date_in(pledged.date, naming.words), conditional.TOLD_IN
    part = pledged.part_of(told.recipients.places, year)
    if part == 0:
        _say(naming, "nothing", reason=say("levers.money.reason_gap", date=date))
        return
    title = say(
        "levers.money.conditional", date=date, ambition=say(f"levers.money.ambition_{pledged.ambition}")
    )
    _print_rows(told.conditional, title, say)
    if any(_lowest(row) < 0 for row in told.conditional):
        _say(naming, "some_warm")
    needs, least, most = needs_range(told)
    _say(
        naming,
        "unlocked",
        gt=f"{part * sum(pledged.gap(year).values()) / 1000:.2f}",
        part=_percent(part),
        needs=usd(needs, naming),
        low=usd(least, naming),
        high=usd(most, naming),
        met=_percent(conditional.needs_met(told.flow, needs)),
    )
    gap = {at: f"{pledged.world_gap(at) / 1000:.1f}" for at in (year, pledged.last, 2050, 2100)}
    known = [say("levers.money.later_gap", gt=gap[at], year=at) for at in dict.fromkeys((year, pledged.last))]
    _say(naming, "later", last=pledged.last, pledged=naming.listed(known), middle=gap[2050], end=gap[2100])
    if told.flow.start > pledged.last:
        _say(naming, "late", last=pledged.last)
    _say(naming, "overlap")


def _lowest(row: Finding) -> float:
    """The fifth percentile of the members."""
    spread = row.keys.get("quantiles")
    return float(spread["p5"]) if isinstance(spread, Mapping) else 0.0


def _percent(part: float) -> str:
    """Whole per cents; of less than one the first digit that counts."""
    return f"{part:.0%}" if part >= 0.01 or part == 0 else f"{100 * part:.1g}%"


def _show_needs(told: Told, naming: Naming) -> None:
    """The recipients that wait for most, the others together, and all."""
    from stocktake.equity.conditional import BY_GAP, BY_PEOPLE
    from stocktake.equity.finance_answer import TOP, needs_by_country
    from stocktake.report.dates import date_in

    rows = needs_by_country(told)
    if not rows or told.pledged is None:
        return
    say = naming.words.say
    years = list(next(iter(rows.values())).gap)
    per_bn = float(say("levers.money.usd_per_bn"))

    def cells(name: str, group: Sequence[str]) -> tuple[str, ...]:
        return (
            name,
            *(f"{sum(rows[place].gap[year] for place in group):.0f}" for year in years),
            *(
                f"{per_bn * sum(rows[place].needs[key] for place in group):.1f}"
                for key in (BY_GAP, BY_PEOPLE)
            ),
        )

    places = list(rows)
    table = [cells(naming.place(place), [place]) for place in places[:TOP]]
    if len(places) > TOP:
        rest = places[TOP:]
        table.append(cells(say("levers.money.others", count=len(rest)), rest))
    if len(places) > 1:
        table.append(cells(say("levers.money.all_recipients", count=len(places)), places))
    heads = [
        say("levers.head.recipient"),
        *(str(year) for year in years),
        say("levers.head.by_gap"),
        say("levers.head.by_people"),
    ]
    title = say(
        "levers.money.needs",
        date=date_in(told.pledged.date, naming.words),
        unit=_unit(naming),
    )
    print_table(heads, table, title=title, right=range(1, len(heads)))


def _show_providers(told: Told, naming: Naming) -> None:
    """The largest parts by each key, the others together."""
    from stocktake.equity.providers import KEYS

    say = naming.words.say
    counted, per_bn = _counted(told.flow.amount / 1e9, naming)
    first, rest = told.providers[:PROVIDERS_NAMED], told.providers[PROVIDERS_NAMED:]
    every = [value for one in told.providers for value in _by_key(one).values() if value is not None]
    places = digits([per_bn * value for value in every], least=1, most=9)

    def cell(group: Sequence[Finding], key: str) -> str:
        values = [value for one in group if (value := _by_key(one).get(key)) is not None]
        return f"{per_bn * sum(values):.{places}f}" if values else NONE

    def span(one: Finding) -> str:
        if one.low is None or one.high is None:
            return NONE
        return f"{per_bn * one.low:.{places}f} .. {per_bn * one.high:.{places}f}"

    table = [
        (naming.place(str(one.keys["place"])), *(cell([one], key) for key in KEYS), span(one))
        for one in first
    ]
    if rest:
        table.append((say("levers.money.others", count=len(rest)), *(cell(rest, key) for key in KEYS), ""))
    heads = [
        say("levers.head.provider"),
        *(say(f"levers.money.key_{key.replace(' ', '_')}") for key in KEYS),
        say("levers.head.over_choices"),
    ]
    title = say(
        "levers.money.providers",
        amount=usd(told.flow.amount / 1e9, naming),
        group=listed(told.group.split("+"), naming),
        unit=_unit(naming, counted),
    )
    print_table(heads, table, title=title, right=range(1, len(heads)))
    _say(naming, "keys")


def _by_key(one: Finding) -> dict[str, float | None]:
    return {
        row.choices["key"]: float(str(row.value)) if row.absent is None else None for row in one.alternatives
    }


def _show_rest(told: Told, naming: Naming) -> None:
    from stocktake.equity.finance import FLOWS

    say = naming.words.say
    per_bn = float(say("levers.money.usd_per_bn"))
    flows = say("report.list.semicolon").join(f"{year} {per_bn * value:g}" for year, value in FLOWS.items())
    _say(naming, "flows", flows=flows, unit=_unit(naming))
    _say(naming, "adaptation")
    _say(naming, "unknown")
    console().print(say("levers.rests_on", sources=", ".join(told.sources)), markup=False)


def _unit(naming: Naming, counted: str = "bn") -> str:
    return naming.words.say(f"levers.money.usd_{counted}", amount="").replace("  ", " ").strip()


def _counted(billions: float, naming: Naming) -> tuple[str, float]:
    """In what a table counts the dollars of a flow of that size, and how many of it are in a billion."""
    name = "bn" if billions >= 0.1 else "million"
    return name, float(naming.words.say(f"levers.money.usd_per_{name}"))


def _say(naming: Naming, key: str, **told: object) -> None:
    console().print(naming.words.say(f"levers.money.{key}", **told), markup=False)


def _short(text: str) -> str:
    """Without zeros that say nothing."""
    return text.rstrip("0").rstrip(".") if "." in text else text
