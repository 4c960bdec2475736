"""A small invented stocktake of two countries and four pathways; every name in it tries to be markup."""

import numpy as np
import xarray as xr

from stocktake.choices import Absent, Answer, Axis, ChoiceSet, ask
from stocktake.findings import Alternative, Finding
from stocktake.pathways.pathway import Futures, Variant
from stocktake.provenance import Record, Source
from stocktake.report import Comparison, Stocktake

YEARS = np.arange(1990, 2101)
BOUNDS = np.arange(1850, 2102)
ATTACK = "<script>alert(1)</script>"
PATHS = {
    "ssp245": (60.0, 40.0),
    "2021.conditional.high.2030_only": (54.0, 30.0),
    "2021.conditional.high.net_zero": (54.0, 5.0),
    "ssp119": (33.0, -2.0),
}


class TwoCountries:
    """Names of an invented world."""

    def name(self, code, lang):
        names = {"AAA": ("Aland", "甲国"), "BBB": (f"Bland {ATTACK}", f"乙国{ATTACK}")}
        return names[code][lang == "zh"]


def variants():
    pledge = {"kind": "pledges", "conditionality": "conditional", "ambition": "high", "hot_air": False}
    return (
        Variant("ssp245", "reference"),
        Variant("2021.conditional.high.2030_only", **pledge),
        Variant("2021.conditional.high.net_zero", net_zero=True, **pledge),
        Variant("ssp119", "benchmark"),
    )


def futures():
    past = np.linspace(38.0, 52.0, 35)
    rows = [
        np.concatenate([past, np.interp(np.arange(2025, 2101), [2024, 2030, 2100], [52.0, *ends])])
        for ends in PATHS.values()
    ]
    ghg = xr.DataArray(
        np.array(rows) * 1000,
        coords={"scenario": list(PATHS), "year": YEARS},
        dims=("scenario", "year"),
        attrs={"metric": "AR6GWP100"},
    )
    species = ["CO2 FFI", "CH4", "N2O", "HFC-134a"]
    world = xr.DataArray(
        np.ones((len(PATHS), len(species), len(YEARS))),
        coords={"scenario": list(PATHS), "species": species, "year": YEARS},
        dims=("scenario", "species", "year"),
    )
    return Futures(world, ghg, ghg.expand_dims(place=["AAA"]), variants(), ())


def warming():
    end = {
        "ssp245": 2.7,
        "2021.conditional.high.2030_only": 2.3,
        "2021.conditional.high.net_zero": 1.8,
        "ssp119": 1.5,
    }
    rows = []
    for last in end.values():
        middle = np.interp(BOUNDS, [1850, 1950, 2025, 2101], [0.0, 0.2, 1.3, last])
        rows.append([middle * 0.75, middle, middle * 1.35])
    return xr.DataArray(
        np.array(rows),
        coords={"scenario": list(PATHS), "quantile": [0.05, 0.5, 0.95], "timebound": BOUNDS},
        dims=("scenario", "quantile", "timebound"),
    )


def shares():
    axes = (
        Axis("gases", ("kyoto", "fossil-co2"), "kyoto", "the basket of the treaty"),
        Axis("dataset", ("edgar", "gcb"), "edgar", "it has every gas"),
    )
    values = {("kyoto", "edgar"): 41.03, ("fossil-co2", "edgar"): 46.0, ("fossil-co2", "gcb"): 44.8}

    def answer(scale):
        def one(choices):
            key = choices["gases"], choices["dataset"]
            if key not in values:
                raise Absent("Global Carbon Budget 2024 has not got the Kyoto basket, only fossil CO2")
            return Answer(values[key] * scale, (choices["dataset"],))

        return one

    def share(place, scale, **keys):
        return ask(
            f"share.{place}.2023",
            "?",
            "% of world emissions",
            ChoiceSet(axes),
            answer(scale),
            place=place,
            **keys,
        )

    return [
        share("AAA+BBB", 1.0, year=2023),
        share("AAA", 0.7, year=2023, rank=1),
        share("BBB", 0.3, year=2023, rank=2),
    ], axes


def cumulative():
    return [
        Finding(
            f"cumulative.{place}.1850-2023",
            "?",
            value,
            "% of world emissions over the period",
            value - 3,
            value + 4,
            alternatives=(
                Alternative({"land_use": "none"}, value),
                Alternative({"land_use": "blue"}, value + 4),
            ),
            sources=("gcb",),
            keys={"place": place, "start": 1850, "end": 2023},
        )
        for place, value in (("BBB", 24.0), ("AAA", 15.0))
    ]


def overtake():
    rows = [({"gases": "kyoto"}, 2004), ({"gases": "fossil-co2"}, 2006), ({"gases": "three-gases"}, None)]
    table = tuple(Alternative(choices, year) for choices, year in rows)
    return Finding(
        "overtake.AAA.BBB",
        "?",
        2004,
        "year",
        2004,
        2006,
        defaults={"gases": "kyoto"},
        alternatives=table,
        sources=("edgar",),
        keys={"place": "AAA", "other": "BBB"},
    )


def gases():
    rows = (("CO2", 74.0), ("CH4", 18.0), ("N2O", 8.0))
    return [
        Finding(
            f"gases.{gas}.WORLD.2023",
            "?",
            value,
            "% of all gases as CO2e",
            value - 5,
            value + 5,
            sources=("edgar",),
            keys={"gas": gas, "place": "WORLD", "year": 2023, "rank": rank},
        )
        for rank, (gas, value) in enumerate(rows, 1)
    ]


def outlook():
    rows = []
    for name, (at_2030, _) in PATHS.items():
        end = warming().sel(scenario=name, timebound=2100)
        low, middle, high = (float(value) for value in end.values)
        rows.append(
            Finding(
                f"outlook.{name}",
                "?",
                middle,
                "°C above 1850-1900",
                low,
                high,
                range_of="p5-p95 of 841 members",
                sources=("ensemble",),
                keys={
                    "variant": name,
                    "peak": {"p5": low, "p50": middle, "p95": high},
                    "warming_2100": {"p5": low, "p50": middle, "p95": high},
                    "probability_below": {"1.5": 0.001, "2": 0.31, "3": 0.999},
                },
            )
        )
        for goal, allowed in (("1.5", 33.0), ("2", 44.0)):
            gap = at_2030 - allowed
            rows.append(
                Finding(
                    f"gap.{goal}.2030.{name}",
                    "?",
                    gap,
                    "GtCO2e/yr (AR6GWP100), all gases with land-use CO2",
                    gap - 4,
                    gap + 5,
                    defaults={"benchmark": "AR6 C1, cut from 2019"},
                    sources=("ensemble",),
                    keys={
                        "variant": name,
                        "goal": goal,
                        "year": 2030,
                        "emissions": at_2030,
                        "allowed": allowed,
                    },
                )
            )
    return rows


def attribution():
    return [
        Finding(
            f"attribution.{place}.2023",
            "?",
            value,
            "°C",
            value * 0.7,
            value * 1.4,
            range_of="p5-p95 of 841 members",
            sources=("ensemble",),
            keys={"place": place, "start": 1850, "year": 2023, "share": value * 60},
        )
        for place, value in (("BBB", 0.26), ("AAA", 0.21), ("WORLD", 1.67))
    ]


def check():
    return Finding(
        "check.fossil-co2-world",
        f"Does it add up? {ATTACK}",
        -4.8,
        "% of the whole",
        -4.8,
        0.2,
        range_of="the years 1850-2023",
        sources=("gcb",),
        note=f"A note {ATTACK}",
        keys={"check": "fossil-co2-world", "tolerance": 1.0, "within": False},
    )


def sources():
    return {
        key: Source(
            key,
            f"Title of {key} {ATTACK}",
            "A publisher & others",
            "v1",
            "CC BY 4.0",
            f"Someone (2024), {key}",
            url="javascript:alert(1)" if key == "gcb" else "https://example.org/data",
            years=(1970, 2023),
            sha256=(("file.csv", "0123456789abcdef" * 4),),
        )
        for key in ("edgar", "gcb", "ensemble")
    }


def stocktake():
    """The whole of it."""
    share_rows, axes = shares()
    findings = (*share_rows, *cumulative(), overtake(), *gases(), *attribution(), *outlook(), check())
    emissions = xr.DataArray(
        [np.linspace(4, 16, 54), np.linspace(5, 6, 54)],
        coords={"place": ["AAA", "BBB"], "year": np.arange(1970, 2024)},
        dims=("place", "year"),
        attrs={"metric": "AR6GWP100"},
    )
    observed = xr.DataArray(np.linspace(0.0, 1.4, 175), coords={"year": np.arange(1850, 2025)}, dims="year")
    beside = Comparison(share_rows[0], 40.3, f"Someone {ATTACK}", True, 39.0, 41.5)
    return Stocktake(
        2023,
        findings,
        sources(),
        axes,
        TwoCountries(),
        emissions,
        futures(),
        warming(),
        observed,
        (
            Record(
                "joined",
                f"CH4 {ATTACK}",
                "EDGAR begins in 1970; the Global Carbon Budget is scaled to it there",
                1.04,
            ),
        ),
        (beside,),
    )
