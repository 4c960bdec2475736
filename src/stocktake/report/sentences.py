"""Findings told as plain sentences: the headline answers, each with its range and what moves it.

A sentence is whole in the word catalogues; what fills it comes from a Finding or from the names of places,
gases and pathways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from stocktake.choices import ANY, NOT_APPLICABLE
from stocktake.findings import Alternative, Finding, is_number
from stocktake.report import Stocktake, futures
from stocktake.report.dates import date_in
from stocktake.report.naming import Naming
from stocktake.report.numbers import exact, has_range, range_of, short_value_of, show, value_of
from stocktake.report.outlook import gap_of, peak_of, probability_of, warming_2100_of
from stocktake.report.selection import first, of_single_places, select


@dataclass(frozen=True)
class Sentence:
    """One headline answer.

    value   : the number by itself, to be set large
    text    : the whole sentence, the number in it
    between : the range with what it spans; empty where there is none
    moves   : (word, value, choices) of the default, the lowest and the highest answer
    """

    finding: Finding
    value: str
    text: str
    between: str
    moves: tuple[tuple[str, str, str], ...] = ()


Teller = Callable[[Stocktake, Naming], Sentence | None]


def headlines(stocktake: Stocktake, naming: Naming) -> list[Sentence]:
    """The answers that open the report, in order; one whose finding is missing is left out."""
    found = (teller(stocktake, naming) for teller in TELLERS)
    return [sentence for sentence in found if sentence is not None]


def tell(finding: Finding, naming: Naming, key: str, **names: str) -> Sentence:
    """A finding told by the sentence of that key, with its range and what moves it."""
    return Sentence(
        finding,
        short_value_of(finding, naming.language),
        naming.words.say(f"report.headline.{key}", value=value_of(finding, naming.language), **names),
        between(finding, naming),
        moves(finding, naming),
    )


def between(finding: Finding, naming: Naming) -> str:
    """Range and what it spans, such as ``37–46%, over 12 admissible combinations``."""
    if not has_range(finding):
        return naming.words.say("report.all_of_one") if len(finding.alternatives) > 1 else ""
    return naming.words.say(
        "report.between", range=range_of(finding, naming.language), span=naming.span(finding)
    )


def moves(finding: Finding, naming: Naming) -> tuple[tuple[str, str, str], ...]:
    """The default answer with its choices, then the lowest and the highest with those that differ from it."""
    numbers = [row for row in finding.alternatives if row.absent is None and is_number(row.value)]
    if len(numbers) < 2 or finding.low == finding.high:
        return ()
    default = next((row for row in numbers if dict(row.choices) == dict(finding.defaults)), None)
    lowest = min(numbers, key=lambda row: float(row.value))  # type: ignore[arg-type]
    highest = max(numbers, key=lambda row: float(row.value))  # type: ignore[arg-type]
    told = [("lowest_of", lowest, finding.defaults), ("highest_of", highest, finding.defaults)]
    if default is not None:
        told.insert(0, ("default_of", default, {}))
    return tuple(
        (naming.words.say(f"report.{word}"), _value(row, finding, naming), choices_of(row, naming, beside))
        for word, row, beside in told
    )


def choices_of(row: Alternative, naming: Naming, beside: Mapping[str, str]) -> str:
    """The choices of a combination that matter to it and differ from ``beside``, in the reader's words."""
    named = [
        naming.words.say("report.choice_of", axis=naming.axis(axis), choice=naming.choice(axis, choice))
        for axis, choice in row.choices.items()
        if choice not in (NOT_APPLICABLE, ANY) and beside.get(axis) != choice
    ]
    return naming.words.say("report.list.semicolon").join(named)


def _value(row: Alternative, finding: Finding, naming: Naming) -> str:
    return show(row.value, finding.unit, naming.language, low=finding.low, high=finding.high)


def _total(stocktake: Stocktake, naming: Naming) -> Sentence | None:
    finding = first(stocktake.findings, "total", place="WORLD")
    return tell(finding, naming, "total", year=str(finding.keys["year"])) if finding else None


def _history(stocktake: Stocktake, naming: Naming) -> Sentence | None:
    found = select(stocktake.findings, "history")
    if not found:
        return None
    latest = max(found, key=lambda one: int(str(one.keys["last"])))
    return tell(latest, naming, "history", **{name: str(latest.keys[name]) for name in ("first", "last")})


def _share(stocktake: Stocktake, naming: Naming) -> Sentence | None:
    joint = [one for one in select(stocktake.findings, "share") if "+" in str(one.keys.get("place", ""))]
    found = joint or of_single_places(stocktake.findings, "share")
    if not found:
        return None
    key = "share" if joint else "share_one"
    return tell(found[0], naming, key, place=naming.place_in_sentence(str(found[0].keys["place"])))


def _overtake(stocktake: Stocktake, naming: Naming) -> Sentence | None:
    finding = first(stocktake.findings, "overtake", place="CHN", other="USA")
    if finding is None:
        return None
    names = {name: naming.place_in_sentence(str(finding.keys[name])) for name in ("place", "other")}
    if not is_number(finding.value):
        return tell(finding, naming, "overtake_never", last=str(stocktake.year), **names)
    return tell(finding, naming, "overtake", **names)


def _cumulative(stocktake: Stocktake, naming: Naming) -> Sentence | None:
    found = of_single_places(stocktake.findings, "cumulative")
    if not found:
        return None
    keys = found[0].keys
    place = naming.place_in_sentence(str(keys["place"]))
    return tell(found[0], naming, "cumulative", place=place, start=str(keys.get("start", "")))


def _attribution(stocktake: Stocktake, naming: Naming) -> Sentence | None:
    from stocktake.report.figures import attribution  # here: figures load a drawing library, sentences none

    found = attribution.rows(stocktake)
    if not found:
        return None
    told = attribution.facts(stocktake, naming)
    return tell(found[0], naming, "attribution", **{name: told[name] for name in ("place", "start", "year")})


def _gases(stocktake: Stocktake, naming: Naming) -> Sentence | None:
    found = [one for one in select(stocktake.findings, "gases") if is_number(one.value)]
    if len(found) < 2:
        return None
    one, two = sorted(found, key=lambda finding: -float(finding.value))[:2]  # type: ignore[arg-type]
    names = {"gas": naming.gas(str(two.keys["gas"])), "first": naming.gas_in_sentence(str(one.keys["gas"]))}
    return tell(two, naming, "gases", year=str(two.keys.get("year", stocktake.year)), **names)


def _warming_2100(stocktake: Stocktake, naming: Naming) -> Sentence | None:
    family = futures.family(stocktake, futures.PLEDGES_2030)
    finding = warming_2100_of(stocktake, family.speaks.name) if family else None
    dated = {"date": _date(stocktake, naming), "until": str(naming.until)}
    return tell(finding, naming, "warming_2100", **dated) if finding else None


def _since(stocktake: Stocktake, naming: Naming) -> Sentence | None:
    """How much cooler what was pledged since the older set makes 2100; told where it does."""
    family = futures.family(stocktake, futures.PLEDGES_2030)
    if family is None or stocktake.earlier is None:
        return None
    found = first(stocktake.findings, "new-pledges", **{"with": family.speaks.name})
    if found is None or found.low is None or found.high is None or not found.high < 0:
        return None
    cooler = replace(found, value=-float(str(found.value)), low=-found.high, high=-found.low)
    before = date_in(str(found.keys["beside_pledges_as_of"]), naming.words)
    dated = {"before": before, "date": _date(stocktake, naming), "until": str(naming.until)}
    return tell(cooler, naming, "since", **dated)


def _peak(stocktake: Stocktake, naming: Naming) -> Sentence | None:
    family = futures.family(stocktake, futures.PLEDGES_NET_ZERO)
    finding = peak_of(stocktake, family.speaks.name) if family else None
    return tell(finding, naming, "peak", date=_date(stocktake, naming)) if finding else None


def _probability(stocktake: Stocktake, naming: Naming) -> Sentence | None:
    family = futures.family(stocktake, futures.PLEDGES_NET_ZERO)
    finding = probability_of(stocktake, family.speaks.name, 1.5) if family else None
    limit = exact(1.5, "K", naming.language)
    return (
        tell(finding, naming, "probability", limit=limit, date=_date(stocktake, naming)) if finding else None
    )


def _gap_in(year: int) -> Teller:
    """Tells the gap of a year to 1.5 °C."""

    def teller(stocktake: Stocktake, naming: Naming) -> Sentence | None:
        family = futures.family(stocktake, futures.PLEDGES_2030)
        finding = gap_of(stocktake, family.speaks.name, "1.5", year) if family else None
        told = {
            "limit": exact(1.5, "K", naming.language),
            "year": str(year),
            "date": _date(stocktake, naming),
        }
        return tell(finding, naming, "gap", **told) if finding else None

    return teller


def _date(stocktake: Stocktake, naming: Naming) -> str:
    return date_in(futures.pledged_on(stocktake), naming.words)


TELLERS: Iterable[Teller] = (
    _total,
    _share,
    _overtake,
    _cumulative,
    _attribution,
    _gases,
    _history,
    _warming_2100,
    _since,
    _peak,
    _probability,
    _gap_in(2030),
    _gap_in(2035),
)
