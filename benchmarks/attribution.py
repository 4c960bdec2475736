"""How long every country's warming takes, cold and warm, full ensemble: `python benchmarks/attribution.py`.

The budget of the design is 30 s on two cores for every country, three gases, leave-one-out.
"""

import resource
import time


def main() -> None:
    begun = time.perf_counter()
    from stocktake import attribution
    from stocktake.sources.inventories import read_world
    from stocktake.sources.past import read_past

    world, past = read_world(), read_past()
    found = attribution.ranked(world, past)
    print(f"every country ({len(found.codes)}), three gases, leave-one-out, {past.members} members")
    print(f"  from importing on, compilation too {time.perf_counter() - begun:6.1f} s   (budget 30 s)")
    begun = time.perf_counter()
    attribution.ranked(world, past)
    print(f"  again                              {time.perf_counter() - begun:6.1f} s")
    begun = time.perf_counter()
    rows = attribution.answers(world, past.history, past.ensemble, past.forcing)
    print(f"what a report holds ({len(rows)} rows)      {time.perf_counter() - begun:6.1f} s   (budget 5 s)")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
