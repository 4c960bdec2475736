"""How the answer of a search is told on a terminal and drawn: one function for each table and note."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.cli.lever_told import base_named, note_sentences, plain, signed
from stocktake.cli.output import console, print_table

if TYPE_CHECKING:
    from stocktake.assessment.lever_answer import Question
    from stocktake.assessment.seek import Found
    from stocktake.assessment.seek_answer import Told
    from stocktake.report.naming import Naming

Say = Callable[..., str]
NONE = "—"


def show(told: Told, asked: Question, given: list[str], again: str, naming: Naming) -> None:
    """The answer, the levers, what they cost and do, how sure that is, and how to have it again."""
    say = naming.words.say
    _say(_headline(told, base_named(asked.chosen["base"], naming), say))
    if told.given_alone is not None:
        _say(say("levers.seek.given", given=", ".join(given), reached=f"{told.given_alone:.1%}"))
    _show_levers(told, say)
    _show_cost(told, say)
    _show_range(told, naming)
    _show_emissions(told, say)
    _show_warming(told, say)
    if told.frontier:
        _show_frontier(told, say)
    if again:
        _say(say("levers.seek.again"))
        console().print(again, markup=False, soft_wrap=True)
    _say(say("levers.seek.how", runs=told.found.runs))
    for sentence in note_sentences(told.plan.notes, say):
        _say(sentence)
    _say(say("levers.rests_on", sources=", ".join(asked.sources)))


def draw(path: Path, told: Told, asked: Question, given: list[str], naming: Naming) -> None:
    """The fan without and with the levers; the frontier, where there is one, in a second file beside it."""
    from stocktake.report.figures.seek import write_fan, write_frontier

    say, base = naming.words.say, base_named(asked.chosen["base"], naming)
    levers = ", ".join([*told.typed(), *given]) or NONE
    limit = told.wish.goal.limit
    write_fan(path, told.effect, limit, say, say("levers.seek.drawn", levers=levers, base=base))
    if any(found.feasible for found in told.frontier):
        most = " + ".join([", ".join(term.text for term in told.wish.reach.terms), *given])
        unit = say(f"levers.seek.unit_{told.wish.weights.value}")
        line = say("levers.seek.drawn_most", levers=most, base=base)
        write_frontier(beside(path), told.frontier, say, unit, line)


def beside(path: Path) -> Path:
    """The file of the frontier, beside that of the fan."""
    return path.with_name(f"{path.stem}-frontier{path.suffix}")


def _headline(told: Told, base: str, say: Say) -> str:
    goal, found = told.wish.goal, told.found
    key = "not_met"
    if found.feasible:
        key = "met" if told.levers() else "nothing"
    return say(
        f"levers.seek.{key}",
        limit=f"{goal.limit:g}",
        wanted=f"{100 * goal.probability:g}%",
        reached=f"{found.probability:.1%}",
        at=f"{found.at:.3f}",
        when=say("levers.peak") if goal.when == "peak" else str(goal.when),
        base=base,
    )


def _show_levers(told: Told, say: Say) -> None:
    from stocktake.assessment.seek_reach import left_out

    found, rows = told.found, []
    for number, (term, point) in enumerate(zip(told.wish.reach.terms, found.points, strict=True)):
        unused = left_out(term, point)
        rows.append(
            (
                say("levers.seek.unused", lever=term.text) if unused else term.typed(point),
                f"{found.strength[number]:.0%}",
                term.written(0) if term.least else NONE,
                term.written(term.last),
                f"{found.charge.abated[number]:.0f}",
                f"{found.charge.alone[number]:.0f}",
                f"{found.charge.usd[number]:.2f}",
            )
        )
    heads = [say(f"levers.head.{name}") for name in ("lever", "strength")]
    heads += [say(f"levers.seek.head_{name}") for name in ("least", "most", "share", "alone", "usd")]
    print_table(heads, rows, right=range(1, 7))


def _show_cost(told: Told, say: Say) -> None:
    charge, equal = told.found.charge, told.wish.weights.value == "equal"
    _say(
        say(
            "levers.seek.cost",
            usd=f"{charge.usd.sum():.2f}",
            joint=f"{charge.abated.sum():.0f}",
            alone=f"{charge.alone.sum():.0f}",
        )
    )
    if equal and told.found.feasible:
        _say(say("levers.seek.equal", change=f"{told.found.change:.3f}"))


def _show_range(told: Told, naming: Naming) -> None:
    say, rows = naming.words.say, [row for row in told.alternatives if isinstance(row.value, float)]
    if not rows:
        return
    low, high = told.spread()
    most = max(rows, key=lambda row: abs(float(str(row.value)) - told.found.probability))
    axis, choice = next(iter(most.choices.items()))
    _say(
        say(
            "levers.seek.range",
            low=f"{low:.1%}",
            high=f"{high:.1%}",
            choice=f"{axis}={choice}",
            value=f"{most.value:.1%}",
        )
    )


def _show_emissions(told: Told, say: Say) -> None:
    from stocktake.assessment.seek_answer import emissions

    rows = [
        (
            year,
            plain(f"{row['base']:.1f}"),
            plain(f"{row['with_levers']:.1f}"),
            signed(row["with_levers"] - row["base"], 1),
        )
        for year, row in emissions(told).items()
    ]
    heads = [say(f"levers.head.{name}") for name in ("year", "base", "with", "change")]
    print_table(heads, rows, title=say("levers.seek.emissions"), right=(1, 2, 3))


def _show_warming(told: Told, say: Say) -> None:
    from stocktake.assessment.seek_answer import warming

    rows = [
        (say("levers.peak") if when == "peak" else when, _range(row["base"]), _range(row["with_levers"]))
        for when, row in warming(told).items()
    ]
    heads = [say(f"levers.head.{name}") for name in ("year", "base", "with")]
    print_table(heads, rows, title=say("levers.warming", members=len(told.found.warming)), right=(1, 2))


def _range(row: dict[str, float]) -> str:
    return f"{row['p50']:.2f} ({row['p5']:.2f} .. {row['p95']:.2f})"


def _show_frontier(told: Told, say: Say) -> None:
    rows = [_frontier_cells(found, say) for found in told.frontier]
    heads = [say(f"levers.head.{name}") for name in ("sought", "reached", "met", "least")]
    heads += [say("levers.seek.head_usd"), *(term.lever.name for term in told.wish.reach.terms)]
    unit = say(f"levers.seek.unit_{told.wish.weights.value}")
    print_table(heads, rows, title=say("levers.seek.frontier", unit=unit), right=range(len(heads)))


def _frontier_cells(found: Found, say: Say) -> tuple[str, ...]:
    return (
        f"{found.goal.probability:.0%}",
        f"{found.probability:.1%}",
        say("levers.seek.yes") if found.feasible else say("levers.seek.no"),
        f"{found.change:.2f}",
        f"{found.charge.usd.sum():.2f}",
        *(f"{part:.0%}" for part in found.strength),
    )


def _say(text: str) -> None:
    console().print(text, markup=False)
