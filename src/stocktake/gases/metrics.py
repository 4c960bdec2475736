"""Metrics: what a kilogram of a gas weighs in kilograms of CO2.

Named by report, kind and horizon: ``AR6GWP100``, ``AR4GWP100``, ``AR6GWP20``, ``AR6GTP100``. A published
basket says its metric in brackets: ``KYOTOGHG (AR6GWP100)``. A gas without a published value under a
metric is refused, never taken as zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stocktake.errors import UnknownGas, UnknownMetric, nearest
from stocktake.gases.catalogue import gas_named

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Metrics:
    """Factors by gas and metric, kg CO2e per kg."""

    factors: Mapping[str, Mapping[str, float]]

    @staticmethod
    def from_table(table: pd.DataFrame) -> Metrics:
        """From rows with the columns ``gas, metric, value``."""
        factors: dict[str, dict[str, float]] = {}
        for gas, metric, value in zip(table["gas"], table["metric"], table["value"], strict=True):
            factors.setdefault(str(metric), {})[str(gas)] = float(value)
        return Metrics(factors)

    @property
    def names(self) -> tuple[str, ...]:
        """The metrics, by name."""
        return tuple(sorted(self.factors))

    def metric(self, name: str) -> str:
        """The metric as we write it, whatever case and blanks came; UnknownMetric where there is none."""
        bare = "".join(letter for letter in name.upper() if letter.isalnum())
        if bare in self.factors:
            return bare
        raise UnknownMetric(
            f"'{name}' is no metric we have",
            f"Known are {', '.join(self.names)}",
            nearest=nearest(bare, self.names),
        )

    def factor(self, gas: str, metric: str) -> float:
        """kg CO2e per kg of the gas.

        raises : UnknownMetric, UnknownGas; the latter also where the metric has no value for the gas
        """
        weights = self.factors[self.metric(metric)]
        known = gas_named(gas).name
        if known not in weights:
            raise UnknownGas(
                f"{self.metric(metric)} gives no value for {known}",
                f"It covers {len(weights)} gases",
                next_step="Choose another metric or leave this gas out",
            )
        return weights[known]

    def covers(self, gas: str, metric: str) -> bool:
        """Whether the metric has a value for the gas."""
        return gas_named(gas).name in self.factors[self.metric(metric)]


def in_brackets(entity: str) -> tuple[str, str]:
    """Basket and metric of a published name such as ``KYOTOGHG (AR6GWP100)``; the metric may be empty."""
    basket, found, metric = entity.partition(" (")
    return (basket, metric.removesuffix(")")) if found else (entity, "")
