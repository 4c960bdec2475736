"""``stocktake gap``: how far the pledges are from a goal, in emissions and in degrees, the baseline named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_rows_json, print_table
from stocktake.cli.pledged import (
    HotAir,
    PledgesAsOf,
    Say,
    label,
    number,
    say_how_old,
)
from stocktake.sources.pledge_questions import standing_on

if TYPE_CHECKING:
    from stocktake.assessment.benchmarks import Benchmark
    from stocktake.findings import Finding
    from stocktake.pathways import Futures

GROUPS = ("G20", "EU27", "BRICS", "ANNEX1", "NONANNEX1", "LDC", "AOSIS")


@app.command()
def gap(
    year: Annotated[int, typer.Option("--year", help="2030, 2035, 2040 or 2050.")] = 2030,
    goal: Annotated[str, typer.Option("--goal", help="1.5 or 2 (°C above 1850-1900).")] = "1.5",
    as_of: PledgesAsOf = None,
    hot_air: HotAir = False,
    by_groups: Annotated[
        bool, typer.Option("--by-group", help="Also each group's share of the gap, if all cut in proportion.")
    ] = False,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Emissions above pathways to a goal, against every published benchmark with its own baseline."""
    from stocktake import assessment, pipeline
    from stocktake.assessment.benchmarks import benchmarks_for
    from stocktake.assessment.gap import check
    from stocktake.report.language import choose_language, words

    wanted = goal.removesuffix("°C").strip().removesuffix(".0")
    check(wanted, year)
    date = standing_on(as_of)
    futures = pipeline.read_futures(hot_air=hot_air, as_of=date)
    rows = assessment.gap(futures, pipeline.project(futures).temperature, goal=wanted, year=year)
    shared = _shared(futures, rows) if by_groups else []
    if as_json:
        print_rows_json(
            f"How far are the pledges from {wanted} °C in {year}?",
            rows + shared,
            goal=wanted,
            year=year,
            as_of=date,
        )
        return
    say = words(choose_language(lang)).say
    named = {one.name: label(one, say) for one in futures.variants}
    title = say("pledges.gap.title", year=year, goal=wanted, date=date)
    _show(rows, named, title, benchmarks_for(wanted, year), say)
    _show_groups(shared, named, year, say)
    say_how_old(date, say)


def _show(
    rows: list[Finding], named: dict[str, str], title: str, published: Sequence[Benchmark], say: Say
) -> None:
    """A row per reading of the pledges; below, every published benchmark with its own baseline."""
    names = ("variant", "emissions", "since_2019", "allowed", "gap", "range", "warming_gap")
    heads = [say(f"pledges.gap.{name}") for name in names]
    lines = [[named[str(row.keys["variant"])], *_cells(row, say)] for row in rows]
    print_table(heads, lines, title=title, right=range(1, 7))
    told = say(
        "pledges.gap.note",
        benchmark=say(f"choices.choice.benchmark.{published[0].choice}"),
        base=f"{number(rows[0], 'emissions_2019'):.1f}",
    )
    console().print(told, markup=False)
    heads = [say(f"pledges.gap.{name}") for name in ("benchmark", "published", "source")]
    lines = [
        [say(f"choices.choice.benchmark.{row.choice}"), _published(row, say), row.source] for row in published
    ]
    print_table(heads, lines, title=say("pledges.gap.benchmarks"))


def _published(row: Benchmark, say: Say) -> str:
    """The published number with its spread, in its own unit."""
    text = row.in_unit(row.value)
    if row.low is None or row.high is None:
        return text
    return f"{text} ({say('pledges.range', low=row.in_unit(row.low), high=row.in_unit(row.high))})"


def _shared(futures: Futures, rows: list[Finding]) -> list[Finding]:
    """Shares of the groups in the gap of the strongest reading without net-zero targets."""
    from stocktake import sources
    from stocktake.assessment.gap import by_group

    name = next(one.name for one in reversed(futures.variants) if one.kind == "pledges" and not one.net_zero)
    row = next(row for row in rows if row.keys["variant"] == name)
    gazetteer = sources.read_places()
    return by_group(futures, row, {code: gazetteer.members(code, 2023) for code in GROUPS}, name)


def _show_groups(shared: list[Finding], named: dict[str, str], year: int, say: Say) -> None:
    if not shared:
        return
    heads = [say(f"pledges.gap.groups.{name}") for name in ("group", "emissions", "share", "gap")]
    lines = [
        [
            str(row.keys["group"]),
            f"{number(row, 'emissions'):.1f}",
            f"{number(row, 'share'):.0%}",
            f"{row.value:.1f}",
        ]
        for row in shared
    ]
    title = say("pledges.gap.groups.title", variant=named[str(shared[0].keys["variant"])])
    print_table(heads, lines, title=title, right=(1, 2, 3))
    console().print(say("pledges.gap.groups.note", year=year), markup=False)


def _cells(row: Finding, say: Say) -> list[str]:
    assert isinstance(row.value, int | float) and row.low is not None and row.high is not None
    return [
        f"{number(row, 'emissions'):.1f}",
        f"{number(row, 'change_since_2019'):+.0%}",
        f"{number(row, 'allowed'):.1f}",
        f"{row.value:.1f}",
        say("pledges.range", low=f"{row.low:.1f}", high=f"{row.high:.1f}"),
        f"{number(row, 'warming_gap'):+.2f}",
    ]
