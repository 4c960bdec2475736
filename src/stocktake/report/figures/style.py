"""The look that all figures share: a palette safe for colour-blind readers, and quiet axes.

Every colour has a name here and a second value for dark pages in ``templates/style.css``, which finds a
mark by its light colour; so a colour is changed in both places (a test compares them). Text keeps the
generic font while it is laid out; the page decides the real one.
"""

from __future__ import annotations

import altair as alt

INK = "#1d2733"
MUTED = "#5b6875"
FAINT = "#dfe4e8"
BLUE = "#0072b2"
VERMILION = "#d55e00"
GREEN = "#009e73"
AMBER = "#b97f00"
PINK = "#b2578c"
SKY = "#3d9bd1"
GREY = "#7b8794"

SERIES = (VERMILION, BLUE, GREEN, AMBER, PINK, SKY, GREY)
PALETTE = (INK, MUTED, FAINT, *SERIES)

TEXT = 12
SMALL = 11

WIDE = 680
NARROW = 340
NARROW_BELOW = 500


def is_narrow(width: int) -> bool:
    """Whether the figure is drawn for a phone."""
    return width < NARROW_BELOW


def finish(chart: alt.Chart | alt.LayerChart | alt.VConcatChart | alt.HConcatChart) -> dict[str, object]:
    """The chart as a Vega-Lite document with the common look."""
    styled = (
        chart.configure(background="transparent", font="sans-serif", padding=2)
        .configure_view(stroke=None)
        .configure_axis(
            domain=False,
            ticks=False,
            grid=True,
            gridColor=FAINT,
            labelColor=MUTED,
            labelFontSize=SMALL,
            labelPadding=6,
            title=None,
        )
        .configure_text(fontSize=TEXT, color=INK)
    )
    document: dict[str, object] = styled.to_dict()
    return document
