"""Seconds that each question takes over its whole choice set, in a process that has just started and again.

Run as ``python benchmarks/questions.py``. The first column holds reading what the question rests on, for
every question in a new world; the second is it asked again with another place or year. Budget: one second.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from stocktake.inventory import World, questions
from stocktake.sources.inventories import read_world

BUDGET = 1.0
QUESTIONS: dict[str, tuple[Callable[[World], object], Callable[[World], object]]] = {
    "share": (
        lambda world: questions.share(world, ["CHN", "USA"], 2023),
        lambda world: questions.share(world, "G77", 2022),
    ),
    "rank": (
        lambda world: questions.rank(world, "BRA", 2023),
        lambda world: questions.rank(world, "EU27", 2022),
    ),
    "ranking": (lambda world: questions.ranking(world, 2023), lambda world: questions.ranking(world, 2022)),
    "ranking per person": (
        lambda world: questions.ranking(world, 2023, per="person"),
        lambda world: questions.ranking(world, 2022, per="person"),
    ),
    "overtake": (
        lambda world: questions.overtake(world, "CHN", "USA"),
        lambda world: questions.overtake(world, "IND", "RUS"),
    ),
    "cumulative": (
        lambda world: questions.cumulative(world, "USA"),
        lambda world: questions.cumulative(world, "EU27"),
    ),
    "cumulative ranking": (
        lambda world: questions.cumulative_ranking(world),
        lambda world: questions.cumulative_ranking(world, 1850, 2020),
    ),
    "cumulative overtake": (
        lambda world: questions.cumulative_overtake(world, "CHN", "EU27"),
        lambda world: questions.cumulative_overtake(world, "IND", "GBR"),
    ),
    "gases": (lambda world: questions.gases(world, 2023), lambda world: questions.gases(world, 2022, "CHN")),
    "trend": (lambda world: questions.trend(world, "EU27"), lambda world: questions.trend(world, "WORLD")),
    "kaya": (lambda world: questions.kaya(world, "CHN"), lambda world: questions.kaya(world, "EU27")),
    "chance of exceeding": (
        lambda world: questions.probability_exceeds(world, "CHN", "USA", 2004),
        lambda world: questions.probability_exceeds(world, "RUS", "IND", 2005),
    ),
}


def main() -> None:
    """Print the table."""
    print(f"{'question':24s} {'first':>8s} {'again':>8s}   combinations")
    for name, (first, again) in QUESTIONS.items():
        world = new_world()
        one, answer = seconds(first, world)
        two, _ = seconds(again, world)
        rows = answer if isinstance(answer, list) else [answer]
        size = sum(len(row.alternatives) for row in rows)
        mark = "" if two <= BUDGET else "  over budget"
        print(f"{name:24s} {one:7.2f}s {two:7.2f}s   {size}{mark}")


def new_world() -> World:
    """A world that has worked nothing out yet; the snapshot's tables stay read."""
    return read_world()


def seconds(question: Callable[[World], object], world: World) -> tuple[float, object]:
    """Seconds of wall clock, and the answer."""
    begun = time.perf_counter()
    answer = question(world)
    return time.perf_counter() - begun, answer


if __name__ == "__main__":
    main()
