"""The whole stocktake on one page: a line per layer, from the inventories to the report's contents.

It reads through ``sources``, computes in the pure layers, and hands a ``report.Stocktake`` back; writing that
is the report's business. Each step is named as it begins, through ``say``.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from functools import reduce

import xarray as xr

from stocktake import assessment, attribution, climate, inventory, pathways, sources
from stocktake.assessment import pledge_change
from stocktake.assessment.budgets import LIMITS, Family, check_since
from stocktake.assessment.outlook import with_ends
from stocktake.assessment.past import warming_to_date
from stocktake.assessment.pledge_change import SINCE
from stocktake.dims import MEMBER, PLACE, QUANTILE, SCENARIO, TIMEBOUND, YEAR
from stocktake.equity.allocate import fair_shares
from stocktake.equity.pledged import TARGETS, pledged_levels
from stocktake.equity.provider_shares import flow_findings, provider_shares
from stocktake.equity.wholes import year_of_goal
from stocktake.errors import OutOfRange
from stocktake.findings import Finding
from stocktake.pathways.ndc_set import LAST_TARGET
from stocktake.pathways.rules import AFTER_TARGETS, DEFAULT, Rules, changed_alone
from stocktake.pathways.to_zero import co2_alone, to_net_zero
from stocktake.pledges import Pledge
from stocktake.pledges.current import Reading
from stocktake.report import Comparison, Stocktake
from stocktake.sources import promised
from stocktake.sources.facts import read_facts
from stocktake.sources.inventories import read_world
from stocktake.sources.past import read_past
from stocktake.sources.published import read_published

Say = Callable[[str], None]
STEPS = ("inventories", "pathways", "warming", "attribution", "assessment")
QUANTILES = (0.05, 0.17, 0.5, 0.83, 0.95)
GOALS = ("1.5", "2")
BUDGET_SINCE = 2025
ENDS = ("unconditional.low.targets", "conditional.high.targets")  # weakest and strongest without net zero
LARGEST = 12
GROUPS = ("ANNEX1", "NONANNEX1", "LDC", "AOSIS")
PROVIDERS = ("USA", "EU27", "JPN", "GBR", "CAN", "AUS", "CHE", "NOR", "NZL", "ISL")


def take_stock(say: Say = lambda step: None) -> Stocktake:
    """Everything a report tells, under declared choices, from the embedded data alone.

    say : called with the name of a step (one of STEPS) as that step begins
    """
    say("inventories")
    world = read_world()
    answers = inventory.answers(world)

    say("pathways")
    futures, earlier, after = read_futures(), read_futures(as_of=promised.OF_THE_SET), read_after_targets()

    say("warming")
    projection = project(reduce(pathways.Futures.together, (earlier, *after.values()), futures))

    say("attribution")
    caused = attribute(world)

    say("assessment")
    promises = judge_pledges(futures, earlier, after, projection)
    fair = fairness(world, futures)
    return contents(world, futures, earlier, projection, (*answers, *caused, *promises, *budgets(), *fair))


def judge_pledges(
    futures: pathways.Futures,
    earlier: pathways.Futures,
    after: Mapping[str, pathways.Futures],
    projection: climate.Projection,
) -> list[Finding]:
    """Warming to date, where both sets of pledges lead, what the newer one changes, and its gaps."""
    temperature = projection.temperature
    both = futures.together(earlier)
    past = warming_to_date(temperature, futures.variants[0].name)
    outlook = with_ends(assessment.outlook(both, temperature), after, temperature)
    since = pledge_change.changes(both, temperature, pledge_change.pairs_of(earlier, futures), SINCE)
    gaps = [
        row
        for goal in GOALS
        for year in TARGETS
        for row in assessment.gap(futures, temperature, goal=goal, year=year)
    ]
    return [*past, *outlook, *since, *gaps]


def fairness(world: inventory.World, futures: pathways.Futures) -> list[Finding]:
    """Fair shares of what the goals leave, with the pledges beside them, and of the money promised."""
    places = fair_places(world)
    baselines = sources.read_ndc_set().baselines
    shares = [
        row
        for year in TARGETS
        for goal in GOALS
        for row in fair_shares(
            world,
            places,
            year_of_goal(world, goal, year),
            baselines,
            pledged=pledged_levels(world, futures, year),
        )
    ]
    return [*shares, *flow_findings(), *provider_shares(world, PROVIDERS)]


def fair_places(world: inventory.World) -> tuple[str, ...]:
    """The largest emitters, the European Union as one, and groups of the negotiations."""
    union = set(world.places.members("EU27", inventory.last_year(world)))
    largest = [
        str(place)
        for place in inventory.largest_emitters(world, LARGEST + len(union)).place.values
        if place not in union and place not in ("WORLD", "EU27")
    ]
    return (*largest[:3], "EU27", *largest[3:LARGEST], *GROUPS)


def read_futures(
    *,
    hot_air: bool = False,
    as_of: str = promised.KNOWN_UNTIL,
    rules: Rules = DEFAULT,
    own: tuple[Pledge, ...] = (),
    readings: Container[str] | None = None,
) -> pathways.Futures:
    """The pledges in all their readings, with a reference and the benchmarks beside them.

    hot_air : whether targets above a Party's own business as usual stay as they are
    as_of   : ISO date of the pledges; the newest known without it. Before 2021 the first pledges of 2015 to
              2017, in 2021 the set as it was published, from 2022 on with what was pledged since
    rules   : how pledges are carried to 2100
    own     : a user's pledges, laid on those of the date; from 2022 on
    readings: names of readings (``Variant.reading``), all of them without
    """
    variants = tuple(
        replace(one, as_of=as_of, own=bool(own))
        for one in pathways.pledge_variants(hot_air=hot_air, stand="own" if own else as_of[:4])
        if readings is None or one.reading in readings
    )
    later = as_of >= promised.AFTER_THE_SET
    if own and not later:
        raise OutOfRange(
            f"Your pledges cannot be laid on those of {as_of}",
            f"The set of 2021 ends in 2030; what came later is known from {promised.AFTER_THE_SET} on",
            nearest=[promised.KNOWN_UNTIL],
        )
    changed = promised.read_revisions(as_of, variants, own) if later else {}
    futures = pathways.assemble(
        promised.read_calibrated_history(),
        promised.read_ndc_set(),
        promised.read_scenario_library(),
        sources.read_metrics(),
        variants=variants,
        rules=rules,
        revisions={name: reading.revisions for name, reading in changed.items()} if changed else None,
    )
    left_out = tuple(dict.fromkeys(record for reading in changed.values() for record in reading.records))
    return replace(futures, records=futures.records + left_out, targets=_targets(futures, changed.values()))


def read_after_targets() -> dict[str, pathways.Futures]:
    """Each other rule for the world after the last target, to the two ends of the readings under it.

    Names of the pathways end with the rule; no reference is among them.
    """
    found = {}
    for axis, choice, rules in changed_alone():
        if axis == AFTER_TARGETS.name:
            futures = read_futures(rules=rules, readings=ENDS)
            pledged = (one.name for one in futures.variants if one.kind == "pledges")
            found[choice] = futures.only(*pledged).renamed(f", {choice}")
    return found


def _targets(futures: pathways.Futures, readings: Iterable[Reading]) -> dict[int, frozenset[str]]:
    """Year to the places with a target of that year: of 2030 all of the set but those whose pledges ended."""
    changed = [revision for reading in readings for revision in reading.revisions]
    ended = {place for one in changed if one.lapsed and not one.levels for place in one.places}
    later = {year for one in changed for year in one.levels} - {LAST_TARGET}
    return {LAST_TARGET: frozenset(map(str, futures.countries[PLACE].values)) - ended} | {
        year: frozenset(place for one in changed if year in one.levels for place in one.places)
        for year in sorted(later)
    }


def median_peaks(
    *, hot_air: bool = False, as_of: str = promised.KNOWN_UNTIL, rules: Rules = DEFAULT
) -> dict[str, float]:
    """Median peak warming of every pathway under other rules, K above 1850-1900; nothing else is kept."""
    futures = read_futures(hot_air=hot_air, as_of=as_of, rules=rules)
    pledged = futures.only(*(one.name for one in futures.variants if one.kind == "pledges"))
    peaks = assessment.peak(assessment.yearly_warming(project(pledged).temperature)).median(MEMBER)
    return {
        str(name): float(value) for name, value in zip(peaks["scenario"].values, peaks.values, strict=True)
    }


def project(futures: pathways.Futures) -> climate.Projection:
    """Every future through the whole ensemble, from 1750."""
    forcing = sources.read_forcing()
    return climate.project(futures.world, sources.read_ensemble(), forcing)


def attribute(world: inventory.World) -> list[Finding]:
    """Who caused the warming to date: the first countries, the union, and how the parts add up."""
    past = read_past()
    return attribution.answers(world, past.history, past.ensemble, past.forcing)


def budgets(since: int = BUDGET_SINCE, limits: tuple[float, ...] = LIMITS) -> list[Finding]:
    """Remaining CO2 by limit and probability, from the first of January of the year ``since`` on."""
    observed = sources.read_observed_co2()
    check_since(since, observed)
    return assessment.budgets(
        read_budget_family(),
        sources.read_budget_studies(),
        present=sources.read_present_warming(),
        since=since,
        observed=observed,
        limits=limits,
    )


def read_budget_family() -> Family:
    """Futures to net zero with their human-caused warming, all together and by CO2 alone, in one run."""
    history = sources.read_calibrated_history()
    given = (history, sources.read_scenario_library(), sources.read_metrics())
    emissions = to_net_zero(*given)
    runs = {"": emissions, "CO2 ": co2_alone(emissions), "held ": to_net_zero(*given, others_held=True)}
    names = emissions[SCENARIO].values
    named = [run.assign_coords(scenario=[f"{kind}{name}" for name in names]) for kind, run in runs.items()]
    no_natural = sources.read_forcing() * 0
    found = climate.project(xr.concat(named, SCENARIO), sources.read_ensemble(), no_natural).temperature
    whole, by_co2, held = (
        found.sel(scenario=[f"{kind}{name}" for name in names]).assign_coords(scenario=names) for kind in runs
    )
    return Family(emissions, whole, by_co2, held, int(history[YEAR][-1]))


def contents(
    world: inventory.World,
    futures: pathways.Futures,
    earlier: pathways.Futures,
    projection: climate.Projection,
    findings: tuple[Finding, ...],
) -> Stocktake:
    """Findings with the series that figures are drawn from, and published numbers beside ours."""
    told = [one.name for one in futures.together(earlier).variants]
    warming = projection.relative_to().sel({SCENARIO: told}).quantile(list(QUANTILES), MEMBER)
    return Stocktake(
        year=inventory.last_year(world),
        findings=findings,
        sources={**sources.read_catalogue(), **read_facts()},
        axes=(*inventory.ANNUAL_AXES, inventory.START_AXIS),
        places=world.places,
        union=world.places.members("EU27", inventory.last_year(world)),
        emissions=inventory.largest_emitters(world),
        futures=futures,
        earlier=earlier.only(*(one.name for one in earlier.variants if one.kind == "pledges")),
        warming=warming.transpose(SCENARIO, QUANTILE, TIMEBOUND),
        observed=observed_warming(),
        records=(*world.records(), *futures.records),
        comparisons=beside_published(findings),
    )


def observed_warming() -> xr.DataArray:
    """Observed surface warming by year, °C above 1850-1900: the mean of four data sets (IGCC 2024)."""
    rows = sources.read_observations()
    chosen = rows[(rows["source"] == "igcc2024") & (rows["variable"] == "gmst")].sort_values("year")
    return xr.DataArray(
        chosen["value"].to_numpy(float), dims=[YEAR], coords={YEAR: chosen["year"].to_numpy(int)}
    )


def beside_published(findings: tuple[Finding, ...]) -> tuple[Comparison, ...]:
    """Our numbers beside those of ``sources/published.toml``; one that has no counterpart is left out."""
    ours = {finding.id: finding for finding in findings}
    return tuple(
        Comparison(
            finding=ours[number.finding],
            published=number.value,
            by=number.by,
            agrees=number.low <= _number(ours[number.finding]) <= number.high,
            low=number.low,
            high=number.high,
            key=number.because,
        )
        for number in read_published()
        if number.finding in ours
    )


def _number(finding: Finding) -> float:
    assert isinstance(finding.value, int | float), f"{finding.id} is compared but is no number"
    return float(finding.value)
