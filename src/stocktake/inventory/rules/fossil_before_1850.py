"""Fossil CO2 1750-1849: the flat file of the Global Carbon Budget 2023 before the workbook of 2024.

The 2024 workbook begins in 1850. The vintages agree in that year to rounding for the few countries that burnt
coal then, so nothing is scaled; the sums before 1850 are below 0.3 % of all since.
"""

from __future__ import annotations

import xarray as xr

from stocktake.inventory.rules.joining import Joined, carry_back

YEAR_OF_JOIN = 1850


def carried_back(main: xr.DataArray, earlier: xr.DataArray) -> Joined:
    """The 2024 series with the 2023 vintage before 1850, unscaled."""
    why = "The workbook of 2024 begins in 1850; the 2023 vintage reaches back to 1750"
    return carry_back(main, earlier, YEAR_OF_JOIN, "fossil CO2", why, scaled=False)
