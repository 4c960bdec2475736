"""Sheets of Excel workbooks as tables, read row by row so that a sheet of a million empty rows costs
nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stocktake.errors import BadFile

if TYPE_CHECKING:
    import pandas as pd


def sheet_rows(path: Path, sheet: str, header: int) -> pd.DataFrame:
    """The table under row ``header`` (from 1) until the first row whose first cell is empty.

    Columns without a head are dropped; the first column is kept even without one, as ``first``.
    raises : BadFile where there is no such sheet
    """
    import openpyxl
    import pandas as pd

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        if sheet not in book.sheetnames:
            raise BadFile(f"{path.name} has no sheet '{sheet}'", f"It has {', '.join(book.sheetnames)}")
        found = book[sheet]
        found.reset_dimensions()  # some publishers' files state a smaller extent than they have
        stream = found.iter_rows(min_row=header, values_only=True)
        heads = list(next(stream))
        body = []
        for row in stream:
            if not row or row[0] is None:
                break
            body.append((*row, *[None] * (len(heads) - len(row))))
    finally:
        book.close()
    kept = [0, *(place for place, head in enumerate(heads) if head is not None and place)]
    names = ["first" if heads[place] is None else str(heads[place]).strip() for place in kept]
    return pd.DataFrame([[row[place] for place in kept] for row in body], columns=names)
