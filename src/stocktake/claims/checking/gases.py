"""The order of the gases, and the share of one in all; by metric, in the world or in a place."""

from __future__ import annotations

from stocktake.claims.checking.asking import Table, closest_of, judged, number_of, refused, table_of, year_of
from stocktake.claims.claim import Claim, Gases, Why
from stocktake.claims.tolerance import admits
from stocktake.claims.verdict import Judgement
from stocktake.errors import BadInput, NoAnswer
from stocktake.findings import Finding
from stocktake.inventory.datasets import KYOTO, THREE_GASES
from stocktake.inventory.questions.gases import gas_rank, gases
from stocktake.inventory.world import World

NAMES = {
    Gases.CO2: "CO2",
    Gases.FOSSIL_CO2: "CO2",
    Gases.CH4: "CH4",
    Gases.N2O: "N2O",
    Gases.F_GASES: "F-gases",
}


def check_rank(world: World, claim: Claim) -> Judgement:
    """The verdict on "the second most important greenhouse gas"."""
    told = claim.figure
    assert told is not None, "a rank without a figure"
    name = NAMES.get(Gases(claim.subject[0]))
    if name is None or claim.cumulative or claim.per:
        return refused(Why.SCOPE)
    year = year_of(world, claim)
    table = _table(claim, lambda fixed: gas_rank(world, name, year, claim.place or ("WORLD",), fixed))
    closest = closest_of("gas_rank", claim, table, claim.place, year=year)
    return judged(claim, table, lambda row: admits(told, number_of(row)), closest)


def check_share(world: World, claim: Claim) -> Judgement:
    """The verdict on the share of one gas in all, in percent of CO2-equivalents."""
    told = claim.figure
    assert told is not None, "a share without a figure"
    name = NAMES.get(Gases(claim.subject[0]))
    if name is None or claim.cumulative or claim.per:
        return refused(Why.SCOPE)
    year = year_of(world, claim)

    def ask(fixed: dict[str, str]) -> Finding:
        rows = gases(world, year, claim.place or ("WORLD",), fixed)
        found = next((row for row in rows if row.keys["gas"] == name), None)
        if found is None:
            raise BadInput(f"{name} is not among these gases")
        return found

    table = _table(claim, ask)
    key = "gas_share_of" if claim.place else "gas_share"
    closest = closest_of(key, claim, table, claim.place, year=year)
    return judged(claim, table, lambda row: admits(told, number_of(row)), closest)


def _table(claim: Claim, ask) -> Table:
    found: list[Finding] = []
    refusals: list[Exception] = []
    for basket in (KYOTO, THREE_GASES):
        try:
            found.append(ask({"gases": basket, "accounting": "territorial"}))
        except (NoAnswer, BadInput) as error:
            refusals.append(error)
    if not found:
        raise refusals[0]
    return table_of(found, claim)
