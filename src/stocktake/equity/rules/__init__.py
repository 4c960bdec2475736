"""The rules of fair shares, one per file under one contract."""

from stocktake.equity.rules.capability import Capability
from stocktake.equity.rules.contract import Facts, Rule
from stocktake.equity.rules.development_rights import DevelopmentRights
from stocktake.equity.rules.equal_cumulative_per_capita import EqualCumulativePerCapita
from stocktake.equity.rules.equal_per_capita import EqualPerCapita
from stocktake.equity.rules.grandfathering import Grandfathering
from stocktake.equity.rules.per_capita_convergence import PerCapitaConvergence
from stocktake.equity.rules.responsibility import Responsibility

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        EqualPerCapita(),
        EqualCumulativePerCapita(),
        PerCapitaConvergence(),
        Responsibility(),
        Capability(),
        DevelopmentRights(),
        Grandfathering(),
    )
}

__all__ = ["RULES", "Facts", "Rule"]
