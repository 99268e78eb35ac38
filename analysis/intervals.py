"""Intervals of one number: quantiles, shares, percentiles, bootstrap-t, and those of the balance.

How often they hold what they should is measured by `tests/benchmarks/calibration.py`.
"""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from analysis.stats import Array, arrays, balance, over


def normal_quantile(level: float) -> float:
    """How many standard errors a two-sided normal interval reaches: 1.96 at 0.95."""
    return NormalDist().inv_cdf((1 + level) / 2)


@cache
def t_quantile(level: float, units: int) -> float:
    """How many standard errors a two-sided t interval reaches: 2.776 at 0.95 with 5 units.

    Of an error that is itself estimated from that many units: one degree of freedom less.
    """
    from scipy.special import stdtrit  # heavy: only where units are clusters

    return float(stdtrit(units - 1, (1 + level) / 2))


def balance_ends(
    low: ArrayLike, high: ArrayLike, a_total: ArrayLike, s_total: ArrayLike
) -> tuple[Array, Array]:
    """Ends on the scale of the logit as ends on that of the balance, stretched to hold it.

    So where A is 0 the low end is -1, and where S is 0 the high end is 1: the balance itself.
    """
    value = balance(a_total, s_total)
    below, above = (np.tanh(end / 2) for end in arrays(low, high))
    return np.minimum(below, value), np.maximum(above, value)


def wilson(k: ArrayLike, n: ArrayLike, level: float = 0.95) -> tuple[Array, Array]:
    """The interval of a share k / n by Wilson (1927), within [0, 1]; nan where n is 0."""
    hits, size = arrays(k, n)
    square = normal_quantile(level) ** 2
    share = over(hits, size)
    centre = (hits + square / 2) / (size + square)
    reach = np.sqrt(square * (size * share * (1 - share) + square / 4)) / (size + square)
    # at k = 0 and k = n rounding alone would leave the share a hair outside
    low, high = np.minimum(centre - reach, share), np.maximum(centre + reach, share)
    return low.clip(0, 1), high.clip(0, 1)


def percentile(values: ArrayLike, level: float = 0.95) -> tuple[float, float]:
    """The percentile interval of resampled values (draws,), undefined ones left out.

    Of width 0 where nothing was found, and too narrow where little was: for appendices.
    """
    (drawn,) = arrays(values)
    drawn = drawn[~np.isnan(drawn)]
    ends = [(1 - level) / 2, (1 + level) / 2]
    low, high = np.quantile(drawn, ends) if drawn.size else (math.nan, math.nan)
    return float(low), float(high)


def studentised(
    point: float,
    error: float,
    points: Array,
    errors: Array,
    level: float = 0.95,
    least: float | None = None,
) -> tuple[float, float]:
    """The bootstrap-t interval of a point from resampled points and errors (draws,).

    No end stands nearer than `least` errors, the normal quantile if not given: resamples that
    miss a rare frame vary too little (eight articles, one hit in twenty for strain, simulated:
    coverage 67 % without this, 97 % with it). Nan where there is no error to go by: units all
    alike, or too few.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        pivots = (points - point) / errors
    pivots = pivots[~np.isnan(pivots)]
    if not pivots.size:
        return math.nan, math.nan
    z = normal_quantile(level) if least is None else least
    # order statistics, outwards: the pivot of a resample without spread is infinite
    below = min(float(np.quantile(pivots, (1 - level) / 2, method="lower")), -z)
    above = max(float(np.quantile(pivots, (1 + level) / 2, method="higher")), z)
    low, high = point - above * error, point - below * error
    return (low, high) if math.isfinite(high - low) else (math.nan, math.nan)
