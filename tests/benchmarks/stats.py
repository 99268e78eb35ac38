"""How long resampling takes, as a ratio to scipy's time, and what the specification curve costs.

10,000 resamples of 165 sentences under ten measures, and their percentile intervals: indices
drawn once and counted, one product for all measures, against `scipy.stats.bootstrap` with the
same ten ratios of sums as one vectorised statistic of the sentence drawn. The curve is that of the
balance under every specification, from the study's readings. Run as
`python -m tests.benchmarks.stats`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap

from analysis import api, intervals, otherwise, specifications, stats
from analysis.stats import Array

SENTENCES, MEASURES, DRAWS = 165, 10, 10_000
GOAL = 0.5
ROUNDS = 7
SEEDS = Path(__file__).parents[2] / "seeds"
CURVE = 5  # CPU seconds of the whole curve


def _rows() -> Array:
    """Counts of 165 sentences: ten numerators and ten denominators, whole numbers."""
    random = stats.stream(1, "benchmark")
    above = random.integers(0, 3, (SENTENCES, MEASURES))
    below = random.integers(1, 40, (SENTENCES, MEASURES))
    return np.hstack([above, below]).astype(np.float64)


def ours(rows: Array) -> list[tuple[float, float]]:
    """The percentile intervals of ten ratios, from one product of draws and counts."""
    sums = stats.resamples(1, "sentence", "benchmark", SENTENCES, DRAWS) @ rows
    values = stats.over(sums[:, :MEASURES], sums[:, MEASURES:])
    return [intervals.percentile(column) for column in values.T]


def scipys(rows: Array) -> list[tuple[float, float]]:
    """The same by `scipy.stats.bootstrap`: the fastest of the ways tried to put it."""

    def values(picks: NDArray[np.int64], axis: int) -> Array:
        sums = rows[picks].sum(axis=axis - 1)  # (draws, sentences, counts) -> (draws, counts)
        return np.moveaxis(stats.over(sums[..., :MEASURES], sums[..., MEASURES:]), -1, 0)

    found = bootstrap(
        (np.arange(SENTENCES),),
        values,
        n_resamples=DRAWS,
        method="percentile",
        vectorized=True,
        rng=stats.stream(1, "sentence", "benchmark"),
    ).confidence_interval
    return list(zip(found.low.tolist(), found.high.tolist(), strict=True))


def _fastest(way: Callable[[Array], object], rows: Array) -> float:
    def seconds() -> float:
        start = time.perf_counter()
        way(rows)
        return time.perf_counter() - start

    return min(seconds() for _ in range(ROUNDS))


def ratios() -> list[tuple[str, float, str, bool]]:
    """What was measured: name, ratio of the fastest rounds, the goal, whether it was met."""
    rows = _rows()
    if not np.allclose(ours(rows), scipys(rows)):
        raise AssertionError("the two ways disagree, so their times say nothing")
    measured = _fastest(ours, rows) / _fastest(scipys, rows)
    name = "10,000 resamples of ten measures, against scipy.stats.bootstrap"
    return [(name, measured, f"at most {GOAL}", measured <= GOAL), _curve()]


def _curve() -> tuple[str, float, str, bool]:
    """CPU seconds of every specification for every outlet, from the hits and not from the text."""
    loaded, books = api.load(SEEDS)
    readings = [otherwise.read(one, books, loaded.settings) for one in loaded.articles]
    start = time.process_time()
    found = specifications.curve(readings, books, loaded.settings)
    spent = time.process_time() - start
    name = f"the curve of {len(found.specifications)} specifications, CPU s"
    return name, spent, f"under {CURVE}", spent < CURVE


if __name__ == "__main__":
    for name, measured, goal, met in ratios():
        print(f"{name}: {measured:.2f} ({goal}: {'met' if met else 'missed'})")
