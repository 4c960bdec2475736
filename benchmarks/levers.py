"""How long levers take, warm and cold, on the full ensemble: `python benchmarks/levers.py`."""

import time

import numpy as np

from stocktake.assessment import lever_effect
from stocktake.assessment.seek import Goal, Weights, seek
from stocktake.assessment.seek_reach import Reach
from stocktake.assessment.seek_terms import Term
from stocktake.pathways.levers.apply import plan
from stocktake.pathways.levers.parameters import Settings
from stocktake.pathways.levers.parse import parse_lever
from stocktake.sources import lever_base

TEN = (
    "coal.power=-80%@2040",
    "coal.industry=-50%@2045",
    "oil=-50%@2045",
    "gas=-40%@2045",
    "methane.oilgas=-75%@2030",
    "methane.livestock=-20%@2040",
    "deforestation=-80%@2030",
    "n2o=-30%@2040",
    "efficiency=-20%@2040",
    "beccs=2Gt@2060",
)
FIVE = (
    "coal=-100%@2040",
    "oil=-100%@2045",
    "gas=-100%@2045",
    "methane=-45%@2035",
    "deforestation=-100%@2030",
)
BENT = (
    "carbonprice=200@2040",
    "finance=300e9@2040",
    "methane=-45%/2020@2035",
    "coal=-100%@2040:CHN",
    "beccs=2Gt@2060",
)
ROUNDS = 30


def laid(texts):
    base = lever_base.read_lever_base()
    return plan(base, [parse_lever(text, base, lever_base.resolve_places) for text in texts])


def sought(texts):
    base = lever_base.read_lever_base()
    terms = [Term(parse_lever(text, base, lever_base.resolve_places), text) for text in texts]
    return Reach(base, tuple(terms), Settings())


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    rows = [("the base told apart, cold", timed(lever_base.read_lever_base))]
    rows.append(("the ensemble to its checkpoint, cold", timed(lever_base.read_ready_climate)))
    climate, ten = lever_base.read_ready_climate(), laid(TEN)
    rows.append(("ten levers read and laid", timed(lambda: laid(TEN))))

    def change(strength):
        climate.warming(lever_effect.stacked([ten.world(np.full(len(TEN), strength))]))

    change(0.5)
    spans = sorted(timed(lambda part=part: change(part)) for part in np.linspace(0.1, 0.9, ROUNDS))
    rows.append((f"a change of strengths to warming, median of {ROUNDS}", spans[ROUNDS // 2]))
    rows.append(("the same, slowest", spans[-1]))
    for name in ("cold", "warm"):
        rows.append(
            (
                f"exact Shapley of ten levers, {name}",
                timed(lambda: lever_effect.split_by_lever(ten, climate, 2100)),
            )
        )
    goal, factors = Goal(2.0, 0.67), lever_base.read_factors()
    for name in ("cold", "warm"):
        rows.append((f"seek with five levers, {name}", timed(lambda: seek(sought(FIVE), climate, goal))))
    for weights in Weights:
        rows.append(
            (
                f"seek with a price, money, a level and two more, {weights.value}",
                timed(lambda how=weights: seek(sought(BENT), climate, Goal(2.0, 0.5), how, factors)),
            )
        )
    for name, seconds in rows:
        print(f"{name:55} {1000 * seconds:10.1f} ms")


if __name__ == "__main__":
    main()
