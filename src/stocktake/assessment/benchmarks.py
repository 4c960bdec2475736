"""Published levels and cuts that limit warming, each with the baseline it is stated against.

The same "42 % / 28 %" stands in two editions of one report against two baselines, so a benchmark without its
baseline is none. Values and spreads as published; where only 2030 and 2040 are, 2035 lies midway and says so.
Levels and cuts are of all greenhouse gases with land-use CO2, GWP100 of AR6.
"""

from __future__ import annotations

from dataclasses import dataclass

AR6 = "IPCC AR6 WGIII (2022), Table SPM.2, doi:10.1017/9781009157926.001"
GST1 = "UNFCCC decision 1/CMA.5 (2023), paragraph 27"
UNEP = "UNEP Emissions Gap Report {}"

LEVEL = "level"
CUT_FROM_2019 = "cut from 2019"
CUT_FROM_TREND = "cut from the current-policy level of the year"


@dataclass(frozen=True)
class Benchmark:
    """One published number for one goal and year.

    baseline : ``LEVEL`` (Gt CO2e per year), ``CUT_FROM_2019`` or ``CUT_FROM_TREND`` (fractions)
    low, high: ends of the published spread, None where none is; of a cut, low is the smaller cut
    spread   : what low and high are
    """

    key: str
    goal: str
    year: int
    baseline: str
    value: float
    low: float | None
    high: float | None
    spread: str
    source: str
    note: str = ""

    def in_unit(self, value: float) -> str:
        """A number of this benchmark's own kind: Gt of a level, per cent of a cut."""
        return f"{value:g} Gt" if self.baseline == LEVEL else f"{value:.0%}"

    @property
    def choice(self) -> str:
        """The name on the choice axis: who, and against what."""
        return f"{self.key}, {self.baseline}"


def _ar6(
    key: str, goal: str, level: dict[int, tuple[float, ...]], cut: dict[int, tuple[float, ...]]
) -> list[Benchmark]:
    rows = []
    for baseline, values, scale in ((LEVEL, level, 1.0), (CUT_FROM_2019, cut, 0.01)):
        midway = tuple(
            (at_2030 + at_2040) / 2 for at_2030, at_2040 in zip(values[2030], values[2040], strict=True)
        )
        for year, numbers in {**values, 2035: midway}.items():
            value, low, high = (number * scale for number in numbers)
            note = "midway between 2030 and 2040" if year == 2035 else ""
            rows.append(
                Benchmark(key, goal, year, baseline, value, low, high, "5-95 % of pathways", AR6, note)
            )
    return rows


def _cut(
    key: str, goal: str, year: int, value: float, source: str, baseline: str = CUT_FROM_2019, note: str = ""
) -> Benchmark:
    return Benchmark(key, goal, year, baseline, value, None, None, "", source, note)


BENCHMARKS: tuple[Benchmark, ...] = (
    *_ar6(
        "AR6 C1",
        "1.5",
        {2030: (31, 21, 36), 2040: (17, 6, 23), 2050: (9, 1, 15)},
        {2030: (43, 34, 60), 2040: (69, 58, 90), 2050: (84, 73, 98)},
    ),
    *_ar6(
        "AR6 C3",
        "2",
        {2030: (44, 32, 55), 2040: (29, 20, 36), 2050: (20, 13, 26)},
        {2030: (21, 1, 42), 2040: (46, 34, 63), 2050: (64, 53, 77)},
    ),
    _cut("GST1", "1.5", 2030, 0.43, GST1),
    _cut("GST1", "1.5", 2035, 0.60, GST1),
    _cut("UNEP 2025", "1.5", 2030, 0.40, UNEP.format(2025)),
    _cut("UNEP 2025", "2", 2030, 0.25, UNEP.format(2025)),
    _cut("UNEP 2025", "1.5", 2035, 0.55, UNEP.format(2025)),
    _cut("UNEP 2025", "2", 2035, 0.35, UNEP.format(2025)),
    _cut("UNEP 2024", "1.5", 2030, 0.42, UNEP.format(2024)),
    _cut("UNEP 2024", "2", 2030, 0.28, UNEP.format(2024)),
    _cut("UNEP 2024", "1.5", 2035, 0.57, UNEP.format(2024)),
    _cut("UNEP 2024", "2", 2035, 0.37, UNEP.format(2024)),
    _cut("UNEP 2023", "1.5", 2030, 0.42, UNEP.format(2023), CUT_FROM_TREND),
    _cut("UNEP 2023", "2", 2030, 0.28, UNEP.format(2023), CUT_FROM_TREND),
    Benchmark(
        "UNEP 2022", "1.5", 2030, LEVEL, 33, 26, 34, "range of 50 scenarios, 66 % in 2100", UNEP.format(2022)
    ),
    Benchmark("UNEP 2022", "2", 2030, LEVEL, 41, 37, 46, "range of 195 scenarios, 66 %", UNEP.format(2022)),
)

GOALS = ("1.5", "2")


def benchmarks_for(goal: str, year: int) -> tuple[Benchmark, ...]:
    """The benchmarks of one goal and year, the IPCC's cut from 2019 first."""
    rows = [row for row in BENCHMARKS if row.goal == goal and row.year == year]
    return tuple(
        sorted(rows, key=lambda row: not (row.key.startswith("AR6") and row.baseline == CUT_FROM_2019))
    )


def years_for(goal: str) -> tuple[int, ...]:
    """Years for which the goal has a benchmark."""
    return tuple(sorted({row.year for row in BENCHMARKS if row.goal == goal}))
