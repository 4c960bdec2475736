"""Fair shares: the whole shared by every rule, as findings whose range is the range over the rules.

A country that lacks what a rule needs has no share by it, and the reason is said. What such countries, and
ships and aircraft, emit of the world today is set aside from the whole before it is shared, so that nobody
gains from another's missing data; shares and what is set aside add up to the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import xarray as xr

from stocktake.choices import Absent, Answer, Choices, ChoiceSet, ask
from stocktake.equity.axes import share_choices
from stocktake.equity.rules import RULES, Facts
from stocktake.equity.stock import BASELINE_SOURCE, NEEDED, SOCIETY_SOURCES, Stock
from stocktake.equity.wholes import Whole
from stocktake.errors import BadInput
from stocktake.findings import Finding
from stocktake.inventory import World
from stocktake.inventory.questions.people import population
from stocktake.inventory.selection import Selection, select

SHARED = "shared"


@dataclass(frozen=True, eq=False)
class Shares:
    """A whole shared by one rule.

    of        : (country,) in the unit of the whole, NaN where a country lacks what the rule needs
    set_aside : what bunkers, unlisted areas and countries without data keep
    """

    facts: Facts
    of: np.ndarray
    whole: float
    set_aside: float


def allocate(stock: Stock, choices: Choices) -> Shares:
    """All countries' shares under one combination; Absent where the rule says nothing of such a whole."""
    whole, rule = stock.whole, RULES[choices["rule"]]
    facts = stock.facts(choices)
    amount = whole.amounts[choices[whole.axis.name]]
    known = np.isfinite(facts.emissions)
    for name in rule.needs:
        known &= np.isfinite(getattr(facts, name))
    if not known.any():
        raise Absent("No country has what this rule needs")
    counted, without_bunkers = stock.parts_of_world(choices["gases"])
    everyone = without_bunkers if choices["bunkers"] == SHARED else counted
    part = amount * float(facts.emissions[known].sum()) / everyone
    shares = np.full(len(facts.codes), np.nan)
    shares[known] = rule.shares(_only(facts, known), part)
    return Shares(facts, shares, amount, amount - part)


def fair_shares(
    world: World,
    places: Iterable[str],
    whole: Whole,
    baselines: xr.DataArray,
    fixed: Choices | None = None,
    *,
    pledged: xr.DataArray | None = None,
    everything: bool = False,
) -> list[Finding]:
    """One finding per place: its share of the whole by the default rule, its range over all of them.

    baselines  : (scenario, place, year) business as usual, such as ``pathways.NdcSet.baselines``
    pledged    : (reading, place) emissions in the year of the whole if pledges are met, in its unit
    everything : also opens gases and bunkers
    raises     : UnknownPlace, UnknownChoice, OutOfRange, NoAnswer
    """
    stock = Stock(world, whole, baselines)
    choices = share_choices(whole.axis, stock.last, fixed, gases=whole.gases, everything=everything)
    chosen = [select(world.places, name, stock.last) for name in places]
    if not chosen:
        raise BadInput("No place was named", "At least one country or group is wanted")
    if any(place.world for place in chosen):
        raise BadInput("The world has no share of its own", "Countries or groups are wanted")
    table: dict[tuple[str, ...], Shares | Absent] = {}
    for combination in choices:
        try:
            table[tuple(combination.values())] = allocate(stock, combination)
        except Absent as absent:
            table[tuple(combination.values())] = absent
    unique = {place.label: place for place in chosen}
    return [_finding(stock, place, choices, table, pledged) for place in unique.values()]


def _finding(
    stock: Stock,
    place: Selection,
    choices: ChoiceSet,
    table: Mapping[tuple[str, ...], Shares | Absent],
    pledged: xr.DataArray | None,
) -> Finding:
    whole = stock.whole
    at = {code: row for row, code in enumerate(stock.world.countries)}
    rows = [at[code] for code in place.codes if code in at]

    def answer(combination: Choices) -> Answer:
        found = table[tuple(combination.values())]
        if isinstance(found, Absent):
            raise found
        value, without = _of(found, place, rows, RULES[combination["rule"]].needs)
        extra: dict[str, object] = {"share_of_whole": 100 * value / found.whole}
        if without:
            extra["without"] = without
        return Answer(value, _sources(whole, combination), extra=extra)

    finding = ask(
        f"fair-share.{place.label}.{whole.name}",
        f"What is the fair share of {place.name} in {whole.said}?",
        whole.unit,
        choices,
        answer,
        place=place.label,
        whole=whole.amounts[choices.defaults[whole.axis.name]],
        **({} if whole.is_budget else _of_year(stock, place)),
    )
    now = _present(stock, place, finding.defaults)
    by_rule = _by_rule(finding, choices, lambda rule: _lacking(table, choices, place, rule))
    keys: dict[str, object] = {**finding.keys, "by_rule": by_rule, "emitted": now, "emitted_year": stock.last}
    if pledged is not None:
        keys |= _beside(by_rule, place, pledged)
    return replace(finding, keys=keys)


def _of_year(stock: Stock, place: Selection) -> dict[str, object]:
    """Keys of a year's share: the year, the goal, and the people of the place then."""
    year = stock.whole.span[0]
    people = population(stock.world).of(place.codes, year)
    return {"year": year, "goal": stock.whole.goal, "people": float(np.nansum(people))}


def _of(
    found: Shares, place: Selection, rows: Sequence[int], needs: tuple[str, ...]
) -> tuple[float, list[str]]:
    """The place's share, and its members that have none; raises Absent where all of them have none."""
    values = found.of[rows]
    known = np.isfinite(values)
    if not known.any():
        told = ", ".join(NEEDED[name] for name in lacking(found, place, needs))
        raise Absent(f"The data have not got {told or 'all that the rule needs'} of this place")
    return float(values[known].sum()), [
        found.facts.codes[row] for row, has in zip(rows, known, strict=True) if not has
    ]


def lacking(found: Shares, place: Selection, needs: tuple[str, ...]) -> list[str]:
    """The facts that a rule needs and that no member of the place has."""
    rows = [found.facts.codes.index(code) for code in place.codes if code in found.facts.codes]
    wanted = dict.fromkeys(("emissions", *needs))
    return [name for name in wanted if not np.isfinite(getattr(found.facts, name)[rows]).any()]


def _by_rule(
    finding: Finding, choices: ChoiceSet, lacks: Callable[[str], list[str]]
) -> dict[str, dict[str, object]]:
    """Rule to its share by default, with its range over its other choices, or why it has none."""
    raw = {axis.name: axis.default for axis in choices.axes}
    told: dict[str, dict[str, object]] = {}
    for rule in choices.axis("rule").choices:
        rows = [row for row in finding.alternatives if row.choices["rule"] == rule]
        values = [row.value for row in rows if isinstance(row.value, float)]
        if not values:
            reason = next((row.absent for row in rows if row.absent), "")
            told[rule] = {"absent": reason, "lacking": lacks(rule)}
            continue
        form = choices.canonical({**raw, "rule": rule})
        main = next((row.value for row in rows if dict(row.choices) == form), values[0])
        told[rule] = {
            "value": main,
            "low": min(values),
            "high": max(values),
            "principles": [str(one) for one in RULES[rule].principles],
        }
    return told


def _lacking(
    table: Mapping[tuple[str, ...], Shares | Absent], choices: ChoiceSet, place: Selection, rule: str
) -> list[str]:
    """What the place lacks for a rule that shares the whole among others; empty where it shares nothing."""
    form = choices.canonical({**{axis.name: axis.default for axis in choices.axes}, "rule": rule})
    found = table.get(tuple(form.values()))
    return lacking(found, place, RULES[rule].needs) if isinstance(found, Shares) else []


def _present(stock: Stock, place: Selection, choices: Choices) -> float | None:
    """What the place emits in the last year, in the unit of the whole a year."""
    facts = stock.facts(choices)
    rows = [facts.codes.index(code) for code in place.codes if code in facts.codes]
    values = facts.emissions[rows]
    known = values[np.isfinite(values)]
    return float(known.sum()) if len(known) else None


def _beside(
    by_rule: Mapping[str, Mapping[str, object]], place: Selection, pledged: xr.DataArray
) -> dict[str, object]:
    """The pledge beside the shares: its range over readings, and the rules under which it is fair.

    A pledge is fair by a rule where its stronger reading is at or below the rule's share by default, and by
    some choice where it is at or below the rule's greatest share.
    """
    codes = [code for code in place.codes if code in set(pledged["place"].values)]
    total = pledged.sel(place=codes).sum("place", skipna=False).values if codes else np.array([np.nan])
    if not np.isfinite(total).all():
        without = [code for code in codes if not np.isfinite(pledged.sel(place=code)).all()]
        if len(codes) > 1 and len(without) < len(codes):
            return {
                "pledged_absent": "Not every member has a target of that year",
                "pledged_without": without,
            }
        return {"pledged_absent": "No pledge for the year is quantified for this place"}
    low, high = float(total.min()), float(total.max())
    met, some = (
        [rule for rule, told in by_rule.items() if "absent" not in told and low <= float(str(told[key]))]
        for key in ("value", "high")
    )
    return {"pledged_low": low, "pledged_high": high, "fair_by": met, "fair_by_some_choice": some}


def _only(facts: Facts, known: np.ndarray) -> Facts:
    """The facts of the countries that are known."""
    cut = {
        name: getattr(facts, name)[known]
        for name in ("emissions", "past", "baseline", "population", "person_years", "converged", "income")
    }
    codes = tuple(code for code, has in zip(facts.codes, known, strict=True) if has)
    return replace(facts, codes=codes, **cut)


def _sources(whole: Whole, choices: Choices) -> tuple[str, ...]:
    inventory = ("gcb2024_fossil", "gcb2024_landuse") if whole.is_budget else ("edgar2024", "jones2024")
    stated = whole.sources[choices[whole.axis.name]]
    baseline = (BASELINE_SOURCE,) if "baseline" in RULES[choices["rule"]].axes else ()
    return tuple(dict.fromkeys((*stated, *inventory, *SOCIETY_SOURCES, *baseline)))
