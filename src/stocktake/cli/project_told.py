"""What ``stocktake project`` tells: a document, or a row per scenario and what was done on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.cli.options import InLanguage
from stocktake.cli.output import console, print_json, print_table

if TYPE_CHECKING:
    from stocktake.climate import Projection
    from stocktake.findings import Finding
    from stocktake.provenance import Record
    from stocktake.sources.emulators.contract import OtherProjection

LEVELS = (1.5, 2.0, 3.0)


@dataclass(frozen=True, eq=False)
class Run:
    """A run and what there is to say of it.

    out : the file it was written to, if any
    """

    found: Projection | OtherProjection
    findings: list[Finding]
    records: tuple[Record, ...]
    notes: tuple[str, ...]
    out: Path | None


def print_document(run: Run) -> None:
    """The quantiles of warming as series, and the findings as rows."""
    from stocktake.findings import rows_to_dict

    found, warming = run.found, run.found["warming"]
    series = {
        "quantiles": [float(share) for share in warming["quantile"].to_numpy()],
        "timebounds": [int(edge) for edge in warming["timebound"].to_numpy()],
        "relative_to": warming.attrs.get("relative_to", "model start"),
        "unit": "K",
        "values": {name: warming.sel(scenario=name).to_numpy().tolist() for name in found.scenarios},
    }
    more = {
        "members": found.count,
        "warming": series,
        "records": [record.to_dict() for record in run.records],
        "notes": list(run.notes),
        "written": None if run.out is None else str(run.out),
    }
    print_json(rows_to_dict("How warm does it get under these scenarios?", run.findings, **more))


def show(run: Run, lang: InLanguage) -> None:
    """A row per scenario: warming in chosen years, peak, chances; then what was done on the way."""
    from stocktake.report.language import choose_language, words
    from stocktake.report.naming import Naming
    from stocktake.sources import read_places

    names = Naming(words(choose_language(lang)), read_places())
    say = names.words.say
    heads, rows = _table(run, say)
    against = run.found["warming"].attrs.get("relative_to") or say("climate.model_start")
    title = say("climate.title", count=run.found.count, period=against, spread=names.span(run.findings[0]))
    print_table(heads, rows, title=title, right=range(1, len(heads)))
    line = console().print
    for record in run.records:
        line(say("climate.record", what=record.what, series=record.series, why=record.why), markup=False)
    for note in run.notes:
        line(say("climate.note", note=note), markup=False)
    if run.out is not None:
        line(say("climate.written", file=str(run.out)), markup=False)


def _table(run: Run, say: Callable[..., str]) -> tuple[list[str], list[list[str]]]:
    """Heads and a row per scenario: warming in chosen years, its peak, the chance to pass each level."""
    found, findings = run.found, run.findings
    years = [
        int(str(row.keys["year"]))
        for row in findings
        if row.keys["quantity"] == "warming" and row.keys["scenario"] == found.scenarios[0]
    ]
    heads = [say("climate.scenario"), *map(str, years), say("climate.peak")]
    heads += [say("climate.passes", level=f"{level:g}") for level in LEVELS]
    rows = []
    for name in found.scenarios:
        own = [row for row in findings if row.keys["scenario"] == name]
        spread = [row for row in own if row.keys["quantity"] != "passes"]
        shares = [row for row in own if row.keys["quantity"] == "passes"]
        cells = [f"{row.value:.2f} ({row.low:.2f}–{row.high:.2f})" for row in spread]
        rows.append([name, *cells, *(f"{100 * float(str(row.value)):.0f} %" for row in shares)])
    return heads, rows
