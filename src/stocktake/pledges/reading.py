"""Pledges from CSV or YAML text: checked field by field, errors with line and column, nothing lost.

One bad pledge is refused with its reason and the others are read. A file that is no table at all, or lacks a
needed column, is refused as a whole. It takes text and gives objects; opening the file is the business of
``sources``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stocktake.errors import BadFile, BadInput, StocktakeError, UnknownGas, UnknownMetric, nearest
from stocktake.gases import gas_named
from stocktake.gases.baskets import BASKETS
from stocktake.pledges.pledge import (
    CONDITIONS,
    FIELDS,
    LAND_USE,
    REQUIRED,
    ROLES,
    STATUSES,
    UNITS,
    Kind,
    Pledge,
)

EARLIEST_NET_ZERO = 2025
METRIC = re.compile(r"^(SAR|AR[456])(GWP|GTP)(20|100|500)$")
DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
GAS_WORDS = frozenset(
    {"all", "unclear", "not checked", "", "all but biogenic CH4", "F-gases", "HFCs", "PFCs"}
)
_NUMBERS = {"low", "high", "base_level"}
_YEARS = {"target_year", "base_year"}
_CLOSED: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(kind.value for kind in Kind),
    "conditional": CONDITIONS,
    "land_use": LAND_USE,
    "status": STATUSES,
    "role": ROLES,
    "unit": (*UNITS, ""),
}


@dataclass(frozen=True)
class Refused:
    """A pledge that cannot be used, and why.

    line, column : where in the file, counted from one
    """

    id: str
    file: str
    line: int
    column: int
    field: str
    error: StocktakeError

    def to_dict(self) -> dict[str, object]:
        """A plain dictionary, ready for JSON."""
        place = {
            "id": self.id,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "field": self.field,
        }
        return place | self.error.to_dict()


@dataclass(frozen=True)
class Cell:
    """One value as text, with its place in the file."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Read:
    """What a file gave: pledges in its order, and what was refused."""

    pledges: tuple[Pledge, ...]
    refused: tuple[Refused, ...]


class _At(Exception):
    """An error in one field."""

    def __init__(self, field: str, error: StocktakeError) -> None:
        self.field = field
        self.error = error
        super().__init__(field)


def read_csv(text: str, file: str) -> Read:
    """Pledges of a CSV text with a header line; columns are the fields of ``Pledge``."""
    lines = list(csv.reader(_lines(text)))
    if not text.strip():
        raise BadFile(f"{file} is empty", f"A header with {', '.join(REQUIRED)} was wanted")
    header = [name.strip() for name in lines[0]]
    _check_header(header, file)
    return _read(_csv_rows(text, header, file), file)


def read_yaml(text: str, file: str) -> Read:
    """Pledges of a YAML text: a list of mappings with the fields of ``Pledge``."""
    return _read(_yaml_rows(text, file), file)


def _check_header(header: list[str], file: str) -> None:
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise BadFile(
            f"{file}, line 1 lacks the column {', '.join(missing)}",
            "See docs/methods/pledges.md for the schema",
        )
    unknown = [name for name in header if name not in FIELDS]
    if unknown:
        raise BadFile(
            f"{file}, line 1 has an unknown column '{unknown[0]}' at place {header.index(unknown[0]) + 1}",
            f"Known are {', '.join(FIELDS)}",
            nearest=nearest(unknown[0], FIELDS),
        )


def _lines(text: str) -> list[str]:
    """Lines with their ends, so that a quoted value may run over several."""
    return [line + "\n" for line in text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")]


def _csv_rows(text: str, header: list[str], file: str) -> Iterator[dict[str, Cell]]:
    reader = csv.reader(_lines(text))
    next(reader)
    start = reader.line_num + 1
    for row in reader:
        if any(cell.strip() for cell in row):
            if len(row) > len(header):
                raise BadFile(
                    f"{file}, line {start} has {len(row)} values", f"The header has {len(header)} columns"
                )
            padded = [*row, *[""] * (len(header) - len(row))]
            yield {
                name: Cell(cell.strip(), start, place + 1)
                for place, (name, cell) in enumerate(zip(header, padded, strict=True))
            }
        start = reader.line_num + 1


def _yaml_rows(text: str, file: str) -> Iterator[dict[str, Cell]]:
    import yaml

    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise BadFile(f"{file}{place}: {error.problem}", "A list of pledges was wanted") from error
    if not isinstance(tree, yaml.SequenceNode):
        raise BadFile(f"{file} is no list", "A list of pledges (`- id: ...`) was wanted")
    for entry in tree.value:
        line = entry.start_mark.line + 1
        if not isinstance(entry, yaml.MappingNode):
            raise BadFile(f"{file}, line {line} is no mapping", "Each pledge is a mapping of fields")
        row: dict[str, Cell] = {}
        for key, value in entry.value:
            spot = (value.start_mark.line + 1, value.start_mark.column + 1)
            if key.value not in FIELDS:
                raise BadFile(
                    f"{file}, line {spot[0]} has an unknown field '{key.value}'",
                    nearest=nearest(key.value, FIELDS),
                )
            row[key.value] = Cell(str(value.value).strip(), *spot)
        row.setdefault("id", Cell("", line, 1))
        yield row


def _read(rows: Iterable[dict[str, Cell]], file: str) -> Read:
    pledges: list[Pledge] = []
    refused: list[Refused] = []
    first_line: dict[str, int] = {}
    said: dict[tuple[object, ...], Pledge] = {}
    for row in rows:
        name = row["id"].text
        try:
            pledge = _pledge(row)
            if pledge.id in first_line:
                raise _At("id", BadInput(f"'{pledge.id}' is already the id of line {first_line[pledge.id]}"))
            _no_contradiction(pledge, said)
        except _At as at:
            cell = row.get(at.field, row["id"])
            refused.append(Refused(name, file, cell.line, cell.column, at.field, at.error))
            continue
        first_line[pledge.id] = row["id"].line
        pledges.append(pledge)
    return Read(tuple(pledges), tuple(refused))


def _pledge(row: Mapping[str, Cell]) -> Pledge:
    for name in REQUIRED:
        if name not in row or not row[name].text:
            raise _At(name, BadInput(f"The field '{name}' is empty"))
    values: dict[str, object] = {}
    for name, cell in row.items():
        if name in _NUMBERS | _YEARS:
            values[name] = _number(name, cell.text)
        elif name in _CLOSED:
            values[name] = _one_of(name, cell.text)
        else:
            values[name] = cell.text
    values["kind"] = Kind(str(values["kind"]))
    pledge = Pledge(**values)  # type: ignore[arg-type]
    _check(pledge)
    return pledge


def _number(name: str, text: str) -> float | int | None:
    if not text:
        return None
    try:
        return int(text) if name in _YEARS else float(text)
    except ValueError:
        wanted = "a year" if name in _YEARS else "a number"
        raise _At(name, BadInput(f"'{text}' is not {wanted}")) from None


def _one_of(name: str, text: str) -> str:
    known = _CLOSED[name]
    if text in known:
        return text
    shown = [word for word in known if word]
    raise _At(
        name,
        BadInput(f"'{text}' is no {name}", f"Known are {', '.join(shown)}", nearest=nearest(text, shown)),
    )


def _check(pledge: Pledge) -> None:
    """What one pledge must fulfil by itself."""
    if pledge.kind is Kind.NET_ZERO and pledge.target_year < EARLIEST_NET_ZERO:
        raise _At(
            "target_year", BadInput(f"Net zero in {pledge.target_year} lies before {EARLIEST_NET_ZERO}")
        )
    if pledge.submitted and not DATE.match(pledge.submitted):
        raise _At("submitted", BadInput(f"'{pledge.submitted}' is no date", "A date is written 2025-11-03"))
    if pledge.submitted and pledge.target_year < int(pledge.submitted[:4]):
        raise _At(
            "target_year",
            BadInput(f"The target year {pledge.target_year} lies before the date {pledge.submitted}"),
        )
    if pledge.base_year is not None and pledge.base_year >= pledge.target_year:
        raise _At(
            "base_year", BadInput(f"The base year {pledge.base_year} is not before {pledge.target_year}")
        )
    if pledge.low is not None and pledge.unit == "%" and not -1000 < pledge.low <= 200:
        raise _At("low", BadInput(f"A cut of {pledge.low:g} % cannot be meant"))
    _check_gases(pledge)


def _check_gases(pledge: Pledge) -> None:
    if pledge.metric and not METRIC.match(pledge.metric):
        raise _At("metric", UnknownMetric(f"'{pledge.metric}' is no metric", "A metric is written AR5GWP100"))
    if pledge.gases in GAS_WORDS:
        return
    for word in pledge.gases.split():
        if word in GAS_WORDS or word.casefold() in BASKETS:
            continue
        try:
            gas_named(word)
        except UnknownGas as error:
            raise _At("gases", error) from None


def _no_contradiction(pledge: Pledge, said: dict[tuple[object, ...], Pledge]) -> None:
    """Two headline targets of one submission for the same year, condition and kind must not differ."""
    if pledge.role != "headline" or pledge.kind in (Kind.SECTOR, Kind.NON_EMISSION):
        return
    key = (pledge.party, pledge.target_year, pledge.conditional, pledge.kind, pledge.submitted)
    other = said.setdefault(key, pledge)
    if other is not pledge and (other.low, other.high, other.unit) != (pledge.low, pledge.high, pledge.unit):
        raise _At(
            "low",
            BadInput(
                f"'{pledge.id}' contradicts '{other.id}'",
                f"{pledge.party} cannot have two headline targets of one kind for {pledge.target_year}",
                next_step="Make one of them an alternative_form or supplementary",
            ),
        )
