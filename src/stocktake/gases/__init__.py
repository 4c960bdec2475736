"""Gases by name, their metrics, their units, and baskets such as the Kyoto gases.

``catalogue`` knows each gas and every way of writing its name; ``metrics`` weighs gases against CO2;
``units`` reads units of mass flow; ``baskets`` says which gases a basket holds.
"""

from stocktake.gases.catalogue import GASES, Gas, gas_named
from stocktake.gases.metrics import Metrics

__all__ = ["GASES", "Gas", "Metrics", "gas_named"]
