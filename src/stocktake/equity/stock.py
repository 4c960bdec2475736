"""The facts that rules look at, from inventories, people, output and baselines; each worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import xarray as xr

from stocktake.choices import NOT_APPLICABLE, Choices
from stocktake.dims import PLACE, SCENARIO, YEAR
from stocktake.equity.axes import AXES
from stocktake.equity.rules import Facts
from stocktake.equity.wholes import Whole
from stocktake.inventory import World, last_year
from stocktake.inventory.questions.people import divisor_of, population

# the last year that the World Bank has for nearly every country; 2023 lacks ten more
INCOME_YEAR = 2022
OUTPUT = {"output": "ppp"}
SOCIETY_SOURCES = ("population", "wdi_gdp_ppp")
BASELINES = {"ssp1": "SSP1BL", "ssp5": "SSP5BL"}
BASELINE_SOURCE = "ndc2021"
NEEDED = {
    "emissions": "emissions of the last year",
    "past": "emissions since the start year",
    "baseline": "a baseline scenario",
    "population": "a population",
    "person_years": "a population for all years",
    "converged": "a projected population",
    "income": f"output at purchasing power in {INCOME_YEAR}",
}
DEFAULTS = {axis.name: axis.default for axis in AXES}


@dataclass(frozen=True, eq=False)
class Stock:
    """Facts of all countries about one whole.

    baselines : (scenario, place, year) business as usual; only the growth from the last year is used
    """

    world: World
    whole: Whole
    baselines: xr.DataArray
    _kept: dict[object, object] = field(default_factory=dict, repr=False)

    @property
    def last(self) -> int:
        """The last year of emissions."""
        return last_year(self.world)

    def facts(self, choices: Choices) -> Facts:
        """Under one combination; axes that do not matter stand at their defaults."""
        given = {
            name: DEFAULTS[name] if choices.get(name, NOT_APPLICABLE) == NOT_APPLICABLE else choices[name]
            for name in DEFAULTS
        }
        gases = given["gases"] if given["gases"] in self.whole.gases else self.whole.gases[0]
        start, convergence = int(given["start"]), int(given["convergence"])
        people = population(self.world)
        codes = self.world.countries
        return Facts(
            codes=codes,
            emissions=self._keep(("now", gases), lambda: self._emitted(gases, self.last, past=False)),
            past=self._keep(("past", gases, start), lambda: self._emitted(gases, start, past=True)),
            baseline=self._keep(
                ("usual", gases, given["baseline"]), lambda: self._usual(gases, given["baseline"])
            ),
            population=people.of(codes, self.last),
            person_years=self._keep(("lives", start), lambda: self._lives(start)),
            converged=people.of(codes, convergence),
            income=self._keep("income", self._income),
            span=self.whole.span,
            last=self.last,
            threshold=float(given["threshold"]),
            progressivity=float(given["progressivity"]),
            convergence_year=convergence,
        )

    def parts_of_world(self, gases: str) -> tuple[float, float]:
        """Emissions of the last year, bunkers counted and left out, in the unit of the whole."""
        gases = gases if gases in self.whole.gases else self.whole.gases[0]
        emissions = self.world.emissions(self.whole.present(gases), (self.last, self.last))
        left_out = replace(emissions, bunkers_in_world=False)
        return tuple(  # type: ignore[return-value]
            float(one.world(self.last, self.last)[0]) * self.whole.scale for one in (emissions, left_out)
        )

    def _emitted(self, gases: str, first: int, *, past: bool) -> np.ndarray:
        choices = self.whole.past(gases) if past else self.whole.present(gases)
        emissions = self.world.emissions(choices, (first, self.last))
        return emissions.by_place(self.world.countries, first, self.last) * self.whole.scale

    def _usual(self, gases: str, baseline: str) -> np.ndarray:
        """Present emissions grown as the baseline grows, over the span."""
        first, last = self.whole.span
        rows = self.baselines.sel({SCENARIO: BASELINES[baseline]}).reindex(
            {PLACE: list(self.world.countries)}
        )
        now = rows.sel({YEAR: self.last}).values
        later = rows.sel({YEAR: slice(first, last)}).sum(YEAR, skipna=False).values
        growth = np.divide(later, now, out=np.full(len(now), np.nan), where=now > 0)
        return self._keep(("now", gases), lambda: self._emitted(gases, self.last, past=False)) * growth

    def _lives(self, start: int) -> np.ndarray:
        """Person-years from the start to the end of the span; NaN where a year is not known."""
        values = population(self.world).values
        years = values.sel({YEAR: slice(start, self.whole.span[1])}).reindex(
            {PLACE: list(self.world.countries)}
        )
        return years.sum(YEAR, skipna=False).values

    def _income(self) -> np.ndarray:
        output = divisor_of(self.world, "dollar", OUTPUT)
        assert output is not None
        codes = self.world.countries
        return output.of(codes, INCOME_YEAR) / population(self.world).of(codes, INCOME_YEAR)

    def _keep(self, key, make):
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]
