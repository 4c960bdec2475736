"""``stocktake lever --list``: every lever, parameter, choice and statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from stocktake import __version__
from stocktake.cli.output import console, print_table

Say = Callable[..., str]


def document() -> dict[str, object]:
    """All of it as one plain dictionary, ready for JSON."""
    from stocktake.pathways.levers.catalogue import KINDS, parameters_of
    from stocktake.pathways.levers.statements import STATEMENTS

    return {
        "levers": [
            {
                "name": name,
                "measure": kind.measure.value,
                "possible": kind.possible,
                "cost_usd_per_t": list(kind.cost),
                "cost_source": kind.cost_source,
                "parameters": [parameter.name for parameter in kind.parameters],
            }
            for name, kind in KINDS.items()
        ],
        "statements": list(STATEMENTS),
        "parameters": [vars(parameter) for parameter in parameters_of()],
        "choices": {name: list(levels) for name, levels in _axes().items()},
        "version": __version__,
    }


def show(say: Say) -> None:
    """Three tables and a line: levers, parameters with their ranges, choices about the base, statements."""
    from stocktake.pathways.levers.statements import STATEMENTS

    print_table([say(f"levers.head.{name}") for name in ("lever", "measure", "does")], _levers(say))
    heads = [say(f"levers.head.{name}") for name in ("parameter", "central", "range", "unit")]
    print_table(heads, _parameters(say), title=say("levers.parameters"), right=(1, 2))
    print_table(
        [say("levers.head.parameter"), say("levers.head.choices")],
        [(name, ", ".join(levels)) for name, levels in _axes().items()],
        title=say("levers.axes"),
    )
    console().print(say("levers.statements", names=", ".join(STATEMENTS)), markup=False)


def _axes() -> Mapping[str, Sequence[str]]:
    from stocktake.pathways.levers.parameters import AFTER, AFTER_TARGET
    from stocktake.sources import lever_base

    return {**lever_base.AXES, AFTER_TARGET: AFTER}


def _levers(say: Say) -> list[tuple[str, ...]]:
    from stocktake.pathways.levers.catalogue import KINDS

    return [
        (name, say(f"levers.measure.{kind.measure.name.lower()}"), say(f"levers.names.{_key(name)}"))
        for name, kind in KINDS.items()
    ]


def _parameters(say: Say) -> list[tuple[str, ...]]:
    from stocktake.pathways.levers.catalogue import parameters_of

    return [
        (
            one.name,
            f"{one.central:g}",
            f"{one.low:g} .. {one.high:g}",
            say(f"levers.parameter.{_key(one.name)}"),
        )
        for one in parameters_of()
    ]


def _key(name: str) -> str:
    return name.replace(".", "_")
