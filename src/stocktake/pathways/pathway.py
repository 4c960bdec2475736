"""What a future is here: every species of the world and, where the data have it, every Party's total, to
2100."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import xarray as xr

from stocktake.dims import SCENARIO
from stocktake.errors import UnknownScenario, nearest
from stocktake.provenance import Record


@dataclass(frozen=True)
class Variant:
    """One way of reading a set of pledges, or one scenario beside them.

    name           : stable, such as ``2021.conditional.high.net_zero``
    kind           : ``pledges``, ``reference`` or ``benchmark``
    conditionality : ``unconditional`` or ``conditional``; empty for a scenario
    ambition       : ``low`` (the weaker end of each target) or ``high``; empty for a scenario
    net_zero       : whether targets after 2030 are counted
    hot_air        : whether targets above the Party's own business as usual stay as they are
    initial        : the first pledges of 2015 to 2017 instead of those of 2021
    as_of          : ISO date on which these pledges stood; empty for a scenario
    own            : whether a user's own pledges are laid on them
    """

    name: str
    kind: str
    conditionality: str = ""
    ambition: str = ""
    net_zero: bool = False
    hot_air: bool = False
    initial: bool = False
    source: str = ""
    as_of: str = ""
    own: bool = False

    @property
    def reading(self) -> str:
        """How pledges are read, whatever their date: the name without date and year of the last target."""
        return f"{self.conditionality}.{self.ambition}.{'net_zero' if self.net_zero else 'targets'}"

    @property
    def sources(self) -> tuple[str, ...]:
        """Keys of what it was made of; pledges since 2021 are facts of their own, quantified on EDGAR."""
        return (self.source, "policy_facts", "edgar2024") if self.as_of[:4] > "2021" else (self.source,)

    def choices(self) -> dict[str, str]:
        """The variant as axis to choice."""
        if self.kind != "pledges":
            return {"scenario": self.name}
        return {
            "conditionality": self.conditionality,
            "ambition": self.ambition,
            "after 2030": "net-zero targets" if self.net_zero else "no further target",
            "hot air": "included" if self.hot_air else "excluded",
        }


@dataclass(frozen=True)
class Futures:
    """Complete pathways, one row per variant.

    world     : (scenario, species, year) in the climate model's units, history included
    ghg       : (scenario, year) Mt CO2e per year, Kyoto gases without land-use CO2; ``attrs["metric"]`` says
                how weighed
    countries : (scenario, place, year) Mt CO2e per year, same basket, as pledged (not harmonised); scenarios
                without countries are left out. AIR and SEA are the bunkers
    records   : what was done on the way, in order
    targets   : year to the places of ``countries`` that a pledge gives a target of that year
    """

    world: xr.DataArray
    ghg: xr.DataArray
    countries: xr.DataArray
    variants: tuple[Variant, ...]
    records: tuple[Record, ...]
    targets: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def variant(self, name: str) -> Variant:
        """The variant of that name; UnknownScenario where there is none."""
        for variant in self.variants:
            if variant.name == name:
                return variant
        names = [variant.name for variant in self.variants]
        raise UnknownScenario(
            f"There is no future called '{name}'",
            f"Known are {', '.join(names)}",
            nearest=nearest(name, names),
            next_step="See `stocktake outlook`",
        )

    def only(self, *names: str) -> Futures:
        """The same futures with the named variants left."""
        kept = tuple(self.variant(name) for name in names)
        with_countries = [name for name in names if name in set(self.countries[SCENARIO].values)]
        return replace(
            self,
            world=self.world.sel({SCENARIO: list(names)}),
            ghg=self.ghg.sel({SCENARIO: list(names)}),
            countries=self.countries.sel({SCENARIO: with_countries}),
            variants=kept,
        )

    def renamed(self, ending: str) -> Futures:
        """The same under names with an ending, as where one reading is carried on in another way."""
        names, pledged = (
            [f"{name}{ending}" for name in array[SCENARIO].values] for array in (self.ghg, self.countries)
        )
        return replace(
            self,
            world=self.world.assign_coords({SCENARIO: names}),
            ghg=self.ghg.assign_coords({SCENARIO: names}),
            countries=self.countries.assign_coords({SCENARIO: pledged}),
            variants=tuple(replace(one, name=f"{one.name}{ending}") for one in self.variants),
        )

    def together(self, other: Futures) -> Futures:
        """These and those of the other that are not among them, as one set; records of both, each once.

        Targets are those of these: two sets of pledges have not the same.
        """
        names = {variant.name for variant in self.variants}
        more = other.only(*(variant.name for variant in other.variants if variant.name not in names))
        return replace(
            self,
            world=xr.concat([self.world, more.world], SCENARIO),
            ghg=xr.concat([self.ghg, more.ghg], SCENARIO).assign_attrs(self.ghg.attrs),
            countries=xr.concat([self.countries, more.countries], SCENARIO),
            variants=(*self.variants, *more.variants),
            records=tuple(dict.fromkeys((*self.records, *other.records))),
        )
