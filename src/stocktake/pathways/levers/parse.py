"""From what a user types to levers, and back.

    coal=-80%@2040:CHN,IND              80 % below the base from 2040 on, growing from the first year
    coal=-80%@2030-2040~smooth:CHN      growing from 2030, slow at both ends
    methane=-30%/2020@2030              30 % below the level of 2020
    beccs=2Gt@2050  carbonprice=100@2035  finance=300e9@2026-2035:LDC

YAML holds the same in long form, and may hold the base, joint statements and choices too::

    base: ssp370
    with: [methane_pledge_2021]
    set: {ccs.capture_rate: low}
    levers:
      - lever: coal
        depth: 80%
        start: 2026
        end: 2040
        shape: linear
        places: [CHN, IND]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from stocktake.errors import BadInput, OutOfRange, StocktakeError, UnknownPlace, nearest
from stocktake.pathways.levers.base import Base
from stocktake.pathways.levers.catalogue import KINDS, kind_of
from stocktake.pathways.levers.contract import Lever, Measure
from stocktake.pathways.levers.inventory_rows import JOINT
from stocktake.pathways.levers.timing import FIRST_YEAR, Shape, Timing

# from what a user calls a place or group to ISO3 codes
Resolve = Callable[[str], tuple[str, ...]]

FORM = re.compile(
    r"^(?P<name>[^=]+)=(?P<depth>[^@/:~]+)(?:/(?P<reference>\d{4}))?"
    r"(?:@(?:(?P<start>\d{4})-)?(?P<end>\d{4}))?(?:~(?P<shape>\w+))?(?::(?P<places>.+))?$"
)
EXAMPLE = "coal=-80%@2040:CHN,IND"
AMOUNT = re.compile(r"^(?P<number>[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*(?P<unit>[A-Za-z%/0-9]*)$")
SCALE = {
    Measure.FRACTION: {"%": 0.01, "": 1.0},
    Measure.GT_CO2: {"Gt": 1.0, "": 1.0, "Mt": 1e-3, "GtCO2": 1.0, "MtCO2": 1e-3},
    Measure.PRICE: {"": 1.0, "USD": 1.0, "USD/t": 1.0, "USD/tCO2": 1.0},
    Measure.MONEY: {"": 1.0, "USD": 1.0, "bn": 1e9, "tn": 1e12},
}
LEAST_MONEY = 1e6  # USD a year; who writes less has left out the unit


def parse_lever(text: str, base: Base, resolve: Resolve) -> Lever:
    """One lever from its short form; BadInput with an example where the form is not that."""
    found = FORM.match(text.strip())
    if found is None:
        name = text.split("=", maxsplit=1)[0]
        hint = name if name in KINDS else (*nearest(name, KINDS), "coal")[0]
        raise BadInput(
            f"'{text}' has not the form of a lever",
            f"A lever is written NAME=DEPTH@YEAR:PLACES, such as {EXAMPLE}",
            next_step=f"Try {hint}=-50%@2035, or see `stocktake lever --list`",
        )
    given = found.groupdict()
    if given["end"] is None:
        raise BadInput(
            f"'{text}' does not say by when",
            "The year of the full depth stands after @",
            next_step=f"Write {given['name']}={given['depth']}@2035",
        )
    return make_lever(
        given["name"].strip(),
        given["depth"].strip(),
        base,
        resolve,
        end=int(given["end"]),
        start=int(given["start"]) if given["start"] else None,
        shape=given["shape"] or "linear",
        places=[word.strip() for word in (given["places"] or "").split(",") if word.strip()],
        reference=int(given["reference"]) if given["reference"] else None,
        said=text,
    )


def make_lever(
    name: str,
    depth: str | float,
    base: Base,
    resolve: Resolve,
    *,
    end: int,
    start: int | None = None,
    shape: str = "linear",
    places: Sequence[str] = (),
    reference: int | None = None,
    said: str = "",
) -> Lever:
    """One lever from its parts; every part is checked."""
    kind = kind_of(name)
    form = Shape.named(shape)
    first = (
        end if form is Shape.STEP and start is None else start if start is not None else min(FIRST_YEAR, end)
    )
    timing = Timing(first, end, form)
    size = read_depth(depth, kind)
    if kind.measure is Measure.MONEY and 0 < size < LEAST_MONEY:
        raise OutOfRange(
            f"USD {size:g} a year is too little to be told in degrees",
            f"At least USD {LEAST_MONEY:,.0f} a year is wanted",
            nearest=(f"{size:g}bn",),
            next_step="Amounts are dollars: write 300bn or 300e9",
        )
    where = places_of(places, base, resolve) if places else ()
    short = said or _short_form(kind, size, timing, reference, places)
    return kind(where, size, timing, reference, short)


def _short_form(
    kind: type[Lever], size: float, timing: Timing, reference: int | None, places: Sequence[str]
) -> str:
    """The lever as it would be typed, for one that came in long form."""
    depth = f"-{100 * size:g}%" if kind.measure is Measure.FRACTION else f"{size:g}"
    against = f"/{reference}" if reference is not None else ""
    start = "" if timing.start == FIRST_YEAR else f"{timing.start}-"
    shape = "" if timing.shape is Shape.LINEAR else f"~{timing.shape.value}"
    where = f":{','.join(places)}" if places else ""
    return f"{kind.name}={depth}{against}@{start}{timing.end}{shape}{where}"


def read_depth(depth: str | float, kind: type[Lever]) -> float:
    """A depth as the lever counts it: ``-80%`` and ``80%`` and ``0.8`` are 0.8 of a fraction."""
    found = AMOUNT.match(str(depth).strip())
    units = SCALE[kind.measure]
    if found is None or found["unit"] not in units:
        raise BadInput(
            f"'{depth}' is no depth of {kind.name}",
            f"It counts {kind.measure.value}; units are {', '.join(unit or '(none)' for unit in units)}",
            next_step=f"Write {kind.name}={kind.measure.example}@2035",
        )
    number = float(found["number"]) * units[found["unit"]]
    if kind.measure is not Measure.FRACTION:
        return number
    if not found["unit"] and 1.0 < abs(number) <= 100.0:
        raise BadInput(
            f"'{depth}' would be {abs(number):.0%} of what {kind.name} holds",
            "A fraction is written in percent, or as a part of one",
            nearest=(f"-{abs(number):g}%",),
        )
    if str(depth).strip().startswith("+"):
        raise BadInput(
            f"'{depth}' would raise emissions",
            "Levers cut; a depth is written with a minus sign",
            next_step=f"Write {kind.name}=-{str(depth).strip()[1:]}@2035",
        )
    return abs(number)


def places_of(words: Iterable[str], base: Base, resolve: Resolve) -> tuple[str, ...]:
    """Places of the base behind the words; a country that the inventory counts with others is refused
    alone.
    """
    known = set(base.places)
    found: set[str] = set()
    for word in words:
        if word.upper() in known:
            found.add(word.upper())
            continue
        members = set(resolve(word))
        found |= members & known
        for joint, parts in JOINT.items():
            asked = members & set(parts)
            if not asked or joint not in known:
                continue
            if len(members) == 1:
                raise UnknownPlace(
                    f"'{word}' stands in the inventory together with others",
                    f"{', '.join(parts)} are one place {joint} there",
                    nearest=(joint,),
                )
            found.add(joint)
        if not members & known and not any(members & set(parts) for parts in JOINT.values()):
            raise UnknownPlace(
                f"'{word}' has no emissions in the inventory",
                nearest=nearest(word, known),
                next_step="See `stocktake places`",
            )
    return tuple(sorted(found))


@dataclass(frozen=True)
class Written:
    """What a YAML file asks for.

    levers     : rows in long or short form
    base       : name of the base; None where the file says none
    statements : joint statements, as after ``--with``
    chosen     : parameter or choice to its level, as after ``--set``
    """

    levers: tuple[Any, ...]
    base: str | None = None
    statements: tuple[str, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)


def read_document(document: Any) -> Written:
    """The parts of a YAML document: a list of levers, or a mapping with base, statements and choices too."""
    if isinstance(document, list):
        document = {"levers": document}
    if isinstance(document, Mapping):
        unknown = [str(key) for key in document if key not in TOP]
        if unknown:
            raise BadInput(
                f"The file has the unknown key '{unknown[0]}'",
                f"Keys are {', '.join(TOP)}",
                nearest=nearest(unknown[0], TOP),
            )
    rows = document.get("levers", []) if isinstance(document, Mapping) else None
    said = document.get("with", []) if isinstance(document, Mapping) else []
    statements = [said] if isinstance(said, str) else list(said or [])
    if not isinstance(rows, list) or not (rows or statements):
        raise BadInput(
            "The file holds no levers",
            "It needs a list under `levers`, each with lever, depth and end",
            next_step=f"Begin with:\nlevers:\n  - {EXAMPLE}",
        )
    chosen = document.get("set") or {}
    if not isinstance(chosen, Mapping):
        raise BadInput(
            "`set` in the file is no mapping",
            "It is written NAME: LEVEL, one to a line",
            next_step="Write\nset:\n  ccs.capture_rate: low",
        )
    base = document.get("base")
    return Written(
        levers=tuple(rows),
        base=None if base is None else str(base),
        statements=tuple(str(word) for word in statements),
        chosen={str(name): str(level) for name, level in chosen.items()},
    )


def from_yaml(document: Any, base: Base, resolve: Resolve) -> tuple[Lever, ...]:
    """Levers of a YAML document, each in long or short form; an error names the row."""
    found = []
    for number, row in enumerate(read_document(document).levers, start=1):
        try:
            found.append(_yaml_row(row, base, resolve))
        except StocktakeError as error:
            raise type(error)(
                f"Lever {number} of the file: {error.came}",
                error.wanted,
                nearest=error.nearest,
                next_step=error.next_step,
            ) from None
    return tuple(found)


TOP = ("levers", "base", "with", "set")
ALLOWED = ("lever", "depth", "start", "end", "shape", "places", "reference")


def _yaml_row(row: Any, base: Base, resolve: Resolve) -> Lever:
    if isinstance(row, str):
        return parse_lever(row, base, resolve)
    if not isinstance(row, Mapping):
        raise BadInput(f"'{row}' is neither text nor a mapping", f"Write {EXAMPLE}")
    unknown = [str(key) for key in row if key not in ALLOWED]
    missing = [key for key in ("lever", "depth", "end") if key not in row]
    if unknown or missing:
        raise BadInput(
            f"It has the unknown key '{unknown[0]}'" if unknown else f"It lacks '{missing[0]}'",
            f"Keys are {', '.join(ALLOWED)}",
            nearest=nearest(unknown[0], ALLOWED) if unknown else (),
        )
    places = row.get("places") or []
    words = places.split(",") if isinstance(places, str) else places
    return make_lever(
        str(row["lever"]),
        row["depth"],
        base,
        resolve,
        end=_year(row["end"]),
        start=_year(row["start"]) if row.get("start") is not None else None,
        shape=str(row.get("shape", "linear")),
        places=[str(word).strip() for word in words],
        reference=_year(row["reference"]) if row.get("reference") is not None else None,
    )


def _year(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().isdigit():
        return int(value)
    raise BadInput(f"'{value}' is no year", "A year is a whole number such as 2040")
