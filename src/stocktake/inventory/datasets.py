"""The data sets a question can rest on: what each covers, and so which combinations it cannot serve.

A data set of a question may use several published sources: ``joined`` is EDGAR carried back with Jones et al.
and the Global Carbon Budget. Years are those in which the data set has national values for that set of gases.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FOSSIL_CO2, CO2, CH4, N2O = "fossil-co2", "co2", "ch4", "n2o"
F_GASES, HFCS, PFCS, SF6, NF3 = "f-gases", "hfcs", "pfcs", "sf6", "nf3"
THREE_GASES, KYOTO = "three-gases", "kyoto"
OPEN_GASES = (KYOTO, THREE_GASES, CO2, FOSSIL_CO2)
FLUORINATED = (F_GASES, HFCS, PFCS, SF6, NF3)
GASES = (*OPEN_GASES, CH4, N2O, *FLUORINATED)

WITHOUT_LAND_USE_CO2 = (FOSSIL_CO2, CH4, N2O, *FLUORINATED)

WITHOUT_LAND_USE, INVENTORY_LAND_USE = "none", "inventory"
BOOKKEEPING = {"blue": "BLUE", "hc2023": "HC2023", "oscar": "OSCAR", "luce": "LUCE"}
MEAN = "mean"
LAND_USE_YEARS = (1850, 2023)
CONSUMPTION_YEARS = (1990, 2021)
JOINED_BEFORE = 1970

Years = tuple[int, int]


@dataclass(frozen=True)
class DataSet:
    """One data set as a question sees it.

    key             : its name on the axis ``dataset``
    title           : as readers know it
    years           : set of gases to first and last year, land-use CO2 left aside
    sources         : keys of ``stocktake data list`` it draws on
    counts_bunkers  : whether fuel sold to ships and aircraft between countries is in its world
    basket_metrics  : metrics of its Kyoto basket; empty where any metric will do
    basket_reason   : why no other metric will do
    """

    key: str
    title: str
    years: Mapping[str, Years]
    sources: tuple[str, ...]
    counts_bunkers: bool = True
    basket_metrics: tuple[str, ...] = ()
    basket_reason: str = ""


def _all_but_land_use(years: Years, kyoto: Years | None) -> dict[str, Years]:
    with_f_gases = dict.fromkeys((KYOTO, *FLUORINATED), kyoto) if kyoto else {}
    return dict.fromkeys((THREE_GASES, CO2, FOSSIL_CO2, CH4, N2O), years) | with_f_gases


GWP100S = ("SARGWP100", "AR4GWP100", "AR5GWP100", "AR6GWP100")

NOT_BY_SPECIES = "its F-gases are published as a basket, not by species"

DATASETS = (
    DataSet(
        "edgar",
        "EDGAR 2024",
        _all_but_land_use((1970, 2023), (1990, 2023)),
        ("edgar2024",),
    ),
    DataSet(
        "gcb",
        "Global Carbon Budget 2024",
        {FOSSIL_CO2: (1750, 2023), CO2: (1850, 2023)},
        ("gcb2024_fossil", "gcb2023_fuel"),
    ),
    DataSet(
        "joined",
        "EDGAR 2024, before 1970 Jones et al. and Global Carbon Budget scaled to it",
        _all_but_land_use((1850, 2023), None),
        ("edgar2024", "jones2024", "gcb2024_fossil"),
    ),
    DataSet(
        "jones",
        "Jones et al. 2024, land use counted in CH4 and N2O",
        {THREE_GASES: (1850, 2022), CH4: (1850, 2022), N2O: (1850, 2022)},
        ("jones2024", "gcb2024_fossil"),
    ),
    DataSet(
        "primap-cr",
        "PRIMAP-hist 2.5, country reports first",
        _all_but_land_use((2018, 2022), (2018, 2022)),
        ("primap25",),
        counts_bunkers=False,
        basket_metrics=GWP100S,
        basket_reason=NOT_BY_SPECIES,
    ),
    DataSet(
        "primap-tp",
        "PRIMAP-hist 2.5, third parties first",
        _all_but_land_use((2018, 2022), (2018, 2022)),
        ("primap25",),
        counts_bunkers=False,
        basket_metrics=GWP100S,
        basket_reason=NOT_BY_SPECIES,
    ),
    DataSet(
        "primap-2.6",
        "PRIMAP-hist 2.6.1, third parties first",
        {KYOTO: (2014, 2023)},
        ("primap261",),
        counts_bunkers=False,
        basket_metrics=("AR6GWP100",),
        basket_reason=NOT_BY_SPECIES,
    ),
)
