"""From a traced JAX function to JavaScript: the browser's physics is generated, never written a second time.

``primitives`` takes a traced function (a jaxpr) of small arrays apart into single numbers, ``scalars`` keeps
each number once and works out at once what is known, ``stages`` sorts them by what they depend on (a year, a
lane, both), ``javascript`` writes them down as two plain loops. ``climate_kernel`` does this to a year of the
"""

from stocktake.explorer.kernel.climate_kernel import ClimateKernel, climate_kernel
from stocktake.explorer.kernel.javascript import Source
from stocktake.explorer.kernel.plan_kernel import plan_kernel

__all__ = ["ClimateKernel", "Source", "climate_kernel", "plan_kernel"]
