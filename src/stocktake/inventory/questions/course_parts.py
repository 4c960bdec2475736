"""The parts that a course of emissions is told apart into: gases, categories, places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stocktake.choices import Absent, Choices
from stocktake.errors import BadInput, NoAnswer, UnknownPlace
from stocktake.gases.baskets import F_FAMILIES
from stocktake.inventory.component import NOT_PLACES
from stocktake.inventory.datasets import HFCS, PFCS, WITHOUT_LAND_USE
from stocktake.inventory.part import FAMILIES, LAND_USE, Part
from stocktake.inventory.questions.courses import GAS, SECTOR, Asked
from stocktake.inventory.rules.kyoto_basket import kyoto_f_gases
from stocktake.inventory.sector_components import sectors_listed
from stocktake.inventory.selection import SHIPS_AND_AIRCRAFT, Selection, select
from stocktake.inventory.world import World, gases_of
from stocktake.sectors import sector_name, shown

PLACE = "place"


@dataclass(frozen=True)
class Wanted:
    """One part: the place it is of, what of its emissions, and the keys of its row."""

    chosen: Selection
    part: Part
    keys: dict[str, object]


def parts_wanted(
    asked: Asked, headline: Choices, by: Sequence[str], sector: str | None, depth: int, *, mass: bool
) -> Iterator[Wanted]:
    """Each part, in the order in which it is told: each place, in it each gas, in that each category.

    headline : the choices of the whole
    by       : of gas, sector and place
    mass     : whether single gases are counted in their own mass
    """
    gases = _gases(asked.world, headline) if GAS in by else (None,)
    sectors = _sectors(asked.world, headline, sector, depth) if SECTOR in by else ()
    for chosen in _places(asked, headline) if PLACE in by else (asked.chosen,):
        if PLACE in by:
            yield _wanted(chosen, None, sector, mass=mass)
        for gas in gases:
            if gas is not None:
                yield _wanted(chosen, gas, sector, mass=mass)
            for code, level in sectors:
                yield _wanted(chosen, gas, code, level, mass=mass)


def _wanted(
    chosen: Selection, gas: str | None, sector: str | None, level: int | None = None, *, mass: bool
) -> Wanted:
    keys: dict[str, object] = {"gas": FAMILIES.get(gas, gas)} if gas else {}
    keys |= {"sector": sector} if sector else {}
    keys |= {"level": level} if level is not None else {}
    return Wanted(chosen, Part(sector, gas, mass and gas is not None and gas not in FAMILIES), keys)


def _gases(world: World, headline: Choices) -> tuple[str, ...]:
    """The gases that the set of gases is told apart into."""
    gases = headline["gases"]
    if gases in (HFCS, PFCS):
        family = gases.upper().removesuffix("S")
        held = world.ledger.gases(world.sets[headline["dataset"]].sources[0])
        return kyoto_f_gases(held, family)[0]
    found = tuple(gas for gas in gases_of(gases) if gas != "F")
    if "F" in gases_of(gases):
        found += F_FAMILIES
    if len(found) < 2:
        raise BadInput(
            f"The gases '{gases}' are one gas",
            "Baskets are told apart by gas: kyoto, three-gases, f-gases, hfcs and pfcs",
            next_step="Ask by sector, or for a basket",
        )
    return found


def _sectors(world: World, headline: Choices, sector: str | None, depth: int) -> tuple[tuple[str, int], ...]:
    """The categories of the headline's data set, and land use where it is counted."""
    try:
        listed = sectors_listed(headline["dataset"], gases_of(headline["gases"]), world.ledger)
    except Absent as absent:
        raise NoAnswer(
            "Sectors are not told apart here",
            absent.reason,
            next_step="Choose another data set, such as `--dataset edgar`",
        ) from None
    found = shown(listed, sector, depth)
    if sector is not None and not found:
        raise BadInput(
            f"{sector} ({sector_name(sector)}) is not told apart further here",
            "It is the last of its branch",
            next_step="See `stocktake sectors`",
        )
    land_use = sector is None and headline["land_use"] != WITHOUT_LAND_USE
    return (*found, (LAND_USE, 0)) if land_use else found


def _places(asked: Asked, headline: Choices) -> Iterator[Selection]:
    """Each country of the selection; of the world all that the data set lists, and ships and aircraft."""
    world, last = asked.world, asked.years[1]
    codes = asked.chosen.codes
    if asked.chosen.world:
        terms = [term for term in world.history(headline).terms if term.own]
        listed = dict.fromkeys(code for term in terms for code in term.component.rows)
        codes = (*(code for code in listed if code not in NOT_PLACES), SHIPS_AND_AIRCRAFT)
    for code in codes:
        try:
            yield select(world.places, code, last)
        except UnknownPlace:
            continue  # an area of one publisher only; what it holds is missing in the sum, which is stated
