"""The look that all figures share: a palette safe for colour-blind readers, and quiet axes.

Hues after Okabe and Ito (2008), darkened until text in them stands out 4.5 to 1 from white (WCAG 2.2, AA).
Every colour has a name here and a second value for dark pages in ``templates/style.css``, which finds a
mark by its light colour; so a colour is changed in both places (a test compares them). Text keeps the
generic font while it is laid out; the page decides the real one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

INK = "#1d2733"
MUTED = "#5b6875"
FAINT = "#dfe4e8"
BLUE = "#0072b2"
VERMILION = "#c44f00"
GREEN = "#007f5c"
AMBER = "#946600"
PINK = "#a8477d"
PURPLE = "#6a4c9c"
GREY = "#67737f"

SERIES = (VERMILION, BLUE, GREEN, AMBER, PINK, PURPLE, GREY)
PALETTE = (INK, MUTED, FAINT, *SERIES)

TEXT = 12
SMALL = 11

WIDE = 680
NARROW = 340
NARROW_BELOW = 500


Rows = Mapping[str, Sequence[Mapping[str, object]]]


def is_narrow(width: int) -> bool:
    """Whether the figure is drawn for a phone."""
    return width < NARROW_BELOW


def finish(
    layers: Sequence[alt.Chart], rows: Rows, size: tuple[int, int], margins: Mapping[str, int]
) -> dict[str, object]:
    """The layers as one Vega-Lite document with the common look.

    rows    : data by the names that the layers use; put in last, for the drawing library copies what it is
              given many times over
    size    : of the whole figure in pixels, width and height
    margins : pixels on each side for axes and labels; stated, for to let them be measured doubles the time
    """
    width = size[0] - margins["left"] - margins["right"]
    height = size[1] - margins["top"] - margins["bottom"]
    chart = alt.layer(*layers).properties(width=width, height=height, autosize="none")
    styled = (
        chart.configure(background="transparent", font="sans-serif")
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
    document: dict[str, object] = styled.to_dict(validate=False)
    return document | {
        "padding": dict(margins),
        "datasets": {name: list(data) for name, data in rows.items()},
    }
