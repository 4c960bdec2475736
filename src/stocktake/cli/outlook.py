"""``stocktake outlook``: where each reading of the pledges leads, from emissions to degrees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import print_rows_json
from stocktake.cli.pledged import HotAir, PledgesAsOf
from stocktake.sources.pledge_questions import standing_on

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.pathways import Futures
    from stocktake.pledges import Refused
    from stocktake.pledges.own import Own


@dataclass(frozen=True)
class Asked:
    """What the command line asked for; ``date`` is that of the pledges."""

    date: str
    variant: str | None
    hot_air: bool
    joint: bool
    participants: str
    choices: bool
    scenarios: Path | None
    infill: bool
    pledges: Path | None

    @property
    def of_pledges(self) -> bool:
        """Whether pathways of pledges were asked for, not a user's own."""
        return self.scenarios is None


@dataclass(frozen=True)
class Found:
    """The answer: pathways with a row each, and where a user's own pledges were given what they change.

    own, refused : the user's pledges that were followed and those left aside; what was no pledge
    levels       : what each pledge makes of its Party, in every reading
    """

    futures: Futures
    rows: list[Finding]
    members: int
    changes: list[Finding]
    own: Own | None = None
    refused: tuple[Refused, ...] = ()
    levels: tuple[Mapping[str, object], ...] = ()


@app.command(
    epilog="Examples: `stocktake outlook`, `stocktake outlook --as-of 2021-12-31`, "
    "`stocktake outlook --pledges mine.yaml`"
)
def outlook(
    variant: Annotated[
        str | None,
        typer.Option("--variant", help="Only this pathway, such as 2026.conditional.high.net_zero."),
    ] = None,
    as_of: PledgesAsOf = None,
    hot_air: HotAir = False,
    pledges: Annotated[
        Path | None,
        typer.Option(
            "--pledges",
            help="Your own CSV or YAML of pledges, laid on those of the date; told beside them.",
            show_default=False,
        ),
    ] = None,
    joint: Annotated[
        bool, typer.Option("--joint", help="Also with the joint pledges: methane, forests, ships, aircraft.")
    ] = False,
    participants: Annotated[
        str, typer.Option("--participants", help="Who keeps the joint pledges: everyone or signatories.")
    ] = "everyone",
    choices: Annotated[
        bool, typer.Option("--choices", help="Also the peak under every rule of extension, changed alone.")
    ] = False,
    scenarios: Annotated[
        Path | None,
        typer.Option("--scenarios", help="Your own scenarios instead: IAMC or long CSV, Parquet, netCDF."),
    ] = None,
    infill: Annotated[
        bool, typer.Option("--infill", help="Complete species your scenarios lack from published ones.")
    ] = False,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Emissions, peak and 2100 warming, probabilities, crossings and category of every pathway."""
    date = standing_on(as_of)
    asked = Asked(date, variant, hot_air, joint, participants, choices, scenarios, infill, pledges)
    _check(asked)
    found = _answer(asked)
    if as_json:
        _print_json(asked, found)
        return
    from stocktake.cli import outlook_told
    from stocktake.report.language import choose_language

    outlook_told.show(asked, found, choose_language(lang))


def _check(asked: Asked) -> None:
    """Refuse what contradicts itself."""
    from stocktake.errors import BadInput

    if asked.pledges is None:
        return
    others = {"--scenarios": asked.scenarios is not None, "--joint": asked.joint, "--choices": asked.choices}
    for option, given in others.items():
        if given:
            raise BadInput(
                f"--pledges and {option} were given", f"Your pledges are told without {option}; leave one out"
            )


def _answer(asked: Asked) -> Found:
    """The pathways asked for, through the whole ensemble."""
    from stocktake import assessment, pipeline, sources
    from stocktake.assessment import pledge_change

    own, refused = sources.read_own_pledges(asked.pledges) if asked.pledges else (None, ())
    futures = _futures(asked, own)
    temperature = pipeline.project(futures).temperature
    rows = assessment.outlook(futures, temperature)
    if asked.choices and asked.of_pledges:
        rows = _over_rules(rows, asked.date, hot_air=asked.hot_air)
    members = temperature.sizes["member"]
    if own is None:
        return Found(futures, rows, members, [])
    union = sources.read_places().members("EU27", 2023)
    changes = pledge_change.changes(futures, temperature, pledge_change.own_pairs(futures))
    levels = pledge_change.levels(futures, own.used, union)
    return Found(futures, rows, members, changes, own, refused, tuple(levels))


def _futures(asked: Asked, own: Own | None) -> Futures:
    """The pathways before the climate: of the pledges, of a user's scenarios, or of both sets of pledges."""
    from stocktake import pipeline

    if asked.scenarios is not None:
        futures = _own_scenarios(asked.scenarios, infill=asked.infill)
        return futures.only(asked.variant) if asked.variant else futures
    futures = pipeline.read_futures(hot_air=asked.hot_air, as_of=asked.date)
    if asked.joint:
        futures = _with_joint(futures, asked.participants)
    if asked.variant is not None:
        futures = futures.only(asked.variant)
    if own is None:
        return futures
    with_own = pipeline.read_futures(hot_air=asked.hot_air, as_of=asked.date, own=own.used)
    readings = {one.reading for one in futures.variants}
    kept = [one.name for one in with_own.variants if one.own and one.reading in readings]
    return futures.together(with_own.only(*kept))


def _with_joint(futures: Futures, participants: str) -> Futures:
    """The strongest reading with the joint pledges as well, one more pathway."""
    from stocktake import sources
    from stocktake.pathways.basket import factors_of
    from stocktake.pathways.joint_effects import PARTICIPANTS, Assumptions, with_joint_pledges

    base = next(one for one in reversed(futures.variants) if one.kind == "pledges")
    factors = factors_of(sources.read_metrics(), str(futures.ghg.attrs["metric"]))
    joining = int(sources.read_calibrated_history()["year"][-1])
    chosen = Assumptions(PARTICIPANTS.fixed(participants).default)
    return with_joint_pledges(futures, base.name, factors, joining, chosen)


def _own_scenarios(path: Path, *, infill: bool) -> Futures:
    """A user's scenarios, joined to history and, where asked, completed."""
    from stocktake import sources
    from stocktake.pathways.own import own_futures
    from stocktake.sources.readers.scenario_files import read_scenario_file, units_of

    given = read_scenario_file(path, units_of(sources.read_scenarios("extensions")))
    return own_futures(
        given.emissions,
        sources.read_calibrated_history(),
        sources.read_scenario_library(),
        sources.read_metrics(),
        infill=infill,
    )


def _over_rules(rows: list[Finding], date: str, *, hot_air: bool) -> list[Finding]:
    """The findings with the peaks under every rule changed alone; hot air is one of the rules."""
    from stocktake import pipeline
    from stocktake.assessment.outlook import with_rules
    from stocktake.pathways.rules import AXES, DEFAULT, Rules, changed_alone

    cases: list[tuple[tuple[tuple[str, str], ...], Rules, bool]] = [
        (((axis, choice),), rules, hot_air) for axis, choice, rules in changed_alone()
    ]
    other = "excluded" if hot_air else "included"
    cases.append(((("hot air", other),), DEFAULT, not hot_air))
    peaks: dict[tuple[tuple[str, str], ...], dict[str, float]] = {
        changes: pipeline.median_peaks(as_of=date, hot_air=hot, rules=rules) for changes, rules, hot in cases
    }
    return with_rules(rows, peaks, AXES)


def _print_json(asked: Asked, found: Found) -> None:
    """The rows, and what was done with a user's own pledges."""
    own: dict[str, object] = {}
    if found.own is not None:
        laid = {pledge.id for pledge in found.own.used}
        own["own_pledges"] = {
            "used": [pledge.to_dict() for pledge in found.own.used],
            "left_out": [{"pledge": pledge.id, "reason": reason} for pledge, reason in found.own.left],
            "refused": [item.to_dict() for item in found.refused],
            "levels": list(found.levels),
            "records": [one.to_dict() for one in found.futures.records if one.series in laid],
        }
    dated: dict[str, object] = {"as_of": asked.date} if asked.of_pledges else {}
    print_rows_json(
        "Where do the pledges lead?",
        [*found.rows, *found.changes],
        **dated,
        metric=str(found.futures.ghg.attrs["metric"]),
        **own,
    )
