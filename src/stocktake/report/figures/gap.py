"""The gap in 2030: where each reading of the pledges stands against the paths to 1.5 and 2 degrees."""

from __future__ import annotations

from collections.abc import Mapping

from stocktake.report import Stocktake, futures
from stocktake.report.figures import marks, style
from stocktake.report.figures.emissions import COLOURS, GT_PER_MT, UNIT
from stocktake.report.figures.figure import Document, Figure
from stocktake.report.naming import Naming
from stocktake.report.numbers import show, unit_name
from stocktake.report.tables import Table

YEAR = 2030


def _level(stocktake: Stocktake, scenario: str) -> float:
    return float(stocktake.futures.ghg.sel(scenario=scenario, year=YEAR)) * GT_PER_MT


def _rows(stocktake: Stocktake) -> list[tuple[str, str, float, float]]:
    """(word, family, lowest, highest): the reference, then the pledges by conditionality."""
    reference = futures.family(stocktake, futures.REFERENCE)
    rows = []
    if reference:
        level = _level(stocktake, reference.speaks.name)
        rows.append(("reference", futures.REFERENCE, level, level))
    for conditionality in ("unconditional", "conditional"):
        levels = [
            _level(stocktake, variant.name)
            for variant in stocktake.futures.variants
            if variant.kind == "pledges" and variant.conditionality == conditionality
        ]
        if levels:
            rows.append((conditionality, futures.PLEDGES_2030, min(levels), max(levels)))
    return rows


def draw(stocktake: Stocktake, naming: Naming, width: int) -> Document:
    """Levels in 2030 as dots, the benchmarks as upright lines; Gt (亿吨) CO2e a year."""
    factor = 10.0 if naming.language == "zh" else 1.0
    marked = [
        marks.Mark(
            _level(stocktake, one.speaks.name) * factor,
            naming.scenario_short(one.speaks.name).replace("\n", " "),
            style.GREEN,
        )
        for one in futures.families(stocktake)
        if one.kind == futures.BENCHMARK
    ]
    drawn = []
    for word, kind, low, high in _rows(stocktake):
        middle = (low + high) / 2
        text = show(middle, UNIT, naming.language, low=low, high=high, bare=True)
        if low < high:
            ends = [show(end, UNIT, naming.language, low=low, high=high, bare=True) for end in (low, high)]
            text = "–".join(ends) if ends[0] != ends[1] else ends[0]
        label = naming.words.say(f"report.gap_row.{word}")
        drawn.append(marks.Dot(label, middle * factor, low * factor, high * factor, text, COLOURS[kind]))
    return marks.dots(drawn, width, step=36, marks=marked)


def facts(stocktake: Stocktake, naming: Naming) -> Mapping[str, str]:
    """The year, the unit, and the distance from the best reading of the pledges to each benchmark."""
    best = min((high for _, kind, _, high in _rows(stocktake) if kind == futures.PLEDGES_2030), default=None)
    levels = sorted(
        _level(stocktake, one.speaks.name)
        for one in futures.families(stocktake)
        if one.kind == futures.BENCHMARK
    )
    distance = [
        show(best - level, UNIT, naming.language) if best is not None else "\u2014" for level in levels
    ]
    return {
        "year": str(YEAR),
        "unit": unit_name(UNIT, naming.language),
        "to_1_5": distance[0] if distance else "\u2014",
        "to_2": distance[-1] if distance else "\u2014",
    }


def table(stocktake: Stocktake, naming: Naming) -> Table:
    """Every pathway's level in 2030, and how far it is from each benchmark."""
    benchmarks = [one.speaks for one in futures.families(stocktake) if one.kind == futures.BENCHMARK]
    say = naming.words.say
    heads = [
        say("report.head.pathway_in", unit=unit_name(UNIT, naming.language)),
        str(YEAR),
        *(say("report.head.above", benchmark=naming.scenario(one.name)) for one in benchmarks),
    ]
    rows = []
    for variant in futures.in_order(stocktake):
        level = _level(stocktake, variant.name)
        apart = [level - _level(stocktake, one.name) for one in benchmarks]
        rows.append(
            (
                naming.variant(variant),
                show(level, UNIT, naming.language, bare=True),
                *(show(value, UNIT, naming.language, bare=True) for value in apart),
            )
        )
    return Table(tuple(heads), tuple(rows), right=tuple(range(1, len(heads))))


def _has_gap(stocktake: Stocktake) -> bool:
    kinds = {one.kind for one in futures.families(stocktake)}
    return futures.BENCHMARK in kinds and bool(_rows(stocktake))


FIGURE = Figure("gap", _has_gap, draw, facts, table)
