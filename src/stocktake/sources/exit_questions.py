"""From words about leaving fossil power or capturing its CO2 to the answer: for every way in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from stocktake.errors import UnknownChoice, nearest
from stocktake.sources import lever_base
from stocktake.sources.lever_questions import choices_in

if TYPE_CHECKING:
    from stocktake.assessment.exit_answer import Told
    from stocktake.assessment.exit_terms import Terms
    from stocktake.pathways.levers.base import Base

Kind = TypeVar("Kind", bound=Enum)


def exit_or_capture(
    depth: str = "60%",
    by: int = 2040,
    places: str = "",
    effort: str = "service",
    ramp: str = "limited",
    growth: str = "share",
    base: str = lever_base.DEFAULT_BASE,
    chosen: Mapping[str, str] | None = None,
) -> Told:
    """Leaving fossil power beside capturing its CO2 at equal effort: degrees, dollars, and where each wins.

    depth  : part of coal and gas power to leave, such as ``"60%"``, complete in the year ``by``
    places : places or groups, separated by commas; the world without
    effort : what is equal: ``service``, ``gross`` (CO2 at the chimney) or ``cost``
    ramp   : growth ``limited`` to what has happened or been judged feasible, or ``free``
    growth : of the world's limit on capture, places get their ``share``, or all of it (``world``)
    chosen : parameter or choice to its level
    """
    from stocktake.assessment import exit_answer
    from stocktake.assessment.exit_terms import PARAMETERS

    choices, settings = choices_in(chosen or {}, PARAMETERS)
    laid_on = lever_base.read_lever_base(base, choices)
    return exit_answer.told(
        laid_on,
        lever_base.read_ready_climate(base),
        _terms(depth, by, places, (effort, ramp, growth), laid_on),
        settings,
        {"base": base, **vars(choices)},
        lever_base.sources_of(base),
    )


def _terms(depth: str, by: int, places: str, kinds: tuple[str, str, str], base: Base) -> Terms:
    """The terms; kinds are those of effort, ramp and growth."""
    from stocktake.assessment.exit_terms import Effort, Growth, Ramp, Terms, read_part
    from stocktake.pathways.levers.parse import places_of
    from stocktake.pathways.levers.timing import Timing

    words = [word.strip() for word in places.split(",") if word.strip()]
    where = places_of(words, base, lever_base.resolve_places) if words else ()
    Timing(2026, by)  # refuses a year out of range
    effort, ramp, growth = kinds
    return Terms(
        read_part(depth), by, where, _one_of(Effort, effort), _one_of(Ramp, ramp), _one_of(Growth, growth)
    )


def _one_of(kind: type[Kind], word: str) -> Kind:
    known = [item.value for item in kind]
    if word not in known:
        raise UnknownChoice(
            f"'{word}' is no choice for {kind.__name__.lower()}",
            f"Known are {', '.join(known)}",
            nearest=nearest(word, known),
        )
    return kind(word)
