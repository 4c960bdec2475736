"""Climate finance: what was paid and promised as a paragraph, and each provider's part of the goals as a
table."""

from __future__ import annotations

from stocktake.findings import Finding, is_number
from stocktake.report import Stocktake
from stocktake.report.naming import Naming
from stocktake.report.numbers import digits, scale_of, show
from stocktake.report.selection import first, select
from stocktake.report.tables import Table

KEYS = {"output": "output", "emissions": "emissions since 1990", "people": "people", "mean": "mean"}


def paragraph(stocktake: Stocktake, naming: Naming) -> str | None:
    """What was provided, what was promised; None where the stocktake has no findings of it."""
    paid = select(stocktake.findings, "finance-flow")
    goals = sorted(select(stocktake.findings, "finance-goal"), key=lambda one: int(str(one.keys["year"])))
    if not paid or len(goals) < 2:
        return None
    told = {"paid": paid[0], "first": goals[0], "second": goals[-1]}
    amounts = {name: _exact(one, naming) for name, one in told.items()}
    return naming.words.say("report.intro.money", year=paid[0].keys["year"], **amounts)


def table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """Providers down; their part of the newer goal by each key, then of the older one over all keys."""
    found = select(stocktake.findings, "finance-share")
    if not found:
        return None
    goals = sorted({(int(str(one.keys["year"])), float(str(one.keys["goal_usd_bn"]))) for one in found})
    say = naming.words.say
    ends = (goals[0], goals[-1])
    older = {"goal": show(goals[0][1], found[0].unit, naming.language), "year": goals[0][0]}
    heads = (
        say("report.head.place"),
        *(say(f"report.head.key_{name}") for name in KEYS),
        say("report.money.goal", **older),
    )
    cells = []
    for place in dict.fromkeys(str(one.keys["place"]) for one in found):
        parts = [first(found, "finance-share", place=place, year=year) for year, _ in ends]
        first_goal, last_goal = parts
        if first_goal is None or last_goal is None:
            continue
        by_key = (_of_key(last_goal, key, naming) for key in KEYS.values())
        cells.append((_name(last_goal, naming), *by_key, _range(first_goal, naming)))
    return Table(heads, tuple(cells), right=tuple(range(1, len(heads))))


def title(stocktake: Stocktake, naming: Naming) -> str:
    """The table's title, with the newer goal."""
    goal = max(select(stocktake.findings, "finance-goal"), key=lambda one: int(str(one.keys["year"])))
    return naming.words.say("report.money.table", goal=_exact(goal, naming), year=goal.keys["year"])


def _exact(one: Finding, naming: Naming) -> str:
    """A published amount as it was published, with its unit."""
    scale = scale_of(one.unit, naming.language, 1.0)
    return scale.pattern.format(f"{float(str(one.value)) * scale.factor:g}")


def _name(one: Finding, naming: Naming) -> str:
    members = one.keys["members"]
    assert isinstance(members, list)
    if len(members) == 1:
        return naming.place(str(one.keys["place"]))
    return naming.words.say("report.money.part_eu", count=len(members))


def _range(one: Finding, naming: Naming) -> str:
    """From the lowest to the highest key."""
    assert one.low is not None and one.high is not None
    ends = list(dict.fromkeys(_bare(end, one.unit, naming) for end in (one.low, one.high)))
    return naming.words.say("report.since.span", low=ends[0], high=ends[-1]) if len(ends) > 1 else ends[0]


def _of_key(one: Finding, key: str, naming: Naming) -> str:
    value = next((row.value for row in one.alternatives if row.choices.get("key") == key), None)
    return _bare(float(str(value)), one.unit, naming) if is_number(value) else "\u2014"


def _bare(value: float, unit: str, naming: Naming) -> str:
    """Without the unit, which the table's title says; small parts keep a digit more."""
    told = value * scale_of(unit, naming.language, 1.0).factor
    return digits(told, 1.0 if abs(told) >= 10 else 0.1 if abs(told) >= 1 else 0.01)
