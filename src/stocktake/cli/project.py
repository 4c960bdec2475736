"""``stocktake project``: scenarios of one's own through the calibrated climate ensemble."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli import project_told as told
from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage

if TYPE_CHECKING:
    import xarray as xr

    from stocktake.climate import Ensemble, Projection
    from stocktake.climate.reductions import Reduction
    from stocktake.sources.emulators.contract import OtherProjection

Files = Annotated[list[Path], typer.Argument(help="Wide (FaIR, IAMC) or long CSV, XLSX, Parquet or netCDF.")]
Forcing = Annotated[Path | None, typer.Option("--forcing", help="Solar and volcanic forcing, FaIR wide CSV.")]
Members = Annotated[str, typer.Option("--members", help="`all`, or how many, evenly spaced.")]
StartWord = Annotated[
    str,
    typer.Option(
        "--start",
        help="`1750`, `checkpoint` (history is ours), or `auto`: as the file's first year asks.",
    ),
]
LastYear = Annotated[int | None, typer.Option("--end", help="Last calendar year; the file's by default.")]
Quantiles = Annotated[str, typer.Option("--quantiles", help="Between 0 and 1, with commas.")]
Baseline = Annotated[
    str, typer.Option("--baseline", help="Period that warming is against, or `none`: the model's start.")
]
Keep = Annotated[
    str, typer.Option("--keep", help="Variables of the netCDF file, with commas, such as forcing_sum.")
]
Species = Annotated[
    str | None, typer.Option("--species", help="Species to keep where a variable has them, with commas.")
]
Interpolate = Annotated[bool, typer.Option("--interpolate", help="Fill years between linearly.")]
Infill = Annotated[
    str | None, typer.Option("--infill", help="Take missing species from this scenario of the library.")
]
Single = Annotated[bool, typer.Option("--float32", help="Single precision: faster, errs by 1e-5 K.")]
Emulator = Annotated[str, typer.Option("--emulator", help="`fair`, or `ciceroscm` (an extra).")]
Out = Annotated[Path | None, typer.Option("--out", help="Write members (.nc) or quantiles (.parquet, .csv).")]


@app.command(epilog="Example: stocktake project scenarios.csv --end 2100 --out warming.nc")
def project(
    files: Files,
    forcing: Forcing = None,
    members: Members = "all",
    start: StartWord = "auto",
    end: LastYear = None,
    quantiles: Quantiles = "0.05,0.5,0.95",
    baseline: Baseline = "1850-1900",
    keep: Keep = "temperature",
    species: Species = None,
    interpolate: Interpolate = False,
    infill: Infill = None,
    single: Single = False,
    emulator: Emulator = "fair",
    out: Out = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Run scenarios of your own through the climate: warming with its range, member by member if you like."""
    from stocktake.climate.answers import SOURCES, warming_answers
    from stocktake.sources.emulators.contract import emulator_named
    from stocktake.sources.own_scenarios import read_own_scenarios
    from stocktake.sources.projection_files import refuse_too_large, write_projection

    wish = _read_wish(quantiles, baseline, keep, out)
    ensemble = _ensemble(members)
    given = read_own_scenarios(files, ensemble, end=end, interpolate=interpolate, infill=infill)
    emissions, notes = given.emissions, given.notes
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
    findings = warming_answers(found, wish.quantiles, wish.baseline, told.LEVELS, basis)
    run = told.Run(found, findings, given.records, notes, out)
    if as_json:
        told.print_document(run)
    else:
        told.show(run, lang)


@dataclass(frozen=True)
class _Wish:
    """What is wanted of the run, read from the options; ``keep`` is empty where no member is written."""

    quantiles: tuple[float, ...]
    baseline: tuple[int, int] | None
    keep: tuple[str, ...]

    @property
    def reductions(self) -> tuple[Reduction, ...]:
        """What is kept of the members' warming."""
        from stocktake.climate import Exceedance, Peak, Quantiles

        return (Quantiles(self.quantiles), Exceedance(told.LEVELS), Peak())


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
    against = _period(baseline)
    return _Wish(shares, against, names if out is not None and writes_members(out) else ())


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
    from stocktake.sources.own_scenarios import start_of

    return run_climate(
        emissions,
        ensemble,
        natural,
        start_state=start_of(start, int(emissions["year"][0]), ensemble, natural),
        keep=wish.keep,
        species=None if species is None else [name.strip() for name in species.split(",")],
        reduce=wish.reductions,
        baseline=wish.baseline,
        precision=Precision.SINGLE if single else Precision.DOUBLE,
    )
