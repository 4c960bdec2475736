"""What a user asks of a search: from words to limits, probabilities, and levers with bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from stocktake.errors import BadInput, OutOfRange, UnknownChoice, nearest

if TYPE_CHECKING:
    from stocktake.assessment.seek import Weights
    from stocktake.assessment.seek_terms import Term
    from stocktake.pathways.levers.base import Base
    from stocktake.pathways.levers.contract import Lever

Resolve = Callable[[str], tuple[str, ...]]
DEGREES = re.compile(r"^(?P<number>\d+(?:\.\d+)?)\s*(?:°\s*C|℃|C|K|degrees)?$", re.IGNORECASE)
SHARE = re.compile(r"^(?P<number>\d+(?:\.\d*)?|\.\d+)\s*(?P<percent>[%％]?)$")


def read_limit(word: str) -> float:
    """Degrees above 1850-1900: ``1.7``, ``1.7C`` and ``1.7 °C``."""
    found = DEGREES.match(word.strip())
    if found is None:
        raise BadInput(
            f"'{word}' is no limit of warming",
            "It is a number of °C above 1850-1900",
            next_step="Write --limit 1.7",
        )
    return float(found["number"])


def read_probability(word: str) -> float:
    """A share of members: ``67%`` and ``0.67``."""
    found = SHARE.match(word.strip())
    if found is None:
        raise BadInput(
            f"'{word}' is no probability",
            "It is the share of members that stay below, in per cent or from 0 to 1",
            next_step="Write --probability 67% or --probability 0.67",
        )
    number = float(found["number"])
    if not found["percent"] and 1.0 < number < 100.0:
        raise OutOfRange(
            f"The probability {number:g} is not between 0 and 1",
            "A share in per cent is written with its sign",
            nearest=(f"{number:g}%", f"{number / 100.0:g}"),
        )
    return number / 100.0 if found["percent"] else number


def read_when(word: str) -> int | str:
    """``peak`` or a year."""
    from stocktake.pathways.levers.timing import FIRST_YEAR, LAST_YEAR

    if word == "peak":
        return word
    if not word.isdigit():
        raise BadInput(f"'{word}' is neither a year nor `peak`", next_step="Write a year such as 2100")
    if not FIRST_YEAR <= int(word) <= LAST_YEAR:
        raise OutOfRange(f"The year {word} is not between {FIRST_YEAR} and {LAST_YEAR}", nearest=("2100",))
    return int(word)


def read_weights(word: str) -> Weights:
    """What the least change is measured by."""
    from stocktake.assessment.seek import Weights

    known = [weights.value for weights in Weights]
    if word not in known:
        raise UnknownChoice(
            f"Change cannot be weighed by '{word}'",
            f"It can by {', '.join(known)}",
            nearest=nearest(word, known),
        )
    return Weights(word)


def read_terms(
    told: Iterable[str], bounds: Iterable[str], by: int, base: Base, resolve: Resolve
) -> tuple[Term, ...]:
    """Levers sought with: names, or whole levers as upper bounds, and their bounds.

    by : year of the full depth of levers given by name
    """
    from stocktake.assessment.seek_terms import PARTS, Term
    from stocktake.pathways.levers.parse import parse_lever

    limits = dict(_bound(word) for word in bounds)
    words = [word for text in told for word in _words(text)]
    found, named = [], set()
    for word in words:
        text = word if "=" in word else _at_most(word, by)
        parts = PARTS.match(text)
        name = parts["name"].strip() if parts else text
        low, high = limits.get(name, ("", ""))
        if high and parts:
            text = f"{name}={high}{parts['tail']}"
        found.append(Term(parse_lever(text, base, resolve), text, low))
        named.add(name)
    for name in limits:
        if name not in named:
            raise BadInput(
                f"Bounds are given for {name}, which is not among the levers sought with",
                nearest=nearest(name, named),
            )
    return tuple(found)


def read_given(told: Sequence[str], base: Base, resolve: Resolve) -> tuple[Lever, ...]:
    """What holds anyway: whole levers, and joint statements with all that their clauses stand for."""
    from stocktake.pathways.levers.parse import parse_lever
    from stocktake.pathways.levers.statements import applied

    found: list[Lever] = []
    for text in told:
        if "=" in text:
            found.append(parse_lever(text, base, resolve))
            continue
        found += [lever for clause in applied(text, base, resolve) for lever in clause.levers]
    return tuple(found)


def _at_most(name: str, by: int) -> str:
    """A lever given by name, at what its sources hold possible, as one would type it."""
    from stocktake.pathways.levers.catalogue import kind_of
    from stocktake.pathways.levers.contract import Measure
    from stocktake.pathways.levers.statements import ALIASES, STATEMENTS

    head = name.partition(":")[0]
    if head in STATEMENTS or head in ALIASES:
        raise BadInput(
            f"'{name}' is a joint statement, which has no depth that could be sought",
            "It is kept or not; levers sought with can make up what it leaves",
            next_step=f"Write --given {name} to have it hold anyway, and levers after --with",
        )
    kind = kind_of(name)
    most = {
        Measure.FRACTION: f"-{100 * kind.possible:g}%",
        Measure.GT_CO2: f"{kind.possible:g}Gt",
        Measure.PRICE: f"{kind.possible:g}",
        Measure.MONEY: f"{kind.possible / 1e9:g}e9",
    }[kind.measure]
    return f"{name}={most}@{by}"


def _words(text: str) -> list[str]:
    """Words between commas; a comma between a lever's places does not part: what follows one and is no
    lever is a place.
    """
    from stocktake.pathways.levers.catalogue import KINDS
    from stocktake.pathways.levers.statements import ALIASES, STATEMENTS

    known = {*KINDS, *STATEMENTS, *ALIASES}
    found: list[str] = []
    for word in text.split(","):
        clean = word.strip()
        if found and ":" in found[-1] and "=" in found[-1] and "=" not in clean and clean not in known:
            found[-1] += f",{clean}" if clean else ""
        elif clean:
            found.append(clean)
    return found


def _bound(word: str) -> tuple[str, tuple[str, str]]:
    """Name, least and most; both written as depths of cuts where they are per cent."""
    name, equals, span = word.partition("=")
    low, dots, high = span.partition("..")
    if not equals or not span:
        raise BadInput(
            f"'{word}' is no bound",
            "Bounds are written NAME=LEAST..MOST or NAME=MOST",
            next_step="Try --bounds coal=20%..90%",
        )
    least, most = (low, high) if dots else ("", low)
    return name.strip(), (_cut(least), _cut(most))


def _cut(depth: str) -> str:
    clean = depth.strip()
    return f"-{clean}" if clean.endswith("%") and clean[:1].isdigit() else clean
