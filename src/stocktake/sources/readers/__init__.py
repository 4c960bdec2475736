"""Readers: one file per dataset, all under one contract (``contract.Reader``) and one shared test.

To add a dataset: write the reader, add it to ``READERS`` and its source to ``catalogue.toml``.
"""

from stocktake.sources.readers import (
    borders,
    carbon_budgets,
    edgar,
    edgar_fgases,
    ensemble,
    forcing,
    gcb_fossil,
    gcb_fuel,
    gcb_landuse,
    gcb_world,
    gdp,
    groups,
    jones,
    metrics,
    ndc2021,
    net_zero,
    observations,
    places,
    population,
    primap25,
    primap261,
    scenarios,
)
from stocktake.sources.readers.contract import Reader, Reading

READERS: tuple[Reader, ...] = (
    gcb_fossil.READER,
    gcb_fuel.READER,
    gcb_landuse.READER,
    gcb_world.READER,
    edgar.READER,
    edgar_fgases.READER,
    jones.READER,
    primap25.READER,
    primap261.READER,
    population.READER,
    gdp.WORLD_BANK,
    gdp.MADDISON_2020,
    places.READER,
    groups.READER,
    borders.READER,
    metrics.READER,
    *scenarios.READERS,
    ensemble.PARAMETERS_READER,
    ensemble.SPECIES_READER,
    forcing.READER,
    *observations.READERS,
    carbon_budgets.READER,
    *ndc2021.READERS,
    *net_zero.READERS,
)

__all__ = ["READERS", "Reader", "Reading"]
