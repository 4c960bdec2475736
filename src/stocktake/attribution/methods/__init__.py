"""The methods of attribution, one per file under one contract; the first is the default."""

from stocktake.attribution.methods.contract import Method
from stocktake.attribution.methods.cumulative_gwp import CUMULATIVE_GWP
from stocktake.attribution.methods.cumulative_gwp_star import CUMULATIVE_GWP_STAR
from stocktake.attribution.methods.leave_one_out import LeaveOneOut
from stocktake.attribution.methods.marginal import Marginal
from stocktake.attribution.methods.shapley import Shapley

METHODS: dict[str, Method] = {
    method.name: method
    for method in (LeaveOneOut(), Marginal(), CUMULATIVE_GWP_STAR, CUMULATIVE_GWP, Shapley())
}

__all__ = ["METHODS", "Method"]
