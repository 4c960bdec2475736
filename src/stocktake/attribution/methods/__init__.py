"""The methods of attribution, one per file under one contract; the first is the default."""

from stocktake.attribution.methods.contract import Method
from stocktake.attribution.methods.cumulative_gwp import CumulativeGwp
from stocktake.attribution.methods.cumulative_gwp_star import CumulativeGwpStar
from stocktake.attribution.methods.leave_one_out import LeaveOneOut
from stocktake.attribution.methods.marginal import Marginal
from stocktake.attribution.methods.shapley import Shapley

METHODS: dict[str, Method] = {
    method.name: method
    for method in (LeaveOneOut(), Marginal(), CumulativeGwpStar(), CumulativeGwp(), Shapley())
}

__all__ = ["METHODS", "Method"]
