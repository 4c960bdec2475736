"""``stocktake history``: emissions year by year, whole or in parts, shown or written for other tools."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.app import app
from stocktake.cli.asking import Places, Telling, WorldChoices
from stocktake.cli.groups import with_groups
from stocktake.errors import BadInput

if TYPE_CHECKING:
    from stocktake.inventory import World
    from stocktake.inventory.questions.history import History

EXAMPLES = (
    "`stocktake history CHN --by gas`, `stocktake history EU --by sector --depth 2 --from 2000`, "
    "`stocktake history BRA --by gas,sector --out brazil.csv --format iamc`"
)


class Format(StrEnum):
    """Forms of a written file."""

    long = "long"
    iamc = "iamc"
    primap2 = "primap2"
    netcdf = "netcdf"
    parquet = "parquet"


BY_SUFFIX = {".csv": Format.long, ".nc": Format.netcdf, ".parquet": Format.parquet}
ENDINGS = {form: ".csv" for form in Format} | {form: ending for ending, form in BY_SUFFIX.items()}
IN_MASS = (Format.iamc, Format.primap2)


@dataclass(frozen=True)
class Filing:
    """Where and in which form the answer is written."""

    out: Annotated[
        Path | None,
        typer.Option("--out", help="Also write it here: .csv, .parquet or .nc.", show_default=False),
    ] = None
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "--form", help="Form of the file; by its ending without it, .csv being long."
        ),
    ] = None

    def chosen(self) -> Format | None:
        """The form that is written; None where nothing is. UnknownChoice, CannotWrite, BadInput."""
        from stocktake.sources.pathway_files import check_place

        if self.out is None:
            if self.form is not None:
                raise BadInput("--format says how a file is written", "It was given without --out")
            return None
        check_place(self.out, tuple(BY_SUFFIX))
        ending = self.out.suffix.lower()
        form = self.form or BY_SUFFIX[ending]
        if ENDINGS[form] != ending:
            raise BadInput(
                f"'{self.out.name}' does not end as a file of the form {form} does",
                "Files in the forms long, iamc and primap2 end in .csv, netcdf in .nc, parquet in .parquet",
            )
        return form


@app.command(epilog=EXAMPLES)
@with_groups
def history(
    places: Places,
    first: Annotated[
        int | None, typer.Option("--from", help="First year; that of the data without it.")
    ] = None,
    last: Annotated[int | None, typer.Option("--to", help="Last year; that of the data without it.")] = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", help="Tell it apart: gas, sector, place or source; several as gas,sector."),
    ] = None,
    sector: Annotated[
        str | None,
        typer.Option("--sector", help="One category of IPCC 2006, by code or name: 1.A.3 or Transport."),
    ] = None,
    depth: Annotated[int, typer.Option("--depth", help="Levels of sectors with --by sector.")] = 1,
    per_head: Annotated[
        bool, typer.Option("--per-capita", "--per-head", help="Tonnes a person instead of amounts.")
    ] = False,
    mass: Annotated[
        bool, typer.Option("--mass", help="With --by gas: each in its own mass, not in CO2-equivalents.")
    ] = False,
    *,
    choices: WorldChoices,
    filing: Filing,
    told: Telling,
) -> None:
    """Emissions year by year with their range, whole or in parts, shown or written to a file."""
    from stocktake.cli.history_told import show, show_json
    from stocktake.inventory import questions
    from stocktake.report.figures.picture import check_picture

    form = filing.chosen()
    if told.plot is not None:
        check_picture(told.plot)
    world = told.world()
    asked = tuple(dict.fromkeys(word.strip() for one in by or () for word in one.split(",") if word.strip()))
    found = questions.history(
        world,
        places,
        first,
        last,
        choices.held(),
        by=asked,
        sector=sector,
        depth=depth,
        per="person" if per_head else None,
        mass=mass or (form in IN_MASS and "gas" in asked),
    )
    files: tuple[Path, ...] = ()
    if form is not None and filing.out is not None:
        files = _write(world, found, form, filing.out)
    if told.plot is not None:
        from stocktake.cli.history_drawn import draw

        draw(told.plot, found, told.naming(world))
    if told.as_json:
        show_json(world, found, files)
    else:
        show(world, found, told.naming(world), files)


def _write(world: World, found: History, form: Format, out: Path) -> tuple[Path, ...]:
    from stocktake.report import history_tables as tables
    from stocktake.sources import history_files as files
    from stocktake.sources import read_catalogue

    origin = tables.origin(found, read_catalogue())

    def title(key: str) -> str:
        return world.sets[key].title

    if form is Format.iamc:
        table = tables.iamc_table(found, title, lambda code: world.places.name(code, "en"))
        return files.write_csv(table, origin, out)
    if form is Format.primap2:
        return files.write_primap2(*tables.primap2_table(found, title, origin), out)
    if form is Format.netcdf:
        return files.write_netcdf(tables.dataset(found, origin), out)
    write = files.write_parquet if form is Format.parquet else files.write_csv
    return write(tables.long_table(found), origin, out)
