"""How the answer of ``stocktake history`` is told: as tables of chosen years, or as one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from stocktake.cli.output import console, print_choices, print_json, print_sources, print_table
from stocktake.findings import rows_to_dict

if TYPE_CHECKING:
    from pathlib import Path

    from stocktake.findings import Finding
    from stocktake.inventory import World
    from stocktake.inventory.questions.history import History
    from stocktake.report.naming import Naming

STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
MOST_COLUMNS, MOST_LINES = 7, 12
MOST_RECORDS = 6
EXACT = 1e-4  # percent: no more than rounding of the machine


def show_json(world: World, found: History, files: Sequence[Path]) -> None:
    """Rows of findings, whole first, with what is absent, sums, records, sources and files written."""
    from stocktake.inventory.own_checks import check_own
    from stocktake.report.history_tables import origin
    from stocktake.sources import read_catalogue

    told = origin(found, read_catalogue())
    document = rows_to_dict(
        found.total.question,
        found.rows,
        unit=found.total.unit,
        absent=told["absent"],
        checks=[one.to_dict() for one in (*found.sums, *check_own(world))],
        records=told["records"],
        files=[str(path) for path in files],
        sources=told["sources"],
    )
    print_json(document)


def show(world: World, found: History, naming: Naming, files: Sequence[Path]) -> None:
    """A table of chosen years, then whether the parts add up, what was done, the choices and the sources."""
    from stocktake.inventory.own_checks import check_own

    if found.parts:
        _parts(found, naming)
    else:
        _years(found, naming)
    for line in (*_notes(found, naming), *_sums(found, naming), *_records(found, naming)):
        _say(line)
    for one in check_own(world):
        _say(_own(one, naming))
    print_choices(found.total, naming)
    print_sources(found.rows, naming)
    for path in files:
        _say(naming.words.say("history.written", path=path))


def label(row: Finding, naming: Naming, *, place: bool = False, within: object = None) -> str:
    """What a row is called: its place, gas, category or data set; the whole where it is none.

    within : the category that all rows are of, which the title names
    """
    say, keys = naming.words.say, row.keys
    if "dataset" in keys:
        return naming.choice("dataset", str(keys["dataset"]))
    words = [naming.place(str(keys["place"]))] if place else []
    words += [naming.gas(str(keys["gas"]))] if "gas" in keys else []
    if "sector" in keys and keys["sector"] != within:
        words.append(sector_label(str(keys["sector"]), naming))
    return say("history.between").join(words) or say("history.whole")


def sector_label(code: str, naming: Naming) -> str:
    """A category with its code, as far as it has one of the guidelines."""
    from stocktake.report.numbers import subscripts
    from stocktake.sectors import SECTORS, sector_name

    name = subscripts(sector_name(code, naming.language)) if code in SECTORS else code
    return f"{code} {name}" if code[:1].isdigit() and name != code else name


def title_of(found: History, naming: Naming, unit: str) -> str:
    """The title of the table and of the figure."""
    keys = found.total.keys
    what = naming.choice("gases", found.total.defaults["gases"])
    if "sector" in keys:
        sector = sector_label(str(keys["sector"]), naming)
        what = naming.words.say("history.of_sector", gases=what, sector=sector)
    place = naming.place_in_sentence(str(keys["place"]))
    first, last = keys["first"], keys["last"]
    return naming.words.say("history.title", what=what, place=place, first=first, last=last, unit=unit)


def columns(first: int, last: int, most: int) -> list[int]:
    """The first and the last year and round ones between, as many as there is room for.

    >>> columns(1990, 2023, 7)
    [1990, 2000, 2010, 2020, 2023]
    """
    for step in STEPS:
        years = sorted({first, *range(-(-first // step) * step, last + 1, step), last})
        if len(years) <= most:
            return years
    return [first, last]


def _parts(found: History, naming: Naming) -> None:
    rows = [row for row in found.rows if "dataset" in row.keys] or list(found.rows)
    total = found.total
    first, last = _span(rows)
    years = columns(first, last, MOST_COLUMNS)
    units = {row.unit for row in rows if row.unit}
    size = _size(rows, years)
    by_place = any(row.keys["place"] != total.keys["place"] for row in rows)
    if by_place and all(row.keys.keys().isdisjoint(("gas", "sector")) for row in found.parts):
        rows = [total, *sorted(found.parts, key=lambda row: -float(str(row.value or 0)))]
    lines, own = [], size
    for row in rows:
        if len(units) > 1 and "level" not in row.keys:
            own = _size([row], years)  # its categories follow and are told in its scale
        name = _row_name(row, total, naming, place=by_place, unit=len(units) > 1, size=own)
        cells = [_cell(value, row.unit, own, naming) for value in _values(row, years)]
        lines.append((name, *cells, _spread(row, last, own, naming)))
    unit = naming.words.say("history.mixed_units")
    if len(units) == 1:
        unit = _unit_of(units.pop(), size, naming)
    heads = [
        naming.words.say("history.head.part"),
        *map(str, years),
        naming.words.say("history.head.range_in", year=last),
    ]
    print_table(heads, lines, title=title_of(found, naming, unit), right=range(1, len(heads)))


def _row_name(row: Finding, total: Finding, naming: Naming, *, place: bool, unit: bool, size: float) -> str:
    """A row of the table, set in by its level; below a gas or a place only its category is named."""
    level = int(str(row.keys["level"])) + 1 if "level" in row.keys else 0
    whole = total.keys.get("sector")
    name = label(row, naming, place=place and row is not total, within=whole)
    if level:
        name = sector_label(str(row.keys["sector"]), naming)
    told = f"{name}, {_unit_of(row.unit, size, naming)}" if unit and not level else name
    return "  " * level + told


def _unit_of(unit: str, size: float, naming: Naming) -> str:
    from stocktake.report.numbers import scale_of

    return scale_of(unit, naming.language, size).pattern.replace("{}", "").strip()


def _years(found: History, naming: Naming) -> None:
    """The whole alone: a line per chosen year, with its range."""
    total, keys = found.total, found.total.keys
    first, last = int(str(keys["first"])), int(str(keys["last"]))
    years = columns(first, last, MOST_LINES)
    values = _values(total, years)
    largest = max(abs(value) for value in values if value is not None)
    unit = _unit_of(total.unit, largest, naming)
    lines = []
    for year, value in zip(years, values, strict=True):
        spread = _spread(total, year, largest, naming)
        lines.append((str(year), _cell(value, total.unit, largest, naming), spread))
    heads = [naming.words.say(f"history.head.{name}") for name in ("year", "value", "range")]
    print_table(heads, lines, title=title_of(found, naming, unit), right=(1, 2))


def _cell(value: float | None, unit: str, largest: float, naming: Naming) -> str:
    """A value in the scale of its table or row."""
    from stocktake.report.numbers import digits, scale_of, step_of

    if value is None:
        return "—"
    scale = scale_of(unit, naming.language, largest)
    number = value * scale.factor
    return digits(number, step_of(number, None, None, scale.finest)) if number else "0"


def _spread(row: Finding, year: int, size: float, naming: Naming) -> str:
    """The range of a year over all choices; empty where there is none."""
    low, high = (_at(row, name, year) for name in ("lows", "highs"))
    if low is None or high is None or low == high:
        return ""
    first, last = (_cell(end, row.unit, size, naming) for end in (low, high))
    word = "range_below_zero" if low < 0 else "range"
    return naming.words.say(f"history.{word}", low=first, high=last)


def _size(rows: Sequence[Finding], years: Sequence[int]) -> float:
    """What decides a table's scale: its smallest row, but no less than a hundredth of the largest."""
    largest = [max((abs(one) for one in _values(row, years) if one is not None), default=0.0) for row in rows]
    told = [one for one in largest if one > 0]
    return max(min(told), max(told) / 100) if told else 0.0


def _values(row: Finding, years: Iterable[int]) -> list[float | None]:
    return [_at(row, "values", year) for year in years]


def _at(row: Finding, name: str, year: int) -> float | None:
    held = row.keys.get(name)
    if not isinstance(held, list):
        return None
    at = year - int(str(row.keys["first"]))
    return held[at] if 0 <= at < len(held) else None


def _span(rows: Sequence[Finding]) -> tuple[int, int]:
    known = [row.keys for row in rows if "first" in row.keys]
    return min(int(str(keys["first"])) for keys in known), max(int(str(keys["last"])) for keys in known)


def _notes(found: History, naming: Naming) -> list[str]:
    """Why the default choices do not serve, which members are counted, which parts there are none of."""
    total, say = found.total, naming.words.say
    lines = [naming.sentence_of_data(total.note, "report.absent.")] if total.note else []
    if "members_of" in total.keys:
        lines.append(say("history.members", year=total.keys["members_of"]))
    if "counted_once" in total.keys:
        places = naming.place(str(total.keys["counted_once"]))
        lines.append(say("inventory.counted_once", places=places))
    lines += [
        say(
            "history.none_by",
            name=label(row, naming),
            reason=naming.sentence_of_data(row.note, "report.absent."),
        )
        for row in found.parts
        if row.note and "dataset" in row.keys
    ]
    if found.absent:
        shown = [_absent(keys, found, naming) for keys, _ in found.absent]
        more = len(shown) - MOST_LINES
        listed = say("report.list.semicolon").join(shown[:MOST_LINES])
        lines.append(say("history.absent_more" if more > 0 else "history.absent", parts=listed, count=more))
    return lines


def _absent(keys: Mapping[str, object], found: History, naming: Naming) -> str:
    from stocktake.findings import Finding

    row = Finding("", "", None, "", keys=keys)
    total = found.total.keys
    return label(row, naming, place=keys["place"] != total["place"], within=total.get("sector"))


def _sums(found: History, naming: Naming) -> list[str]:
    from stocktake.report.numbers import show

    lines = []
    for one in found.sums:
        exact = abs(float(str(one.value))) < EXACT
        word = "adds_up_exactly" if exact else "adds_up" if one.keys["within"] else "falls_short"
        value = show(one.value, "%", naming.language)
        lines.append(naming.words.say(f"history.{word}", difference=value, year=one.keys["year"]))
    return lines


def _own(one: Finding, naming: Naming) -> str:
    from stocktake.report.numbers import show

    word = "own_adds_up" if one.keys["within"] else "own_falls_short"
    return naming.words.say(
        f"history.{word}",
        what=naming.words.say(f"history.own.{one.keys['of']}", whole=str(one.keys["whole"])),
        gas=naming.gas(str(one.keys["gas"])),
        place=naming.place(str(one.keys["place"])),
        difference=show(one.value, "%", naming.language),
        year=one.keys["year"],
    )


def _records(found: History, naming: Naming) -> list[str]:
    """What was done, alike things in one line with how often and one of them."""
    from stocktake.report.preparation import verb, why

    alike = Counter((record.what, record.why) for record in found.records)
    first = {(record.what, record.why): record for record in reversed(found.records)}
    return [
        naming.words.say(
            "history.record",
            verb=verb(what, naming),
            why=why(first[what, reason], naming),
            count=count,
            series=first[what, reason].series,
        )
        for (what, reason), count in alike.most_common(MOST_RECORDS)
    ]


def _say(text: str) -> None:
    console().print(text, markup=False)
