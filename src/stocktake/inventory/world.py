"""What every question needs, in one frozen object: ledger, metrics, places, society.

Components are built when first needed and kept, so the first answer loads only the data it rests on and the
hundreds of combinations of a question share them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stocktake.choices import ANY, Absent, Choices
from stocktake.errors import UnknownGas
from stocktake.gases.metrics import Metrics
from stocktake.inventory import components, datasets, sector_components
from stocktake.inventory.aggregate import ALL_GASES, F_GASES, Emissions, Term
from stocktake.inventory.component import Component
from stocktake.inventory.datasets import (
    CH4,
    CO2,
    DATASETS,
    FOSSIL_CO2,
    HFCS,
    KYOTO,
    N2O,
    NF3,
    PFCS,
    SF6,
    THREE_GASES,
    WITHOUT_LAND_USE,
    DataSet,
    Years,
)
from stocktake.inventory.flow_equivalent import (
    BASE_METRIC,
    GWP_STAR,
    LOOK_BACK,
    SHORT_LIVED,
    flow_equivalent_weights,
)
from stocktake.inventory.ledger import Ledger
from stocktake.inventory.part import FAMILIES, WHOLE, Part
from stocktake.inventory.refusals import Scope, refusal
from stocktake.inventory.society import Society
from stocktake.places import Gazetteer
from stocktake.places.gazetteer import Cover
from stocktake.provenance import Record

SPECIES = {
    FOSSIL_CO2: ("CO2",),
    CO2: ("CO2",),
    CH4: ("CH4",),
    N2O: ("N2O",),
    THREE_GASES: ("CO2", "CH4", "N2O"),
    KYOTO: ("CO2", "CH4", "N2O"),
    SF6: ("SF6",),
    NF3: ("NF3",),
}
F_FAMILY = {KYOTO: "F", datasets.F_GASES: "F", HFCS: "HFC", PFCS: "PFC"}  # the fluorinated part of a set
METRIC_SOURCES = ("gwp",)
EMISSION_AXES = ("gases", "dataset", "metric", "land_use", "accounting", "bunkers")
UNITS = {
    FOSSIL_CO2: "Mt CO2",
    CO2: "Mt CO2",
    CH4: "Mt CH4",
    N2O: "Mt N2O",
    SF6: "Mt SF6",
    NF3: "Mt NF3",
}


@dataclass(frozen=True)
class World:
    """The inventories and what is needed to ask them.

    own : a user's data set, whose table is in the ledger under its key; joins the published ones
    """

    ledger: Ledger
    metrics: Metrics
    places: Gazetteer
    society: Society | None = None
    own: DataSet | None = None
    _kept: dict[object, object] = field(default_factory=dict, repr=False, compare=False)

    @property
    def sets(self) -> Mapping[str, DataSet]:
        """Data sets by their name on the axis: those whose sources the ledger has, and the user's own."""
        own = {} if self.own is None else {self.own.key: self.own}
        held = set(self.ledger.sources)
        return {data.key: data for data in DATASETS if set(data.sources) <= held} | own

    @property
    def countries(self) -> tuple[str, ...]:
        """Codes of all countries, those that ranks are among."""
        return self.places.countries

    def component(self, key: str, gas: str, sector: str | None = None) -> Component:
        """One gas of one data set, all of it or of one category; Absent where it has none."""
        if sector is None:
            make = components.maker(key, gas, self.ledger, self.metrics, self._parts())
            return self.keep((key, gas), make)
        return self.keep(
            (key, gas, sector),
            lambda: sector_components.of_sector(key, gas, sector, self.ledger, self.metrics),
        )

    def land_use(self, convention: str) -> Component:
        """Land-use CO2 by one convention."""
        return self.keep(("land use", convention), lambda: components.land_use_co2(self.ledger, convention))

    def consumption(self) -> Component:
        """Fossil CO2 by where goods are used."""
        return self.keep(("gcb", "consumption"), lambda: components.consumption_co2(self.ledger))

    def emissions(self, choices: Choices, years: Years | None) -> Emissions:
        """All places' emissions under one combination; Absent with the reason where it cannot be served."""
        refused = refusal(choices, Scope(self.sets, years))
        if refused is not None:
            raise Absent(refused.reason)
        key = tuple(choices.get(axis, "") for axis in EMISSION_AXES)
        return self.keep(("emissions", key, WHOLE), lambda: self._emissions(choices, WHOLE))

    def history(self, choices: Choices, part: Part = WHOLE) -> Emissions:
        """The same, or a part of it, for whatever years there are."""
        refused = refusal(choices, Scope(self.sets, None, shortest=1))
        if refused is not None:
            raise Absent(refused.reason)
        key = tuple(choices.get(axis, "") for axis in EMISSION_AXES)
        return self.keep(("emissions", key, part), lambda: self._emissions(choices, part))

    def records(self) -> tuple[Record, ...]:
        """What was done to the series that answers so far rest on, by the rules of this layer."""
        used = [kept for kept in self._kept.values() if isinstance(kept, Component)]
        return tuple(dict.fromkeys(record for component in used for record in component.records))

    def _emissions(self, choices: Choices, part: Part) -> Emissions:
        terms = [] if part.is_land_use else self._terms(choices, part)
        if choices["land_use"] not in (WITHOUT_LAND_USE, ANY) and part.holds_land_use:
            land_use = self.land_use(choices["land_use"])
            terms.append(Term(1.0, land_use, "CO2", own=part.is_land_use))
        if not terms:
            raise Absent("These choices hold nothing of this part")
        by_metric = any(term.weight != 1.0 for term in terms)
        return Emissions(
            tuple(terms),
            choices.get("bunkers") != "left-out",
            unit_of(choices),
            self._cover,
            METRIC_SOURCES if by_metric else (),
        )

    def _terms(self, choices: Choices, part: Part) -> list[Term]:
        """What is weighed and added up, land use apart."""
        gases, key, metric = choices["gases"], choices["dataset"], choices["metric"]
        if choices["accounting"] == "consumption":
            if part.sector is not None:
                raise Absent("Emissions by consumption are not told apart by sector")
            return [Term(1.0, self.consumption(), "CO2")]
        if gases == KYOTO and CH4 not in self.sets[key].years:
            if part.gas is not None:
                raise Absent("This data set publishes the basket of all gases, not each gas")
            return [Term(1.0, self.component(key, f"KYOTOGHG ({metric})", part.sector), ALL_GASES)]
        terms: list[Term] = []
        for gas in gases_of(gases, part):
            try:
                terms += self._of_gas(key, gas, metric, alone=len(SPECIES.get(gases, ())) == 1, part=part)
            except Absent:
                if part.sector is None:
                    raise
                # a gas that nobody emits in the category; where it is all of them, there is no such category
        if not terms and part.sector is not None:
            raise Absent(f"{self.sets[key].title} has no sector {part.sector} of these gases")
        return terms

    def _of_gas(self, key: str, gas: str, metric: str, *, alone: bool, part: Part) -> list[Term]:
        """One gas or family in CO2-equivalents; in its own mass where it is asked for alone."""
        base = BASE_METRIC if metric == GWP_STAR else metric
        if gas in FAMILIES:
            name = F_GASES if gas == "F" else FAMILIES[gas]
            return [Term(1.0, self.component(key, f"{gas} ({base})", part.sector), name)]
        found = self.component(key, gas, part.sector)
        if alone or part.mass or gas == "CO2":
            return [Term(1.0, found, gas)]
        if not self.metrics.covers(gas, base):
            raise Absent(f"{base} gives no value for {gas}")
        factor = self.metrics.factor(gas, base)
        if metric == GWP_STAR and gas == SHORT_LIVED:
            now, before = flow_equivalent_weights()
            later = found.later(LOOK_BACK)
            return [Term(factor * now, found, gas), Term(factor * before, later, gas, own=False)]
        return [Term(factor, found, gas)]

    def _parts(self) -> Mapping[str, tuple[str, ...]]:
        """Joint and former areas and the places they consist of."""
        return {place.code: place.parts for place in self.places.places.values() if place.parts}

    def _cover(self, codes: tuple[str, ...], component: Component) -> Cover:
        return self.keep(("cover", codes, id(component)), lambda: self.places.cover(codes, component.rows))

    def keep(self, key, make):
        """What ``make`` gives, worked out once for this world under the key."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]


def gases_of(gases: str, part: Part = WHOLE) -> tuple[str, ...]:
    """The gases and families that a set holds, or of them the part's one."""
    if part.gas is not None:
        return (part.gas,)
    family = F_FAMILY.get(gases)
    return (*SPECIES.get(gases, ()), *((family,) if family else ()))


def unit_of(choices: Choices) -> str:
    """The unit of emissions under a combination: Mt of the gas, or Mt CO2e by the metric."""
    return UNITS.get(choices["gases"]) or f"Mt CO2e ({choices['metric']})"


def own_data_set(key: str, title: str, ledger: Ledger) -> DataSet:
    """A user's data set as questions see it: which sets of gases it has, and for which years."""
    has: dict[str, Years] = {}
    for gases, species in SPECIES.items():
        spans = []
        for gas in species:
            try:
                years = ledger.series(key, gas)["year"].values
            except (Absent, UnknownGas):
                break
            spans.append((int(years[0]), int(years[-1])))
        else:
            has[gases] = max(span[0] for span in spans), min(span[1] for span in spans)
    has.pop(KYOTO, None)
    baskets = tuple(gas for gas in ledger.gases(key) if gas.startswith("KYOTOGHG ("))
    if baskets:
        years = ledger.series(key, baskets[0])["year"].values
        has[KYOTO] = int(years[0]), int(years[-1])
    return DataSet(
        key,
        title,
        has,
        (key,),
        basket_metrics=tuple(gas.partition("(")[2][:-1] for gas in baskets),
        basket_reason="the file has its basket by these metrics",
    )
