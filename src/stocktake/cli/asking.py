"""What the commands that ask the inventories share: options, the world they ask, and how answers are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake.cli.options import AsJson, InLanguage, Language, PlotFile

if TYPE_CHECKING:
    from stocktake.findings import Finding
    from stocktake.inventory import World
    from stocktake.report.naming import Naming

Places = Annotated[
    list[str], typer.Argument(help="Countries and groups: codes or names, English or Chinese; A+B is one.")
]
InYear = Annotated[int | None, typer.Option("--year", help="The last year of the data without it.")]
Gases = Annotated[
    str | None,
    typer.Option(
        "--gases",
        help="kyoto, three-gases, co2 (with land use), fossil-co2, ch4, n2o, f-gases, hfcs, pfcs, sf6 "
        "or nf3.",
    ),
]
Metric = Annotated[
    str | None, typer.Option("--metric", help="Such as AR6GWP100, AR6GWP20, AR6GTP100 or 'AR6GWP*'.")
]
LandUse = Annotated[
    str | None, typer.Option("--land-use", help="none, mean, blue, hc2023, oscar, luce or inventory.")
]
DataSetName = Annotated[
    str | None, typer.Option("--dataset", help="Such as edgar, gcb, joined, jones or primap-tp.")
]
Accounting = Annotated[str | None, typer.Option("--accounting", help="territorial or consumption.")]
Bunkers = Annotated[str | None, typer.Option("--bunkers", help="in-world or left-out.")]
Errors = Annotated[
    bool,
    typer.Option("--errors", help="Ask how sure the inventories are, instead of what the choices do."),
]
OwnFile = Annotated[
    Path | None,
    typer.Option(
        "--inventory",
        help="Your own inventory: a CSV in long form, IAMC or PRIMAP2 interchange.",
        show_default=False,
    ),
]


@dataclass(frozen=True)
class EmissionChoices:
    """The choices of a question on emissions that may be fixed; what is not stays open."""

    gases: Gases = None
    metric: Metric = None
    land_use: LandUse = None
    dataset: DataSetName = None
    accounting: Accounting = None

    def held(self, **more: str | None) -> dict[str, str]:
        """The choices that were given, by axis, and those of the command's own."""
        return fixed(**asdict(self), **more)


@dataclass(frozen=True)
class WorldChoices(EmissionChoices):
    """The same for a question whose answer rests on the world's total."""

    bunkers: Bunkers = None


@dataclass(frozen=True)
class Columns:
    """A table of answers.

    heads : words of the columns (``inventory.head``)
    cells : a row's, one to a column
    right : columns set flush right
    label : what a row is called in a figure
    """

    heads: Sequence[str]
    cells: Callable[[Finding], tuple[str, ...]]
    right: tuple[int, ...]
    label: Callable[[Finding], str]


@dataclass(frozen=True)
class Telling:
    """Whose inventory is asked, and how the answer is told: drawn, as a document, or in sentences."""

    inventory: OwnFile = None
    plot: PlotFile = None
    as_json: AsJson = False
    lang: InLanguage = None

    def world(self) -> World:
        """The embedded inventories, with the user's own where a file was given."""
        return read_world(self.inventory)

    def naming(self, world: World) -> Naming:
        """Names in the reader's language."""
        return naming(self.lang, world)

    def one(
        self,
        finding: Finding,
        world: World,
        draw: Callable[[Path, Finding, Naming], None] | None = None,
    ) -> None:
        """One answer; ``draw`` draws it, its ranges choice by choice without one."""
        from stocktake.cli.drawing import draw_one
        from stocktake.cli.output import print_finding, print_finding_json

        if self.plot is not None:
            (draw or draw_one)(self.plot, finding, self.naming(world))
        if self.as_json:
            print_finding_json(finding)
        else:
            print_finding(finding, self.naming(world))

    def several(
        self,
        rows: Sequence[Finding],
        title: str,
        columns: Columns,
        names: Naming,
        *,
        question: str = "",
        drawn: Sequence[Finding] | None = None,
        drawn_title: str = "",
    ) -> None:
        """Several answers, one below the other.

        question    : that the document answers; the title without one
        drawn       : the rows of the figure, all without them; its title is the table's without one
        """
        from stocktake.cli.drawing import draw_rows
        from stocktake.cli.output import print_ranking, print_rows_json

        if self.plot is not None:
            draw_rows(self.plot, rows if drawn is None else drawn, names, drawn_title or title, columns.label)
        if self.as_json:
            print_rows_json(question or title, rows)
            return
        heads = [names.words.say(f"inventory.head.{name}") for name in columns.heads]
        print_ranking(rows, names, heads, columns.cells, title=title, right=columns.right)


def fixed(**choices: str | None) -> dict[str, str]:
    """The choices that were given, by axis."""
    return {axis: choice for axis, choice in choices.items() if choice is not None}


def read_world(own: Path | None = None) -> World:
    """The embedded inventories, and the user's own file as one more data set; read when a command asks."""
    from stocktake.sources import inventories

    return inventories.read_world(own)


def year_or_last(world: World, year: int | None) -> int:
    """The year that was asked for, or the last one of the data."""
    from stocktake.inventory.questions.asking import last_year

    return last_year(world) if year is None else year


def naming(lang: Language | None, world: World) -> Naming:
    """Names of places, gases and choices in the reader's language."""
    from stocktake.report.language import choose_language, words
    from stocktake.report.naming import Naming

    return Naming(words(choose_language(lang)), world.places)
