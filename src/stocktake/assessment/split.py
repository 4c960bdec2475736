"""Splitting a joint effect among its causes without an order: Shapley's value.

A cause's part is its marginal effect averaged over all orders in which the causes can be put to work. The
parts add up to the whole exactly, member by member; equal causes get equal parts; a cause that changes
nothing gets nothing. With n causes there are 2^n coalitions, each run once and shared by all causes; beyond
``EXACT`` causes orders are drawn at random, in pairs of an order and its reverse, and the error is stated.

Source: Shapley (1953), doi:10.1515/9781400881970-018; sampling after Castro et al. (2009),
doi:10.1016/j.cor.2008.04.004.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import factorial

import numpy as np

from stocktake.errors import BadInput

EXACT = 12
PAIRS = 64
# coalitions (coalition, cause) as booleans to the effect (coalition, member)
Effect = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Split:
    """The parts of a joint effect.

    parts  : (cause, member) in the unit of the effect
    whole  : (member,) effect of all causes together, against none
    error  : (cause,) standard error of the part's mean over members from drawing orders; zero where exact
    runs   : coalitions that were run
    exact  : whether all orders were counted
    """

    parts: np.ndarray
    whole: np.ndarray
    error: np.ndarray
    runs: int
    exact: bool


def split(effect: Effect, causes: int, seed: int = 0, pairs: int = PAIRS) -> Split:
    """Exact up to ``EXACT`` causes, sampled beyond."""
    if causes < 1:
        raise BadInput("There is nothing to split", "A split needs at least one cause")
    return exact(effect, causes) if causes <= EXACT else sampled(effect, causes, seed, pairs)


def exact(effect: Effect, causes: int) -> Split:
    """Shapley's value from all 2^n coalitions."""
    coalitions = all_coalitions(causes)
    values = np.asarray(effect(coalitions), dtype=float)
    size = coalitions.sum(axis=1)
    weight = np.array([factorial(s) * factorial(causes - s - 1) for s in range(causes)]) / factorial(causes)
    parts = np.zeros((causes, values.shape[1]))
    number = np.arange(2**causes)
    for cause in range(causes):
        without = number[~coalitions[:, cause]]
        gains = values[without | (1 << cause)] - values[without]
        parts[cause] = weight[size[without]] @ gains
    return Split(parts, values[-1] - values[0], np.zeros(causes), len(values), True)


def sampled(effect: Effect, causes: int, seed: int, pairs: int = PAIRS) -> Split:
    """Shapley's value from random orders and their reverses; parts still add up to the whole exactly."""
    chance = np.random.default_rng(seed)
    orders = [chance.permutation(causes) for _ in range(pairs)]
    chains = [chain for order in orders for chain in (_chain(order), _chain(order[::-1]))]
    stacked = np.concatenate(chains)
    unique, where = np.unique(stacked, axis=0, return_inverse=True)
    values = np.asarray(effect(unique), dtype=float)[np.ravel(where)]
    parts = np.zeros((pairs, causes, values.shape[1]))
    step = causes + 1
    for pair, order in enumerate(orders):
        for turn, sequence in enumerate((order, order[::-1])):
            start = (2 * pair + turn) * step
            parts[pair, sequence] += 0.5 * np.diff(values[start : start + step], axis=0)
    spread = parts.mean(axis=2).std(axis=0, ddof=1) / np.sqrt(pairs) if pairs > 1 else np.full(causes, np.inf)
    return Split(parts.mean(axis=0), values[causes] - values[0], spread, len(unique), False)


def all_coalitions(causes: int) -> np.ndarray:
    """All subsets (2^n, cause) as booleans; row number k holds the causes whose bit is set in k."""
    number = np.arange(2**causes)
    return ((number[:, None] >> np.arange(causes)) & 1).astype(bool)


def _chain(order: np.ndarray) -> np.ndarray:
    """Coalitions from none to all along an order, (cause + 1, cause)."""
    rank = np.empty(len(order), dtype=int)
    rank[order] = np.arange(len(order))
    return rank[None, :] < np.arange(len(order) + 1)[:, None]
