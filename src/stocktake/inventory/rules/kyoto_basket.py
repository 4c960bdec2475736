"""The F-gases of a Kyoto basket: HFCs, PFCs, SF6 and NF3; gases of the Montreal Protocol stay out.

EDGAR lists HCFC-141b and HCFC-142b with the F-gases. They are phased out under another treaty and no
Kyoto total counts them. A basket under the GWPs of an earlier report holds the gases to which that report
gives a value: SAR knows no NF3, AR4 no HFC-134. What is left out is recorded, and an answer says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from stocktake.gases.baskets import F_GASES, MONTREAL_FAMILIES
from stocktake.gases.catalogue import gas_named
from stocktake.gases.metrics import Metrics
from stocktake.provenance import Record

LEFT_OUT = "left out"


def kyoto_f_gases(listed: Iterable[str], family: str = "F") -> tuple[tuple[str, ...], tuple[Record, ...]]:
    """Those listed gases that are F-gases of the basket, and a record of each Montreal gas left out.

    family : HFC or PFC for those alone; F for all
    """
    gases = [gas_named(name) for name in listed if "(" not in name]
    kept = tuple(gas.name for gas in gases if gas.name in F_GASES and family in ("F", gas.family))
    dropped = tuple(
        Record("dropped", gas.name, "A gas of the Montreal Protocol, in no Kyoto basket")
        for gas in gases
        if gas.family in MONTREAL_FAMILIES
    )
    return kept, dropped


def weighed_by(
    gases: Iterable[str], metrics: Metrics, metric: str
) -> tuple[tuple[str, ...], tuple[Record, ...]]:
    """Those gases that the metric has a value for, and a record of each that it has none for."""
    listed = tuple(gases)
    kept = tuple(gas for gas in listed if metrics.covers(gas, metric))
    left = tuple(
        Record(LEFT_OUT, gas, f"{metric} gives no value for it") for gas in listed if gas not in kept
    )
    return kept, left
