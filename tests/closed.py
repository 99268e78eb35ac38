"""Errors and intervals of counted sentences, as their formulas are written down in METHODS.

What is published comes from moments (`analysis.stats`, `analysis.measures`); these put counts in.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from analysis import intervals, stats
from analysis.measures._intervals import ends


def moments(a: int, s: int, c: int) -> np.ndarray:
    """The moments of sentences that are alliance only, strain only, both."""
    return stats.moments([(1, 0)] * a + [(0, 1)] * s + [(1, 1)] * c + [(0, 0)]).sum(axis=0)


def lowe_error(a: int, s: int) -> float:
    """The error of the logit in Lowe et al. (2011), which takes A and S as independent."""
    return math.sqrt(1 / (a + 0.5) + 1 / (s + 0.5))


def balance_error(a: int, s: int, c: int) -> float:
    """The error of the logit from sentences that are alliance only, strain only, both."""
    return float(stats.log_odds(moments(a, s, c))[1])


def clustered_error(
    alliance: Sequence[int], strain: Sequence[int], cluster: Sequence[int]
) -> float:
    """The error of the logit with residuals summed within clusters; codes (n,), clusters (n,)."""
    sums = [
        [
            sum(x for x, k in zip(codes, cluster, strict=True) if k == name)
            for codes in (alliance, strain)
        ]
        for name in sorted(set(cluster))
    ]
    return float(stats.log_odds(stats.moments(sums).sum(axis=0))[1])


def balance_interval(a: int, s: int, c: int, level: float = 0.95) -> tuple[float, float]:
    """The published interval of a balance by sentence, tanh((t -+ z SE) / 2)."""
    if not a + s + c:
        return math.nan, math.nan  # undefined, and published empty
    return ends("balance", moments(a, s, c), None, level)


def bootstrap_t(x: object, y: object, times: np.ndarray, add: float = 0.0) -> tuple[float, float]:
    """The bootstrap-t interval of a ratio of sums, of units x, y (n,) drawn `times` (draws, n)."""
    rows = stats.moments(np.stack(np.broadcast_arrays(x, y), axis=-1))
    point, error = stats.ratio(rows.sum(axis=0), add)
    return intervals.studentised(float(point), float(error), *stats.ratio(times @ rows, add))
