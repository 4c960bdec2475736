"""Every lever by name."""

from __future__ import annotations

from stocktake.errors import UnknownLever, nearest
from stocktake.pathways.levers.beccs import Beccs
from stocktake.pathways.levers.carbon_price import CarbonPrice
from stocktake.pathways.levers.ccs import CaptureAtPower, CaptureInIndustry
from stocktake.pathways.levers.coal import Coal, CoalIndustry, CoalMining, CoalPower
from stocktake.pathways.levers.contract import Lever
from stocktake.pathways.levers.dac import DirectAirCapture
from stocktake.pathways.levers.deforestation import Deforestation
from stocktake.pathways.levers.efficiency import Efficiency
from stocktake.pathways.levers.fgases import FGases, Kigali
from stocktake.pathways.levers.finance import Finance
from stocktake.pathways.levers.gas import Gas, GasPower
from stocktake.pathways.levers.methane import (
    Methane,
    MethaneCoal,
    MethaneLivestock,
    MethaneOilGas,
    MethaneRice,
    MethaneWaste,
)
from stocktake.pathways.levers.n2o import NitrousOxide
from stocktake.pathways.levers.oil import Oil, OilTransport
from stocktake.pathways.levers.parameters import Parameter
from stocktake.pathways.levers.renewables import Renewables
from stocktake.pathways.levers.restoration import Restoration
from stocktake.pathways.levers.sulphur import Sulphur

KINDS: dict[str, type[Lever]] = {
    kind.name: kind
    for kind in (
        Coal,
        CoalPower,
        CoalIndustry,
        CoalMining,
        Oil,
        OilTransport,
        Gas,
        GasPower,
        Renewables,
        Efficiency,
        Deforestation,
        Restoration,
        Methane,
        MethaneOilGas,
        MethaneCoal,
        MethaneWaste,
        MethaneLivestock,
        MethaneRice,
        NitrousOxide,
        FGases,
        Kigali,
        CaptureAtPower,
        CaptureInIndustry,
        Beccs,
        DirectAirCapture,
        CarbonPrice,
        Finance,
        Sulphur,
    )
}


def kind_of(name: str) -> type[Lever]:
    """The lever of that name; UnknownLever with the nearest where there is none."""
    if name in KINDS:
        return KINDS[name]
    raise UnknownLever(
        f"'{name}' is no lever",
        f"Known are {', '.join(KINDS)}",
        nearest=nearest(name, KINDS),
        next_step="See `stocktake lever --list`",
    )


def parameters_of(kinds: tuple[type[Lever], ...] | None = None) -> tuple[Parameter, ...]:
    """Every parameter of the given kinds (all by default), each once, in order."""
    found: dict[str, Parameter] = {}
    for kind in kinds if kinds is not None else tuple(KINDS.values()):
        for parameter in kind.parameters:
            found.setdefault(parameter.name, parameter)
    return tuple(found.values())
