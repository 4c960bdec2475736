"""From a publisher's wide sheet, one column per year, to rows with ``year`` and ``value``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def years_down(
    wide: pd.DataFrame, labels: Sequence[str], year_of: Callable[[str], int | None]
) -> pd.DataFrame:
    """One row per label combination and year that has a value.

    wide    : columns of ``labels`` and one column per year
    year_of : from a column's name to its year, or None where it is no year
    """
    import pandas as pd

    columns = {name: year for name in wide.columns if (year := year_of(str(name))) is not None}
    narrow = wide[[*labels, *columns]].rename(columns=columns)
    rows = narrow.melt(id_vars=list(labels), var_name="year", value_name="value")
    rows["year"] = rows["year"].astype("int32")
    rows["value"] = pd.to_numeric(rows["value"], errors="coerce")
    return rows.dropna(subset=["value"]).sort_values([*labels, "year"]).reset_index(drop=True)


def plain_year(name: str) -> int | None:
    """The year of a column called ``1990`` or ``1990.5``."""
    whole, _, rest = name.partition(".")
    return int(whole) if whole.isdigit() and len(whole) == 4 and rest in ("", "0", "5") else None
