"""The standing questions of a stocktake: the set of findings that every report holds."""

from __future__ import annotations

from dataclasses import replace

from stocktake.findings import Finding
from stocktake.inventory.questions.asking import last_year
from stocktake.inventory.questions.certainty import probability_exceeds, share_uncertainty
from stocktake.inventory.questions.cumulative import (
    cumulative,
    cumulative_overtake,
    cumulative_ranking,
)
from stocktake.inventory.questions.gases import gases
from stocktake.inventory.questions.overtake import overtake
from stocktake.inventory.questions.rank import ranking
from stocktake.inventory.questions.share import share, total
from stocktake.inventory.reconcile import check_sums
from stocktake.inventory.world import World

LARGEST_TWO = ("CHN", "USA")
CUMULATIVE_START = 1850
CUMULATIVE_PLACES = ("USA", "CHN", "EU27", "RUS", "BRA", "DEU", "IND", "GBR", "JPN", "IDN")
TOP = 10


def answers(world: World) -> list[Finding]:
    """Who emits how much and how surely, who did, which gases, who passed whom, whether parts add up."""
    year = last_year(world)
    ranks = ranking(world, year, top=TOP)
    passed = overtake(world, *LARGEST_TWO)
    return [
        total(world, "WORLD", year),
        share(world, LARGEST_TWO, year),
        *[_share_with_rank(world, row, year) for row in ranks],
        *ranks,
        passed,
        share_uncertainty(world, LARGEST_TWO, year),
        *_chances(world, passed),
        *[cumulative(world, place, CUMULATIVE_START, year) for place in CUMULATIVE_PLACES],
        *cumulative_ranking(world, CUMULATIVE_START, year, top=TOP),
        cumulative_overtake(world, "CHN", "EU27", CUMULATIVE_START),
        *gases(world, year),
        *check_sums(world.ledger),
    ]


def _chances(world: World, passed: Finding) -> list[Finding]:
    """The chance, given the errors of inventories, that the one was ahead in the year of the overtake."""
    year = passed.value
    return [probability_exceeds(world, *LARGEST_TWO, year)] if isinstance(year, int) else []


def _share_with_rank(world: World, row: Finding, year: int) -> Finding:
    finding = share(world, str(row.keys["place"]), year)
    return replace(finding, keys={**finding.keys, "rank": row.value})
