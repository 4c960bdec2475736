"""What changed since an older set of pledges: emissions, warming and chances under both, and who moved.

Ranges run over the readings, from the weakest to the strongest; a change of warming is paired by member.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import xarray as xr

from stocktake.findings import Finding
from stocktake.pathways.pathway import Futures, Variant
from stocktake.report import Stocktake
from stocktake.report.dates import date_in
from stocktake.report.naming import Naming
from stocktake.report.numbers import digits, exact, scale_of, unit_name
from stocktake.report.selection import first
from stocktake.report.tables import Table

GT, KELVIN = "Gt CO2e/yr", "K"
SHOWN_PARTIES = 10
UNION = "EU"
BUNKERS = ("AIR", "SEA")
PLUS = "+"
EMISSION_YEARS = (2030, 2035)
LIMITS = (1.5, 2.0)

Measure = Callable[[Finding], float]

# the step of the last digit, in the unit as English writes it: both sets and their change keep one step
STEPS = {GT: 0.1, KELVIN: 0.01, "probability": 0.01}


def table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """What, under the older set, under the newer one, the change; None where there is no older set."""
    if stocktake.earlier is None:
        return None
    say = naming.words.say
    sets = [_variants(stocktake.earlier), _variants(stocktake.futures)]
    dates = [date_in(one[0].as_of, naming.words) for one in sets]
    heads = (
        say("report.head.what"),
        *(say("report.head.since_before", date=date) for date in dates),
        say("report.head.change"),
    )
    rows = [
        (
            say(f"report.since.{name}", **filled),
            *(_spread(stocktake, variants, measure, unit, naming, net_zero=net_zero) for variants in sets),
            _change(stocktake, sets, measure, unit, naming, net_zero=net_zero, paired=name in PAIRED),
        )
        for name, filled, measure, unit, net_zero in _measures(naming)
    ]
    return Table(heads, tuple(rows), right=(1, 2, 3))


PAIRED = ("warming_targets", "warming_net_zero")


def _measures(naming: Naming) -> Iterable[tuple[str, dict[str, object], Measure, str, bool]]:
    """Sentence, what fills it, the number of a pathway, its unit, and whether net-zero targets count."""
    unit = unit_name(GT, naming.language)
    for year in EMISSION_YEARS:
        yield "emissions", {"year": year, "unit": unit}, _key(f"emissions_{year}"), GT, False
    yield "warming_targets", {}, _key("warming_2100", "p50"), KELVIN, False
    yield "warming_net_zero", {}, _key("warming_2100", "p50"), KELVIN, True
    yield "peak_net_zero", {}, _key("peak", "p50"), KELVIN, True
    for limit in LIMITS:
        filled: dict[str, object] = {"limit": exact(limit, KELVIN, naming.language)}
        yield "below", filled, _key("probability_below", f"{limit:g}"), "probability", True


def _key(*path: str) -> Measure:
    def measure(finding: Finding) -> float:
        found: object = finding.keys
        for name in path:
            assert isinstance(found, dict)
            found = found[name]
        return float(str(found))

    return measure


def _variants(of: Futures) -> list[Variant]:
    return [one for one in of.variants if one.kind == "pledges"]


def _values(
    stocktake: Stocktake, variants: list[Variant], measure: Measure, *, net_zero: bool
) -> dict[str, float]:
    """Reading to its number."""
    found = {}
    for one in variants:
        row = first(stocktake.findings, "outlook", variant=one.name)
        if row is not None and one.net_zero == net_zero:
            found[one.reading] = measure(row)
    return found


def _spread(
    stocktake: Stocktake,
    variants: list[Variant],
    measure: Measure,
    unit: str,
    naming: Naming,
    *,
    net_zero: bool,
) -> str:
    """From the lowest to the highest reading."""
    values = _values(stocktake, variants, measure, net_zero=net_zero).values()
    if not values:
        return "\u2014"
    ends = list(dict.fromkeys(_bare(end, unit, naming) for end in (min(values), max(values))))
    return naming.words.say("report.since.span", low=ends[0], high=ends[-1]) if len(ends) > 1 else ends[0]


def _change(
    stocktake: Stocktake,
    sets: list[list[Variant]],
    measure: Measure,
    unit: str,
    naming: Naming,
    *,
    net_zero: bool,
    paired: bool,
) -> str:
    """Newer less older of the reading that speaks for all; of warming with its range over members."""
    before, after = (_values(stocktake, one, measure, net_zero=net_zero) for one in sets)
    speaks = f"conditional.high.{'net_zero' if net_zero else 'targets'}"
    if paired:
        newer = next((one.name for one in sets[1] if one.reading == speaks), "")
        row = first(stocktake.findings, "new-pledges", **{"with": newer})
        if row is None or row.low is None or row.high is None:
            return "\u2014"
        told = [_signed(float(str(value)), unit, naming) for value in (row.value, row.low, row.high)]
        between = naming.words.say("equity.span", low=told[1], high=told[2])
        return f"{told[0]}\n{between}"  # small beneath, so that the table fits a phone
    if speaks not in before or speaks not in after:
        return "\u2014"
    return _signed(after[speaks] - before[speaks], unit, naming)


def _signed(value: float, unit: str, naming: Naming) -> str:
    text = _bare(value, unit, naming)
    return PLUS + text if value > 0 and any(char in "123456789" for char in text) else text


def _bare(value: float, unit: str, naming: Naming) -> str:
    """A number without its unit, which the row's name says, to the unit's own step."""
    factor = scale_of(unit, naming.language, 1.0).factor
    return digits(value * factor, STEPS[unit] * factor)


def parties_table(stocktake: Stocktake, naming: Naming) -> Table | None:
    """Pledged emissions of 2030 under both sets, the Parties that moved most first; Gt (亿吨) CO2e."""
    if stocktake.earlier is None:
        return None
    before, after = (_by_party(one, stocktake) for one in (stocktake.earlier, stocktake.futures))
    moved = sorted(before, key=lambda place: -abs(after[place] - before[place]))[:SHOWN_PARTIES]
    say = naming.words.say
    dates = [date_in(_variants(one)[0].as_of, naming.words) for one in (stocktake.earlier, stocktake.futures)]
    heads = (
        say("report.head.place"),
        *(say("report.head.since_before", date=date) for date in dates),
        say("report.head.change"),
    )
    with_target = stocktake.futures.targets.get(EMISSION_YEARS[0], frozenset())
    rows = []
    for place in moved:
        name = naming.place("EU27" if place == UNION else place)
        if place != UNION and place not in with_target:
            name = f"{name}\n{say('report.since.ended')}"
        cells = (_hundredths(one[place], naming) for one in (before, after))
        change = _hundredths(after[place] - before[place], naming)
        rows.append((name, *cells, change if after[place] < before[place] else PLUS + change))
    return Table(heads, tuple(rows), right=(1, 2, 3))


def _hundredths(megatonnes: float, naming: Naming) -> str:
    """Gt (亿吨) to a hundredth of a Gt."""
    factor = scale_of(GT, naming.language, 1.0).factor
    return digits(megatonnes / 1000 * factor, 0.01 * factor)


def parties_unit(naming: Naming) -> str:
    """The unit of the table of Parties."""
    return unit_name(GT, naming.language)


def _by_party(of: Futures, stocktake: Stocktake) -> dict[str, float]:
    """Party to its pledged emissions of 2030, Mt CO2e, in the reading that speaks for all."""
    variant = next(
        (one for one in _variants(of) if one.reading == "conditional.high.targets"), _variants(of)[0]
    )
    row: xr.DataArray = of.countries.sel(scenario=variant.name, year=EMISSION_YEARS[0])
    values = {
        str(place): float(value)
        for place, value in zip(row["place"].values, row.values, strict=True)
        if place not in BUNKERS
    }
    union = [place for place in stocktake.union if place in values]
    if union:
        values[UNION] = sum(values.pop(place) for place in union)
    return values
