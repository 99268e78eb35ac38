"""The log odds of alliance over strain, ln(A + 1/2) - ln(S + 1/2); 0 is even, higher is warmer.

Unbounded, on the scale on which balances are compared (Lowe, Benoit, Mikhaylov and Laver 2011):
one more strained sentence means more where there are few. Undefined where A + S is 0, though the
formula would give 0. It misses what the balance misses, and the half added to each side pulls
small counts towards 0.
"""

from __future__ import annotations

import numpy as np

from analysis import stats
from analysis.measures import Cell
from analysis.stats import Array

LABEL = "Log odds of alliance over strain"
BOUNDS = (-np.inf, np.inf)
COLUMNS = ("alliance", "strain", "either")
CARRIES = "either"
RESTS = ("alliance", "strain")
INTERVAL = "logit"
TIE = True


def counts(cell: Cell) -> tuple[float, ...]:
    """Whether the sentence is alliance, strain, either."""
    return cell.alliance, cell.strain, max(cell.alliance, cell.strain)


def value(sums: Array) -> Array:
    """The log odds; nan where there is neither."""
    a, s = sums[..., 0], sums[..., 1]
    return np.where(a + s > 0, stats.logit(a, s), np.nan)
