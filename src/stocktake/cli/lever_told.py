"""How the answer about levers is told on a terminal: one function for each table and note."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from stocktake.cli.output import console, print_table

if TYPE_CHECKING:
    from stocktake.assessment.lever_answer import Answer, Question
    from stocktake.pathways.levers.contract import Lever
    from stocktake.pathways.levers.statements import Applied
    from stocktake.report.naming import Naming

Say = Callable[..., str]
PLACES_NAMED = 6


def show(found: Answer, question: Question, applied: tuple[Applied, ...], naming: Naming) -> None:
    """Levers, emissions, warming, chances, splits and notes, in that order."""
    say = naming.words.say
    print_table(
        [say(f"levers.head.{name}") for name in ("lever", "depth", "from", "to", "where")],
        [_lever_cells(one, naming) for one in question.levers],
        title=say("levers.title", base=_base(question, naming)),
        right=(1, 2, 3),
    )
    _show_clauses(applied, say)
    _show_emissions(found, say)
    _show_warming(found, say)
    _show_chances(found, say)
    for kind, rows in found.splits.items():
        _show_split(kind, rows, naming)
    for sentence in note_sentences(found.plan.notes, say):
        console().print(sentence, markup=False)
    console().print(say("levers.rests_on", sources=", ".join(question.sources)), markup=False)


def asked(question: Question, naming: Naming) -> str:
    """The levers as typed and their base, in one line for a figure."""
    told = [one.said or one.name for one in question.levers]
    shown = ", ".join(told[:PLACES_NAMED]) + (" ..." if len(told) > PLACES_NAMED else "")
    return naming.words.say("levers.drawn", levers=shown, base=_base(question, naming))


def _base(question: Question, naming: Naming) -> str:
    return base_named(question.chosen.get("base", question.base.name), naming)


def base_named(name: str, naming: Naming) -> str:
    """A base as a reader would call it: a scenario's name, or pledges with their reading and date."""
    from stocktake.sources.lever_base import variant_of

    variant = variant_of(name)
    if variant is None or variant.kind != "pledges":
        return naming.scenario(name)
    return naming.words.say("levers.pledges_of", variant=naming.variant(variant), date=variant.as_of)


def note_sentences(notes: Iterable[str], say: Say) -> list[str]:
    """Notes of a plan (``key|value|value|value``) as sentences."""
    found = []
    for note in notes:
        key, *values = note.split("|")
        found.append(say(f"levers.note.{key}", **dict(zip("abc", values, strict=False))))
    return found


def measured_in(depth: float, measure: str, say: Say) -> str:
    """An amount with its unit, such as ``2 Gt CO2/yr`` or ``300 USD bn/yr``; Chinese counts money in 亿."""
    key = f"levers.amount.{measure}"
    per_bn = float(say("levers.money.usd_per_bn"))
    return say(key, amount=f"{depth / 1e9 * per_bn:g}" if measure == "money" else f"{depth:g}")


def _lever_cells(one: Lever, naming: Naming) -> tuple[str, ...]:
    from stocktake.pathways.levers.contract import Measure

    say = naming.words.say
    if one.measure is Measure.FRACTION:
        depth = f"{'' if one.fits else '-'}{100 * one.depth:.4g}%"
    else:
        depth = measured_in(one.depth, one.measure.name.lower(), say)
    if one.reference is not None:
        depth = say("levers.below_year", depth=depth, year=one.reference)
    named = naming.listed([naming.place(code) for code in one.places[:PLACES_NAMED]])
    if len(one.places) > PLACES_NAMED:
        named += f" + {len(one.places) - PLACES_NAMED}"
    return (one.name, depth, str(one.timing.start), str(one.timing.end), named or say("levers.world"))


def _show_clauses(applied: tuple[Applied, ...], say: Say) -> None:
    from stocktake.pathways.levers.statements import word_key

    for clause in applied:
        key = "levers.clause" if clause.levers else "levers.clause_nothing"
        console().print(say(key, clause=clause.clause, assumption=say(word_key(clause.clause))), markup=False)


def _show_emissions(found: Answer, say: Say) -> None:
    rows = found.emissions
    change = {year: row["with_levers"] - row["base"] for year, row in rows.items()}
    co2 = {year: row["change of CO2 FFI"] + row["change of CO2 AFOLU"] for year, row in rows.items()}
    places = digits(change.values(), least=1), digits(co2.values(), least=1)
    cells = [
        (
            year,
            plain(f"{row['base']:.{places[0]}f}"),
            plain(f"{row['with_levers']:.{places[0]}f}"),
            signed(change[year], places[0]),
            signed(co2[year], places[1]),
            signed(row["change of CH4"], 1),
            signed(row["change of Sulfur"], 1),
        )
        for year, row in rows.items()
    ]
    heads = [say(f"levers.head.{name}") for name in ("year", "base", "with", "change", "co2", "ch4", "so2")]
    print_table(heads, cells, title=say("levers.emissions"), right=range(1, 7))


def _show_warming(found: Answer, say: Say) -> None:
    from stocktake.assessment.lever_answer import WHEN

    told = {when: found.finding(when).keys for when in WHEN}
    places = digits((_middle(keys["quantiles"]) for keys in told.values()), least=3)
    rows = []
    for when, keys in told.items():
        name = say("levers.peak") if when == "peak" else str(when)
        columns = (("base", 2), ("with_levers", 2), ("quantiles", places))
        rows.append((name, *(_range(keys[column], count) for column, count in columns)))
    heads = [say(f"levers.head.{name}") for name in ("year", "base", "with", "avoided")]
    print_table(heads, rows, title=say("levers.warming", members=len(found.effect.before)), right=(1, 2, 3))
    spread = told[2100]["median_over_choices"]
    assert isinstance(spread, Mapping)
    low, high = (f"{spread[end]:.{places}f}" for end in ("low", "high"))
    console().print(say("levers.over_choices", low=low, high=high), markup=False)
    if found.cooler_from is None:
        console().print(say("levers.never_cooler"), markup=False)
    elif found.cooler_from > found.effect.years[0] + 1:
        console().print(say("levers.cooler_from", year=found.cooler_from), markup=False)
    console().print(say("levers.paired"), markup=False)


def _show_chances(found: Answer, say: Say) -> None:
    rows = []
    for told in found.findings:
        if not told.id.startswith("lever.probability."):
            continue
        before, after = float(str(told.keys["base"])), float(str(told.keys["with_levers"]))
        gained = signed(100 * (after - before), 0)
        rows.append((f"{told.keys['limit']:g} °C", f"{before:.0%}", f"{after:.0%}", gained))
    heads = [say(f"levers.head.{name}") for name in ("limit", "base", "with", "points")]
    print_table(heads, rows, title=say("levers.chances"), right=(1, 2, 3))


def _show_split(kind: str, rows: list[dict[str, object]], naming: Naming) -> None:
    say = naming.words.say
    if not rows:
        return
    means = [float(str(row["mean"])) for row in rows]
    places = digits(means, least=3)
    ordered = (
        sorted(zip(means, rows, strict=True), key=lambda pair: -pair[0])
        if kind == "place"
        else zip(means, rows, strict=True)
    )
    cells = []
    for mean, row in ordered:
        told = row["quantiles"]
        assert isinstance(told, Mapping)
        span = f"{signed(told['p5'], places)} .. {signed(told['p95'], places)}"
        cells.append((_part_name(kind, str(row[kind]), naming), signed(mean, places), span))
    heads = [say(f"levers.head.{name}") for name in (kind, "mean", "range")]
    when = say("levers.peak") if rows[0]["when"] == "peak" else str(rows[0]["when"])
    print_table(heads, cells, title=say(f"levers.split.{kind}", when=when), right=(1, 2))
    if not rows[0]["exact"]:
        worst = max(float(str(row["standard_error"])) for row in rows)
        console().print(say("levers.sampled", error=f"{worst:.4f}"), markup=False)


def _part_name(kind: str, name: str, naming: Naming) -> str:
    say = naming.words.say
    if kind == "gas":
        return say(f"levers.parts.{name.replace(' ', '_').replace('-', '_')}")
    if kind == "lever":
        return name
    fixed = {"REST": "levers.rest", "WORLD": "levers.world", "AIR": "levers.air", "SEA": "levers.sea"}
    return say(fixed[name]) if name in fixed else naming.place(name)


def _range(told: object, places: int) -> str:
    assert isinstance(told, Mapping)
    middle, low, high = (f"{told[name]:.{places}f}" for name in ("p50", "p5", "p95"))
    return f"{plain(middle)} ({plain(low)} .. {plain(high)})"


def _middle(told: object) -> float:
    assert isinstance(told, Mapping)
    return float(told["p50"])


def digits(values: Iterable[float], least: int, most: int = 7) -> int:
    """Places behind the point that give the largest value two digits that count, at least ``least``.

    >>> digits([0.0009, 0.0001], least=3)
    5
    """
    biggest = max((abs(value) for value in values), default=0.0)
    return min(most, max(least, 1 - math.floor(math.log10(biggest)))) if biggest > 0 else least


def signed(value: float, places: int) -> str:
    """With its sign; what rounds to nothing has none.

    >>> signed(-0.01, 1), signed(2.04, 1)
    ('0.0', '+2.0')
    """
    told = f"{value:+.{places}f}"
    return told[1:] if not told.strip("+-0.") else told


def plain(told: str) -> str:
    """Without the sign of a zero.

    >>> plain("-0.0"), plain("-0.1")
    ('0.0', '-0.1')
    """
    return told.lstrip("-") if not told.strip("-0.") else told
