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
    "2026.conditional.high.2035_only": (54.0, 30.0),
    "2026.conditional.high.net_zero": (54.0, 5.0),
    "ssp119": (33.0, -2.0),
}
EARLIER = {"2021.conditional.high.2030_only": (56.0, 36.0), "2021.conditional.high.net_zero": (56.0, 9.0)}
SET, NEWEST = "2021-11-18", "2026-08-31"


class TwoCountries:
    """Names of an invented world."""

    def name(self, code, lang):
        names = {"AAA": ("Aland", "甲国"), "BBB": (f"Bland {ATTACK}", f"乙国{ATTACK}")}
        return names[code][lang == "zh"]


def variants():
    pledge = {"kind": "pledges", "conditionality": "conditional", "ambition": "high", "as_of": NEWEST}
    return (
        Variant("ssp245", "reference"),
        Variant("2026.conditional.high.2035_only", **pledge),
        Variant("2026.conditional.high.net_zero", net_zero=True, **pledge),
        Variant("ssp119", "benchmark"),
    )


def earlier_variants():
    pledge = {"kind": "pledges", "conditionality": "conditional", "ambition": "high", "as_of": SET}
    return (
        Variant("2021.conditional.high.2030_only", **pledge),
        Variant("2021.conditional.high.net_zero", net_zero=True, **pledge),
    )


def futures(paths=PATHS, named=None, targets=None):
    past = np.linspace(38.0, 52.0, 35)
    rows = [
        np.concatenate([past, np.interp(np.arange(2025, 2101), [2024, 2030, 2100], [52.0, *ends])])
        for ends in paths.values()
    ]
    ghg = xr.DataArray(
        np.array(rows) * 1000,
        coords={"scenario": list(paths), "year": YEARS},
        dims=("scenario", "year"),
        attrs={"metric": "AR6GWP100"},
    )
    species = ["CO2 FFI", "CH4", "N2O", "HFC-134a"]
    world = xr.DataArray(
        np.ones((len(paths), len(species), len(YEARS))),
        coords={"scenario": list(paths), "species": species, "year": YEARS},
        dims=("scenario", "species", "year"),
    )
    parts = xr.DataArray([0.6, 0.4], coords={"place": ["AAA", "BBB"]}, dims="place")
    countries = (ghg * parts).transpose("scenario", "place", "year")
    return Futures(world, ghg, countries, named or variants(), (), targets or {2030: PLACES, 2035: {"BBB"}})


PLACES = frozenset({"AAA", "BBB"})


def earlier():
    """The older pledges: two readings, no target of 2035."""
    return futures(EARLIER, earlier_variants(), {2030: PLACES})


def warming():
    end = {
        "ssp245": 2.7,
        "2026.conditional.high.2035_only": 2.3,
        "2026.conditional.high.net_zero": 1.8,
        "ssp119": 1.5,
        "2021.conditional.high.2030_only": 2.5,
        "2021.conditional.high.net_zero": 1.9,
    }
    rows = []
    for last in end.values():
        middle = np.interp(BOUNDS, [1850, 1950, 2025, 2101], [0.0, 0.2, 1.3, last])
        rows.append([middle * 0.75, middle, middle * 1.35])
    return xr.DataArray(
        np.array(rows),
        coords={"scenario": list(end), "quantile": [0.05, 0.5, 0.95], "timebound": BOUNDS},
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
    for name, (at_2030, _) in (PATHS | EARLIER).items():
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
                    "emissions_2030": at_2030,
                    "emissions_2035": at_2030 - 3,
                    "peak": {"p5": low, "p50": middle, "p95": high},
                    "warming_2100": {"p5": low, "p50": middle, "p95": high},
                    "probability_below": {"1.5": 0.001, "2": 0.31, "3": 0.999},
                },
            )
        )
    return [
        *rows,
        *(gap(name, goal, year) for name in PATHS for goal in ("1.5", "2") for year in (2030, 2035)),
    ]


def gap(name, goal, year):
    emitted, allowed = PATHS[name][0] - (year - 2030), {"1.5": 33.0, "2": 44.0}[goal] - 2 * (year - 2030)
    return Finding(
        f"gap.{goal}.{year}.{name}",
        "?",
        emitted - allowed,
        "GtCO2e/yr (AR6GWP100), all gases with land-use CO2",
        emitted - allowed - 4,
        emitted - allowed + 5,
        defaults={"benchmark": "AR6 C1, cut from 2019"},
        sources=("ensemble",),
        keys={"variant": name, "goal": goal, "year": year, "emissions": emitted, "allowed": allowed},
    )


def new_pledges():
    return [
        Finding(
            f"new-pledges.2100.2021.conditional.high.{before}",
            "?",
            -0.2,
            "°C",
            -0.3,
            -0.1,
            range_of="p5-p95 of 841 members, paired",
            sources=("ensemble",),
            keys={
                "variant": f"2021.conditional.high.{before}",
                "with": f"2026.conditional.high.{after}",
                "pledges_as_of": NEWEST,
                "beside_pledges_as_of": SET,
            },
        )
        for before, after in (("2030_only", "2035_only"), ("net_zero", "net_zero"))
    ]


def fair_shares():
    """Two rules, of which one has no share of a country; a debt; a place without a target."""
    rows = []
    for place, value, people in (("AAA", 6000.0, 4e8), ("BBB", -900.0, 2e8)):
        for year in (2030, 2035):
            for goal in ("1.5", "2"):
                capability = (
                    {"absent": "Nothing is left"}
                    if place == "AAA"
                    else {"value": -2000.0, "low": -9000.0, "high": 10.0}
                )
                pledged = place == "BBB" or year == 2030
                rows.append(
                    Finding(
                        f"fair-share.{place}.{year}.{goal}",
                        "?",
                        value,
                        "Mt CO2e/yr (AR6GWP100), without land use",
                        -9000.0 if place == "BBB" else 5000.0,
                        7000.0,
                        sources=("edgar",),
                        alternatives=(Alternative({"rule": "equal-per-capita"}, value),),
                        keys={
                            "place": place,
                            "year": year,
                            "goal": goal,
                            "people": people,
                            "emitted": 8000.0,
                            "emitted_year": 2023,
                            "by_rule": {
                                "equal-per-capita": {"value": value, "low": value, "high": value + 100},
                                "capability": capability,
                            },
                            **(
                                {
                                    "pledged_low": 5500.0,
                                    "pledged_high": 6500.0,
                                    "fair_by": ["equal-per-capita"],
                                }
                                if pledged
                                else {"pledged_absent": "No pledge for the year is quantified for this place"}
                            ),
                        },
                    )
                )
    return rows


def money():
    def one(name, value, **keys):
        return Finding(name, "?", value, "USD bn/yr", sources=("gcb",), keys=keys)

    def part(place, year, goal, members):
        table = (("output", 0.6 * goal), ("emissions since 1990", 0.5 * goal), ("people", 0.4 * goal))
        return Finding(
            f"finance-share.{place}.{year}",
            "?",
            0.6 * goal,
            "USD bn/yr",
            0.4 * goal,
            0.6 * goal,
            alternatives=tuple(Alternative({"key": key}, value) for key, value in table),
            sources=("gcb",),
            keys={"place": place, "year": year, "goal_usd_bn": goal, "members": members},
        )

    return [
        one("finance-flow.2022", 115.9, year=2022),
        one("finance-goal.2020", 100.0, year=2020),
        one("finance-goal.2035", 300.0, year=2035),
        *(
            part(place, year, goal, ["AAA"])
            for place in ("AAA", "BBB")
            for year, goal in ((2020, 100.0), (2035, 300.0))
        ),
    ]


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
    findings = (
        *share_rows,
        *cumulative(),
        overtake(),
        *gases(),
        *attribution(),
        *outlook(),
        *new_pledges(),
        *fair_shares(),
        *money(),
        check(),
    )
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
        earlier=earlier(),
    )
