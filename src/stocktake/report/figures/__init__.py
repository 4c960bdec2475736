"""Figures of the report, one to a file; each keeps the contract of ``figure.Figure``.

To add one: write its file, put it into ``FIGURES`` and into a section of ``page``, and add its words in
both languages under ``report.figure.NAME``.
"""

from stocktake.report.figures import (
    attribution,
    cumulative,
    emissions,
    fair,
    gap,
    gases,
    history,
    overtakes,
    peak,
    shares,
    warming,
)
from stocktake.report.figures.figure import Figure

FIGURES: dict[str, Figure] = {
    module.FIGURE.name: module.FIGURE
    for module in (
        shares,
        history,
        cumulative,
        overtakes,
        attribution,
        gases,
        emissions,
        gap,
        warming,
        peak,
        fair,
    )
} | {gap.FIGURE_2035.name: gap.FIGURE_2035}
