"""The summary in a terminal: the same answers, in 100 columns, names never read as markup."""

from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from stocktake.report.terminal import summary


def printed(stocktake, language):
    console = Console(width=100, record=True, highlight=False, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    summary(stocktake, language, console)
    return console.export_text()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_fits_a_hundred_columns(small_stocktake, language):
    assert max(cell_len(line) for line in printed(small_stocktake, language).splitlines()) <= 100


def test_it_holds_the_headlines_and_the_pathways(small_stocktake):
    text = printed(small_stocktake, "en")
    assert "41%" in text and "37%" not in text
    assert "1.5 °C benchmark" in text and ">99%" in text and "<1%" in text


def test_names_are_never_read_as_markup(small_stocktake):
    class Marked:
        def name(self, code, lang):
            return f"[red]{code}[/red]"

    assert "[red]AAA[/red]" in printed(replace(small_stocktake, places=Marked()), "en")
