"""What ``stocktake fair-share`` tells: a table of each whole, a drawing, and the notes beneath."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.cli.output import console, print_table
from stocktake.sources.promised import KNOWN_UNTIL

if TYPE_CHECKING:
    from stocktake.equity.wholes import Whole
    from stocktake.findings import Finding
    from stocktake.report.naming import Naming

TELLING_SIZE = 1000.0  # in Mt or Gt: shares are told in Gt, in Chinese in 亿吨


@dataclass(frozen=True)
class Table:
    """Shares of one whole, or why there are none."""

    whole: Whole
    rows: tuple[Finding, ...]
    reason: str = ""


def draw(file: Path, table: Table, names: Naming) -> None:
    """One row per place and rule, with the rule's own range."""
    from stocktake.cli.drawing import draw_rows

    rows = [
        replace(row, value=told["value"], low=told["low"], high=told["high"], keys={**row.keys, "rule": rule})
        for row in table.rows
        for rule, told in _by_rule(row).items()
        if "absent" not in told
    ]

    def label(row: Finding) -> str:
        rule = names.choice("rule", str(row.keys["rule"]))
        if len(table.rows) == 1:
            return rule
        return names.words.say("equity.label", place=names.place(str(row.keys["place"])), rule=rule)

    title = names.words.say("equity.figure", since=table.whole.span[0])
    draw_rows(file, rows, names, title, label)


def show(table: Table, names: Naming) -> None:
    """The shares of one whole, a column to each place; why there are none, where there are none."""
    say = names.words.say
    if not table.rows:
        console().print(say("equity.nothing", reason=table.reason), markup=False)
        return
    heads = [say("equity.head.rule"), *(names.place(str(row.keys["place"])) for row in table.rows)]
    lines = [
        [names.choice("rule", rule), *(_share(row, rule, table.whole.unit, names) for row in table.rows)]
        for rule in _by_rule(table.rows[0])
    ]
    lines.append([say("equity.head.range"), *(_range(row, table.whole.unit, names) for row in table.rows)])
    year = table.rows[0].keys["emitted_year"]
    lines.append(
        [
            say("equity.head.emitted", year=year),
            *(_emitted(row, table.whole.unit, names) for row in table.rows),
        ]
    )
    if any("pledged_low" in row.keys for row in table.rows):
        pledged = say("equity.head.pledged", date=KNOWN_UNTIL)
        lines.append([pledged, *(_pledged(row, table.whole.unit, names) for row in table.rows)])
        lines.append([say("equity.head.fair_by"), *(_fair_by(row, names) for row in table.rows)])
    print_table(heads, lines, title=_title(table, names), right=range(1, len(heads)))


def show_notes(tables: list[Table], names: Naming) -> None:
    """What the tables do not say by themselves, each thing once."""
    say = names.words.say
    notes = [say("equity.note.rules"), say("equity.note.debt")]
    if any("pledged_low" in row.keys for table in tables for row in table.rows):
        notes.append(say("equity.note.pledge"))
    notes += [note for table in tables for note in _not_pledged(table, names)]
    notes += [note for table in tables for note in _absences(table, names)]
    rows = [row for table in tables for row in table.rows]
    notes += [note for row in rows for note in _without(row, names)]
    sources = dict.fromkeys(key for row in rows for key in row.sources)
    notes.append(say("equity.note.sources", sources=", ".join(sources)))
    for note in dict.fromkeys(notes):
        console().print(note, markup=False)


def _title(table: Table, names: Naming) -> str:
    from stocktake.report.numbers import scale_of

    whole, language = table.whole, names.language
    pattern = scale_of(whole.unit, language, TELLING_SIZE).pattern
    unit = pattern.replace("{}", "").strip()
    amount = _told(whole.amounts[table.rows[0].defaults[whole.axis.name]], whole.unit, language, 3)
    stated = names.choice(whole.axis.name, table.rows[0].defaults[whole.axis.name])
    if not whole.is_budget:
        goal = whole.name.partition(".")[2]
        return names.words.say(
            "equity.title.year", year=whole.span[0], goal=goal, amount=amount, unit=unit, by=stated
        )
    _, _, rest = whole.name.partition(".")
    limit, _, chance = rest.rpartition(".")
    key = "given" if "Gt" in rest else "budget"
    return names.words.say(
        f"equity.title.{key}",
        limit=limit,
        chance=chance,
        since=whole.span[0],
        amount=amount,
        unit=unit,
        by=stated,
    )


def _told(value: float, unit: str, language: str, significant: int = 2) -> str:
    """A number in the table's unit; shares differ by orders of magnitude, so each has its own digits."""
    from stocktake.report.numbers import digits, scale_of

    told = value * scale_of(unit, language, TELLING_SIZE).factor
    order = math.floor(math.log10(abs(told))) if told else 0
    return digits(told, 10.0 ** (order + 1 - significant))


def _by_rule(row: Finding) -> dict[str, dict]:
    """Rule to what it gives the place."""
    by_rule = row.keys["by_rule"]
    assert isinstance(by_rule, dict)
    return by_rule


def _share(row: Finding, rule: str, unit: str, names: Naming) -> str:
    told = _by_rule(row)[rule]
    if "absent" in told:
        return names.words.say("equity.absent")
    return _with_range(told["value"], told["low"], told["high"], unit, names)


def _with_range(value: float, low: float, high: float, unit: str, names: Naming) -> str:
    cell = [_told(one, unit, names.language) for one in (value, low, high)]
    if cell[1] == cell[2]:
        return cell[0]
    return names.words.say("equity.cell", value=cell[0], low=cell[1], high=cell[2])


def _range(row: Finding, unit: str, names: Naming) -> str:
    assert row.low is not None and row.high is not None
    return _span(float(row.low), float(row.high), unit, names)


def _span(low: float, high: float, unit: str, names: Naming, significant: int = 2) -> str:
    ends = [_told(one, unit, names.language, significant) for one in (low, high)]
    return ends[0] if ends[0] == ends[1] else names.words.say("equity.span", low=ends[0], high=ends[1])


def _emitted(row: Finding, unit: str, names: Naming) -> str:
    value = row.keys["emitted"]
    if not isinstance(value, float):
        return names.words.say("equity.absent")
    return _told(value, unit, names.language, 3)


def _pledged(row: Finding, unit: str, names: Naming) -> str:
    low, high = row.keys.get("pledged_low"), row.keys.get("pledged_high")
    if not (isinstance(low, float) and isinstance(high, float)):
        return names.words.say("equity.absent")
    return _span(low, high, unit, names, 3)


def _fair_by(row: Finding, names: Naming) -> str:
    """How many rules, of those that say something, the pledge keeps to."""
    met = row.keys.get("fair_by")
    if not isinstance(met, list):
        return names.words.say("equity.absent")
    speaking = sum("absent" not in told for told in _by_rule(row).values())
    return names.words.say("equity.of", count=len(met), all=speaking)


def _not_pledged(table: Table, names: Naming) -> list[str]:
    """The places that have no pledge for the year, where others have one."""
    reasons = {
        str(row.keys["place"]): str(row.keys["pledged_absent"])
        for row in table.rows
        if "pledged_absent" in row.keys
    }
    return [
        names.words.say(
            "equity.note.not_pledged",
            place=names.place(place),
            year=table.whole.span[0],
            reason=names.sentence_of_data(reason, "equity.reason."),
        )
        for place, reason in reasons.items()
    ]


def _without(row: Finding, names: Naming) -> list[str]:
    """Which members of a group have no share of their own by some rule, and so are not in the group's."""
    lacking: dict[str, None] = {}
    for one in row.alternatives:
        codes = one.extra.get("without", [])
        assert isinstance(codes, list)
        lacking.update(dict.fromkeys(codes))
    if not lacking:
        return []
    group = names.place(str(row.keys["place"]))
    members = names.listed([names.place(code) for code in sorted(lacking)])
    return [names.words.say("equity.note.without", group=group, members=members)]


def _absences(table: Table, names: Naming) -> list[str]:
    """Why a rule gives no share: said once where it holds for every place."""
    say, notes = names.words.say, []
    for rule in _by_rule(table.rows[0]) if table.rows else []:
        told = [(row, _absence(row, rule, names)) for row in table.rows]
        reasons = {reason for _, reason in told}
        if len(reasons) == 1 and "" not in reasons:
            notes.append(say("equity.note.nobody", rule=names.choice("rule", rule), reason=reasons.pop()))
            continue
        notes += [
            say(
                "equity.note.absent",
                place=names.place(str(row.keys["place"])),
                rule=names.choice("rule", rule),
                reason=reason,
            )
            for row, reason in told
            if reason
        ]
    return notes


def _absence(row: Finding, rule: str, names: Naming) -> str:
    """Why the place has no share by the rule, in the reader's language; empty where it has one."""
    told = _by_rule(row)[rule]
    if told.get("lacking"):
        facts = names.listed([names.words.say(f"equity.fact.{fact}") for fact in told["lacking"]])
        return names.words.say("equity.lacking", facts=facts)
    return names.sentence_of_data(told["absent"], "equity.reason.") if "absent" in told else ""
