"""Levers: changes of what people do, laid on a base of places, activities and species.

``contract`` what every lever is; one file per lever, listed in ``catalogue``; ``timing`` when;
``parameters`` the numbers with their published ranges. ``base`` tells the world of a scenario apart, from
``inventory_rows``, ``fuels`` and ``coemissions``; ``apply`` puts levers to work, order-free; ``cost_curve``
what abatement costs; ``parse`` reads what users type; ``statements`` are joint statements in one word. See
docs/methods/levers.

::

    laid = plan(base, [parse_lever("coal=-80%@2040:CHN,IND", base, resolve)])
    laid.world()                 # the world's emissions with the lever at work (species, year)
"""

from stocktake.pathways.levers.apply import Plan, by_place, plan
from stocktake.pathways.levers.base import Base, base_of
from stocktake.pathways.levers.catalogue import KINDS, kind_of, parameters_of
from stocktake.pathways.levers.contract import Lever
from stocktake.pathways.levers.inventory_rows import read_rows
from stocktake.pathways.levers.parameters import Parameter, Settings
from stocktake.pathways.levers.parse import from_yaml, parse_lever
from stocktake.pathways.levers.timing import Shape, Timing

__all__ = [
    "KINDS",
    "Base",
    "Lever",
    "Parameter",
    "Plan",
    "Settings",
    "Shape",
    "Timing",
    "base_of",
    "by_place",
    "from_yaml",
    "kind_of",
    "parameters_of",
    "parse_lever",
    "plan",
    "read_rows",
]
