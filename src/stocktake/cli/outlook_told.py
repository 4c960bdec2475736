"""The outlook as tables: every pathway, rules that move its peak, what a user's own pledges change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from stocktake.cli.output import console, print_table
from stocktake.cli.pledged import Say, entries, label, number, say_how_old

if TYPE_CHECKING:
    from stocktake.cli.outlook import Asked, Found
    from stocktake.findings import Finding

SHOWN_LIMITS = ("1.5", "2", "3")
LEAST_DEGREES = 0.0005


def show(asked: Asked, found: Found, language: str) -> None:
    """Everything that was found, in the reader's language."""
    from stocktake.report.language import words

    say = words(language).say
    named = {
        one.name: say("pledges.variant.with_own", variant=label(one, say)) if one.own else label(one, say)
        for one in found.futures.variants
    }
    if asked.pledges is not None:
        _show_changes(asked, found, named, say)
        _show_levels(found, say)
        _show_assumptions(found, language, say)
    else:
        _show_pathways(asked, found, named, say)
    if asked.choices and asked.of_pledges:
        _show_rules(found.rows, named, say)
    console().print(say("pledges.outlook.note", members=found.members), markup=False)
    if asked.of_pledges:
        say_how_old(asked.date, say)


def _show_pathways(asked: Asked, found: Found, named: Mapping[str, str], say: Say) -> None:
    names = ("variant", "emissions_2030", "emissions_2050", "peak", "warming_2100")
    heads = [say(f"pledges.outlook.{name}") for name in names]
    heads += [say("pledges.outlook.below", limit=limit) for limit in SHOWN_LIMITS]
    heads += [say("pledges.outlook.crossing"), say("pledges.outlook.category")]
    title = (
        say("pledges.outlook.title", date=asked.date)
        if asked.scenarios is None
        else say("pledges.outlook.title_own", file=asked.scenarios.name)
    )
    print_table(heads, [_line(row, named, say) for row in found.rows], title=title, right=range(1, 8))


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


def _show_rules(rows: list[Finding], named: Mapping[str, str], say: Say) -> None:
    """Median peaks under every rule, a column per pathway of the strongest and the weakest reading."""
    lines = []
    for row in (row for row in rows if row.keys["kind"] == "pledges"):
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


def _show_changes(asked: Asked, found: Found, named: Mapping[str, str], say: Say) -> None:
    """Each reading as the catalogue has it, with the user's pledges, and the difference."""
    rows = {str(row.keys["variant"]): row for row in found.rows}
    lines = []
    for change in found.changes:
        before, after = (rows[str(change.keys[name])] for name in ("variant", "with"))
        ends = [entries(row, "warming_2100")["p50"] for row in (before, after)]
        moved = entries(change, "emissions_change_mt")
        assert isinstance(change.value, float) and change.low is not None and change.high is not None
        lines.append(
            [
                named[str(before.keys["variant"])],
                *(_signed(moved[year]) for year in ("2030", "2035", "2050")),
                *(f"{end:.2f}" for end in ends),
                degrees(change.value, change.low, change.high, say),
            ]
        )
    names = ("variant", "moved_2030", "moved_2035", "moved_2050", "theirs_2100", "own_2100", "change")
    heads = [say(f"pledges.own.{name}") for name in names]
    assert asked.pledges is not None
    title = say("pledges.own.title", file=asked.pledges.name, date=asked.date)
    print_table(heads, lines, title=title, right=range(1, 7))


def _show_levels(found: Found, say: Say) -> None:
    """What each pledge makes of its Party in the reading that speaks for all."""
    name = str(found.changes[-1].keys["variant"])  # the last reading speaks: conditional, stronger, net zero
    lines = [
        [
            str(row["pledge"]),
            str(row["party"]),
            str(row["year"]),
            *(f"{float(str(row[key])):,.0f}" for key in ("catalogue_mt", "own_mt")),
        ]
        for row in found.levels
        if row["variant"] == name
    ]
    heads = [say(f"pledges.own.{key}") for key in ("pledge", "party", "year", "theirs", "own")]
    title = say("pledges.own.levels", variant=label(found.futures.variant(name), say))
    print_table(heads, lines, title=title, right=(3, 4))


def _show_assumptions(found: Found, language: str, say: Say) -> None:
    """What was taken to be so: how pledges were read, and which were left aside."""
    from stocktake import sources
    from stocktake.cli.pledges import reason, show_refused
    from stocktake.report import preparation
    from stocktake.report.language import words
    from stocktake.report.naming import Naming

    assert found.own is not None
    names = Naming(words(language), sources.read_places())
    laid = {pledge.id for pledge in found.own.used}
    told = {(one.what, one.series, one.why): one for one in found.futures.records if one.series in laid}
    for one in told.values():
        verb, why = preparation.verb(one.what, names), preparation.why(one, names)
        console().print(say("pledges.own.record", pledge=one.series, what=verb, why=why), markup=False)
    for pledge, why in found.own.left:
        console().print(say("pledges.own.left", pledge=pledge.id, reason=reason(why, language)), markup=False)
    show_refused(found.refused, say)
    console().print(say("pledges.own.note"), markup=False)


def degrees(value: float, low: float, high: float, say: Say) -> str:
    """A change with its range, to the digits that show it; nothing where it is nothing."""
    if max(abs(value), abs(low), abs(high)) < LEAST_DEGREES:
        return say("pledges.own.none")
    places = 2 if abs(value) >= 0.1 else 3
    return (
        f"{value:+.{places}f} ({say('pledges.range', low=f'{low:+.{places}f}', high=f'{high:+.{places}f}')})"
    )


def _signed(megatonnes: float) -> str:
    """A change of emissions, Mt; small Parties move tenths."""
    return (
        "0"
        if abs(megatonnes) < 0.05
        else f"{megatonnes:+,.0f}"
        if abs(megatonnes) >= 10
        else f"{megatonnes:+.1f}"
    )
