"""What was emitted: national inventories as labelled arrays, and the questions they answer.

``ledger`` holds the published series, ``aggregate`` adds gases and places, ``rules`` joins and fills series
with a record of each step, ``reconcile`` checks that parts add up to wholes, ``society`` holds people and
money, ``uncertainty`` the literature's ranges, and ``questions`` gives findings over choice sets.
"""

from stocktake.inventory.answers import answers
from stocktake.inventory.axes import ANNUAL_AXES, START_AXIS
from stocktake.inventory.largest import largest_emitters
from stocktake.inventory.ledger import Ledger
from stocktake.inventory.questions.asking import last_year
from stocktake.inventory.society import Society
from stocktake.inventory.world import World

__all__ = [
    "ANNUAL_AXES",
    "START_AXIS",
    "Ledger",
    "Society",
    "World",
    "answers",
    "largest_emitters",
    "last_year",
]
