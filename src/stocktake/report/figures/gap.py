"""The gap in 2030 and 2035: the pledges against what the goals allow, all gases with land-use CO2."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from stocktake.findings import Finding
from stocktake.pathways.pathway import Variant
from stocktake.report import Stocktake, futures
from stocktake.report.dates import date_in
from stocktake.report.figures import marks, style
from stocktake.report.figures.emissions import COLOURS, UNIT
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.naming import Naming
from stocktake.report.numbers import exact, show, unit_name, value_of, with_range_in_column
from stocktake.report.outlook import GAP_YEAR, gap_of
from stocktake.report.tables import Table

GOALS = ("1.5", "2")


def rows(stocktake: Stocktake, goal: str, year: int) -> list[tuple[Variant, Finding]]:
    """Each pathway with its gap to a goal in a year, by family."""
    found = (
        (variant, gap_of(stocktake, variant.name, goal, year)) for variant in futures.in_order(stocktake)
    )
    return [(variant, gap) for variant, gap in found if gap is not None]


def levels(stocktake: Stocktake, year: int) -> list[tuple[str, str, list[float]]]:
    """(word, family, levels in the year): the reference, then the pledges by conditionality; Gt CO2e."""
    found: dict[tuple[str, str], list[float]] = {}
    for variant, gap in rows(stocktake, GOALS[0], year):
        family = futures.family_of(variant)
        if family == futures.BENCHMARK:
            continue
        word = variant.conditionality if variant.kind == "pledges" else family
        shown = futures.PLEDGES_2030 if variant.kind == "pledges" else family
        found.setdefault((word, shown), []).append(_key(gap, "emissions"))
    return [(word, family, values) for (word, family), values in found.items()]


def draw(stocktake: Stocktake, naming: Naming, width: int, year: int) -> Document:
    """Levels in the year as dots, what the goals allow as upright lines; Gt (亿吨) CO2e a year."""
    factor = 10.0 if naming.language == "zh" else 1.0
    marked = []
    for goal in GOALS:
        known = rows(stocktake, goal, year)
        if known:
            allowed = _key(known[0][1], "allowed")
            label = exact(float(goal), "K", naming.language)
            marked.append(marks.Mark(allowed * factor, label, style.GREEN))
    drawn = []
    for word, family, values in levels(stocktake, year):
        low, high = min(values), max(values)
        ends = [show(end, UNIT, naming.language, low=low, high=high, bare=True) for end in (low, high)]
        text = "–".join(dict.fromkeys(ends))
        label = naming.words.say(f"report.gap_row.{word}")
        middle = (low + high) / 2 * factor
        drawn.append(marks.Dot(label, middle, low * factor, high * factor, text, COLOURS[family]))
    return marks.dots(drawn, width, step=36, marks=marked)


def facts(stocktake: Stocktake, naming: Naming, year: int) -> Mapping[str, str]:
    """The year, the unit, the default benchmark, and the gap of the strongest reading to each goal."""
    family = futures.family(stocktake, futures.PLEDGES_2030)
    said = {"year": str(year), "unit": unit_name(UNIT, naming.language), "benchmark": ""}
    said["date"] = date_in(futures.pledged_on(stocktake), naming.words)
    for goal, name in zip(GOALS, ("to_1_5", "to_2"), strict=True):
        gap = gap_of(stocktake, family.speaks.name, goal, year) if family else None
        said[name] = value_of(gap, naming.language) if gap else "\u2014"
        if gap and not said["benchmark"]:
            said["benchmark"] = naming.choice("benchmark", gap.defaults.get("benchmark", ""))
    return said


def table(stocktake: Stocktake, naming: Naming, year: int) -> Table:
    """Pathways down; the level in the year and the gap to each goal over all benchmarks."""
    say = naming.words.say
    heads = [
        say("report.head.pathway_in", unit=unit_name(UNIT, naming.language)),
        say("report.head.emissions_in", year=year),
        *(say("report.head.gap_to", limit=exact(float(goal), "K", naming.language)) for goal in GOALS),
    ]
    cells = []
    for variant, gap in rows(stocktake, GOALS[0], year):
        others = [gap_of(stocktake, variant.name, goal, year) for goal in GOALS]
        level = show(_key(gap, "emissions"), UNIT, naming.language, bare=True)
        told = (with_range_in_column(one, naming.language) if one else "\u2014" for one in others)
        cells.append((naming.variant(variant), level, *told))
    return Table(tuple(heads), tuple(cells), right=tuple(range(1, len(heads))))


def _key(gap: Finding, name: str) -> float:
    return float(str(gap.keys[name]))


def figure(name: str, year: int) -> Figure:
    """The gap of one year."""
    return Figure(
        name,
        lambda stocktake: bool(levels(stocktake, year)),
        partial(draw, year=year),
        partial(facts, year=year),
        partial(table, year=year),
        said_as="gap",
    )


FIGURE = figure("gap", GAP_YEAR)
FIGURE_2035 = figure("gap_2035", 2035)
