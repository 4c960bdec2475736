"""``stocktake lever``: what coal, methane, forests, capture or money do to warming, with uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import console, print_json, print_table

if TYPE_CHECKING:
    from stocktake.assessment.lever_answer import Answer, Question
    from stocktake.pathways.levers.contract import Lever
    from stocktake.pathways.levers.parameters import Parameter, Settings
    from stocktake.pathways.levers.statements import Applied
    from stocktake.sources.lever_base import Choices

Say = Callable[..., str]
SPLIT_CHOICES = ("lever", "gas", "place")

Base = Annotated[str, typer.Option("--base", help="A scenario (ssp245, ...), `pledges`, or `pledges@DATE`.")]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", help="A parameter or choice, such as ccs.capture_rate=low or coemissions=none."),
]


@app.command(epilog="Example: stocktake lever coal=-80%@2040:CHN,IND methane.oilgas=-75%@2030")
def lever(
    levers: Annotated[
        list[str] | None, typer.Argument(help="NAME=DEPTH@YEAR:PLACES, such as coal=-80%@2040:CHN,IND.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", help="Levers in a YAML file.", show_default=False)
    ] = None,
    statement: Annotated[
        list[str] | None,
        typer.Option("--with", help="A joint statement, such as sunnylands_2023 or methane_pledge_2021:low."),
    ] = None,
    base: Base = "ssp245",
    split: Annotated[
        str,
        typer.Option("--split", help="Split degrees avoided in 2100 by lever,gas,place; `none` for none."),
    ] = "lever,gas",
    chosen: Set = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List every lever, statement, parameter and choice.")
    ] = False,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """What levers do to emissions and warming: degrees avoided, chances gained, who does it."""
    from stocktake.report.language import choose_language, words

    say = words(choose_language(lang)).say
    if listed:
        _show_list(say, as_json=as_json)
        return
    if plot is not None:
        from stocktake.report.figures.levers import check_picture

        check_picture(plot)
    question, applied = _question(levers or [], file, statement or [], base, chosen or [])
    found = _answer(question, split)
    if plot is not None:
        from stocktake.report.figures.levers import write_fan

        write_fan(plot, found.effect, say)
    if as_json:
        from stocktake.assessment.lever_answer import document

        print_json(
            document(
                found,
                question,
                question=say("levers.question"),
                statements=[_clause_row(clause, say) for clause in applied],
                version=__version__,
            )
        )
        return
    _show(found, question, applied, say)


def _question(
    levers: list[str], file: Path | None, statements: list[str], base: str, chosen: list[str]
) -> tuple[Question, tuple[Applied, ...]]:
    from stocktake.errors import BadInput
    from stocktake.pathways.levers.parse import from_yaml, parse_lever
    from stocktake.pathways.levers.statements import applied
    from stocktake.sources import lever_base

    choices, settings = read_choices(chosen)
    told = lever_base.read_lever_base(base, choices)
    resolve = lever_base.resolve_places
    laid = [parse_lever(text, told, resolve) for text in levers]
    if file is not None:
        laid += from_yaml(lever_base.read_yaml(file), told, resolve)
    clauses = tuple(clause for text in statements for clause in applied(text, told, resolve))
    laid += [one for clause in clauses for one in clause.levers]
    if not laid and not clauses:
        raise BadInput(
            "No lever was given",
            "A lever is written NAME=DEPTH@YEAR:PLACES",
            next_step="Try `stocktake lever coal=-80%@2040:CHN,IND`, or see `stocktake lever --list`",
        )
    return lever_base.question(base, choices, settings, tuple(laid)), clauses


def read_choices(chosen: list[str], parameters: tuple[Parameter, ...] = ()) -> tuple[Choices, Settings]:
    """``name=level`` words as choices about the base and settings of parameters.

    parameters : of the command, beside those of the levers
    """
    from stocktake.errors import BadInput
    from stocktake.pathways.levers.catalogue import parameters_of
    from stocktake.pathways.levers.parameters import Settings
    from stocktake.sources.lever_base import AXES, choices_of

    pairs = {}
    for word in chosen:
        name, equals, level = word.partition("=")
        if not equals:
            raise BadInput(
                f"'{word}' sets nothing", "It is written NAME=LEVEL", next_step="Try --set coemissions=none"
            )
        pairs[name.strip()] = level.strip()
    about_base = {name: level for name, level in pairs.items() if name in AXES}
    others = {name: level for name, level in pairs.items() if name not in AXES}
    return choices_of(about_base), Settings.of(others, (*parameters_of(), *parameters))


def _answer(question: Question, split: str) -> Answer:
    from stocktake.assessment.lever_answer import answer
    from stocktake.errors import UnknownChoice, nearest

    kinds = [] if split == "none" else [word.strip() for word in split.split(",") if word.strip()]
    for kind in kinds:
        if kind not in SPLIT_CHOICES:
            raise UnknownChoice(
                f"Degrees cannot be split by '{kind}'",
                f"They can by {', '.join(SPLIT_CHOICES)}",
                nearest=nearest(kind, SPLIT_CHOICES),
            )
    return answer(question, kinds)


def _show(found: Answer, question: Question, applied: tuple[Applied, ...], say: Say) -> None:
    print_table(
        [say(f"levers.head.{name}") for name in ("lever", "depth", "from", "to", "where")],
        [_lever_cells(one, say) for one in question.levers],
        title=say("levers.title", base=question.base.name),
        right=(1, 2, 3),
    )
    from stocktake.pathways.levers.statements import word_key

    for clause in applied:
        key = "levers.clause" if clause.levers else "levers.clause_nothing"
        console().print(say(key, clause=clause.clause, assumption=say(word_key(clause.clause))), markup=False)
    _show_emissions(found, say)
    _show_warming(found, say)
    _show_chances(found, say)
    for kind, rows in found.splits.items():
        _show_split(kind, rows, say)
    _show_notes(found, question, say)


def _lever_cells(one: Lever, say: Say) -> tuple[str, ...]:
    from stocktake.pathways.levers.contract import Measure

    depth = f"-{one.depth:.4g}" if one.measure is not Measure.FRACTION else f"-{one.depth:.3%}"
    depth = depth.replace(".000%", "%")
    if one.measure is not Measure.FRACTION:
        depth = f"{one.depth:g} {one.measure.value}"
    if one.reference is not None:
        depth = say("levers.below_year", depth=depth, year=one.reference)
    where = ", ".join(one.places[:6]) + (f" + {len(one.places) - 6}" if len(one.places) > 6 else "")
    return (one.name, depth, str(one.timing.start), str(one.timing.end), where or say("levers.world"))


def _show_emissions(found: Answer, say: Say) -> None:
    rows = [
        (
            year,
            f"{values['base']:.1f}",
            f"{values['with_levers']:.1f}",
            f"{values['with_levers'] - values['base']:+.1f}",
        )
        for year, values in found.emissions.items()
    ]
    heads = [say(f"levers.head.{name}") for name in ("year", "base", "with", "change")]
    print_table(heads, rows, title=say("levers.emissions"), right=(1, 2, 3))


def _show_warming(found: Answer, say: Say) -> None:
    from stocktake.assessment.lever_answer import WHEN

    rows = []
    for when in WHEN:
        told = found.finding(when)
        keys = told.keys
        base, after, own = keys["base"], keys["with_levers"], keys["quantiles"]
        assert isinstance(base, Mapping) and isinstance(after, Mapping) and isinstance(own, Mapping)
        name = say("levers.peak") if when == "peak" else str(when)
        rows.append((name, _range(base, 2), _range(after, 2), _range(own, 3)))
    heads = [say(f"levers.head.{name}") for name in ("year", "base", "with", "avoided")]
    print_table(heads, rows, title=say("levers.warming", members=len(found.effect.before)), right=(1, 2, 3))
    spread = found.finding(2100).keys["median_over_choices"]
    assert isinstance(spread, Mapping)
    console().print(
        say("levers.over_choices", low=f"{spread['low']:.3f}", high=f"{spread['high']:.3f}"), markup=False
    )
    console().print(say("levers.paired"), markup=False)


def _range(told: Mapping[str, float], places: int) -> str:
    return f"{told['p50']:.{places}f} ({told['p5']:.{places}f} .. {told['p95']:.{places}f})"


def _show_chances(found: Answer, say: Say) -> None:
    rows = []
    for told in found.findings:
        if not told.id.startswith("lever.probability."):
            continue
        before, after = float(str(told.keys["base"])), float(str(told.keys["with_levers"]))
        rows.append(
            (f"{told.keys['limit']:g} °C", f"{before:.0%}", f"{after:.0%}", f"{100 * (after - before):+.0f}")
        )
    heads = [say(f"levers.head.{name}") for name in ("limit", "base", "with", "points")]
    print_table(heads, rows, title=say("levers.chances"), right=(1, 2, 3))


def _show_split(kind: str, rows: list[dict[str, object]], say: Say) -> None:
    cells = []
    for row in rows:
        told = row["quantiles"]
        assert isinstance(told, Mapping)
        name = str(row[kind])
        label = _part_name(kind, name, say)
        cells.append((label, f"{row['mean']:+.3f}", f"{told['p5']:+.3f} .. {told['p95']:+.3f}"))
    if not cells:
        return
    heads = [say(f"levers.head.{name}") for name in (kind, "mean", "range")]
    print_table(heads, cells, title=say(f"levers.split.{kind}"), right=(1, 2))
    if rows and not rows[0]["exact"]:
        worst = max(float(str(row["standard_error"])) for row in rows)
        console().print(say("levers.sampled", error=f"{worst:.4f}"), markup=False)


def _part_name(kind: str, name: str, say: Say) -> str:
    if kind == "gas":
        return say(f"levers.parts.{name.replace(' ', '_').replace('-', '_')}")
    return {"REST": say("levers.rest"), "WORLD": say("levers.world")}.get(name, name)


def _show_notes(found: Answer, question: Question, say: Say) -> None:
    for note in found.plan.notes:
        key, *values = note.split("|")
        console().print(say(f"levers.note.{key}", **dict(zip("abc", values, strict=False))), markup=False)
    console().print(say("levers.rests_on", sources=", ".join(question.sources)), markup=False)


def _clause_row(clause: Applied, say: Say) -> dict[str, object]:
    from stocktake.pathways.levers.statements import word_key

    return {
        "clause": clause.clause,
        "assumption": say(word_key(clause.clause)),
        "reading": clause.reading,
        "levers": [one.said for one in clause.levers],
    }


def _show_list(say: Say, *, as_json: bool) -> None:
    from stocktake.pathways.levers.catalogue import KINDS, parameters_of
    from stocktake.pathways.levers.parameters import AFTER, AFTER_TARGET
    from stocktake.pathways.levers.statements import STATEMENTS
    from stocktake.sources import lever_base

    axes = {**lever_base.AXES, AFTER_TARGET: AFTER}
    if as_json:
        print_json(
            {
                "levers": [
                    {
                        "name": name,
                        "measure": kind.measure.value,
                        "possible": kind.possible,
                        "cost_usd_per_t": list(kind.cost),
                        "cost_source": kind.cost_source,
                        "parameters": [parameter.name for parameter in kind.parameters],
                    }
                    for name, kind in KINDS.items()
                ],
                "statements": list(STATEMENTS),
                "parameters": [vars(parameter) for parameter in parameters_of()],
                "choices": {name: list(levels) for name, levels in axes.items()},
                "version": __version__,
            }
        )
        return
    rows = [
        (
            name,
            say(f"levers.measure.{kind.measure.name.lower()}"),
            say(f"levers.names.{name.replace('.', '_')}"),
        )
        for name, kind in KINDS.items()
    ]
    print_table([say(f"levers.head.{name}") for name in ("lever", "measure", "does")], rows)
    numbers = [
        (
            one.name,
            f"{one.central:g}",
            f"{one.low:g} .. {one.high:g}",
            say(f"levers.parameter.{one.name.replace('.', '_')}"),
        )
        for one in parameters_of()
    ]
    heads = [say(f"levers.head.{name}") for name in ("parameter", "central", "range", "unit")]
    print_table(heads, numbers, title=say("levers.parameters"), right=(1, 2))
    print_table(
        [say("levers.head.parameter"), say("levers.head.choices")],
        [(name, ", ".join(levels)) for name, levels in axes.items()],
        title=say("levers.axes"),
    )
    console().print(say("levers.statements", names=", ".join(STATEMENTS)), markup=False)
