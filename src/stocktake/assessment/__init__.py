"""Judgement: labelled arrays in, findings out.

``outlook`` where the pledges lead, ``gap`` how far that is from the goals, ``budgets`` what CO2 is left,
``progress`` each Party's trend beside its pledge; ``exceedance`` and ``category`` are their words,
``benchmarks`` the published levels they are held against.
"""

from stocktake.assessment.budgets import budgets
from stocktake.assessment.exceedance import peak, yearly_warming
from stocktake.assessment.gap import gap
from stocktake.assessment.outlook import outlook

__all__ = ["budgets", "gap", "outlook", "peak", "yearly_warming"]
