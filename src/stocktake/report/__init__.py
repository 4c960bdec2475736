"""What a reader sees: words, numbers, tables, figures, and the written report.

:class:`Stocktake` is all that a report is made of; :func:`write` makes the pages and the data files of
it. Nothing is computed here that a finding or an array does not already hold. Importing this package
loads no array or drawing library; :func:`write` does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import xarray

    from stocktake.choices import Axis
    from stocktake.findings import Finding
    from stocktake.pathways.pathway import Futures
    from stocktake.provenance import Record, Source

__all__ = ["Comparison", "PlaceNames", "Stocktake", "write"]


class PlaceNames(Protocol):
    """Gives a place's name to readers; ``places.Gazetteer`` does."""

    def name(self, code: str, lang: str, /) -> str:
        """The name of that code in that language."""


@dataclass(frozen=True)
class Comparison:
    """One number of ours beside a published one.

    finding   : ours
    published : theirs, in the same unit; ``low`` and ``high`` its range or our tolerance, None where none
    by        : who published it and when, as a citation
    agrees    : whether ours lies within that range
    key       : of the sentence in the word catalogues that explains a difference; empty where none is due
    """

    finding: Finding
    published: float
    by: str
    agrees: bool
    low: float | None = None
    high: float | None = None
    key: str = ""


@dataclass(frozen=True)
class Stocktake:
    """One stocktake, ready to be told.

    year        : the last year of the inventories
    findings    : all answers; those of ``inventory.answers``, ``assessment.outlook`` and ``assessment.gap``.
                  A page finds them by the first words of their ``id`` and by ``keys``:
                  ``share`` (place, year, rank), ``overtake`` (place, other), ``cumulative`` (place, start),
                  ``gases`` (gas, rank), ``outlook`` and ``gap`` (variant, year, goal), ``new-pledges``
                  (variant, with), ``fair-share`` (place, year, goal), ``finance-share`` (place, year),
                  ``check`` (what was summed). One that fits no section still stands in the last table.
    sources     : catalogue, by the keys that findings carry
    axes        : every choice axis that findings rest on, with default and reason
    places      : names of places in both languages
    emissions   : (place, year) annual emissions of the largest emitters, under the default choices;
                  Gt CO2e/yr, ``attrs["metric"]``
    futures     : every pathway with its variants, as ``pathways`` gives them (ghg in Mt CO2e/yr)
    warming     : (scenario, quantile, timebound) K above 1850-1900; quantiles 0.05, 0.5, 0.95 among them,
                  scenarios named as in ``futures`` and ``earlier``
    union       : members of the European Union, which pledges as one Party
    earlier     : the pledges of an older date, told beside those of ``futures`` where they are at hand
    observed    : (year) observed warming, K above 1850-1900, where it is at hand
    records     : what was done to series on their way
    comparisons : our numbers beside published ones
    """

    year: int
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    axes: tuple[Axis, ...]
    places: PlaceNames
    emissions: xarray.DataArray
    futures: Futures
    warming: xarray.DataArray
    observed: xarray.DataArray | None = None
    records: tuple[Record, ...] = ()
    comparisons: tuple[Comparison, ...] = field(default_factory=tuple)
    earlier: Futures | None = None
    union: tuple[str, ...] = ()


def write(
    stocktake: Stocktake, languages: Sequence[str] = ("en", "zh"), folder: str | Path = "out"
) -> list[Path]:
    """Write pages and data files into the folder, all or none; give the paths of what was written.

    raises : CannotWrite where the folder cannot be made or written to, UnknownName for a language that
             has no words
    """
    from stocktake.report.files import write_all

    return write_all(stocktake, tuple(languages), Path(folder))
