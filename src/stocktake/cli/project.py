"""``stocktake project``: scenarios of one's own through the calibrated climate ensemble."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_json, print_table

if TYPE_CHECKING:
    import xarray as xr

    from stocktake.climate import Checkpoint, Ensemble, Projection
    from stocktake.climate.reductions import Reduction
    from stocktake.findings import Finding
    from stocktake.provenance import Record
    from stocktake.sources.emulators.contract import OtherProjection

LEVELS = (1.5, 2.0, 3.0)
LIBRARY = ("rcmip_ssp", "extensions", "cmip7_subset", "ch4_pledge")
HISTORY_END = 2024


@app.command(epilog="Example: stocktake project scenarios.csv --end 2100 --out warming.nc")
def project(
    files: Annotated[
        list[Path], typer.Argument(help="Wide (FaIR, IAMC) or long CSV, XLSX, Parquet or netCDF.")
    ],
    forcing: Annotated[
        Path | None, typer.Option("--forcing", help="Solar and volcanic forcing, FaIR wide CSV.")
    ] = None,
    members: Annotated[str, typer.Option("--members", help="`all`, or how many, evenly spaced.")] = "all",
    start: Annotated[
        str,
        typer.Option(
            "--start",
            help="`1750`, `checkpoint` (history is ours), or `auto`: as the file's first year asks.",
        ),
    ] = "auto",
    end: Annotated[
        int | None, typer.Option("--end", help="Last calendar year; the file's by default.")
    ] = None,
    quantiles: Annotated[
        str, typer.Option("--quantiles", help="Between 0 and 1, with commas.")
    ] = "0.05,0.5,0.95",
    baseline: Annotated[
        str, typer.Option("--baseline", help="Period that warming is against, or `none`: the model's start.")
    ] = "1850-1900",
    keep: Annotated[
        str, typer.Option("--keep", help="Variables of the netCDF file, with commas, such as forcing_sum.")
    ] = "temperature",
    species: Annotated[
        str | None, typer.Option("--species", help="Species to keep where a variable has them, with commas.")
    ] = None,
    interpolate: Annotated[bool, typer.Option("--interpolate", help="Fill years between linearly.")] = False,
    infill: Annotated[
        str | None, typer.Option("--infill", help="Take missing species from this scenario of the library.")
    ] = None,
    single: Annotated[
        bool, typer.Option("--float32", help="Single precision: faster, errs by 1e-5 K.")
    ] = False,
    emulator: Annotated[str, typer.Option("--emulator", help="`fair`, or `ciceroscm` (an extra).")] = "fair",
    out: Annotated[
        Path | None, typer.Option("--out", help="Write members (.nc) or quantiles (.parquet, .csv).")
    ] = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Run scenarios of your own through the climate: warming with its range, member by member if you like."""
    from stocktake.climate.answers import SOURCES, warming_answers
    from stocktake.sources.emulators.contract import emulator_named
    from stocktake.sources.projection_files import refuse_too_large, write_projection

    wish = _read_wish(quantiles, baseline, keep, out)
    ensemble = _ensemble(members)
    emissions, records, notes = _emissions(files, ensemble, end, interpolate, infill)
    natural = _natural(forcing)
    if out is not None and wish.keep:
        refuse_too_large(out, emissions.sizes["scenario"], len(ensemble), emissions.sizes["year"] + 1)
    found: Projection | OtherProjection
    if emulator == "fair":
        found = _run(emissions, ensemble, natural, start, wish, species, single)
    else:
        found = emulator_named(emulator)(emissions, ensemble, natural, wish.reductions, wish.baseline)
        notes += found.said
    if out is not None:
        write_projection(found, out)
    basis = SOURCES if emulator == "fair" else SOURCES[1:]
    findings = warming_answers(found, wish.quantiles, wish.baseline, LEVELS, basis)
    if as_json:
        _print_json(found, findings, records, notes, out)
    else:
        _show(found, findings, records, notes, out, lang)


class _Wish:
    """What is wanted of the run, read from the options."""

    def __init__(
        self,
        quantiles: tuple[float, ...],
        baseline: tuple[int, int] | None,
        keep: tuple[str, ...],
        with_members: bool,
    ) -> None:
        self.quantiles, self.baseline = quantiles, baseline
        self.keep = keep if with_members else ()

    @property
    def reductions(self) -> tuple[Reduction, ...]:
        """What is kept of the members' warming."""
        from stocktake.climate import Exceedance, Peak, Quantiles

        return (Quantiles(self.quantiles), Exceedance(LEVELS), Peak())


def _read_wish(quantiles: str, baseline: str, keep: str, out: Path | None) -> _Wish:
    from stocktake.errors import BadInput
    from stocktake.sources.projection_files import writes_members

    try:
        shares = tuple(sorted(float(word) for word in quantiles.split(",")))
    except ValueError:
        raise BadInput(
            f"'{quantiles}' is no list of quantiles", next_step="Write --quantiles 0.05,0.5,0.95"
        ) from None
    names = tuple(dict.fromkeys(("temperature", *(word.strip() for word in keep.split(",")))))
    return _Wish(shares, _period(baseline), names, out is not None and writes_members(out))


def _period(text: str) -> tuple[int, int] | None:
    from stocktake.errors import BadInput

    if text.casefold() == "none":
        return None
    first, _, last = text.partition("-")
    if not (first.isdigit() and last.isdigit()):
        raise BadInput(
            f"'{text}' is no period", "Two years are wanted", next_step="Write --baseline 1850-1900"
        )
    return int(first), int(last)


def _ensemble(members: str) -> Ensemble:
    from stocktake.errors import BadInput
    from stocktake.sources import read_ensemble

    ensemble = read_ensemble()
    if members == "all":
        return ensemble
    if not members.isdigit():
        raise BadInput(
            f"'{members}' is no number of members", next_step="Write --members all or --members 40"
        )
    return ensemble.spread(int(members))


def _emissions(
    files: list[Path], ensemble: Ensemble, end: int | None, interpolate: bool, infill: str | None
) -> tuple[xr.DataArray, tuple[Record, ...], list[str]]:
    """Scenarios ready to run, with what was done to them and what is to be said."""
    from stocktake.climate import preparing
    from stocktake.climate.inputs import needed_species
    from stocktake.sources.readers.scenario_files import read_scenario_file

    units = {name: ensemble.species[ensemble.index(name)].emission_unit for name in needed_species(ensemble)}
    parts = [read_scenario_file(path, units) for path in files]
    notes = [note for part in parts for note in part.notes]
    given = preparing.cut(preparing.merged([part.emissions for part in parts]), end)
    every, filled = preparing.fill_years(given, interpolate=interpolate)
    reference = None if infill is None else _reference(infill, every)
    whole, infilled = preparing.infill(every, ensemble, reference, infill or "")
    for first, second in preparing.twins(whole):
        notes.append(f"Scenarios '{first}' and '{second}' are identical in every number of this run")
    return whole, (*filled, *infilled), notes


def _reference(name: str, emissions: xr.DataArray) -> xr.DataArray:
    """A scenario of the library over the years of the emissions, history in front where it begins later."""
    from stocktake.errors import UnknownScenario, nearest
    from stocktake.sources import read_scenarios

    known: list[str] = []
    for collection in LIBRARY:
        array = read_scenarios(collection)
        names = [str(scenario) for scenario in array["scenario"].to_numpy()]
        known += names
        if name not in names:
            continue
        found = array.sel(scenario=name, drop=True).dropna("year", how="all").transpose("species", "year")
        first, years = int(found["year"][0]), emissions["year"].to_numpy()
        past = _past().sel(year=slice(None, first - 1))
        return past.combine_first(found.drop_vars("unit")).interp(year=years)
    raise UnknownScenario(
        f"'{name}' is no scenario of the library",
        f"Known are {', '.join(dict.fromkeys(known))}",
        nearest=nearest(name, known),
    )


def _natural(path: Path | None) -> xr.Dataset:
    from stocktake.sources import read_forcing
    from stocktake.sources.readers.forcing_files import read_forcing_file

    return read_forcing() if path is None else read_forcing_file(path)


def _run(
    emissions: xr.DataArray,
    ensemble: Ensemble,
    natural: xr.Dataset,
    start: str,
    wish: _Wish,
    species: str | None,
    single: bool,
) -> Projection:
    from stocktake.climate import Precision
    from stocktake.climate import project as run_climate

    return run_climate(
        emissions,
        ensemble,
        natural,
        start_state=_start(start, int(emissions["year"][0]), ensemble, natural),
        keep=wish.keep,
        species=None if species is None else [name.strip() for name in species.split(",")],
        reduce=wish.reductions,
        baseline=wish.baseline,
        precision=Precision.SINGLE if single else Precision.DOUBLE,
    )


def _start(word: str, first: int, ensemble: Ensemble, natural: xr.Dataset) -> Checkpoint | None:
    """The checkpoint that the embedded history gives at the file's first year, or None for 1750."""
    from stocktake.climate import project as run_climate
    from stocktake.climate.inputs import needed_species
    from stocktake.errors import BadInput, OutOfRange

    if word not in ("auto", "checkpoint", "1750"):
        raise BadInput(
            f"A run cannot start from '{word}'", "It can from 1750 or from a checkpoint", nearest=("auto",)
        )
    if word == "1750" or (word == "auto" and first == 1750):
        if first != 1750:
            raise OutOfRange(
                f"The emissions begin in {first}, not in 1750",
                "A run from 1750 needs all years",
                next_step="Use --start checkpoint: the history before is then ours",
            )
        return None
    if not 1751 <= first <= HISTORY_END + 1:
        raise OutOfRange(
            f"The emissions begin in {first}",
            f"The history before them is known from 1750 to {HISTORY_END}",
            next_step=f"Begin between 1751 and {HISTORY_END + 1}, or in 1750",
        )
    past = _past().sel(species=list(needed_species(ensemble)), year=slice(None, first - 1))
    return run_climate(past.expand_dims(scenario=["history"]), ensemble, natural).checkpoint()


def _past() -> xr.DataArray:
    """World emissions (species, year) up to now: those of the calibration, then the newest years.

    The calibration was drawn with its own history; a newer one for all years would leave N2O 3 % low.
    """
    import xarray as xr

    from stocktake.sources import read_calibrated_history, read_history

    known = read_calibrated_history().reset_coords(drop=True).transpose("species", "year")
    newer = read_history().reset_coords(drop=True).sel(year=slice(int(known["year"][-1]) + 1, None))
    return xr.concat([known, newer.sel(species=known["species"])], "year").transpose("species", "year")


def _print_json(
    found: Projection | OtherProjection,
    findings: list[Finding],
    records: tuple[Record, ...],
    notes: list[str],
    out: Path | None,
) -> None:
    from stocktake.findings import rows_to_dict

    warming = found["warming"]
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
        "records": [record.to_dict() for record in records],
        "notes": notes,
        "written": None if out is None else str(out),
    }
    print_json(rows_to_dict("How warm does it get under these scenarios?", findings, **more))


def _show(
    found: Projection | OtherProjection,
    findings: list[Finding],
    records: tuple[Record, ...],
    notes: list[str],
    out: Path | None,
    lang: InLanguage,
) -> None:
    """A row per scenario: warming in chosen years, peak, chances; then what was done on the way."""
    from stocktake.report.language import choose_language, words

    say = words(choose_language(lang)).say
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
    against = found["warming"].attrs.get("relative_to") or say("climate.model_start")
    title = say("climate.title", count=found.count, period=against, spread=findings[0].range_of)
    print_table(heads, rows, title=title, right=range(1, len(heads)))
    show = console().print
    for record in records:
        show(say("climate.record", what=record.what, series=record.series, why=record.why), markup=False)
    for note in notes:
        show(say("climate.note", note=note), markup=False)
    if out is not None:
        show(say("climate.written", file=str(out)), markup=False)
