"""From a subject's name to the axes that answers about it rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stocktake.errors import UnknownChoice, nearest

if TYPE_CHECKING:
    from stocktake.choices import Axis

SUBJECTS = ("inventory", "attribution", "fair-share", "finance")


def axes_about(of: str) -> tuple[Axis, ...]:
    """The axes of answers from the inventories, of attribution, fair shares (``fair-share``), or finance."""
    if of not in SUBJECTS:
        raise UnknownChoice(
            f"There are no answers about '{of}'",
            f"There are about {', '.join(SUBJECTS)}",
            nearest=nearest(of, SUBJECTS),
        )
    if of == "attribution":
        from stocktake.attribution.axes import AXES as OF_ATTRIBUTION

        return OF_ATTRIBUTION
    if of == "fair-share":
        from stocktake.equity.axes import AXES as OF_FAIR_SHARES

        return OF_FAIR_SHARES
    if of == "finance":
        from stocktake.equity.conditional import AXES as OF_FINANCE
        from stocktake.equity.providers import KEY_AXIS

        return (*OF_FINANCE, KEY_AXIS)
    from stocktake.inventory.axes import ANNUAL_AXES, START_AXIS
    from stocktake.inventory.questions.people import OUTPUT_AXIS

    return (*ANNUAL_AXES, START_AXIS, OUTPUT_AXIS)
