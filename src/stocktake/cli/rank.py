"""``stocktake rank``: the largest emitters, and where a place stands among them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import Columns, EmissionChoices, Errors, InYear, Telling, year_or_last
from stocktake.cli.groups import with_groups

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.inventory import World
    from stocktake.report.naming import Naming


@app.command()
@with_groups
def rank(
    places: Annotated[
        list[str] | None, typer.Argument(help="Countries or groups to place; the leaders without one.")
    ] = None,
    year: InYear = None,
    summed: Annotated[
        bool, typer.Option("--cumulative", help="By emissions added up since a start year.")
    ] = False,
    start: Annotated[
        int | None, typer.Option("--from", help="First year of the sum; a choice left open without it.")
    ] = None,
    per_capita: Annotated[bool, typer.Option("--per-capita", help="By emissions per person.")] = False,
    per_gdp: Annotated[bool, typer.Option("--per-gdp", help="By emissions per dollar of output.")] = False,
    top: Annotated[int, typer.Option("--top", min=1, help="How many of the leaders.")] = 10,
    *,
    choices: EmissionChoices,
    output: Annotated[
        str | None, typer.Option("--output", help="Series of output with --per-gdp: ppp, market or ppp-2011.")
    ] = None,
    errors: Errors = False,
    told: Telling,
) -> None:
    """Ranks among countries by emissions, each with its range over all choices."""
    world = told.world()
    asked = Asked(year, start, "person" if per_capita else "dollar" if per_gdp else None, summed, errors)
    check(asked, per_capita and per_gdp)
    rows = _rows(world, places or [], asked, choices.held(output=output), top)
    names = told.naming(world)
    title = names.words.say(
        f"inventory.rank.{asked.words}", year=rows[0].keys.get("year", rows[0].keys.get("end"))
    )
    heads = ("rank", "place", "chances") if errors else ("rank", "place", "amount", "ranks")
    columns = Columns(
        heads, lambda row: _cells(row, names), (0, 2, 3), lambda row: names.place(str(row.keys["place"]))
    )
    told.several(rows, title, columns, names)


@dataclass(frozen=True)
class Asked:
    """Which ranks are asked for."""

    year: int | None
    start: int | None
    per: str | None
    summed: bool
    errors: bool

    @property
    def words(self) -> str:
        """The key of the table's title."""
        if self.errors:
            return "errors"
        return "cumulative" if self.summed else f"per_{self.per}" if self.per else "annual"


def check(asked: Asked, both: bool) -> None:
    """BadInput for options that contradict one another."""
    from stocktake.errors import BadInput

    if both or sum((asked.summed, bool(asked.per), asked.errors)) > 1:
        raise BadInput(
            "--per-capita, --per-gdp, --cumulative and --errors exclude one another",
            "One of them, or none, is wanted",
        )
    if asked.start is not None and not asked.summed:
        raise BadInput("--from belongs to sums over time", "It was given without --cumulative")


def _rows(world: World, places: list[str], asked: Asked, held: dict[str, str], top: int) -> list[Finding]:
    from stocktake.inventory import questions

    year = year_or_last(world, asked.year)
    if asked.errors:
        named = places or [str(row.keys["place"]) for row in questions.ranking(world, year, held, top=top)]
        found = [questions.rank_probability(world, place, year, held) for place in named]
    elif asked.summed:
        if not places:
            return questions.cumulative_ranking(world, asked.start, year, held, top)
        found = [questions.cumulative_rank(world, place, asked.start, year, held) for place in places]
    else:
        if not places:
            return questions.ranking(world, year, held, asked.per, top)
        found = [questions.rank(world, place, year, held, asked.per) for place in places]
    return [replace(row, keys={**row.keys, "rank": row.value}) for row in found]


def _cells(row: Finding, names: Naming) -> tuple[str, ...]:
    from stocktake.report.numbers import range_of, show

    headline = next(one for one in row.alternatives if dict(one.choices) == dict(row.defaults))
    if "probabilities" in headline.extra:
        chances = headline.extra["probabilities"]
        assert isinstance(chances, dict)
        said = ", ".join(
            f"{rank}: {show(float(chance), 'probability', names.language)}"
            for rank, chance in chances.items()
            if chance >= 0.005
        )
        return str(row.value), names.place(str(row.keys["place"])), said
    amount = show(float(str(headline.extra["amount"])), str(headline.extra["amount_unit"]), names.language)
    spread = range_of(row, names.language) or str(row.value)
    return str(row.value), names.place(str(row.keys["place"])), amount, spread
