"""How a large run is cut: as many scenarios at a time as the memory allows."""

from __future__ import annotations

from dataclasses import dataclass

from stocktake.errors import OutOfRange

BYTES_PER_VALUE = 8
# measured on 841 members x 351 years: surface temperature, state, working copies and the percentiles' sort
COPIES = 8
FIXED_BYTES = 400e6  # interpreter, libraries and the compiled step


@dataclass(frozen=True)
class Plan:
    """Blocks of scenario names, and the memory that one block is expected to need.

    bytes_per_block : estimate, for the largest block, the program itself included
    """

    blocks: tuple[tuple[str, ...], ...]
    bytes_per_block: float


def plan(scenarios: tuple[str, ...], members: int, years: int, memory: float = 2e9) -> Plan:
    """Cut scenarios into blocks of nearly equal size, in their order.

    memory : bytes that the run may use in all
    raises : OutOfRange where not even one scenario fits
    """
    each = float(members * years * BYTES_PER_VALUE * COPIES)
    fits = int((memory - FIXED_BYTES) // each)
    if fits < 1:
        raise OutOfRange(
            f"{memory / 1e6:.0f} MB of memory are too little for one scenario of {members} members",
            f"At least {(FIXED_BYTES + each) / 1e6:.0f} MB are needed",
            next_step="Allow more memory, or run fewer members",
        )
    count = max(1, -(-len(scenarios) // fits))
    size = -(-len(scenarios) // count)
    blocks = tuple(tuple(scenarios[start : start + size]) for start in range(0, len(scenarios), size))
    return Plan(blocks, FIXED_BYTES + each * min(size, len(scenarios)))
