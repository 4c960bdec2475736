"""Levers on the real base against published figures that we did not write; nothing is tuned to them."""

import numpy as np
import pytest
import xarray as xr

from stocktake import sources
from stocktake.assessment.lever_effect import effect, stacked
from stocktake.climate import project
from stocktake.pathways.levers.apply import plan
from stocktake.pathways.levers.parameters import Settings
from stocktake.pathways.levers.parse import parse_lever
from stocktake.sources import lever_base


def avoided(base, *texts, when=2050, **choices):
    told = lever_base.read_lever_base(base, lever_base.Choices(**choices))
    laid = plan(told, [parse_lever(text, told, lever_base.resolve_places) for text in texts])
    ran = effect(laid, lever_base.read_ready_climate(base), lever_base.read_factors())
    return ran.avoided(when)


def span(values):
    low, middle, high = np.quantile(values, (0.05, 0.5, 0.95))
    return low, middle, high


@pytest.fixture(scope="module")
def told():
    return lever_base.read_lever_base("ssp245")


def part(told, activities, species, among=None):
    own = told.emitting((species,))
    whole = told.amount[own & told.doing(among)].sum() if among else told.amount[own].sum()
    return told.amount[own & told.doing(activities)].sum() / whole


def test_coal_power_is_about_27_per_cent_of_the_worlds_co2(told):
    """Ember (2021): 27 % in 2021, of fossil CO2; ours is 2023 and an estimate from two inventories."""
    assert 0.23 <= part(told, ("coal.power",), "CO2 FFI") <= 0.31


@pytest.mark.parametrize(("fuel", "published"), [("coal", 0.41), ("oil", 0.32), ("gas", 0.21)])
def test_fuels_have_their_published_parts_of_fossil_co2(told, fuel, published):
    """Global Carbon Budget 2024 (CSIRO item); 3 points for another year, and processes."""
    names = [name for name in set(told.activity) if name.startswith(f"{fuel}.")]
    if fuel == "oil":
        names += ["bunkers.aviation", "bunkers.shipping"]
    assert abs(part(told, names, "CO2 FFI") - published) <= 0.035


@pytest.mark.parametrize(
    ("activities", "published"),
    [
        (("oilgas.supply",), 0.23),
        (("coal.mining",), 0.12),
        (("waste.landfill", "waste.water", "waste.other"), 0.20),
        (("livestock.enteric", "livestock.manure"), 0.32),
        (("crops.rice",), 0.08),
    ],
)
def test_methane_comes_from_where_the_global_methane_assessment_says(told, activities, published):
    """UNEP and CCAC (2021), shares of man-made methane; EDGAR has less of oil and gas, more of coal."""
    shared = part(
        told, activities, "CH4", among=[name for name in set(told.activity) if not name.startswith("land")]
    )
    assert abs(shared - published) <= 0.08


@pytest.mark.parametrize("base", ["ssp245-cle-ch4", "ssp370"])
def test_the_methane_pledge_avoids_about_a_fifth_of_a_degree_where_methane_would_rise(base):
    """Published: at least 0.2 degrees by 2050 against no pledge. It lies in our 5-95 % on rising bases."""
    low, middle, high = span(avoided(base, "methane=-30%/2020@2030"))
    assert low <= 0.2 <= high
    assert middle > 0.1


def test_the_pledge_read_as_a_part_that_is_kept_avoids_less_on_rising_bases():
    """The other reading (`after_target=part`): 0.13 (0.10-0.18), below the published 0.2."""
    told = lever_base.read_lever_base("ssp245-cle-ch4")
    lever = parse_lever("methane=-30%/2020@2030", told, lever_base.resolve_places)
    laid = plan(told, [lever], Settings(after_target="part"))
    ran = effect(laid, lever_base.read_ready_climate("ssp245-cle-ch4"), lever_base.read_factors())
    _, middle, high = span(ran.avoided(2050))
    assert abs(middle - 0.13) < 0.01 and high < 0.2


def test_the_pledge_avoids_less_where_the_base_cuts_methane_itself():
    """On SSP2-4.5 methane falls after 2030 without a pledge: 0.10 (0.07-0.13) is left, as measured."""
    on_falling = span(avoided("ssp245", "methane=-30%/2020@2030"))
    on_rising = span(avoided("ssp245-cle-ch4", "methane=-30%/2020@2030"))
    assert on_falling[1] < on_rising[1]


def test_emulators_of_others_find_a_tenth_for_the_pledge_and_a_fifth_for_half_of_all_methane():
    """Forster et al. (Carbon Brief, 2 Nov 2021), by emulators against current targets: the pledge avoids
    about 0.1 degrees by 2050, and about 50 % would be needed for 0.2. SSP2-4.5 is near current targets.
    """
    low, _, high = span(avoided("ssp245", "methane=-30%/2020@2030"))
    assert low <= 0.1 <= high
    low, _, high = span(avoided("ssp245", "methane=-50%/2020@2030"))
    assert low <= 0.2 <= high


def less_methane(**cuts):
    """What less methane does, straight through the climate model with no lever in between.

    cuts  : name to Mt a year less, (year,) or as a function of the calendar years
    gives : name to {variable: (member, timebound)}, base minus cut
    """
    world = lever_base.read_world("ssp245-cle-ch4")
    later = xr.concat([world.sel(year=2100).assign_coords(year=year) for year in range(2101, 2121)], "year")
    world = xr.concat([world, later], "year")  # held, for what comes after a hundred years
    worlds = [world]
    for cut in cuts.values():
        less = world.copy(deep=True)
        less.loc[{"species": "CH4"}] -= cut(world["year"].values)
        worlds.append(less)
    names = ["base", *cuts]
    ran = project(
        xr.concat(worlds, dim=xr.Variable("scenario", names)).transpose("scenario", "species", "year"),
        sources.read_ensemble(),
        sources.read_forcing(),
        keep=("temperature", "concentration", "forcing_sum"),
        species=["CH4"],
    )
    kept = {name: {} for name in cuts}
    for variable in ("temperature", "concentration", "forcing_sum"):
        for name in cuts:
            change = ran[variable].sel(scenario="base") - ran[variable].sel(scenario=name)
            kept[name][variable] = change.squeeze(drop=True).transpose("member", "timebound")
    return kept


@pytest.fixture(scope="module")
def methane_cuts():
    """180 Mt a year less, ramped from 2020 to 2030 (the Global Methane Assessment's own cut) and at once;
    131 Mt ramped from 2025 to 2030, held and growing with the base (UNEP's later report).
    """

    def ramp(amount, first, last):
        return lambda year: amount * np.clip((year - first) / (last - first), 0, 1)

    def grown(year):
        return np.interp(year, [2025, 2030, 2050], [0, 131, 131 * 1.21 * 352 / 369])

    return less_methane(
        assessment=ramp(180, 2020, 2030),
        at_once=lambda year: np.where(year >= 2020, 180.0, 0.0),
        later_report=ramp(131, 2025, 2030),
        later_report_growing=grown,
    )


@pytest.fixture(scope="module")
def cut_of_180_mt(methane_cuts):
    return methane_cuts["assessment"]


def test_what_methane_does_to_its_own_lifetime_is_as_assessed(cut_of_180_mt):
    """AR6 WGI table 7.15: a perturbation lasts 11.8 (10.0 to 13.6) years; 2.75 Mt to a ppb."""
    burden = 2.75 * cut_of_180_mt["concentration"].sel(timebound=slice(2040, 2050)).values
    lasting = 0.5 * (burden[:, :-1] + burden[:, 1:]) / (180 - np.diff(burden, axis=1))
    low, middle, high = span(lasting.mean(axis=1))
    assert low >= 10.0 and abs(middle - 12.05) < 0.1 and high <= 13.6


def test_ozone_and_water_included_a_ppb_of_methane_forces_as_assessed(cut_of_180_mt):
    """AR6 WGI table 7.15: 5.7 (4.3 to 7.1) e-4 W m-2 per ppb with ozone and stratospheric water."""
    by_2045 = {name: change.sel(timebound=2045).values for name, change in cut_of_180_mt.items()}
    per_ppb = np.median(by_2045["forcing_sum"] / by_2045["concentration"])
    assert 5.7e-4 <= per_ppb <= 7.1e-4


@pytest.mark.originals
def test_180_mt_less_methane_avoid_what_the_ipccs_own_metric_gives(methane_cuts, originals):
    """AR6 WGI tables 7.15 and 7.SM: combined temperature potential of methane x that of CO2, +-39 %.

    Emissions cut at once and held: 0.21 degrees after 50 years, 0.24 after 100. Ours are a sixth more, all of
    it forcing (above). The 0.3 degrees of the Global Methane Assessment are not reached by it in a century.
    """
    import csv

    with (originals / "reference_ar6_ch7" / "metrics_supplement_cleaned.csv").open(encoding="utf8") as file:
        rows = {row["Name"]: row for row in csv.DictReader(file)}
    for years in (50, 100):
        combined = float(rows["Methane"][f"CGTP{years} (yr)"])
        of_co2 = float(rows["Carbon dioxide"][f"AGTP{years} (K kg-1)"])
        published = 180e9 * combined * of_co2
        low, middle, high = span(methane_cuts["at_once"]["temperature"].sel(timebound=2020 + years).values)
        assert low <= published <= high
        assert 1.0 < middle / published < 1.25
        assert published < 0.25


def test_a_later_report_of_the_same_authors_is_met(methane_cuts):
    """UNEP and CCAC, Global Methane Status Report (2025): all that is feasible, 131 Mt below a growing base
    in 2030 (32 % below 2020), avoids 0.2 degrees by 2050; told to one digit. Ours 0.13 to 0.14 (0.09-0.18).
    """
    for name in ("later_report", "later_report_growing"):
        low, middle, high = span(methane_cuts[name]["temperature"].sel(timebound=2050).values)
        assert low < 0.25 and high >= 0.15
        assert middle > 0.1


@pytest.mark.xfail(
    reason="0.16 (0.12-0.21) by 2045. The published number is twice what the IPCC's own metric gives (0.15): "
    "it is the number that stands apart, see docs/methods/levers/methane.md"
)
def test_180_mt_less_methane_avoids_nearly_three_tenths_by_2045(cut_of_180_mt):
    """UNEP and CCAC (2021): 45 % or 180 Mt a year by 2030 avoids nearly 0.3 degrees by the 2040s."""
    low, _, high = span(cut_of_180_mt["temperature"].sel(timebound=2045).values)
    assert low <= 0.28 <= high


def test_the_same_180_mt_avoid_as_much_later(cut_of_180_mt):
    """The miss is one of pace: at the end of the century the published number lies in the range."""
    low, middle, high = span(cut_of_180_mt["temperature"].sel(timebound=2100).values)
    assert low <= 0.28 <= high and abs(middle - 0.26) < 0.01


def test_taking_sulphur_out_of_smoke_at_once_warms():
    """Samset et al. (2018): without any man-made aerosol 0.5 to 1.1 warmer; sulphur is most of it."""
    low, middle, _high = span(-avoided("ssp245", "sulphur=-100%@2026", when=2040))
    assert low > 0 and 0.05 < middle < 1.1


def test_all_aerosols_gone_unmask_about_half_a_degree():
    """About 0.5 degrees are masked (Carbon Brief 2025; Samset 2018: 0.5-1.1): within our 5-95 %."""
    told = lever_base.read_lever_base("ssp245")
    climate = lever_base.read_ready_climate("ssp245")
    clean = told.world.copy(deep=True)
    for name in ("Sulfur", "BC", "OC", "NH3"):
        clean.values[told.all_species.index(name), told.years >= 2026] = 0.0
    warming = climate.warming(stacked([told.world, clean]))
    low, _, high = span((warming[1] - warming[0])[:, climate.years == 2040].ravel())
    assert low <= 0.5 <= high


def test_halting_deforestation_is_of_the_order_of_tcre_times_its_co2():
    """AR6: 0.27-0.63 degrees per 1000 Gt CO2 (likely). Albedo in the model takes a third off."""
    told = lever_base.read_lever_base("ssp370", lever_base.Choices(coemissions="none"))
    laid = plan(told, [parse_lever("deforestation=-100%@2030", told, lever_base.resolve_places)])
    saved = -laid.change(np.ones(1))[told.all_species.index("CO2 AFOLU")].sum()
    low, middle, high = span(avoided("ssp370", "deforestation=-100%@2030", when=2100, coemissions="none"))
    assert 100 < saved < 400
    assert high >= 0.27e-3 * saved and low <= 0.63e-3 * saved and middle > 0.1e-3 * saved


def test_ending_coal_shows_what_its_sulphur_had_masked():
    """The sign that matters: soon after, hardly any or less than no gain; by 2100 a clear one."""
    soon = span(avoided("ssp245", "coal=-100%@2035", when=2036))
    late = span(avoided("ssp245", "coal=-100%@2035", when=2100))
    assert soon[1] < 0.02 < 0.15 < late[1]


@pytest.mark.originals
def test_the_cost_curve_is_the_published_table(originals):
    """Table 12.3 of IPCC AR6 WGIII, options spread evenly over the bins they span."""
    import csv

    from stocktake.pathways.levers import cost_curve

    found = {family.name: np.zeros(5) for family in (*cost_curve.FAMILIES, cost_curve.FGASES)}
    with (originals / "policy_facts" / "abatement_costs_ar6.csv").open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            name = family_of(row["sector"], row["option"])
            bins = [word.strip() for word in row["cost_bins"].split("|")]
            if name is None or not set(bins) <= set(cost_curve.BINS):
                continue
            central = row["potential_central"]
            middle = (
                float(central)
                if central
                else 0.5 * (float(row["potential_low"]) + float(row["potential_high"]))
            )
            for one in bins:
                found[name][cost_curve.BINS.index(one)] += middle / len(bins)
    found["buildings"] *= cost_curve.DIRECT_IN_BUILDINGS
    for family in (*cost_curve.FAMILIES, cost_curve.FGASES):
        assert np.allclose(found[family.name], family.potential, atol=2e-3), family.name


def family_of(sector, option):
    """The family of an option of the table, None for those that levers of their own stand for."""
    if sector == "Energy":
        return "energy_methane" if "CH4" in option else None if "CCS" in option else "power"
    if sector == "AFOLU":
        starts = {"CH4": "agriculture", "Protection": "protection", "Restoration": "uptake"}
        starts |= {"Improved forest": "uptake", "Carbon seq": "uptake"}
        return next((name for start, name in starts.items() if option.startswith(start)), None)
    if sector == "Industry" and "CCU" in option:
        return None
    if sector == "Cross-sectoral":
        named = {"fluorinated": "fgases", "solid waste": "waste", "wastewater": "waste"}
        return next((name for word, name in named.items() if word in option), None)
    known = {"Buildings": "buildings", "Transport": "transport", "Industry": "industry"}
    return known.get(sector)
