"""The contract that every figure keeps: what it needs, how it is drawn, what it says without being seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stocktake.report import Stocktake
from stocktake.report.naming import Naming
from stocktake.report.tables import Table

Document = Mapping[str, object]


@dataclass(frozen=True)
class Figure:
    """One figure of the report; its words are ``report.figure.NAME.title``, ``.caption`` and ``.alt``.

    has_data : whether the stocktake holds what it shows; a figure without data is left out
    draw     : the Vega-Lite document at a width in pixels
    facts    : what fills the placeholders of its words, already written as readers write numbers
    table    : the same data as a table, for those who read rather than look
    """

    name: str
    has_data: Callable[[Stocktake], bool]
    draw: Callable[[Stocktake, Naming, int], Document]
    facts: Callable[[Stocktake, Naming], Mapping[str, str]]
    table: Callable[[Stocktake, Naming], Table]
    said_as: str = ""

    def say(self, part: str, stocktake: Stocktake, naming: Naming) -> str:
        """Its title, caption or alternative text."""
        return naming.words.say(
            f"report.figure.{self.said_as or self.name}.{part}", **self.facts(stocktake, naming)
        )
