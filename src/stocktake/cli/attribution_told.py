"""What ``stocktake attribute`` prints for people: tables and sentences."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stocktake.cli.output import console, print_table

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.report.naming import Naming

COMPONENTS = ("fossil-co2", "land-use-co2", "ch4", "n2o")


def title_of(row: Finding, names: Naming) -> str:
    """What is told, for which year, start, gases and method."""
    return names.words.say(
        "attribution.title",
        year=row.keys["year"],
        start=row.defaults["start"],
        gases=names.choice("gases", row.defaults["gases"]),
        method=names.choice("method", row.defaults["method"]),
    )


def figure_title(row: Finding, names: Naming) -> str:
    """The title of a figure: it has one line."""
    start = row.defaults.get("start", row.keys.get("first"))
    return names.words.say("attribution.figure", year=row.keys["year"], start=start)


def show_places(rows: list[Finding], rest: list[Finding], names: Naming, title: str) -> None:
    """Places with their gases, who warmed more in how many members, and the medians under other choices."""
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
    from stocktake.report.numbers import show

    share = _percent(row, names.language)
    over = _medians(row, names)
    parts = _by_gas(row)
    low, high = row.low, row.high
    cells = [show(parts[name], row.unit, names.language, low=low, high=high, bare=True) for name in gases]
    return [names.place(str(row.keys["place"])), _degrees(row, names), share, over, *cells]


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
    return show(row.value, finding.unit, names.language, low=finding.low, high=finding.high, bare=True)


def show_ranking(rows: list[Finding], rest: list[Finding], names: Naming, title: str) -> None:
    """Countries with the range of their ranks, and the balance of what is no country's."""
    from stocktake.report.numbers import show

    say, language = names.words.say, names.language
    heads = [
        say(f"attribution.head.{name}") for name in ("rank", "place", "warming", "share", "ranks", "next")
    ]
    lines = [
        [
            str(row.keys["rank"]),
            names.place(str(row.keys["place"])),
            _degrees(row, names),
            _percent(row, language),
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
            _degrees(row, names),
            _percent(row, language),
        ]
        for row in rest
    ]
    print_table(heads, lines, title=say("attribution.balance"), right=(1, 2))
    _show_note(rows[0], names)


def _ranks(row: Finding, names: Naming) -> str:
    low, high = row.keys["rank_low"], row.keys["rank_high"]
    return str(low) if low == high else names.words.say("attribution.ranks", low=low, high=high)


def show_pledged(rows: list[Finding], names: Naming, title: str) -> None:
    """Warming that pledges leave room for, with its range over readings."""
    from stocktake.report.numbers import show

    say, language = names.words.say, names.language
    heads = [say(f"attribution.head.{name}") for name in ("place", "warming", "share", "medians")]
    heads.append(say("attribution.pledge.emitted"))
    lines = [
        [
            names.place(str(row.keys["place"])),
            _degrees(row, names),
            _percent(row, language),
            _medians(row, names),
            show(_number(row, "emitted"), "Gt CO2e", language),
        ]
        for row in rows
    ]
    print_table(heads, lines, title=title, right=range(1, len(heads)))
    console().print(say("attribution.pledge.note"), markup=False)
    console().print(say("attribution.sources", sources=", ".join(rows[0].sources)), markup=False)


def _degrees(row: Finding, names: Naming) -> str:
    """The value with its percentiles, °C, all to one digit; the head of the column names the unit."""
    from stocktake.report.numbers import digits, step_of

    assert isinstance(row.value, float) and row.low is not None and row.high is not None
    step = step_of(row.value, row.low, row.high)
    value, low, high = (digits(float(one), step) for one in (row.value, row.low, row.high))
    return names.words.say("attribution.cell", value=value, low=low, high=high)


def _medians(row: Finding, names: Naming) -> str:
    """The range of medians over choices, °C; one number where both ends read alike."""
    from stocktake.report.numbers import digits, step_of

    medians = row.keys.get("median_over_choices")
    if not isinstance(medians, dict) or not isinstance(row.value, float):
        return ""
    step = step_of(row.value, row.low, row.high)
    low, high = (digits(medians[end], step) for end in ("low", "high"))
    return low if low == high else names.words.say("attribution.span", low=low, high=high)


def _percent(row: Finding, language: str) -> str:
    """Its part of the whole; small ones keep two digits."""
    from stocktake.report.numbers import digits, show

    share = _number(row, "share")
    if not 0 < abs(share) < 1:
        return show(share, "%", language)
    return f"{digits(share, 10.0 ** (math.floor(math.log10(abs(share))) - 1))}%"


def _show_note(row: Finding, names: Naming) -> None:
    say = names.words.say
    members = row.range_of.split(" of ")[-1].split(" ")[0]
    console().print(say("attribution.note", members=members), markup=False)
    if row.defaults["gases"] == "three-gases" and row.defaults["start"] == "1850":
        console().print(say("attribution.note_whole"), markup=False)
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
