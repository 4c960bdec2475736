"""What a question about climate finance needs, from the snapshot: the base, the pledges with and without what
is conditional, people and output."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stocktake.equity.conditional import Pledged
    from stocktake.equity.finance import Flow
    from stocktake.equity.finance_answer import Told
    from stocktake.findings import Finding
    from stocktake.pathways.levers.base import Base
    from stocktake.pathways.levers.parameters import Settings
    from stocktake.sources.lever_base import Choices

READINGS = ("unconditional", "conditional")


@cache
def read_conditional(base: str) -> Pledged | None:
    """Pledges of the base's date and ambition, the newest and the weaker end where it is no base of pledges.

    base : as ``lever_base.read_future`` takes it
    None where the base holds the conditional part already. Only targets count, no net zero: needs are told
    for those.
    """
    from stocktake.equity.conditional import Pledged
    from stocktake.pathways.assemble import pledge_variants
    from stocktake.sources import lever_base
    from stocktake.sources.promised import KNOWN_UNTIL

    variant = lever_base.variant_of(base)
    pledged = variant is not None and variant.kind == "pledges"
    if variant is not None and pledged and variant.conditionality == READINGS[1]:
        return None
    date, ambition = (variant.as_of, variant.ambition) if variant is not None and pledged else ("", "")
    date, ambition = date or KNOWN_UNTIL, ambition or "low"
    names = {
        one.conditionality: one.name.partition(".")[2]
        for one in pledge_variants(stand=date[:4])
        if one.ambition == ambition and not one.net_zero
    }
    bases = [f"{lever_base.PLEDGES}@{date}/{names[reading]}" for reading in READINGS]
    futures = [lever_base.read_future(name) for name in bases]
    without, with_ = (lever_base.read_world(name) for name in bases)
    return Pledged(
        date=date,
        last=int(names[READINGS[0]].rpartition(".")[2][:4]),
        ambition=ambition,
        worlds=(without, with_),
        countries=tuple(one.countries.isel(scenario=0, drop=True) for one in futures),  # type: ignore[arg-type]
        ghg=tuple(one.ghg.isel(scenario=0, drop=True) for one in futures),  # type: ignore[arg-type]
    )


def told(
    base: str,
    choices: Choices,
    settings: Settings,
    flow: Flow,
    providers: str,
    fixed: Mapping[str, str],
    to: str,
) -> Told:
    """Everything that is told of a flow on a base.

    fixed : axes of ``conditional`` held at one choice
    to    : the recipients as they were asked for
    """
    from stocktake.equity import conditional, finance
    from stocktake.equity.finance_answer import Told
    from stocktake.equity.providers import parts_of_providers
    from stocktake.sources import inventories, lever_base

    laid_on, warmer = lever_base.read_lever_base(base, choices), lever_base.read_ready_climate(base)
    world = inventories.read_world(None)
    people = conditional.people_parts(world)
    chosen = {"base": base, "recipients": to, **vars(choices)}
    sources, factors = lever_base.sources_of(base), lever_base.read_factors()
    return Told(
        flow=flow,
        base=base,
        settings=settings,
        measures=tuple(finance.findings(laid_on, warmer, flow, settings, factors, chosen, sources)),
        conditional=tuple(_unlocked(base, laid_on, flow, people, fixed, chosen)),
        bought=finance.purchases(laid_on, flow, settings),
        pledged=read_conditional(base),
        recipients=conditional.recipients_of(flow, people),
        people=people,
        providers=tuple(parts_of_providers(world, providers, flow.amount / 1e9)),
        group=providers,
    )


def _unlocked(
    base: str,
    laid_on: Base,
    flow: Flow,
    people: Mapping[str, float],
    fixed: Mapping[str, str],
    chosen: Mapping[str, str],
) -> list[Finding]:
    """Rows of the conditional part; reasons where the base holds it already."""
    from stocktake.equity import conditional
    from stocktake.sources import lever_base

    pledged = read_conditional(base)
    if pledged is None:
        return conditional.held_already()
    return conditional.findings(
        laid_on,
        lever_base.read_ready_climate(base),
        flow,
        pledged,
        conditional.recipients_of(flow, people),
        fixed,
        chosen,
        _sources(base, pledged),
    )


def _sources(base: str, pledged: Pledged) -> tuple[str, ...]:
    from stocktake.sources import lever_base

    of_pledges = lever_base.sources_of(f"{lever_base.PLEDGES}@{pledged.date}")
    return tuple(dict.fromkeys((*lever_base.sources_of(base), *of_pledges, "population")))
