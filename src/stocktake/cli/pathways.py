"""``stocktake pathways``: the pathways themselves, shown or written for other tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_json, print_table
from stocktake.cli.pledged import HotAir, PledgesAsOf, label
from stocktake.errors import BadInput
from stocktake.sources.pledge_questions import standing_on

if TYPE_CHECKING:
    from stocktake.pathways import Futures

SHOWN = (2019, 2025, 2030, 2035, 2050, 2100)


class Form(StrEnum):
    """Forms of a written file."""

    iamc = "iamc"
    long = "long"
    netcdf = "netcdf"
    primap2 = "primap2"


BY_SUFFIX = {".csv": Form.iamc, ".parquet": Form.long, ".nc": Form.netcdf}


@app.command(
    epilog="`stocktake pathways --out world.csv`, `stocktake pathways --countries --out all.parquet`"
)
def pathways(
    variant: Annotated[str | None, typer.Option("--variant", help="Only this pathway.")] = None,
    as_of: PledgesAsOf = None,
    hot_air: HotAir = False,
    countries: Annotated[
        bool, typer.Option("--countries", help="Country pathways by gas, to 2050, instead of the world.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write them here: .csv, .parquet or .nc.", show_default=False)
    ] = None,
    form: Annotated[
        Form | None, typer.Option("--form", help="Form of the file; by its ending without it.")
    ] = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """World pathways of every species, or country pathways by gas; shown, or written to a file."""
    from stocktake import pipeline
    from stocktake.report.language import choose_language, words
    from stocktake.sources.pathway_files import check_place

    if out is not None:
        check_place(out, tuple(BY_SUFFIX))
    date = standing_on(as_of)
    futures = pipeline.read_futures(hot_air=hot_air, as_of=date)
    if variant is not None:
        futures = futures.only(variant)
    written = [str(path) for path in _write(futures, out, form, countries=countries)] if out else []
    if as_json:
        print_json(
            {
                "question": "What are the pathways?",
                "as_of": date,
                "rows": _rows(futures),
                "unit": f"Mt CO2e/yr ({futures.ghg.attrs['metric']})",
                "records": [record.to_dict() for record in futures.records],
                "files": written,
                "version": __version__,
            }
        )
        return
    say = words(choose_language(lang)).say
    named = {one.name: label(one, say) for one in futures.variants}
    lines = [
        [named[name], *(f"{futures.ghg.sel(scenario=name, year=year).item() / 1000:.1f}" for year in SHOWN)]
        for name in named
    ]
    heads = [say("pledges.outlook.variant"), *map(str, SHOWN)]
    print_table(heads, lines, title=say("pledges.pathways.title", date=date), right=range(1, len(heads)))
    for path in written:
        console().print(say("pledges.pathways.written", path=path), markup=False)


def _rows(futures: Futures) -> list[dict[str, object]]:
    return [
        {
            "variant": one.name,
            "kind": one.kind,
            "emissions": {str(year): futures.ghg.sel(scenario=one.name, year=year).item() for year in SHOWN},
        }
        for one in futures.variants
    ]


def _write(futures: Futures, out: Path, form: Form | None, *, countries: bool) -> tuple[Path, ...]:

    suffix = out.suffix.lower()
    chosen = form or (Form.long if countries and suffix != ".nc" else BY_SUFFIX[suffix])
    if (chosen is Form.netcdf) != (suffix == ".nc"):
        raise BadInput(
            f"'{out.name}' does not end as a file of the form {chosen} does", "netCDF files end in .nc"
        )
    if countries:
        return _write_countries(futures, out, chosen)
    if chosen is Form.primap2:
        raise BadInput("PRIMAP2 interchange holds countries", next_step="Add `--countries`")
    return (_write_world(futures, out, chosen),)


def _write_world(futures: Futures, out: Path, form: Form) -> Path:
    from stocktake.pathways.tables import world_rows
    from stocktake.report.iamc import variable_of
    from stocktake.sources import pathway_files as files

    units = _units(futures)
    if form is Form.netcdf:
        species = [str(name) for name in futures.world["species"].values]
        named = futures.world.assign_coords(unit=("species", [units[name] for name in species]))
        return files.write_netcdf(named.rename("emissions").to_dataset(), out)
    rows = world_rows(futures, units)
    if form is Form.long:
        return files.write_long(rows, out)
    names = {name: variable_of(name) for name in units}
    rows = rows.assign(
        value=rows["value"] * rows["variable"].map({name: each[1] for name, each in names.items()}),
        unit=rows["variable"].map({name: each[2] for name, each in names.items()}),
        variable=rows["variable"].map({name: each[0] for name, each in names.items()}),
        model=f"Stocktake {__version__}",
        region="World",
    )
    keys = ["model", "scenario", "region", "variable", "unit"]
    return files.write_iamc(rows.pivot(index=keys, columns="year", values="value").reset_index(), out)


def _write_countries(futures: Futures, out: Path, form: Form) -> tuple[Path, ...]:
    from stocktake import sources
    from stocktake.pathways.basket import factors_of
    from stocktake.pathways.country_gases import split_into_gases
    from stocktake.pathways.tables import country_rows, primap2
    from stocktake.sources import pathway_files as files

    if not futures.countries.sizes["scenario"]:
        raise BadInput("These pathways have no countries", "Only pathways of pledges have")
    metric = str(futures.ghg.attrs["metric"])
    by_gas = split_into_gases(
        futures, sources.read_gases_of_today(), factors_of(sources.read_metrics(), metric)
    )
    if form is Form.primap2:
        table, attributes = primap2(by_gas, metric, f"Stocktake {__version__}")
        return files.write_primap2(table, attributes, out)
    if form is Form.netcdf:
        return (
            files.write_netcdf(
                by_gas.rename("emissions").assign_attrs(unit=f"Mt CO2e/yr ({metric})").to_dataset(), out
            ),
        )
    if form is Form.iamc:
        raise BadInput(
            "IAMC wide holds the world here", next_step="Leave `--form iamc` out, or `--countries`"
        )
    return (files.write_long(country_rows(by_gas, metric), out),)


def _units(futures: Futures) -> dict[str, str]:
    from stocktake import sources
    from stocktake.sources.readers.scenario_files import units_of

    known = units_of(sources.read_scenarios("extensions"))
    return {str(name): known[str(name)] for name in futures.world["species"].values}
