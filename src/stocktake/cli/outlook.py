"""``stocktake outlook``: where each reading of the pledges leads, from emissions to degrees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_rows_json, print_table

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.pathways import Futures, Variant

Say = Callable[..., str]
SHOWN_LIMITS = ("1.5", "2", "3")
AS_OF_2021 = "2021-11-18"

PledgesAsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="Pledges as of this date, 2016-01-01 to today; the set of 2021 without it."),
]
HotAir = Annotated[bool, typer.Option("--hot-air", help="Leave targets above business as usual as they are.")]


@app.command()
def outlook(
    variant: Annotated[
        str | None,
        typer.Option("--variant", help="Only this pathway, such as 2021.conditional.high.net_zero."),
    ] = None,
    as_of: PledgesAsOf = None,
    hot_air: HotAir = False,
    joint: Annotated[
        bool, typer.Option("--joint", help="Also with the joint pledges: methane, forests, ships, aircraft.")
    ] = False,
    participants: Annotated[
        str, typer.Option("--participants", help="Who keeps the joint pledges: everyone or signatories.")
    ] = "everyone",
    choices: Annotated[
        bool, typer.Option("--choices", help="Also the peak under every rule of extension, changed alone.")
    ] = False,
    scenarios: Annotated[
        Path | None,
        typer.Option("--scenarios", help="Your own scenarios instead: IAMC or long CSV, Parquet, netCDF."),
    ] = None,
    infill: Annotated[
        bool, typer.Option("--infill", help="Complete species your scenarios lack from published ones.")
    ] = False,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Emissions, peak and 2100 warming, probabilities, crossings and category of every pathway."""
    from stocktake import assessment, pipeline
    from stocktake.report.language import choose_language, words

    date = standing_on(as_of)
    if scenarios is not None:
        futures = _own(scenarios, infill=infill)
    else:
        futures = pipeline.read_futures(hot_air=hot_air, as_of=date)
    if joint and scenarios is None:
        futures = _with_joint(futures, participants)
    if variant is not None:
        futures = futures.only(variant)
    temperature = pipeline.project(futures).temperature
    rows = assessment.outlook(futures, temperature)
    if choices and scenarios is None:
        rows = _over_rules(rows, date, hot_air=hot_air)
    if as_json:
        print_rows_json(
            "Where do the pledges lead?",
            rows,
            as_of=date or AS_OF_2021,
            metric=str(futures.ghg.attrs["metric"]),
        )
        return
    say = words(choose_language(lang)).say
    named = {one.name: label(one, say) for one in futures.variants}
    heads = [
        say(f"pledges.outlook.{name}") for name in ("variant", "emissions_2030", "emissions_2050", "peak")
    ]
    heads += [say("pledges.outlook.warming_2100")]
    heads += [say("pledges.outlook.below", limit=limit) for limit in SHOWN_LIMITS]
    heads += [say("pledges.outlook.crossing"), say("pledges.outlook.category")]
    lines = [_line(row, named, say) for row in rows]
    title = (
        say("pledges.outlook.title", date=date or AS_OF_2021)
        if scenarios is None
        else say("pledges.outlook.title_own", file=scenarios.name)
    )
    print_table(heads, lines, title=title, right=range(1, 8))
    if choices and scenarios is None:
        _show_rules(rows, named, say)
    members = temperature.sizes["member"]
    console().print(say("pledges.outlook.note", members=members), markup=False)
    if scenarios is None:
        say_how_old(date, say)


def _with_joint(futures: Futures, participants: str) -> Futures:
    """The strongest reading with the joint pledges as well, one more pathway."""
    from stocktake import sources
    from stocktake.pathways.basket import factors_of
    from stocktake.pathways.joint_effects import PARTICIPANTS, Assumptions, with_joint_pledges

    base = next(one for one in reversed(futures.variants) if one.kind == "pledges")
    factors = factors_of(sources.read_metrics(), str(futures.ghg.attrs["metric"]))
    joining = int(sources.read_calibrated_history()["year"][-1])
    chosen = Assumptions(PARTICIPANTS.fixed(participants).default)
    return with_joint_pledges(futures, base.name, factors, joining, chosen)


def _over_rules(rows: list[Finding], date: str | None, *, hot_air: bool) -> list[Finding]:
    """The findings with the peaks under every rule changed alone; hot air is one of the rules."""
    from stocktake import pipeline
    from stocktake.assessment.outlook import with_rules
    from stocktake.pathways.rules import AXES, DEFAULT, Rules, changed_alone

    cases: list[tuple[tuple[tuple[str, str], ...], Rules, bool]] = [
        (((axis, choice),), rules, hot_air) for axis, choice, rules in changed_alone()
    ]
    other = "excluded" if hot_air else "included"
    cases.append(((("hot air", other),), DEFAULT, not hot_air))
    peaks: dict[tuple[tuple[str, str], ...], dict[str, float]] = {
        changes: pipeline.median_peaks(as_of=date, hot_air=hot, rules=rules) for changes, rules, hot in cases
    }
    return with_rules(rows, peaks, AXES)


def _own(path: Path, *, infill: bool) -> Futures:
    """A user's scenarios, joined to history and, where asked, completed."""
    from stocktake import sources
    from stocktake.pathways.own import own_futures
    from stocktake.sources.readers.scenario_files import read_scenario_file, units_of

    given = read_scenario_file(path, units_of(sources.read_scenarios("extensions")))
    return own_futures(
        given.emissions,
        sources.read_calibrated_history(),
        sources.read_scenario_library(),
        sources.read_metrics(),
        infill=infill,
    )


def standing_on(as_of: str | None) -> str | None:
    """The date if pathways can be made for it: 2016 is when the first pledges stood."""
    from stocktake.cli.pledges import checked_date
    from stocktake.errors import OutOfRange
    from stocktake.sources.promised import FIRST_PLEDGES

    if as_of is None:
        return None
    if checked_date(as_of) < FIRST_PLEDGES:
        raise OutOfRange(
            f"No pledges stood on {as_of}", "The first ones are of 2016", nearest=[FIRST_PLEDGES]
        )
    return as_of


def say_how_old(date: str | None, say: Say) -> None:
    """That these are the pledges of 2021, or that knowledge ends before the date."""
    from stocktake.sources.promised import KNOWN_UNTIL

    if date is None:
        console().print(say("pledges.outlook.of_2021", known=KNOWN_UNTIL), markup=False)
    elif date > KNOWN_UNTIL:
        console().print(say("pledges.outlook.known", known=KNOWN_UNTIL), markup=False)


def label(variant: Variant, say: Say) -> str:
    """A pathway as readers know it."""
    if variant.kind != "pledges":
        name = variant.name if variant.kind == "own" else variant.name.upper()
        return say(f"pledges.variant.{variant.kind}", name=name)
    return say(
        "pledges.variant.pledges",
        conditionality=say(f"pledges.variant.{variant.conditionality}"),
        ambition=say(f"pledges.variant.{variant.ambition}"),
        later=say(f"pledges.variant.{variant.name.rpartition('.')[2]}"),
    )


def number(row: Finding, key: str) -> float:
    """A number among the row's own keys."""
    value = row.keys[key]
    assert isinstance(value, int | float), f"{row.id} has no number {key}"
    return float(value)


def entries(row: Finding, key: str) -> Mapping[str, float]:
    """A mapping among the row's own keys, such as percentiles or limits."""
    value = row.keys[key]
    assert isinstance(value, Mapping), f"{row.id} has no mapping {key}"
    return value


def _show_rules(rows: list[Finding], named: Mapping[str, str], say: Say) -> None:
    """Median peaks under every rule, a column per pathway of the strongest and the weakest reading."""
    pledged = [row for row in rows if row.keys["kind"] == "pledges"]
    lines = []
    for row in pledged:
        spread = entries(row, "peak_over_rules")
        values = {
            name: float(one.value)
            for one in row.alternatives
            for name in [_changed(row, one.choices, say)]
            if isinstance(one.value, int | float) and name
        }
        lowest, highest = (
            min(values, key=lambda name: values[name]),
            max(values, key=lambda name: values[name]),
        )
        lines.append(
            [
                named[str(row.keys["variant"])],
                f"{row.value:.2f}",
                f"{spread['low']:.2f} ({lowest})",
                f"{spread['high']:.2f} ({highest})",
            ]
        )
    heads = [say(f"pledges.outlook.{name}") for name in ("variant", "under_defaults", "lowest", "highest")]
    print_table(heads, lines, title=say("pledges.outlook.rules"), right=(1,))


def _changed(row: Finding, choices: Mapping[str, str], say: Say) -> str:
    """The one rule that is not the default, as readers know it."""
    return "; ".join(
        say(
            "pledges.outlook.rule",
            axis=say(f"choices.axis.{axis}"),
            choice=say(f"choices.choice.{axis}.{choice}"),
        )
        for axis, choice in choices.items()
        if row.defaults.get(axis) != choice
    )


def _line(row: Finding, named: Mapping[str, str], say: Say) -> list[str]:
    peak, end = entries(row, "peak"), entries(row, "warming_2100")
    below = entries(row, "probability_below")
    crossing = row.keys["crossing_year"]
    assert isinstance(crossing, Mapping)
    median = crossing["1.5"]["p50"]
    return [
        named[str(row.keys["variant"])],
        f"{number(row, 'emissions_2030'):.1f}",
        f"{number(row, 'emissions_2050'):.1f}",
        f"{peak['p50']:.2f} ({peak['p5']:.2f}-{peak['p95']:.2f})",
        f"{end['p50']:.2f}",
        *(f"{below[limit]:.0%}" for limit in SHOWN_LIMITS),
        str(median) if median is not None else say("pledges.outlook.never"),
        str(row.keys["category"]),
    ]
