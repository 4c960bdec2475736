"""``stocktake exit-or-capture``: leave fossil power, or capture its CO2; in degrees and dollars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.lever import Base, Set, read_choices
from stocktake.cli.options import AsJson, InLanguage, PlotFile
from stocktake.cli.output import console, print_json, print_table

if TYPE_CHECKING:
    from stocktake.assessment.exit_answer import Told
    from stocktake.assessment.exit_terms import Terms

Say = Callable[..., str]


@app.command(
    "exit-or-capture", epilog="Example: stocktake exit-or-capture --depth 60% --by 2040 --effort cost"
)
def exit_or_capture(
    depth: Annotated[str, typer.Option("--depth", help="Part of coal and gas power to leave.")] = "60%",
    by: Annotated[int, typer.Option("--by", help="Year in which it is complete.")] = 2040,
    places: Annotated[str, typer.Option("--places", help="Places or groups; the world without.")] = "",
    effort: Annotated[
        str,
        typer.Option("--effort", help="What is equal: `service`, `gross` (CO2 at the chimney) or `cost`."),
    ] = "service",
    ramp: Annotated[
        str,
        typer.Option(
            "--ramp", help="`limited` to growth that has happened or been judged feasible, or `free`."
        ),
    ] = "limited",
    base: Base = "ssp245",
    chosen: Set = None,
    plot: PlotFile = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Leaving fossil power beside capturing its CO2 at equal effort: degrees, dollars, air, and where each
    wins.
    """
    from stocktake.assessment import exit_answer
    from stocktake.report.language import choose_language, words
    from stocktake.sources import lever_base

    choices, settings = read_choices(chosen or [], _parameters())
    told_base = lever_base.read_lever_base(base, choices)
    terms = _terms(depth, by, places, effort, ramp, told_base)
    found = exit_answer.told(
        told_base,
        lever_base.read_ready_climate(base),
        terms,
        settings,
        {"base": base, **vars(choices)},
        lever_base.sources_of(base),
    )
    say = words(choose_language(lang)).say
    if plot is not None:
        from stocktake.report.figures.levers import write_break_even

        write_break_even(plot, exit_answer.RATES, found.multiples, say)
    if as_json:
        print_json(exit_answer.document(found, say("levers.exit.question"), __version__))
        return
    _show(found, say, base)


def _parameters():
    from stocktake.assessment.exit_terms import PARAMETERS

    return PARAMETERS


def _terms(depth: str, by: int, places: str, effort: str, ramp: str, base) -> Terms:
    from stocktake.assessment.exit_terms import Effort, Ramp, Terms
    from stocktake.pathways.levers.parse import places_of, read_depth
    from stocktake.pathways.levers.renewables import Renewables
    from stocktake.pathways.levers.timing import Timing
    from stocktake.sources.lever_base import resolve_places

    words = [word.strip() for word in places.split(",") if word.strip()]
    where = places_of(words, base, resolve_places) if words else ()
    Timing(2026, by)  # refuses a year out of range
    return Terms(read_depth(depth, Renewables), by, where, _one_of(Effort, effort), _one_of(Ramp, ramp))


def _one_of(kind, word: str):
    from stocktake.errors import UnknownChoice, nearest

    known = [item.value for item in kind]
    if word not in known:
        raise UnknownChoice(
            f"'{word}' is no {kind.__name__.lower()}",
            f"Known are {', '.join(known)}",
            nearest=nearest(word, known),
        )
    return kind(word)


def _show(told: Told, say: Say, base: str) -> None:
    from stocktake.assessment.exit_answer import POLLUTION_YEAR, strategy_row

    found = told.comparison
    terms = found.terms
    rows = []
    for finding in told.findings:
        keys = finding.keys
        name = say("levers.peak") if keys["when"] == "peak" else str(keys["when"])
        cells = [_range(keys[part]) for part in ("exit", "capture", "quantiles")]
        rows.append((name, *cells, f"{keys['share_of_members_where_exit_leads']:.0%}"))
    heads = [say(f"levers.head.{name}") for name in ("year", "exit", "capture", "lead", "members")]
    title = say(
        "levers.exit.title",
        depth=f"{terms.depth:.0%}",
        by=terms.end,
        base=base,
        effort=say(f"levers.exit.effort_{terms.effort.value}"),
    )
    print_table(heads, rows, title=title, right=(1, 2, 3, 4))
    table: list[tuple[str, ...]] = []
    for strategy in (found.exit, found.capture):
        row = strategy_row(found, strategy)
        air = row[f"change_{POLLUTION_YEAR}"]
        assert isinstance(air, Mapping)
        per = row["degrees_per_usd_tn"]
        table.append(
            (
                say(f"levers.head.{strategy.name}"),
                f"{row['depth']:.0%}",
                f"{row['co2_avoided_gt_to_2100']:.0f}",
                f"{row['cost_usd_tn_to_2100']:.1f}",
                "–" if per is None else f"{float(str(per)):.4f}",
                *(f"{value:+.1f}" for value in air.values()),
            )
        )
    heads = [
        say(f"levers.head.{name}")
        for name in ("strategy", "depth", "gt", "cost", "per", "ch4", "so2", "nox", "bc")
    ]
    print_table(heads, table, title=say("levers.exit.table", year=POLLUTION_YEAR), right=range(1, 9))
    _show_lines(told, say)


def _range(told: object) -> str:
    assert isinstance(told, Mapping)
    return f"{told['p50']:.3f} ({told['p5']:.3f} .. {told['p95']:.3f})"


def _show_lines(told: Told, say: Say) -> None:
    from stocktake.assessment.exit_answer import RATES

    rows = [
        (
            f"{rate:.0%}",
            f"{multiple:.2f}",
            f"{20 * multiple:.0f}",
            f"{50 * multiple:.0f}",
            f"{100 * multiple:.0f}",
        )
        for rate, multiple in zip(RATES, told.multiples, strict=True)
    ]
    heads = [say(f"levers.head.{name}") for name in ("rate", "multiple", "at20", "at50", "at100")]
    print_table(heads, rows, title=say("levers.exit.break_even"), right=range(5))
    if told.rate is None:
        console().print(say("levers.exit.no_rate"), markup=False)
    else:
        console().print(say("levers.exit.rate", rate=f"{told.rate:.0%}"), markup=False)
    leads = sum(corner.lead > 0 for corner in told.corners)
    console().print(say("levers.exit.corners", leads=leads, count=len(told.corners)), markup=False)
    losing = [corner for corner in told.corners if corner.lead <= 0]
    if losing:
        worst = min(losing, key=lambda corner: corner.lead)
        shown = ", ".join(f"{name}={level}" for name, level in worst.levels.items())
        console().print(say("levers.exit.capture_wins", where=shown, lead=f"{-worst.lead:.3f}"), markup=False)
    spread = told.findings[1].keys["median_over_choices"]
    assert isinstance(spread, Mapping)
    console().print(
        say("levers.exit.spread", low=f"{spread['low']:.3f}", high=f"{spread['high']:.3f}"), markup=False
    )
    console().print(say("levers.exit.rests_on"), markup=False)
