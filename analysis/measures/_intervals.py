"""Which interval serves which kind of measure, and on which scale outlets are compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from analysis import stats
from analysis.stats import HALF, Array


@dataclass(frozen=True, slots=True)
class Interval:
    """A kind of interval: the scale it is taken on, and its closed form, where it has one."""

    scale: Callable[[Array], tuple[Array, Array]]  # moments (..., 5) -> point, error (...)
    closed: str = ""  # the name of its closed form


INTERVALS = {
    "balance": Interval(stats.log_odds, "closed form"),
    "logit": Interval(stats.log_odds, "closed form"),
    "share": Interval(partial(stats.ratio, add=HALF), "Wilson"),
    "ratio": Interval(partial(stats.ratio, add=HALF)),  # of counts
    "log_ratio": Interval(stats.log_ratio),
    "mean": Interval(stats.ratio),
}


def ends(kind: str, sums: Array, drawn: Array | None, level: float) -> tuple[float, float]:
    """The ends of an interval from moments (5,) and resampled moments (draws, 5); nan if none.

    Without `drawn` it is the closed form. Where a count is 0, it is 0 in every resample: then
    the upper end is z squared over the base, to which Wilson's and Poisson's score intervals
    come close (a rule of four), and a share of 1 mirrors it.
    """
    x, y = float(sums[0]), float(sums[1])
    if drawn is None and kind == "share":
        low, high = stats.wilson(x, y, level)
        return float(low), float(high)
    scale = INTERVALS[kind].scale
    point, error = (float(part) for part in scale(sums))
    z = stats.normal_quantile(level)
    if drawn is None:
        below, above = point - z * error, point + z * error
    else:
        below, above = stats.studentised(point, error, *scale(drawn), level)
    if kind == "balance":
        low, high = stats.balance_ends(below, above, x, y)
        return float(low), float(high)
    if kind in ("share", "ratio") and x == 0 < y:
        return 0.0, z * z / y
    if kind == "share" and x == y > 0:
        return 1 - z * z / y, 1.0
    return below, above
