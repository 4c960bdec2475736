"""``stocktake attribute``: how much of the warming to date places caused, by several methods."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import DataSetName, fixed, naming, read_world
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import console, print_rows_json, print_table

if TYPE_CHECKING:
    from stocktake.attribution import Past
    from stocktake.findings import Finding
    from stocktake.inventory import World
    from stocktake.report.naming import Naming

COMPONENTS = ("fossil-co2", "land-use-co2", "ch4", "n2o")


@app.command()
def attribute(
    places: Annotated[
        list[str] | None,
        typer.Argument(help="Countries and groups, each a row; every country ranked without one."),
    ] = None,
    start: Annotated[
        int | None, typer.Option("--from", help="First year of the emissions that count, 1850 or later.")
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="Warming at the end of this year; the last one without it.")
    ] = None,
    method: Annotated[
        str | None,
        typer.Option(
            "--method",
            help="leave-one-out, marginal, cumulative-gwp-star, cumulative-gwp100 or shapley.",
        ),
    ] = None,
    gases: Annotated[
        str | None, typer.Option("--gases", help="three-gases, co2 (with land use), fossil-co2, ch4 or n2o.")
    ] = None,
    land_use: Annotated[
        str | None, typer.Option("--land-use", help="mean, blue, hc2023, oscar, luce or none.")
    ] = None,
    dataset: DataSetName = None,
    albedo: Annotated[
        str | None,
        typer.Option("--albedo", help="left-out, or counted: cleared land also reflects more light."),
    ] = None,
    top: Annotated[int, typer.Option("--top", min=1, help="How many countries without a place.")] = 10,
    all_choices: Annotated[
        bool, typer.Option("--all-choices", help="Open data set and albedo too (slower).")
    ] = False,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Who caused the warming: degrees by place and gas, with the ensemble's range and that of the choices."""
    from stocktake import attribution

    world = read_world()
    held = fixed(method=method, gases=gases, land_use=land_use, dataset=dataset, albedo=albedo)
    if start is not None:
        held["start"] = str(start)
    past = read_past()
    names = naming(lang, world)
    if places:
        rows = attribution.warming(world, past, places, held, year, everything=all_choices)
        rest: list[Finding] = []
    else:
        rows, rest = _everyone(world, past, held, year, top)
    title = _title(rows[0], names)
    if plot is not None:
        from stocktake.cli.drawing import draw_rows

        draw_rows(plot, rows, names, title, lambda row: names.place(str(row.keys["place"])))
    if as_json:
        print_rows_json(title, [*rows, *rest], year=rows[0].keys["year"], method=rows[0].defaults["method"])
    elif places:
        _show_places(rows, names, title)
    else:
        _show_ranking(rows, rest, names, title)


def read_past() -> Past:
    """The calibrated history carried on to the last year that is known, under the whole ensemble."""
    from stocktake import attribution, sources

    history = attribution.to_date(sources.read_calibrated_history(), sources.read_history())
    return attribution.Past(history, sources.read_ensemble(), sources.read_forcing().to_dataset("agent"))


def _everyone(
    world: World, past: Past, held: dict[str, str], year: int | None, top: int
) -> tuple[list[Finding], list[Finding]]:
    from stocktake import attribution
    from stocktake.choices import Absent
    from stocktake.errors import NoAnswer

    try:
        found = attribution.ranked(world, past, held, year)
    except Absent as absent:
        raise NoAnswer(
            "No country's warming can be told under these choices",
            absent.reason,
            next_step="Free a fixed choice, or ask for another year",
        ) from None
    return attribution.ranking(found, top), attribution.balance(found)


def _title(row: Finding, names: Naming) -> str:
    return names.words.say(
        "attribution.title",
        year=row.keys["year"],
        start=row.defaults["start"],
        gases=names.choice("gases", row.defaults["gases"]),
        method=names.choice("method", row.defaults["method"]),
    )


def _show_places(rows: list[Finding], names: Naming, title: str) -> None:
    say = names.words.say
    gases = [name for name in COMPONENTS if name in _by_gas(rows[0])]
    heads = [say(f"attribution.head.{name}") for name in ("place", "warming", "share", "medians")]
    heads += [say(f"attribution.gas.{name}") for name in gases]
    print_table(heads, [_line(row, gases, names) for row in rows], title=title, right=range(1, len(heads)))
    for row, other in itertools.pairwise(rows):
        chances = row.keys.get("chance_of_more_than", {})
        assert isinstance(chances, dict)
        if str(other.keys["place"]) in chances:
            chance = chances[str(other.keys["place"])]
            console().print(_chance(row, other, chance, names), markup=False)
    _show_choices(rows, names)
    for row in rows:
        if row.keys.get("without"):
            lacking = names.listed([names.place(code) for code in _codes(row)])
            console().print(
                say("attribution.without", place=names.place(str(row.keys["place"])), places=lacking),
                markup=False,
            )
    _show_note(rows[0], names)


def _line(row: Finding, gases: Sequence[str], names: Naming) -> list[str]:
    from stocktake.report.numbers import show, show_range, with_range

    share = show(_number(row, "share"), "%", names.language)
    medians = row.keys.get("median_over_choices")
    over = ""
    if isinstance(medians, dict):
        over = show_range(medians["low"], medians["high"], row.unit, names.language, value=row.value)
    parts = _by_gas(row)
    low, high = row.low, row.high
    cells = [show(parts[name], row.unit, names.language, low=low, high=high, bare=True) for name in gases]
    return [names.place(str(row.keys["place"])), with_range(row, names.language), share, over, *cells]


def _chance(row: Finding, other: Finding, chance: float, names: Naming) -> str:
    """Who warmed more, and in how many of the members."""
    from stocktake.report.numbers import show

    first, second = (row, other) if chance >= 0.5 else (other, row)
    return names.words.say(
        "attribution.chance",
        first=names.place_in_sentence(str(first.keys["place"])),
        second=names.place_in_sentence(str(second.keys["place"])),
        chance=show(max(chance, 1 - chance), "probability", names.language),
    )


def _show_choices(rows: list[Finding], names: Naming) -> None:
    """The median under each other choice, one axis moved at a time."""
    say = names.words.say
    lines = []
    for axis in rows[0].defaults:
        for row in rows[0].alternatives:
            moved = {name for name, choice in row.choices.items() if choice != rows[0].defaults[name]}
            if row.absent is None and axis in moved and _alone(moved, axis, row.choices):
                label = say(
                    "attribution.instead",
                    axis=names.axis(axis),
                    choice=names.choice(axis, row.choices[axis]),
                )
                lines.append([label, *(_median(finding, row.choices, names) for finding in rows)])
    if lines:
        heads = [say("attribution.head.choice"), *(names.place(str(row.keys["place"])) for row in rows)]
        print_table(heads, lines, title=say("attribution.choices"), right=range(1, len(heads)))


def _alone(moved: set[str], axis: str, choices: object) -> bool:
    """Whether only this axis moved, axes that lost their meaning with it left aside."""
    from stocktake.choices import NOT_APPLICABLE

    assert hasattr(choices, "__getitem__")
    return all(name == axis or choices[name] == NOT_APPLICABLE for name in moved) and (
        choices[axis] != NOT_APPLICABLE
    )


def _median(finding: Finding, choices: object, names: Naming) -> str:
    from stocktake.report.numbers import show

    row = next(one for one in finding.alternatives if one.choices == choices)
    if row.absent is not None:
        return names.words.say("attribution.absent")
    return show(row.value, finding.unit, names.language, low=finding.low, high=finding.high)


def _show_ranking(rows: list[Finding], rest: list[Finding], names: Naming, title: str) -> None:
    from stocktake.report.numbers import show, with_range

    say, language = names.words.say, names.language
    heads = [
        say(f"attribution.head.{name}") for name in ("rank", "place", "warming", "share", "ranks", "next")
    ]
    lines = [
        [
            str(row.keys["rank"]),
            names.place(str(row.keys["place"])),
            with_range(row, language),
            show(_number(row, "share"), "%", language),
            _ranks(row, names),
            show(row.keys.get("chance_of_more_than_next"), "probability", language),  # type: ignore[arg-type]
        ]
        for row in rows
    ]
    print_table(heads, lines, title=title, right=(0, 2, 3, 4, 5))
    heads = [say(f"attribution.head.{name}") for name in ("part", "warming", "share")]
    lines = [
        [
            say(f"attribution.part.{row.keys['place']}"),
            with_range(row, language),
            show(_number(row, "share"), "%", language),
        ]
        for row in rest
    ]
    print_table(heads, lines, title=say("attribution.balance"), right=(1, 2))
    _show_note(rows[0], names)


def _ranks(row: Finding, names: Naming) -> str:
    low, high = row.keys["rank_low"], row.keys["rank_high"]
    return str(low) if low == high else names.words.say("attribution.ranks", low=low, high=high)


def _show_note(row: Finding, names: Naming) -> None:
    say = names.words.say
    members = row.range_of.split(" of ")[-1].split(" ")[0]
    console().print(say("attribution.note", members=members), markup=False)
    method = row.defaults["method"].replace("-", "_")
    console().print(say(f"attribution.method.{method}"), markup=False)
    console().print(say("attribution.sources", sources=", ".join(row.sources)), markup=False)


def _by_gas(row: Finding) -> dict[str, float]:
    parts = row.keys.get("by_gas", {})
    assert isinstance(parts, dict)
    return parts


def _codes(row: Finding) -> list[str]:
    codes = row.keys["without"]
    assert isinstance(codes, list)
    return [str(code) for code in codes]


def _number(row: Finding, key: str) -> float:
    value = row.keys[key]
    assert isinstance(value, int | float)
    return float(value)
