"""Pledges from CSV or YAML text: checked field by field, errors with line and column, nothing lost.

One bad pledge is refused with its reason and the others are read. A file that is no table at all, or lacks a
needed column, is refused as a whole. It takes text and gives objects; opening the file is the business of
``sources``.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stocktake.errors import BadFile, BadInput, StocktakeError, nearest
from stocktake.pledges.checking import ANYTHING, Known, Wrong, check, check_against, no_contradiction
from stocktake.pledges.pledge import (
    BASE_LAND_USE,
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

if TYPE_CHECKING:
    import yaml

_NUMBERS = {"low", "high", "base_level"}
_YEARS = {"target_year", "base_year"}
_CLOSED: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(kind.value for kind in Kind),
    "conditional": CONDITIONS,
    "land_use": LAND_USE,
    "base_land_use": BASE_LAND_USE,
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
    """One value as text, with its place in the file, and what is wrong with it where it is no text."""

    text: str
    line: int
    column: int
    error: StocktakeError | None = None


@dataclass(frozen=True)
class Read:
    """What a file gave: pledges in its order, and what was refused."""

    pledges: tuple[Pledge, ...]
    refused: tuple[Refused, ...]


def read_csv(text: str, file: str, known: Known = ANYTHING) -> Read:
    """Pledges of a CSV text with a header line; columns are the fields of ``Pledge``."""
    lines = list(csv.reader(_lines(text)))
    if not text.strip():
        raise BadFile(f"{file} is empty", f"A header with {', '.join(REQUIRED)} was wanted")
    header = [name.strip() for name in lines[0]]
    _check_header(header, file)
    return _read(_csv_rows(text, header, file), file, known)


def read_yaml(text: str, file: str, known: Known = ANYTHING) -> Read:
    """Pledges of a YAML text: a list of mappings with the fields of ``Pledge``."""
    return _read(_yaml_rows(text, file), file, known)


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
            padded = [*row, *[""] * (len(header) - len(row))]
            cells = {
                name: Cell(cell.strip(), start, place + 1)
                for place, (name, cell) in enumerate(zip(header, padded, strict=False))
            }
            if len(row) > len(header):
                error = BadInput(f"There are {len(row)} values", f"The header has {len(header)} columns")
                cells["id"] = replace(cells["id"], error=error)
            yield cells
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
        row: dict[str, Cell] = {}
        if isinstance(entry, yaml.MappingNode):
            for key, value in entry.value:
                name = str(key.value)
                row[name] = _yaml_cell(name, value, row.get(name))
            row.setdefault("id", Cell("", line, 1))
        else:
            row["id"] = Cell("", line, 1, BadInput("This is no mapping", "A pledge is a mapping of fields"))
        yield row


def _yaml_cell(name: str, value: yaml.Node, before: Cell | None) -> Cell:
    """The value of a field; with an error where there is no such field, or it stands there twice."""
    line, column = value.start_mark.line + 1, value.start_mark.column + 1
    error: StocktakeError | None = None
    if name not in FIELDS:
        error = BadInput(
            f"'{name}' is no field", f"Known are {', '.join(FIELDS)}", nearest=nearest(name, FIELDS)
        )
    elif before is not None:
        error = BadInput(f"'{name}' stands here a second time", f"The first is in line {before.line}")
    elif not isinstance(value.value, str):
        error = BadInput(f"'{name}' has more than one value", "One value was wanted")
    empty = error is not None or value.tag == "tag:yaml.org,2002:null"
    return Cell("" if empty else value.value.strip(), line, column, error)


def _read(rows: Iterable[dict[str, Cell]], file: str, known: Known) -> Read:
    pledges: list[Pledge] = []
    refused: list[Refused] = []
    first_line: dict[str, int] = {}
    said: dict[tuple[object, ...], Pledge] = {}
    for row in rows:
        name = row["id"].text
        try:
            if name and name in first_line:
                raise Wrong("id", BadInput(f"'{name}' is already the id of line {first_line[name]}"))
            first_line[name] = row["id"].line
            pledge = _pledge(row)
            check_against(pledge, known)
            no_contradiction(pledge, said)
        except Wrong as at:
            cell = row.get(at.field, row["id"])
            refused.append(Refused(name, file, cell.line, cell.column, at.field, at.error))
            continue
        pledges.append(pledge)
    return Read(tuple(pledges), tuple(refused))


def _pledge(row: Mapping[str, Cell]) -> Pledge:
    for name, cell in row.items():
        if cell.error is not None:
            raise Wrong(name, cell.error)
    for name in REQUIRED:
        if name not in row or not row[name].text:
            raise Wrong(name, BadInput(f"The field '{name}' is empty"))
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
    check(pledge)
    return pledge


def _number(name: str, text: str) -> float | int | None:
    if not text:
        return None
    try:
        value = int(text) if name in _YEARS else float(text)
        if not math.isfinite(value):
            raise ValueError(text)
        return value
    except ValueError:
        wanted = "a year" if name in _YEARS else "a number"
        raise Wrong(name, BadInput(f"'{text}' is not {wanted}")) from None


def _one_of(name: str, text: str) -> str:
    known = _CLOSED[name]
    if text in known:
        return text
    shown = [word for word in known if word]
    raise Wrong(
        name,
        BadInput(
            f"'{text}' is no choice for {name}",
            f"Known are {', '.join(shown)}",
            nearest=nearest(text, shown),
        ),
    )
