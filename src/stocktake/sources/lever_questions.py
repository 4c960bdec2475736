"""From words about levers to a question that can be answered: for the command line and for Python alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from stocktake.errors import BadInput
from stocktake.sources import lever_base

if TYPE_CHECKING:
    from stocktake.assessment.lever_answer import Question
    from stocktake.pathways.levers.parameters import Parameter, Settings
    from stocktake.pathways.levers.statements import Applied
    from stocktake.sources.lever_base import Choices


def asked(
    levers: Iterable[str] = (),
    statements: Iterable[str] = (),
    base: str | None = None,
    chosen: Mapping[str, str] | None = None,
    document: object = None,
) -> tuple[Question, tuple[Applied, ...]]:
    """The question that levers, statements and a YAML document ask, and what statements were taken to mean.

    levers     : in short form, ``coal=-80%@2040:CHN,IND``
    statements : joint statements, ``sunnylands_2023`` or ``methane_pledge_2021:low``
    base       : a scenario or pledges; without it the document's, else the default
    chosen     : parameter or choice to its level
    document   : what a YAML file holds; what the other arguments say goes before it
    """
    from stocktake.pathways.levers.parse import from_yaml, parse_lever, read_document
    from stocktake.pathways.levers.statements import applied

    levers, statements, chosen = list(levers), list(statements), dict(chosen or {})
    if not levers and not statements and document is None:
        raise BadInput(
            "No lever was given",
            "A lever is written NAME=DEPTH@YEAR:PLACES",
            next_step="Try `stocktake lever coal=-80%@2040:CHN,IND`, or see `stocktake lever --list`",
        )
    rows = False
    if document is not None:
        written = read_document(document)
        base = base or written.base
        chosen = {**written.chosen, **chosen}
        statements = [*written.statements, *statements]
        rows = bool(written.levers)
    name = base or lever_base.DEFAULT_BASE
    choices, settings = choices_in(chosen)
    told = lever_base.read_lever_base(name, choices)
    resolve = lever_base.resolve_places
    laid = [parse_lever(text, told, resolve) for text in levers]
    if rows:
        laid += from_yaml(document, told, resolve)
    clauses = tuple(clause for text in statements for clause in applied(text, told, resolve))
    laid += [one for clause in clauses for one in clause.levers]
    return lever_base.question(name, choices, settings, tuple(laid)), clauses


def choices_in(chosen: Mapping[str, str], parameters: tuple[Parameter, ...] = ()) -> tuple[Choices, Settings]:
    """Names and levels as choices about the base and settings of parameters.

    parameters : of the question, beside those of the levers
    """
    from stocktake.pathways.levers.catalogue import parameters_of
    from stocktake.pathways.levers.parameters import Settings

    about_base = {name: level for name, level in chosen.items() if name in lever_base.AXES}
    others = {name: level for name, level in chosen.items() if name not in lever_base.AXES}
    return lever_base.choices_of(about_base), Settings.of(others, (*parameters_of(), *parameters))
