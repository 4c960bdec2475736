"""The tables of the snapshot: their columns, types and units.

``text`` columns are dictionary-encoded strings, never missing (an empty string says "none"); numbers of
observations may be missing. Emissions are float32 (24 bits: seven digits, more than any inventory knows);
what drives the climate model is float64 and exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TEXT = "text"

EMISSIONS = ("source", "series", "place", "gas", "sector", "year", "value")

TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        # value: kt of the gas per year; CO2-equivalents carry their metric in the name of the gas
        "emissions": {
            "source": TEXT,
            "series": TEXT,
            "place": TEXT,
            "gas": TEXT,
            "sector": TEXT,
            "year": "int16",
            "value": "float32",
        },
        # population in persons; gdp_ppp and gdp_mer in dollars, the price basis is the series
        "society": {
            "source": TEXT,
            "variable": TEXT,
            "series": TEXT,
            "place": TEXT,
            "year": "int16",
            "value": "float64",
        },
        # lists are joined by "|"
        "places": {
            "code": TEXT,
            "iso2": TEXT,
            "kind": TEXT,
            "name_en": TEXT,
            "name_zh": TEXT,
            "aliases_en": TEXT,
            "aliases_zh": TEXT,
            "parts": TEXT,
        },
        # from_date inclusive, to_date exclusive, empty where open; years: those at whose end it is member
        "groups": {
            "group": TEXT,
            "family": TEXT,
            "name_en": TEXT,
            "name_zh": TEXT,
            "aliases": TEXT,
            "place": TEXT,
            "from_year": "int16",
            "to_year": "int16",
            "from_date": TEXT,
            "to_date": TEXT,
            "source": TEXT,
        },
        # geometry: GeoJSON, degrees, two decimals
        "borders": {"place": TEXT, "geometry": TEXT},
        # kg CO2e per kg of the gas
        "metrics": {"gas": TEXT, "metric": TEXT, "value": "float64"},
        # year is the calendar year: 1750 is the year whose middle is 1750.5
        "scenarios": {
            "collection": TEXT,
            "scenario": TEXT,
            "species": TEXT,
            "unit": TEXT,
            "year": "int16",
            "value": "float64",
        },
        # W m-2 at the bounds between years
        "forcing": {"timebound": "int16", "solar": "float64", "volcanic": "float64"},
        # from_year and to_year inclusive; year is the last of them; low and high as stated by range
        "observations": {
            "source": TEXT,
            "variable": TEXT,
            "from_year": "int16",
            "year": "int16",
            "value": "float64",
            "low": "float64",
            "high": "float64",
            "range": TEXT,
            "unit": TEXT,
        },
        # Mt CO2e per year (AR6GWP100), without land use
        "ndc_pathways": {
            "place": TEXT,
            "scenario": TEXT,
            "conditionality": TEXT,
            "hot_air": TEXT,
            "submitted": TEXT,
            "year": "int16",
            "value": "float64",
        },
        # Mt CO2e per year, with land use: SSP1BL and SSP5BL by country, for the growth of Parties without
        # a later target (pathways.ndc_set); from country_ssp_baselines_ghg_1980-2060.csv.gz
        "ndc_baselines": {"place": TEXT, "scenario": TEXT, "year": "int16", "value": "float64"},
        # Mt CO2e per year (AR6GWP100), without land use
        "ndc_targets": {
            "place": TEXT,
            "name": TEXT,
            "year": "int16",
            "bound": TEXT,
            "value": "float64",
        },
        # Mt CO2e or Mt CO2 per year (AR6GWP100)
        "ndc_totals": {
            "conditionality": TEXT,
            "variable": TEXT,
            "unit": TEXT,
            "year": "int16",
            "value": "float64",
        },
        # Gt CO2 per year
        "ndc_landuse": {"scenario": TEXT, "year": "int16", "value": "float64"},
        # Mt CH4 per year; shares as fractions
        "methane_pledge": {
            "place": TEXT,
            "emissions_2019": "float64",
            "emissions_2030_cut_30": "float64",
            "share_covered": "float64",
            "reduction_full": "float64",
            "reduction_unconditional": "float64",
            "further_full": "float64",
            "further_unconditional": "float64",
        },
        # Mt CO2e (AR6GWP100) and Mt CH4 per year, world
        "reference_scenarios": {
            "scenario": TEXT,
            "variable": TEXT,
            "unit": TEXT,
            "year": "int16",
            "value": "float64",
        },
        # target_year 0 where no year is stated
        "net_zero": {
            "source": TEXT,
            "place": TEXT,
            "wording": TEXT,
            "target_year": "int16",
            "status": TEXT,
            "coverage": TEXT,
            "confidence": TEXT,
            "title": TEXT,
            "publisher": TEXT,
            "url": TEXT,
            "date": TEXT,
        },
        # what was done to the data on the way; value is NaN where no number says it
        "records": {
            "source": TEXT,
            "what": TEXT,
            "series": TEXT,
            "why": TEXT,
            "value": "float64",
            "unit": TEXT,
        },
    }
)

# these two keep the columns of their original, which the kernel names
FREE_TABLES = frozenset({"ensemble", "species"})
