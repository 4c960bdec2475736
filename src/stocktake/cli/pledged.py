"""What commands about pathways of pledges share: the date, the names of pathways, numbers of a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.output import console

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.pathways import Variant

Say = Callable[..., str]

PledgesAsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        help="Pledges as of this date, from 2016-01-01; the newest known without it. "
        "A date in 2021 gives the set of that year.",
    ),
]
HotAir = Annotated[bool, typer.Option("--hot-air", help="Leave targets above business as usual as they are.")]


def say_how_old(date: str, say: Say) -> None:
    """That newer pledges are known, or that knowledge ends before the date; nothing of the newest."""
    from stocktake.sources.promised import KNOWN_UNTIL, OF_THE_SET

    if date == KNOWN_UNTIL:
        console().print(say("pledges.outlook.newest", known=KNOWN_UNTIL, before=OF_THE_SET), markup=False)
    elif date > KNOWN_UNTIL:
        console().print(say("pledges.outlook.known", known=KNOWN_UNTIL), markup=False)
    else:
        console().print(say("pledges.outlook.older", date=date, known=KNOWN_UNTIL), markup=False)


def label(variant: Variant, say: Say) -> str:
    """A pathway as readers know it."""
    if variant.kind != "pledges":
        name = variant.name if variant.kind == "own" else variant.name.upper()
        return say(f"pledges.variant.{variant.kind}", name=name)
    return say(
        "pledges.variant.pledges",
        conditionality=say(f"pledges.variant.{variant.conditionality}"),
        ambition=say(f"pledges.variant.{variant.ambition}"),
        later=say(f"pledges.variant.{variant.name.rpartition('.')[2]}"),
    )


def number(row: Finding, key: str) -> float:
    """A number among the row's own keys."""
    value = row.keys[key]
    assert isinstance(value, int | float), f"{row.id} has no number {key}"
    return float(value)


def entries(row: Finding, key: str) -> Mapping[str, float]:
    """A mapping among the row's own keys, such as percentiles or limits."""
    value = row.keys[key]
    assert isinstance(value, Mapping), f"{row.id} has no mapping {key}"
    return value
