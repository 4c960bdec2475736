"""``stocktake seek``: the least change that keeps warming below a limit with a probability."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.lever import Base, Set, read_choices
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_json, print_table

if TYPE_CHECKING:
    from stocktake.assessment.seek_answer import Told
    from stocktake.pathways.levers.contract import Lever

Say = Callable[..., str]


@app.command(epilog="Example: stocktake seek --limit 2 --probability 0.67 --with coal,oil,gas,methane")
def seek(
    limit: Annotated[float, typer.Option("--limit", help="Warming above 1850-1900 to stay below, °C.")],
    levers: Annotated[
        str,
        typer.Option("--with", help="Levers, separated by commas: names, or whole levers as upper bounds."),
    ] = "coal,oil,gas,methane,deforestation",
    probability: Annotated[float, typer.Option("--probability", help="Share of members below.")] = 0.67,
    bounds: Annotated[
        list[str] | None, typer.Option("--bounds", help="Least and most, such as coal=20%..90%.")
    ] = None,
    weights: Annotated[str, typer.Option("--weights", help="What is least: `equal` or `cost`.")] = "equal",
    when: Annotated[str, typer.Option("--when", help="`peak` (all years to 2100) or a year.")] = "peak",
    by: Annotated[int, typer.Option("--by", help="Year of the full depth of levers given by name.")] = 2040,
    frontier: Annotated[
        bool, typer.Option("--frontier", help="Also the least change over probabilities.")
    ] = False,
    base: Base = "ssp245",
    chosen: Set = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Run levers backwards: the least change that meets a limit with a probability, or how near one gets."""
    from stocktake.assessment import seek_answer
    from stocktake.assessment.seek import Goal
    from stocktake.report.language import choose_language, words
    from stocktake.sources import lever_base

    choices, settings = read_choices(chosen or [])
    told_base = lever_base.read_lever_base(base, choices)
    goal = Goal(limit, probability, _when(when))
    most, least = _levers(levers, bounds or [], by, told_base, lever_base.resolve_places)
    wish = seek_answer.Wish(goal, most, least, _weights(weights), lever_base.read_factors())
    climate = lever_base.read_ready_climate(base)
    told = seek_answer.sought(told_base, climate, wish, settings, with_frontier=frontier)
    if as_json:
        finding = seek_answer.finding(told, lever_base.sources_of(base), {"base": base, **vars(choices)})
        print_json(
            {
                **finding.to_dict(),
                "base": told_base.name,
                "frontier": [seek_answer.row(told, found) for found in told.frontier],
                "version": __version__,
            }
        )
        return
    _show(told, words(choose_language(lang)).say, told_base.name)


def _when(word: str) -> int | str:
    from stocktake.errors import BadInput, OutOfRange
    from stocktake.pathways.levers.timing import FIRST_YEAR, LAST_YEAR

    if word == "peak":
        return word
    if not word.isdigit():
        raise BadInput(f"'{word}' is neither a year nor `peak`", next_step="Write --when 2100")
    if not FIRST_YEAR <= int(word) <= LAST_YEAR:
        raise OutOfRange(f"The year {word} is not between {FIRST_YEAR} and {LAST_YEAR}", nearest=("2100",))
    return int(word)


def _weights(word: str):
    from stocktake.assessment.seek import Weights
    from stocktake.errors import UnknownChoice, nearest

    known = [weights.value for weights in Weights]
    if word not in known:
        raise UnknownChoice(
            f"Change cannot be weighed by '{word}'",
            f"It can by {', '.join(known)}",
            nearest=nearest(word, known),
        )
    return Weights(word)


def _levers(
    text: str, bounds: list[str], by: int, base, resolve
) -> tuple[tuple[Lever, ...], tuple[float, ...]]:
    """Levers at their upper bounds, and the lower bounds as parts of those."""
    from stocktake.errors import BadInput
    from stocktake.pathways.levers.catalogue import kind_of
    from stocktake.pathways.levers.parse import make_lever, parse_lever, read_depth

    told = dict(_bound(word) for word in bounds)
    most, least = [], []
    for word in _words(text):
        if "=" in word:
            lever = parse_lever(word, base, resolve)
        else:
            kind = kind_of(word)
            lever = make_lever(word, f"{kind.possible}", base, resolve, end=by)
        low, high = told.pop(lever.name, (None, None))
        if high is not None:
            lever = make_lever(
                lever.name, high, base, resolve, end=lever.timing.end, start=lever.timing.start,
                shape=lever.timing.shape.value, places=lever.places,
            )  # fmt: skip
        floor = read_depth(low, type(lever)) if low else 0.0
        if lever.depth <= 0 or floor > lever.depth:
            raise BadInput(
                f"The bounds of {lever.name} leave nothing to seek: {floor:g} to {lever.depth:g}",
                "The least is at most the most, and the most above zero",
            )
        most.append(lever)
        least.append(floor / lever.depth)
    if told:
        name = next(iter(told))
        raise BadInput(f"Bounds are given for {name}, which is not among the levers sought with")
    return tuple(most), tuple(least)


def _words(text: str) -> list[str]:
    """Words between commas; a comma inside a lever's places does not part."""
    found: list[str] = []
    for word in text.split(","):
        clean = word.strip()
        if found and ":" in found[-1] and clean.isupper():
            found[-1] += f",{clean}"
        elif clean:
            found.append(clean)
    return found


def _bound(word: str) -> tuple[str, tuple[str | None, str]]:
    from stocktake.errors import BadInput

    name, equals, span = word.partition("=")
    low, dots, high = span.partition("..")
    if not equals or not span:
        raise BadInput(f"'{word}' is no bound", "Bounds are written NAME=LEAST..MOST or NAME=MOST",
                       next_step="Try --bounds coal=20%..90%")  # fmt: skip
    return name.strip(), ((low.strip() or None, high.strip()) if dots else (None, low.strip()))


def _show(told: Told, say: Say, base: str) -> None:
    from stocktake.assessment.seek_answer import row, typed

    goal, found = told.wish.goal, told.found
    key = "levers.seek.met" if found.feasible else "levers.seek.not_met"
    when = say("levers.peak") if goal.when == "peak" else str(goal.when)
    console().print(
        say(
            key,
            limit=f"{goal.limit:g}",
            wanted=f"{goal.probability:.0%}",
            reached=f"{found.probability:.1%}",
            at=f"{found.at:.2f}",
            when=when,
            base=base,
        ),
        markup=False,
    )
    rows = []
    for lever, full, part in zip(told.levers(), told.plan.levers, found.strength, strict=True):
        rows.append((typed(lever), f"{part:.0%}", typed(full).split("@")[0].split("=")[1]))
    heads = [say(f"levers.head.{name}") for name in ("lever", "strength", "most")]
    print_table(heads, rows, right=(1, 2))
    unit = str(row(told, found)["change_unit"])
    key = "levers.seek.cost" if unit.startswith("USD") else "levers.seek.equal"
    console().print(say(key, change=f"{found.cost:.2f}"), markup=False)
    if told.frontier:
        _show_frontier(told, say)
    console().print(say("levers.seek.how", runs=found.runs), markup=False)


def _show_frontier(told: Told, say: Say) -> None:
    rows = [
        (
            f"{found.goal.probability:.0%}",
            f"{found.probability:.1%}",
            say("levers.seek.yes") if found.feasible else say("levers.seek.no"),
            f"{found.cost:.2f}",
            *(f"{part:.0%}" for part in found.strength),
        )
        for found in told.frontier
    ]
    heads = [say(f"levers.head.{name}") for name in ("sought", "reached", "met", "least")]
    names = [lever.name for lever in told.plan.levers]
    print_table(
        [*heads, *names], rows, title=say("levers.seek.frontier"), right=range(len(heads) + len(names))
    )
